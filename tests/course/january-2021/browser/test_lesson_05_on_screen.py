"""Lesson 05 as a student does it, on a phone, with and without codes of one's own: no code."""

import json

import pytest
from helpers import prose
from jupyterlab_page import accessibility_problems, open_notebook

pytestmark = pytest.mark.exhaustive  # of lessons on screen the gate does 00 and 06
LESSON = "notebooks/05-do-we-agree.ipynb"
CODED = ("AUS-04", "DEU-04", "MEX-01", "FRA-03", "RUS-01", "GBR-03", "POL-04")


def answers(kit):
    return json.loads((kit / "my-answers.json").read_text())["answers"]


def keep(kit, given):
    kept = {
        task: {"answer": answer, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"} for task, answer in given.items()
    }
    text = json.dumps({"format": "whodecides-answers", "version": 1, "language": "en", "answers": kept})
    (kit / "my-answers.json").write_text(text)


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": 390, "height": 750})
    return page


def test_the_lesson_is_done_without_code(phone, address, kit):
    assert open_notebook(phone, address, LESSON) == []
    tool = {name: phone.locator(f".whodecides.wd-{name}") for name in
            ("own-codes", "squares", "machine", "rare-values", "chance-bag", "alphas")}  # fmt: skip
    readings, tries = phone.locator(".whodecides.wd-two-readings").all()

    # Nothing coded before: two statements now, each beside coder A at once.
    tool["own-codes"].locator("[data-key='v-condemns']").click()
    tool["own-codes"].get_by_text("A and B read it alike, you did not.").wait_for()
    tool["own-codes"].locator("[data-key=next]").click()
    tool["own-codes"].locator("[data-key='v-concerned']").click()
    tool["own-codes"].locator("[data-key=card]").click()
    tool["own-codes"].locator("article").wait_for()

    tool["squares"].locator("[data-key=remedy]").click()
    tool["squares"].get_by_text("another one on 29").wait_for()
    for place, each in enumerate(("AUS-08", "CHN-01", "HUN-01")):
        while readings.locator(f"[data-key='{each}'][aria-pressed=true]").count() == 0:
            before = readings.locator("[data-key=next]").inner_text()
            readings.locator("[data-key=next]").click()
            readings.locator("[data-key=next]").filter(has_not_text=before).wait_for()
        readings.locator("[data-key=as-B]").click()
        readings.get_by_text("The third reading went").wait_for()
        assert readings.locator(".wd-decided").count() == place + 1
    readings.get_by_text("it followed A 6 times and B 6 times").wait_for()

    tool["machine"].locator("[data-key=at-30]").click()
    tool["machine"].get_by_text("so often is the machine right. Coder B: 92%").wait_for()
    tool["rare-values"].locator("[data-key=guess-6]").click()
    slider = tool["rare-values"].locator("input[type=range]")
    assert tool["rare-values"].get_by_text("Krippendorff").count() == 0, "it is named after it was seen"
    slider.press("End")
    tool["rare-values"].get_by_text("It is called Krippendorff's alpha.").wait_for()
    assert tool["rare-values"].locator(".wd-numbers").inner_text().replace("\n", " ").startswith("96% Same value")
    tool["rare-values"].get_by_text("−0.01").first.wait_for()
    slider.press("ArrowLeft")
    tool["rare-values"].get_by_text("0.48").first.wait_for()

    tool["chance-bag"].locator("[data-key=draw]").click()
    tool["chance-bag"].get_by_text("of 100 draws").wait_for()
    tool["chance-bag"].locator("[data-key=both-0]").click()
    tool["chance-bag"].get_by_text("2 of them rare").wait_for()
    assert tool["chance-bag"].get_by_text("of 100 draws").count() == 0, "draws belong to their bag"

    tool["alphas"].locator("[data-key=duty_to_moderate]").click()
    tool["alphas"].get_by_text("Duty to moderate 56%").wait_for()
    tool["alphas"].locator("[data-key=interest]").click()
    tool["alphas"].get_by_text("its interval").wait_for()

    phone.locator("[data-key=option-not-shown]").click()
    phone.get_by_text("Right.").first.wait_for()
    tries.get_by_text("No sentence of yours is stored yet").wait_for()
    phone.locator(".wd-task textarea").fill("A word such as censorship decides. " + prose(14))
    phone.locator(".wd-task").filter(has=phone.locator("textarea")).locator("[data-key=store]").click()
    tries.get_by_text("Your sentence: A word such as censorship decides.").wait_for()
    tries.locator("[data-key=as-neither]").click()
    tries.get_by_text("stays open").wait_for()

    kept = answers(kit)
    assert {task: kept[task]["answer"] for task in ("05.1", "05.4", "05.8", "05.9", "05.10")} == {
        "05.1": "remedy", "05.4": "not-shown", "05.8": "30", "05.9": "6", "05.10": "duty_to_moderate"}  # fmt: skip
    assert kept["05.6"]["answer"]["codes"] == {"FRA-03": "condemns", "BRA-03": "concerned"}
    assert len(kept["05.7"]["answer"]["readings"]) == 3 and kept["05.11"]["answer"]["readings"] == {"ITA-02": "neither"}


def test_own_codes_of_lesson_04_are_turned(phone, address, kit):
    keep(kit, {"04.2": {"codes": {each: {"evaluation": "condemns"} for each in CODED}, "second": {}}})
    assert open_notebook(phone, address, LESSON) == []
    cards = phone.locator(".whodecides.wd-own-codes")
    assert cards.locator("li").count() == 2
    cards.locator("[data-key='v-condemns']").click()
    cards.locator("[data-key=next]").click()
    cards.locator("[data-key='v-condemns']").click()
    cards.locator("[data-key=before]").click()
    cards.locator("[data-key=n4]").wait_for()
    assert cards.locator("li").count() == 6 and cards.locator(".wd-differ").count() == 0
    cards.locator("[data-key=n4]").click()
    cards.get_by_text("alike on 2 of 6").wait_for()
    assert cards.locator(".wd-differ").count() == 4
    cards.locator(".wd-differ").first.click()
    cards.get_by_text("All three readings").first.wait_for()
    assert answers(kit)["05.6"]["answer"]["guess"] == "4"


def test_keyboard_alone_goes_on_from_what_was_pressed(phone, address):
    assert open_notebook(phone, address, LESSON) == []
    phone.locator(".wd-squares [data-key=decider]").focus()
    phone.keyboard.press("Enter")
    phone.locator(".wd-squares").get_by_text("another one on 29").wait_for()
    assert phone.evaluate("document.activeElement.dataset.key") == "decider"
    phone.locator(".wd-machine [data-key=at-50]").focus()
    phone.keyboard.press("Enter")
    phone.locator(".wd-machine").get_by_text("Coder B").first.wait_for()
    assert phone.evaluate("document.activeElement.dataset.key") == "at-50"


@pytest.mark.exhaustive  # the gate looks at other lessons
def test_no_accessibility_problems_asked_and_answered(phone, address):
    assert open_notebook(phone, address, LESSON) == []
    assert accessibility_problems(phone) == []
    for each in phone.locator("[data-act]:not([disabled]):visible").element_handles()[:30]:
        if each.is_visible():
            each.evaluate("(button) => button.click()")  # it may go with what the one before it changed
    assert accessibility_problems(phone) == []
