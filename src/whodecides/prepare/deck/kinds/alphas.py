"""Variables on a line from 0 to 1: what chance brings, how often coders agree, and alpha with its interval."""

from ....agreement import coder_agreement
from ....i18n import _, colon, localized_decimal, localized_percent
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, Box, Item, Line, Note, Sign, Slide, Text
from ..text_fitting import fitted, text_width
from .choice import ask
from .layout import headline, replies

NAME, AXIS = 330, 50  # pixels of a variable's name, and of the numbers at the foot
ENOUGH = 0.8  # by convention
TICKS = (0.0, 0.5, ENOUGH, 1.0)


def alphas(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and below `told` chance, agreement and alpha of each variable that it offers."""
    task = material.tasks[row["task"]]
    told, top = headline(row["told"])
    told += _picture(material, [each["id"] for each in task.options], top)
    alt = "; ".join(_in_words(material, each["id"]) for each in task.options)
    notes = (*replies(task, material.say_in_notes), Note("", alt))
    question = ask(material, {key: each for key, each in row.items() if key != "told"})
    return [*question, Slide(tuple(told), row["told"], notes, answer=True, alt=alt)]


def _picture(material: Material, variables: list[str], top: float) -> list[Item]:
    left, way, foot = LEFT + NAME, INNER - NAME - 30, FOOT - AXIS
    items: list[Item] = []
    for tick in TICKS:
        x = left + tick * way
        items.append(Line(x, top, x, foot, "quiet" if tick == ENOUGH else "line", 3, dash=tick == ENOUGH))
        items.append(Text(x - 40, foot + 6, 80, 36, localized_decimal(tick, material.reader.language, 1), 26, align="center", colour="quiet"))  # fmt: skip
    tall = (foot - top) / len(variables)
    for place, each in enumerate(variables):
        items += _row(material, each, left, top + place * tall, way, tall)
    return items


def _row(material: Material, variable: str, left: float, y: float, way: float, tall: float) -> list[Item]:
    """Return a bar of what chance brings, a ring at the agreement, and a dot at alpha on its interval."""
    found, language = coder_agreement(material.case, variable), material.reader.language
    name = material.reader.name("variables", variable)
    upper, lower = y + tall * 0.3, y + tall * 0.68
    same, alpha = left + found["agreement"] * way, left + found["alpha"] * way
    low, high = (left + found["interval"][each] * way for each in ("low", "high"))
    chance, agreed, measured = (
        f"{words}{colon(language)}**{value}**" for words, value in _measures(material, variable)
    )
    return [
        Line(LEFT, y, left + way, y, "line", 2),
        fitted(LEFT, y, NAME - 30, tall, name, 34, bold=True, anchor="middle"),
        Box(left, upper - 17, found["expected"] * way, 34, "line", "", 0),
        Text(left + 4, upper - 52, 420, 34, chance, 26),
        Sign(same, upper, 14, "○", "ink"),
        *_label(same, upper - 52, agreed, "ink"),
        Line(low, lower, high, lower, "blue", 8),
        Sign(alpha, lower, 15, "●", "blue"),
        *_label(alpha, lower + 18, measured, "blue"),
    ]


def _label(x: float, y: float, words: str, colour: str) -> list[Item]:
    """Return words that end a little right of `x`, on paper, so that no line of the axis goes through them."""
    wide = text_width(words, 26) + 8
    return [
        Box(x + 18 - wide, y, wide, 34, "paper", "", 0),
        Text(x + 14 - wide, y, wide, 34, words, 26, align="right", colour=colour),
    ]


def _measures(material: Material, variable: str) -> list[tuple[str, str]]:
    """Return chance, agreement and alpha of a variable, each with its name."""
    found, language = coder_agreement(material.case, variable), material.reader.language
    return [
        (material.say(_("Expected by chance")), localized_percent(found["expected"], language)),
        (material.say(_("Same value")), localized_percent(found["agreement"], language)),
        (material.say(_("Krippendorff's alpha")), localized_decimal(found["alpha"], language)),
    ]


def _in_words(material: Material, variable: str) -> str:
    """Return the measures of a variable in words."""
    measures = ", ".join(f"{name} {value}" for name, value in _measures(material, variable))
    return f"{material.reader.name('variables', variable)}: {measures}"
