"""What the page shows, as plain data, and the same as a page without scripts."""

from ...case import Reader
from ...i18n import colon
from ...widgets.html import html_table
from .model import counts


def identity_view(reader: Reader, variable: str) -> dict[str, dict]:
    """Return the words around what is shown, and in "view" the table and its sentence."""
    _ = reader.say
    found, labels, names = counts(reader.case, variable), reader.labels(), reader.names("variables")
    rows = [[labels[variable, value], count] for value, count in found]
    listed = ", ".join(f"{label} ({count})" for label, count in rows)
    return {
        "words": {
            "labels": {"title": _("Government statements with each code"), "variable": _("Variable")},
            "variables": [list(each) for each in names.items()],
        },
        "view": {
            "caption": reader.text(reader.case.row("variables", variable), "question"),
            "headers": [_("Value"), _("Statements")],
            "rows": rows,
            "sentence": f"{names[variable]}{colon(reader.language)}{listed}.",
        },
    }


def identity_static_fallback(reader: Reader, variable: str) -> tuple[str, str]:
    """Return the same as (HTML, one sentence), for a page in which nothing runs."""
    view = identity_view(reader, variable)["view"]
    return html_table(view["headers"], view["rows"], view["caption"]), view["sentence"]
