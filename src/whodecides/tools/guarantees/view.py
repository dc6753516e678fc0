"""What texts say on free expression: in their own words, whom they hold back, whom they shield."""

import re
from functools import cache
from typing import Any, TypedDict

from ...case import Case, Reader, Row
from ...regulation import provision, provision_kind
from ...widgets.html import PlainTable
from ...widgets.instruments import first_capital
from ...widgets.tool import AnswerSummary

ASKED = ("binds", "limits", "watch", "remedy")  # as `guarantees.features` of case.toml names them, in this order
BOUND, FREE, SHIELDED = "held", "free", "shield"
STATES, COMPANIES, BOTH, NOBODY = WHOM = ("states", "companies", "both", "nobody")  # whom a text may hold back
IN_BRACKETS = re.compile(r"\((.+)\)$")  # what a value adds in brackets


class Lane(TypedDict):
    """A text as the picture has it: what it does to a state and to a company, BOUND, FREE or SHIELDED, and the same in words.

    `beside` is what a text that leaves a company free says of it all the same.
    """

    id: str
    name: str
    state: str
    company: str
    beside: str
    below: str
    description: str


class TextInHand(TypedDict):
    """A text that is asked about. What follows `own` is told once it is answered; `lane` is None until then."""

    id: str
    name: str
    words: str
    language: str
    gloss: str
    line: str
    own: str
    record: str
    said: str
    lane: Lane | None
    card: dict[str, Any]


def effects(case: Case, instrument: str) -> tuple[str, str]:
    """Return what a text does to a state and to a company that would limit a speaker, each BOUND, FREE or SHIELDED."""
    carries = provision_kind(_provision(case, instrument, "keep")) == "rule"
    state = BOUND if instrument in case.entry("guarantees.state") else FREE
    shielded = instrument in case.entry("guarantees.shield", ())
    return state, BOUND if carries else SHIELDED if shielded else FREE


def held_back(case: Case, instrument: str) -> str:
    """Return whom a text holds back, one of WHOM."""
    state, company = (each == BOUND for each in effects(case, instrument))
    return BOTH if state and company else STATES if state else COMPANIES if company else NOBODY


def parse_answers(case: Case, given: Any) -> dict[str, str]:
    """Return the known answers as {instrument: one of WHOM}; what is not known is left out."""
    found = given if isinstance(given, dict) else {}
    return {each: found[each] for each in guarantee_ids(case) if found.get(each) in WHOM}


def whom_words(reader: Reader) -> dict[str, str]:
    """Return what each of WHOM is called."""
    _ = reader.say
    return {STATES: _("States"), COMPANIES: _("Companies"), BOTH: _("Both"), NOBODY: _("Neither")}


def effect_words(reader: Reader) -> dict[str, str]:
    """Return what each of BOUND, FREE and SHIELDED is called."""
    _ = reader.say
    return {BOUND: _("held back"), FREE: _("not held back"), SHIELDED: _("shielded")}


def guarantee_lane(reader: Reader, instrument: str) -> Lane:
    """Return a text as the picture has it."""
    _, words, name = reader.say, effect_words(reader), reader.name("instruments", instrument)
    state, company = effects(reader.case, instrument)
    watch, remedy = (reader.text(_provision(reader.case, instrument, asked), "value") for asked in ("watch", "remedy"))
    carries = IN_BRACKETS.search(reader.text(_provision(reader.case, instrument, "keep"), "value"))
    beside = carries[1] if carries and company == FREE else ""
    below = _("Who watches over it: {watch}. Remedy that it names: {remedy}.").format(watch=watch, remedy=remedy)
    told = f"{words[company]} · {beside}" if beside else words[company]
    sentence = _("State: {state}. Company: {company}.").format(state=words[state], company=told)
    return {
        "id": instrument,
        "name": name,
        "state": state,
        "company": company,
        "beside": beside,
        "below": below,
        "description": f"{sentence} {below}",
    }


def guarantee_ids(case: Case) -> list[str]:
    """Return the instruments of the case that speak of free expression itself, in the order of the lesson."""
    return case.entry("guarantees.instruments")


def guarantees_table(reader: Reader) -> PlainTable:
    """Return headers, rows and caption of the overview, one row a text."""
    _ = reader.say
    rows = [
        [reader.name("instruments", each), *(_detail(reader, each, asked) for asked in ASKED)]
        for each in guarantee_ids(reader.case)
    ]
    headers = [
        _("Text"),
        _("Whom it binds"),
        _("Which limits it allows"),
        _("Who watches over it"),
        _("Remedy that it names"),
    ]
    return {"headers": headers, "rows": rows, "caption": reader.entry("guarantees.caption")}


def held_back_table(reader: Reader) -> PlainTable:
    """Return headers, rows and caption of the key, one row a text: whom it holds back, and why."""
    _ = reader.say
    shown = [text_in_hand(reader, each, BOTH) for each in guarantee_ids(reader.case)]
    rows = [[each["name"], each["record"], each["said"]] for each in shown]
    return {
        "headers": [_("Text"), _("Whom it holds back"), _("Why")],
        "rows": rows,
        "caption": reader.entry("guarantees.caption"),
    }


def text_lines(reader: Reader) -> list[str]:
    """Return each text in its own words, as it stands before anything is answered."""
    _, shown = reader.say, [text_in_hand(reader, each, "") for each in guarantee_ids(reader.case)]
    return [_("{name}: {text}").format(name=each["line"], text=each["gloss"] or each["words"]) for each in shown]


@cache
def guarantees_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "ask": _("Whom does it hold back from limiting a speaker?"),
            "state": _("State"),
            "company": _("Company"),
            "speaker": _("speaker"),
            "next": _("Next text"),
            "texts": _("The texts"),
            "card": _("The whole card, with sources"),
        },
        "record": _("Our coding"),
        "looks": effect_words(reader),
        "whom": [list(each) for each in whom_words(reader).items()],
        "texts": [[each, reader.name("instruments", each)] for each in guarantee_ids(reader.case)],
    }


def guarantees_view(reader: Reader, answers: dict[str, str], chosen: str) -> dict[str, Any]:
    """Return the text in hand, which come next and which are answered, and one sentence at the end."""
    order = guarantee_ids(reader.case)
    at = chosen or next((each for each in order if each not in answers), order[0])
    return {
        "hand": text_in_hand(reader, at, answers.get(at, "")),
        "next": next((each for each in order if each not in answers), ""),
        "answers": {each: held_back(reader.case, each) == own for each, own in answers.items()},
        "end": same_text(reader, answers) if len(answers) == len(order) else "",
    }


def text_in_hand(reader: Reader, instrument: str, own: str) -> TextInHand:
    """Return a text in its own words; whom it holds back only beside an own answer."""
    case, names = reader.case, whom_words(reader)
    row = case.row("exhibits", case.entry("guarantees.words")[guarantee_ids(case).index(instrument)])
    own_words = reader.own_words(row)
    place, _colon, how = (reader.text(row, "what") or reader.word(row["kind"], "exhibits.kind")).partition(":")
    return {
        "id": instrument,
        "name": place.strip() if how else reader.name("instruments", instrument),  # the very article that is read
        "words": own_words["words"],
        "language": own_words["language"],
        "gloss": own_words["gloss"],
        "line": first_capital(how.strip() or place),
        "own": names[own] if own else "",
        "record": names[held_back(case, instrument)] if own else "",
        "said": _detail(reader, instrument, "binds") if own else "",
        "lane": guarantee_lane(reader, instrument) if own else None,
        "card": guarantee_card(reader, instrument) if own else {},
    }


def guarantee_card(reader: Reader, instrument: str) -> dict[str, Any]:
    """Return the card of one text, with its sources."""
    _ = reader.say
    row = reader.case.row("instruments", instrument)
    provisions = [_provision(reader.case, instrument, asked) for asked in ASKED]
    sources = reader.links(row)
    for each in provisions:
        sources += [link for link in reader.links(each) if link not in sources]
    headers = guarantees_table(reader)["headers"][1:]
    return {
        "heading": reader.text(row, "name"),
        "facts": [
            [_("In short"), reader.text(row, "summary")],
            *([header, reader.text(each, "detail")] for header, each in zip(headers, provisions, strict=True)),
        ],
        "sources": sources,
    }


def guarantees_sentence(reader: Reader, answers: dict[str, str]) -> str:
    """Return how many texts were answered, in one sentence."""
    _ = reader.say
    return _("Texts answered: {done} of {all}.").format(done=len(answers), all=len(guarantee_ids(reader.case)))


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many texts were read as the record has them."""
    own = parse_answers(reader.case, answer.get("bound"))
    return {"sentence": guarantees_sentence(reader, own), "words": "", "record": same_text(reader, own)}


def same_text(reader: Reader, own: dict[str, str]) -> str:
    """Return how many texts were read as the record has them, in one sentence."""
    _, same = reader.say, sum(held_back(reader.case, each) == whom for each, whom in own.items())
    return _("As we coded them: {count} of {all}.").format(count=same, all=len(own))


def _detail(reader: Reader, instrument: str, asked: str) -> str:
    return reader.text(_provision(reader.case, instrument, asked), "detail")


def _provision(case: Case, instrument: str, asked: str) -> Row | None:
    """Return what a text says on the feature that the case names for what is asked."""
    return provision(case, instrument, case.entry(f"guarantees.features.{asked}"))
