"""Statements that were read in two ways: one's own codes beside coder A's, and those on which A and B differ."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...agreement import codes_of_both, values_of
from ...agreement_measures import CODERS
from ...case import Case, Reader
from ...coding import coding_set
from ...errors import KitError, Message, _, suggest_names
from ...widgets.base import State
from ...widgets.evidence import statement_card
from ...widgets.html import PlainTable
from ...widgets.quotation import quotation
from ...widgets.readings import blind_passage, coder_names, readings_facts, third_readings, third_reason
from .words import Answer, known_values

MOST_OWN, FEWEST_OWN = 6, 2  # of one's own codes of before beside coder A's
FIRST = 2  # statements that everybody codes here
TOLD_AFTER = 3  # readings after which it is told whom the third one followed in all
NEITHER = "neither"


# One's own codes beside coder A's.


def statements_to_code(case: Case, variable: str, wanted: Sequence[str] = ()) -> list[str]:
    """Return the statements that are coded here: the `wanted` ones, else the first on which A and B differ.

    Raises KitError with the nearest name for one that A and B did not code.
    """
    codes = codes_of_both(case, variable)
    for each in wanted:
        if each not in codes.index:
            wrong = _("Coders A and B coded no statement '{name}'. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, list(codes.index))))
    if wanted:
        return list(wanted)
    known = [each for each in coding_set(case) if each in codes.index]
    differ = [each for each in known if codes.loc[each, CODERS[0]] != codes.loc[each, CODERS[1]]]
    return [*differ, *(each for each in known if each not in differ)][:FIRST]


def own_view(
    reader: Reader, variable: str, statements: Sequence[str], stored: Mapping[str, str], state: State
) -> dict[str, Any]:
    """Return one's own codes and, of the cards that are turned, coder A's.

    Everybody codes the same `statements` first: so the tool begins with one picture, whatever is stored. Then one's codes
    of before, `stored`, lie there. `state` holds codes (those that one gives here), before (whether one has gone on to
    the stored ones), turned (statements), guess (how many of the stored are alike) and opened (a statement, or "").
    """
    _, case, labels = reader.say, reader.case, reader.labels()
    asks = len(stored) >= FEWEST_OWN and bool(state["before"] or state["guess"])
    cards = list(stored)[:MOST_OWN] if asks else list(statements)
    values = values_of(case, variable)
    rules = case["values"].query("variable == @variable").set_index("id")
    given = {each: code for each, code in dict(state["codes"]).items() if each in cards and code in values}
    own = dict(stored) if asks else given
    first, second = (codes_of_both(case, variable)[each] for each in CODERS)
    turned = (cards if state["guess"] else ()) if asks else state["turned"]
    seen = [each for each in cards if each in turned and each in own]
    opened = state["opened"]
    opened = opened if opened in cards else "" if asks else cards[0]
    rows = [
        {
            "id": each,
            "text": blind_passage(reader, each)["gloss"] or blind_passage(reader, each)["wording"],
            "mine": labels[variable, own[each]] if each in own else "",
            "theirs": labels[variable, first[each]] if each in seen else "",
            "same": each in seen and bool(own[each] == first[each]),
        }
        for each in cards
    ]
    both = sum(first[each] == second[each] for each in cards)
    alike = sum(bool(row["same"]) for row in rows)
    answer: Answer = {"own": "", "record": "", "said": ""}
    if asks and seen:
        said = _("You and coder A: alike on {same} of {all}. A and B, with the same rules: on {both}.")
        answer = {
            "own": state["guess"],
            "record": str(alike),
            "said": said.format(same=alike, all=len(cards), both=both),
        }
    elif opened in seen:
        answer = {"own": labels[variable, own[opened]], "record": labels[variable, first[opened]], "said": ""}
        answer["said"] = _own_beside_both(reader, own[opened], first[opened], second[opened])
        if len(seen) == len(cards):
            answer["said"] += " " + _("You and coder A: alike on {same} of {all}.").format(same=alike, all=len(cards))
    return {
        "rows": rows,
        "asks": asks,
        "goes_on": not asks and len(seen) == len(cards) and len(stored) >= FEWEST_OWN,
        "numbers": [str(each) for each in range(len(cards) + 1)] if asks and not seen else [],
        "opened": opened,
        "passage": blind_passage(reader, opened) if opened else None,
        "values": [[each, labels[variable, each], reader.text(rules.loc[each], "rule")] for each in values]
        if opened and opened not in own
        else [],
        "facts": readings_facts(reader, variable, opened) if opened in seen else [],
        "card": statement_card(reader, opened) if opened in seen else None,
        "answer": answer,
    }


def _own_beside_both(reader: Reader, mine: str, first: str, second: str) -> str:
    _ = reader.say
    if first != second:
        return _("A and B, trained with the same rules, differ here themselves.")
    return _("A and B read it alike, and so did you.") if mine == first else _("A and B read it alike, you did not.")


# Statements on which A and B differ in one way.


def differing_statements(reader: Reader, variable: str, first: str, second: str, only: Sequence[str]) -> list[str]:
    """Return the statements to which A gave `first` and B `second`. Raises KitError for an unknown name."""
    known_values(reader, variable, (first, second))
    codes = codes_of_both(reader.case, variable)
    found = list(codes.index[(codes[CODERS[0]] == first) & (codes[CODERS[1]] == second)])
    for each in only:
        if each not in found:
            wrong = _("No statement '{name}' was read in these two ways. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, found)))
    return list(only) or found


def two_readings_view(
    reader: Reader, variable: str, statements: Sequence[str], state: State, sentence: str | None
) -> dict[str, Any]:
    """Return statements that A and B read differently, and of those that one has decided what the third reading says.

    `state` holds opened (a statement) and readings: "A" or "B" for a statement and, where a `sentence` of one's own is
    tried, "neither".
    """
    known = CODERS if sentence is None else (*CODERS, NEITHER)
    readings = {each: how for each, how in dict(state["readings"]).items() if each in statements and how in known}
    if not statements:
        return {"squares": [], "none": reader.say("No statement was coded in this way.")}
    opened = state["opened"]
    _, labels, names = reader.say, reader.labels(), coder_names(reader)
    codes = codes_of_both(reader.case, variable)
    third = {each: _followed(reader.case, variable, each) for each in statements}
    opened = opened if opened in statements else statements[0]
    rules = reader.case["values"].query("variable == @variable").set_index("id")
    options = []
    for coder in CODERS:
        value = codes.loc[opened, coder]
        text = _("{coder}: {value}").format(coder=names[coder], value=labels[variable, value])
        options.append([coder, text, reader.text(rules.loc[value], "rule")])
    if sentence is not None:
        options.append([NEITHER, _("It decides nothing here"), ""])
    mine, told = readings.get(opened, ""), quotation(reader, opened)
    row = reader.case.row("statements", opened)
    return {
        "squares": [
            {"id": each, "name": quotation(reader, each)["who"], "third": third[each] if each in readings else ""}
            for each in statements
        ],
        "opened": opened,
        "passage": {**{key: told[key] for key in ("wording", "wording_language", "reported", "gloss")}, "context": row["context"]},
        "who": f"{told['who']}, {told['when']}",
        "options": options,
        "mine": mine,
        "sentence": sentence,
        "answer": _third_beside(reader, {key: text for key, text, _rule in options}, third, readings, opened, sentence),
        "reason": third_reason(reader, variable, opened) if mine and sentence is None else [],
        "facts": readings_facts(reader, variable, opened) if mine else [],
        "card": statement_card(reader, opened) if mine else None,
    }  # fmt: skip


def _followed(case: Case, variable: str, statement: str) -> str:
    """Return the coder whose value the third reading gave, NEITHER where it gave another one."""
    given = third_readings(case, variable)[statement]
    return next((each for each in CODERS if given[each]["value"] == given["adjudicated"]["value"]), NEITHER)


def _third_beside(
    reader: Reader, options: Mapping[str, str], third: Mapping[str, str], readings: Mapping[str, str], opened: str, sentence: str | None
) -> Answer:  # fmt: skip
    _, mine = reader.say, readings.get(opened, "")
    if not mine:
        return {"own": "", "record": "", "said": ""}
    same = mine == third[opened]
    if sentence is None:
        said = _("The third reading went your way.") if same else _("The third reading went the other way.")
    elif mine == NEITHER:
        said = _("This case stays open: which word is missing?")
    else:
        said = _("It decides as the third reading did.") if same else _("It would decide against the third reading.")
    if len(readings) >= min(TOLD_AFTER, len(third)):
        counts = {each: list(third.values()).count(each) for each in CODERS}
        if sentence is None:
            said += " " + _("Of all {all} it followed A {first} times and B {second} times.").format(
                all=len(third), first=counts["A"], second=counts["B"]
            )
        else:
            decided = sum(readings[each] == third[each] for each in readings)
            said += " " + _("As the third reading: {count} of {all}.").format(count=decided, all=len(third))
    return {"own": options[mine], "record": options.get(third[opened], _("another value")), "said": said}


def two_readings_table(reader: Reader, variable: str, statements: Sequence[str]) -> PlainTable:
    """Return the statements with the third reading of each."""
    _, labels = reader.say, reader.labels()
    third = {each: third_readings(reader.case, variable)[each]["adjudicated"]["value"] for each in statements}
    rows = []
    for each in statements:
        said = quotation(reader, each)
        rows.append([f"{each} · {said['who']}", said["gloss"] or said["wording"], labels[variable, third[each]]])
    headers = [_("Who"), _("Statement"), _("Third reading")]
    return {"headers": headers, "rows": rows, "caption": reader.name("variables", variable)}
