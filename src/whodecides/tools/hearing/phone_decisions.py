"""What a phone shows while a hearing decides: a vote or a bet, reasons, a sentence, what one expects and what was found."""

from collections.abc import Callable, Iterator

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Option, Part, Row, rows, text
from .in_short import meanings_of_step
from .moves import IN_PART, MOST_SIGNS, RULING, vote_on
from .phone_parts import card_part, look_part, mine, press, written
from .play_view import SeatView, writes_as
from .seats import CLERK, VOTERS
from .steps import step_view
from .titles import (
    answer_names,
    options_of,
    outcome_notes,
    role_names,
    seat_name,
    sentence_questions,
    writer_words,
)
from .wall_screens import argument_rows, exhibit_texts, finding_rows, no_ruling, ruling_parts, said_by_bench
from .words import finding_names, hearing_labels, outcome_names

REASON_SIGNS = 280  # one or two sentences


def _vote(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    yield text(seen["wall"]["arguments"]["question"])
    yield from _ballot(reader, step, seen)
    yield argument_rows(seen["wall"], columns=1)
    yield from _lines(reader, seen, folded=True)
    yield exhibit_texts(reader, seen["wall"])
    yield card_part(reader, seen)


def _ballot(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    """Return the buttons of a vote or a bet; once it is open, what one pressed."""
    _, acts = reader.say, seen["own"]["acts"]
    if not acts:
        yield from _own(reader, step, seen)
        yield look_part(reader)
        return
    label = _("Your vote") if acts[0] == "vote" else hearing_labels(reader)["bet"]
    notes = outcome_notes(reader) | meanings_of_step(reader, step.about)
    yield press(step, seen, acts[0], options_of(answer_names(reader, step), notes), label)
    if acts[0] == "bet":
        yield text(_("Your bet is secret until it is shown."), small=True)
    elif step.kind == RULING:
        yield text(_("Your vote is secret until it is shown."), small=True)
    else:
        told = _("Your vote is secret until it is shown. Then two, drawn by lot, tell their vote and why.")
        yield text(told, small=True)


def _own(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    """Return how one voted or bet in what a step is on, and what one expects of the body of the case, if one may not press."""
    _, acts = reader.say, seen["own"]["acts"]
    names = finding_names(reader) | outcome_names(_)
    voted = vote_on(step.about) if step.about else RULING
    found = [
        (_("You voted"), mine(seen, voted, "vote")),
        (_("You bet"), mine(seen, voted, "bet")),
        (_("You expected"), "" if "expect" in acts else mine(seen, f"guess {step.about}", "expect")),
    ]
    if any(value for _label, value in found):
        yield rows({"label": label, "text": names[value]} for label, value in found if value)


def _talk(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, own = reader.say, seen["own"]
    if own["role"] == CLERK and seen["wall"]["voices"]:
        names = answer_names(reader, step)
        drawn: list[Row] = [
            {"label": seat_name(reader, each["seat"]), "text": names[each["vote"]]} for each in seen["wall"]["voices"]
        ]
        yield rows(drawn, title=_("Drawn by lot to say why"))
    if own["seat"] in [each["seat"] for each in seen["wall"]["voices"]]:
        told = _("You were drawn: say why you voted so, in twenty seconds. Then write it.")
        yield rows([{"text": told, "strong": True}])
    yield written(step, seen, "reason", _reason_asked(reader, step, seen), REASON_SIGNS)
    yield _without_name(reader)
    yield from _own(reader, step, seen)
    yield text(_("The bench: {answer}").format(answer=_bench_answer(reader, step, seen)))
    yield argument_rows(seen["wall"], columns=1, title=_("The strongest point of each side"))
    yield from _lines(reader, seen, folded=True)
    yield exhibit_texts(reader, seen["wall"])
    yield card_part(reader, seen)


def _reason_asked(reader: Reader, step: Step, seen: SeatView) -> str:
    """Return which reason one writes, as the wall asks for it: of who voted why they did, whatever the bench says."""
    _ = reader.say
    if mine(seen, vote_on(step.about), "vote"):
        return _("Why did you vote so? One or two sentences")
    if seen["wall"]["verdict"]["answer"]:
        return _("The best reason for what the bench says, in one or two sentences")
    return _("The best reason on either side, in one or two sentences")


def _bench_answer(reader: Reader, step: Step, seen: SeatView) -> str:
    """Return what the bench said in a step, with how many of how many."""
    return said_by_bench(reader, answer_names(reader, step), seen["wall"]["verdict"])


def _without_name(reader: Reader) -> Part:
    """Return what one should know before one writes."""
    _ = reader.say
    told = _("It may be shown on the wall, without your name. Your instructor sees who wrote it.")
    return text(told, small=True)


def _lines(reader: Reader, seen: SeatView, *, folded: bool = False) -> Iterator[Part]:
    """Return the lines that sides wrote to the bench, where one may read them."""
    _, names = reader.say, role_names(reader)
    if seen["lines"]:
        found: list[Row] = [{"label": names[each["side"]], "text": each["text"]} for each in seen["lines"]]
        yield rows(found, title=_("Lines of the sides to the bench"), folded=folded)


def _ruling(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    yield from _ballot(reader, step, seen)
    yield finding_rows(reader, seen["wall"], columns=1)
    yield from _lines(reader, seen)
    yield card_part(reader, seen)


def _ruled(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _ = reader.say
    if seen["own"]["seat"] == seen["wall"]["reads"]:
        yield rows([{"text": _("You were drawn: read the ruling aloud."), "strong": True}])
    if seen["wall"]["verdict"]["answer"]:
        yield from ruling_parts(reader, seen["wall"])
    else:
        yield text(no_ruling(reader, seen["wall"]))
    yield from _own(reader, step, seen)
    yield from _bets(reader, seen)
    yield look_part(reader)


def _bets(reader: Reader, seen: SeatView) -> Iterator[Part]:
    """Return how many of one's bets came true, of those on which the bench decided something."""
    _, wall = reader.say, seen["wall"]
    decided = {vote_on(each): said["answer"] for each, said in wall["findings"].items()}
    decided[RULING] = wall["verdict"]["answer"]
    bets = [(bet, said) for each, said in decided.items() if said and (bet := mine(seen, each, "bet"))]
    if bets:
        true = sum(bet == said for bet, said in bets)
        yield text(_("Bets that came true: {count} of {all}").format(count=true, all=len(bets)))


def _sentence(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    yield written(step, seen, "sentence", _prompt(reader, seen), MOST_SIGNS["sentence"])
    yield _without_name(reader)
    yield from _own(reader, step, seen)
    yield from _lines(reader, seen, folded=True)
    yield finding_rows(reader, seen["wall"], columns=1)


def sentence_question(reader: Reader, seen: SeatView) -> str:
    """Return the question to which one writes a sentence: one of those that the wall shows."""
    role, outcome, vote = seen["own"]["role"], seen["wall"]["verdict"]["answer"], mine(seen, RULING, "vote")
    return sentence_questions(reader, outcome)[writes_as(role, vote, outcome)]


def _prompt(reader: Reader, seen: SeatView) -> str:
    """Return for whom one's sentence is: by side, or by where one stands to what the bench decided."""
    _, outcome, vote = reader.say, seen["wall"]["verdict"]["answer"], mine(seen, RULING, "vote")
    if seen["own"]["role"] not in VOTERS:
        return _("One sentence")
    if not outcome:
        return _("There is no ruling. One sentence for those who voted otherwise.")
    if not vote:
        return _("Which step decided for you? One sentence for those who wanted another ruling.")
    if vote == outcome == IN_PART:
        return _("You voted with the largest group. Which part stays, and why? One sentence.")
    if vote == outcome:
        return _(
            "You voted with the largest group. Which step decided? One sentence for those who wanted another ruling."
        )
    return _("You voted otherwise. One sentence.")


def _sentences(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    """Return the sentences on the wall to choose from; while there are none, nothing can be pressed."""
    _, texts = reader.say, seen["wall"]["texts"]
    if not seen["own"]["acts"]:
        yield look_part(reader)
        return
    if not texts:
        yield text(_("Nothing to press yet: the first sentences will appear here and on the wall."))
        return
    own = mine(seen, "sentence", "sentence")
    on_wall = {each["number"]: str(place) for place, each in enumerate(step.on_wall(texts), start=1)}
    offered: list[Option] = [
        {
            "value": each["number"],
            "label": each["text"],
            "sign": on_wall.get(each["number"], ""),
            "note": writer_words(reader)[each["by"]] if each["by"] else "",
        }
        for each in texts
        if each["text"] != own
    ]
    label = _("Press the one that makes you think again. You may change it when new ones come.")
    yield press(step, seen, "think", offered, label)
    if len(offered) < len(texts):
        yield text(_("Your own sentence is on the wall, too. It is not among these."), small=True)


def _guess(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _ = reader.say
    if seen["own"]["acts"]:
        yield press(step, seen, "expect", options_of(finding_names(reader)), _("What do you expect?"))
    else:
        yield look_part(reader)
    yield text(step_view(reader, step.about)["question"])
    yield from _own(reader, step, seen)


def _finding(reader: Reader, step: Step, seen: SeatView) -> Iterator[Part]:
    _, found = reader.say, seen["wall"]["finding"]
    yield rows(
        [
            {"label": hearing_labels(reader)["board_reads"], "text": found["finding"], "strong": True},
            {"label": _("Your own bench"), "text": _bench_answer(reader, step, seen), "strong": True},
        ]
    )
    yield text(found["text"])
    yield from _own(reader, step, seen)
    yield text(_("Nothing to press now: read, and look at the wall."), small=True)


DECISION_PARTS: dict[str, Callable[[Reader, Step, SeatView], Iterator[Part]]] = {
    "vote": _vote,
    "talk": _talk,
    "ruling": _ruling,
    "ruled": _ruled,
    "sentence": _sentence,
    "sentences": _sentences,
    "guess": _guess,
    "finding": _finding,
}
