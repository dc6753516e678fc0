"""A student finishes lesson 03: by keyboard alone, and on a small screen; no code is touched."""

import json
import re

import pytest
from helpers import first_in_gate
from jupyterlab_page import MISFITS, accessibility_problems, open_notebook, show_whole_notebook

from whodecides.answers import tasks_by_id

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06
LESSON = "notebooks/03-reading-the-story.ipynb"
WEIGHED = (
    ("L01", "no-agency", "fact"),
    ("L04", "ap-wording", "fact"),
    ("L02", "machine", "presumably"),
    ("L03", "rt-origin", "presumably"),
    ("L08", "on-purpose", "not"),
    ("L08", "origin-decides", "not"),
)
CORRECTION = (
    "Steffen Seibert, spokesman of the German government, said on 11 January that the chancellor finds it problematic."
)


def stored(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


@pytest.fixture
def lesson(page, address):
    """The lesson, run, on a small screen."""
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    return page


def press(tool, key):
    """Press a control by keyboard."""
    tool.locator(f'[data-key="{key}"]').focus()
    tool.page.keyboard.press("Enter")


def leaf_to(tool, claim):
    """Turn to a sentence where one is read at a time."""
    lit = tool.locator(".wd-page-sentence")
    for _ in range(12):
        assert lit.count() == 1
        now = lit.get_attribute("data-key")
        if now == claim:
            return
        press(tool, "page-next")
        tool.locator(f'.wd-page-sentence:not([data-key="{now}"])').wait_for()
    raise AssertionError(f"no sentence leads to '{claim}'")


def stamp(tool, claim, kind):
    """Look at a sentence, stamp it, and wait for what the record says."""
    leaf_to(tool, claim)
    press(tool, f"stamp-{kind}")
    tool.locator(f'[data-key="{claim}"] .wd-stamp').wait_for()


def test_a_page_is_checked_by_keyboard_and_printed(lesson, kit):
    """The first sentence is lit, each stamp is answered, and after five the page shows one that was let pass."""
    page, (first, then) = lesson, [lesson.locator(".wd-story-page").nth(place) for place in (0, 1)]
    assert first.locator(".wd-stamp").count() == 0
    press(first, "stamp-attribution")
    first.get_by_text("Merkel did not speak").wait_for()
    for claim in ("C03", "C15", "C57", "C28"):
        stamp(first, claim, "none")
    assert first.locator("[data-key^=stamp-]").count() == 0
    press(first, "print")
    first.get_by_text("6 of 8 sentences").wait_for()
    assert stored(kit)["03.8"]["answer"]["stamps"]["C43"] == "attribution"
    then.get_by_text("What the record says:").wait_for()
    leaf_to(then, "C03")
    assert then.locator(".wd-stamp").count() == 1
    stamp(then, "C53", "fact")
    assert stored(kit)["03.9"]["answer"]["stamps"] == {"C53": "fact"}
    assert accessibility_problems(page, ".wd-story-page") == []


def test_the_rest_of_the_lesson_without_code(lesson, kit):
    page = lesson
    around, print_, chain, margin = (
        page.locator(f".whodecides.wd-{each}") for each in ("read-around", "corrected-page", "chain", "margin")
    )
    press(around, "no-agency-not")
    around.get_by_text("Not so; press another.").wait_for()
    for tab, item, category in WEIGHED:
        press(around, f"tab-{tab}")
        around.locator(f'[data-key="tab-{tab}"][aria-pressed=true]').wait_for()
        press(around, f"{item}-{category}")
        around.locator("[data-answer] .wd-sentence").first.wait_for()
    around.get_by_text("Sentences weighed: 6 of 6.").wait_for()
    assert around.locator(".wd-line-established").count() == 2 and around.locator(".wd-line-presumed").count() == 2
    press(print_, "C43")
    box = print_.get_by_role("textbox")
    box.fill(CORRECTION.replace("11 January", "3 March"))
    print_.get_by_text("“3 March” is not in this record").wait_for()
    press(print_, "print")
    print_.get_by_text("Not printed yet.").wait_for()
    box.fill(CORRECTION)
    print_.get_by_text("No date that the record does not have").wait_for()
    press(print_, "print")
    print_.locator(".wd-corrected", has_text="Steffen Seibert").wait_for()
    for expression in ("R01", "R09", "R12"):
        chain.locator("[data-key=expression]").select_option(expression)
        for step in (2, 3, 4):
            chain.locator(f'[data-key="{expression}.{step}-yes"]').click()
            page.wait_for_function(
                "key => document.querySelector(`[data-key='${key}']`)?.getAttribute('aria-pressed') === 'true'",
                arg=f"{expression}.{step}-again-yes",
            )
            if step < 4:
                chain.locator("[data-key=next]").click()
    chain.get_by_text("3 of 3 in this chain; 9 in all").wait_for()
    page.locator(".wd-task").get_by_role("button", name="at RT or in the French").click()
    page.locator(".wd-task").get_by_text("Right.").wait_for()
    press(margin, "open")
    margin.get_by_text("Write your answer first.").wait_for()
    margin.get_by_role("textbox").fill(
        "The attack of 6 January, the companies' reasons, and who supported the measures."
    )
    margin.get_by_text("so far: 13").wait_for()
    press(margin, "open")
    margin.locator("[data-key=F01]").wait_for()
    press(margin, "F01")
    press(margin, "mine")
    margin.get_by_text("You had named 1 of them.").wait_for()
    answers = stored(kit)
    assert set(answers) == {"03.1", "03.3", "03.4", "03.5", "03.6"}
    assert answers["03.1"]["answer"] == {item: category for _tab, item, category in WEIGHED}
    assert answers["03.6"]["answer"] == f"{CORRECTION} (C43)"
    assert answers["03.3"]["answer"]["judgements"] == {
        f"{r}.{n}": ["yes"] for r in ("R01", "R09", "R12") for n in (2, 3, 4)
    }
    # Nothing makes the page scroll sideways.
    wide = page.evaluate(
        "() => [...document.querySelectorAll('.whodecides')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert wide == 0


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.key ?? null")


def press_until(page, key, press="Tab"):
    for _ in range(30):
        if focused(page) == key:
            return
        page.keyboard.press(press)
    raise AssertionError(f"'{key}' was not reached; the focus is on '{focused(page)}'")


WATER = ".wd-chain .wd-water path"


def test_the_chain_picture_grows_by_a_step_once_it_is_judged_and_its_phrases_are_followed(page, address, kit):
    """By keyboard: a step is judged, a phrase is followed; when narrow only its stream is drawn; nothing jumps."""
    page.set_viewport_size({"width": 1000, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    chain = page.locator(".wd-chain.whodecides")
    title, lead, panel = (chain.locator(each) for each in (".wd-came", ".wd-lead", ".wd-panel"))
    chain.locator("[data-key=expression]").select_option("R01")
    chain.locator('[data-key="R01.2-no"]').wait_for()
    assert chain.locator(f".wd-word[data-step='2'], {WATER}.wd-dyed").count() == 0  # nothing is given away
    assert title.inner_text() == ""
    for step in (2, 3, 4):
        chain.locator(f'[data-key="R01.{step}-no"]').focus()
        page.keyboard.press("Enter")
        chain.locator("[data-answer]", has_text="You").wait_for()
        if step < 4:
            chain.locator("[data-key=next]").focus()
            page.keyboard.press("Enter")
    title.get_by_text("The French reader got").wait_for()
    page.wait_for_function(f"() => document.querySelectorAll('{WATER}.wd-dyed').length > 1")
    assert page.locator(f"{WATER}.wd-on").count() == 0
    # One stop of the tabulator for the whole picture; arrows lead from step to step and from phrase to phrase.
    assert chain.locator(".wd-river button[tabindex='0']").count() == 1
    chain.locator('[data-key="R01.1-open"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "R01.1-phrase-2"
    before = page.evaluate("() => document.activeElement.getBoundingClientRect().top + scrollY")
    high = panel.bounding_box()["height"]
    page.keyboard.press("Enter")
    lead.get_by_text("changed").first.wait_for()
    assert "la Santa → Spanish → Spanish → espagnole ≠ changed" in re.sub(r"\s+", " ", lead.inner_text())
    assert "2021-01-14" in panel.inner_text() and panel.locator("a").count() == 1
    assert page.evaluate("() => document.activeElement.getBoundingClientRect().top + scrollY") == before
    assert panel.bounding_box()["height"] == high
    assert page.locator(f"{WATER}.wd-on").count() == 3
    assert page.locator(WATER).count() > 10
    page.keyboard.press("ArrowDown")
    assert focused(page) == "R01.2-phrase-2"
    page.set_viewport_size({"width": 480, "height": 900})
    page.wait_for_function(f"() => document.querySelectorAll('{WATER}').length === 0")  # a step at a time
    for step in (2, 3):
        chain.locator(f"[data-key=step-{step}]").click()
        assert chain.locator(".wd-stop:visible").count() == 2
        page.wait_for_function(f"() => document.querySelectorAll('{WATER}').length === 1")
    assert panel.bounding_box()["y"] > chain.locator(".wd-river").bounding_box()["y"]
    assert accessibility_problems(page) == []


def answered(language):
    """Work that opens every part of the lesson, as text of an answers file."""
    answers = {
        "03.8": {"stamps": dict.fromkeys(("C43", "C03", "C15", "C57", "C28"), "none"), "printed": True},
        "03.9": {"stamps": {"C53": "fact"}},
        "03.1": {item: category for _tab, item, category in WEIGHED},
        "03.3": {"judgements": {"R01.2": ["no", "yes"], "R01.3": ["a little"], "R01.4": ["no"]}},
        "03.5": "The attack of 6 January, and the reasons that the companies gave for it.",
        "03.6": f"{CORRECTION} (C43)",
    }
    kept = {task: {"answer": each, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"} for task, each in answers.items()}
    for task, record in kept.items():
        record["revision"] = tasks_by_id()[task].revision
    return json.dumps({"format": "whodecides-answers", "version": 1, "language": language, "answers": kept})


@pytest.mark.parametrize("language", first_in_gate("en", "fr"))
def test_open_tools_fit_and_have_no_serious_barrier(page, address, kit, language):
    """The generic tests see the tools closed; here everything is judged and folded open, as it comes back the next day."""
    (kit / "my-answers.json").write_text(answered(language), encoding="utf-8")
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    page.locator(".wd-corrected").wait_for()
    page.locator(".wd-margin [data-key=F01]").click()
    assert page.locator(".wd-story-page").first.locator(".wd-page-sentence").count() == 1
    page.evaluate("() => document.querySelectorAll('.whodecides details').forEach((each) => { each.open = true; })")
    show_whole_notebook(page)
    assert page.evaluate(MISFITS) == []
    assert accessibility_problems(page) == []
