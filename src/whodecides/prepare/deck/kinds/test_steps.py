"""The steps of the test of the case on one way: all of them, and a situation that is put to them.

What a court or body found is told step by step, one at each press.
"""

from typing import Any

from ....i18n import _
from ....tools.decision.model import steps
from ..material import Material, Row
from ..scene import FOOT, INNER, LEFT, RIGHT, Box, Item, Line, Note, Slide, Text, coming, going
from ..text_fitting import fitted, text_height
from .exhibit import exhibit
from .layout import answered, headline

FINDINGS = {  # of a step: sign and colour
    "met": ("✓", "green"),
    "partly met": ("½", "orange"),
    "not met": ("✗", "red"),
    "not decided": ("–", "grey"),
}
LEFT_HALF, STEP = 660, 540  # pixels of facts and rule, and of a step beside them


def test_steps(material: Material, row: Row) -> list[Slide]:
    """Return one slide: the steps of the test in a row, and the `lead` below."""
    items, top = headline(row["headline"], row.get("kicker", ""))
    found = material.case["test_steps"].to_dict("records")
    middle, gap = top + 180, 60
    wide = (INNER - gap * (len(found) + 1)) / len(found)
    items.append(Line(LEFT, middle, RIGHT - 4, middle, "ink", 6, arrow=True))
    names = [material.reader.text(each, "name") for each in found]
    for place, each in enumerate(found):
        x = LEFT + gap + place * (wide + gap)
        asked = material.reader.text(each, "question")
        items += [
            Box(x, top + 10, wide, 340, "paper", "ink", 4, 8),
            Text(x, top + 20, wide, 84, str(place + 1), 64, bold=True, align="center"),
            fitted(x + 16, top + 106, wide - 32, 92, names[place], 36, bold=True, align="center", anchor="middle"),
            fitted(x + 16, top + 204, wide - 32, 136, asked, 28, align="center", colour="quiet"),
        ]
    y = top + 376
    items.append(fitted(LEFT, y, INNER, FOOT - y, row["lead"], 40))
    return [Slide(tuple(items), row["headline"], alt=" → ".join(names))]


def situation(material: Material, row: Row) -> list[Slide]:
    """Return two slides of a situation that `of` names: steps to vote on beside `lead`, then the findings.

    The findings are told one at each press, and `said` with the last of them.
    """
    return [_asked(material, row), _told(material, row)]


def _asked(material: Material, row: Row) -> Slide:
    reader = material.reader
    items, top = headline(row["headline"], material.say(_("Vote on each step: yes, no, cannot tell")))
    rule = _rule_of(material, row)
    text, y = _left(row["lead"], top, bool(rule))
    items += [text, *_rule(material, rule, y)]
    tests = [material.case.row("test_steps", each["step"]) for each in steps(material.case, row["of"])]
    for place, each in enumerate(tests):
        items += _open_step(material, each, place, len(tests), top)
    reasons = [(_("{step}: the best reason for yes"), "yes"), (_("{step}: the best reason for no"), "no")]
    notes = [
        Note(material.say_in_notes(label).format(step=reader.text(test, "name")), reader.text(each, column))
        for test, each in zip(tests, steps(material.case, row["of"]), strict=True)
        for label, column in reasons
    ]
    minutes = material.tasks[row["task"]].minutes if "task" in row else 0
    alt = "; ".join(reader.text(each, "name") for each in tests)
    return Slide(tuple(items), row["headline"], tuple(notes), minutes=minutes, alt=alt)


def _open_step(material: Material, test: dict[str, Any], place: int, count: int, top: float) -> list[Item]:
    """Return a step with its number and its question, as it is voted on."""
    x, y, tall = _step_place(place, count, top)
    return [
        Box(x, y, STEP, tall, "paper", "ink", 2, 8),
        Text(x + 20, y, 70, tall, str(place + 1), 60, bold=True, colour="quiet", anchor="middle", align="center"),
        fitted(x + 104, y + 14, STEP - 120, 40, material.reader.text(test, "name"), 30, bold=True),
        fitted(x + 104, y + 56, STEP - 120, tall - 64, material.reader.text(test, "question"), 28),
    ]


def _told(material: Material, row: Row) -> Slide:
    reader, found = material.reader, steps(material.case, row["of"])
    last, names = len(found) - 1, []
    items, top = answered(row["headline"], row["told"], last)
    rule = _rule_of(material, row)
    (lead, y), (said, below) = (_left(row[each], top, bool(rule)) for each in ("lead", "said"))
    items += [*going([lead], last), *coming([said], last), *_rule(material, rule, max(y, below))]
    for place, each in enumerate(found):
        x, y, tall = _step_place(place, len(found), top)
        sign, colour = FINDINGS[each["finding"]]
        decided = each["finding"] != "not decided"
        name, word = reader.name("test_steps", each["step"]), reader.word(each["finding"], "fact_steps.finding")
        names.append((name, word))
        items += going(_open_step(material, material.case.row("test_steps", each["step"]), place, len(found), top), place)  # fmt: skip
        shut: list[Item] = [
            Box(x, y, STEP, tall, "paper", colour, 6 if decided else 2, 8, dash=not decided),
            Text(x + 20, y, 70, tall, sign, 60, bold=True, colour=colour, anchor="middle", align="center"),
            fitted(x + 104, y + tall / 2 - 44, STEP - 120, 44, f"{place + 1}  {name}", 30, bold=True),
            fitted(x + 104, y + tall / 2 + 2, STEP - 120, 40, word, 28, colour="ink" if decided else "quiet"),
        ]
        items += coming(shut, place)
    notes = [Note(f"{name}: {reader.text(each, 'body')}", reader.text(each, "said")) for (name, _word), each in zip(names, found, strict=True)]  # fmt: skip
    alt = "; ".join(f"{name}: {word}" for name, word in names)
    return Slide(tuple(items), row["told"], tuple(notes), answer=True, alt=alt)


def _left(words: str, top: float, above_a_rule: bool) -> tuple[Text, float]:
    """Return what happened, or was said, larger where it has all the height, and where what stands below it begins."""
    text = (
        fitted(LEFT, top, LEFT_HALF, 190, words, 30)
        if above_a_rule
        else fitted(LEFT, top, LEFT_HALF, FOOT - top, words, 40)
    )
    return text, top + text_height(words, LEFT_HALF, text.size) + 26


def _rule_of(material: Material, row: Row) -> str:
    """Return the exhibit of the first step that has one; "" where no rule was found in its own words."""
    return next((each["exhibit"] for each in steps(material.case, row["of"]) if each["exhibit"]), "")


def _rule(material: Material, rule: str, y: float) -> list[Item]:
    """Return a rule from a height on."""
    return exhibit(material, rule, LEFT, y, LEFT_HALF, FOOT - y) if rule else []


def _step_place(place: int, count: int, top: float) -> tuple[float, float, float]:
    """Return x, y and height of a step."""
    tall = (FOOT - top - 18 * (count - 1)) / count
    return LEFT + LEFT_HALF + 46, top + place * (tall + 18), tall
