"""Articles of laws in plain words, each on its sheet; then what each asks, and whether it was law on the day."""

from ....i18n import _, colon
from ....regulation import LAW
from ....tools.application.model import outcome_of
from ....tools.application.words import button_words, clause, ground, step_words
from ....widgets.instruments import first_capital
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text
from ..text_fitting import fitted
from .layout import headline

GAP = 8  # pixels between sheets
HEAD, ANSWER = 34, 625  # pixels of the height of a name, and of the width of the answer beside it


def articles(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the articles of the instruments that `of` names: what is asked of the company, then the answers."""
    reader, task = material.reader, material.tasks[row["task"]]
    asked, top = headline(row["headline"])
    asked += _sheets(material, row["of"], top, told=False)
    told, top = headline(row["told"])
    told += _sheets(material, row["of"], top, told=True)
    found = {reader.name("instruments", each): _answer(material, each) for each in row["of"]}
    alt = "; ".join(f"{name}: {each}" for name, each in found.items())
    duty = reader.case.entry("application.duty")
    grounds = [ground(reader, each, duty)["text"] for each in row["of"]]
    notes = tuple(Note(name, f"{each}. {why}") for (name, each), why in zip(found.items(), grounds, strict=True))
    return [
        Slide(tuple(asked), row["headline"], (Note("", task.question),), minutes=task.minutes),
        Slide(tuple(told), row["told"], (Note("", task.right), *notes), answer=True, alt=alt),
    ]


def _answer(material: Material, instrument: str) -> str:
    """Return what a text itself requires of the company about the account, and whether it was law on the day."""
    reader = material.reader
    duty, words, names = reader.case.entry("application.duty"), button_words(reader), step_words(reader)
    found = {step: words[step][outcome_of(reader.case, instrument, step)] for step in (duty, LAW)}
    about = material.say(_("In this case"))
    return f"{about}{colon(reader.language)}{found[duty]} · {names[LAW][0]} {found[LAW]}"


def _sheets(material: Material, ids: list[str], top: float, told: bool) -> list[Item]:
    """Return a sheet for each article: where it stands, what it says; once it is told, the answer beside its name."""
    reader, tall = material.reader, (FOOT - top - GAP * (len(ids) - 1)) / len(ids)
    inner, room = INNER - 40, tall - HEAD - 14
    found = [clause(reader, each) for each in ids]
    size = min(fitted(0, 0, inner, room, each["text"], 32, serif=True).size for each in found)
    items: list[Item] = []
    for place, (each, said) in enumerate(zip(ids, found, strict=True)):
        y = top + place * (tall + GAP)
        name, wide = f"**{first_capital(reader.name('instruments', each))}**", INNER - 40
        name, wide = (name, wide - ANSWER) if told else (f"{name} {said['article']}", wide)
        items += [
            Box(LEFT, y, INNER, tall, "soft", "", 0),
            Line(LEFT, y, RIGHT, y, "ink", 5),
            Line(LEFT, y + 9, RIGHT, y + 9, "ink", 1.5),
            fitted(LEFT + 20, y + 10, wide, HEAD, name, 26, anchor="middle"),
            Text(LEFT + 20, y + 12 + HEAD, inner, room, said["text"], size, serif=True),
        ]
        if told:
            x = RIGHT - ANSWER
            items.append(Box(x, y, ANSWER, HEAD + 8, "ink", "", 0))
            items.append(fitted(x + 16, y, ANSWER - 32, HEAD + 8, _answer(material, each), 26, bold=True, colour="paper", anchor="middle"))  # fmt: skip
    return items
