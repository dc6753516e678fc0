"""Tasks as questions on paper, and their answers for the instructor. Their texts are the course's own."""

import re
from collections.abc import Mapping
from typing import Any

from ...answers import OPEN_KINDS, Task
from ...i18n import Translator, localized_number
from .blocks import Block, SheetContext, card, card_grid, cell, fact, group, table, text, title

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS_A_LINE = 10  # that one writes by hand
SHORT = 16  # letters of an option that shares a line with the others


def task_blocks(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the tasks named in `asked["tasks"]` as questions to answer by hand.

    `asked["ask"]` words a question for paper, {task: question}, where the task's own speaks of the screen. What
    `asked["on_cards"]` names is put in order by the letters of its cards.
    """
    say, by_letters = kit.reader.say, asked.get("on_cards", ())
    return [
        _task(kit.tasks[each], question_for_sheet(kit.tasks[each], asked), each in by_letters, say)
        for each in asked["tasks"]
    ]


def order_cards(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what a task asks to be put in order as cards to be cut out."""
    cards = [
        card(each["text"], mark=LETTERS[place])
        for task in asked["tasks"]
        for place, each in enumerate(kit.tasks[task].items)
    ]
    return [card_grid(cards, "events", lang="en")]


def _task(task: Task, question: str, by_letters: bool, _: Translator) -> Block:
    block: Block = {
        "kind": "task", "id": task.number, "question": question, "options": [], "short": False, "table": None, "note": "",
        "lines": 0,
    }  # fmt: skip
    match task.kind:
        case "prediction" | "choice":
            block["options"] = [(LETTERS[place], each["text"]) for place, each in enumerate(task.options)]
            block["short"] = all(len(each["text"]) <= SHORT for each in task.options)
        case "number":
            block["lines"] = 1
        case "order" if by_letters:
            letters = LETTERS[: len(task.items)]
            block["table"] = table([_("Card"), *letters], [[_("Place"), *("" for _letter in letters)]], _("Number the cards: 1 is the earliest"), style="grid")  # fmt: skip
        case "order":
            headers: list[Any] = [_("Card"), _("What happened"), _("Order: 1 to {count}").format(count=len(task.items))]
            rows = [[LETTERS[place], each["text"], ""] for place, each in enumerate(task.items)]
            block["table"] = table(headers, rows, _("Number the cards: 1 is the earliest"), lang="en")
        case "classify":
            headers = [_("Sentence"), *(cell(each["text"], "en") for each in task.categories)]
            rows = [[each["text"], *(None for _category in task.categories)] for each in task.items]
            block["table"] = table(headers, rows, _("Tick one in each row"), style="judge", lang="en")
        case "table":
            headers = [_("Sentence"), *(cell(each["text"], "en") for each in task.columns)]
            rows = [[each["text"], *("" for _column in task.columns)] for each in task.rows]
            block["table"] = table(headers, rows, _("Write a number in each cell"), lang="en")
        case "text" | "evidence":
            fewest, most = task.words
            block["note"] = _back_note(question, fewest, most, _)
            block["lines"] = -(-most // WORDS_A_LINE)
    return block


def _back_note(question: str, fewest: int, most: int, _: Translator) -> str:
    """Return how long a text is to be, where its question does not say so itself, and that the back may be written on."""
    if {str(fewest), str(most)} <= set(re.findall(r"\d+", question)):
        return _("The back is yours, too.")
    return _("{fewest} to {most} words; the back is yours, too").format(fewest=fewest, most=most)


def question_for_sheet(task: Task, asked: Mapping[str, Any]) -> str:
    """Return the question of a task as a sheet words it."""
    return asked.get("ask", {}).get(task.number, task.question)


def answer_blocks(task: Task, question: str, language: str, _: Translator) -> list[Block]:
    """Return for the instructor what is right, or so, and what to say of it; nothing for work."""
    found = _answer(task, language, _)
    if not found:
        return []
    answers = [text(each, style="answer", lang="en") for each in found]
    said = [fact(_("What to say"), task.right, lang="en")] if task.right and task.kind not in OPEN_KINDS else []  # fmt: skip
    return [group(title(f"{task.number} {question}", lang="en"), *answers, *said)]


def _answer(task: Task, language: str, _: Translator) -> list[str]:
    names = {each["id"]: each["text"] for part in (task.options, task.items, task.categories) for each in part}
    match task.kind:
        case "prediction":
            so, none_is = names.get(task.outcome, ""), _("No answer is right or wrong.")
            if task.path.get("decision"):  # in a role: what is so is what others did, and no answer
                return [none_is, *([f"{task.path['record']}: {so}"] if so and "record" in task.path else [])]
            return [so or none_is]
        case "choice":
            right = next(place for place, each in enumerate(task.options) if each.get("right"))
            return [
                f"{LETTERS[right]} {task.options[right]['text']}",
                *(
                    f"{LETTERS[place]}: {each['feedback']}"
                    for place, each in enumerate(task.options)
                    if not each.get("right")
                ),
            ]
        case "number":
            return [localized_number(task.answer or 0, language)]
        case "order":
            places = {each["id"]: place for place, each in enumerate(task.items)}
            earlier: dict[Any, list[str]] = {}
            for each in sorted(task.items, key=lambda each: each["place"]):
                earlier.setdefault(each["place"], []).append(LETTERS[places[each["id"]]])
            return [", ".join(" = ".join(each) for each in earlier.values())]
        case "classify":
            return [f"{each['text']} → {names[each['answer']]}" for each in task.items]
        case "table":
            return [
                f"{row['text']}, {column['text']} → {localized_number(task.cells[row['id'] + '.' + column['id']], language)}"
                for row in task.rows
                for column in task.columns
            ]
        case "text" | "evidence":
            best = max(task.samples, key=lambda each: each["level"], default=None)
            return [best["text"]] if best else []
        case _:
            return []
