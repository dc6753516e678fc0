"""The constructed example: two measures of agreement as one value becomes rare, and the bag from which chance draws."""

from collections.abc import Sequence
from typing import NamedTuple

from ....i18n import _, colon, localized_decimal
from ....tools.agreement.synthetic_codes import Point, bag_view, example_points
from ....tools.agreement.words import HALF
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Sign, Slide, Text
from ..text_fitting import fitted
from .choice import ask
from .layout import headline

AXIS, FOOT_OF_CHART, NAMES = 70, 84, 320  # pixels left of the chart, below it, and of the names at its right
IN_A_ROW = 15  # codes in a row of a bag
BETWEEN, WAY = 60, 56  # pixels between two bags, and of the bar below one


def rare_values(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and below `told` both measures from many rare values of `example` to none."""
    points = _points(material, row)
    told, top = headline(row["told"])
    told += _chart(material, points, top)
    same, alpha = _names(material)
    ends = (points[0], points[-1])
    alt = "; ".join(f"{each['both']}: {same} {each['same_text']}, {alpha} {each['alpha_text']}" for each in ends)
    question = ask(material, {key: each for key, each in row.items() if key != "told"})
    return [*question, Slide(tuple(told), row["told"], (Note("", alt),), answer=True, alt=alt)]


def _points(material: Material, row: Row) -> list[Point]:
    """Return the `example` from its most rare values down to none."""
    statements, both, one = row["example"]
    return example_points(statements, both, one, material.reader.language)


def _names(material: Material) -> tuple[str, str]:
    return material.say(_("Same value")), material.say(_("Krippendorff's alpha"))


def _chart(material: Material, points: Sequence[Point], top: float) -> list[Item]:
    """Return both measures as lines from left to right, a dot where alpha falls below one half."""
    left, right, foot = LEFT + AXIS, RIGHT - NAMES, FOOT - FOOT_OF_CHART
    step = (right - left) / (len(points) - 1)

    def height(share: float) -> float:
        return foot - share * (foot - top - 20)

    items: list[Item] = []
    for share in (0.0, HALF, 1.0):
        text = localized_decimal(share, material.reader.language, 1)
        items.append(Line(left, height(share), right, height(share), "line", 2, dash=share == HALF))
        items.append(Text(LEFT, height(share) - 20, AXIS - 14, 40, text, 26, align="right", anchor="middle", colour="quiet"))  # fmt: skip
    alphas = [each["alpha"] or 0.0 for each in points]
    for values, colour in ((alphas, "blue"), ([each["same"] for each in points], "ink")):
        for place, (one, other) in enumerate(zip(values, values[1:], strict=False)):
            items.append(Line(left + place * step, height(one), left + (place + 1) * step, height(other), colour, 6))
    fallen = next(place for place, each in enumerate(alphas) if each < HALF)
    items.append(Sign(left + fallen * step, height(alphas[fallen]), 14, "●", "blue"))
    shown = {points[0]["both"], 12, 6, points[fallen]["both"]}
    for place, each in enumerate(points):
        if each["both"] in shown:
            bold = place == fallen
            items.append(Text(left + place * step - 40, foot + 12, 80, 36, str(each["both"]), 26, bold=bold, align="center"))  # fmt: skip
    items.append(Text(left, foot + 48, right - left, 34, material.say(_("Both give the rare value")), 26, align="center", colour="quiet"))  # fmt: skip
    last = points[-1]
    for words, value, y, colour in zip(
        _names(material), (last["same_text"], last["alpha_text"]), (height(last["same"]), height(alphas[-1])), ("ink", "blue"), strict=True
    ):  # fmt: skip
        items.append(fitted(right + 24, y - 40, NAMES - 24, 80, f"{words}\n**{value}**", 30, anchor="middle", colour=colour))  # fmt: skip
    return items


class Half(NamedTuple):
    """Where one of two bags stands."""

    x: float
    w: float


def bag(material: Material, row: Row) -> list[Slide]:
    """Return two slides of the bags of `example` with the numbers of `rare` values that both give: what brings chance?"""
    points = _points(material, row)
    asked, top = headline(row["headline"], row.get("kicker", ""))
    asked += _bags(material, row, points, top, told=False)
    told, top = headline(row["told"])
    told += _bags(material, row, points, top, told=True)
    same, alpha = _names(material)
    chance = material.say(_("Expected by chance"))
    alt = "; ".join(f"{each['both']}: {chance} {each['chance_text']}, {same} {each['same_text']}, {alpha} {each['alpha_text']}" for each in points if each["both"] in row["rare"])  # fmt: skip
    return [
        Slide(tuple(asked), row["headline"]),
        Slide(tuple(told), row["told"], (Note("", alt),), answer=True, alt=alt),
    ]


def _bags(material: Material, row: Row, points: Sequence[Point], top: float, told: bool) -> list[Item]:
    """Return for each number of `rare` values its bag, and below it the way from no statement to all of them."""
    wide = (INNER - BETWEEN * (len(row["rare"]) - 1)) / len(row["rare"])
    items: list[Item] = []
    for place, both in enumerate(row["rare"]):
        half = Half(LEFT + place * (wide + BETWEEN), wide)
        point = next(each for each in points if each["both"] == both)
        bag_items, y = _bag(material, point, half, top)
        items += bag_items + _way(material, points, point, half, y + 20, told)
    return items


def _bag(material: Material, point: Point, half: Half, top: float) -> tuple[list[Item], float]:
    """Return all codes of an example in a bag, the rare ones spread among the others, and where it ends."""
    title = material.say(_("{total} codes, {rare} of them rare")).format(total=point["codes"], rare=point["rare"])
    rare = {number * point["codes"] // point["rare"] for number in range(point["rare"])}
    step = (half.w - 40) / IN_A_ROW
    foot = top + 70 + -(-point["codes"] // IN_A_ROW) * step
    items: list[Item] = [
        fitted(half.x, top - 6, half.w, 40, title, 30, bold=True),
        Box(half.x, top + 42, half.w, foot - top - 42, "paper", "ink", 3, 24),
    ]
    for number in range(point["codes"]):
        row, column = divmod(number, IN_A_ROW)
        look = ("■", "red") if number in rare else ("●", "line")
        items.append(Sign(half.x + 20 + (column + 0.5) * step, top + 56 + (row + 0.5) * step, step * 0.4, *look))
    return items, foot


def _way(material: Material, points: Sequence[Point], point: Point, half: Half, y: float, told: bool) -> list[Item]:
    """Return a bar of all statements: what chance brings, and what the coders reached beyond it."""
    items: list[Item] = [Box(half.x, y, half.w, WAY, "soft", "quiet", 2, dash=not told)]
    shared = f"{material.say(_('Same value'))}{colon(material.reader.language)}**{point['same_text']}**"
    if not told:
        items.append(Text(half.x, y, half.w, WAY, "?", 36, bold=True, align="center", anchor="middle", colour="quiet"))
        items.append(Text(half.x, y + WAY + 10, half.w, 40, shared, 30))
        return items
    view, x = bag_view(material.reader.language, points, point["both"]), half.x
    for look, share, words in view["bar"]:
        wide = half.w * share / 100
        if share:
            items.append(Box(x, y, wide, WAY, "quiet" if look == "chance" else "blue", "", 0))
            items.append(Text(x + 14, y, wide - 20, WAY, words, 28, bold=True, colour="paper", anchor="middle"))
        x += wide
    below = y + WAY + 10
    items.append(fitted(half.x, below, half.w, FOOT - below, f"{shared}\n{view['said']}", 30))
    return items
