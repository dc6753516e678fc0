"""The browser, JupyterLab and the pages in which tests open notebooks; `tests/conftest.py` hands them to all."""

import pytest
from jupyterlab_page import NO_ANSWERS, chromium, close_all, jupyterlab
from plain_page import PlainPage
from warm_kernel import warm_kernels

PASSED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let the page know whether its test passed."""
    report = yield
    if call.when == "call":
        item.stash[PASSED] = report.passed
    return report


def pytest_addoption(parser):
    parser.addoption("--write-pictures", action="store_true", help="take the README's picture anew")


@pytest.fixture(scope="session")
def kit(tmp_path_factory):
    """The folder from which the lessons are served; answers are stored in it."""
    return tmp_path_factory.mktemp("kit")


@pytest.fixture(scope="session")
def lab(kit, tmp_path_factory):
    with warm_kernels(tmp_path_factory.mktemp("kernels")) as kernels, jupyterlab(kit, kernels) as found:
        yield found


@pytest.fixture
def address(request, kit):
    """Where notebooks open: JupyterLab for a test with the mark `jupyterlab`, which needs its cells, kernel or layout."""
    if request.node.get_closest_marker("jupyterlab"):
        yield request.getfixturevalue("lab")
        return
    plain = PlainPage(kit, request.getfixturevalue("monkeypatch"))
    yield plain
    assert plain.failures == []


@pytest.fixture(scope="session")
def browser():
    with chromium() as found:
        yield found


def new_page(browser):
    """A wide page in a profile of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(60_000)  # a busy machine is slow, not wrong
    return context.new_page()


@pytest.fixture(scope="session")
def shared():
    """The page in which JupyterLab stays open from test to test: to load it takes longer than most tests."""
    return []


@pytest.fixture
def page(request, browser, kit, shared):
    """A wide page; each test starts without stored answers."""
    (kit / "my-answers.json").write_text(NO_ANSWERS)
    if not request.node.get_closest_marker("jupyterlab"):
        page = new_page(browser)
        yield page
        page.context.close()
        return
    page = shared.pop() if shared else new_page(browser)
    yield page
    if request.node.stash.get(PASSED, False) and close_all(page):
        shared.append(page)
    else:
        page.context.close()
