"""What became of the promises, in words; a fate is told only after the student's guess."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from ...case import Case, Reader, Row
from ...rhetoric_vs_practice import promise_outcomes
from ...widgets.base import State
from ...widgets.evidence import statement_card
from ...widgets.html import PlainTable
from ...widgets.tool import AnswerSummary

# A sign and a place in the palette for each fate; -1 has no colour: neither a fulfilment nor an end was found.
PROMISE_OUTCOME_ENCODINGS = {
    "kept": ("●", 0),
    "partly": ("◐", 1),
    "not kept": ("✖", 4),
    "dropped": ("◼", 2),
    "overtaken": ("✚", 6),
    "not established": ("?", -1),
}

FEWEST_OPENED = 8  # so many are to be guessed before the outcomes are counted


class OutcomeColumn(TypedDict):
    """A column of the board. `order` is its place in the palette, -1 for none."""

    id: str
    label: str
    sign: str
    order: int


class Mark(TypedDict):
    """What stands in a promise's line: the guess, and the fate once its record was shown; "" where there is none yet."""

    guess: str
    fate: str
    description: str


class Foot(TypedDict):
    """What stands below a column: promises whose record was shown, and all others once the outcomes are counted."""

    seen: int
    others: int


def promises_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return what the tool on promises shows: words, view and the mended state.

    `state` holds language, at (a promise), guesses {promise: fate} and seen [promise, …]. What is unknown or
    damaged in it is left out; a promise counts as seen only with a guess.
    """
    reader = Reader(case, state["language"])
    ids = list(case["promises"]["id"])
    guesses = state["guesses"] if isinstance(state["guesses"], dict) else {}
    known = case.vocabulary("promises", "fate")
    guesses = {key: fate for key, fate in guesses.items() if key in ids and fate in known}
    told = state["seen"] if isinstance(state["seen"], list) else []
    seen = [each for each in ids if each in told and each in guesses]
    at = state["at"] if state["at"] in ids else ids[0]
    view = {**_promise(reader, at), "guess": guesses.get(at, ""), "told": {}}
    if at in seen:
        view["told"] = _outcome_details(reader, at, guesses[at])
    return {
        "words": _words(reader),
        "view": {
            **view,
            "marks": [_mark(reader, each, guesses, seen) for each in ids],
            "feet": _feet(reader, seen),
            "seen": _opened_promises(reader, guesses, seen),
            "tally": _tally_sentence(reader, guesses, seen),
        },
        "state": {"language": reader.language, "at": at, "guesses": guesses, "seen": seen},
    }


def promises_table(reader: Reader) -> PlainTable:
    """Return headers, rows and caption of a table of all promises with their outcomes."""
    _ = reader.say
    names = promise_outcome_words(reader)
    rows = [
        [each["id"], _heading(reader, each), reader.text(each, "promise"), names[each["fate"]], reader.text(each, "text"),
         f"{each['date']:%Y-%m-%d}"] for each in reader.case["promises"].to_dict("records")
    ]  # fmt: skip
    headers = [
        _("Promise"),
        _("Who and when"),
        _("What was announced"),
        _("Fate"),
        _("What happened"),
        _("Last known state"),
    ]
    return {"headers": headers, "rows": rows, "caption": reader.entry("promises.caption")}


def promises_sentence(reader: Reader) -> str:
    """Return how many promises met each fate, in one sentence."""
    _ = reader.say
    names = promise_outcome_words(reader)
    listed = "; ".join(f"{names[fate]} {count}" for fate, count in promise_outcomes(reader.case).items())
    return _("Fates of the {all} promises of our list: {listed}.").format(
        all=len(reader.case["promises"]), listed=listed
    )


def outcome_columns(reader: Reader) -> list[OutcomeColumn]:
    """Return the outcomes in their order, with words, signs and colours."""
    return [
        {
            "id": each,
            "label": label,
            "sign": PROMISE_OUTCOME_ENCODINGS[each][0],
            "order": PROMISE_OUTCOME_ENCODINGS[each][1],
        }
        for each, label in promise_outcome_words(reader).items()
    ]


def _mark(reader: Reader, promise: str, guesses: dict[str, str], seen: list[str]) -> Mark:
    """Return the marks of a promise, and the same in words for who cannot see the board."""
    _, names = reader.say, promise_outcome_words(reader)
    row, guess = reader.case.row("promises", promise), guesses.get(promise, "")
    fate = row["fate"] if promise in seen else ""
    sentences = [f"{promise}, {_heading(reader, row)}", reader.text(row, "promise").rstrip(".")]
    sentences.append(_("Your guess: {fate}").format(fate=names[guess]) if guess else _("not guessed yet"))
    if fate:
        sentences.append(_("The record: {fate}").format(fate=names[fate]))
    return {"guess": guess, "fate": fate, "description": ". ".join(sentences) + "."}


def _feet(reader: Reader, seen: list[str]) -> list[Foot]:
    """Return what stands below each column; of the promises that were not opened only how many met each fate."""
    found = [reader.case.row("promises", each)["fate"] for each in seen]
    counted = len(seen) >= FEWEST_OPENED
    return [
        {"seen": found.count(fate), "others": count - found.count(fate) if counted else 0}
        for fate, count in promise_outcomes(reader.case).items()
    ]


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    rows = reader.case["promises"].to_dict("records")
    return {
        "labels": {
            "title": _("What became of the promises?"),
            "promise": _("Promise"),
            "statement": _("The statement in which it was made"),
            "guess": _("What became of it? Your guess:"),
            "board": _("One line a promise. Arrow keys move, Enter opens."),
            "key": _(
                "Ring: your guess. Sign: the record. A line joins both where they differ. Below, a full square is a promise "
                "that you opened, an empty one another of the list."
            ),
            "panel": _("The promise that is open"),
            "plain": _("The same as a table"),
            "show": _("Show the record"),
            "show_first": _("The record opens when you have made your guess."),
            "previous": _("Previous promise"),
            "next": _("Next promise"),
            "yours": _("Your guess:"),
            "record": _("The record:"),
            "happened": _("What happened:"),
            "last": _("Last known state:"),
            "evidence": _("Evidence in this kit:"),
            "seen": _("What you have seen so far"),
            "headers": [_("Promise"), _("Who and when"), _("Your guess"), _("The record")],
        },
        "promises": [[each["id"], *_origin_text(reader, each)] for each in rows],
        "fates": outcome_columns(reader),
    }


@cache
def _promise(reader: Reader, promise: str) -> dict[str, Any]:
    row = reader.case.row("promises", promise)
    return {
        "id": promise,
        "heading": f"{promise} · {_heading(reader, row)}",
        "promise": reader.text(row, "promise"),
        "card": statement_card(reader, row["statement"]),
    }


def _origin_text(reader: Reader, row: Row) -> tuple[str, str]:
    """Return who made a promise, with their country, and when: a name alone says little."""
    statement = reader.case.row("statements", row["statement"])
    name = reader.case.row("actors", statement["actor"])["name"]
    return f"{name} ({reader.name('jurisdictions', statement['jurisdiction'])})", reader.date(statement)


def _heading(reader: Reader, row: Row) -> str:
    who, when = _origin_text(reader, row)
    statement = reader.case.row("statements", row["statement"])
    office = reader.text(reader.case.row("actors", statement["actor"]), "office")
    return ", ".join(filter(None, (who, office, when)))


def _outcome_details(reader: Reader, promise: str, guess: str) -> dict[str, Any]:
    row, names = reader.case.row("promises", promise), promise_outcome_words(reader)
    return {
        "guess": names[guess],
        "fate": names[row["fate"]],
        "same": guess == row["fate"],
        "text": reader.text(row, "text"),
        "date": f"{row['date']:%Y-%m-%d}",
        "evidence": ", ".join(
            [row["statement"], *(each for each in (row["events"] + ";" + row["instruments"]).split(";") if each)]
        ),
        "sources": reader.links(row),
    }


def _opened_promises(reader: Reader, guesses: dict[str, str], seen: Sequence[str]) -> list[list[str]]:
    names = promise_outcome_words(reader)
    rows = (reader.case.row("promises", each) for each in seen)
    return [[row["id"], _heading(reader, row), names[guesses[row["id"]]], names[row["fate"]]] for row in rows]


def _tally_sentence(reader: Reader, guesses: dict[str, str], seen: Sequence[str]) -> str:
    _ = reader.say
    total = len(reader.case["promises"])
    right = sum(guesses[each] == reader.case.row("promises", each)["fate"] for each in seen)
    text = _("Seen {seen} of {total}; your guess and our coding agree on {right}.").format(
        seen=len(seen), total=total, right=right
    )
    return f"{text} {promises_sentence(reader)}" if len(seen) >= FEWEST_OPENED else text


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many outcomes were guessed and looked up, and how many guesses the record bears out."""
    _, at = reader.say, reader.case["promises"]["id"].iloc[0]
    given = {"language": reader.language, "at": at, "guesses": answer.get("guesses"), "seen": answer.get("seen")}
    state = promises_view(reader.case, given)["state"]
    fates = {each: reader.case.row("promises", each)["fate"] for each in state["seen"]}
    return {
        "sentence": _("Fates guessed and then looked up: {count}.").format(count=len(fates)),
        "words": "",
        "record": _("As you guessed: {same} of {total}.").format(
            same=sum(state["guesses"][each] == fate for each, fate in fates.items()), total=len(fates)
        ),
    }


def promise_outcome_words(reader: Reader) -> dict[str, str]:
    """Map the outcomes to words in the reader's language, in their order."""
    return {each: reader.word(each, "promises.fate") for each in reader.case.vocabulary("promises", "fate")}
