"""Decks: of a lesson alone, or of a session of a class with what it leaves for home. No sentence is written anew."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from ...case import NOTEBOOKS, CasePaths
from ...hosts.notebook_html import as_html, page_address
from ...i18n import Translator, _, translator
from ...progress import with_progress
from ..lessons import Lesson, check_numbers, read_cells, read_lessons
from ..plan import Plan
from .cells import lesson_slides
from .page import deck_page
from .part import Clock, own_clock
from .screen import Screen, read_screens
from .session import session_clock, session_slides
from .slide import Slide

FOLDER = "slides"
MAKING = _("Making slides, deck {number} of {all} …")


def slides(paths: CasePaths, lessons: Iterable[str], language: str, paper: str) -> dict[str, bytes]:
    """Return {path: bytes}: for each lesson, named by its number such as "06", a deck and a page with slides above notes.

    Lessons are in the language in which they are written, labels in `language`; `paper` is "A4" or "letter". Raises
    KitError where the case has no such lesson. No number means all lessons.
    """
    say = translator(language)
    found = read_lessons(paths)
    chosen = list(dict.fromkeys(lessons)) or list(found)
    check_numbers(chosen, found, paths.root)
    links = {page_address(paths.notebook(found[number].name)) for number in chosen}
    screens = read_screens(paths, chosen)
    decks = {}
    for number in with_progress(chosen, MAKING):
        lesson = found[number]
        name = say(_("Lesson {number}")).format(number=number)
        made = _made(paths, lesson, own_clock(lesson), links, say, screens[number])
        decks[lesson.name] = (name, made)
    return _pages(decks, say, paper)


def class_slides(
    paths: CasePaths, plan: Plan, lessons: Mapping[str, Lesson], routes: Mapping[str, Any], language: str, paper: str
) -> dict[str, bytes]:
    """Return {path: bytes}: for each session of a class a deck that keeps its minutes, and the same above notes."""
    say, screens, decks = translator(language), read_screens(paths, lessons), {}
    for session in with_progress(plan.sessions, MAKING):
        made = {
            number: _made(paths, lessons[number], session_clock(session, lessons[number]), (), say, screens[number])
            for number in session.lessons
        }
        name = say(_("Session {number} of {count}")).format(number=session.number, count=len(plan.sessions))
        decks[f"session-{session.number}"] = (name, session_slides(session, plan, lessons, made, routes, say))
    return _pages(decks, say, paper)


def _made(
    paths: CasePaths, lesson: Lesson, clock: Clock, links: Iterable[str], say: Translator, screen: Screen
) -> list[Slide]:
    html = partial(as_html, place=paths.folder(NOTEBOOKS), targets=frozenset(links), anchors=False)
    return lesson_slides(lesson, read_cells(paths, lesson), html, clock, say, screen)


def _pages(decks: Mapping[str, tuple[str, list[Slide]]], say: Translator, paper: str) -> dict[str, bytes]:
    return {
        f"{FOLDER}/{file}{suffix}.html": deck_page(made, name, say, paper, notes=bool(suffix)).encode()
        for file, (name, made) in decks.items()
        for suffix in ("", "-notes")
    }
