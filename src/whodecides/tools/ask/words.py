"""The words of a task's form that are the same for every task."""

from math import ceil

from ...answers import Task
from ...i18n import Translator, localized_number, translator
from ...widgets.base import lessons_in_english_text
from ...widgets.host import host_words


def task_words(task: Task, language: str) -> dict[str, str]:
    """Return the words of the form, by the names under which the page knows them."""
    _ = translator(language)
    return {
        "task": _title(task, _),
        "number": _("Your number"),
        "text": _("Your answer"),
        "choose": _("(choose)"),
        "places": _("The number is the place: choose another, and the item goes there. An arrow moves it by one."),
        "place": _("Place of: {item}"),
        "up": _("Move up: {item}"),
        "down": _("Move down: {item}"),
        "code": _("Write it as code"),
        "store": _("Store my answer"),
        "cards": _("Cards to cite"),
        "to_recalled": _("Back to it"),
        "unstored": _("Changed, not stored yet."),
        "not_stored": _("Not stored yet."),
        "show": _("Show the answer"),
        "row": _("Not yet: {help}"),
        "right": _("Right"),
        "wrong": _("Not yet"),
        "kept": _("Stored."),
        "checklist": _("What can be seen while you write; people judge the argument"),
        "done": _("there"),
        "open": _("still open"),
        "compare": _("Compare with two answers"),
        "sample": _("An answer of level {level}"),
        "rate": _("Rate your own answer"),
        "level": _("Level {level}: {text}"),
        "unkept": _("What you choose here is for you alone: it is not stored, and nobody else sees it."),
        "late": host_words(language)["no_reply"],
        "english": lessons_in_english_text(language),
    }


def _title(task: Task, _: Translator) -> str:
    """Return the name of a task with what it takes, and in an exercise what it earns."""
    if not task.points:
        return _("Task {id} ({minutes} min)").format(id=task.number, minutes=task.minutes)
    title = _.ngettext(
        "Task {id} ({minutes} min, {points} point)", "Task {id} ({minutes} min, {points} points)", ceil(task.points)
    )
    return title.format(id=task.number, minutes=task.minutes, points=localized_number(task.points, _.language))
