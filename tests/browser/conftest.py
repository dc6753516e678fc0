import pytest
from lab import NO_ANSWERS, chromium, jupyterlab


def pytest_addoption(parser):
    parser.addoption("--write-pictures", action="store_true", help="take the README's picture anew")


@pytest.fixture(scope="session")
def kit(tmp_path_factory):
    """The folder from which the lessons are served; answers are stored in it."""
    return tmp_path_factory.mktemp("kit")


@pytest.fixture(scope="session")
def address(kit):
    with jupyterlab(kit) as found:
        yield found


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
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
