"""The strongest case for each answer to a question, side by side."""

from dataclasses import dataclass
from html import escape

from ...errors import KitError, Words, _, nearest
from ...i18n import translator
from ...show.evidence import source_links


@dataclass(frozen=True)
class Page:
    """HTML with a plain text twin; shows itself in a notebook."""

    html: str
    text: str

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html, "text/plain": self.text}


def arguments_page(case, question, language):
    """Return the arguments on `question` as a Page: equal columns, stacked on a small screen, sources below each.

    Raises KitError for an unknown question.
    """
    rows = case["arguments"]
    if question not in set(rows["question"]):
        wrong = _("There are no arguments on '{name}'. {nearest}")
        raise KitError(Words(wrong, name=question, nearest=nearest(question, rows["question"])))
    chosen = rows[rows["question"] == question].to_dict("records")
    title = _titles(language)[question]
    columns = "\n".join(_column(case, row, language) for row in chosen)
    page = (
        f'<section lang="{language}"><h3>{escape(title)}</h3>\n'
        f'<div style="display:flex;flex-wrap:wrap;gap:16px">\n{columns}\n</div></section>'
    )
    return Page(page, f"{title} " + " / ".join(row[f"title_{language}"] for row in chosen))


def _titles(language):
    _ = translator(language)
    return {"suspension": _("Was the suspension right?"), "decider": _("Who should decide?")}


def _column(case, row, language):
    _ = translator(language)
    links = "".join(
        f'<li><a href="{escape(each["url"])}" target="_blank" rel="noopener noreferrer">{escape(each["text"])}</a></li>'
        for each in source_links(case, row, language)
    )
    return (
        f'<article style="flex:1 1 240px;min-width:0"><h4>{escape(row[f"title_{language}"])}</h4>\n'
        f"<p>{escape(row[f'text_{language}'])}</p>\n<p><strong>{escape(_('Sources'))}</strong></p><ul>{links}</ul></article>"
    )
