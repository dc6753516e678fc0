"""What another rule of the codebook changes."""

from functools import cache
from typing import Any

from ...case import Case, Reader
from ...coding import recoded_statements, rule_changes, rule_effect
from ...widgets.base import State
from ...widgets.evidence import statement_card
from .codebook import codebook_page


def revision_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return what another rule changes, in parts: words, view and evidence.

    `state` holds language, rule (a variant) and opened (a statement that was read again, or None).
    Raises KitError for an unknown rule.
    """
    reader = Reader(case, state["language"])
    view = _revision(reader, state["rule"])
    known = {each["id"] for each in view["rows"]}
    opened = state["opened"] if state["opened"] in known else None
    return {
        "words": _revision_words(reader),
        "state": {"language": reader.language, "rule": state["rule"], "opened": opened},
        "view": view,
        "evidence": statement_card(reader, opened) if opened else {},
    }


@cache
def _revision(reader: Reader, rule: str) -> dict[str, Any]:
    _ = reader.say
    about = reader.case.row("rule_variants", rule)
    variable, labels = about["variable"], reader.labels()
    page = codebook_page(reader, variable)
    old = next(each for each in page["values"] if each["id"] == about["from_value"])
    rows = recoded_statements(reader.case, rule)
    rows = rows.assign(stays=rows["old_value"] == rows["new_value"]).sort_values("stays", kind="stable")
    counts = rule_effect(reader.case, rule)
    return {
        "question": f"{page['name']} · {page['question']}",
        "old": f"{old['label']} – {old['rule']}",
        "new": reader.text(about, "rule"),
        "sentence": revision_sentence(reader, rule),
        "caption": _("Government statements with each code"),
        "headers": [_("Code"), _("Before"), _("After"), _("Difference")],
        "counts": [
            [labels[variable, value], int(before), int(after), _signed(after - before)]
            for value, before, after in counts.itertuples()
        ],
        "rows": [
            {
                "id": row["statement"],
                "name": reader.case.row("actors", reader.case.row("statements", row["statement"])["actor"])["name"],
                "old": labels[variable, row["old_value"]],
                "new": labels[variable, row["new_value"]],
                "stays": bool(row["stays"]),
                "why": reader.text(row, "why"),
            }
            for row in rows.to_dict("records")
        ],
    }


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"


def revision_sentence(reader: Reader, rule: str) -> str:
    """Return how many codes another rule changes, in one sentence."""
    _ = reader.say
    changed, read = len(rule_changes(reader.case, rule)), len(recoded_statements(reader.case, rule))
    return _.ngettext(
        "With this rule {changed} of the {read} codes read again changes.",
        "With this rule {changed} of the {read} codes read again change.",
        changed,
    ).format(changed=changed, read=read)


def revision_static_fallback(reader: Reader, rule: str) -> dict[str, Any]:
    """Return another rule, and as tables (headers, rows, caption) the counts before and after it, and what was read again."""
    _ = reader.say
    view = _revision(reader, rule)
    rows = [[row["id"], row["name"], row["old"], row["new"], row["why"]] for row in view["rows"]]
    headers = [_("Statement"), _("Speaker"), _("Code now"), _("Code with the other rule"), _("Why")]
    return {
        "rule": f"{_('Other rule:')} {view['new']}",
        "counts": {"headers": view["headers"], "rows": view["counts"], "caption": view["caption"]},
        "reread": {"headers": headers, "rows": rows, "caption": _("Statements read again")},
    }


@cache
def _revision_words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    table = reader.case["rule_variants"]
    return {
        "labels": {
            "title": _("Change one rule and see which codes change"),
            "rule": _("Which rule"),
            "old": _("Rule now:"),
            "new": _("Other rule:"),
            "list": _("Statements read again"),
            "changes": _("changes"),
            "stays": _("stays"),
            "why": _("Why:"),
            "card": _("Statement {id}"),
        },
        "rules": [list(pair) for pair in zip(table["id"], reader.text(table, "name"), strict=True)],
    }
