"""The bank as a package of QTI 2.1: an item for each question, a test for each lesson and each exercise.

Here a question can be marked as the kit marks it: all or nothing, and a sentence for each mistake that its author foresaw.
An order is QTI's own interaction: things are put in order, not numbered.
"""

from collections.abc import Iterable
from itertools import groupby, permutations, product

from .canvas import MANIFEST, address, item_id, page, quiz_of
from .questions import Gap, Question
from .words import QuestionTexts


def qti21_package(lessons: Iterable[tuple[str, list[Question]]], voice: QuestionTexts) -> dict[str, bytes]:
    """Return {path in the package: bytes}; `lessons` are pairs of a lesson's name and its questions."""
    items: dict[str, bytes] = {}
    tests: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    resources = []
    for name, asked in lessons:
        for _exercise, group in groupby(asked, key=lambda each: each.exercise):
            questions = list(group)
            for each in questions:
                path = f"items/{item_id(each)}.xml"
                items[path] = page("qti21_item.xml", **_parts(each, voice))
                shown = [address(each)] if each.picture else []
                pictures |= {address(each): each.picture.svg} if each.picture else {}
                resources.append((item_id(each), path, shown))
            quiz = quiz_of(name, questions, voice)
            tests[f"tests/{quiz['id']}.xml"] = page("qti21_test.xml", quiz=quiz, item_id=item_id)
    manifest = page("qti21_manifest.xml", items=resources, tests=list(tests), pictures=list(pictures))
    return {MANIFEST: manifest, **tests, **items, **pictures}


def _parts(question: Question, voice: QuestionTexts) -> dict[str, object]:
    """Return what the template needs of a question: its texts are XHTML, which stands in the item as it is."""
    essay = question.kind == "essay"
    right = [each.id for each in question.options if each.right]
    return {
        "id": item_id(question),
        "question": question,
        "points": f"{question.points:g}",
        "asked": voice.asked(question, f"../{address(question)}"),
        "length": voice.paragraph(question.wrong, voice.length(question)) if essay else "",
        "rubric": voice.rubric(question, True) if essay else "",
        "compared": voice.compared(question) if essay else "",
        "answer": right[0] if right else "",
        "orders": _orders(question) if question.kind == "order" else [],
        "swapped": _swapped(question) if question.kind == "order" else [],
        "tolerance": f"{question.tolerance:g}",
        "feedback": [(name, voice.paragraph(text)) for name, text in _feedback(question)],
        "hint": bool(question.wrong),
    }


def _feedback(question: Question) -> list[tuple[str, str]]:
    """Return (id, text) of all that can be read after an answer."""
    found = [(each.id, each.feedback) for each in question.options]
    found += [(mistake_id(gap, place), text) for gap in question.gaps for place, (_n, text) in enumerate(gap.foreseen)]
    if question.kind == "order":
        found += [(f"mistake{place}", text) for place, text in enumerate(question.common)]
    if question.kind == "menus":
        found += [(f"{gap.id}wrong", gap.wrong) for gap in question.gaps]
    else:
        found.append(("hint", question.wrong))
    return [*found, ("right", question.right)] if question.kind != "choice" else found


def mistake_id(gap: Gap, place: int) -> str:
    """Return the id of the sentence on the number that is the foreseen mistake `place` of a gap."""
    return f"{gap.id}mistake{place}"


def _orders(question: Question) -> list[list[str]]:
    """Return each right order, as ids of the gaps: what shares its numbers may stand in any order."""
    numbers = sorted({each.right for each in question.gaps}, key=lambda each: int(each[0][1:]))
    groups = [[gap.id for gap in question.gaps if gap.right == shared] for shared in numbers]
    return [[each for part in parts for each in part] for parts in product(*map(permutations, groups))]


def _swapped(question: Question) -> list[list[str]]:
    """Return the order that shows each mistake alone: the right one, with the two items swapped that it is about."""
    first, *_others = _orders(question)
    return [[{a: b, b: a}.get(each, each) for each in first] for a, b in question.pairs]
