"""Tasks as tasks.toml writes them, with what follows from the data worked out: answers, distractors, sentences.

- A number is a question (see `questions`) where it follows from data: `answer`, and `answer` of a mistake.
- `asks` of a task is a question of which its items, options, rows and columns each bring a part, `asks` of their own (by
  default of = their id): it gives the places of an order, the category of each item, the cells of a table, and the
  outcome of a prediction. first = "most" or "least" says what stands first in an order (by default the least) or is
  the outcome. A category or option holds in `for` the results for which it stands, by default its id.
- like = "answer" or the name of a fact is that question again, with other parts, and without what `without` names.
- `facts` name questions. In any sentence {name} is what the data answer, {answer} the right number, {AAA-01.date} what
  stands in a column of the row with this id. {name:word} writes a number in letters, {name:Word} with a capital;
  {name:day} leaves the year of a date out, {name:month} its day; {name:,} is as in Python.
- `holds`, beside a sentence, lists pairs of a question and what it must answer for the sentence to be true.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from ..case import Case
from ..errors import KitError, suggest_names
from .data_queries import ARITHMETIC, QUERY_KINDS, matches, query_result, query_text

COMPILED_FIELDS = ("facts", "asks", "holds", "for")  # fields that are worked out and do not reach a student
PLACEHOLDER = re.compile(r"\{([\w-]+)(?:\.(\w+))?(?::([\w,.]+))?\}")
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
PARTS = {"order": ("items",), "classify": ("items",), "table": ("rows", "columns"), "prediction": ("options",)}


def compile_task(task: dict[str, Any], case: Case) -> dict[str, Any]:
    """Return a task, a dictionary as tasks.toml holds it, with all that follows from the data in place.

    Raises KitError that names the task where a question cannot be answered.
    """
    with _naming_task(task):
        whole = {name: each for name, each in task.items() if name != "variants"}
        done = _compiled_fields(whole, whole, case)
        if "variants" in task:
            done["variants"] = [_compile_variant(whole, done, each, case) for each in task["variants"]]
        return done


@contextmanager
def _naming_task(task: Mapping[str, Any]) -> Iterator[None]:
    try:
        yield
    except KitError as error:
        raise KitError(f"task {task.get('id', '?')}: {error}") from None


def stale_sentences(task: Any, done: Any, case: Case) -> list[str]:
    """Return a sentence for each sentence of a task whose `holds` the data do not bear out, and for a right mistake.

    `done` is the task as `compile_task` returns it.
    """
    said = []
    for own, made in [(task, done), *zip(task.get("variants", ()), done.get("variants", ()), strict=True)]:
        facts = {**task.get("facts", {}), **own.get("facts", {})}
        whole = {**task, **own, "facts": facts}
        name = f"task {task['id']}" + (f", variant {own['variant']}" if "variant" in own else "")
        for part, shown in _parts_with_holds(own, made):
            with _naming_task(task):
                unmet = unmet_conditions(part["holds"], whole, case)
            said += [f"{name}: “{_sentence(shown)}” {each}" for each in unmet]
        right = {**done, **made}
        for mistake in made.get("mistakes", ()):
            answer = right.get("cells", {}).get(mistake["cell"]) if "cell" in mistake else right.get("answer")
            if "answer" in mistake and mistake["answer"] == answer:
                said.append(
                    f"{name}: {_value_text(answer)} is the right answer now, and foreseen as a mistake: change it."
                )
    return said


def unmet_conditions(holds: Iterable[tuple[Any, Any]], whole: dict[str, Any], case: Case) -> list[str]:
    """Return for each condition that the data do not bear out what a sentence was written for, and what is so now.

    `holds` are pairs of a question and what it must answer; `whole` has the facts that a question may be like.
    """
    said = []
    for question, expected in holds:
        found = query_result(_expanded_query(question, whole), case)
        if not _is_expected(found, expected):
            said.append(
                f"was written for {query_text(question)} = {expected}, and it is {_value_text(found)} now: mend the "
                "sentence or what it holds."
            )
    return said


def compile_sentences(part: dict[str, Any], case: Case) -> dict[str, Any]:
    """Return a table that only tells, such as a slide, with the answers to its `facts` in its sentences."""
    facts = {name: query_result(_expanded_query(each, part), case) for name, each in part.get("facts", {}).items()}
    made: dict[str, Any] = _fill_placeholders(part, facts, case)
    return made


def _is_expected(found: Any, expected: Any) -> bool:
    """Say whether a result is what was expected: of a list each, where one thing is expected of all."""
    if isinstance(found, list) and not isinstance(expected, list):
        return all(matches(each, expected) for each in found)
    return found == expected or matches(found, expected)


def _parts_with_holds(part: dict[str, Any], made: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of a part that holds something, as written and as worked out: the task, its items, options, mistakes."""
    if "holds" in part:
        yield part, made
    for name, entries in part.items():
        if isinstance(entries, list) and name not in ("holds", "variants"):
            for each, done in zip(entries, made.get(name, ()), strict=False):
                if isinstance(each, dict):
                    yield from _parts_with_holds(each, done)


def _sentence(part: Mapping[str, str]) -> str:
    if "text" in part:
        return " ".join(part[name] for name in ("text", "feedback") if name in part)
    return next(part[name] for name in ("feedback", "right", "question") if name in part)


def _compile_variant(
    whole: dict[str, Any], done: dict[str, Any], variant: dict[str, Any], case: Case
) -> dict[str, Any]:
    merged = {**whole, **variant, "facts": {**whole.get("facts", {}), **variant.get("facts", {})}}
    made = _compiled_fields(variant, merged, case)
    if "answer" in variant and "mistakes" not in variant and "mistakes" in whole:
        mistakes = _compiled_fields({"mistakes": whole["mistakes"]}, merged, case)["mistakes"]
        made |= {"mistakes": mistakes} if mistakes != done["mistakes"] else {}  # they neighbour another answer
    return made


def _compiled_fields(part: dict[str, Any], whole: dict[str, Any], case: Case) -> dict[str, Any]:
    """Return the fields of `part`, a task or a variant, worked out; `whole` is the task with all that it inherits."""

    def ask(question: Any, cell: str | None = None) -> Any:
        return query_result(_expanded_query(question, whole, cell), case)

    made = dict(part)
    if isinstance(part.get("answer"), dict):
        made["answer"] = ask(part["answer"])
    if "mistakes" in part:
        made["mistakes"] = [
            {**each, "answer": ask(each["answer"], each.get("cell"))} if isinstance(each.get("answer"), dict) else each
            for each in part["mistakes"]
        ]
    names = PARTS.get(whole["kind"], ())
    if "asks" in whole and any(name in part for name in ("asks", *names)):
        made |= COMPILERS[whole["kind"]](whole, ask)
    facts = {name: ask(question) for name, question in whole.get("facts", {}).items()}
    if "answer" in whole:
        facts["answer"] = ask(whole["answer"])
    return _fill_placeholders(made, facts, case)


def _expanded_query(question: Any, whole: dict[str, Any], cell: str | None = None) -> Any:
    """Return a question with the question that it is like, and those it reckons with, in full."""
    if not isinstance(question, dict):
        return question
    question = {
        name: _expanded_query(each, whole, cell) if name in ARITHMETIC else each for name, each in question.items()
    }
    if "like" not in question:
        return question
    own = {name: each for name, each in question.items() if name not in ("like", "without")}
    known = {**whole.get("facts", {}), **({"answer": whole["answer"]} if "answer" in whole else {})}
    if cell is not None:
        known["answer"] = _cell_query(whole, cell)
    if question["like"] not in known:
        raise KitError(f"there is no fact '{question['like']}'. {suggest_names(question['like'], known)}")
    base = _expanded_query(known[question["like"]], whole, cell)
    dropped = question.get("without", [])
    dropped = {dropped} if isinstance(dropped, str) else set(dropped)
    if own.keys() & QUERY_KINDS.keys():
        dropped |= QUERY_KINDS.keys()
    kept = {name: each for name, each in base.items() if name not in dropped}
    kept |= {"where": {name: each for name, each in base.get("where", {}).items() if name not in dropped}}
    return _merged_queries(kept, own)


def _merged_queries(*questions: Mapping[str, Any]) -> dict[str, Any]:
    """Return parts of one question as one: what comes later replaces, and conditions add up."""
    whole = {}
    for each in questions:
        where = {**whole.get("where", {}), **each.get("where", {})}
        whole = {**whole, **each} | ({"where": where} if where else {})
    return {name: each for name, each in whole.items() if name != "first" and (name != "where" or each)}


def _entry_query(whole: dict[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    return _merged_queries(whole["asks"], entry.get("asks", {"of": entry["id"]}))


def _cell_query(whole: dict[str, Any], cell: str) -> dict[str, Any]:
    row, column = cell.split(".")
    rows, columns = ({each["id"]: each for each in whole[name]} for name in ("rows", "columns"))
    if row not in rows or column not in columns:
        raise KitError(f"the table has no cell '{cell}'.")
    return _merged_queries(_entry_query(whole, rows[row]), columns[column].get("asks", {}))


def _compile_order(whole: dict[str, Any], ask: Callable[..., Any]) -> dict[str, Any]:
    """Give each item its place: one more than there are items that certainly come before it."""
    known = [ask(_entry_query(whole, each)) for each in whole["items"]]
    falling = whole["asks"].get("first") == "most"
    places = [1 + sum(bool(one < own if not falling else one > own) for one in known) for own in known]
    return {"items": [{**each, "place": place} for each, place in zip(whole["items"], places, strict=True)]}


def _compile_classify(whole: dict[str, Any], ask: Callable[..., Any]) -> dict[str, Any]:
    """Give each item the category that stands for what the data say of it."""
    categories = whole["categories"]
    sorted_in = [
        each["answer"] if "answer" in each else _matching_entry(ask(_entry_query(whole, each)), categories)
        for each in whole["items"]
    ]
    items = [
        {"id": each["id"], "text": each["text"], "answer": answer} | each | {"answer": answer}
        for each, answer in zip(whole["items"], sorted_in, strict=True)
    ]
    return {"items": items, "categories": categories}


def _compile_table(whole: dict[str, Any], ask: Callable[..., Any]) -> dict[str, Any]:
    cells = [f"{row['id']}.{column['id']}" for row in whole["rows"] for column in whole["columns"]]
    return {
        "rows": whole["rows"],
        "columns": whole["columns"],
        "cells": {cell: ask(_cell_query(whole, cell)) for cell in cells},
    }


def _compile_prediction(whole: dict[str, Any], ask: Callable[..., Any]) -> dict[str, Any]:
    first, options = whole["asks"].get("first"), whole["options"]
    if first is None:
        return {"outcome": _matching_entry(ask(whole["asks"]), options), "options": options}
    found = {each["id"]: ask(_entry_query(whole, each)) for each in options}
    best = (max if first == "most" else min)(found.values())
    outcomes = [each for each, number in found.items() if number == best]
    if len(outcomes) > 1:
        raise KitError(f"the data show several outcomes ({', '.join(outcomes)}): a prediction has one.")
    return {"outcome": outcomes[0], "options": options}


COMPILERS = {
    "order": _compile_order,
    "classify": _compile_classify,
    "table": _compile_table,
    "prediction": _compile_prediction,
}


def _matching_entry(found: Any, entries: Iterable[Mapping[str, Any]]) -> str:
    standing = [each["id"] for each in entries if matches(found, each.get("for", [each["id"], _number(each["id"])]))]
    if len(standing) != 1:
        raise KitError(
            f"the data say {_value_text(found)}, for which {', '.join(standing) or 'nothing'} stands to choose."
        )
    return standing[0]


def _number(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _fill_placeholders(part: Any, facts: Mapping[str, Any], case: Case) -> Any:
    """Return a part of a task with the placeholders in its sentences filled, and without what students do not need."""
    if isinstance(part, dict):
        return {
            name: _fill_placeholders(each, facts, case) for name, each in part.items() if name not in COMPILED_FIELDS
        }
    if isinstance(part, list):
        return [_fill_placeholders(each, facts, case) for each in part]
    return fill_sentence(part, facts, case) if isinstance(part, str) else part


def fill_sentence(sentence: str, facts: Mapping[str, Any], case: Case) -> str:
    """Return a sentence outside tasks with its placeholders filled. Raises KitError for one that names nothing."""
    return PLACEHOLDER.sub(lambda found: _placeholder_text(found, facts, case), sentence)


def _placeholder_text(found: re.Match[str], facts: Mapping[str, Any], case: Case) -> str:
    name, column, form = found.groups()
    if column:
        return _value_text(query_result({"value": column, "of": name}, case), form)
    if name not in facts:
        raise KitError(f"{found[0]} names no fact. {suggest_names(name, facts)}")
    return _value_text(facts[name], form)


def _value_text(found: Any, form: str | None = None) -> str:
    """Return what the data say as a sentence writes it."""
    if isinstance(found, date):
        day, month = f"{found.day} {found:%B}", f"{found:%B %Y}"
        return {None: f"{day} {found.year}", "day": day, "month": month, "d": str(found.day)}.get(form) or f"{found:%Y}"
    if isinstance(found, list):
        return ", ".join(map(_value_text, found))
    if form in ("word", "Word"):
        word = NUMBERS[found] if found < len(NUMBERS) else str(found)
        return word if form == "word" else word.capitalize()
    return format(found, form or "")
