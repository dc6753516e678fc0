import pytest
from lab import NO_ANSWERS, chromium, jupyterlab
from plain import PlainPage


def pytest_addoption(parser):
    parser.addoption("--write-pictures", action="store_true", help="take the README's picture anew")


@pytest.fixture(scope="session")
def kit(tmp_path_factory):
    """The folder from which the lessons are served; answers are stored in it."""
    return tmp_path_factory.mktemp("kit")


@pytest.fixture(scope="session")
def lab(kit):
    with jupyterlab(kit) as found:
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


@pytest.fixture
def page(browser, kit):
    """A wide page; each test starts without stored answers."""
    (kit / "my-answers.json").write_text(NO_ANSWERS)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(60_000)  # a busy machine is slow, not wrong
    yield context.new_page()
    context.close()
