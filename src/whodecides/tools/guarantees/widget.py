"""Texts on free expression, one after the other in their own words: whom does each hold back? Then its walls rise."""

from ...answers import Store, current_revision, open_store, tasks_by_id
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...i18n import colon
from ...plots.canvas import Figure
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .view import (
    effect_words,
    guarantee_ids,
    guarantee_lane,
    guarantees_sentence,
    guarantees_table,
    guarantees_view,
    guarantees_words,
    parse_answers,
    text_lines,
)

PITCH, TOP = 96, 8  # pixels from one text to the next, and above the first


def guarantees_picture(reader: Reader) -> str:
    """Return the picture with its table folded below it, as HTML."""
    words, lanes = guarantees_words(reader), [guarantee_lane(reader, each) for each in guarantee_ids(reader.case)]
    svg = render(
        __file__,
        "picture.html",
        lanes=[each | {"y": TOP + number * PITCH} for number, each in enumerate(lanes)],
        height=TOP + len(lanes) * PITCH,
        words={**words, "looks": effect_words(reader)},
    )
    alt = " ".join(f"{each['name']}{colon(reader.language)}{each['description']}" for each in lanes)
    caption, _ = reader.entry("guarantees.caption"), reader.say
    return Figure(svg, alt, caption, html_table(**guarantees_table(reader)), _("The same as a table")).html()


class Guarantees(StatefulWidget):
    """A state holds `at`, the text in hand, and `bound`, whom each text holds back by the student's own reading."""

    _esm = script(__file__)
    _css = style(__file__)
    answer_keys = ("bound",)

    def __init__(self, case: Case, store: Store, task: str | None = None, expected: str | None = None) -> None:
        self._case, self._expected = case, expected or ""
        super().__init__(store, {"at": "", "bound": {}}, task)

    def compute_view(self, state: State) -> Parts:
        """Return words and the text in hand. Raises KitError for another text."""
        if state["at"]:
            check_text(self._case, state["at"])
        reader, answers = Reader(self._case, state["language"]), parse_answers(self._case, state["bound"])
        view = guarantees_view(reader, answers, state["at"])
        return {
            "words": guarantees_words(reader),
            "view": view,
            "state": {**state, "at": view["hand"]["id"], "bound": answers},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the texts in their own words, with the picture folded away, and how many are answered."""
        reader, answers = Reader(self._case, state["language"]), parse_answers(self._case, state["bound"])
        _ = reader.say
        page = render(
            __file__,
            "static_fallback.html",
            asked=text_lines(reader),
            note=_("Read each text and decide. Then open our coding."),
            picture=guarantees_picture(reader),
        )
        return page, guarantees_sentence(reader, answers)

    def _store_answer_keys(self, before: State, now: State) -> None:
        """Keep the answer to the first text as what the student expected: it came before anything was told."""
        super()._store_answer_keys(before, now)
        first = guarantee_ids(self._case)[0]
        if self._expected and first in now["bound"] and first not in before["bound"]:
            revision = current_revision(tasks_by_id().get(self._expected))
            self._store.record(self._expected, now["bound"][first], revision=revision)


def check_text(case: Case, name: str) -> None:
    """Raise KitError, with the nearest id, for what is not one of the texts."""
    known = guarantee_ids(case)
    if name not in known:
        raise KitError(
            Message(_("'{name}' is not one of the texts. {nearest}"), name=name, nearest=suggest_names(name, known))
        )


def guarantees(task: str | None = None, expected: str | None = None, case: Case | None = None) -> Guarantees:
    """Show texts on free expression in their own words: whom does each hold back? Then the record's walls rise.

    The answers are stored for `task`; the one to the first text, given before anything is told, for the prediction
    `expected`, too.

    >>> guarantees()
    """
    return Guarantees(case or current_case(), open_store(), task, expected)
