"""Your path in words: for each decision what was chosen or written, what is so, and what was changed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any, TypedDict

from ...answers import OPEN_KINDS
from ...case import Reader, split_id
from ...i18n import Translator, colon
from ...widgets.tool import AnswerSummary
from .model import (
    CHOICE_KINDS,
    TASKS_LANGUAGE,
    Step,
    is_expected,
    option_text,
    prediction_came_true,
    predictions,
)

Summarizers = Mapping[str, Callable[..., AnswerSummary]]  # by the name of the public call: tells its work again

LONG_TEXT = 45  # words; from here on a text is folded
BEGINNING_LENGTH = 28  # words of it that stand before the fold


class Entry(TypedDict):
    """One decision. `state` is "open", "begun" or "done"; `surprised` says that the student marked it as surprising; `same` says that a prediction came as expected; `awaits` why
    nothing stands beside it yet, "" otherwise; `languages` holds that of `title`, `label`, `yours` and `so` where it is
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
    surprised: bool
    awaits: str
    predicted: bool
    before: str
    before_words: str
    languages: dict[str, str]


class LessonPart(TypedDict):
    """A lesson of the path."""

    number: str
    title: str
    state: str
    entries: list[Entry]


class PathView(TypedDict):
    """What is shown: one sentence, the decisions that surprised, and the lessons."""

    sentence: str
    surprises: list[Entry]
    lessons: list[LessonPart]


def path_view(
    reader: Reader,
    steps: list[Step],
    titles: Mapping[str, str],
    tellers: Summarizers,
    surprising: Collection[str] = (),
) -> PathView:
    """Return the path; `titles` maps the number of a lesson to its title, `surprising` are ids of tasks."""
    lessons: dict[str, list[Entry]] = {}
    for step in steps:
        entry = _entry(reader, step, tellers)
        entry["surprised"] = step.task.id in surprising and entry["state"] != "open"
        lessons.setdefault(step.task.lesson, []).append(entry)
    return {
        "sentence": path_sentence(reader.say, steps),
        "surprises": [each for entries in lessons.values() for each in entries if each["surprised"]],
        "lessons": [
            {"number": number, "title": titles.get(number, ""), "state": _state(entries), "entries": entries}
            for number, entries in lessons.items()
        ],
    }


def without_open(view: PathView) -> PathView:
    """Return the path without what is not there yet, as one keeps it."""
    kept: list[LessonPart] = [
        {**lap, "entries": [each for each in lap["entries"] if each["state"] != "open"]} for lap in view["lessons"]
    ]
    return {**view, "lessons": [lap for lap in kept if lap["entries"]]}


def path_sentence(_: Translator, steps: list[Step]) -> str:
    """Return how much is on the path, and how many predictions came as expected."""
    sentence = _("Decisions and expectations so far: {count} of {all}.").format(
        count=sum(each.answer is not None for each in steps), all=len(steps)
    )
    told = predictions(steps)
    if not told:
        return sentence
    more = _("Came as you expected: {same} of {total}. A surprise is a finding, too.")
    return f"{sentence} {more.format(same=sum(map(prediction_came_true, told)), total=len(told))}"


def _state(entries: list[Entry]) -> str:
    states = {each["state"] for each in entries}
    return states.pop() if len(states) == 1 else "begun"


def _entry(reader: Reader, step: Step, tellers: Summarizers) -> Entry:
    task, _ = step.task, reader.say
    entry: Entry = {
        "task": task.id, "title": task.path["title"], "state": "open", "yours": "", "words": "", "start": "",
        "label": task.path.get("record", ""), "so": "", "same": False, "surprised": False, "awaits": "", "predicted": is_expected(task),
        "before": "", "before_words": "", "languages": {"title": TASKS_LANGUAGE},
    }  # fmt: skip
    if step.answer is None:
        return entry
    entry["state"] = "done" if step.whole or step.changed else "begun"
    if task.kind in CHOICE_KINDS:
        _fill_choice(entry, step, reader)
    elif task.kind in OPEN_KINDS:
        entry["words"] = _text(step.answer)
        entry["awaits"] = _pending_text(reader, step) if step.changed else ""
        entry["before_words"] = _text(step.before)
    elif task.path["call"] in tellers and isinstance(step.answer, dict):
        _fill_work(entry, step, reader, tellers[task.path["call"]])
    entry["start"] = _beginning(entry["words"])
    if entry["label"]:
        entry["languages"]["label"] = TASKS_LANGUAGE
    else:
        entry["label"] = _("Feedback") if task.kind == "choice" else _("The record shows")
    return entry


def _pending_text(reader: Reader, step: Step) -> str:
    """Return why what is so does not stand beside an answer yet."""
    _ = reader.say
    if step.changed:
        return _("The question has changed since you answered it; answer it as it is now in lesson {number}.").format(
            number=step.task.lesson
        )
    sentence = _("What is so stands here once task {task} is done.")
    return sentence.format(task=split_id(step.owed)[1]) if step.whole and step.owed else ""


def _fill_choice(entry: Entry, step: Step, reader: Reader) -> None:
    task = step.task
    entry["awaits"] = _pending_text(reader, step)
    entry["yours"] = option_text(task, step.answer) or (_text(step.answer) if step.changed else "")
    entry["before"] = option_text(task, step.before)
    entry["languages"] |= dict.fromkeys(("yours", "so"), TASKS_LANGUAGE)
    if step.told and task.kind == "choice":
        entry["so"] = next((each["feedback"] for each in task.options if each["text"] == entry["yours"]), "")
    elif step.told and task.outcome:
        entry["so"], entry["same"] = option_text(task, task.outcome), prediction_came_true(step)


def _fill_work(entry: Entry, step: Step, reader: Reader, teller: Callable[..., AnswerSummary]) -> None:
    now = teller(reader, step.answer)
    entry["yours"], entry["words"] = now["sentence"], _text(now["words"])
    if step.told:
        entry["so"] = now["record"]
    elif now["record"]:
        entry["awaits"] = _pending_text(reader, step)
    if isinstance(step.before, dict):
        before = teller(reader, step.before)
        entry["before"] = before["sentence"] if before["sentence"] != now["sentence"] else ""
        entry["before_words"] = before["words"] if before["words"] != now["words"] else ""


def _text(answer: object) -> str:
    return answer.strip() if isinstance(answer, str) else ""


def _beginning(text: str) -> str:
    """Return the beginning of a long text, "" where it is short enough to be read whole at once."""
    words = text.split()
    return " ".join(words[:BEGINNING_LENGTH]) + " …" if len(words) > LONG_TEXT else ""


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
            "other": _("Not as you expected"),
            "open": _("not yet"),
            "waiting": _("What waits for you"),
            "surprise": _("This surprised me"),
            "surprises": _("What surprised you"),
            "kept_surprise": _("Kept for your path: it stands first there."),
            "nothing": _("Nothing of this lesson is stored yet: answer on the screens above, then come back."),
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
            [
                each["title"],
                f"{lap['number']} {lap['title']}",
                _own_answer_text(each, labels),
                _outcome_text(each, reader.language),
            ]
            for lap in view["lessons"]
            for each in lap["entries"]
        ],
        "caption": _("Your path through the lessons"),
    }


def _own_answer_text(entry: Entry, labels: Mapping[str, str]) -> str:
    if entry["state"] == "open":
        return labels["open"]
    changed = f"{labels['before']} {entry['before']}" if entry["before"] else ""
    return " ".join(_parts((entry["yours"], entry["words"], changed)))


def _outcome_text(entry: Entry, language: str) -> str:
    return f"{entry['label']}{colon(language)}{entry['so']}" if entry["so"] else entry["awaits"]


def _parts(texts: Iterable[str]) -> list[str]:
    return [each for each in texts if each]
