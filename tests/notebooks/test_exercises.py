"""Solutions and exercises are a pair: full points here, none there, help for each mistake that was foreseen."""

import ast
import json
import re
import unicodedata
from html import unescape

import pytest
from shared import DATA, ROOT, cited

from whodecides.answers import (
    as_code,
    check_answer,
    exercise_tasks,
    lesson_tasks,
    plain,
    public_tasks,
    variant,
)
from whodecides.build import as_stored, check_choices, execute, exercise, read_notebook
from whodecides.build.lessons import MOST_WORDS_IN_CELL
from whodecides.case import citable, load
from whodecides.classroom import foreseen_mistakes, mark, right_answer

SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
CASE = load(DATA)
CODES = citable(CASE)
BY_NAME = exercise_tasks(ROOT)
TASKS = [task for tasks in BY_NAME.values() for task in tasks]
DRAWN = [variant(task, number) for task in TASKS for number in range(max(1, len(task.variants)))]
NAMED = {f"{task.id} {number}": task for number, task in enumerate(DRAWN)}
each_task = pytest.mark.parametrize("task", NAMED.values(), ids=NAMED.keys())
each_solution = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.name)
JUDGED = ("text", "evidence")


@each_task
def test_the_solution_scores_full(task):
    found = mark(task, right_answer(task), CODES)
    assert found.points == (0 if task.kind in JUDGED else task.points) and task.points > 0
    assert found.judged == (task.kind in JUDGED), found.feedback


@each_task
def test_nothing_scores_nothing_and_says_what_to_do(task):
    for empty in (None, "", [], {}):
        found = mark(task, empty, CODES)
        assert found.points == 0 and not found.judged
        assert found.feedback.split()[0] in ("Choose", "Write", "Put", "Nothing"), found.feedback
        assert found.feedback.endswith(".") and "wrong" not in found.feedback.lower()


@each_task
def test_each_foreseen_mistake_gets_its_feedback(task):
    for answer, feedback in foreseen_mistakes(task):
        found = mark(task, answer, CODES)
        assert found.points == 0 and feedback in found.feedback, (answer, found.feedback)


@each_task
def test_the_answer_is_not_told_before_the_second_try(task):
    for answer, _ in foreseen_mistakes(task):
        first, second = check_answer(task, answer, 1, CODES), check_answer(task, answer, 2, CODES)
        assert first.solution == "" and "The answer is" in second.solution and "The answer is" not in second.text


def as_typed(text):
    """A text as other keyboards, word processors and hasty hands write it."""
    plain_text = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    curly = text.replace("'", "’").replace(' "', " “").replace('"', "”").replace("-", "\u2011")
    return [
        text,
        text.upper(),
        text.lower(),
        f"  {text}\u00a0",
        f"{text}.",
        plain_text,
        curly,
        text.replace(" ", "\u00a0"),
    ]


def as_numbers(number, tolerance):
    """A number as people write it: with comma, sign, spaces, zeros, per cent, and rounded where a tolerance allows."""
    text = f"{number:g}"
    written = [number, text, f" {text} ", text.replace(".", ","), text.replace("-", "\u2212"), f"{text} %", f"{text}\u202f%",
               f"{text}\u2009per cent", number + tolerance, f"{number - tolerance:g}"]  # fmt: skip
    if number == int(number):
        written += [f"{text}.0", f"{text},00", int(number), float(number), f"{text}."]
        written += [f"{int(number):,}".replace(",", " "), f"{int(number):,}".replace(",", "\u202f")]
    return written


def nearly_right(task):
    """Right answers as people write them."""
    right = right_answer(task)
    if task.kind == "choice":
        text = next(each["text"] for each in task.options if each["id"] == right)
        return [*as_typed(right), *as_typed(text)]
    if task.kind == "number":
        return as_numbers(task.answer, task.tolerance)
    if task.kind == "order":
        names = {each["id"]: each["text"] for each in task.items}
        ways = [as_typed(each) + as_typed(names[each]) for each in right]
        return [right, *map(list, zip(*ways, strict=True))]
    if task.kind == "classify":
        names = {each["id"]: each["text"] for each in task.categories}
        return [
            {as_typed(item)[way]: as_typed(names[category])[way] for item, category in right.items()}
            for way in range(8)
        ]
    if task.kind == "table":
        ways = {cell: as_numbers(number, task.tolerance) for cell, number in task.cells.items()}
        named = [
            {cell.lower(): number for cell, number in right.items()},
            {cell.upper(): number for cell, number in right.items()},
        ]
        return [*named, *({cell: each[way] for cell, each in ways.items()} for way in range(10))]
    if task.kind == "evidence":
        return [right.lower(), right.upper(), f" {right}\n", right.replace("-", "\u2011"), right.replace("-", "–"), re.sub(r"-0(\d)", r"-\1", right),
                right.replace("(", "[").replace(")", "]"), right + " Spoken on Jan-06."]  # fmt: skip
    return [right]


@each_task
def test_a_nearly_right_answer_is_accepted(task):
    full = mark(task, right_answer(task), CODES)
    for answer in nearly_right(task):
        found = mark(task, answer, CODES)
        assert (found.points, found.doubt) == (full.points, full.doubt), (answer, found.feedback)


@each_task
def test_the_order_shown_first_is_not_the_answer(task):
    places = [each["place"] for each in task.items if "place" in each]
    assert task.kind != "order" or places != sorted(places)


@each_task
def test_a_person_finds_a_rubric_with_an_anchor_at_each_level(task):
    """A person reads every answer. The machine has a doubt where nothing or one side only is cited, none further up."""
    if task.kind not in JUDGED:
        assert not task.rubric
        return
    assert [each["level"] for each in task.rubric] == [1, 2, 3, 4]
    assert len({each["anchor"] for each in task.rubric}) == 4 and all(each["text"] for each in task.rubric)
    found = [mark(task, each["anchor"], CODES) for each in task.rubric]
    assert all(each.judged and each.points == 0 for each in found)
    assert [not each.doubt for each in found] == ([True] * 4 if task.kind == "text" else [False, False, True, True])


def others(task, statement):
    """The statements that may stand in place of a cited one: of the same place and with every code asked of it."""
    asked = [
        each
        for each in task.codes
        if each["place"] == statement[:3] and CODES[statement].get(each["variable"]) in each["values"]
    ]
    return [each for each, codes in CODES.items() if "table" not in codes
            and each[:3] == statement[:3] and all(codes.get(one["variable"]) in one["values"] for one in asked)]  # fmt: skip


@each_task
def test_any_statement_that_meets_the_demand_may_be_cited(task):
    if task.kind == "evidence":
        right, tried = right_answer(task), 0
        for statement in cited(right):
            for other in others(task, statement):
                if other not in cited(right):
                    assert not mark(task, right.replace(statement, other), CODES).doubt, (statement, other)
                    tried += 1
        assert tried


@each_task
def test_evidence_that_does_not_exist_or_is_of_another_place_is_told(task):
    if task.kind == "evidence":
        right = right_answer(task)
        first, *_ = cited(right)
        assert (
            f"There is no government statement {first[:3]}-99"
            in mark(task, right.replace(first, f"{first[:3]}-99"), CODES).feedback
        )
        one_sided = re.sub(rf"{task.places[0]}-(\d\d)", "CHE-01", right)
        assert f"Missing: {task.places[0]}" in mark(task, one_sided, CODES | {"CHE-01": {}}).feedback
        assert any(each["values"] for each in task.codes), "the position on the other side is demanded"


def numbers_in(text):
    return set(re.findall(r"\w+(?:[.,]\d+)?", text.lower()))


def words_of(number):
    return {f"{number:g}", SMALL[int(number)] if number in range(len(SMALL)) else ""}


SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
LESSONS = lesson_tasks(ROOT)


@pytest.mark.parametrize("task", [*NAMED.values(), *LESSONS], ids=[*NAMED, *(task.id for task in LESSONS)])
def test_where_there_is_no_right_and_wrong_the_student_reads_that_the_answer_is_kept(task):
    assert task.kind not in JUDGED or "stored" in task.right.lower()


@pytest.mark.parametrize("task", [*NAMED.values(), *LESSONS], ids=[*NAMED, *(task.id for task in LESSONS)])
def test_neither_question_nor_feedback_gives_the_answer_away(task):
    """What is read before the second try names neither the right option, nor the category, nor the number."""
    if task.kind == "choice":
        right = plain(next(each["text"] for each in task.options if each.get("right"))).rstrip(".")
        assert not [each["id"] for each in task.options if not each.get("right") and right in plain(each["feedback"])]
    if task.kind == "classify":
        names = {each["id"]: plain(each["text"]) for each in task.categories}
        told = [
            each["id"]
            for each in task.items
            if re.search(rf"\b{re.escape(names[each['answer']])}\b", plain(each["feedback"]))
        ]
        assert not told
    if task.kind == "number":
        read = [task.question, task.hint, *(each["feedback"] for each in task.mistakes)]
        assert not [each for each in read if words_of(task.answer) & numbers_in(each)]
    if task.kind == "table":
        told = {f"{number:g}" for number in task.cells.values()} - {"0"}  # where nothing stands is 0
        assert not told & numbers_in(task.hint)
    if task.kind == "evidence":
        told = [each for text in [task.question, *(part["feedback"] for part in task.codes)] for each in cited(text)]
        assert all("table" in CODES[each] for each in told)  # a claim may be named, a statement not


def test_the_right_option_stands_in_every_place():
    choices = [task for task in DRAWN if task.kind == "choice"]
    places = [next(place for place, each in enumerate(task.options) if each.get("right")) for task in choices]
    assert {0, 1, 2, 3} <= set(places) and max(map(places.count, places)) <= len(places) / 2


def test_the_right_option_is_seldom_the_longest():
    assert check_choices(DRAWN) == []


@each_task
def test_a_cited_code_that_contradicts_is_told(task):
    """Each demand on the evidence bites: without the statements that meet it the answer is sent back."""
    for asked in task.codes:
        kept = {
            statement: codes for statement, codes in CODES.items()
            if not (statement.startswith(asked["place"]) and codes.get(asked["variable"]) in asked["values"])
        }  # fmt: skip
        without = {statement: kept.get(statement, {}) for statement in CODES}
        assert mark(task, right_answer(task), without).feedback == asked["feedback"]


@each_solution
def test_an_exercise_has_five_to_eight_tasks_of_mixed_kinds(path):
    tasks = BY_NAME[path.stem]
    assert 5 <= len(tasks) <= 8
    assert len({task.kind for task in tasks}) >= 4
    assert [task.id for task in tasks] == [f"E{path.name[:2]}.{n}" for n in range(1, len(tasks) + 1)]
    assert sum(task.optional for task in tasks) <= 2
    assert any(len(task.variants) > 1 for task in tasks)
    assert any(task.kind == "evidence" for task in tasks)
    for task in tasks:
        wrong = [each for part in (task.options, task.items, task.mistakes, task.codes) for each in part]
        assert all(each.get("misconception") for each in wrong if "feedback" in each and not each.get("right"))


@each_solution
@pytest.mark.parametrize("folder", ["solutions", "exercises"])
def test_a_cell_is_read_in_one_go(path, folder):
    for cell in read_notebook(ROOT / folder / path.name).cells:
        if cell.cell_type == "markdown":
            assert len(cell.source.split()) <= MOST_WORDS_IN_CELL, cell.id


@each_solution
def test_a_question_is_read_once(path):
    """The cell asks; the form below shows the choices and does not ask again."""
    cells = {cell.id: cell for cell in read_notebook(path).cells}
    for task in BY_NAME[path.stem]:
        name = task.id.replace(".", "-")
        asked = cells[f"{name}-question"].source
        assert asked.endswith(f"\n\n{task.question}") and len(asked.split("\n\n")) == 3
        (shown,) = [o.data["text/html"] for o in cells[f"{name}-answer"].outputs if "text/html" in o.get("data", {})]
        assert task.question not in unescape(shown)
        assert all(each["text"] in unescape(shown) for part in (task.options, task.items, task.rows) for each in part)


@each_task
def test_the_code_that_is_shown_names_everything_and_answers_nothing(task):
    """Somebody who writes code fills it in; as it stands it earns no points."""
    code = as_code(task)
    parts = (task.options, task.items, task.categories)
    assert all(f'"{each["id"]}"' in code for part in parts for each in part)
    assert all(f'"{cell}"' in code for cell in task.cells)
    if code:
        (line,) = ast.parse(code).body
        assert line.targets[0].id == "answer_" + task.id.split(".")[1]
        assert mark(task, ast.literal_eval(line.value), CODES).points == 0


@each_solution
def test_code_in_a_task_stays_short(path):
    for cell in read_notebook(path).cells:
        if cell.id.endswith("-answer"):
            visible = cell.source.split("### BEGIN")[0].strip().splitlines()
            assert len(visible) <= 8 and cell.source.count("BEGIN SOLUTION") == 1


@each_solution
def test_exercises_are_what_the_solutions_make(path):
    given = as_stored(exercise(read_notebook(path)))
    assert (ROOT / "exercises" / path.name).read_text(encoding="utf-8") == given, "run 'make course'"
    tasks = ROOT / "exercises/tasks" / f"{path.stem}.json"
    assert tasks.read_text(encoding="utf-8") == public_tasks(BY_NAME[path.stem]), "run 'make course'"


@each_solution
def test_an_exercise_runs_untouched_and_its_solution_scores(path):
    untouched = execute(read_notebook(ROOT / "exercises" / path.name), ROOT / "exercises")
    assert not any(o["output_type"] == "error" for cell in untouched.cells for o in cell.get("outputs", []))
    done = {cell.id: cell for cell in read_notebook(path).cells}
    for task in BY_NAME[path.stem]:
        outputs = done[task.id.replace(".", "-") + "-test"].outputs
        said = [o["data"]["text/plain"] for o in outputs if o["output_type"] == "execute_result"]
        assert said == ["0" if task.kind in JUDGED else f"{task.points:g}"]


def test_every_solution_has_an_exercise_and_no_other():
    names = {path.name for path in SOLUTIONS}
    assert names and names == {path.name for path in (ROOT / "exercises").glob("*.ipynb")}
    assert {f"{path.stem}.json" for path in SOLUTIONS} == {each.name for each in (ROOT / "exercises/tasks").iterdir()}


def test_a_bundle_for_a_class_holds_no_key():
    hidden = (
        "answer",
        "right",
        "hint",
        "feedback",
        "misconception",
        "place",
        "rubric",
        "anchor",
        "cells",
        "mistakes",
        "codes",
    )
    shown = json.loads(public_tasks(TASKS, keyed=False))

    def names(part):
        if isinstance(part, dict):
            return set(part) | {name for value in part.values() for name in names(value)}
        return {name for value in part for name in names(value)} if isinstance(part, list) else set()

    assert names(shown) and not names(shown) & set(hidden)
