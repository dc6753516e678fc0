"""A case small enough to work out by hand: three governments that spoke, one that did not."""

import json
import os
import shutil
from importlib.util import find_spec

import pytest
from fail_on_skip import pytest_sessionfinish as pytest_sessionfinish
from helpers import DATA, read_rows, write_rows

from whodecides.answers import Store, open_store
from whodecides.case import load, read_schema, use_case

# Tests in a browser lie in `browser/` and beside each course, and share one browser. The lowest versions have none.
pytest_plugins = ["browser_fixtures"] if find_spec("playwright") else []

# Alpha condemns twice, Beta condemns once and is concerned once, Gamma supports once, Delta is silent.
# Only Alpha and Beta address the remedy; an opposition voice in Beta supports and must not count.
STATEMENTS = {
    "AAA-01": ("AAA", "AAA-head", "2021-01-07", {"evaluation": "condemns", "remedy": "regional law"}),
    "AAA-02": ("AAA", "AAA-head", "2021-01-14", {"evaluation": "condemns", "remedy": "international agreement"}),
    "BBB-01": ("BBB", "BBB-spokesman", "2021-01-11", {"evaluation": "concerned", "remedy": "regional law"}),
    "BBB-02": ("BBB", "BBB-head", "2021-01-12", {"evaluation": "condemns", "remedy": "not addressed"}),
    "BBB-03": ("BBB", "BBB-rival", "2021-01-12", {"evaluation": "supports", "remedy": "no new rules"}),
    "CCC-01": ("CCC", "CCC-head", "2021-01-10", {"evaluation": "supports", "remedy": "not addressed"}),
}
VARIABLES = ("evaluation", "remedy")
CASE_TOML = """
name = { en = "Tiny", fr = "Minuscule", es = "Diminuto" }
act.day = 2021-01-08
period = { first = 2021-01-06, last = 2021-01-15 }
"""


@pytest.fixture(autouse=True)
def _reset_state():
    """The file of answers that a test opened, the language chosen in it and the case that it named are not the next one's."""
    yield
    open_store.cache_clear()
    use_case("")


def _actor(actor, name, government="true"):
    return {
        "id": actor, "name": name, "kind": "person", "branch": "executive", "jurisdiction": actor[:3],
        "office_en": "Office", "office_fr": "Fonction", "office_es": "Cargo", "office_start": "2020-01-01",
        "office_end": "2022-01-01", "in_government": government, "office_source": "paper",
    }  # fmt: skip


def _source(source, origin):
    return {
        "id": source, "publisher": source.title(), "origin": origin, "title": f"Title of {source}",
        "url": f"https://example.org/{source}", "date": "2021-01-14", "language": "en", "kind": "agency",
        "access": "open",
    }  # fmt: skip


def _statement(statement, place, actor, date):
    return {
        "id": statement, "jurisdiction": place, "actor": actor,
        "speaks_for": "BBB-head" if actor == "BBB-spokesman" else actor, "date": date,
        "date_precision": "day", "channel": "interview",
        "venue": "Radio", "wording": "words of the speaker", "language": "en", "wording_status": "original",
        "gloss_en": "words of the speaker", "gloss_fr": "mots de l'orateur", "gloss_es": "palabras del orador",
        "glossed_by": "whodecides", "context": "More was said.", "about": "permanent suspension",
        "companies": "Twitter", "source_1": "agency", "source_2": "paper", "note": "",
    }  # fmt: skip


os.environ["LANGUAGE"] = "en"  # tests compare what the command says in English, whatever the machine speaks


def pytest_collection_modifyitems(items):
    """Begin with the tests that take longest: else one core waits for the other at the end."""
    seconds = {item: item.get_closest_marker("long").args[0] for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: -seconds.get(item, 0))


@pytest.fixture(scope="session")
def case():
    """The kit's own case."""
    return load(DATA)


@pytest.fixture
def store(tmp_path):
    """A student's file of answers that does not exist yet."""
    return Store(tmp_path / "my-answers.json")


@pytest.fixture
def tiny_folder(tmp_path):
    """A sound case folder that a test may break."""
    folder = tmp_path / "data/tiny"
    folder.mkdir(parents=True)
    schema = read_schema(DATA)
    kept = {"jurisdictions", "actors", "sources", "statements", "searches", "variables", "values", "positions"}
    kept |= {"labels", "instruments", "statuses", "features", "provisions"}
    schema["resources"] = [each for each in schema["resources"] if each["name"] in kept]
    (folder / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "case.toml").write_text(CASE_TOML, encoding="utf-8")
    for table in ("labels", "features"):
        shutil.copy(DATA / f"{table}.csv", folder)
    for table in ("variables", "values"):
        shutil.copy(DATA / f"{table}.csv", folder)
        column = "id" if table == "variables" else "variable"
        write_rows(folder, table, [row for row in read_rows(folder, table) if row[column] in VARIABLES])
    names = {"AAA": "Alpha", "BBB": "Beta", "CCC": "Gamma", "DDD": "Delta"}
    write_rows(folder, "jurisdictions", [
        {"id": code, "kind": "state", "name_en": name, "name_fr": f"{name} fr", "name_es": f"{name} es", "member": "false"}
        for code, name in names.items()
    ])  # fmt: skip
    write_rows(folder, "actors", [
        _actor("AAA-head", "Ana A."), _actor("BBB-head", "Bo B."), _actor("BBB-spokesman", "Ben B."),
        _actor("BBB-rival", "Bea B.", government="false"), _actor("CCC-head", "Cy C."),
    ])  # fmt: skip
    write_rows(folder, "sources", [_source("agency", "News Agency"), _source("paper", "Paper")])
    write_rows(
        folder, "statements", [_statement(i, place, actor, date) for i, (place, actor, date, _) in STATEMENTS.items()]
    )
    write_rows(folder, "searches", [{
        "id": "Q-DDD", "jurisdiction": "DDD", "date": "2026-11-24", "languages": "en", "places": "papers", "terms": "words",
    }])  # fmt: skip
    write_rows(folder, "instruments", [{
        "id": "AAA-act", "jurisdiction": "AAA", "name_en": "Act", "name_fr": "Loi", "name_es": "Ley", "name_original": "Act",
        "kind": "law", "summary_en": "A law.", "summary_fr": "Une loi.", "summary_es": "Una ley.", "source_1": "agency",
        "last_checked": "2021-06-30",
    }])  # fmt: skip
    write_rows(folder, "statuses", [
        {"instrument": "AAA-act", "date": date, "date_precision": "day", "status": status, "source": "paper"}
        for date, status in (("2021-02-01", "proposed"), ("2021-06-01", "adopted"))
    ])  # fmt: skip
    write_rows(folder, "provisions", [
        {"instrument": "AAA-act", "feature": row["id"], "value": "none", "value_fr": "aucun", "value_es": "ninguno", "detail_en": "None.", "detail_fr": "Aucun.",
         "detail_es": "Ninguno.", "source": "agency"} for row in read_rows(folder, "features") if row["for_all"] == "true"
    ])  # fmt: skip
    coded = [
        {"jurisdiction": place, "statement": i, "variable": variable, "value": value, "coder": "adjudicated", "confidence": "high",
         "words": "" if value == "not addressed" else "words of the speaker"}
        for i, (place, _, _, values) in STATEMENTS.items() for variable, value in values.items()
    ]  # fmt: skip
    absent = [
        {"jurisdiction": "DDD", "search": "Q-DDD", "variable": variable, "value": "no statement found",
         "coder": "adjudicated", "confidence": "medium"} for variable in VARIABLES
    ]  # fmt: skip
    write_rows(folder, "positions", coded + absent)
    return folder


@pytest.fixture
def tiny(tiny_folder):
    """The small case, loaded."""
    return load(tiny_folder)
