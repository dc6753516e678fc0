"""The page that asks what a class needs: by keyboard, with what went well and what did not."""

import json
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe

from whodecides.errors import KitError, Message
from whodecides.hosts.server import LocalServer
from whodecides.prepare.class_form import form_page, form_response, room_response


@pytest.fixture
def asked():
    """The served page, and what it asked for; a folder named `taken` is refused."""
    wishes = []

    def make(wished):
        if wished["out"] == "taken":
            raise KitError(Message("Something lies there."))
        wishes.append(wished)
        return [Message("Everything is in {folder}.", folder=wished["out"])]

    page = form_page("fr", [1, 3, 10], {"a4": "A4", "letter": "Letter"}, "/home/me/class")
    rooms = []

    def open_room():
        rooms.append("open")
        return len(rooms) == 1

    answers = {
        "make": lambda text: form_response(text, make, "en"),
        "room": lambda _text: room_response(open_room, "en"),
    }
    with LocalServer(page, answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.address, wishes
        server.shutdown()


def test_the_page_asks_makes_and_says_what_became_of_it(browser, asked):
    address, wishes = asked
    page = browser.new_context(viewport={"width": 320, "height": 900}).new_page()
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert [each for each in Axe().run(page).response["violations"] if each["impact"] in ("serious", "critical")] == []
    page.locator("[name=students]").fill("18")
    page.locator("[name=discipline]").select_option("law")
    page.locator("[name=offline][value=linux]").check()
    page.locator("[name=out]").fill("taken")
    page.keyboard.press("Enter")
    said = page.locator("form.class [role=status].wrong")
    said.wait_for()
    assert said.inner_text() == "Something lies there." and wishes == []
    page.locator("[name=pages]").uncheck()
    page.locator("[name=out]").fill("mine")
    page.keyboard.press("Enter")
    page.get_by_text("Everything is in mine.").wait_for()
    (made,) = wishes
    assert (made["students"], made["discipline"], made["offline"], made["sessions"], made["pages"]) == (
        18,
        "law",
        "linux",
        1,
        False,
    )
    room = page.locator("form.room")
    room.locator("button").click()
    room.get_by_text("Its console opens").wait_for()
    room.locator("button").click()
    room.get_by_text("The room is open").wait_for()
    page.context.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"students": "many"}, "'many' is no number: write digits only."),
        ({"out": " "}, "Name a new folder for the class."),
        ({"minutes": None}, "'None' is no number: write digits only."),
    ],
)
def test_what_is_no_answer_is_told_in_one_sentence(change, said):
    whole = {"minutes": "75", "students": "18", "sessions": "1", "discipline": "law", "language": "en", "paper": "a4",
             "name": "class", "out": "here", "pages": "", "offline": "", "python": "3.12"}  # fmt: skip
    told = json.loads(form_response(json.dumps({**whole, **change}), lambda wished: [Message("Made.")], "en"))
    assert told == {"message": said, "wrong": True}
    assert json.loads(form_response("[]", lambda wished: [], "en"))["message"].startswith(
        "The page sent something else"
    )
    assert json.loads(form_response(json.dumps(whole), lambda wished: [Message("Made.")], "en")) == {
        "message": "Made.",
        "wrong": False,
    }
