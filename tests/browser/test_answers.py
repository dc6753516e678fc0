"""Answers outlive what happens to kernels, tabs, cells and files: seen in the browser."""

import json
from contextlib import suppress

import nbformat
import psutil
import pytest
from helpers import ROOT, first_in_gate, prose
from jupyterlab_page import OPEN, accessibility_problems, open_notebook, show_whole_notebook

from whodecides.answers import Store, read_tasks
from whodecides.answers.file_format import MOST_BYTES

START = "notebooks/00-start-here.ipynb"
EXERCISE = "exercises/06-exercise.ipynb"


def stored(kit):
    path = kit / "my-answers.json"
    return (
        {task: record["answer"] for task, record in json.loads(path.read_text())["answers"].items()}
        if path.exists()
        else {}
    )


def form(page, task):
    return page.locator(".wd-task", has_text=f"Task {task} ")


def opened(page, address, path):
    assert open_notebook(page, address, path) == []
    show_whole_notebook(page)
    page.locator(".wd-task").first.wait_for()
    return page


def processes(kit):
    """The processes of the kernels that this test's JupyterLab started."""
    found = []
    for each in psutil.process_iter(["cmdline", "cwd"]):
        if any("warm_kernel" in part for part in each.info["cmdline"] or []) and str(each.info["cwd"]).startswith(
            str(kit)
        ):
            found.append(each)
    return found


@pytest.mark.exhaustive  # `unit` kills a kernel, too, and looks at the same file
@pytest.mark.jupyterlab
def test_a_killed_kernel_loses_no_answer(page, address, kit):
    opened(page, address, EXERCISE)
    form(page, "E06.2").get_by_label("Your number").fill("7")
    form(page, "E06.2").get_by_role("button", name="Store my answer").click()
    form(page, "E06.2").get_by_text("Right.").wait_for()
    form(page, "E06.1").get_by_label("One condemns the suspension").check()
    running = processes(kit)
    assert running
    for process in running:
        with suppress(psutil.NoSuchProcess):  # one ends with the other
            process.kill()
    # Nobody is there to take it. JupyterLab may lay a dialog over the form, so the event goes to the button itself.
    form(page, "E06.1").get_by_role("button", name="Store my answer").dispatch_event("click")
    page.wait_for_timeout(500)
    assert stored(kit) == {"E06.2": "7"}
    opened(page, address, EXERCISE)
    assert form(page, "E06.2").get_by_label("Your number").input_value() == "7"
    form(page, "E06.1").get_by_label("One condemns the suspension").check()
    form(page, "E06.1").get_by_role("button", name="Store my answer").click()
    form(page, "E06.1").get_by_text("Not yet").wait_for()
    assert stored(kit) == {"E06.1": "opposed", "E06.2": "7"} and not list(kit.glob("my-answers-damaged*"))


@pytest.mark.exhaustive  # two pages and two kernels; `unit` has two that write at once
@pytest.mark.jupyterlab
def test_two_tabs_answer_in_turn_and_at_once(page, address, kit):
    first, second = opened(page, address, START), opened(page.context.new_page(), address, EXERCISE)
    form(first, "00.3").get_by_role("button", name="I save my answers as a file").click()
    form(first, "00.3").get_by_text("Right.").wait_for()
    form(second, "E06.2").get_by_label("Your number").fill("7")
    form(second, "E06.2").get_by_role("button", name="Store").click()
    form(second, "E06.2").get_by_text("Right.").wait_for()
    assert stored(kit) == {"00.3": "file", "E06.2": "7"}
    form(second, "E06.1").get_by_label("One condemns the suspension").check()
    for value in ("8", "7"):  # all buttons of both tabs within a few milliseconds
        form(second, "E06.2").get_by_label("Your number").fill(value)
        for tab in (first, second):
            tab.evaluate(
                "() => document.querySelectorAll('.wd-store button:not([hidden]), [data-key=option-merkel]').forEach((each) => each.click())"
            )
        form(second, "E06.2").get_by_text("Right." if value == "7" else "Not yet").wait_for()
    form(second, "E06.1").get_by_text("Not yet").wait_for()
    expected = {"00.3": "file", "E06.1": "opposed", "E06.2": "7"}.items()
    for _ in range(300):  # until what both tabs sent last has arrived
        if expected <= stored(kit).items() and "00.2" in stored(kit) and not list(kit.glob("*half*")):
            break
        first.wait_for_timeout(100)
    assert expected <= stored(kit).items() and "00.2" in stored(kit)
    assert not list(kit.glob("my-answers-damaged*")) and not list(kit.glob("*half*"))


COPY_AND_DELETE = """async () => {
  const { commands, shell } = window.jupyterapp;
  const notebook = shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findIndex((each) => each.model.sharedModel.getSource().includes('ask("00.3"'));
  notebook.deselectAll();
  await commands.execute('notebook:copy-cell');
  await commands.execute('notebook:paste-cell-below');
  await commands.execute('notebook:run-cell');
  const copies = notebook.widgets.filter((each) => each.model.sharedModel.getSource().includes('ask("00.3"')).length;
  notebook.activeCellIndex = notebook.widgets.findIndex((each) => each.model.sharedModel.getSource().includes('ask("00.3"'));
  notebook.deselectAll();
  await commands.execute('notebook:delete-cell');
  return copies;
}"""


@pytest.mark.exhaustive  # JupyterLab's own commands for cells
@pytest.mark.jupyterlab
def test_a_copied_cell_serves_when_the_other_is_deleted(page, address, kit):
    opened(page, address, START)
    form(page, "00.3").get_by_role("button", name="I save my answers as a file").click()
    form(page, "00.3").get_by_text("Right.").wait_for()
    assert page.evaluate(COPY_AND_DELETE) == 2
    copy = form(page, "00.3")
    copy.get_by_text("Right.").wait_for()
    assert copy.count() == 1 and copy.locator("[data-key=option-file]").get_attribute("aria-pressed") == "true"
    copy.locator("[data-key=option-copy]").click()
    copy.get_by_text("Not yet").wait_for()
    assert stored(kit) == {"00.3": "copy"}


def test_a_file_that_an_editor_of_windows_saved_is_restored(page, address, kit):
    opened(page, address, START)
    box = page.locator(".wd-savebox")
    record = {"answer": "file", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}
    text = json.dumps(
        {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"00.3": record}}, indent=1
    )
    content = ("\ufeff" + text.replace("\n", "\r\n")).encode()
    box.locator("input[type=file]").set_input_files(
        {"name": "my-answers.json", "mimeType": "application/json", "buffer": content}
    )
    box.get_by_text("Answers taken in from the file: 1").wait_for()
    assert stored(kit) == {"00.3": "file"}


# Not a text, and larger than any file of answers: a photo, say. The first is not larger, but would be as a text.
PHOTO, LARGE = b"\xff\xd8" * (MOST_BYTES // 2), b"\xff" * (MOST_BYTES + 1)


def chosen(*contents):
    """Files named .json, as a person chooses them."""
    return [
        {"name": f"{number}.json", "mimeType": "application/json", "buffer": each}
        for number, each in enumerate(contents)
    ]


@pytest.mark.exhaustive  # six megabytes through a kernel
@pytest.mark.jupyterlab
def test_a_photo_is_refused_in_a_sentence_and_the_box_works_on(page, address, kit):
    opened(page, address, START)
    box = page.locator(".wd-savebox")
    field = box.locator("input[type=file]")
    for _turn in range(2):
        field.set_input_files(chosen(LARGE))
        box.get_by_text("This file is too large to hold answers of this kit").wait_for()
        field.set_input_files(chosen(PHOTO))
        box.get_by_text("This file does not hold answers of this kit").wait_for()
    own = Store(kit / "own.json")
    own.record("00.3", "file")
    field.set_input_files(chosen(own.text().encode()))
    box.get_by_text("Answers taken in from the file: 1").wait_for()
    assert stored(kit) == {"00.3": "file"}


@pytest.mark.parametrize("call, folded, name, sound", [
    ('summit_table("MEX", offers="09.3")', "class", "09.3", "Germany offers: 5a"),
])  # fmt: skip
def test_a_file_that_is_too_large_is_refused_by_every_tool(page, address, kit, call, folded, name, sound):
    shown = shown_alone(page, address, kit, f"from whodecides import *\n{call}")
    shown.locator(f"summary[data-key={folded}]").click()
    field = shown.locator("input[type=file]")
    field.set_input_files(chosen(LARGE))
    shown.get_by_text("This file is too large to hold answers of this kit").wait_for()
    if field.get_attribute("multiple") is not None:
        field.set_input_files(chosen(PHOTO, b"{}"))
        shown.get_by_text("These files are too large together").wait_for()
    own = Store(kit / "own.json")
    own.record("09.3", {"picks": {"redress": "a"}, "seat": "DEU"})
    own.record(
        "04.2", {"codes": {statement: {"evaluation": "condemns"} for statement in ("DEU-01", "MEX-01")}, "second": {}}
    )
    field.set_input_files(chosen(own.text().encode()))
    shown.get_by_text(sound).first.wait_for()
    assert not shown.get_by_text("too large").is_visible() and own.answer(name)


def test_a_damaged_file_is_named_and_kept(page, address, kit):
    (kit / "my-answers.json").write_text('{"format": "whodecides-ans')
    try:
        opened(page, address, EXERCISE)
        form(page, "E06.2").get_by_text("set aside, unchanged: my-answers-damaged-1.json").wait_for()
        assert (kit / "my-answers-damaged-1.json").read_text() == '{"format": "whodecides-ans'
        opened(page, address, START)
        page.locator(".wd-savebox").get_by_text("my-answers-damaged-1.json").wait_for()
    finally:
        (kit / "my-answers-damaged-1.json").unlink(missing_ok=True)


def shown_alone(page, address, kit, source, width=1366):
    """Show what one cell makes, on a page of its own."""
    cell = nbformat.v4.new_code_cell(f"from whodecides import ask, save_and_restore\n{source}")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), kit / "alone.ipynb")
    page.set_viewport_size({"width": width, "height": 900})
    assert open_notebook(page, address, "alone.ipynb") == []
    return page


def exercise_task(name):
    lesson = next((ROOT / "exercises/tasks").glob(f"{name[1:3]}-*.json"))
    return next(each for each in read_tasks(lesson) if each.id == name)


@pytest.mark.parametrize("width", first_in_gate(480, 1366))
def test_each_wrong_row_is_marked_and_has_its_own_help(page, address, kit, width):
    task = exercise_task("E06.3")
    shown = shown_alone(page, address, kit, f'ask("{task.id}")', width)
    right = {each["id"]: each["answer"] for each in task.items}
    wrong = [each for number, each in enumerate(task.items) if number % 2 == 0]
    selects = {each["id"]: shown.get_by_label(each["text"]) for each in task.items}
    for each in task.items:
        other = next(one["id"] for one in task.categories if one["id"] != each["answer"])
        selects[each["id"]].select_option(other if each in wrong else right[each["id"]])
    shown.get_by_role("button", name="Store my answer").click()
    shown.get_by_text(f"Still to mend: {len(wrong)} of {len(task.items)}.").wait_for()
    for each in task.items:
        select = selects[each["id"]]
        marked = select.get_attribute("aria-invalid") == "true"
        assert marked == (each in wrong)
        if marked:
            help_ = shown.locator(f"[id='{select.get_attribute('aria-describedby')}']")
            assert help_.inner_text() == f"✱ Not yet: {each['feedback']}"
            row, below = select.bounding_box(), help_.bounding_box()
            assert 0 <= below["y"] - row["y"] - row["height"] < 24  # beside its row, not at the end
    assert shown.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert accessibility_problems(shown, ".whodecides") == []
    selects[wrong[0]["id"]].select_option(right[wrong[0]["id"]])
    assert selects[wrong[0]["id"]].get_attribute("aria-invalid") is None  # changed: nothing is known of it yet
    for each in wrong:
        selects[each["id"]].select_option(right[each["id"]])
    shown.keyboard.press("Tab")
    shown.get_by_role("button", name="Store my answer").click()
    shown.get_by_text("Right.").wait_for()
    assert shown.locator("[aria-invalid]").count() == 0 and not shown.locator(".wd-row-help:visible").count()


@pytest.mark.parametrize("width", first_in_gate(480, 1366))
def test_each_wrong_cell_is_marked_and_its_row_has_help(page, address, kit, width):
    task = exercise_task("E08.4")
    shown = shown_alone(page, address, kit, f'ask("{task.id}")', width)
    cells = list(task.cells)
    foreseen = task.mistakes[0]
    for cell in cells:
        row, column = cell.split(".")
        names = [
            next(each["text"] for each in part if each["id"] == one)
            for part, one in ((task.rows, row), (task.columns, column))
        ]
        written = {foreseen["cell"]: foreseen["answer"], cells[-1]: task.cells[cells[-1]] + 50}.get(
            cell, task.cells[cell]
        )
        shown.get_by_label(", ".join(names), exact=True).fill(f"{written:g}")
    shown.keyboard.press("Enter")
    shown.get_by_text("Still to mend: 2 of").wait_for()
    marked = shown.locator("input[aria-invalid=true]")
    assert marked.count() == 2 and shown.locator(".wd-cell-sign:visible").all_inner_texts() == ["✱ Not yet"] * 2
    said = [shown.locator(f"[id='{marked.nth(n).get_attribute('aria-describedby')}']").inner_text() for n in (0, 1)]
    assert any(foreseen["feedback"] in each for each in said) and any(task.hint in each for each in said)
    for help_ in shown.locator(".wd-row-help:visible").all():
        box = help_.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert accessibility_problems(shown, ".whodecides") == []
    marked.first.fill("1")
    assert shown.locator("input[aria-invalid=true]").count() == 1


def test_the_answer_is_shown_on_request_after_two_different_tries(page, address, kit):
    shown = shown_alone(page, address, kit, 'ask("E06.2")')
    number, button = shown.get_by_label("Your number"), shown.get_by_role("button", name="Show the answer")
    for written, offered in (("98", 0), ("98", 0), ("many", 0), ("99", 1)):
        number.fill(written)
        shown.keyboard.press("Enter")
        shown.wait_for_function("() => document.querySelector('.wd-feedback').textContent")
        assert button.count() == offered and "The answer is" not in shown.locator("body").inner_text()
    shown.keyboard.press("Tab")
    shown.keyboard.press("Tab")
    assert button.evaluate("each => each === document.activeElement")
    shown.keyboard.press("Enter")
    told = shown.get_by_text("The answer is: 7")
    told.wait_for()
    assert told.get_attribute("role") == "status" and button.get_attribute("aria-expanded") == "true"
    assert button.evaluate("each => each === document.activeElement")
    assert accessibility_problems(shown, ".whodecides") == []
    shown.keyboard.press("Enter")
    assert not told.is_visible() and button.get_attribute("aria-expanded") == "false"
    number.fill("7")
    number.press("Enter")
    shown.get_by_text("Right.").wait_for()
    assert button.count() == 0 and "The answer is" not in shown.locator("body").inner_text()


def test_an_earlier_answer_is_brought_back_in_the_box(page, address, kit):
    shown = shown_alone(page, address, kit, "save_and_restore()")
    assert not shown.get_by_text("Earlier answers").is_visible()
    own = Store(kit / "my-answers.json")
    own.record("06.1", "a thought")
    own.record("06.1", "a slip")
    shown = shown_alone(page, address, kit, "save_and_restore()")
    shown.get_by_text("Earlier answers (1)").click()
    shown.get_by_label("Earlier answers").select_option(index=0)
    shown.get_by_role("button", name="Bring this answer back").click()
    shown.get_by_text("Your earlier answer to task 06.1 is back.").wait_for()
    assert own.answer("06.1")["answer"] == "a thought" and accessibility_problems(shown, ".whodecides") == []


def test_the_saved_file_holds_what_other_lessons_stored_since(page, address, kit):
    shown = shown_alone(page, address, kit, "save_and_restore()")
    count = shown.get_by_text("Answers stored so far: 0")
    count.wait_for()
    Store(kit / "my-answers.json").record("02.1", "a")  # as the kernel of another lesson does
    with shown.expect_download() as waiting:
        shown.get_by_role("button", name="Save my answers as a file").click()
    assert waiting.value.suggested_filename == "my-answers.json"
    assert "02.1" in json.loads(waiting.value.path().read_text())["answers"]
    shown.get_by_text("Answers stored so far: 1").wait_for()
    Store(kit / "my-answers.json").record("02.2", "a")
    with shown.expect_download() as waiting:
        shown.get_by_role("button", name="Save my answers as a file").click()
    assert "02.2" in json.loads(waiting.value.path().read_text())["answers"]


@pytest.mark.exhaustive  # two pages of JupyterLab
@pytest.mark.jupyterlab
def test_the_box_counts_anew_when_its_tab_comes_back(page, address, kit):
    opened(page, address, START)
    box = page.locator(".wd-savebox")
    box.scroll_into_view_if_needed()
    box.get_by_text("Answers stored so far: 0").wait_for()
    page.evaluate(OPEN, EXERCISE)
    box.wait_for(state="hidden")
    Store(kit / "my-answers.json").record("02.1", "a")  # as the kernel of another lesson does
    page.evaluate(OPEN, START)
    box.get_by_text("Answers stored so far: 1").wait_for()


@pytest.mark.parametrize("seen", ["main.hidden = false", "document.dispatchEvent(new Event('visibilitychange'))"])
def test_a_tool_that_comes_back_into_sight_knows_what_other_lessons_stored(page, address, kit, seen):
    task = next(each for each in read_tasks(ROOT / "course/january-2021/keys/00-start-here.json") if each.id == "00.4")
    shown = shown_alone(page, address, kit, "from whodecides import your_path\nyour_path()")
    shown.locator(".wd-your_path h3").wait_for()
    hide = "main.hidden = true;" if "hidden" in seen else ""  # as while a tab of another lesson stands in front
    shown.evaluate(f"() => {{ window.main = document.querySelector('main'); {hide} }}")
    shown.wait_for_timeout(200)  # it has looked for the first time
    Store(kit / "my-answers.json").record("00.4", task.options[0]["id"])
    shown.evaluate(f"() => {{ {seen}; }}")
    shown.get_by_text(task.options[0]["text"]).first.wait_for()


@pytest.mark.parametrize(
    "language, said",
    first_in_gate(("en", "✱ Stored. Not yet."), ("fr", "✱ Réponse enregistrée."), ("es", "✱ Respuesta guardada.")),
)
def test_the_reply_to_a_wrong_answer_says_that_it_is_stored_and_is_in_sight(page, address, kit, language, said):
    Store(kit / "my-answers.json").choose_language(language)
    task = next(
        each for each in read_tasks(ROOT / "course/january-2021/keys/02-who-may-decide.json") if each.id == "02.2"
    )
    shown = shown_alone(page, address, kit, f'ask("{task.id}")')
    shown.set_viewport_size({"width": 1366, "height": 768})
    wrong = next(each["text"] for each in task.options if not each.get("right"))
    button, reply = shown.get_by_role("button", name=wrong, exact=True), shown.locator(".wd-feedback")
    button.evaluate("""(each) => {
      document.body.style.padding = "100vh 0";
      each.scrollIntoView({ block: "end" });
    }""")
    button.click()
    shown.wait_for_function("(said) => document.querySelector('.wd-feedback').textContent.startsWith(said)", arg=said)
    box = reply.bounding_box()
    assert box["y"] + box["height"] <= 769 and button.bounding_box()["y"] > 0


@pytest.mark.parametrize("width", first_in_gate(480, 1366))
def test_two_samples_and_a_rubric_come_after_storing_and_not_before(page, address, kit, width):
    task = next(
        each for each in read_tasks(ROOT / "course/january-2021/keys/02-who-may-decide.json") if each.id == "02.6"
    )
    shown = shown_alone(page, address, kit, f'ask("{task.id}")', width)
    said = [each[name] for each in task.samples for name in ("text", "note")] + [each["text"] for each in task.rubric]

    def there():
        return [each for each in said if each in shown.content()]

    assert shown.locator(".wd-compared").count() == 0 and there() == []
    shown.get_by_label("Your answer").fill("Too short.")
    shown.get_by_role("button", name="Store my answer").click()
    shown.get_by_text("write at least").wait_for()
    assert shown.locator(".wd-compared").count() == 0 and there() == []
    shown.get_by_label("Your answer").fill(prose(task.words[0]))
    shown.get_by_role("button", name="Store my answer").click()
    box = shown.locator(".wd-compared")
    box.wait_for()
    assert not box.locator(".wd-sample-text").first.is_visible() and len(there()) == len(said)
    box.locator("summary").focus()
    shown.keyboard.press("Enter")
    assert box.locator(".wd-sample-text").all_inner_texts() == [each["text"] for each in task.samples]
    first = box.get_by_role("radio").first
    assert box.get_by_role("group", name="Rate your own answer").get_by_role("radio").count() == len(task.rubric)
    first.focus()
    shown.keyboard.press("ArrowDown")
    assert box.get_by_label(f"Level 2: {task.rubric[1]['text']}").is_checked()
    assert shown.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert accessibility_problems(shown, ".whodecides") == []
    assert stored(kit)["02.6"] == prose(task.words[0]).strip()  # the rating is in no file
    assert '"level"' not in (kit / "my-answers.json").read_text()


def test_on_a_phone_the_box_grows_with_the_text_and_its_button_stays_in_view(page, address, kit):
    task = next(
        each for each in read_tasks(ROOT / "course/january-2021/keys/02-who-may-decide.json") if each.id == "02.6"
    )
    shown = shown_alone(page, address, kit, f'ask("{task.id}")', 390)
    shown.set_viewport_size({"width": 390, "height": 750})
    box = shown.get_by_label("Your answer")
    before = box.bounding_box()["height"]
    box.fill(prose(task.words[1]))
    assert box.bounding_box()["height"] >= 1.8 * before
    shown.locator(".wd-asked").scroll_into_view_if_needed()
    top = shown.locator(".wd-asked").bounding_box()["y"]
    button = shown.get_by_role("button", name="Store my answer").bounding_box()
    assert button["y"] + button["height"] - top <= 750 - 56
