"""The plain page's server, how the text of a command becomes a call, and packages that are fetched late."""

import http.client
import importlib
import sys
from threading import Thread

import pytest

from whodecides.answers import Store
from whodecides.cli import main
from whodecides.errors import KitError
from whodecides.hosts.late_packages import LatePackages
from whodecides.hosts.server import MOST_BYTES, LocalServer
from whodecides.hosts.tool_preview import ToolPreview
from whodecides.hosts.worker import call_name, read_arguments
from whodecides.tools import CALLS

pytestmark = pytest.mark.any_version


@pytest.fixture
def server():
    with LocalServer("<p>the page</p>", {"message": lambda text: f"heard {text}"}) as found:
        Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        found.shutdown()


def ask(server, name="", method="GET", body=None, token=None, **headers):
    """Return the status and the text of an answer."""
    wire = http.client.HTTPConnection("127.0.0.1", server.port)
    path = f"/{server.token if token is None else token}/{name}"
    wire.request(method, path, body, {each.replace("_", "-"): value for each, value in headers.items()})
    found = wire.getresponse()
    text = found.read().decode("utf-8")
    wire.close()
    return found.status, text


def test_it_serves_a_page_and_takes_messages(server):
    assert server.address.startswith("http://127.0.0.1:") and server.address.endswith(f"/{server.token}/")
    assert ask(server) == (200, "<p>the page</p>")
    assert ask(server, "message", "POST", "élan".encode()) == (200, "heard élan")
    assert ask(server, "other")[0] == ask(server, "other", "POST", "x")[0] == 404


def test_it_is_open_to_nobody_else(server):
    """A page of the web knows no token; a name that was made to point here, or another port's page, is no host of ours."""
    assert server.server_address[0] == "127.0.0.1" and len(server.token) >= 32
    for wrong in ("", "guessed", server.token[:-1], f"{server.token}x"):
        assert ask(server, token=wrong)[0] == ask(server, "message", "POST", "x", token=wrong)[0] == 404
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1", ""):
        assert ask(server, Host=host)[0] == ask(server, "message", "POST", "x", Host=host)[0] == 404
    assert ask(server, Host=f"localhost:{server.port}")[0] == 200


@pytest.mark.parametrize("length", ["-1", "many", str(MOST_BYTES + 1)])
def test_a_message_of_no_or_of_too_great_a_length_is_refused(server, length):
    assert ask(server, "message", "POST", Content_Length=length)[0] == 413


def test_a_tool_or_a_call_is_named():
    assert call_name("comparator") == call_name("compare") == "compare"
    assert call_name("compare_instruments") == "compare_instruments"
    with pytest.raises(KitError, match="There is no tool 'timelin'. Did you mean timeline"):
        call_name("timelin")


@pytest.mark.parametrize(
    "name, texts, read",
    [
        ("compare", ["MEX+DEU?evaluation=1"], (["MEX+DEU?evaluation=1"], {})),
        ("timeline", ["2021-01-06", "everything=yes", "kind=statement"],
         (["2021-01-06"], {"everything": True, "kind": "statement"})),
        ("rare_values", ["60", "both=3"], ([60], {"both": 3})),
        ("ask", ["06.1"], (["06.1"], {})),
        ("read_around", ["case=data", "more"], (["case=data", "more"], {})),
    ],
)  # fmt: skip
def test_texts_become_the_arguments_of_a_call(name, texts, read):
    assert read_arguments(CALLS[name].function, texts) == read


@pytest.mark.parametrize(
    "command, said",
    [
        (["comparator", "MEX+DEX"], "The case has no jurisdiction 'DEX'. Did you mean"),
        (["compare"], "This call does not fit: write it as compare(state, case=None, after=None)."),
        (["compare", "MEX+DEU", "--language", "de"], "The kit does not speak 'de'."),
        (["compare", "MEX+DEU", "--case", "nowhere"], "There is no case 'nowhere'."),
        (["compare", "MEX+DEU", "--port", "70000"], "--port: '70000' does not fit: name a number from 0 to 65535."),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(capfd, command, said):
    assert main(["show", "--no-browser", *command]) == 2
    told = capfd.readouterr()
    assert told.out == "" and told.err.startswith(said) and told.err.count("\n") == 1


def test_a_version_is_that_of_the_files(tmp_path):
    shown = ToolPreview({}, Store(tmp_path / "answers.json"), [tmp_path])
    (tmp_path / "tool.js").write_text("one")
    first = shown.version()
    for aside in (".tool.js.swp", "__pycache__/tool.cpython.pyc"):
        (tmp_path / aside).parent.mkdir(exist_ok=True)
        (tmp_path / aside).touch()
    assert shown.version() == first
    (tmp_path / "other.js").touch()
    assert shown.version() != first


def test_a_process_that_has_ended_says_nothing(tmp_path):
    store = Store(tmp_path / "answers.json")
    store.choose_language("fr")
    shown = ToolPreview({"name": "timelin", "arguments": [], "case": None}, store, [])
    opened = shown.open()
    assert opened["title"] == "timelin" and opened["error"].startswith("Il n’y a pas d’outil «\xa0timelin\xa0».")
    shown.close()
    assert shown.receive("{}") == "[]"


@pytest.fixture
def late(tmp_path, monkeypatch):
    """What fetches the package `drawn_late`, and how often it was asked to; it fails as long as `line` is cut."""
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    fetched, line = [], ["cut"]

    def fetch():
        fetched.append(1)
        if line:
            raise OSError("no line")
        (tmp_path / "drawn_late.py").write_text("drawn = True")

    sys.meta_path.append(LatePackages(("drawn_late", "never_there"), fetch))
    yield fetched, line
    sys.modules.pop("drawn_late", None)


def test_a_package_is_fetched_by_the_import_that_misses_it(late):
    fetched, line = late
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("of_nobody")
    assert fetched == []
    for _try in range(2):
        with pytest.raises(KitError, match="did not load: try again"):
            importlib.import_module("drawn_late")
    line.clear()
    assert importlib.import_module("drawn_late").drawn and len(fetched) == 3
    with pytest.raises(KitError, match="made without never_there"):
        importlib.import_module("never_there")
    assert len(fetched) == 3
