"""A lesson as slides: how a cell becomes slides is decided here, by rule.

A part gives a slide for each idea of its text, with its heading; a task gives its question and, behind it, what is so; a
tool gives its pictures, the quotations that it lays on the table, and its small tables. What was predicted is told behind
the last tool and the task that wait for it. What is only said stands in the notes: minutes, wrong answers, pictures in
words, and sentences that point at the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...answers import Task
from ...answers.lesson_patterns import AFTER_TASK, ASK
from ...case import split_id
from ...hosts.notebook_html import COURSE_LANGUAGE, cell_outputs, is_folded
from ...i18n import Translator, _
from ...tools import CALLS
from ..lessons import Lesson
from .part import Clock, Place, plain, source_of, with_notes
from .pictures import picture_slides
from .saved_output import Quote, SavedOutput, Table, one_head
from .screen import Screen
from .side_by_side import side_by_side
from .slide import Note, Slide
from .spoilers import behind_questions
from .tasks import question, record
from .texts import ONWARDS, blocks, is_heading, is_list, noted, packed, room, words_in

MOST_ROWS, MOST_CELL_WORDS = 11, 80  # of a table on a slide
MOST_QUOTED = 80  # words of quotations on a slide, with who said them
AIMS = "What you will learn"  # what stands behind this list belongs to the beginning of the lesson again


def lesson_slides(
    lesson: Lesson,
    notebook: Mapping[str, Any],
    html: Callable[[str], Any],
    clock: Clock,
    say: Translator,
    screen: Screen,
) -> list[Slide]:
    """Return the slides of a saved lesson in order; `html` makes HTML of Markdown."""
    place, made = Place(lesson, notebook), []
    tasks = {each.number: screen.worded(each) for each in lesson.tasks}
    told = _told_behind(notebook["cells"], tasks)
    for number, cell in enumerate(notebook["cells"]):
        source = source_of(cell)
        if cell["cell_type"] == "markdown":
            place.enter(cell)
            new, left = _text_slides(source, place, html, screen, leads_on=clock.alone)
            if not made:
                new = [_title(notebook, place.title, clock, html, say), *new]
            if left:
                (new or made)[-1:] = [_noting((new or made)[-1], _left_note(left, html, say))]
        else:
            asked = [tasks[each] for each in ASK.findall(source)]
            if made and not _only_asks(source):
                made[-1] = _noting(made[-1], _opening_note(made, place.heading, say))
            new = _code_slides(cell, asked, place.heading, say)
        new += [_unpointed(each, screen, html, say) for task in told.get(number, ()) for each in record(task, say)]
        read = [each.shown for each in made if each.kind == "caption"]  # two pictures of one kind are read alike
        new = [each for each in new if each.kind != "caption" or each.shown not in read]
        made += [replace(each, part=place.part) for each in new]
    return [with_notes(each, lesson, clock, say) for each in side_by_side(behind_questions(made, lesson.tasks))]


def _noting(slide: Slide, note: Note) -> Slide:
    return replace(slide, notes=(*slide.notes, note))


def _left_note(left: list[str], html: Callable[[str], Any], say: Translator) -> Note:
    """Return the note with the sentences that a slide leaves unsaid."""
    return Note(say(_("On the page")), html(" ".join(left)))


def _opening_note(made: list[Slide], heading: str, say: Translator) -> Note:
    """Return the note that names the tool to open by the heading under which it stands."""
    label = say(_("Now open in the lesson"))
    again = any(note.label == label for each in made if each.heading == heading for note in each.notes)
    words = _("The next tool under “{heading}”") if again else _("The tool under “{heading}”")
    return Note(label, say(words).format(heading=heading), ours=True)


def _unpointed(slide: Slide, screen: Screen, html: Callable[[str], Any], say: Translator) -> Slide:
    """Return a slide that tells what is so, without a sentence that points at the page."""
    told, left = screen.parted(slide.shown.get("told", ""))
    if not left:
        return replace(slide, shown={**slide.shown, "told": told}) if told else slide
    return _noting(replace(slide, shown={**slide.shown, "told": told}), _left_note(left, html, say))


def _told_behind(cells: Sequence[Mapping[str, Any]], tasks: Mapping[str, Task]) -> dict[int, list[Task]]:
    """Return {place of a cell: the tasks whose record is told behind it}.

    A prediction is told behind all that waits for it: tools with `after`, the task named `later`, and `after` of its path.
    """
    sources = [source_of(cell) if cell["cell_type"] == "code" else "" for cell in cells]
    asked = {task: place for place, source in enumerate(sources) for task in ASK.findall(source)}
    told: dict[int, list[Task]] = {}
    for name, place in asked.items():
        task, behind = tasks[name], place
        if task.kind == "prediction":
            waiting = [at for at, source in enumerate(sources) if name in AFTER_TASK.findall(source)]
            before = (split_id(each)[1] for each in (task.later, task.path.get("after", "")))
            waiting += [asked[each] for each in before if each in asked]
            behind = max([place, *waiting])
        told.setdefault(behind, []).append(task)
    # What was asked in the cell itself comes first, what was predicted before last.
    return {place: sorted(found, key=lambda each: -asked[each.number]) for place, found in told.items()}


def _title(
    notebook: Mapping[str, Any], heading: str, clock: Clock, html: Callable[[str], Any], say: Translator
) -> Slide:
    about = {name: text for cell in notebook["cells"] for name, text in noted(source_of(cell)).items()}
    facts = [(say(_("Time")), about["Time"])] if "Time" in about and clock.alone else []
    if note := about.get("Content note"):
        facts.append((say(_("Content note")), note[:1].upper() + note[1:]))
    short = about.get("One session only?") if clock.alone else None
    notes = (Note(say(_("One session only")), html(short)),) if short else ()
    return Slide("title", heading, {"facts": [(label, html(text)) for label, text in facts]}, level=1, notes=notes)


def _text_slides(
    source: str, place: Place, html: Callable[[str], Any], screen: Screen, leads_on: bool
) -> tuple[list[Slide], list[str]]:
    """Return the slides of a cell of text, and the sentences that they leave to the notes."""
    made, waiting, is_new, left_out = [], [], False, []

    def flush() -> None:
        nonlocal is_new
        for text in packed(waiting):
            shown = {"html": html(text), "words": room(text.split("\n")) if "\n" in text else words_in(text)}
            made.append(Slide("text", place.heading, shown, level=2 if is_new else 0))
            is_new = False
        waiting.clear()

    for block in blocks(source):
        if found := is_heading(block):
            flush()
            place.heading, is_new = plain(found[2]), len(found[1]) > 1
        elif not noted(block) and (leads_on or not block.startswith(ONWARDS)):
            text, left = screen.parted(block)
            left_out += left
            waiting += [text] if text else []
            if place.heading == AIMS and is_list(block):
                flush()
                place.heading = place.title
    flush()
    return made, left_out


def _code_slides(cell: dict[str, Any], asked: list[Task], heading: str, say: Translator) -> list[Slide]:
    source = source_of(cell)
    asking = [each for task in asked for each in question(task, say)]
    if _only_asks(source):
        return asking
    twin = SavedOutput(cell_outputs(cell))
    quoted = [Slide("quotes", heading, {"quotes": each}, each[0]["scene"], level=0) for each in _quotes(twin)]
    code = [] if is_folded(cell) else [Slide("code", heading, {"code": source}, level=0)]
    pictures = [] if _is_ones_own(source) else twin.pictures
    seen = [each for picture in pictures for each in picture_slides(picture, heading, say)]
    if not twin.pictures:
        seen = [Slide("table", heading, dict(one_head(each)), level=0) for each in twin.tables if _is_small(each)]
    return quoted + asking + code + seen


def _quotes(twin: SavedOutput) -> list[list[Quote]]:
    """Return quotations in groups for one slide each: short ones that follow each other stand together."""
    groups, together = [], 0
    for quote in twin.quotes:
        count = words_in(" ".join((quote["text"], quote["gloss"], quote["line"])))
        if groups and together + count <= MOST_QUOTED:
            groups[-1].append(quote)
            together += count
        else:
            groups.append([quote])
            together = count
    return [
        [{**each, "gloss": each["gloss"] if each["language"] != COURSE_LANGUAGE else ""} for each in group]
        for group in groups
    ]


def _is_small(table: Table) -> bool:
    words = sum(words_in(cell) for row in table["head"] + table["rows"] for cell in row)
    return 0 < len(table["rows"]) <= MOST_ROWS and words <= MOST_CELL_WORDS


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
