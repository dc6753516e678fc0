"""What another rule of the codebook changes: squares that move from one value to another."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from ...case import Case, Reader
from ...coding import recoded_statements, rule_effect
from ...widgets.encodings import value_encodings
from ...widgets.quotation import quotation
from .codebook import codebook_page

READ_BEFORE = ("id", "place", "who", "when", "text", "lang", "reported")  # of a statement, before one guesses
FEW = 8  # numbers that stand in one row to be pressed; of more only some do


def revision_view(reader: Reader, rules: Sequence[str], rule: str, guess: int | None, asks: bool) -> dict[str, Any]:
    """Return one of the `rules` beside the one that it changes, the heaps of squares and, once told, which of them move.

    `guess` is how many of them one expects to move, None before; without `asks` it is told at once.
    """
    _, told, about = reader.say, guess is not None or not asks, reader.case.row("rule_variants", rule)
    old = next(each for each in codebook_page(reader, about["variable"])["values"] if each["id"] == about["from_value"])
    rows = _reread(reader, rule)
    return {
        "rules": [[each, reader.text(reader.case.row("rule_variants", each), "name")] for each in rules],
        "old": f"{old['label']} – {old['rule']}",
        "new": reader.text(about, "rule"),
        "old_value": old["id"],
        "heaps": _heaps(reader, rule, told),
        "touched": [{"id": each["id"], "to": each["to"] if told else about["from_value"]} for each in rows],
        "steps": guess_steps(len(rows), sum(not each["stays"] for each in rows)) if not told else [],
        "guess": guess,
        "count": len(rows),
        "ask": _.ngettext(
            "The rule touches {count} square. Will it move?",
            "The rule touches {count} squares. How many of them will move?",
            len(rows),
        ).format(count=len(rows)),
        "answer": _answer(reader, rule, guess) if told else {},
        "rows": rows
        if told
        else sorted(({key: each[key] for key in READ_BEFORE} for each in rows), key=itemgetter("id")),
        "counts": counts_table(reader, rule) if told else None,
    }


def guess_steps(count: int, right: int) -> list[int]:
    """Return the numbers that can be guessed: each from 0 to `count` or, of many, some, and among them the right one."""
    if count < FEW:
        return list(range(count + 1))
    steps = [round(count * part / 4) for part in range(5)]
    nearest = min(steps, key=lambda each: abs(each - right))
    return [right if each == nearest else each for each in steps]


def guess_told(case: Case, rule: str, guess: Any) -> int | None:
    """Return a stored guess, None where it is none."""
    known = isinstance(guess, int) and 0 <= guess <= len(recoded_statements(case, rule))
    return guess if known else None


def _heaps(reader: Reader, rule: str, told: bool) -> list[dict[str, Any]]:
    """Return the values that some statement has: how many before and after, and how many squares the rule does not touch."""
    variable, touched = reader.case.row("rule_variants", rule)["variable"], recoded_statements(reader.case, rule)
    labels, encodings = reader.labels(), value_encodings(reader.case, variable)
    heaps = []
    for value, before, after in rule_effect(reader.case, rule).itertuples():
        if before or (after and told):
            rest = int(before) - int((touched["old_value"] == value).sum())
            heaps.append({"id": value, "label": labels[variable, value], "sign": encodings[value][0], "rest": rest,
                          "before": int(before), "after": int(after) if told else int(before)})  # fmt: skip
    return heaps


@cache
def _reread(reader: Reader, rule: str) -> list[dict[str, Any]]:
    """Return the statements that were read again, those that change first."""
    variable, rows = reader.case.row("rule_variants", rule)["variable"], []
    for row in recoded_statements(reader.case, rule).to_dict("records"):
        said, place = (
            quotation(reader, row["statement"]),
            reader.case.row("statements", row["statement"])["jurisdiction"],
        )
        rows.append({
            "id": row["statement"], "to": row["new_value"], "stays": row["old_value"] == row["new_value"], "place": reader.name("jurisdictions", place),
            "label": reader.labels()[variable, row["new_value"]], "why": reader.text(row, "why"), "who": said["who"], "when": said["when"],
            "text": said["gloss"] or said["wording"], "lang": None if said["gloss"] else said["wording_language"], "reported": said["reported"],
        })  # fmt: skip
    return sorted(rows, key=lambda each: bool(each["stays"]))


def _answer(reader: Reader, rule: str, guess: int | None) -> dict[str, str]:
    _, about, rows = reader.say, reader.case.row("rule_variants", rule), _reread(reader, rule)
    effect, label = (
        rule_effect(reader.case, rule).loc[about["from_value"]],
        reader.labels()[about["variable"], about["from_value"]],
    )
    said = _("{value}: {before} → {after}. Nobody said anything new.").format(
        value=label, before=effect["before"], after=effect["after"])  # fmt: skip
    moved, stayed = _places(rows, stays=False), _places(rows, stays=True)
    if moved and stayed and moved[0] != stayed[0]:
        told = _("{place}: {changed} of {all} move; {other}: {few} of {total}. A rule can hit one side more.")
        (one, other), all_of = (moved[0], stayed[0]), [each["place"] for each in rows]
        changed = [each["place"] for each in rows if not each["stays"]]
        said += " " + told.format(
            place=one, changed=changed.count(one), all=all_of.count(one), other=other, few=changed.count(other), total=all_of.count(other)
        )  # fmt: skip
    record = _("{count} of {all}").format(count=sum(not each["stays"] for each in rows), all=len(rows))
    return {"own": "" if guess is None else str(guess), "record": record, "said": said}


def _places(rows: Sequence[dict[str, Any]], stays: bool) -> list[str]:
    """Return the places of which more than two codes move, or stay, most first."""
    names = [each["place"] for each in rows if each["stays"] == stays]
    return [each for each in sorted(set(names), key=lambda one: (-names.count(one), one)) if names.count(each) > 2]


def counts_table(reader: Reader, rule: str) -> dict[str, Any]:
    """Return the counts of government statements before and after a rule as a table: headers, rows, caption."""
    _, variable, labels = reader.say, reader.case.row("rule_variants", rule)["variable"], reader.labels()
    rows = [
        [labels[variable, value], int(before), int(after), _signed(after - before)]
        for value, before, after in rule_effect(reader.case, rule).itertuples()
    ]
    headers = [_("Code"), _("Before"), _("After"), _("Difference")]
    return {"headers": headers, "rows": rows, "caption": _("Government statements with each code")}


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"


def revision_static_fallback(reader: Reader, rule: str) -> dict[str, Any]:
    """Return another rule, and as tables (headers, rows, caption) the counts before and after it, and what was read again."""
    _, about = reader.say, reader.case.row("rule_variants", rule)
    now = reader.labels()[about["variable"], about["from_value"]]
    rows = [[each["id"], each["who"], now, each["label"], each["why"]] for each in _reread(reader, rule)]
    headers = [_("Statement"), _("Speaker"), _("Code now"), _("Code with the other rule"), _("Why")]
    return {
        "rule": " ".join([_("Other rule:"), reader.text(about, "rule")]),
        "counts": counts_table(reader, rule),
        "reread": {"headers": headers, "rows": rows, "caption": _("Statements read again")},
    }


@cache
def revision_words(reader: Reader) -> dict[str, Any]:
    """Return what the tool shows, as it stays while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "rule": _("Which rule"),
            "old": _("Rule now:"),
            "new": _("Other rule:"),
            "picture": _("Government statements with each code, before and after the other rule"),
            "heap": _("{label}, squares: {count}"),
            "list": _("Statements read again"),
            "touched": _("Read the dark squares first"),
            "changes": _("changes"),
            "stays": _("stays"),
            "why": _("Why:"),
            "table": _("The counts as a table"),
            "key": _("Orange: moved. Ringed: as many as you expected to move."),
        }
    }
