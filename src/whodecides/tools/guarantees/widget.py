"""Texts on free expression: whom each holds back as a picture, and one card at a time with its sources."""

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...i18n import colon
from ...plots.canvas import Figure
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_table
from ...widgets.prediction_result import prediction_result_at
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .view import guarantee_card, guarantee_ids, guarantee_lanes, guarantees_sentence, guarantees_words

PITCH, TOP = 96, 8  # pixels from one text to the next, and above the first


def guarantees_picture(reader: Reader) -> str:
    """Return the picture with its table folded below it, as HTML."""
    words, lanes = guarantees_words(reader), guarantee_lanes(reader)
    svg = render(
        __file__,
        "picture.html",
        lanes=[each | {"y": TOP + number * PITCH} for number, each in enumerate(lanes)],
        height=TOP + len(lanes) * PITCH,
        words=words,
    )
    alt = " ".join(f"{each['name']}{colon(reader.language)}{each['description']}" for each in lanes)
    return Figure(svg, alt, words["labels"]["terms"], html_table(**words["table"]), words["labels"]["plain"]).html()


class Guarantees(StatefulWidget):
    """Compare texts on whom they bind and which limits they allow; open one to read its sources."""

    _esm = script(__file__)
    _css = style(__file__)
    contains_prediction = True

    def __init__(self, case: Case, store: Store, after: str | None = None, result: str = "") -> None:
        self._case, self._result = case, result
        super().__init__(store, {"text": guarantee_ids(case)[0]}, after=after)

    def compute_view(self, state: State) -> Parts:
        """Return words and the opened card. Raises KitError for another text."""
        check_text(self._case, state["text"])
        reader = Reader(self._case, state["language"])
        played = prediction_result_at(reader, self._store, self._after, self._result)
        return {
            "words": guarantees_words(reader),
            "view": {"card": guarantee_card(reader, state["text"]), "prediction_result": played},
        }

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the picture with its table, and whom the opened text binds."""
        reader = Reader(self._case, state["language"])
        return guarantees_picture(reader), guarantees_sentence(reader, state["text"])


def check_text(case: Case, name: str) -> None:
    """Raise KitError, with the nearest id, for what is not one of the texts."""
    known = guarantee_ids(case)
    if name not in known:
        raise KitError(
            Message(_("'{name}' is not one of the texts. {nearest}"), name=name, nearest=suggest_names(name, known))
        )


def guarantees(after: str | None = None, case: Case | None = None, *, result: str = "") -> Guarantees:
    """Show the texts on free expression as a picture: whom each holds back, who watches, and which remedy it names.

    `after` names a prediction: they stay closed until it is stored. `result` names the text that answers it: what the
    student expected and what the record shows is then told below its lane. Raises KitError for another text.

    >>> guarantees()
    """
    case = case or current_case()
    if result:
        check_text(case, result)
    return Guarantees(case, open_store(), after, result)
