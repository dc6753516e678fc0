"""What the wall of a room shows of a hearing: the question, counts once they are open, and who speaks now."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Bar, Part, Row, Screen, bars, counts, rows, text
from ...i18n import colon
from ...widgets.instruments import first_capital
from .in_short import case_in_short
from .moves import MOST_POINTS, Verdict, is_majority, steps_passed_over
from .play_view import WallView
from .room import room_words
from .seats import ANY_SIDE, BENCH, CLERK, OUTVOTED, VOTERS
from .steps import step_title, step_view
from .titles import (
    answer_names,
    clock_of_plea,
    mark_names,
    outcome_notes,
    phase_name,
    role_names,
    seat_name,
    sentence_questions,
    step_question,
    writer_words,
)
from .words import board_name, finding_names, hearing_labels, outcome_names

KEPT = "✔"  # at an exhibit that the bench keeps


def wall_screen(reader: Reader, step: Step, seen: WallView) -> Screen:
    """Return what the wall shows of the step at hand."""
    parts = _PARTS[step.kind](reader, step, seen)
    title = step_question(reader, step, shown=seen["now"]["open"])
    return {"title": title, "above": phase_name(reader, step), "parts": parts}


def _seats(reader: Reader, _step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    names = role_names(reader)
    taken = {role: count for role, count in seen["seats"].items() if count}
    drawn = _("Your phone shows who you are, and your card: only your own side, or the bench, has the same one.")
    case = [text(told)] if (told := case_in_short(reader)) else []
    if not taken:
        return [*case, text(_("When all are here, everybody draws a seat.")), text(drawn)]
    seated: list[Row] = [{"label": names[role], "text": str(count)} for role, count in taken.items()]
    title = _("How many people sit where; people of one side sit together")
    return [*case, text(drawn), rows(seated, title=title, columns=2)]


def _cards(reader: Reader, _step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    told = text(
        _("Sides press the two points that they will make. The bench keeps the three exhibits that weigh most.")
    )
    if not seen["now"]["open"]:
        return [told, exhibit_rows(reader, seen), text(_("What is kept is shown once all have read."), small=True)]
    shown: list[Bar] = []
    for each in room_words(reader)["exhibits"]:
        bar: Bar = {"label": f"{each['letter']}. {each['short']}", "count": seen["exhibits"].get(each["id"], 0)}
        if each["id"] in seen["kept"]:
            bar["record"] = kept_word(reader)
        shown.append(bar)
    return [
        bars(
            shown,
            title=_("The three that the bench pressed most, and what is level with the third"),
            of=seen["seats"].get(BENCH, 0),
        )
    ]


def kept_word(reader: Reader) -> str:
    """Return what stands at an exhibit that the bench keeps."""
    _ = reader.say
    return str(_.pgettext("exhibit", "kept"))


def exhibit_rows(reader: Reader, seen: WallView) -> Part:
    """Return the letters of the exhibits with a few words for each; those that the bench keeps have a sign."""
    shown: list[Row] = []
    for each in room_words(reader)["exhibits"]:
        row: Row = {"label": f"{each['letter']}.", "text": each["short"]}
        if each["id"] in seen["kept"]:
            row |= {"sign": KEPT, "means": kept_word(reader), "strong": True}
        shown.append(row)
    return rows(shown, columns=3)


def exhibit_texts(reader: Reader, seen: WallView) -> Part:
    """Return the exhibits in whole, folded away; those that the bench keeps are marked."""
    _ = reader.say
    shown: list[Row] = []
    for each in room_words(reader)["exhibits"]:
        kept = each["id"] in seen["kept"]
        mark = f" ({KEPT} {kept_word(reader)})" if kept else ""
        shown.append({"label": f"{each['letter']}. {each['short']}{mark}", "text": each["text"], "strong": kept})
    return rows(shown, title=_("Exhibits"), folded=True)


def _plea(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the points of a side; once it has spoken for how many each weighs, and how many ask for an exhibit."""
    _ = reader.say
    if not seen["now"]["open"]:
        points: list[Row] = [{"label": f"{each['number']}.", "text": each["text"]} for each in seen["points"]]
        told = _("All others press what weighs for them, and where they ask for an exhibit; it is shown once the side has spoken.")  # fmt: skip
        return [rows(points, title=points_title(reader, seen)), text(clock_of_plea(reader)), text(told)]
    asked = any(each["asks"] for each in seen["points"])
    return [weighed_points(reader, seen), *([_names_exhibits(reader), exhibit_rows(reader, seen)] if asked else [])]


def weighed_points(reader: Reader, seen: WallView) -> Part:
    """Return the points of a side in whole, with how many listeners each weighs for, and how many ask for its exhibit."""
    _ = reader.say
    asked = _("{point} ► Which exhibit? Asked by\N{NO-BREAK SPACE}{count}")
    shown: list[Bar] = []
    for each in seen["points"]:
        point = f"{each['number']}. {each['text']}"
        label = asked.format(point=point, count=len(each["asks"])) if each["asks"] else point
        shown.append({"label": label, "count": each["weighs"]})
    return bars(shown, title=_("It weighs for how many?"), of=seen["now"]["asked"])


def points_title(reader: Reader, seen: WallView) -> str:
    """Say that the points are those that the side chose, and why they are more than it may choose, "" where it chose none."""
    _, points = reader.say, seen["points"]
    if not any(each["chosen"] for each in points):
        return ""
    if len(points) > MOST_POINTS:
        return _("The points that this side chose: a tie keeps {count}").format(count=len(points))
    return _("The points that this side chose")


def _names_exhibits(reader: Reader) -> Part:
    _ = reader.say
    return text(_("The side names an exhibit or a source for each point, in one sentence. ✔ kept by the bench"))


def _shown_later(reader: Reader) -> Part:
    _ = reader.say
    return text(_("All others press whether it was answered; it is shown once the side has spoken."))


def asked_for_exhibits(reader: Reader, seen: WallView) -> list[Part]:
    """Return who asks *which exhibit?* of which point, and what the side does now; nothing where nobody asks."""
    _, names = reader.say, role_names(reader)
    found: list[Row] = []
    for each in seen["points"]:
        roles = Counter(names[seat.rpartition(".")[0]] for seat in each["asks"])
        who = ", ".join(f"{role} ({count})" if count > 1 else role for role, count in roles.items())
        if who:
            found.append({"label": _("Point {number}").format(number=each["number"]), "text": who})
    if not found:
        return []
    return [rows(found, title=_("Asked: on which exhibit does this point rest?")), _names_exhibits(reader)]


def _question(reader: Reader, _step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    if not seen["now"]["open"]:
        read_out = _("Drawn by lot to read it aloud: {seat}. The side answers.")
        return [question_part(reader, seen), _reads_aloud(reader, seen, read_out), _shown_later(reader)]
    marks = counts(seen["answers"], mark_names(reader), title=_("Was it answered?"), of=seen["now"]["asked"])
    return [question_part(reader, seen), marks]


def _reads_aloud(reader: Reader, seen: WallView, told: str) -> Part:
    return text(told.format(seat=seat_name(reader, seen["reads"]) if seen["reads"] else role_names(reader)[BENCH]))


def question_part(reader: Reader, seen: WallView) -> Part:
    """Return what the bench asks a side."""
    _ = reader.say
    return rows([{"text": seen["question"], "strong": True}], title=_("The hardest question on their card"))


def _vote(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    question = text(seen["arguments"]["question"])
    if seen["now"]["open"]:
        return [question, *_voted(reader, step, seen), *_voices(reader, step, seen)]
    return [question, argument_rows(seen), _secret(reader, seen)]


def _secret(reader: Reader, seen: WallView) -> Part:
    """Return who votes and who bets, and that nothing shows before."""
    _ = reader.say
    told = _("The bench votes, the others bet, in secret. What most votes say is what the bench says, majority or not; a tie stays open.")  # fmt: skip
    if set(seen["seats"]) <= set(VOTERS):
        told = _("All vote, in secret. What most votes say is what the bench says, majority or not; a tie stays open.")
    return text(told)


def argument_rows(seen: WallView, columns: int = 2, title: str = "") -> Part:
    """Return the strongest point of both sides of a step, folded away where it has a title."""
    sides = seen["arguments"]["sides"]
    found: list[Row] = [{"label": each["name"], "text": each["text"]} for each in sides]
    return rows(found, title=title, folded=bool(title), columns=columns)


def _voted(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return how the bench voted, and what the others bet, as bars."""
    _ = reader.say
    names = answer_names(reader, step)
    found = _("The bench: {answer}").format(answer=said_by_bench(reader, names, seen["verdict"]))
    return [counts(seen["hands"], names, title=found), *_bets(reader, step, seen)]


def is_tie(seen: WallView) -> bool:
    """Say whether the votes that a step shows are level."""
    return bool(seen["verdict"]["voted"]) and not seen["verdict"]["answer"]


def said_by_bench(reader: Reader, names: Mapping[str, str], said: Verdict) -> str:
    """Return what a bench says, with how many of how many, whether this is no majority, and how many did not vote."""
    _ = reader.say
    if not said["voted"]:
        return _("open (no vote)")
    told = _("a tie at {count}")
    if said["answer"]:
        told = _("{count} of {bench}") if is_majority(said) else _("{count} of {bench}: no majority")
    known = [told.format(count=said["count"], bench=said["bench"])]
    if missing := said["bench"] - said["voted"]:
        known.append(_("without a vote: {count}").format(count=missing))
    answer = names[said["answer"]] if said["answer"] else _.pgettext("step", "open")
    return f"{answer} ({', '.join(known)})"


def _bets(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    return [counts(seen["bets"], answer_names(reader, step), title=_("What the others bet"))] if seen["bets"] else []


def _voices(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return who says why now, one of each of the two largest camps."""
    _ = reader.say
    names = answer_names(reader, step)
    found: list[Row] = [
        {"label": seat_name(reader, each["seat"]), "text": names[each["vote"]], "strong": True} for each in seen["voices"]
    ]  # fmt: skip
    if not found:
        return [text(_("One of each of the two largest groups says why: twenty seconds each."))]
    title = _("Drawn by lot, they say why: twenty seconds each")
    alone = [text(_("All who voted say the same. Who finds the best case against it?"))] if len(found) == 1 else []
    return [rows(found, title=title, columns=len(found)), *alone]


def _talk(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the votes of the step before, who says why, what all do, and reasons that were released."""
    _ = reader.say
    task = _("Who voted writes why they did; all others write the best reason on either side.")
    if seen["verdict"]["answer"]:
        task = _("Who voted writes why they did; all others write the best reason for what the bench says.")
    return [
        *_voted(reader, step, seen), *_voices(reader, step, seen), text(task), *_written(reader, step, seen),
    ]  # fmt: skip


def _written(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the texts of the class that the wall shows, with numbers to point at."""
    _ = reader.say
    shown: list[Row] = [
        {"label": _numbered(reader, number, each["by"]), "text": each["text"]}
        for number, each in enumerate(step.on_wall(seen["texts"]), start=1)
    ]
    return [rows(shown, title=_("What some of you write"))] if shown else []


def _numbered(reader: Reader, number: int, by: str) -> str:
    """Return the number of a text and, where it answers one of several questions, who had it."""
    return f"{number}. {writer_words(reader)[by]}{colon(reader.language).rstrip()}" if by else f"{number}."


def _ruling(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    if seen["now"]["open"]:
        return _ruled(reader, step, seen)
    return [finding_rows(reader, seen), _secret(reader, seen)]


def _ruled(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the ruling, to be read out, beside what the bench found step by step, and the votes on it."""
    _ = reader.say
    hands = counts(seen["hands"], outcome_names(_), title=_("How the bench voted"))
    if not seen["verdict"]["answer"]:
        return [text(no_ruling(reader, seen)), hands, *_bets(reader, step, seen), finding_rows(reader, seen)]
    return [
        *ruling_parts(reader, seen),
        _reads_aloud(reader, seen, _("Drawn by lot to read it aloud: {seat}. All write its reasons next.")),
        hands,
        *_bets(reader, step, seen),
    ]


def no_ruling(reader: Reader, seen: WallView) -> str:
    """Return why there is no ruling."""
    _ = reader.say
    return _("A tie: there is no ruling.") if is_tie(seen) else _("No vote: there is no ruling.")


def ruled_in_short(reader: Reader, seen: WallView) -> str:
    """Return the ruling with how many of how many, or why there is none."""
    said = seen["verdict"]
    return said_by_bench(reader, outcome_names(reader.say), said) if said["answer"] else no_ruling(reader, seen)


def ruling_parts(reader: Reader, seen: WallView) -> list[Part]:
    """Return the ruling, the findings, and the question whether these carry it, where they point apart."""
    _, said = reader.say, seen["verdict"]
    decides = "" if is_majority(said) else _("The largest group decides.")
    told = [f"{ruled_in_short(reader, seen)}.", decides, outcome_notes(reader)[said["answer"]]]
    ruled: list[Row] = [{"label": _("The ruling"), "text": " ".join(filter(None, told)), "strong": True}]
    found = {step: each["answer"] for step, each in seen["findings"].items()}
    apart = steps_passed_over(found, said["answer"])
    asked: list[Row] = [{"text": _("Do your findings carry this ruling?"), "strong": True}]
    by_answer = rows(steps_by_answer(reader, seen), title=_("What the bench found, by step"), columns=2)
    return [rows(ruled), by_answer, *([rows(asked)] if apart else [])]


def steps_by_answer(reader: Reader, seen: WallView) -> Iterator[Row]:
    """Return for each answer the steps to which the bench gave it, such as “Does not pass: 3. …, 6. …”."""
    _ = reader.say
    steps: dict[str, list[str]] = {}
    for step, said in seen["findings"].items():
        steps.setdefault(said["answer"], []).append(step_title(reader, step))
    names = {**finding_names(reader), "": first_capital(_.pgettext("step", "open"))}
    for answer, name in names.items():
        if answer in steps:
            yield {"label": f"{name}{colon(reader.language).rstrip()}", "text": ", ".join(steps[answer])}


def finding_rows(reader: Reader, seen: WallView, columns: int = 2) -> Part:
    """Return what the bench found on each step so far."""
    _ = reader.say
    names = finding_names(reader)
    found: list[Row] = [
        {
            "label": f"{step_title(reader, each)}{colon(reader.language).rstrip()}",
            "text": said_by_bench(reader, names, said),
        }
        for each, said in seen["findings"].items()
    ]
    return rows(found, title=_("What the bench found"), columns=columns)


def _sentence(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the ruling in short, and which question each has who writes a sentence now."""
    _, role = reader.say, role_names(reader)
    shown: list[Row] = [{"label": role[BENCH], "text": ruled_in_short(reader, seen), "strong": True}]
    who = {**writer_words(reader), ANY_SIDE: _("Each side"), CLERK: role[CLERK]}
    here = {BENCH, OUTVOTED, *(each if each == CLERK else ANY_SIDE for each in set(seen["seats"]) - set(VOTERS))}
    asked = sentence_questions(reader, seen["verdict"]["answer"])
    questions: list[Row] = [
        {"label": f"{who[each]}{colon(reader.language).rstrip()}", "text": question}
        for each, question in asked.items()
        if each in here
    ]
    return [rows(shown), rows(questions, columns=2), *_written(reader, step, seen)]


def _sentences(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the sentences that were released last, with how many each makes think again."""
    _ = reader.say
    if not seen["texts"]:
        return [text(_("No sentence is on the wall yet."))]
    if not seen["now"]["open"]:
        told = text(_("All press the one that makes them think again; when new ones come, they may change it until it is shown."))  # fmt: skip
        return [*_written(reader, step, seen), told]
    shown: list[Bar] = [
        {
            "label": f"{_numbered(reader, number, each['by'])} {each['text']}",
            "count": seen["thinks"].get(str(each["number"]), 0),
        }
        for number, each in enumerate(step.on_wall(seen["texts"]), start=1)
    ]
    return [bars(shown, of=seen["now"]["asked"])]


def _guess(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    own = said_by_bench(reader, answer_names(reader, step), seen["verdict"])
    return [
        text(step_view(reader, step.about)["question"]),
        rows([{"label": _("Your own bench"), "text": own}]),  # bars would look like what all press now
        text(
            _("All press what they expect. “Not established”: what this kit read of the decision does not settle it.")
        ),
    ]


def _finding(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return what the body of the case found, beside what was expected and what the own bench found."""
    _, labels, found = reader.say, hearing_labels(reader), seen["finding"]
    expected: list[Bar] = []
    for each, name in finding_names(reader).items():
        bar: Bar = {"label": name, "count": found["expected"].get(each, 0)}
        if each == found["kind"]:
            bar["record"] = labels["board_reads"]
        expected.append(bar)
    return [
        rows([{"label": labels["board_reads"], "text": found["finding"], "strong": True}]),
        text(found["text"]),
        bars(expected, title=_("What you expected")),
        counts(seen["hands"], answer_names(reader, step), title=_("Your own bench")),
        text(_("This is no score: {board} is not the answer key.").format(board=board_name(reader)), small=True),
    ]


def _out(reader: Reader, _step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    own = ruled_in_short(reader, seen)
    shown: list[Row] = [{"label": _("The ruling of your bench"), "text": own, "strong": True}]
    shown += [
        {"label": each["kind"], "text": each["text"]}
        for each in seen["after"]
        if each["sort"] in ("decision", "afterwards")
    ]
    return [text(_("Say aloud who you were. From now on you speak for yourself.")), rows(shown, columns=2)]


_PARTS: dict[str, Callable[[Reader, Step, WallView], list[Part]]] = {
    "seats": _seats,
    "cards": _cards,
    "plea": _plea,
    "question": _question,
    "vote": _vote,
    "talk": _talk,
    "ruling": _ruling,
    "ruled": _ruled,
    "sentence": _sentence,
    "sentences": _sentences,
    "guess": _guess,
    "finding": _finding,
    "out": _out,
}
