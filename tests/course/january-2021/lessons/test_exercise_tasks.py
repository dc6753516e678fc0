"""Solutions and exercises are a pair: full points here, none there, help for each mistake that was foreseen."""

import ast
import json
import re
import unicodedata
from html import unescape

import pytest
from helpers import DATA, KIT, ROOT, cited_ids

from whodecides.answers import (
    answer_code,
    check_answer,
    exercise_tasks,
    lesson_tasks,
    normalized,
    public_tasks_json,
    read_tasks,
    task_variant,
)
from whodecides.answers.lesson_aims import check_aims
from whodecides.answers.lesson_patterns import ASK_IN_EXERCISE
from whodecides.build.lesson_linter import MOST_WORDS_IN_CELL, check_option_lengths
from whodecides.build.notebooks import read_notebook
from whodecides.case import citable, load
from whodecides.classroom import foreseen_mistakes, mark_answer, right_answer
from whodecides.i18n import localized_number
from whodecides.tools.ask.widget import samples_and_rubric

CASE = load(DATA)
CODES = citable(CASE)
BY_NAME = exercise_tasks(KIT)
TASKS = [task for tasks in BY_NAME.values() for task in tasks]
DRAWN = [task_variant(task, number) for task in TASKS for number in range(max(1, len(task.variants)))]
NAMED = {f"{task.id} {number}": task for number, task in enumerate(DRAWN)}
# Of a task with variants, which are alike, the gate tries the first one.
FIRST = {task.id: name for name, task in reversed(NAMED.items())}
CASES = [
    pytest.param(task, id=name, marks=() if FIRST[task.id] == name else pytest.mark.exhaustive)
    for name, task in NAMED.items()
]
each_task = pytest.mark.parametrize("task", CASES)
each_exercise = pytest.mark.parametrize("name", BY_NAME)
JUDGED = ("text", "evidence")


@each_task
def test_the_solution_scores_full(task):
    found = mark_answer(task, right_answer(task), CODES)
    assert found.points == (0 if task.kind in JUDGED else task.points) and task.points > 0
    assert found.judged == (task.kind in JUDGED), found.feedback


@each_task
def test_nothing_scores_nothing_and_says_what_to_do(task):
    for empty in (None, "", [], {}):
        found = mark_answer(task, empty, CODES)
        assert found.points == 0 and not found.judged
        assert found.feedback.split()[0] in ("Choose", "Write", "Put", "Nothing"), found.feedback
        assert found.feedback.endswith(".") and "wrong" not in found.feedback.lower()


@each_task
def test_each_foreseen_mistake_gets_its_feedback(task):
    for answer, feedback in foreseen_mistakes(task):
        found = mark_answer(task, answer, CODES)
        assert found.points < task.points and feedback in found.feedback, (answer, found.feedback)
        assert mark_answer(task, answer, CODES, whole=True).points == 0


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
    full = mark_answer(task, right_answer(task), CODES)
    for answer in nearly_right(task):
        found = mark_answer(task, answer, CODES)
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
    found = [mark_answer(task, each["anchor"], CODES) for each in task.rubric]
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
        for statement in cited_ids(right):
            for other in others(task, statement):
                if other not in cited_ids(right):
                    assert not mark_answer(task, right.replace(statement, other), CODES).doubt, (statement, other)
                    tried += 1
        assert tried


@each_task
def test_evidence_that_does_not_exist_or_is_of_another_place_is_told(task):
    if task.kind == "evidence":
        right = right_answer(task)
        first, *_ = cited_ids(right)
        assert (
            f"There is no government statement {first[:3]}-99"
            in mark_answer(task, right.replace(first, f"{first[:3]}-99"), CODES).feedback
        )
        one_sided = re.sub(rf"{task.places[0]}-(\d\d)", "CHE-01", right)
        assert f"Missing: {task.places[0]}" in mark_answer(task, one_sided, CODES | {"CHE-01": {}}).feedback
        assert any(each["values"] for each in task.codes), "the position on the other side is demanded"


def numbers_in(text):
    return set(re.findall(r"\w+(?:[.,]\d+)?", text.lower()))


def words_of(number):
    return {f"{number:g}", SMALL[int(number)] if number in range(len(SMALL)) else ""}


SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
LESSONS = lesson_tasks(KIT)


@pytest.mark.parametrize("task", [*CASES, *(pytest.param(task, id=task.id) for task in LESSONS)])
def test_where_there_is_no_right_and_wrong_the_student_reads_that_the_answer_is_kept(task):
    if task.kind in JUDGED:
        text = right_answer(task) if task.points else task.samples[-1]["text"]
        found = check_answer(task, text, 1, CODES)
        assert found.right is None and "stored" in found.text.lower()


TELLS = {"01.8": "the day is what the screen is about, and a wrong guess is told it"}


@pytest.mark.parametrize("task", [*CASES, *(pytest.param(task, id=task.id) for task in LESSONS)])
def test_neither_question_nor_feedback_gives_the_answer_away(task):
    """What is read before the second try names neither the right option, nor the category, nor the number."""
    if task.kind == "choice" and task.id not in TELLS:
        right = normalized(next(each["text"] for each in task.options if each.get("right"))).rstrip(".")
        assert not [
            each["id"] for each in task.options if not each.get("right") and right in normalized(each["feedback"])
        ]
    if task.kind == "classify":
        names = {each["id"]: normalized(each["text"]) for each in task.categories}
        told = [
            each["id"]
            for each in task.items
            if re.search(rf"\b{re.escape(names[each['answer']])}\b", normalized(each["feedback"]))
        ]
        assert not told
    if task.kind == "number":
        read = [task.question, task.hint, *(each["feedback"] for each in task.mistakes)]
        assert not [each for each in read if words_of(task.answer) & numbers_in(each)]
    if task.kind == "table":
        told = {f"{number:g}" for number in task.cells.values()} - {"0"}  # where nothing stands is 0
        assert not told & numbers_in(task.hint)
    if task.kind == "evidence":
        told = [
            each for text in [task.question, *(part["feedback"] for part in task.codes)] for each in cited_ids(text)
        ]
        assert all("table" in CODES[each] for each in told)  # a claim may be named, a statement not


def test_the_right_option_stands_in_every_place():
    choices = [task for task in DRAWN if task.kind == "choice"]
    places = [next(place for place, each in enumerate(task.options) if each.get("right")) for task in choices]
    assert {0, 1, 2, 3} <= set(places) and max(map(places.count, places)) <= len(places) / 2


def test_the_right_option_is_seldom_the_longest():
    assert check_option_lengths(DRAWN) == []


@each_task
def test_a_cited_code_that_contradicts_is_told(task):
    """Each demand on the evidence bites: without the statements that meet it the answer is sent back."""
    for asked in task.codes:
        kept = {
            statement: codes for statement, codes in CODES.items()
            if not (statement.startswith(asked["place"]) and codes.get(asked["variable"]) in asked["values"])
        }  # fmt: skip
        without = {statement: kept.get(statement, {}) for statement in CODES}
        assert mark_answer(task, right_answer(task), without).feedback == asked["feedback"]


@each_exercise
def test_an_exercise_has_five_to_eight_tasks_of_mixed_kinds(name):
    tasks = BY_NAME[name]
    assert 5 <= len(tasks) <= 8
    assert len({task.kind for task in tasks}) >= 4
    assert [task.id for task in tasks] == [f"E{name[:2]}.{n}" for n in range(1, len(tasks) + 1)]
    assert sum(task.optional for task in tasks) <= 2
    assert any(len(task.variants) > 1 for task in tasks)
    assert any(task.kind == "evidence" for task in tasks)
    for task in tasks:
        wrong = [each for part in (task.options, task.items, task.mistakes, task.codes) for each in part]
        assert all(each.get("misconception") for each in wrong if "feedback" in each and not each.get("right"))


def cells_of(path):
    return read_notebook(ROOT / path).cells


def pages_by_task(path, call):
    """Return {id of a task: what the saved notebook shows of it}; `call` is what its cells say."""
    found = {}
    for cell in cells_of(path):
        if cell.cell_type == "code" and (asked := re.search(rf'^{call}\("(E[\d.]+)"', cell.source, re.M)):
            found[asked[1]] = " ".join(unescape(o.data["text/html"]) for o in cell.outputs if "data" in o)
    return found


@each_exercise
@pytest.mark.parametrize("place", [KIT.exercise, KIT.solution])
def test_a_cell_is_read_in_one_go(name, place):
    for cell in cells_of(place(name)):
        if cell.cell_type == "markdown":
            assert len(cell.source.split()) <= MOST_WORDS_IN_CELL, cell.id


@each_exercise
def test_a_saved_exercise_shows_each_question_once_with_what_can_be_chosen_and_no_answer(name):
    """As the first variant states it; and nobody needs the code, but for the cells in which one completes something."""
    pages = pages_by_task(KIT.exercise(name), "ask")
    assert list(pages) == [task.id for task in BY_NAME[name]]
    for task in (task_variant(each, 0) for each in BY_NAME[name]):
        assert pages[task.id].count(f"{task.id} {task.question}") == 1
        parts = (task.options, task.items, task.categories, task.rows, task.columns)
        assert all(each["text"] in pages[task.id] for part in parts for each in part)
        assert not [each for each, _ in foreseen_told(task) if each in pages[task.id]]


def foreseen_told(task):
    """Pairs of (what is said of an answer, the answer)."""
    return [(task.right or "✔", "right"), *((feedback, answer) for answer, feedback in foreseen_mistakes(task))]


@each_exercise
def test_a_saved_solution_tells_what_is_right_and_why_of_each_variant(name):
    pages = pages_by_task(KIT.solution(name), "solution")
    assert list(pages) == [task.id for task in BY_NAME[name]]
    for task in (task_variant(each, number) for each in BY_NAME[name] for number in range(max(1, len(each.variants)))):
        page = pages[task.id]
        assert task.question in page
        assert all(said in page for said in [each["feedback"] for each in task.codes])
        if task.rubric:
            assert all(each["text"] in page and each["anchor"] in page for each in task.rubric)
            continue
        assert all(feedback in page for feedback, _ in foreseen_told(task)), task.id
        assert said_right(task) in page, task.id


def said_right(task):
    """How a solution writes the right answer."""
    right = right_answer(task)
    names = {each["id"]: each["text"] for part in (task.options, task.items, task.categories) for each in part}
    match task.kind:
        case "choice":
            return f"✔ {names[right]}"
        case "number":
            return f"✔ {localized_number(task.answer, 'en')}"
        case "order":
            return names[right[0]]
        case "classify":
            item, category = next(iter(right.items()))
            return f"✔ {names[item]} → {names[category]}"
        case "table":
            return f": {localized_number(next(iter(task.cells.values())), 'en')}"


@each_exercise
def test_what_a_task_tells_to_change_or_complete_is_open_to_read(name):
    """Everything else is folded; the code that is completed in a solution gives the right answer."""
    tasks = {task.id: task for task in BY_NAME[name]}
    for cell in cells_of(KIT.exercise(name)):
        if cell.cell_type == "code":
            told = "answer = None" in cell.source or cell.source.split("\n\n")[-1].startswith("day = ")
            assert bool(cell.metadata.get("jupyter", {}).get("source_hidden")) != told, cell.source
            assert len(cell.source.splitlines()) <= 8
    for cell in cells_of(KIT.solution(name)):
        if "answer" in cell.source and cell.cell_type == "code":
            task = re.search(r'solution\("(E[\d.]+)", answer\)', cell.source)[1]
            assert f"The code above gives: {right_answer(tasks[task])}" in cell.outputs[0].data["text/html"]


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_nothing_of_nbgrader_is_in_what_people_open(folder):
    for path in (ROOT / folder).glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"nbgrader|answer_\d|BEGIN|# solution:|is read here", text), path.name


def test_a_task_that_speaks_of_a_cell_to_change_stands_below_one_that_is_open():
    """Read of every task: whatever tells students to change code must come with code that they see."""
    told = [task.id for task in DRAWN if re.search(r"(?i)change .*\blines\b|complete the lines", task.question)]
    assert set(told) == {"E07.3"}
    for each in told:
        above = None
        for cell in cells_of(KIT.exercise(each[1:3])):
            if cell.cell_type == "code":
                if each in ASK_IN_EXERCISE.findall(cell.source):
                    assert not above.metadata.get("jupyter")
                above = cell


@each_task
def test_the_code_that_is_shown_names_everything_and_answers_nothing(task):
    """Somebody who writes code fills it in; as it stands it earns no points."""
    code = answer_code(task)
    parts = (task.options, task.items, task.categories)
    assert all(f'"{each["id"]}"' in code for part in parts for each in part)
    assert all(f'"{cell}"' in code for cell in task.cells)
    if code:
        (line,) = ast.parse(code).body
        assert line.targets[0].id == "answer_" + task.id.split(".")[1]
        assert mark_answer(task, ast.literal_eval(line.value), CODES).points == 0


@each_exercise
def test_each_task_serves_an_aim_of_its_lesson_and_leads_back_to_a_screen(name):
    text = (KIT.at(KIT.course) / name / "lesson.md").read_text(encoding="utf-8")
    assert check_aims(BY_NAME[name], text) == [] and len({task.aim for task in BY_NAME[name]}) > 1


@each_exercise
def test_students_get_the_tasks_of_an_exercise_as_the_course_has_them(name):
    tasks = ROOT / "exercises/tasks" / f"{name}.json"
    assert tasks.read_text(encoding="utf-8") == public_tasks_json(BY_NAME[name]), "run 'make course'"


def test_every_exercise_has_a_solution_and_there_is_no_other():
    for folder, place in (("exercises", KIT.exercise), ("solutions", KIT.solution)):
        found = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob("*.ipynb")}
        assert {path for path in found if not path.endswith("-in-pandas.ipynb")} == set(map(place, BY_NAME))
    assert {f"{name}.json" for name in BY_NAME} == {each.name for each in (ROOT / "exercises/tasks").iterdir()}


def test_who_learns_alone_compares_a_stored_text_with_two_of_ours():
    read = {each.id: each for path in (ROOT / "exercises/tasks").iterdir() for each in read_tasks(path)}
    judged = [each for each in TASKS if each.rubric]
    assert len(judged) >= len(BY_NAME)
    for task in judged:
        shown, levels = read[task.id], {each["level"]: each for each in task.rubric}
        assert [(each["level"], each["text"]) for each in shown.samples] == [(n, levels[n]["anchor"]) for n in (2, 4)]
        assert [set(each) for each in shown.rubric] == [{"level", "text"}] * 4
        best = check_answer(shown, levels[4]["anchor"], 1, CODES)
        assert samples_and_rubric(shown, best)["samples"] and not samples_and_rubric(shown, check_answer(shown, "", 1))


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
        "samples",
        "cells",
        "mistakes",
        "codes",
    )
    shown = json.loads(public_tasks_json(TASKS, keyed=False))

    def names(part):
        if isinstance(part, dict):
            return set(part) | {name for value in part.values() for name in names(value)}
        return {name for value in part for name in names(value)} if isinstance(part, list) else set()

    assert names(shown) and not names(shown) & set(hidden)
