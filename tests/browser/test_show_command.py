"""`whodecides show`: a tool in the browser while it is being made."""

import os
import shutil
import signal
import subprocess
import sys

import pytest
from helpers import DATA, ROOT, copied_case
from jupyterlab_page import NO_ANSWERS


@pytest.fixture
def copied(tmp_path):
    """A copy of the kit that a test may change, and the address at which it shows the comparator."""
    shutil.copytree(ROOT / "src/whodecides", tmp_path / "src/whodecides")
    copied_case(tmp_path / "data" / DATA.name)
    (tmp_path / "answers.json").write_text(NO_ANSWERS)
    places = {"PYTHONPATH": str(tmp_path / "src"), "WHODECIDES_ANSWERS": str(tmp_path / "answers.json")}
    command = [sys.executable, "-m", "whodecides", "show", "comparator", "MEX+DEU", "--no-browser"]
    shown = subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, **places}, stdout=subprocess.PIPE, text=True,
        # Where the tests run behind a shell, Control+C would be ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    yield tmp_path, shown.stdout.readline().split()[-1]
    shown.send_signal(signal.SIGINT)
    assert shown.wait(60) == 0 and "Stored answers are not touched" in shown.stdout.read()
    shown.stdout.close()
    assert (tmp_path / "answers.json").read_text() == NO_ANSWERS


@pytest.mark.long(12)
@pytest.mark.exhaustive  # a tool for authors, and half a minute
def test_a_tool_opens_and_loads_again_when_its_files_change(page, copied):
    folder, address = copied
    tool = folder / "src/whodecides/tools/comparator"
    page.goto(address)
    page.locator('[data-key="DEU.evaluation.concerned"]').click()
    page.locator(".wd-cmp-panel").get_by_text("Steffen Seibert, ").first.wait_for()
    page.locator("[data-key=language]").select_option("fr")
    page.locator(".wd-cmp-panel").get_by_text("Porte-parole du gouvernement").first.wait_for()

    script = (tool / "tool.js").read_text(encoding="utf-8")
    (tool / "tool.js").write_text(script.replace('class: "wd-steps"', 'class: "wd-redrawn"'), encoding="utf-8")
    page.locator(".wd-redrawn").first.wait_for()
    assert page.locator(".whodecides").get_attribute("lang") == "fr"

    view = (tool / "view.py").read_text(encoding="utf-8")
    (tool / "view.py").write_text(view + "\nthis is no Python\n", encoding="utf-8")
    page.get_by_role("alert").get_by_text("Python s’est arrêté avant que l’outil soit ouvert").wait_for()
    (tool / "view.py").write_text(view, encoding="utf-8")
    page.locator(".wd-cmp-board").wait_for()
