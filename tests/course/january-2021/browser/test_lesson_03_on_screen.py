"""A student finishes the core of lesson 03: by keyboard alone, and on a small screen; no code is touched."""

import json
import re

import pytest
from helpers import first_in_gate
from jupyterlab_page import MISFITS, accessibility_problems, open_notebook, show_whole_notebook

LESSON = "notebooks/03-reading-the-story.ipynb"
CLASSIFIED = {
    "names no news agency": "fact",
    "AP's English report": "fact",
    "English text of RT": "presumably",
    "on purpose": "not",
    "A state outlet presumably": "not",
}


def stored(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


@pytest.fixture
def lesson(page, address):
    """The lesson, run, on a small screen."""
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    return page


def read_around(page):
    """Answer task 03.1, which opens the ledger."""
    findings = page.locator(".wd-findings").first
    findings.get_by_text("Who put the English text together?").click()
    findings.get_by_text("A good guess, not a fact.").wait_for()
    task = page.locator(".wd-task").first
    for text, category in CLASSIFIED.items():
        task.locator("label", has_text=text).locator("select").select_option(category)
    task.get_by_role("button", name="Store my answer").click()
    task.get_by_text("You wrote neither more nor less than you know").wait_for()


def mark_five(page, kit):
    """Mark five sentences by keyboard; a sixth cannot be marked, and the marks come back beside the verdicts."""
    first, again = page.locator(".wd-story-page").first, page.locator(".wd-story-page").nth(1)
    sentences = first.locator(".wd-page-sentence")
    for place in (4, 20, 31, 44, 52):
        sentences.nth(place).focus()
        page.keyboard.press("Enter")
        first.locator(f"[data-key=C{place + 1:02}][aria-pressed=true]").wait_for()
    assert sentences.first.get_attribute("aria-disabled") == "true"
    assert stored(kit)["03.7"]["answer"]["marked"] == ["C05", "C21", "C32", "C45", "C53"]
    assert accessibility_problems(page, ".wd-story-page") == []
    return again


def test_the_whole_lesson_without_code(lesson, kit):
    page = lesson
    again = mark_five(page, kit)
    again.get_by_text("First store your answer to task 03.2").wait_for()
    ledger, chain = page.locator(".wd-ledger"), page.locator(".wd-chain.whodecides")
    assert ledger.locator("[data-key^=verdict-]").count() == 0
    ledger.get_by_text("First store your answer to task 03.1").wait_for()
    read_around(page)
    ledger.locator(".wd-verdicts").wait_for()
    seen = []
    for _ in range(8):
        heading = ledger.locator(".wd-claim h4").inner_text()
        seen.append(heading)
        assert ledger.locator(".wd-result").count() == 0
        ledger.locator("[data-key=verdict-imprecise]").click()
        ledger.locator(".wd-result").wait_for()
        ledger.locator("[data-key=next]").click()
        page.wait_for_function("before => document.querySelector('.wd-claim h4').innerText !== before", arg=heading)
    assert len(set(seen)) == 8
    ledger.get_by_text("Judged so far: 8 of 12 claims for class").wait_for()
    for expression in ("R01", "R09", "R12"):
        chain.locator("[data-key=expression]").select_option(expression)
        for step in (2, 3, 4):
            chain.locator(f'[data-key="{expression}.{step}-yes"]').click()
            page.wait_for_function(
                "key => document.querySelector(`[data-key='${key}']`)?.getAttribute('aria-pressed') === 'true'",
                arg=f"{expression}.{step}-yes",
            )
            if step < 4:
                chain.locator("[data-key=next]").click()
    chain.get_by_text("3 of 3 in this chain; 9 in all").wait_for()
    choice, missing, correction = (page.locator(".wd-task").nth(place) for place in (1, 2, 3))
    choice.get_by_label("we cannot tell").check()
    choice.get_by_role("button").click()
    choice.get_by_text("Right.").wait_for()
    omissions = page.locator(".wd-findings").nth(1)
    assert omissions.locator("details").count() == 0
    missing.get_by_role("textbox").fill(
        "The attack of 6 January, the companies' reasons, and who supported the measures."
    )
    missing.get_by_role("button").click()
    omissions.locator("details").first.wait_for()
    assert omissions.locator("details").count() == 25
    correction.get_by_role("textbox").fill(
        "Steffen Seibert, spokesman of the German government, said on 11 January that the chancellor finds it problematic (C43)."
    )
    correction.get_by_role("button").click()
    correction.get_by_text("Claim C43, in our words").wait_for()
    assert "let them check it against the record" in correction.inner_text()
    answers = stored(kit)
    assert set(answers) == {"03.1", "03.2", "03.3", "03.4", "03.5", "03.6", "03.7"}
    assert len(answers["03.2"]["answer"]["judgements"]) == 8 and answers["03.2"]["tries"] == 1
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
    assert chain.locator(f".wd-word[data-step='2'], {WATER}.wd-dyed").count() == 0  # nothing is given away
    assert "Holy" not in title.inner_text()
    for step in (2, 3, 4):
        chain.locator(f'[data-key="R01.{step}-no"]').focus()
        page.keyboard.press("Enter")
        chain.locator(".wd-told", has_text="What changed").wait_for()
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
    page.wait_for_function(f"() => document.querySelectorAll('{WATER}').length === 3")
    assert panel.bounding_box()["y"] > chain.locator(".wd-river").bounding_box()["y"]
    assert accessibility_problems(page) == []


@pytest.mark.exhaustive  # in JupyterLab; a plain page judges the same claims
@pytest.mark.jupyterlab
def test_a_claim_is_judged_changed_and_undone_by_keyboard(lesson, kit):
    page = lesson
    read_around(page)
    ledger = page.locator(".wd-ledger")
    ledger.locator("[data-key=claim]").focus()
    press_until(page, "verdict-accurate")
    page.keyboard.press("Enter")
    ledger.locator(".wd-result").wait_for()
    page.wait_for_function("() => document.activeElement.dataset.key === 'result'")
    assert stored(kit)["03.2"]["answer"] == {"judgements": {"C53": ["accurate"]}}
    press_until(page, "change")
    page.keyboard.press("Enter")
    press_until(page, "verdict-false")
    page.keyboard.press("Space")
    page.wait_for_function(
        "() => document.querySelectorAll('.wd-side-by-side .wd-value')[1].innerText.includes('false')"
    )
    assert "accurate" in ledger.locator(".wd-side-by-side > div").first.inner_text()
    assert stored(kit)["03.2"]["answer"] == {"judgements": {"C53": ["accurate", "false"]}}
    press_until(page, "undo")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelectorAll('.wd-side-by-side .wd-value')[1].innerText.includes('accurate')"
    )
    assert stored(kit)["03.2"]["answer"] == {"judgements": {"C53": ["accurate"]}}
    # The notebook's own one-letter commands must not act meanwhile.
    cells = page.locator(".jp-Cell").count()
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert page.locator(".jp-Cell").count() == cells


def test_work_comes_back_in_a_new_session_and_another_language(lesson, address, kit):
    page = lesson
    read_around(page)
    ledger = page.locator(".wd-ledger")
    ledger.locator("[data-key=verdict-false]").click()
    ledger.locator(".wd-result").wait_for()
    ledger.locator("[data-key=language]").select_option("es")
    ledger.get_by_text("Nuestro veredicto").first.wait_for()
    page.locator(".wd-chain.whodecides").get_by_text("Cadena de traducción").wait_for()
    assert page.locator(".wd-river .wd-words").first.get_attribute("lang") == "es"
    assert open_notebook(page, address, LESSON) == []
    show_whole_notebook(page)
    ledger.get_by_text("Afirmaciones juzgadas hasta ahora: 1 de 12 para clase").wait_for()
    assert "C15" in ledger.locator(".wd-claim h4").inner_text()  # the first that is not judged yet
    ledger.locator("[data-key=claim]").select_option("C53")
    ledger.locator(".wd-result").get_by_text("falso").first.wait_for()
    # What a note of ours only cites has a name, and leads to it.
    ledger.locator("[data-key=way-R12]", has_text="Eliminar contenido lícito").click()
    page.wait_for_function("() => document.activeElement.dataset.key === 'expression'")
    assert page.locator(".wd-chain.whodecides [data-key=expression]").input_value() == "R12"
    ledger.locator("[data-key=scope]").select_option("all")
    ledger.get_by_text("Afirmación 53 de 66").wait_for()
    ledger.locator("[data-key=claim]").select_option("C52")
    ledger.locator("[data-key=verdict-imprecise]").click()
    ledger.locator("[data-key=way-R11]").click()  # it is not among those for class
    page.wait_for_function(
        "() => document.activeElement.dataset.key === 'expression' && document.activeElement.value === 'R11'"
    )


def answered(language):
    """Work that opens every part of the lesson, as text of an answers file."""
    answers = {
        "03.1": dict.fromkeys(("no-agency", "ap-wording", "rt-origin", "on-purpose", "origin-decides"), "presumably"),
        "03.2": {"judgements": {"C15": ["imprecise", "accurate"], "C43": ["false"]}},
        "03.3": {"judgements": {"R01.2": ["no", "yes"], "R01.3": ["a little"], "R01.4": ["no"]}},
        "03.5": "The attack of 6 January, and the reasons that the companies gave for it.",
    }
    kept = {task: {"answer": each, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"} for task, each in answers.items()}
    return json.dumps({"format": "whodecides-answers", "version": 1, "language": language, "answers": kept})


@pytest.mark.parametrize("language", first_in_gate("en", "fr"))
def test_open_tools_fit_and_have_no_serious_barrier(page, address, kit, language):
    """The generic tests see the tools closed; here everything is judged and folded open."""
    (kit / "my-answers.json").write_text(answered(language), encoding="utf-8")
    page.set_viewport_size({"width": 480, "height": 900})
    assert open_notebook(page, address, LESSON) == []
    page.locator(".wd-ledger [data-key=claim]").select_option("C43")
    page.locator(".wd-result").wait_for()
    page.evaluate("() => document.querySelectorAll('.whodecides details').forEach((each) => { each.open = true; })")
    show_whole_notebook(page)
    assert page.evaluate(MISFITS) == []
    assert accessibility_problems(page) == []
