"""A lesson as a deck of slides: how a cell becomes slides is decided here, by rule, and no sentence is written anew.

A part gives a slide for each idea of its text, with its heading; a task gives its question and, behind it, what is so; a
tool gives its pictures, the quotations that it lays on the table, and its small tables. What was predicted is told behind
the last tool and the task that wait for it. What is only said stands in the notes: minutes, wrong answers, pictures in words.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ...answers import COURSE, KEYS, Task, lesson_tasks
from ...answers.lesson_marks import ASK, WAITS
from ...errors import KitError, Words, nearest
from ...i18n import Translator, _, colon, translator
from ...show.templates import render
from ...tools import CALLS
from ..reading import COURSE_LANGUAGE, as_html, is_folded, page_address, shown
from .part import Part, plain, said_on, source_of
from .pictures import picture_slides
from .slide import Note, Slide
from .tasks import question, record
from .texts import blocks, is_heading, is_list, noted, packed, words_in
from .twin import Table, Twin

FOLDER, LESSONS = "slides", "notebooks"
PAPERS = {"A4": (297, 210), "letter": (279.4, 215.9)}  # as CSS names them; millimetres of a page on its side
MOST_ROWS, MOST_CELL_WORDS = 11, 80  # of a table on a slide
MOST_QUOTED = 70  # words of quotations on a slide
SHORT_QUOTE = 45  # words
SIZES = {"few": 28, "some": 48, "many": 999}  # how large a text of so many words is set
AIMS = "What you will learn"  # what stands behind this list belongs to the beginning of the lesson again


def slides(root: Path | str, lessons: Iterable[str], language: str, paper: str) -> dict[str, bytes]:
    """Return {path: bytes}: for each lesson, named by its number such as "06", a deck and a page with slides above notes.

    Lessons are in the language in which they are written, labels in `language`; `paper` is "A4" or "letter". Raises
    KitError where the kit in `root` has no such lesson. No number means all lessons.
    """
    root, say, found = Path(root), translator(language), _found(root)
    if not found:
        wrong = _(
            "There are no lessons in '{folder}': run the command in the folder of the kit, or name it with --kit."
        )
        raise KitError(Words(wrong, folder=root))
    chosen = list(dict.fromkeys(lessons)) or list(found)
    for number in chosen:
        if number not in found:
            wrong = _("There is no lesson '{name}' in '{folder}'. {nearest}")
            raise KitError(Words(wrong, name=number, folder=root, nearest=nearest(number, found)))
    tasks = {each.id: each for each in lesson_tasks(root)}
    if not tasks:
        wrong = _("{file} is missing: take the whole kit, not the bundle of a class.")
        raise KitError(Words(wrong, file=root / KEYS))
    links = {page_address(f"{LESSONS}/{found[number].name}") for number in chosen}
    files = {}
    for number in chosen:
        notebook = json.loads(found[number].read_text(encoding="utf-8"))
        said = said_on(root / COURSE / found[number].stem)
        made = lesson_slides(notebook, tasks, said, partial(as_html, place=LESSONS, targets=links, anchors=False), say)
        for name, notes in ((found[number].stem, False), (f"{found[number].stem}-notes", True)):
            files[f"{FOLDER}/{name}.html"] = _drawn(made, number, say, paper, notes).encode()
    return files


def _found(root: Path | str) -> dict[str, Path]:
    return {path.name[:2]: path for path in sorted((Path(root) / LESSONS).glob("[0-9][0-9]-*.ipynb"))}


def lesson_slides(
    notebook: Mapping[str, Any], tasks: Mapping[str, Task], said: Mapping[str, Any], html: Any, say: Translator
) -> list[Slide]:
    """Return the slides of a saved lesson in order.

    `said` is what its author tells whoever teaches it, by part; `html` makes HTML of Markdown.
    """
    part, made = Part(notebook, said, say), []
    told = _told_behind(notebook["cells"], tasks)
    for place, cell in enumerate(notebook["cells"]):
        source = source_of(cell)
        if cell["cell_type"] == "markdown":
            part.enter(cell)
            new = _text_slides(source, part, html, say)
            if not made:
                new = [_title(notebook, part.title, html, say), *new]
        else:
            asked = [tasks[each] for each in ASK.findall(source)]
            if made and not _only_asks(source):
                made[-1] = replace(
                    made[-1], notes=(*made[-1].notes, Note(say(_("Now open in the lesson")), _call(source)))
                )
            new = _code_slides(cell, asked, part.heading, say)
        new += [each for task in told.get(place, ()) for each in record(task, say)]
        read = [each.shown for each in made if each.kind == "caption"]  # two pictures of one kind are read alike
        made += [part.noted(each) for each in new if each.kind != "caption" or each.shown not in read]
    return made


def _told_behind(cells, tasks: Mapping[str, Task]) -> dict[int, list[Task]]:
    """Return {place of a cell: the tasks whose record is told behind it}.

    A prediction is told behind all that waits for it: tools with `after`, the task named `later`, and `after` of its path.
    """
    sources = [source_of(cell) if cell["cell_type"] == "code" else "" for cell in cells]
    asked = {task: place for place, source in enumerate(sources) for task in ASK.findall(source)}
    told: dict[int, list[Task]] = {}
    for name, place in asked.items():
        task, behind = tasks[name], place
        if task.kind == "prediction":
            waiting = [at for at, source in enumerate(sources) if name in WAITS.findall(source)]
            waiting += [asked[each] for each in (task.later, task.path.get("after")) if each in asked]
            behind = max([place, *waiting])
        told.setdefault(behind, []).append(task)
    # What was asked in the cell itself comes first, what was predicted before last.
    return {place: sorted(found, key=lambda each: -asked[each.id]) for place, found in told.items()}


def _title(notebook, heading, html, say) -> Slide:
    about = {name: text for cell in notebook["cells"] for name, text in noted(source_of(cell)).items()}
    shown = {
        "minutes": html(about["Time"]) if "Time" in about else "",
        "content": html(about["Content note"]) if "Content note" in about else "",
        "content_label": say(_("Content note")),
        "time_label": say(_("Time")),
    }
    short = about.get("One session only?")
    notes = (Note(say(_("One session only")), html(short)),) if short else ()
    return Slide("title", heading, shown, level=1, notes=notes)


def _text_slides(source, part: Part, html, say) -> list[Slide]:
    made, waiting, is_new = [], [], False

    def flush():
        nonlocal is_new
        for text in packed(waiting):
            count = words_in(text)
            size = next(name for name, most in SIZES.items() if count <= most)
            made.append(Slide("text", part.heading, {"html": html(text), "size": size}, level=2 if is_new else 0))
            is_new = False
        waiting.clear()

    for block in blocks(source):
        if found := is_heading(block):
            flush()
            part.heading, is_new = plain(found[2]), len(found[1]) > 1
        elif not noted(block):
            waiting.append(block)
            if part.heading == AIMS and is_list(block):
                flush()
                part.heading = part.title
    flush()
    return made


def _code_slides(cell, asked: list[Task], heading: str, say) -> list[Slide]:
    source = source_of(cell)
    asking = [each for task in asked for each in question(task, say)]
    if _only_asks(source):
        return asking
    twin = Twin(shown(cell))
    quoted = [Slide("quotes", heading, {"quotes": each}, level=0) for each in _quotes(twin)]
    code = [] if is_folded(cell) else [Slide("code", heading, {"code": source}, level=0)]
    pictures = [] if _is_ones_own(source) else twin.pictures
    seen = [each for picture in pictures for each in picture_slides(picture, heading, say)]
    if not twin.pictures:
        seen = [Slide("table", heading, dict(_one_head(each)), level=0) for each in twin.tables if _is_small(each)]
    return quoted + asking + code + seen


def _quotes(twin: Twin):
    """Return quotations in groups for one slide each: short ones that follow each other stand together."""
    groups, together = [], 0
    for quote in twin.quotes:
        count = words_in(quote["text"] + " " + quote["gloss"])
        if groups and together + count <= MOST_QUOTED:
            groups[-1].append(quote)
            together += count
        else:
            groups.append([quote])
            together = count
    return [
        [
            {
                **each,
                "gloss": each["gloss"] if each["language"] != COURSE_LANGUAGE else "",
                "long": words_in(each["text"]) > SHORT_QUOTE,
            }
            for each in group
        ]
        for group in groups
    ]


def _is_small(table: Table) -> bool:
    words = sum(words_in(cell) for row in table["head"] + table["rows"] for cell in row)
    return 0 < len(table["rows"]) <= MOST_ROWS and words <= MOST_CELL_WORDS


def _one_head(table: Table) -> Table:
    """Return a table with one row of heads: pandas writes the names of index and columns in two."""
    columns = zip(*table["head"], strict=True)
    return {**table, "head": [[next(filter(None, reversed(each)), "") for each in columns]]}


def _is_ones_own(source: str) -> bool:
    """Say whether a tool shows nothing of the case: before somebody has answered, its picture is empty."""
    call = CALLS.get(_call(source).partition("(")[0])
    return call is not None and call.needs is None


def _only_asks(source: str) -> bool:
    return _call(source).startswith("ask(")


def _call(source: str) -> str:
    """Return the call with which a cell ends, in one line."""
    lines = source.strip().splitlines()
    first = max(n for n, line in enumerate(lines) if line[:1] not in (" ", ")", "]"))
    return " ".join(each.strip() for each in lines[first:])


def _drawn(made: list[Slide], number: str, say: Translator, paper: str, notes: bool) -> Markup:
    """Return a deck as a page; with `notes`, each slide above its notes."""
    wide, high = PAPERS[paper]
    beside = Path(__file__)
    words = {
        "lesson": say(_("Lesson {number}")).format(number=number), "slide": say(_("Slide {number} of {all}")),
        "notes": say(_("Notes")), "answer": say(_("The answer")), "level": say(_("Level {level}")),
        "print": say(_("Print view")), "second": say(_("Notes in a second window")), "letters": say(_("Keys n and p")), "translation": say(_("Our translation")) + colon(say.language),
        "moves": say(_("→ and ← move, Home and End lead to the ends, n opens the notes, p the view to print.")),
    }  # fmt: skip
    return render(
        __file__, "deck.html", slides=made, title=made[0].heading, words=words, paper=paper, wide=wide, high=high,
        language=say.language, course=COURSE_LANGUAGE, notes=notes,
        style=Markup(beside.with_name("slides.css").read_text(encoding="utf-8")),  # ours
        script=Markup(beside.with_name("slides.js").read_text(encoding="utf-8")),
    )  # fmt: skip
