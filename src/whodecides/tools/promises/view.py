"""What became of the promises, in words: what was found is judged first, then our coding of its fate is told."""

from functools import cache
from itertools import zip_longest
from typing import Any, TypedDict

from ...case import Case, Reader, Row
from ...i18n import colon, localized_day
from ...rhetoric_vs_practice import promise_outcomes
from ...widgets.base import State
from ...widgets.html import PlainTable
from ...widgets.quotation import spoken_quotation
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

FEWEST_GUESSED = 8  # so many are to be guessed before the outcomes are counted


class OutcomeColumn(TypedDict):
    """A column of the board. `order` is its place in the palette, -1 for none."""

    id: str
    label: str
    sign: str
    order: int


class Speech(TypedDict):
    """Who made a promise, in which words; `reported` words are no quotation. `language` is that of `text`."""

    who: str
    office: str
    country: str
    when: str
    text: str
    language: str
    reported: bool


class Chip(TypedDict):
    """A promise in the heap of its fate: `mark` is "same" or "other" by what was guessed, "" where it was not judged."""

    place: str
    mark: str
    description: str


class Told(TypedDict):
    """What answers a judgement: mine, our coding, what this fate means; and one press away, facts and sources."""

    own: str
    record: str
    said: str
    facts: list[list[str]]
    sources: list[dict[str, str]]


def promises_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return what the tool on promises shows: words, view and the mended state.

    `state` holds language, at (a promise) and guesses {promise: fate}. What is unknown or damaged in it is left out. The
    fate of a promise is told once it is guessed.
    """
    reader = Reader(case, state["language"])
    ids = dealt(case)
    guesses = state["guesses"] if isinstance(state["guesses"], dict) else {}
    known = case.vocabulary("promises", "fate")
    guesses = {each: guesses[each] for each in ids if guesses.get(each) in known}
    at = state["at"] if state["at"] in ids else ids[0]
    row, place = case.row("promises", at), ids.index(at)
    return {
        "words": _words(reader),
        "view": {
            "id": at,
            "before": ids[place - 1] if place else "",
            "next": ids[place + 1] if place + 1 < len(ids) else "",
            "place": _place_sentence(reader, place + 1, len(guesses)),
            "speech": _speech(reader, row),
            "promise": reader.text(row, "promise"),
            "found": reader.text(row, "text"),
            "fate": row["fate"] if at in guesses else "",
            "told": _told(reader, row, guesses[at]) if at in guesses else {},
            "heaps": _heaps(reader, guesses),
            "tally": promises_sentence(reader) if len(guesses) >= FEWEST_GUESSED else "",
        },
        "state": {"language": reader.language, "at": at, "guesses": guesses},
    }


@cache
def dealt(case: Case) -> list[str]:
    """Return the ids of the promises as they are dealt: one of each fate in turn, so that a few show all."""
    piles = [list(each["id"]) for _fate, each in case["promises"].groupby("fate")]
    return [each for turn in zip_longest(*piles) for each in turn if each]


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


def _heaps(reader: Reader, guesses: dict[str, str]) -> list[list[Chip]]:
    """Return the promises that met each fate: those that were guessed, and once enough were guessed all others."""
    counted = len(guesses) >= FEWEST_GUESSED
    heaps: dict[str, list[Chip]] = {fate: [] for fate in promise_outcomes(reader.case)}
    for row in reader.case["promises"].to_dict("records"):
        guess = guesses.get(row["id"], "")
        if guess or counted:
            statement = reader.case.row("statements", row["statement"])
            mark = "" if not guess else "same" if guess == row["fate"] else "other"
            text = f"{_heading(reader, row)}{colon(reader.language)}{reader.text(row, 'promise')}"
            heaps[row["fate"]].append({"place": statement["jurisdiction"], "mark": mark, "description": text})
    return list(heaps.values())


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "guess": _("What became of it?"),
            "reported": _("As reported"),
            "promise": _("The promise:"),
            "found": _("What was found:"),
            "words": _("Words of that statement"),
            "key": _("Full: you and our coding agree. Hollow: you said another fate. Dashed: not judged by you."),
            "more": _("Evidence and sources"),
            "previous": _("Previous promise"),
            "next": _("Next promise"),
        },
        "record": _("Our coding"),
        "fates": outcome_columns(reader),
    }


def _place_sentence(reader: Reader, number: int, judged: int) -> str:
    _, total = reader.say, len(reader.case["promises"])
    text = _("Promise {number} of {total}. Judged: {judged} of {fewest}.")
    return text.format(number=number, total=total, judged=judged, fewest=min(FEWEST_GUESSED, total))


def _speech(reader: Reader, row: Row) -> Speech:
    statement = reader.case.row("statements", row["statement"])
    actor, spoken = reader.case.row("actors", statement["actor"]), spoken_quotation(reader, row["statement"])
    return {
        "who": actor["name"],
        "office": reader.text(actor, "office"),
        "country": reader.name("jurisdictions", statement["jurisdiction"]),
        "when": spoken["when"],
        "text": spoken["gloss"] or spoken["wording"],
        "language": "" if spoken["gloss"] else spoken["wording_language"],
        "reported": spoken["reported"],
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


def _told(reader: Reader, row: Row, guess: str) -> Told:
    _, names = reader.say, promise_outcome_words(reader)
    evidence = [row["id"], row["statement"], *(row["events"] + ";" + row["instruments"]).split(";")]
    return {
        "own": names[guess],
        "record": names[row["fate"]],
        "said": reader.meaning(row["fate"], "promises.fate"),
        "facts": [
            [_("Last known state"), localized_day(row["date"], reader.language)],
            [_("Evidence in this kit"), ", ".join(filter(None, evidence))],
        ],
        "sources": reader.links(row),
    }


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many fates were judged, and how many of them our coding has, too."""
    _ = reader.say
    guesses = promises_view(reader.case, {"language": reader.language, "at": "", "guesses": answer.get("guesses")})[
        "state"
    ]["guesses"]
    return {
        "sentence": _("Fates judged: {count}.").format(count=len(guesses)),
        "words": "",
        "record": _("As our coding has it: {same} of {total}.").format(
            same=sum(reader.case.row("promises", each)["fate"] == fate for each, fate in guesses.items()),
            total=len(guesses),
        ),
    }


def promise_outcome_words(reader: Reader) -> dict[str, str]:
    """Map the outcomes to words in the reader's language, in their order."""
    return {each: reader.word(each, "promises.fate") for each in reader.case.vocabulary("promises", "fate")}
