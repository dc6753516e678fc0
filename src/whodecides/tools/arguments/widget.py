"""The strongest case for each answer, in the language that the student chose."""

from dataclasses import dataclass

from ...answers import open_store
from ...case import Case, Reader, current_case
from ...widgets.templates import render
from .view import arguments_view


@dataclass(frozen=True)
class Page:
    """HTML with a plain text fallback; shows itself in a notebook."""

    html: str
    text: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


def arguments_page(reader: Reader, question: str) -> Page:
    """Return the arguments on `question` as a Page: equal columns, stacked on a small screen, sources folded below each.

    Raises KitError for an unknown question.
    """
    view = arguments_view(reader, question)
    text = f"{view['title']} " + " / ".join(each["title"] for each in view["columns"])
    return Page(render(__file__, "page.html", **view), text)


def arguments(question: str, case: Case | None = None) -> Page:
    """Show the arguments on a question side by side, with their sources.

    `question`: one of those that `case.toml` asks of `arguments.csv`. Raises KitError with the nearest valid name for another
    question.

    >>> arguments("decider")
    """
    return arguments_page(Reader(case or current_case(), open_store().language), question)
