"""What grading writes, seen in a browser: no feedback page runs a script; the pictures of the instructor's guide."""

import csv
import json
import re

import pytest
from helpers import DATA, KIT, ROOT
from jupyterlab_page import open_notebook, show_whole_notebook

from whodecides.answers import exercise_tasks, lesson_tasks
from whodecides.answers.lesson_aims import read_lesson_aims
from whodecides.case import load, statement_codes
from whodecides.classroom import (
    PageFacts,
    canvas_name,
    grade_class,
    made_up_class,
    moodle_name,
    pool_class,
    read_roster,
    right_answer,
    roster_text,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.coding import coding_set
from whodecides.plots import class_difference_plot
from whodecides.widgets.html import html_table

NAME = "autumn-2026"
EXERCISE = "06-comparing-national-positions"
PAYLOADS = (
    "<script>document.title='hit'</script>", "<img src=x onerror=\"document.title='hit'\">",
    "<svg onload=\"document.title='hit'\">", "</section><iframe srcdoc=\"<script>parent.document.title='hit'</script>\">",
    "<a href=\"javascript:document.title='hit'\">x</a>", "<meta http-equiv=refresh content=\"0;url=data:text/html,hit\">",
    "<style>@import 'http://127.0.0.1:1/x'</style>", "\u202e\x00<b onmouseover=\"document.title='hit'\">",
)  # fmt: skip


@pytest.fixture(scope="module")
def tasks():
    return exercise_tasks(KIT)[EXERCISE]


def graded(folder, tasks, students, name=moodle_name, rewrite=lambda each: each.text()):
    (folder / "roster.csv").write_text(roster_text(students), encoding="utf-8")
    write_archive(folder / "class.zip", {name(each): rewrite(each) for each in students})
    roster = read_roster(folder / "roster.csv")
    report = grade_class(folder / "class.zip", tasks, {"": statement_codes(load(DATA))}, roster)
    text = (KIT.at(KIT.course) / EXERCISE / "lesson.md").read_text(encoding="utf-8")
    report.about = PageFacts({EXERCISE[:2]: read_lesson_aims(text)})
    write_report(report, folder / "graded", {})
    return folder / "graded"


def test_no_feedback_page_runs_a_script(page, tmp_path, tasks):
    students = simulate_class(tasks, len(PAYLOADS), seed=5, class_name=NAME)
    payload_of = dict(zip([each.pseudonym for each in students], PAYLOADS, strict=True))

    def rewrite(each):
        kept = json.loads(each.text())
        hostile = payload_of[each.pseudonym]
        argued = hostile + " " + right_answer(next(task for task in tasks if task.rubric))  # passes the machine's check
        kept["answers"] = {
            task.id: {"answer": argued if task.rubric else hostile, "tries": 1, "at": "x"} for task in tasks
        }
        return json.dumps(kept)

    folder = graded(tmp_path, tasks, students, rewrite=rewrite)
    pages = [*sorted((folder / "feedback").iterdir()), folder / "judging.html"]
    assert len(pages) == len(PAYLOADS) + 1
    runs_nothing(page, pages)


def runs_nothing(page, pages):
    """Open each page and see that it shows text alone and asks for nothing."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail("a dialog opened"))
    for path in pages:
        page.goto(path.as_uri())
        page.mouse.move(200, 300)
        assert page.title().startswith(("Feedback for ", "Answers to be judged"))
        assert page.locator("script, iframe, img, svg, a").count() == 0
    assert [url for url in asked if not url.startswith("file:")] == []


@pytest.mark.parametrize("width", [390, 900])
def test_a_returned_page_fits_a_phone_and_most_fill_one_sheet(page, tmp_path, tasks, width):
    students = simulate_class(tasks, 12, seed=7, class_name=NAME)
    page.set_viewport_size({"width": width, "height": 700})
    sheets = []
    folder = graded(tmp_path, tasks, students)
    for path in [folder / "next-session.html", *sorted((folder / "feedback").iterdir())]:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name
        assert sheets or page.locator("section").count()
        assert all(page.locator(".marks[role=img]").evaluate_all("all => all.map(each => each.ariaLabel)"))
        sheets.append(len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))))
    assert sheets[0] == 1 and sheets.count(1) > len(sheets) / 2 and max(sheets) <= 2


def test_no_name_runs_a_script_either(page, tmp_path, tasks):
    """The payloads as names, pseudonyms, names of folders and files, ids of tasks and days."""
    argued = right_answer(next(task for task in tasks if task.rubric))

    def file_of(payload):
        answers = {task.id: {"answer": argued, "tries": 1, "at": payload} for task in tasks}
        answers |= {each: {"answer": payload, "tries": 1, "at": payload} for each in (payload, "E06.99")}
        kept = {"format": "whodecides-answers", "version": 2, "language": "en", "pseudonym": payload, "data": payload}
        return json.dumps(kept | {"answers": answers})

    with (tmp_path / "roster.csv").open("w", encoding="utf-8", newline="") as handle:
        rows = [[f"Student {number}", f"{payload} {number}"] for number, payload in enumerate(PAYLOADS)]
        csv.writer(handle).writerows([["name", "pseudonym"], *rows])
    as_name = {payload: payload.replace("/", "∕").replace("\x00", "") for payload in PAYLOADS}
    folders = {"listed": lambda payload: f"Student {PAYLOADS.index(payload)}", "unlisted": as_name.get}
    for name, folder in folders.items():
        files = {f"{folder(payload)}/{as_name[payload]}.json": file_of(payload) for payload in PAYLOADS}
        write_archive(tmp_path / f"{name}.zip", files)
        roster = read_roster(tmp_path / "roster.csv") if name == "listed" else ()
        report = grade_class(tmp_path / f"{name}.zip", tasks, {"": statement_codes(load(DATA))}, roster)
        write_report(report, tmp_path / name, {})
        pages = [*sorted((tmp_path / name / "feedback").iterdir()), tmp_path / name / "judging.html"]
        assert len(pages) == len(PAYLOADS) + 1 and "onerror" in pages[-1].read_text(encoding="utf-8")
        runs_nothing(page, pages)


def test_the_judging_page_shows_rubric_and_answers(page, tmp_path, tasks):
    students = simulate_class(tasks, 12, seed=7, class_name=NAME)
    page.goto((graded(tmp_path, tasks, students) / "judging.html").as_uri())
    task = next(each for each in tasks if each.rubric)
    assert page.locator("ol li").all_inner_texts()[3].endswith(task.rubric[3]["anchor"])
    answered = [each.pseudonym for each in students if task.id in each.answers]
    assert page.locator("section h3").all_inner_texts() == answered


@pytest.mark.exhaustive  # it takes pictures; what they show is tried elsewhere
@pytest.mark.jupyterlab
def test_pictures_of_the_guide(page, address, kit, tmp_path, tasks, request):
    """An exercise, a feedback page, the table of grades and where a class differs, as the guide shows them."""
    students = simulate_class(tasks, 12, seed=7, class_name=NAME)
    folder = graded(tmp_path, tasks, students, canvas_name)
    assert open_notebook(page, address, KIT.exercise(EXERCISE)) == []
    show_whole_notebook(page)
    form = page.locator(".wd-task").first
    form.get_by_label("They share the objection, and in most of their statements they ask for the same remedy").check()
    form.get_by_role("button", name="Store my answer").click()
    form.get_by_text("Not yet").wait_for()
    pictures = {"exercise": form.screenshot()}
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(min((folder / "feedback").iterdir()).as_uri())
    assert page.locator(".run").count() == len(tasks)
    pictures["feedback"] = page.screenshot()
    with (folder / "grades.csv").open(encoding="utf-8-sig", newline="") as handle:
        header, *rows = [row[:6] + row[8:] for row in csv.reader(handle)]
    assert len(rows) == 12
    page.set_content(f"<main style='font:14px system-ui'>{html_table(header, rows, 'grades.csv')}</main>")
    pictures["grades"] = page.locator("main").screenshot()
    case, lessons = load(DATA), lesson_tasks(KIT)
    archive, roster = made_up_class(case, lessons)
    pool = pool_class(archive, case, lessons, roster)
    page.goto("about:blank")  # the feedback page forbids pictures
    page.set_viewport_size({"width": 560, "height": 700})
    page.set_content(f"<main>{class_difference_plot(pool['disagreements'], 'evaluation', case=case).html()}</main>")
    page.wait_for_function("document.querySelector('img').naturalWidth > 0")
    assert page.locator("tbody tr").count() == len(coding_set(case))
    pictures["pooling"] = page.locator("main").screenshot()
    if request.config.getoption("--write-pictures"):
        for name, picture in pictures.items():
            (ROOT / f"instructor/pictures/{name}.png").write_bytes(picture)
