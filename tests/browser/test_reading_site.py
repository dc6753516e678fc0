"""The reading site in a browser: axe, a phone's width, paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers import KIT, first_in_gate

from whodecides.prepare.site import kit_site

PAGES = ("notebooks/02-who-may-decide", "index", "notebooks/08-what-platforms-do", "exercises/06-exercise", "data/january-2021/README")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    for name, content in kit_site(KIT).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    return out


@pytest.mark.parametrize("name", first_in_gate(*PAGES))
@pytest.mark.exhaustive  # the gate looks at living pages
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(browser, folder, name):
    for scheme, width in (("light", 1366), ("dark", 320)):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        page.goto((folder / f"{name}.html").as_uri())
        page.evaluate("() => document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), (scheme, width)
        assert page.locator(".wd-again:visible").count() == 0  # how to run a tool is no help here
        found = Axe().run(page).response
        assert any(rule["id"] == "color-contrast" for rule in found["passes"])
        assert [
            (rule["id"], node["html"][:200]) for rule in found["violations"] if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ] == []  # fmt: skip
        context.close()
