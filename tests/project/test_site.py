"""The reading site: every link leads somewhere, nothing is fetched, and nobody reads a key in it."""

import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest
from helpers import KIT, ROOT

from whodecides.cli import main
from whodecides.prepare.site import kit_site


class Read(HTMLParser):
    """What a page links to, fetches and names."""

    def __init__(self, text):
        super().__init__()
        self.links, self.fetched, self.ids, self.tags = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if tag == "a" else []
        self.fetched += [attrs[name] for name in ("src", "srcset", "poster") if name in attrs and tag != "a"]
        assert tag != "img" or attrs.get("alt"), attrs


@pytest.fixture(scope="module")
def site():
    return kit_site(KIT)


@pytest.fixture(scope="module")
def read(site):
    return {name: Read(content.decode()) for name, content in site.items() if name.endswith(".html")}


def test_every_link_within_the_site_leads_to_a_page_and_a_place(site, read):
    dead, counted = [], 0
    for name, page in read.items():
        for link in (each for each in page.links if not re.match(r"\w+:", each)):
            path, _, anchor = link.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            counted += 1
            if target not in site or (anchor and anchor not in read[target].ids):
                dead.append((name, link))
    assert dead == [] and counted > 300


def test_a_page_fetches_nothing_and_runs_nothing(site, read):
    for name, page in read.items():
        assert not {"script", "iframe", "link", "object"} & set(page.tags), name
        for each in page.fetched:
            assert each.startswith("data:") or normpath(join(dirname(name), each)) in site, (name, each)
        assert page.tags.count("h1") == 1, name


def test_all_lessons_exercises_documents_of_the_data_and_the_guide_are_there(site):
    wanted = {
        path.relative_to(ROOT).with_suffix(".html").as_posix()
        for pattern in ("notebooks/*.ipynb", "exercises/*.ipynb", "data/january-2021/*.md", "instructor/**/*.md")
        for path in ROOT.glob(pattern)
    }
    assert wanted - set(site) == {"instructor/for-students.html"}
    assert not any("solutions/" in name for name in site)
    asked = kit_site(KIT, lessons=["06"], for_students=True, solutions=True)
    assert [each for each in asked if each.startswith("solutions/")] == ["solutions/06-solution.html"]


def test_solutions_are_words_and_no_links_and_pictures_of_tools_are_in_the_page(site):
    plan = site["instructor/lesson-plan.html"].decode()
    assert "38 min, 19 points" in plan and "solutions/" not in plan
    assert site["exercises/06-exercise.html"].count(b"data:image/svg+xml") >= 4


def test_the_command_writes_it_and_overwrites_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(
        "whodecides.prepare.site.kit_site", lambda *_, **_named: {"index.html": b"page", "a/b.html": b""}
    )
    out = tmp_path / "site"
    assert main(["site", str(out), "--read-only"]) == 0 and "index.html" in capsys.readouterr().out
    assert (out / "index.html").read_bytes() == b"page" and (out / "a/b.html").is_file()
    assert main(["site", str(out), "--read-only"]) == 2 and "name a new folder" in capsys.readouterr().err


def test_pages_for_students_of_a_class_hold_its_lessons_alone_and_lead_from_one_to_the_next(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "site"
    assert main(["site", str(out), "--read-only", "--lessons", "00,03", "--for", "students"]) == 0
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {name[:12] for name in names if name.startswith("notebooks/")} == {"notebooks/00", "notebooks/03"}
    assert {name[:12] for name in names if name.startswith("exercises/")} == {"exercises/03"}
    assert not any(name.startswith("instructor") for name in names)
    pages = {name: (out / name).read_text(encoding="utf-8") for name in names}
    assert not any("For instructors" in page for page in pages.values())
    first, last = (
        pages[next(name for name in names if name.startswith(f"notebooks/{number}"))] for number in ("00", "03")
    )
    assert (
        re.search(r'<strong>Next:</strong> <a href="03-[^"]+">lesson 03</a>', first) and "then open lesson 03" in first
    )
    assert "Next:" not in last
    for name, page in pages.items():
        for link in (each for each in Read(page).links if not re.match(r"\w+:|#", each)):
            assert normpath(join(dirname(name), link.partition("#")[0])) in names, (name, link)
    assert main(["site", str(tmp_path / "none"), "--read-only", "--lessons", "13", "--kit", str(ROOT)]) == 2
    assert "There is no lesson '13'" in capsys.readouterr().err
