"""Your path in words: for each decision what was chosen or written, what is so, and what was changed."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypedDict

from ...case import Reader, split_id
from ...i18n import Translator, colon
from ...show.tool import Retold
from .model import CHOSEN, TASKS_LANGUAGE, WRITTEN, Step, came_so, is_expected, option_text, predictions

Tellers = Mapping[str, Callable[..., Retold]]  # by the name of the public call: tells its work again

LONG = 45  # words; from here on a text is folded
SHOWN = 28  # words of it that stand before the fold


class Entry(TypedDict):
    """One decision. `state` is "open", "begun" or "done"; `same` says that a prediction came as expected; `awaits` why
    nothing stands beside it yet, "" otherwise; `tongue` is the language of `title`, `label`, `yours` and `so` where it is
    not the reader's."""

    task: str
    title: str
    state: str
    yours: str
    words: str
    start: str
    label: str
    so: str
    same: bool
    awaits: str
    predicted: bool
    before: str
    before_words: str
    tongue: dict[str, str]


class Lap(TypedDict):
    """A lesson of the path."""

    number: str
    title: str
    state: str
    entries: list[Entry]


class PathView(TypedDict):
    """What is shown: one sentence, and the lessons."""

    said: str
    laps: list[Lap]


def path_view(reader: Reader, steps: list[Step], titles: Mapping[str, str], tellers: Tellers) -> PathView:
    """Return the path; `titles` maps the number of a lesson to its title."""
    laps: dict[str, list[Entry]] = {}
    for step in steps:
        laps.setdefault(step.task.lesson, []).append(_entry(reader, step, tellers))
    return {
        "said": path_sentence(reader.say, steps),
        "laps": [
            {"number": number, "title": titles.get(number, ""), "state": _state(entries), "entries": entries}
            for number, entries in laps.items()
        ],
    }


def without_open(view: PathView) -> PathView:
    """Return the path without what is not there yet, as one keeps it."""
    kept: list[Lap] = [
        {**lap, "entries": [each for each in lap["entries"] if each["state"] != "open"]} for lap in view["laps"]
    ]
    return {"said": view["said"], "laps": [lap for lap in kept if lap["entries"]]}


def path_sentence(_: Translator, steps: list[Step]) -> str:
    """Return how much is on the path, and how many predictions came as expected."""
    said = _("Decisions and expectations so far: {count} of {all}.").format(
        count=sum(each.answer is not None for each in steps), all=len(steps)
    )
    told = predictions(steps)
    if not told:
        return said
    more = _("Came as you expected: {same} of {total}. A surprise is a finding, too.")
    return f"{said} {more.format(same=sum(map(came_so, told)), total=len(told))}"


def _state(entries: list[Entry]) -> str:
    states = {each["state"] for each in entries}
    return states.pop() if len(states) == 1 else "begun"


def _entry(reader: Reader, step: Step, tellers: Tellers) -> Entry:
    task, _ = step.task, reader.say
    entry: Entry = {
        "task": task.id, "title": task.path["title"], "state": "open", "yours": "", "words": "", "start": "",
        "label": task.path.get("record", ""), "so": "", "same": False, "awaits": "", "predicted": is_expected(task),
        "before": "", "before_words": "", "tongue": {"title": TASKS_LANGUAGE},
    }  # fmt: skip
    if step.answer is None:
        return entry
    entry["state"] = "done" if step.whole or step.changed else "begun"
    if task.kind in CHOSEN:
        _tell_choice(entry, step, reader)
    elif task.kind in WRITTEN:
        entry["words"] = _text(step.answer)
        entry["awaits"] = _awaits(reader, step) if step.changed else ""
        entry["before_words"] = _text(step.before)
    elif task.path["call"] in tellers and isinstance(step.answer, dict):
        _tell_work(entry, step, reader, tellers[task.path["call"]])
    entry["start"] = _start(entry["words"])
    if entry["label"]:
        entry["tongue"]["label"] = TASKS_LANGUAGE
    else:
        entry["label"] = _("Feedback") if task.kind == "choice" else _("The record shows")
    return entry


def _awaits(reader: Reader, step: Step) -> str:
    """Return why what is so does not stand beside an answer yet."""
    _ = reader.say
    if step.changed:
        return _("The question has changed since you answered it; answer it as it is now in lesson {number}.").format(
            number=step.task.lesson
        )
    said = _("What is so stands here once task {task} is done.")
    return said.format(task=split_id(step.owed)[1]) if step.whole and step.owed else ""


def _tell_choice(entry: Entry, step: Step, reader: Reader) -> None:
    task = step.task
    entry["awaits"] = _awaits(reader, step)
    entry["yours"] = option_text(task, step.answer) or (_text(step.answer) if step.changed else "")
    entry["before"] = option_text(task, step.before)
    entry["tongue"] |= dict.fromkeys(("yours", "so"), TASKS_LANGUAGE)
    if step.told and task.kind == "choice":
        entry["so"] = next((each["feedback"] for each in task.options if each["text"] == entry["yours"]), "")
    elif step.told and task.outcome:
        entry["so"], entry["same"] = option_text(task, task.outcome), came_so(step)


def _tell_work(entry: Entry, step: Step, reader: Reader, teller: Callable[..., Retold]) -> None:
    now = teller(reader, step.answer)
    entry["yours"], entry["words"] = now["said"], _text(now["words"])
    if step.told:
        entry["so"] = now["record"]
    elif now["record"]:
        entry["awaits"] = _awaits(reader, step)
    if isinstance(step.before, dict):
        before = teller(reader, step.before)
        entry["before"] = before["said"] if before["said"] != now["said"] else ""
        entry["before_words"] = before["words"] if before["words"] != now["words"] else ""


def _text(answer: object) -> str:
    return answer.strip() if isinstance(answer, str) else ""


def _start(text: str) -> str:
    """Return the beginning of a long text, "" where it is short enough to be read whole at once."""
    words = text.split()
    return " ".join(words[:SHOWN]) + " …" if len(words) > LONG else ""


@cache
def path_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": _("Your path"),
            "colon": colon(reader.language),
            "lead": _("What you decided and expected in each lesson, in your role, beside what is so."),
            "expected": _("You expected"),
            "decided": _("You"),
            "before": _("Before, you had:"),
            "before_words": _("An earlier version of yours"),
            "same": _("Came as you expected"),
            "other": _("Came otherwise"),
            "open": _("not yet"),
            "begun": _("begun, not complete yet"),
            "whole": _("Read all of it"),
            "paper": _("Paper of the Word document"),
            "name": _("Name or pseudonym on the document (not stored)"),
            "page": _("Make a page to keep or print"),
            "word": _("Make the Word document"),
            "day": _("Last change"),
            "download_html": _("Download your path as a page (my-path.html)"),
            "download_docx": _("Download your path as a Word document (my-path.docx)"),
        }
    }


def path_rows(reader: Reader, view: PathView) -> dict[str, Any]:
    """Return the path as a table: headers, rows and caption."""
    _, labels = reader.say, path_words(reader)["labels"]
    return {
        "headers": [_("Decision"), _("Lesson"), _("You"), _("What is so")],
        "rows": [
            [each["title"], f"{lap['number']} {lap['title']}", _yours(each, labels), _so(each, reader.language)]
            for lap in view["laps"]
            for each in lap["entries"]
        ],
        "caption": _("Your path through the lessons"),
    }


def _yours(entry: Entry, labels: Mapping[str, str]) -> str:
    if entry["state"] == "open":
        return labels["open"]
    changed = f"{labels['before']} {entry['before']}" if entry["before"] else ""
    return " ".join(_parts((entry["yours"], entry["words"], changed)))


def _so(entry: Entry, language: str) -> str:
    return f"{entry['label']}{colon(language)}{entry['so']}" if entry["so"] else entry["awaits"]


def _parts(texts: Iterable[str]) -> list[str]:
    return [each for each in texts if each]
