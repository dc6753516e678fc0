"""What each step of a hearing in a room is called, and who sits where, in words: for its wall, phones and console."""

from collections.abc import Mapping

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Option
from ...widgets.instruments import first_capital
from .in_short import measure_in_short
from .moves import DECISIONS, IN_PART, RULING
from .plan import step_ids
from .room import room_words, side_names
from .seats import ANY_SIDE, BENCH, CLERK, OUTVOTED, SIDES, side_and_bench
from .steps import step_title
from .words import board_name, finding_names, hearing_labels, outcome_names

# A sign before each answer, so that it is told by more than a word.
SIGNS = {
    **{"met": "✔", "partly met": "◐", "not met": "✘", "not established": "?"},
    **{"uphold": "✔", IN_PART: "◐", "overturn": "✘"},
    **{"yes": "✔", "part": "◐", "no": "✘"},
}


def role_names(reader: Reader) -> dict[str, str]:
    """Map each role to what its seats are called."""
    _, sides = reader.say, side_names(reader)
    both = _("{side}, then the bench")
    return {
        **sides,
        **{side_and_bench(each): both.format(side=sides[each]) for each in SIDES},
        BENCH: _("The bench"),
        CLERK: _("The clerk"),
    }


def seat_name(reader: Reader, seat: str) -> str:
    """Return what a seat is called: the role, and which of its seats it is."""
    role, _dot, number = seat.rpartition(".")
    _ = reader.say
    return _("{role}, seat {number}").format(role=role_names(reader)[role], number=number)


def answer_names(reader: Reader, step: Step) -> dict[str, str]:
    """Map each answer of the bench to its words: outcomes while it is on the ruling, else decisions on a step."""
    if step.phase == RULING:
        return outcome_names(reader.say)
    return {each: finding_names(reader)[each] for each in DECISIONS}


def mark_names(reader: Reader) -> dict[str, str]:
    """Map each mark for the answer of a side to its words."""
    return dict(room_words(reader)["room"]["marks"])


def outcome_notes(reader: Reader) -> dict[str, str]:
    """Map each outcome of a ruling to what it means for the measure."""
    _ = reader.say
    return {
        "uphold": _("The measure stays as it was."),
        IN_PART: _("Part of it stays: the bench says which."),
        "overturn": _("The measure was wrong from the start."),
    }


def options_of(names: Mapping[str, str], notes: Mapping[str, str] | None = None) -> list[Option]:
    """Return answers to press, each with its sign and, where it has one, its note."""
    found: list[Option] = []
    for each, name in names.items():
        option: Option = {"value": each, "label": name, "sign": SIGNS[each]}
        if notes and each in notes:
            option["note"] = notes[each]
        found.append(option)
    return found


def phase_name(reader: Reader, step: Step) -> str:
    """Return what stands small above a step: the part of the hearing, and of the six steps which one."""
    _ = reader.say
    ids = step_ids(reader.case)
    number = ids.index(step.about) + 1 if step.about in ids else 0
    return {
        "seats": _("Seats"),
        "cards": _("Cards"),
        "pleas": _("Each side speaks"),
        "questions": _("One question each"),
        "steps": _("Step {number} of {all}").format(number=number, all=len(ids)),
        "ruling": _("The ruling"),
        "board": first_capital(board_name(reader)),
        "out": _("Out of the role"),
    }[step.phase]


def step_question(reader: Reader, step: Step, *, shown: bool = False) -> str:
    """Return the question of a step of the plan, as the wall shows it; of exhibits and sentences that are `shown` what is
    shown."""
    _ = reader.say
    asked = {
        "seats": _("Who are you in this hearing?"),
        "cards": _("The exhibits that the bench keeps") if shown else _("Which exhibits and which points weigh most?"),
        "plea": _("{side}: which points weigh?"),
        "question": _("{side}: was the question answered?"),
        "vote": _("{step}: does “{measure}” pass?"),
        "talk": _("{step}: what are the reasons?"),
        "ruling": _("“{measure}”: uphold, uphold in part, or overturn?"),
        "ruled": _("The ruling of the bench"),
        "sentence": _("One sentence of each: which question is yours?"),
        "sentences": _("How many think again after each sentence")
        if shown
        else _("Which sentence makes you think again?"),
        "guess": _("{step}: what did {board} find?"),
        "finding": _("{step}: what did {board} find?"),
        "out": hearing_labels(reader)["after"],
    }[step.kind]
    return _about(reader, step, asked)


def writer_words(reader: Reader) -> dict[str, str]:
    """Map each group that may write a sentence to what it is called beside one, `CLERK`, who is alone, apart."""
    _ = reader.say
    return {
        BENCH: role_names(reader)[BENCH],
        OUTVOTED: _("Of the bench, who voted otherwise"),
        ANY_SIDE: _("A side"),
    }


def sentence_questions(reader: Reader, outcome: str) -> dict[str, str]:
    """Map who writes a sentence to the question that each has, after a ruling or, with "", where there is none: `BENCH`, OUTVOTED where
    there is a ruling, ANY_SIDE and `CLERK`."""
    _ = reader.say
    others = {
        ANY_SIDE: _("What must the reasons say to your side?"),
        CLERK: _("What must the reasons say, so that everybody can follow them?"),
    }
    if not outcome:
        return {BENCH: _("Which step decided for you?"), **others}
    return {
        BENCH: _("Which part of it stays, and why?")
        if outcome == IN_PART
        else _("What must the ruling say to those who wanted another?"),
        OUTVOTED: _("What is the best case against this ruling?"),
        **others,
    }


def step_name(reader: Reader, step: Step) -> str:
    """Return what the console calls a step of the plan."""
    _ = reader.say
    named = {
        "seats": _("Seats"),
        "cards": _("Cards – read and choose"),
        "plea": _("Plea – {side}"),
        "question": _("Question – {side}"),
        "vote": _("Vote – {step}"),
        "talk": _("Reasons – {step}"),
        "ruling": _("Vote – the ruling"),
        "ruled": _("The ruling is read out"),
        "sentence": _("One sentence of each"),
        "sentences": _("Sentences on the wall"),
        "guess": _("Expect – {step}"),
        "finding": _("Finding – {step}"),
        "out": _("Out of the role"),
    }[step.kind]
    return _about(reader, step, named)


def step_note(reader: Reader, step: Step) -> str:
    """Return what the console says of a step beside its name: how its time divides."""
    return clock_of_plea(reader) if step.kind == "plea" else ""


def clock_of_plea(reader: Reader) -> str:
    """Return how the time of a plea divides."""
    _ = reader.say
    return _("One minute to speak, then exhibits: the clock runs for both.")


def _about(reader: Reader, step: Step, words: str) -> str:
    title = step_title(reader, step.about) if step.about in step_ids(reader.case) else ""
    side = side_names(reader).get(step.about, "")
    return words.format(side=side, step=title, board=board_name(reader), measure=measure_in_short(reader))
