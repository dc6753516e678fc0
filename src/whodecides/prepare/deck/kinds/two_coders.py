"""All statements that students code: first their words, and then which value each of two coders gave."""

from ....agreement_measures import CODERS
from ....coding import coding_set, reference_codes
from ....i18n import _
from ....widgets.readings import blind_passage, coder_names
from ..material import Material, Row
from ..scene import FOOT, INNER, LEAST, LEFT, Box, Item, Note, Slide, Text
from .exhibit import LINE_TALL, beginning
from .layout import badge, headline, replies, task_kicker, value_sign

IN_A_ROW, GAP = 4, 14  # cards, and pixels between two
PICTURE = 46  # pixels of the signs below the words


def two_coders(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the coding set: cards, and below `told` the signs of A and B on `variable`; red where they differ."""
    task, reader = material.tasks[row["task"]], material.reader
    asked, top = headline(row["headline"], task_kicker(task, material.say))
    asked += _cards(material, row["variable"], top, told=False)
    told, top = headline(row["told"])
    told += _cards(material, row["variable"], top, told=True)
    known, labels, names = reference_codes(material.case), reader.labels(), coder_names(reader)
    read = [
        (f"{number} {each}", [(names[coder], labels[row["variable"], known[each, row["variable"]][coder]["value"]]) for coder in CODERS])
        for number, each in enumerate(coding_set(material.case), 1)
    ]  # fmt: skip
    notes = [Note(label, "; ".join(f"{name}: {value}" for name, value in given)) for label, given in read]
    differ = material.say_in_notes(_("They differ"))
    alt = f"{differ}: " + ", ".join(label for label, given in read if len({value for _name, value in given}) > 1)
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (*replies(task, material.say_in_notes), *notes), answer=True, alt=alt),
    ]


def _cards(material: Material, variable: str, top: float, told: bool) -> list[Item]:
    ids, known = coding_set(material.case), reference_codes(material.case)
    rows = -(-len(ids) // IN_A_ROW)
    wide, tall = (INNER - GAP * (IN_A_ROW - 1)) / IN_A_ROW, (FOOT - top - GAP * (rows - 1)) / rows
    lines = int((tall - PICTURE - 16) // LINE_TALL)
    items: list[Item] = []
    for place, each in enumerate(ids):
        x, y = LEFT + place % IN_A_ROW * (wide + GAP), top + place // IN_A_ROW * (tall + GAP)
        passage = blind_passage(material.reader, each)
        words, high = beginning(passage["gloss"] or passage["wording"], wide - 28, lines)
        given = [known[each, variable][coder]["value"] for coder in CODERS]
        differ = told and len(set(given)) > 1
        items += [
            Box(x, y, wide, tall, "paper", "red" if differ else "line", 6 if differ else 2, 8),
            Text(x + 14, y + 8, wide - 28, high, words, LEAST, serif=True),
            *badge(x + 30, y + tall - 28, str(place + 1), "red" if differ else "quiet", r=20),
        ]
        for number, (coder, value) in enumerate(zip(CODERS, given, strict=True)):
            left, middle = x + 84 + number * 104, y + tall - 28
            items.append(Text(left, middle - 20, 30, 40, coder, LEAST, colour="quiet", anchor="middle"))
            if told:
                items.append(value_sign(material.case, variable, value, left + 48, middle))
            else:
                items.append(Text(left + 36, middle - 20, 40, 40, "?", 28, bold=True, colour="quiet", anchor="middle"))
    return items
