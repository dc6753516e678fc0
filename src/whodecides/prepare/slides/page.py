"""A deck as a page: a slide fills the screen; or each slide stands above its notes."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from ...hosts.notebook_html import COURSE_LANGUAGE
from ...i18n import Translator, _, colon
from ...widgets.templates import render
from .slide import Slide
from .texts import room

PAPERS = {"A4": (297, 210), "letter": (279.4, 215.9)}  # as CSS names them; millimetres of a page on its side
# How large a text of so many words is set: its class in the style, the largest first.
SIZES = {"s1": 12, "s2": 24, "s3": 38, "s4": 54, "s5": 78, "s6": 999}


def deck_page(made: Sequence[Slide], name: str, say: Translator, paper: str, notes: bool) -> Markup:
    """Return a deck, such as "Lesson 06", as a page; with `notes`, each slide above its notes."""
    wide, high = PAPERS[paper]
    beside = Path(__file__)
    words = {
        "deck": name, "slide": say(_("Slide {number} of {all}")),
        "notes": say(_("Notes")), "answer": say(_("The answer")), "level": say(_("Level {level}")),
        "print": say(_("Print view")), "second": say(_("Notes in a second window")), "letters": say(_("Keys n and p")), "translation": say(_("Our translation")) + colon(say.language),
        "moves": say(_("→, the space bar and a click go on, ← goes back, Home and End lead to the ends, n opens the notes, p the view to print.")),
    }  # fmt: skip
    return render(
        __file__, "deck.html", slides=made, title=made[0].heading, words=words, paper=paper, wide=wide, high=high,
        language=say.language, course=COURSE_LANGUAGE, notes=notes, size=size_of, places=_places(made),
        style=Markup(beside.with_name("slides.css").read_text(encoding="utf-8")),  # ours
        script=Markup(beside.with_name("slides.js").read_text(encoding="utf-8")),
    )  # fmt: skip


def _places(made: Sequence[Slide]) -> list[str]:
    """Return what number stands at the foot of each slide: those for class and those for home are counted apart."""
    groups = [[each for each in made if each.home is home] for home in (False, True)]
    return [f"{place} / {len(group)}" for group in groups for place, _slide in enumerate(group, 1)]


def size_of(words: int | Sequence[str]) -> str:
    """Return how large a text is set, by its number of words or, of a list, by its texts."""
    count = words if isinstance(words, int) else room(words)
    return next(name for name, most in SIZES.items() if count <= most)
