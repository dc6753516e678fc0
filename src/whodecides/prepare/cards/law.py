"""Law on paper: whom texts bind, the test of the case on situations, the best case of both sides."""

from collections.abc import Mapping
from typing import Any

from ...errors import _
from ...tools.arguments.view import arguments_words, check_question
from ...tools.decision.view import decision_words, situation_handout, step_questions
from ...tools.guarantees.view import guarantees_table
from .blocks import Block, Section, SheetContext, checkboxes, fact, group, lines, table, text, title

LINES_OF_A_REASON = 2


def binding(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return whom each text binds, which limits it allows, who watches over it."""
    return [table(**guarantees_table(kit.reader))]


def three_steps(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return a page for each situation of `asked["situations"]`: the facts, then the steps with space for a reason."""
    say, words = kit.reader.say, decision_words(kit.reader)
    answers = [name for _id, name in words["answers"]]
    sections = []
    for each in asked["situations"]:
        told = situation_handout(kit.reader, each)
        facts = [fact(label, words) for label, words in told["facts"]]
        steps = [
            group(
                title(step["title"]), text(step["question"]), text(step["help"], style="said"), checkboxes("", answers),
                lines(say(_("Your reason, in one sentence")), LINES_OF_A_REASON),
            )
            for step in step_questions(kit.reader, each)
        ]  # fmt: skip
        after = text(say(_("Answer each step by itself: one missing step is enough. Then ask what was said.")))
        sections.append(Section(told["heading"], [*facts, *steps, after]))
    return sections


def steps_answers(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return for the same situations the best reasons both ways, and what a court or body said."""
    blocks = list[Block]()
    for each in asked["situations"]:
        told = situation_handout(kit.reader, each)["told"]
        blocks.append(table(told["headers"], told["rows"], told["caption"]))
    return blocks


def both_cases(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the strongest case for each answer to `asked["question"]`."""
    check_question(kit.reader.case, asked["question"])
    shown = arguments_words(kit.reader, asked["question"])
    found = [text(f"{shown['labels']['title']} {shown['labels']['order']}.", style="said")]
    for each in shown["columns"]:
        found.append(group(title(each["title"]), text(each["text"])))
    return found
