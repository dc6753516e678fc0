"""Two sides of a question, each in the words of those who hold it, all of one size."""

from dataclasses import replace

from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, Note, Slide, Text
from .exhibit import exhibit
from .layout import headline

GAP = 60  # pixels between the sides


def sides(material: Material, row: Row) -> list[Slide]:
    """Return one slide: for each of `sides` its name above the statements that its `of` names.

    The notes hold the arguments of the case on the question that `question` names.
    """
    items, top = headline(row["headline"], row.get("kicker", ""))
    wide = (INNER - GAP * (len(row["sides"]) - 1)) / len(row["sides"])
    most = max(len(each["of"]) for each in row["sides"])
    tall = (FOOT - top - 56 - 14 * (most - 1)) / most
    ids = [each for side in row["sides"] for each in side["of"]]
    size = min(_words(exhibit(material, each, 0, 0, wide - 4, tall, 44)) for each in ids)
    for place, side in enumerate(row["sides"]):
        x = LEFT + place * (wide + GAP)
        items.append(Text(x, top - 6, wide, 44, side["name"], 32, bold=True))
        for number, each in enumerate(side["of"]):
            items += exhibit(material, each, x + 4, top + 56 + number * (tall + 14), wide - 4, tall, size)
    arguments = [each for each in material.case["arguments"].to_dict("records") if each["question"] == row["question"]]
    notes = tuple(Note(material.reader.text(each, "title"), material.reader.text(each, "text")) for each in arguments)
    task = material.tasks[row["task"]] if "task" in row else None
    made = Slide(tuple(items), row["headline"], notes, bool(row.get("answer")))
    return [replace(made, minutes=task.minutes) if task else made]


def _words(items: list) -> float:  # type: ignore[type-arg]
    """Return how large the words of a statement are set."""
    return next(each.size for each in items if isinstance(each, Text) and each.serif and not each.italic)
