"""A lesson in JupyterLab is a place: it opens ready where it is trusted, folds its code, and says where one is.

A lesson that nobody trusts is in test_reopened_lesson.py.
"""

import re
from urllib.parse import parse_qs

import nbformat
import pytest
from helpers import ROOT
from jupyterlab_page import OPEN, accessibility_problems, collapse_side_bar, open_notebook, wait_for_kernel
from nbformat.sign import NotebookNotary

LESSON = "notebooks/01-what-happened.ipynb"
PARTS = 10
FIRST_SEEN = """() => {
  const { content } = window.jupyterapp.shell.currentWidget;
  const top = content.outerNode.getBoundingClientRect().top;
  return content.widgets.find(({ node }) => node.getBoundingClientRect().bottom > top + 8).model.id;
}"""


def test_no_tool_has_a_class_of_the_bar():
    """JupyterLab holds both in one page: the bar's style would shape the tool."""
    bar = ROOT / "jupyter/installed/share/jupyter/labextensions/whodecides/static/place.js"
    names = re.findall(r'^const \w+ = "(wd-[\w-]+)"', bar.read_text(encoding="utf-8"), re.M)
    assert len(names) > 3
    taken = re.compile(rf"\b({'|'.join(names)})(?![\w-])")
    scripts = [*ROOT.glob("src/whodecides/widgets/*.js"), *ROOT.glob("src/whodecides/tools/*/*.js")]
    assert [path.name for path in scripts if taken.search(path.read_text(encoding="utf-8"))] == []


@pytest.fixture
def signed(kit):
    """The lessons, which this machine trusts until the end of the test."""
    lessons = [nbformat.read(each, as_version=4) for each in sorted((kit / "notebooks").glob("0[0-37]-*.ipynb"))]
    notary = NotebookNotary(data_dir=str(kit / ".data"))
    for each in lessons:
        notary.sign(each)
    yield
    for each in lessons:
        notary.unsign(each)


def bar_says(page, text):
    page.wait_for_function("(text) => document.querySelector('.wd-place label').innerText.startsWith(text)", arg=text)


@pytest.mark.jupyterlab
def test_a_trusted_lesson_opens_ready_and_where_one_left_it(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    page.locator(".wd-task").first.wait_for()
    assert page.locator(".wd-again").count() == 0
    # The code is folded to a bar, whose words would only be noise.
    bars = page.locator(".jp-InputPlaceholder")
    assert bars.count() == PARTS - 1 and "import" not in bars.first.inner_text()

    bar_says(page, f"Part 1 of {PARTS}")
    parts = page.get_by_role("navigation", name="Where you are in this lesson").get_by_role("combobox").first
    assert parts.locator("option").count() == PARTS
    assert page.locator(".wd-place-tasks").inner_text() == "01.1"
    parts.select_option("Which day does Berlin print?")
    bar_says(page, f"Part 6 of {PARTS}")
    page.reload(wait_until="domcontentloaded")
    wait_for_kernel(page)
    page.wait_for_function(f"{FIRST_SEEN.replace('() =>', '() => (() =>', 1)})() === '01-11'")
    bar_says(page, f"Part 6 of {PARTS}")


# The bar says a text since a cell was put at the top of the page, by no hand.
SCROLLED_TO = """([id, text]) => {
  if (document.querySelector('.wd-place label').innerText.startsWith(text)) return true;
  const { content } = window.jupyterapp.shell.currentWidget;
  content.widgets.find(({ model }) => model.id === id).node.scrollIntoView();
}"""


@pytest.mark.exhaustive  # the gate opens a lesson where one left it
@pytest.mark.jupyterlab
def test_the_bar_says_the_part_that_is_seen_however_the_page_moved(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    page.wait_for_function(STARTED)
    read_on(page, 1)
    page.wait_for_timeout(1_200)  # what moves from here on, no hand moved
    # A script, or the browser's own search; again, while a tool above is still drawn and pushes the cell down.
    page.wait_for_function(SCROLLED_TO, arg=["01-11", f"Part 6 of {PARTS}"], polling=500)
    # What stands above grows, and the page stays where it is: another part is seen.
    page.evaluate("""() => {
      const { content } = window.jupyterapp.shell.currentWidget;
      content.outerNode.style.overflowAnchor = "none";
      content.widgets[0].node.style.paddingBottom = `${content.outerNode.scrollHeight}px`;
    }""")
    bar_says(page, f"Part 1 of {PARTS}")
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.content.widgets[0].node.style.paddingBottom = ''; }")


@pytest.mark.exhaustive  # one more way to a part; the gate tries a choice and a script
@pytest.mark.jupyterlab
def test_a_click_in_the_table_of_contents_moves_the_bar_and_the_place_that_is_kept(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    page.wait_for_function(STARTED)  # the page is still held where it was
    page.evaluate("() => window.jupyterapp.shell.activateById('table-of-contents')")
    page.locator(".jp-TableOfContents").get_by_text("Which day does Berlin print?").click()
    bar_says(page, f"Part 6 of {PARTS}")
    page.wait_for_function(KEPT, arg=LESSON)
    page.wait_for_timeout(1_000)  # and it stays there
    bar_says(page, f"Part 6 of {PARTS}")


SAVED = """async (paths) => {
  const { baseUrl } = window.jupyterapp.serviceManager.serverSettings;
  const saved = await (await fetch(`${baseUrl}lab/api/workspaces/default`)).text();
  return paths.every((each) => saved.includes(each));
}"""
SHOW = """async (path) => {
  const { shell } = window.jupyterapp;
  const panel = [...shell.widgets("main")].find((each) => each.context?.path === path);
  shell.activateById(panel.id);
  await panel.revealed;
}"""
# All tools of the lesson that is shown are there.
STARTED = """() => {
  const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
  const texts = [...content.node.querySelectorAll(".jp-OutputArea-output")].map((each) => each.textContent);
  return texts.length > 3 && !content.node.querySelector(".wd-again") && !texts.includes("Loading widget...")
    && sessionContext.session?.kernel?.status === "idle";
}"""
# What is kept as the place in a lesson is the cell that is seen first.
KEPT = f"""(path) => {{
  const found = document.cookie.split("; ").find((each) => each.startsWith("whodecides-left="));
  return found && new URLSearchParams(found.slice(16)).get(path) === ({FIRST_SEEN})();
}}"""
# All lessons are back, and JupyterLab has turned to the one that was shown last.
RESTORED = "() => window.jupyterapp?.restored.then(() => true)"
# The tools of a lesson take 900 pixels more, each.
GROW = """(path) => {
  const panel = [...window.jupyterapp.shell.widgets("main")].find((each) => each.context?.path === path);
  panel.node.querySelectorAll(".jp-OutputArea-output").forEach((each) => { each.style.paddingBottom = "900px"; });
}"""
# In the lesson that is shown a tool was drawn, and the cell stands at the top, or the page at its end.
STANDS = f"""(id) => {{
  const {{ content }} = window.jupyterapp.shell.currentWidget;
  return content.node.querySelector(".whodecides") && ({FIRST_SEEN})() === id;
}}"""


def read_on(page, number):
    """Scroll by the wheel until a part of the lesson that is shown begins above the middle of the window."""
    page.mouse.move(700, 500)
    heading = page.locator(".jp-Notebook:visible h2").nth(number)
    for _turn in range(60):
        if heading.bounding_box()["y"] <= 300:
            return
        page.mouse.wheel(0, 200)  # a box below the mouse that scrolls by itself takes some turns first
        page.wait_for_timeout(150)
    raise AssertionError(f"Part {number} is not reached")


@pytest.mark.jupyterlab
@pytest.mark.exhaustive  # three kernels at once, and half a minute
def test_each_of_several_lessons_opens_where_it_was_left_whatever_grows_and_at_another_port(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    # No lesson may be at its end there: what waits for an answer takes little room.
    left = {LESSON: 3, "notebooks/02-who-may-decide.ipynb": 4, "notebooks/03-reading-the-story.ipynb": 2}
    cells = {}
    for path, number in left.items():
        open_notebook(page, address, path, run=False) if not cells else page.evaluate(OPEN, path)
        wait_for_kernel(page)
        page.wait_for_function(STARTED)
        read_on(page, number)
        page.wait_for_function(KEPT, arg=path)
        cells[path] = page.evaluate(FIRST_SEEN)
    # A lesson that is shown again stands where it stood, also where its tools grew meanwhile.
    first = next(iter(left))
    page.evaluate(GROW, first)
    page.evaluate(SHOW, first)
    page.wait_for_function(STANDS, arg=cells[first])
    # On the next day all come back, the tools start, and each lesson finds its place.
    page.wait_for_function(SAVED, arg=list(left))
    page.goto(f"{address}/lab", wait_until="domcontentloaded")
    page.wait_for_function(RESTORED)
    for path, cell in cells.items():
        page.evaluate(SHOW, path)
        wait_for_kernel(page)
        page.wait_for_function(STANDS, arg=cell)
    # Where a tool grows afterwards, the place that is kept stays that of the reader.
    page.evaluate(GROW, path)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    kept = page.context.cookies(address.rsplit(":", 1)[0] + ":1")  # what a page of another port is given
    (place,) = [each["value"] for each in kept if each["name"] == "whodecides-left"]
    assert {each: cell for each, [cell] in parse_qs(place).items()} == cells


# From the first twin of a form until the form is there: how far below the form's cell the text after it begins, by frame.
WATCH = """window.gaps = new Set();
(function look() {
  requestAnimationFrame(look);
  const cells = window.jupyterapp?.shell.currentWidget?.content?.widgets ?? [];
  const form = cells.findIndex(({ model }) => model.type === "code");
  const twin = cells[form]?.node.querySelector(".wd-again + p");
  if (!window.gaps.size && !twin?.checkVisibility({ contentVisibilityAuto: true })) return; // not laid out yet
  const [from, to] = [cells[form], cells[form + 1]].map(({ node }) => node.getBoundingClientRect());
  if (to.height) window.gaps.add(to.top - from.top);
})();"""


@pytest.mark.exhaustive  # it waits for a kernel to start
@pytest.mark.jupyterlab
@pytest.mark.parametrize(("width", "height"), [(1366, 900), (480, 1200)])
def test_what_stands_below_the_first_question_stays_while_the_tools_start(page, address, signed, width, height):
    sitting = page.context.new_page()
    sitting.set_viewport_size({"width": width, "height": height})
    sitting.add_init_script(WATCH)
    open_notebook(sitting, address, "notebooks/07-what-states-do.ipynb", run=False)
    sitting.wait_for_function(STARTED)
    gaps = sitting.evaluate("() => [...window.gaps]")
    assert max(gaps) - min(gaps) <= 8, gaps
    sitting.close()


@pytest.mark.exhaustive  # it loads JupyterLab anew
@pytest.mark.jupyterlab
def test_the_list_of_files_is_closed_once_and_stays_open_for_who_opens_it(page, address):
    sitting = page.context.new_page()
    open_notebook(sitting, address, LESSON, run=False)
    sitting.wait_for_function("() => window.jupyterapp.shell.leftCollapsed")
    sitting.evaluate("() => window.jupyterapp.shell.expandLeft()")
    sitting.evaluate(OPEN, "notebooks/04-coding-positions.ipynb")
    sitting.locator(".wd-place:visible").wait_for()
    assert not sitting.evaluate("() => window.jupyterapp.shell.leftCollapsed")
    sitting.close()


@pytest.mark.jupyterlab
@pytest.mark.exhaustive  # which parts they are is held by a test without a browser
def test_the_short_way_folds_what_a_single_session_leaves_out(page, address):
    page.set_viewport_size({"width": 480, "height": 900})
    open_notebook(page, address, LESSON, run=False)
    collapse_side_bar(page)
    short = page.get_by_role("checkbox", name="Short way")
    short.focus()
    page.keyboard.press("Space")
    page.get_by_text("1 cell hidden").first.wait_for(state="attached")
    aside = page.locator(".wd-aside")
    aside.nth(1).locator("h2").wait_for(state="attached")
    assert [each.strip("¶") for each in aside.locator("h2").all_text_contents()] == [
        "Four measures are easily taken for one",
        "When did “permanent” end?",
        "Which headline may you print?",
        "One “because”, and how to prove it wrong",
        "Which answer surprised you?",
    ]
    assert not aside.first.locator("p").first.is_visible()
    assert accessibility_problems(page, ".wd-place") == []
    assert page.evaluate(
        "() => document.querySelector('.wd-place').scrollWidth <= document.querySelector('.wd-place').clientWidth"
    )
    # A part is opened by the hand, and the box brings all back.
    aside.first.locator(".jp-showHiddenCellsButton").click()
    assert aside.first.locator("p").first.is_visible()
    short.uncheck()
    assert page.locator(".wd-aside").count() == 0 and page.get_by_text("cell hidden").count() == 0
    # What one reads is folded away: its heading stays. Below the last cell one is still in the last part.
    page.get_by_role("navigation").get_by_role("combobox").first.select_option("Which headline may you print?")
    short.check()
    bar_says(page, f"Part 7 of {PARTS}")
    assert 0 < aside.last.bounding_box()["y"] < 900
    page.mouse.move(240, 600)
    page.mouse.wheel(0, 20_000)
    bar_says(page, f"Part {PARTS} of {PARTS}")


@pytest.mark.exhaustive  # two lessons and two kernels
@pytest.mark.jupyterlab
def test_the_bar_speaks_the_language_of_the_tools_as_soon_as_it_is_chosen_and_in_the_next_lesson(page, address, signed):
    page.set_viewport_size({"width": 1366, "height": 900})
    open_notebook(page, address, "notebooks/00-start-here.ipynb", run=False)
    bar_says(page, "Part ")
    page.locator(".wd-place-languages:visible").select_option("fr")  # also before there is a tool to hear of it
    page.locator(".wd-first_minute[data-language=fr]").first.wait_for()
    bar_says(page, "Partie ")
    bar = page.get_by_role("navigation", name="Où vous êtes dans cette leçon")
    assert bar.get_attribute("lang") == "fr" and bar.get_by_text("Parcours court").is_visible()
    # Another lesson opens in it, before any tool has started; and where the answers say otherwise, it follows the tools,
    # also while all but the first question wait for an answer.
    page.evaluate("() => { document.cookie = 'whodecides-chosen=language=es; path=/'; }")
    open_notebook(page, address, "notebooks/04-coding-positions.ipynb", run=False)
    bar_says(page, "Parte ")
    assert page.locator(".wd-task").count() == 0
    open_notebook(page, address, LESSON, run=False)
    page.locator(".wd-task").first.wait_for()
    bar_says(page, "Partie ")
    # Lessons that are open speak one language, though each has a kernel of its own.
    page.evaluate(OPEN, "notebooks/00-start-here.ipynb")
    wait_for_kernel(page)
    page.locator(".wd-first_minute[data-language]:visible").first.wait_for()
    page.locator(".wd-place-languages:visible").select_option("es")
    page.wait_for_function(
        "() => { const tools = [...document.querySelectorAll('.whodecides[data-language]')];"
        " return tools.length > 4 && tools.every((each) => each.dataset.language === 'es'); }"
    )
