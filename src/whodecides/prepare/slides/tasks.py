"""A task as slides: the question with what can be chosen; and, behind it, what is so."""

from collections.abc import Sequence

from ...answers import Task, right_answer
from ...case import Row
from ...i18n import Translator, _, localized_number
from .slide import Note, Slide
from .texts import chunks, words_in

MOST_IN_ITEMS = 72  # words of items on one slide
SHORT_QUESTION = 20  # words; a longer one leaves less room
LABELS = {
    "prediction": _("Predict"),
    "choice": _("Choose"),
    "number": _("Find the number"),
    "order": _("Put in order"),
    "classify": _("Sort by kind"),
    "table": _("Fill in"),
    "text": _("Write"),
    "evidence": _("Argue from evidence"),
    "work": _("Work in the lesson"),
}


def question(task: Task, say: Translator) -> list[Slide]:
    """Return the slides that ask a task: more than one where its items are many."""
    kicker = f"{say(LABELS[task.kind])} · {say(_('Task {task}')).format(task=task.number)}"
    minutes = say.ngettext("{count} minute", "{count} minutes", task.minutes).format(count=task.minutes)
    notes = [Note(say(_("Task {task}")).format(task=task.number), minutes, ours=True)]
    if task.hint:
        notes.append(Note(say(_("Hint")), task.hint))
    if task.kind == "prediction":
        words = say(_("Go on when everybody has stored a prediction: the result comes later."))
        notes.append(Note(say(_("Wait")), words, ours=True))
    shown = {
        "options": [each["text"] for each in task.options],
        "categories": [each["text"] for each in task.categories],
    }
    return [
        Slide("question", task.question, {**shown, "items": items}, kicker, notes=tuple(notes), tags=frozenset({f"{task.number} asked"}))
        for items in _grouped([each["text"] for each in task.items], task) or [[]]
    ]  # fmt: skip


def record(task: Task, say: Translator) -> list[Slide]:
    """Return the slides that say what is so: none where the task is a student's own work."""
    made = {
        "prediction": _outcome, "choice": _right_option, "number": _number, "order": _order, "classify": _sorted,
        "text": _judged, "evidence": _judged,
    }.get(task.kind)  # fmt: skip
    return made(task, say) if made else []


def _slide(task: Task, kicker: str, shown: Row, notes: Sequence[Note] = (), kind: str = "record") -> Slide:
    tags = frozenset({f"{task.number} told"})
    return Slide(kind, task.question, shown, kicker, level=0, notes=tuple(notes), tags=tags)


def _outcome(task: Task, say: Translator) -> list[Slide]:
    options = [{"text": each["text"], "so": each["id"] == task.outcome} for each in task.options]
    words = say(_("Who expected something else, and why? A prediction is neither right nor wrong."))
    ask = Note(say(_("Ask")), words, ours=True)
    return [_slide(task, task.path.get("record") or say(_("The record shows")), {"options": options}, [ask])]


def _right_option(task: Task, say: Translator) -> list[Slide]:
    options = [{"text": each["text"], "so": bool(each.get("right"))} for each in task.options]
    told = next(each["feedback"] for each in task.options if each.get("right"))
    others = [Note(each["text"], each["feedback"], quoted=True) for each in task.options if not each.get("right")]
    return [_slide(task, say(_("The answer")), {"options": options, "told": told}, others)]


def _number(task: Task, say: Translator) -> list[Slide]:
    others = [
        Note(localized_number(each["answer"], say.language), each["feedback"], quoted=True) for each in task.mistakes
    ]
    shown = {"number": localized_number(float(right_answer(task)), say.language), "told": task.right}
    return [_slide(task, say(_("The answer")), shown, others)]


def _order(task: Task, say: Translator) -> list[Slide]:
    places = sorted(each["place"] for each in task.items)
    rows = sorted(task.items, key=lambda each: each["place"])
    steps = [{"number": places.index(each["place"]) + 1, "text": each["text"]} for each in rows]
    told = task.right
    if len(set(places)) < len(places):
        told += " " + say(_("Those with the same number may stand in either order."))
    names = {each["id"]: each["text"] for each in task.items}
    others = [
        Note(f"{names[each['second']]} → {names[each['first']]}", each["feedback"], quoted=True)
        for each in task.mistakes
    ]
    groups = _grouped_rows(steps, task, [each["text"] for each in steps])
    return [
        _slide(task, say(_("The answer")), {"steps": group, "told": told if group is groups[-1] else ""}, others)
        for group in groups
    ]


def _sorted(task: Task, say: Translator) -> list[Slide]:
    names = {each["id"]: each["text"] for each in task.categories}
    groups = _grouped_rows(task.items, task, [f"{each['text']} {names[each['answer']]}" for each in task.items])
    return [
        _slide(
            task,
            say(_("The answer")),
            {
                "pairs": [{"text": each["text"], "category": names[each["answer"]]} for each in group],
                "told": task.right if group is groups[-1] else "",
            },
            [Note(each["text"], each["feedback"], quoted=True) for each in group],
        )
        for group in groups
    ]


def _judged(task: Task, say: Translator) -> list[Slide]:
    """Return by what an answer is judged, and then each sample, to be judged by the class."""
    rubric = [{"level": each["level"], "text": each["text"]} for each in task.rubric]
    slides = [_slide(task, say(_("What makes an answer good")), {"rubric": rubric}, [Note(say(_("Ask")), task.right)])]
    for place, each in enumerate(task.samples, 1):
        level = say(_("Level {level}")).format(level=each["level"])
        kicker = say(_("Which level has this answer? Sample {number} of {all}")).format(
            number=place, all=len(task.samples)
        )
        slides.append(
            _slide(
                task,
                kicker,
                {"text": each["text"], "words": words_in(each["text"])},
                [Note(level, each["note"])],
                kind="sample",
            )
        )
    return slides


def _grouped(texts: Sequence[str], task: Task) -> list[list[str]]:
    """Return texts in groups that fit a slide below the question."""
    left = MOST_IN_ITEMS - max(0, words_in(task.question) - SHORT_QUESTION)
    return chunks(texts, left) if texts else []


def _grouped_rows(rows: Sequence[Row], task: Task, texts: Sequence[str]) -> list[list[Row]]:
    """Return rows in order, in groups that fit a slide; `texts` holds all words of each."""
    left = iter(rows)
    return [[next(left) for _text in group] for group in _grouped(texts, task)]
