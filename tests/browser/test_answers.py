"""Answers outlive what happens to kernels, tabs, cells and files: seen in the browser."""

import json

import psutil
from lab import open_notebook, whole_notebook

START = "notebooks/00-start-here.ipynb"
EXERCISE = "exercises/06-comparing-national-positions.ipynb"


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
    whole_notebook(page)
    page.locator(".wd-task").first.wait_for()
    return page


def kernels(kit):
    """The kernels that this test's JupyterLab started."""
    found = []
    for each in psutil.process_iter(["cmdline", "cwd"]):
        if "ipykernel_launcher" in (each.info["cmdline"] or []) and str(each.info["cwd"]).startswith(str(kit)):
            found.append(each)
    return found


def test_a_killed_kernel_loses_no_answer(page, address, kit):
    opened(page, address, EXERCISE)
    form(page, "E06.2").get_by_label("Your number").fill("7")
    form(page, "E06.2").get_by_role("button", name="Store my answer").click()
    form(page, "E06.2").get_by_text("Right.").wait_for()
    form(page, "E06.1").get_by_label("One condemns the suspension").check()
    running = kernels(kit)
    assert running
    for kernel in running:
        kernel.kill()
    form(page, "E06.1").get_by_role("button", name="Store my answer").click()  # nobody is there to take it
    page.wait_for_timeout(500)
    assert stored(kit) == {"E06.2": "7"}
    opened(page, address, EXERCISE)
    assert form(page, "E06.2").get_by_label("Your number").input_value() == "7"
    form(page, "E06.1").get_by_label("One condemns the suspension").check()
    form(page, "E06.1").get_by_role("button", name="Store my answer").click()
    form(page, "E06.1").get_by_text("Not yet").wait_for()
    assert stored(kit) == {"E06.1": "opposed", "E06.2": "7"} and not list(kit.glob("my-answers-damaged*"))


def test_two_tabs_answer_in_turn_and_at_once(page, address, kit):
    first, second = opened(page, address, START), opened(page.context.new_page(), address, EXERCISE)
    form(first, "00.1").get_by_label("Directly below the cell").check()
    form(first, "00.1").get_by_role("button").click()
    form(first, "00.1").get_by_text("Right.").wait_for()
    form(second, "E06.2").get_by_label("Your number").fill("7")
    form(second, "E06.2").get_by_role("button", name="Store").click()
    form(second, "E06.2").get_by_text("Right.").wait_for()
    assert stored(kit) == {"00.1": "below", "E06.2": "7"}
    form(second, "E06.1").get_by_label("One condemns the suspension").check()
    form(first, "00.2").get_by_role("radio").first.check()
    for value in ("8", "7"):  # all buttons of both tabs within a few milliseconds
        form(second, "E06.2").get_by_label("Your number").fill(value)
        for tab in (first, second):
            tab.evaluate(
                "() => document.querySelectorAll('.wd-task button[type=submit]').forEach((each) => each.click())"
            )
        form(second, "E06.2").get_by_text("Right." if value == "7" else "Not yet").wait_for()
    form(second, "E06.1").get_by_text("Not yet").wait_for()
    first.wait_for_timeout(1500)  # what both tabs sent last has arrived
    assert {"00.1": "below", "E06.1": "opposed", "E06.2": "7"}.items() <= stored(kit).items() and "00.2" in stored(kit)
    assert not list(kit.glob("my-answers-damaged*")) and not list(kit.glob("*half*"))


COPY_AND_DELETE = """async () => {
  const { commands, shell } = window.jupyterapp;
  const notebook = shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findIndex((each) => each.model.sharedModel.getSource().includes('ask("00.1"'));
  notebook.deselectAll();
  await commands.execute('notebook:copy-cell');
  await commands.execute('notebook:paste-cell-below');
  await commands.execute('notebook:run-cell');
  const copies = notebook.widgets.filter((each) => each.model.sharedModel.getSource().includes('ask("00.1"')).length;
  notebook.activeCellIndex = notebook.widgets.findIndex((each) => each.model.sharedModel.getSource().includes('ask("00.1"'));
  notebook.deselectAll();
  await commands.execute('notebook:delete-cell');
  return copies;
}"""


def test_a_copied_cell_serves_when_the_other_is_deleted(page, address, kit):
    opened(page, address, START)
    form(page, "00.1").get_by_label("Directly below the cell").check()
    form(page, "00.1").get_by_role("button").click()
    form(page, "00.1").get_by_text("Right.").wait_for()
    assert page.evaluate(COPY_AND_DELETE) == 2
    copy = form(page, "00.1")
    copy.get_by_text("Right.").wait_for()
    assert copy.count() == 1 and copy.get_by_label("Directly below the cell").is_checked()
    copy.get_by_role("radio").nth(1).check()
    copy.get_by_role("button").click()
    copy.get_by_text("Not yet").wait_for()
    assert stored(kit) == {"00.1": copy.get_by_role("radio").nth(1).input_value()}


def test_a_file_that_an_editor_of_windows_saved_is_restored(page, address, kit):
    opened(page, address, START)
    box = page.locator(".wd-savebox")
    record = {"answer": "below", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}
    text = json.dumps(
        {"format": "whodecides-answers", "version": 1, "language": "en", "answers": {"00.1": record}}, indent=1
    )
    content = ("\ufeff" + text.replace("\n", "\r\n")).encode()
    box.locator("input[type=file]").set_input_files(
        {"name": "my-answers.json", "mimeType": "application/json", "buffer": content}
    )
    box.get_by_text("Answers taken in from the file: 1").wait_for()
    assert stored(kit) == {"00.1": "below"}


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
