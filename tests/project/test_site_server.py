"""The pages served to a room: only the files of the site, packed where that helps, and their address as a code."""

import threading
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from whodecides.cli import main
from whodecides.errors import KitError
from whodecides.hosts.site_server import SiteServer
from whodecides.prepare.site import address_page

FILES = {"index.html": b"<h1>lessons</h1>" * 50, "files/a.0.zip": b"PK" * 50, "files/p.0.wasm": b"0" * 5000}


@pytest.fixture
def server():
    with SiteServer(FILES, "127.0.0.1") as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def fetched(server, path, **headers):
    return urlopen(Request(f"http://127.0.0.1:{server.port}/{path}", headers=headers))


@pytest.mark.parametrize(("path", "kind"), [
    ("", "text/html"), ("index.html", "text/html"), ("files/a.0.zip", "application/zip"), ("files/p.0.wasm", "application/wasm"),
])  # fmt: skip
def test_each_file_is_served_with_its_kind(server, path, kind):
    with fetched(server, path) as reply:
        assert reply.headers["Content-Type"] == kind
        assert reply.read() == FILES[path or "index.html"]


@pytest.mark.parametrize(("path", "packed"), [("index.html", True), ("files/p.0.wasm", True), ("files/a.0.zip", False)])
def test_what_shrinks_travels_packed(server, path, packed):
    with fetched(server, path, **{"Accept-Encoding": "gzip"}) as reply:
        assert (reply.headers["Content-Encoding"] == "gzip") is packed
        assert (len(reply.read()) < len(FILES[path])) is packed


def test_a_browser_keeps_what_is_named_by_its_content_and_asks_again_for_the_rest(server):
    with fetched(server, "files/a.0.zip") as reply:
        assert "immutable" in reply.headers["Cache-Control"]
    with fetched(server, "index.html") as reply:
        assert reply.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["../pyproject.toml", "%2e%2e/pyproject.toml", "files/", "nothing.html", "/etc/hosts"])
def test_nothing_but_the_site_can_be_asked_for(server, path):
    with pytest.raises(HTTPError, match="404"):
        fetched(server, path)


def test_the_page_for_the_wall_shows_the_address_and_its_code():
    page = address_page("http://192.0.2.7:8765/", "fr")
    assert page.count("http://192.0.2.7:8765/") == 2 and "<svg" in page and "téléphone" in page


def test_pages_that_are_made_already_are_served_as_they_are(tmp_path, monkeypatch, capsys):
    served = []
    monkeypatch.setattr("whodecides.cli.preparation_commands._serve", lambda files, port: served.append(files))
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert main(["site", "--serve", str(tmp_path)]) == 0 and served == [FILES]
    assert main(["site", "--serve", str(tmp_path / "files")]) != 0
    assert "There are no pages in files" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["pages", "--serve"]])
def test_a_folder_or_a_room_is_asked_for_never_both(arguments, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["site", *arguments]) != 0
    assert "Name a new folder for the pages, or write --serve" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(server):
    from whodecides.cli.preparation_commands import _serve

    with pytest.raises(KitError, match=f"Port {server.port} is taken"):
        _serve(dict(FILES), server.port)
