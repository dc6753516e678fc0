"""Statements to be coded: their words without the speaker, what others gave, who spoke; and one's own sentence tried on them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from ...agreement_measures import CODERS
from ...case import Case, Reader
from ...coding import (
    ADJUDICATED,
    FEWEST_CODED,
    MASK,
    codable_values,
    coding_set,
    known_codes,
    known_second_pass,
    number_in_set,
    reference_codes,
    set_row,
)
from ...i18n import colon
from ...widgets.base import State
from ...widgets.encodings import value_encodings
from ...widgets.evidence import Fact, statement_card
from ...widgets.quotation import quotation
from ...widgets.readings import blind_passage, coder_names, readings_facts
from ...widgets.tool import AnswerSummary
from .codebook import codebook_page

FIRST_WORDS = 3  # of a statement, by which one knows it again


class Mark(TypedDict):
    """What somebody gave: `who` in words, the value's label, sign and place among the colours; "" where nothing was given."""

    who: str
    label: str
    sign: str
    order: int


class Speaker(TypedDict):
    """An actor among whom one guesses."""

    id: str
    name: str
    office: str


def mark(reader: Reader, variable: str, who: str, value: str) -> Mark:
    """Return what somebody gave as a picture shows it."""
    sign, order = value_encodings(reader.case, variable).get(value, ("", -1))
    return {"who": who, "label": reader.labels()[variable, value] if value else "", "sign": sign, "order": order}


def _marks(reader: Reader, variable: str, statement: str, mine: str) -> list[Mark]:
    """Return one's own code beside those of the coders A and B."""
    _, given, names = reader.say, reference_codes(reader.case)[statement, variable], coder_names(reader)
    own = mark(reader, variable, _("You"), mine)
    return [own, *(mark(reader, variable, names[each], given[each]["value"]) for each in CODERS)]


def coder_view(reader: Reader, variable: str, statements: Sequence[str], state: State, holds: bool) -> dict[str, Any]:
    """Return one of the `statements` to be coded and, of what is coded, who gave what; of what was guessed, who spoke.

    `state` holds at (a statement), codes {statement: value} and who {statement: an actor}. With `holds` nothing of the
    others is told before enough statements are coded.
    """
    _, case, at = reader.say, reader.case, state["at"]
    codes, done = state["codes"], len(state["codes"])
    mine, held = codes.get(at, ""), holds and len(codes) < min(FEWEST_CODED, len(coding_set(case)))
    told = bool(mine) and not held
    people, guess = guessed_among(reader, at) if told else [], state["who"].get(at, "")
    speaker = case.row("statements", at)["actor"]
    named = told and (bool(guess) or not people)
    place, words = list(statements).index(at), set_row(case, at)["masked"]
    wait = _("Stored: {done} of {all}. Your class lays its codes together, so what A and B gave opens with the last.")
    passage, encodings, page = (
        blind_passage(reader, at),
        value_encodings(case, variable),
        codebook_page(reader, variable),
    )
    return {
        "at": at,
        "count": _("Statement {number} of {all}").format(number=place + 1, all=len(statements)) if len(statements) > 1 else "",
        "passage": passage if named or not passage["gloss"] else {**passage, "wording": ""},  # its language tells where
        "mask": _("{mask} stands for words that would tell who speaks.").format(mask=MASK)
        if words
        else "",
        "values": [] if mine else [[*each.values(), encodings[each["id"]][0]] for each in page["values"]],
        "question": page["question"],
        "rule": page["rule"],
        "marks": _marks(reader, variable, at, mine) if told else [],
        "said": _coded_beside(reader, variable, at, mine) if told else "",
        "held": wait.format(done=done, all=FEWEST_CODED) if mine and held else "",
        "facts": _told_facts(reader, variable, at, named) if told else [],
        "people": [] if named else people,
        "named": _named(reader, at, speaker, guess) if named else None,
        "next": statements[place + 1] if mine and place + 1 < len(statements) else "",
        "next_place": {"number": place + 2, "all": len(statements)},
        "rest": len(coding_set(case)) - len({*codes, *statements}) if done >= FEWEST_CODED else 0,
    }  # fmt: skip


def _told_facts(reader: Reader, variable: str, statement: str, named: bool) -> list[Fact]:
    """Return who gave what and why; as long as nobody is `named`, without the language in which it was said."""
    if named:
        return readings_facts(reader, variable, statement)
    facts = readings_facts(reader, variable, statement, set_row(reader.case, statement)["masked"])
    original = reader.case.row("statements", statement)
    return [each for each in facts if not reader.gloss(original) or each[2:] != [original["language"]]]


def guessed_among(reader: Reader, statement: str) -> list[Speaker]:
    """Return the people among whom one guesses who spoke, by name; nobody where the case names no others."""
    case = reader.case
    others = [each for each in set_row(case, statement)["others"].split(";") if each]
    ids = [*others, case.row("statements", statement)["actor"]] if others else []
    return sorted((_speaker(reader, each) for each in ids), key=lambda each: each["name"])


def _speaker(reader: Reader, actor: str) -> Speaker:
    row = reader.case.row("actors", actor)
    office, place = reader.text(row, "office"), reader.name("jurisdictions", row["jurisdiction"])
    return {"id": actor, "name": row["name"], "office": office if place in office else f"{office}, {place}"}


def _named(reader: Reader, statement: str, speaker: str, guess: str) -> dict[str, Any]:
    _, shown = reader.say, _speaker(reader, speaker)
    told = _("You guessed it. Did a phrase tell you? Then hiding the name did not quite work.")
    if guess != speaker:
        told = _("Would the name have changed your code? That is why it was hidden.")
        told = " ".join(filter(None, [guess and _("Not {name}.").format(name=_speaker(reader, guess)["name"]), told]))
    return {
        **shown,
        "when": quotation(reader, statement)["when"],
        "told": told,
        "card": statement_card(reader, statement),
    }


def _coded_beside(reader: Reader, variable: str, statement: str, mine: str) -> str:
    """Return how one's code lies beside those of A and B, and what is surprising: a third value, or that nothing was said."""
    _, given = reader.say, reference_codes(reader.case)[statement, variable]
    first, second, third = (given[each]["value"] for each in (*CODERS, ADJUDICATED))
    if first == second:
        said = _("You, A and B read it alike.") if mine == first else _("A and B read it alike, you did not.")
    elif mine in (first, second):
        one, other = CODERS if mine == first else reversed(CODERS)
        said = _("You read it as {name} did, otherwise than {other}.").format(name=one, other=other)
    else:
        said = _("Three coders, three readings.")
    label = reader.labels()[variable, third]
    if third not in (first, second):
        return f"{said} " + _("And a third reading gave another value: {value}.").format(value=label)
    if first != second:
        return f"{said} " + _("A third reading decided: {value}.").format(value=label)
    rules = {each["id"]: each["rule"] for each in codebook_page(reader, variable)["values"]}
    silent = value_encodings(reader.case, variable)[third][1] < 0
    return f"{said} {rules[third]}" if silent and mine != third else said


@cache
def coder_words(reader: Reader) -> dict[str, Any]:
    """Return what the coder and its squares show, as it stays while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "context": _("Also said") + colon(reader.language),
            "rules": _("What the codebook says"),
            "who": _("Who spoke? Press a name: the card turns."),
            "readings": _("Their readings, with reasons"),
            "card": _("The statement, with its sources"),
            "next": _("Next statement ({number} of {all})"),
            "rest": _("Code the other statements"),
            "squares": _("Statements that two coders read"),
            "press": _("Press the statement that was hardest."),
            "third": _("Third reading"),
            "sentence": _("Your sentence:"),
            "none": _("No sentence of yours is stored yet: go back one screen and write it."),
            "decides": _("It decides"),
            "wrong": _("It could come out wrong"),
        }
    }


# The whole set, as A and B read it.


def hardest_view(
    reader: Reader, variable: str, codes: Mapping[str, str], hardest: str, expected: str
) -> dict[str, Any]:
    """Return a square for each statement of the set, and of the one that was pressed as the hardest who read it how.

    `expected` is how often one expected A and B to agree, in words, "" where one did not say.
    """
    _, alike, is_told = reader.say, 0, len(codes) >= min(FEWEST_CODED, len(coding_set(reader.case)))
    squares: list[dict[str, Any]] = []
    for number, each in enumerate(coding_set(reader.case), 1):
        marks = _marks(reader, variable, each, codes.get(each, ""))
        same = marks[1]["label"] == marks[2]["label"]
        alike += same
        if not is_told and each not in codes:
            marks, same = [], None
        said = ", ".join(f"{one['who']}{colon(reader.language)}{one['label']}" for one in marks if one["label"])
        passage = blind_passage(reader, each)
        start = " ".join((passage["gloss"] or passage["wording"]).split()[:FIRST_WORDS])
        squares.append({"id": each, "number": number, "start": start, "marks": marks, "same": same, "told": said})
    view: dict[str, Any] = {
        "squares": squares,
        "answer": {
            "own": expected,
            "record": _("{count} of {all}").format(count=alike, all=len(squares)) if is_told else "",
            "said": _("A dashed square: there A and B differ.")
            if is_told
            else _("How often A and B agree opens once you have coded {count}.").format(count=FEWEST_CODED),
        },
        "passage": None,
    }
    if hardest in coding_set(reader.case):
        view |= {
            "passage": {**blind_passage(reader, hardest), "context": ""},
            "marks": _marks(reader, variable, hardest, codes.get(hardest, "")),
            "facts": _told_facts(reader, variable, hardest, named=False),
            "rules": _rules_in_doubt(reader, variable, hardest, codes.get(hardest, "")),
        }
    return view


def _rules_in_doubt(reader: Reader, variable: str, statement: str, mine: str) -> list[list[str]]:
    """Return [label, rule] of each value that somebody gave, the third reading included."""
    known = reference_codes(reader.case)[statement, variable]
    given = {mine, *(known[each]["value"] for each in (*CODERS, ADJUDICATED))}
    return [[each["label"], each["rule"]] for each in codebook_page(reader, variable)["values"] if each["id"] in given]


def trial_view(
    reader: Reader, variable: str, statements: Sequence[str], codes: Mapping[str, str], sentence: str, state: State
) -> dict[str, Any]:
    """Return statements on which one's `sentence` is tried; `state` holds decides and wrong, lists of statements."""
    _ = reader.say
    rows: list[dict[str, Any]] = []
    for each in statements:
        passage, number = blind_passage(reader, each), number_in_set(reader.case, each)
        marks = _marks(reader, variable, each, codes.get(each, ""))
        rows.append({"id": each, "number": number, "text": passage["gloss"] or passage["wording"], "marks": marks})
    differ = {each["id"] for each in rows if len({one["label"] for one in each["marks"] if one["label"]}) > 1}
    decides, wrong = ([each for each in statements if each in state[key]] for key in ("decides", "wrong"))
    said = ""
    if decides:
        open_ones = sum(each in differ for each in decides)
        said = _("Readers differed on {differ} (of {all}): that is where a rule is needed.")
        said = said.format(differ=open_ones, all=len(decides))
        if not open_ones:
            said = _("All read this alike without your sentence. Does it also decide one on which readers differed?")
    if wrong:
        said += " " + _("You also say what could come out wrong: whoever codes next will need that.")
    elif decides:
        said += " " + _("And where could it come out wrong? No rule is without such a case.")
    return {"rows": rows, "sentence": sentence, "decides": decides, "wrong": wrong, "said": said.strip()}


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many codes were given, and how many the third reading gives, too. Answers of before have second looks."""
    _, case = reader.say, reader.case
    given, known = known_codes(case, answer.get("codes")), reference_codes(case)
    last = {(each, name): value for each, coded in given.items() for name, value in coded.items()}
    for each, looked in known_second_pass(case, answer.get("second")).items():
        last |= {(each, name): entry["value"] for name, entry in looked.items()}
    same = sum(known[each][ADJUDICATED]["value"] == value for each, value in last.items() if each in known)
    return {
        "sentence": _("Codes given: {count}.").format(count=len(last)),
        "words": "",
        "record": _("The same code as the third reading: {same} of {total}.").format(same=same, total=len(last)),
    }


def known_statements(case: Case, variable: str, asked: Mapping[str, Any]) -> dict[str, str]:
    """Return of {statement: value} what this case knows."""
    values = codable_values(case)[variable]
    return {each: asked[each] for each in coding_set(case) if asked.get(each) in values}
