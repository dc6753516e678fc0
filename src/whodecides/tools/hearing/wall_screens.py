"""What the wall of a room shows of a hearing: the question, counts once they are open, and who speaks now."""

from collections import Counter
from collections.abc import Callable

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Bar, Part, Row, Screen, bars, counts, quote, rows, text
from .in_short import case_in_short
from .moves import most_hands
from .play_view import WallView
from .room import room_words
from .seats import BENCH, CLERK, VOTERS
from .steps import step_view
from .titles import answer_names, mark_names, outcome_notes, phase_name, role_names, seat_name, step_question
from .words import board_name, finding_names, hearing_labels, outcome_names


def wall_screen(reader: Reader, step: Step, seen: WallView) -> Screen:
    """Return what the wall shows of the step at hand."""
    parts = _PARTS[step.kind](reader, step, seen)
    return {"title": step_question(reader, step), "above": phase_name(reader, step), "parts": parts}


def _seats(reader: Reader, _step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    names = role_names(reader)
    taken = {role: count for role, count in seen["seats"].items() if count}
    drawn = _("Your phone shows who you are and what your card says. Nobody else sees your card.")
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
        return [told, exhibit_rows(reader), text(_("What is kept is shown once all have read."), small=True)]
    labels = {each["id"]: f"{each['letter']}. {each['short']}" for each in room_words(reader)["exhibits"]}
    keepers = sum(seen["seats"].get(role, 0) for role in (BENCH, CLERK))
    return [told, counts(seen["exhibits"], labels, title=_("Exhibits that are kept"), of=keepers)]


def exhibit_rows(reader: Reader) -> Part:
    """Return the letters of the exhibits with a few words for each."""
    exhibits = room_words(reader)["exhibits"]
    shown: list[Row] = [{"label": f"{each['letter']}.", "text": each["short"]} for each in exhibits]
    return rows(shown, columns=3)


def _plea(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the points of a side; once it has spoken for how many each weighs, and who asks for an exhibit."""
    _ = reader.say
    numbered = list(enumerate(seen["points"], start=1))
    if not seen["now"]["open"]:
        points: list[Row] = [{"label": f"{number}.", "text": each["text"]} for number, each in numbered]
        return [rows(points), _shown_later(reader)]
    weighs: list[Bar] = [{"label": f"{number}. {each['text']}", "count": each["weighs"]} for number, each in numbered]
    return [
        bars(weighs, title=_("For how many listeners each point weighs"), of=seen["now"]["asked"]),
        *([*asked, exhibit_rows(reader)] if (asked := asked_for_exhibits(reader, step, seen)) else []),
    ]


def _shown_later(reader: Reader) -> Part:
    _ = reader.say
    return text(_("What you press is shown once the side has spoken."), small=True)


def asked_for_exhibits(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return who asks *which exhibit?* of which point, and what the side does now; nothing where nobody asks."""
    _, names = reader.say, role_names(reader)
    found: list[Row] = []
    for number, each in enumerate(seen["points"], start=1):
        roles = Counter(names[seat.rpartition(".")[0]] for seat in each["asks"])
        who = ", ".join(f"{role} ({count})" if count > 1 else role for role, count in roles.items())
        if who:
            found.append({"label": _("Point {number}").format(number=number), "text": who})
    if not found:
        return []
    told = _("The side now names an exhibit or a source for each of these points, in one sentence.")
    return [
        rows(found, title=_("Asked: on which exhibit does this point rest?"), columns=len(found)),
        text(told),
    ]


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
    told = _("The bench votes, the others bet. Nothing is shown until your instructor goes on.")
    if set(seen["seats"]) <= set(VOTERS):
        told = _("All vote. Nothing is shown until your instructor goes on.")
    return text(told, small=True)


def argument_rows(seen: WallView, columns: int = 2) -> Part:
    """Return the strongest point of both sides of a step."""
    sides = seen["arguments"]["sides"]
    return rows(({"label": each["name"], "text": each["text"]} for each in sides), columns=columns)


def _voted(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return how the bench voted, and what the others bet, as bars."""
    _ = reader.say
    names = answer_names(reader, step)
    best = most_hands(seen["hands"])
    found = _("The bench: {answer}").format(answer=names[best]) if best else undecided(reader, seen)
    return [counts(seen["hands"], names, title=found), *_bets(reader, step, seen)]


def undecided(reader: Reader, seen: WallView) -> str:
    """Return why the bench decided nothing."""
    _ = reader.say
    return _("A tie: the bench decides nothing.") if seen["hands"] else _("No vote: the bench decides nothing.")


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
    """Return the votes of the step before, who says why, and reasons that were released."""
    return [*_voted(reader, step, seen), *_voices(reader, step, seen), *_quotes(step, seen)]


def _quotes(step: Step, seen: WallView) -> list[Part]:
    return [quote(each["text"]) for each in step.on_wall(seen["texts"])]


def _ruling(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    if seen["now"]["open"]:
        return _ruled(reader, step, seen)
    return [finding_rows(reader, seen), _secret(reader, seen)]


def _ruled(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the ruling, to be read out, with the votes on it and what the bench found step by step."""
    _ = reader.say
    best = most_hands(seen["hands"])
    hands = counts(seen["hands"], outcome_names(_), title=_("Hands of the bench"))
    if not best:
        return [text(undecided(reader, seen)), hands, *_bets(reader, step, seen)]
    ruling: Row = {"label": outcome_names(_)[best], "text": outcome_notes(reader)[best], "strong": True}
    read_out = _(
        "Drawn by lot to read it aloud: {seat}. Its reasons: the steps below, and the sentences that all write next."
    )
    return [
        rows([ruling]),
        _reads_aloud(reader, seen, read_out),
        hands,
        *_bets(reader, step, seen),
        finding_rows(reader, seen, columns=3),
    ]


def finding_rows(reader: Reader, seen: WallView, columns: int = 2) -> Part:
    """Return what the bench found on each step so far."""
    _ = reader.say
    names = finding_names(reader)
    found: list[Row] = [
        {"label": step_view(reader, each)["name"], "text": names.get(finding, _("open: a tie, or no vote"))}
        for each, finding in seen["findings"].items()
    ]
    return rows(found, title=_("What the bench found"), columns=columns)


def _sentence(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    prompts = _("Who voted with the largest group: which step decided? Who did not: the best case against the ruling. All others: what do the reasons owe to your side?")  # fmt: skip
    best = most_hands(seen["hands"])
    ruled = [rows([{"label": _("The bench"), "text": outcome_names(_)[best], "strong": True}])] if best else []
    return [*ruled, text(prompts), *_quotes(step, seen)]


def _sentences(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the sentences that were released last, with how many each makes think again."""
    _ = reader.say
    if not seen["texts"]:
        return [text(_("No sentence is on the wall yet."))]
    if not seen["now"]["open"]:
        return [*_quotes(step, seen), text(_("What you press is shown once all have pressed."), small=True)]
    shown: list[Bar] = [
        {"label": each["text"], "count": seen["thinks"].get(str(each["number"]), 0)}
        for each in step.on_wall(seen["texts"])
    ]
    return [bars(shown, title=_("How many each of them makes think again"), of=seen["now"]["asked"])]


def _guess(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    _ = reader.say
    return [
        text(step_view(reader, step.about)["question"]),
        counts(seen["hands"], answer_names(reader, step), title=_("Your own bench")),
        text(_("Press what you expect. It opens with the next step."), small=True),
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
    best = most_hands(seen["hands"])
    own = outcome_names(_)[best] if best else undecided(reader, seen)
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
