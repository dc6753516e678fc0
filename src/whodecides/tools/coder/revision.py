"""What another rule of the codebook changes."""

from functools import cache

from ...coding import changes, effect, reread
from ...i18n import translator
from ...show.evidence import statement_card, value_labels
from .codebook import codebook_pages


def revision_view(case, choice):
    """Return what another rule changes, in parts: words, view and evidence.

    `choice` holds language, rule (a variant) and opened (a statement that was read again, or None).
    Raises KitError for an unknown rule.
    """
    language = choice["language"]
    view = _revision(case, choice["rule"], language)
    known = {each["id"] for each in view["rows"]}
    opened = choice["opened"] if choice["opened"] in known else None
    return {
        "words": _revision_words(case, language),
        "chosen": {"language": language, "rule": choice["rule"], "opened": opened},
        "view": view,
        "evidence": statement_card(case, opened, language) if opened else {},
    }


@cache
def _revision(case, rule, language):
    _ = translator(language)
    about = case.row("rule_variants", rule)
    variable, labels = about["variable"], value_labels(case, language)
    page = next(each for each in codebook_pages(case, language) if each["id"] == variable)
    old = next(each for each in page["values"] if each["id"] == about["from_value"])
    rows = reread(case, rule)
    rows = rows.assign(stays=rows["old_value"] == rows["new_value"]).sort_values("stays", kind="stable")
    counts = effect(case, rule)
    return {
        "question": f"{page['name']} · {page['question']}",
        "old": f"{old['label']} – {old['rule']}",
        "new": about[f"rule_{language}"],
        "sentence": revision_sentence(case, rule, language),
        "caption": _("Government statements with each code"),
        "headers": [_("Code"), _("Before"), _("After"), _("Difference")],
        "counts": [
            [labels[variable, value], int(before), int(after), _signed(after - before)]
            for value, before, after in counts.itertuples()
        ],
        "rows": [
            {
                "id": row["statement"],
                "name": case.row("actors", case.row("statements", row["statement"])["actor"])["name"],
                "old": labels[variable, row["old_value"]],
                "new": labels[variable, row["new_value"]],
                "stays": bool(row["stays"]),
                "why": row[f"why_{language}"],
            }
            for row in rows.to_dict("records")
        ],
    }


def _signed(number):
    return f"{number:+d}".replace("-", "−") if number else "0"


def revision_sentence(case, rule, language):
    """Return how many codes another rule changes, in one sentence."""
    _ = translator(language)
    changed, read = len(changes(case, rule)), len(reread(case, rule))
    return _.ngettext(
        "With this rule {changed} of the {read} codes read again changes.",
        "With this rule {changed} of the {read} codes read again change.",
        changed,
    ).format(changed=changed, read=read)


def revision_twin(case, rule, language):
    """Return another rule, and as tables (headers, rows, caption) the counts before and after it, and what was read again."""
    _ = translator(language)
    view = _revision(case, rule, language)
    rows = [[row["id"], row["name"], row["old"], row["new"], row["why"]] for row in view["rows"]]
    headers = [_("Statement"), _("Speaker"), _("Code now"), _("Code with the other rule"), _("Why")]
    return {
        "rule": f"{_('Other rule:')} {view['new']}",
        "counts": {"headers": view["headers"], "rows": view["counts"], "caption": view["caption"]},
        "reread": {"headers": headers, "rows": rows, "caption": _("Statements read again")},
    }


@cache
def _revision_words(case, language):
    _ = translator(language)
    table = case["rule_variants"]
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
        "rules": [list(pair) for pair in zip(table["id"], table[f"name_{language}"], strict=True)],
    }
