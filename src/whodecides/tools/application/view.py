"""Laws as cards: a clause, what is asked of it, the own guess beside what the record says; and a law made of their parts."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from ...case import Case, Reader
from ...i18n import colon
from ...regulation import LAW, applicable_instruments, application_row, application_steps
from ...widgets.html import PlainTable
from ...widgets.instruments import first_capital, grouped_instruments
from ...widgets.tool import AnswerSummary
from .model import (
    Guesses,
    Page,
    decided,
    is_read,
    known_guesses,
    known_parts,
    outcome_of,
    outcomes_of,
    part_steps,
    reason_steps,
)
from .words import (
    button_words,
    clause,
    dated_strip,
    day_of_act,
    ground,
    law_sentence,
    outcome_words,
    status_then,
    step_words,
)


class Question(TypedDict):
    """A step that is asked: its options as [outcome, words], the dates to be read first, and what the record says; {} before."""

    key: str
    question: str
    options: list[list[str]]
    strip: list[dict[str, Any]]
    answer: dict[str, Any]


class LawCard(TypedDict):
    """A text in plain words, and what is asked of it up to the first question without an answer."""

    place: str
    name: str
    clause: dict[str, Any]
    questions: list[Question]


@cache
def cards_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "own_words": _("In its own words"),
            "note": _("How we know"),
            "coding": _("Our coding"),
            "next": _("Next"),
            "back": _("Back"),
            "tally": _("decided the case"),
            "list": _("Read so far"),
            "same": _("as you thought"),
            "more": _("Another text"),
            "choose": _("Which text, as it stood or was proposed?"),
            "mine": _("My law"),
            "then": _("on that day:"),
            "open": _("not chosen yet"),
        },
        "instruments": [
            [each, name, {"group": place}]
            for each, name, place in grouped_instruments(reader)
            if each in applicable_instruments(reader.case)
        ],
    }


def cards_view(reader: Reader, listed: Sequence[Page], at: str, guesses: Guesses, expected: str) -> dict[str, Any]:
    """Return the card of the page `at`, the list of pages with what was guessed, how many decided, and what comes at the end."""
    page = next((each for each in listed if each.id == at), listed[0])
    read = [each for each in listed if is_read(each, guesses)]
    left = [each for each in listed if each not in read]
    following = next((each for each in left if listed.index(each) > listed.index(page)), left[0] if left else None)
    texts = {each.instrument for each in listed}
    alone = len(texts) == 1
    twice = len({reader.case.row("instruments", each)["jurisdiction"] for each in texts}) < len(texts)
    return {
        "card": _card(reader, page, guesses),
        "pages": [_listed(reader, each, guesses, alone, twice) for each in listed],
        "next": following.id if following and page in read else "",
        "tally": {} if alone or not _counts(reader.case, listed) else _tally(reader, read, left, expected),
        "end": _reasons(reader, page.instrument) if alone and not left else [],
        "alone": alone,
    }


def _card(reader: Reader, page: Page, guesses: Guesses) -> LawCard:
    row = reader.case.row("instruments", page.instrument)
    asked = []
    for step in page.steps:
        asked.append(_question(reader, page.instrument, step, guesses.get(f"{page.instrument}.{step}", "")))
        if not asked[-1]["answer"]:
            break
    return {
        "place": reader.name("jurisdictions", row["jurisdiction"]),
        "name": first_capital(reader.text(row, "name")),
        "clause": clause(reader, page.instrument),
        "questions": asked,
    }


def _question(reader: Reader, instrument: str, step: str, guess: str) -> Question:
    words, found = button_words(reader)[step], outcome_of(reader.case, instrument, step)
    said = ground(reader, instrument, step) if guess else {}
    if guess and step == LAW:
        said = {**said, "more": said["text"], "text": law_sentence(reader, instrument)}
    options = [each for each in outcomes_of(reader.case, step) if each != "not established" or each == found]
    return {
        "key": f"{instrument}.{step}",
        "question": step_words(reader)[step][1],
        "options": [[each, words[each]] for each in options],
        "strip": dated_strip(reader, instrument) if step == LAW else [],
        "answer": {"own": words[guess], "record": words[found], "coded": step != LAW, "same": guess == found, **said}
        if guess
        else {},
    }


def _listed(reader: Reader, page: Page, guesses: Guesses, alone: bool, twice: bool) -> dict[str, Any]:
    """Return a page as the list shows it: its place, or where that stands `twice` its name, and what the record says.

    The record tells of each step once it was guessed.
    """
    marks = []
    for step in page.steps:
        guess = guesses.get(f"{page.instrument}.{step}", "")
        found = outcome_of(reader.case, page.instrument, step)
        marks.append(_mark(reader, step, guess, found) if guess else {})
    row = reader.case.row("instruments", page.instrument)
    place = row["jurisdiction"]
    place_name = first_capital(reader.text(row, "name")) if twice else reader.name("jurisdictions", place)
    return {
        "id": page.id,
        "name": step_words(reader)[page.id][0] if alone else place_name,
        "code": "" if alone or twice else place,
        "marks": marks,
    }


def _mark(reader: Reader, step: str, guess: str, found: str) -> dict[str, Any]:
    """Return what the record says of a step, beside another guess both in words, and whether the two are the same."""
    _, words = reader.say, button_words(reader)[step]
    if guess == found:
        return {"text": words[found], "same": True}
    both = _("you: {own} · law: {record}") if step == LAW else _("you: {own} · coding: {record}")
    return {"text": both.format(own=words[guess], record=words[found]), "same": False}


def _counts(case: Case, listed: Sequence[Page]) -> bool:
    return {LAW, case.entry("application.duty")} <= set(listed[0].steps)


def _tally(reader: Reader, read: Sequence[Page], left: Sequence[Page], expected: str) -> dict[str, str]:
    _ = reader.say
    count = sum(decided(reader.case, each.instrument) for each in read)
    own = _("You expected: {option}").format(option=expected) if expected else ""
    said = _("No text was law on that day and said what becomes of {whom}: the company decided, by its own rules.")
    return {
        "own": own,
        "record": _("{count} of {all}").format(count=count, all=len(read)) if read else "?",
        "said": "" if left or count else said.format(whom=reader.entry("act.whom")),
    }


def _reasons(reader: Reader, instrument: str) -> list[list[Any]]:
    """Return the best reason for a text and the best objection, as [name, text, sources]."""
    rows = {each: application_row(reader.case, instrument, each) for each in reason_steps(reader.case)}
    return [
        [reader.text(reader.case.row("application_steps", each), "name"), reader.text(row, "text"), reader.links(row)]
        for each, row in rows.items()
    ]


def builder_view(
    reader: Reader, instruments: Sequence[str], parts: dict[str, str], slot: str, pressed: str
) -> dict[str, Any]:
    """Return the part that is chosen now with its options, the law so far, and what speaks against the part pressed last."""
    case, steps = reader.case, part_steps(reader.case)
    slot = slot if slot in steps else next((each for each in steps if each not in parts), steps[0])
    left = [each for each in steps if each not in parts]
    name, question = step_words(reader)[slot]
    taken = parts.get(pressed, "")
    return {
        "slot": slot,
        "name": name,
        "question": question,
        "options": [[each, _place(reader, each), button_words(reader)[slot][outcome_of(case, each, slot)]] for each in instruments],
        "chosen": parts.get(slot, ""),
        "law": [_part(reader, each, parts.get(each, "")) for each in steps],
        "answer": _against(reader, taken, pressed, list(parts.values()).count(taken) == 1) if taken else {},
        "next": left[0] if left and slot not in left else "",
        "back": steps[steps.index(slot) - 1] if slot != steps[0] else "",
        "verdict": "" if left else _verdict(reader, parts),
    }  # fmt: skip


def _place(reader: Reader, instrument: str) -> str:
    row = reader.case.row("instruments", instrument)
    return f"{reader.name('jurisdictions', row['jurisdiction'])}, {reader.text(row, 'name')}"


def _part(reader: Reader, step: str, instrument: str) -> dict[str, str]:
    words = button_words(reader)[step]
    return {
        "step": step,
        "name": step_words(reader)[step][0],
        "text": words[outcome_of(reader.case, instrument, step)] if instrument else "",
        "of": _place(reader, instrument) if instrument else "",
        "then": status_then(reader, instrument) if instrument else "",
    }


def _against(reader: Reader, instrument: str, step: str, first: bool) -> dict[str, Any]:
    """Return the part itself, and with the first part of a text the best objection to that text as a whole."""
    _, part = reader.say, ground(reader, instrument, step)
    if not first:
        return {"part": part["text"], "name": "", "text": "", "sources": part["sources"]}
    text, links = _reasons(reader, instrument)[-1][1:]
    name = _("Against this text as a whole")
    return {"part": part["text"], "name": name, "text": text, "sources": [*part["sources"], *links]}


def _verdict(reader: Reader, parts: dict[str, str]) -> str:
    _, duty = reader.say, reader.case.entry("application.duty")
    if outcome_of(reader.case, parts[duty], duty) in reader.case.entry("application.decides"):
        return _(
            "Had it been law on {day}, and had it reached {whom}, it would itself have said what becomes of it."
        ).format(day=day_of_act(reader), whom=reader.entry("act.whom"))
    return _(
        "Had it been law on {day}, the company would still have decided first: the law does not itself say what stays."
    ).format(day=day_of_act(reader))


def clauses_table(reader: Reader, instruments: Sequence[str]) -> PlainTable:
    """Return what texts say in plain words, as headers, rows and caption."""
    _ = reader.say
    told = {each: clause(reader, each) for each in instruments}
    rows = [[_place(reader, each), row["article"] or "–", row["text"]] for each, row in told.items()]
    return {"headers": [_("Text"), _("Article"), _("In plain words")], "rows": rows, "caption": _("What the texts say")}


def questions_table(reader: Reader, steps: Sequence[str]) -> PlainTable:
    """Return the questions to each text with the answers that they can have, as headers, rows and caption."""
    _, outcomes = reader.say, outcome_words(reader)
    rows = [
        [step_words(reader)[step][1], "; ".join(outcomes[step][code] for code in application_steps(reader.case)[step])]
        for step in steps
    ]
    return {"headers": [_("Question"), _("Possible answers")], "rows": rows, "caption": _("Questions to each text")}  # fmt: skip


def outcomes_table(reader: Reader, instruments: Sequence[str], steps: Sequence[str]) -> PlainTable:
    """Return what the record says of each text at each step, as headers, rows and caption."""
    _, words, names = reader.say, outcome_words(reader), reader.names("instruments")
    rows = [
        [names[each], *(status_then(reader, each) if step == LAW else words[step][outcome_of(reader.case, each, step)] for step in steps)]
        for each in instruments
    ]  # fmt: skip
    headers = [_("Instrument"), *(step_words(reader)[step][0] for step in steps)]
    return {"headers": headers, "rows": rows, "caption": _("What the record says of each text")}


def progress(reader: Reader, listed: Sequence[Page], guesses: Guesses) -> str:
    """Return one sentence on how far the student is."""
    _, asked = reader.say, [f"{each.instrument}.{step}" for each in listed for step in each.steps]
    return _("Questions answered: {done} of {all}.").format(done=sum(each in guesses for each in asked), all=len(asked))


def summarize_law(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the parts of a law that was built, each with the text that it is taken from."""
    parts = known_parts(reader.case, answer.get("parts"), applicable_instruments(reader.case))
    told = [_part(reader, each, parts[each]) for each in part_steps(reader.case) if each in parts]
    colon_here = colon(reader.language)
    said = [f"{each['name']}{colon_here}{each['text']} ({each['of']})" for each in told]
    return {"sentence": " · ".join(said), "words": "", "record": ""}


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many questions to how many texts were answered, and how many guesses the record bears out."""
    _, guesses = reader.say, known_guesses(reader.case, answer.get("guesses"))
    pairs = [(*key.rsplit(".", 1), outcome) for key, outcome in guesses.items()]
    return {
        "sentence": _("Questions answered: {count}; texts that you applied: {texts}.").format(
            count=len(pairs), texts=len({text for text, _step, _outcome in pairs})
        ),
        "words": "",
        "record": _("As you guessed: {same} of {total}.").format(
            same=sum(outcome_of(reader.case, text, step) == outcome for text, step, outcome in pairs),
            total=len(pairs),
        ),
    }
