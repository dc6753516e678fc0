"""`whodecides check` names table, row, column and what to do, in one line each, and changes nothing."""

import json
import shutil
from contextlib import suppress

import pytest
from helpers import ROOT, read_rows, some_in_gate, write_rows

from whodecides.case import check_case, load, read_schema
from whodecides.case.rules import RULES
from whodecides.cli import main
from whodecides.errors import KitError


def check(folder, capsys):
    """Run the command; return its exit code and the lines that it printed."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code = main(["check", str(folder)])
    assert before == {path: path.read_bytes() for path in folder.iterdir()}
    printed = capsys.readouterr()
    return code, (printed.out + printed.err).strip().splitlines()


def change(folder, table, number, **cells):
    """Change cells in one row of a table (0 is the first row of data)."""
    rows = read_rows(folder, table)
    rows[number] |= cells
    write_rows(folder, table, rows)


def test_a_sound_case_passes(tiny_folder, capsys):
    code, (said, opened, *_rest) = check(tiny_folder, capsys)
    assert (code, said) == (0, "All checks passed.") and "compare" in opened


def drop_column(folder):
    path = folder / "sources.csv"
    path.write_text("\n".join(",".join(line.split(",")[1:]) for line in path.read_text().splitlines()) + "\n")


def duplicate(folder):
    rows = read_rows(folder, "statements")
    write_rows(folder, "statements", [*rows, rows[0]])


def forget(folder, table):
    """Take a table out of the case, as somebody who has not thought of it yet."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"] = [each for each in package["resources"] if each["name"] != table]
    path.write_text(json.dumps(package), encoding="utf-8")


def other_encoding(folder):
    change(folder, "jurisdictions", 1, name_es="México")
    path = folder / "jurisdictions.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))


BROKEN = {
    "missing column": (drop_column, "sources.csv, row 1, column id: this column is missing; add it"),
    "unknown code": (
        lambda f: change(f, "statements", 0, channel="speach"),
        "statements.csv, row 2, column channel: 'speach' is not a known value. Did you mean speech",
    ),
    "unknown precision of a date": (
        lambda f: change(f, "statements", 0, date_precision="infered"),
        "statements.csv, row 2, column date_precision: 'infered' is not a known value. Did you mean inferred",
    ),
    "a day where only the month is known": (
        lambda f: change(f, "statements", 0, date_precision="month"),
        "statements.csv, row 2, column date: only the month is known; write its first day.",
    ),
    "unknown value of a variable": (
        lambda f: change(f, "positions", 0, value="condemn"),
        "positions.csv, row 2, column value: 'condemn' is not in values.csv. Did you mean condemns",
    ),
    "dangling reference": (
        lambda f: change(f, "statements", 2, actor="BBB-spokesmen"),
        "statements.csv, row 4, column actor: 'BBB-spokesmen' is not in actors.csv. Did you mean BBB-spokesman",
    ),
    "impossible date": (
        lambda f: change(f, "statements", 1, date="2021-13-40"),
        "statements.csv, row 3, column date: '2021-13-40' is not a date; write a day that exists as YYYY-MM-DD.",
    ),
    "long quotation": (
        lambda f: change(f, "statements", 1, wording="word " * 40, gloss_en="word " * 40),
        "statements.csv, row 3, column wording: 40 words; shorten it to 25 at most.",
    ),
    "duplicated id": (duplicate, "statements.csv, row 8, column id: this row has the same key as an earlier row"),
    "empty file": (
        lambda f: (f / "searches.csv").write_text(""),
        "searches.csv: the file is empty; give it a first row",
    ),
    "missing file": (lambda f: (f / "searches.csv").unlink(), "searches.csv: the file is missing; add it"),
    "missing table": (
        lambda f: forget(f, "features"),
        "provisions.csv, column feature: it names rows of features.csv, which this case has not; add that table, and name it",
    ),
    "other encoding": (other_encoding, "jurisdictions.csv, row 3: the file is not UTF-8; save it again"),
    "byte order mark": (
        lambda f: (f / "sources.csv").write_text((f / "sources.csv").read_text(), encoding="utf-8-sig"),
        "sources.csv, row 1: the file starts with a byte order mark",
    ),
    "column too many": (
        lambda f: (f / "searches.csv").write_text((f / "searches.csv").read_text().replace("note\n", "note,more\n", 1)),
        "searches.csv, row 1, column more: this column is not in the schema; remove it",
    ),
    "wrong form": (
        lambda f: change(f, "sources", 0, url="example.org"),
        "sources.csv, row 2, column url: 'example.org' does not have the form https?://.+",
    ),
    "empty cell": (
        lambda f: change(f, "statements", 0, gloss_fr=""),
        "statements.csv, row 2, column gloss_fr: the cell is empty",
    ),
    "not a boolean": (
        lambda f: change(f, "actors", 0, in_government="yes"),
        "actors.csv, row 2, column in_government: 'yes' is not a boolean",
    ),
    "outside the office": (
        lambda f: change(f, "statements", 0, date="2019-12-31"),
        "statements.csv, row 2, column date: 2019-12-31 lies outside the time in office of AAA-head",
    ),
    "wrong jurisdiction": (
        lambda f: change(f, "statements", 0, jurisdiction="BBB"),
        "statements.csv, row 2, column jurisdiction: differs from that of AAA-head",
    ),
    "id of another place": (
        lambda f: rename(f, "AAA-01", "BBB-09"),
        "statements.csv, row 2, column id: should start with AAA",
    ),
    "gloss differs": (
        lambda f: change(f, "statements", 0, gloss_en="other words"),
        "statements.csv, row 2, column gloss_en: differs from the wording in the same language",
    ),
    "the same source twice": (
        lambda f: change(f, "statements", 0, source_2="agency"),
        "statements.csv, row 2, column source_2: is the first source again",
    ),
    "history out of order": (
        lambda f: change(f, "statuses", 1, date="2021-01-01"),
        "statuses.csv, row 3, column date: comes before the row above for AAA-act",
    ),
    "no history": (
        lambda f: write_rows(f, "statuses", []),
        "instruments.csv, row 2, column id: 'AAA-act' has no status",
    ),
    "feature left out": (
        lambda f: write_rows(f, "provisions", read_rows(f, "provisions")[1:]),
        "instruments.csv, row 2, column id: 'AAA-act' has no row on removal deadline",
    ),
    "provision without source": (
        lambda f: change(f, "provisions", 0, value="24 hours", source=""),
        "provisions.csv, row 2, column source: '24 hours' has no source; name it or write not established.",
    ),
    "checked before the last step": (
        lambda f: change(f, "instruments", 0, last_checked="2021-05-31"),
        "instruments.csv, row 2, column last_checked: comes before the last status of AAA-act, 2021-06-01",
    ),
    "never checked": (
        lambda f: change(f, "instruments", 0, last_checked=""),
        "instruments.csv, row 2, column last_checked: the cell is empty; fill it in.",
    ),
    "an injunction against nobody": (
        lambda f: change(f, "statuses", 1, status="enjoined"),
        "statuses.csv, row 3, column note: an injunction binds somebody; say whom.",
    ),
    "a feature that begins twice": (
        lambda f: write_rows(
            f, "provisions", [*read_rows(f, "provisions"), read_rows(f, "provisions")[0] | {"value": "one"}]
        ),
        "provisions.csv, row 8, column instrument, feature, since: this row has the same key as an earlier row",
    ),
    "a feature without a beginning": (
        lambda f: change(f, "provisions", 0, since="2021-06-01"),
        "provisions.csv, row 2, column since: one row of AAA-act on removal deadline holds from the beginning",
    ),
    "a feature that changes on no day of the history": (
        lambda f: write_rows(
            f, "provisions", [*read_rows(f, "provisions"), read_rows(f, "provisions")[0] | {"since": "2021-06-02"}]
        ),
        "provisions.csv, row 8, column since: 2021-06-02 is no step of AAA-act",
    ),
    "unused source": (
        lambda f: write_rows(
            f,
            "sources",
            [*read_rows(f, "sources"), read_rows(f, "sources")[0] | {"id": "idle", "url": "https://example.org/i"}],
        ),
        "sources.csv, row 4, column id: 'idle' is used nowhere",
    ),
    "office without source": (
        lambda f: change(f, "actors", 0, office_source=""),
        "actors.csv, row 2, column office_source: the dates have no source",
    ),
    "position on nothing": (
        lambda f: change(f, "positions", 0, statement=""),
        "positions.csv, row 2, column statement: name either a statement or a search.",
    ),
    "silence with a statement": (
        lambda f: change(f, "positions", 0, value="no statement found"),
        "positions.csv, row 2, column value: 'no statement found' goes with a search",
    ),
    "position of another": (
        lambda f: change(f, "positions", 0, jurisdiction="BBB"),
        "positions.csv, row 2, column jurisdiction: the evidence is about AAA",
    ),
    "not coded": (
        lambda f: write_rows(f, "positions", read_rows(f, "positions")[1:]),
        "statements.csv, row 2, column id: 'AAA-01' has no adjudicated value for evaluation",
    ),
    "overruled without a word": (
        lambda f: overrule(f),
        "positions.csv, row 2, column note: no coder gave this value; say why it stands.",
    ),
    "a value that rests on no words": (
        lambda f: change(f, "positions", 0, words=""),
        "positions.csv, row 2, column words: copy the words that carry the value, or write 'inferred' and from what",
    ),
    "inferred from nothing": (
        lambda f: change(f, "positions", 0, words="inferred"),
        "positions.csv, row 2, column words: copy the words that carry the value, or write 'inferred' and from what",
    ),
    "words that nobody said": (
        lambda f: change(f, "positions", 0, words="words of the speaker … of another"),
        "positions.csv, row 2, column words: 'of another' is not in AAA-01; copy it from there.",
    ),
    "words for silence": (
        lambda f: change(f, "positions", 0, value="not addressed"),
        "positions.csv, row 2, column words: no words can carry this value; leave it empty.",
    ),
    "a doubt that nobody read again": (
        lambda f: doubt(f),
        "positions.csv, row 2, column confidence: coder E is to read this again, as case.toml asks; add the value.",
    ),
    "a second search of a speaker": (
        lambda f: second_search(f),
        "searches.csv, row 3, column jurisdiction: a government statement of AAA is recorded; remove the search.",
    ),
    "membership without source": (
        lambda f: change(f, "jurisdictions", 0, member="true"),
        "jurisdictions.csv, row 2, column source: its membership of the group of states has no source",
    ),
}


def rename(folder, old, new):
    for table in ("statements", "positions"):
        column = "id" if table == "statements" else "statement"
        write_rows(folder, table, [r | {column: new} if r[column] == old else r for r in read_rows(folder, table)])


def overrule(folder):
    positions = read_rows(folder, "positions")
    coded = [positions[0] | {"coder": coder, "value": "concerned"} for coder in "AB"]
    write_rows(folder, "positions", [*positions, *coded])


def doubt(folder):
    path = folder / "case.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[read_for_words]\ncoders = [["E"]]\n', encoding="utf-8")
    change(folder, "positions", 0, confidence="low")


def second_search(folder):
    searches, positions = read_rows(folder, "searches"), read_rows(folder, "positions")
    write_rows(folder, "searches", [*searches, searches[0] | {"id": "Q-AAA", "jurisdiction": "AAA"}])
    more = [row | {"jurisdiction": "AAA", "search": "Q-AAA"} for row in positions if row["search"]]
    write_rows(folder, "positions", [*positions, *more])


@pytest.mark.parametrize("name", some_in_gate(BROKEN))
def test_broken_input_gets_one_clear_line(name, tiny_folder, capsys):
    damage, expected = BROKEN[name]
    damage(tiny_folder)
    code, lines = check(tiny_folder, capsys)
    assert code == 1
    assert any(line.startswith(expected) for line in lines), lines
    assert all(len(line) < 400 for line in lines)


def test_every_rule_has_a_broken_case(tiny_folder, tmp_path):
    """Each rule of the kit speaks in one of the cases above, or is tried by name in a test of its tables."""
    spoken = set()
    for number, (damage, _expected) in enumerate(BROKEN.values()):
        folder = tmp_path / f"copy-{number}"
        shutil.copytree(tiny_folder, folder)
        damage(folder)
        # Some damage keeps a case from being loaded at all, or a rule from being asked; that is checked before rules.
        with suppress(KitError, KeyError, TypeError, ValueError):
            case = load(folder)
            for rule in RULES:
                spoken |= {rule.__name__ for _ in rule(case)}
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [rule.__name__ for rule in RULES if rule.__name__ not in spoken and rule.__name__ not in tests] == []


def test_a_folder_without_a_case_is_refused(tmp_path, capsys):
    code, lines = check(tmp_path, capsys)
    assert code == 2 and "datapackage.json is missing: choose a folder that holds a case" in lines[0]


def test_a_broken_schema_is_refused(tiny_folder, capsys):
    (tiny_folder / "datapackage.json").write_text("{")
    code, lines = check(tiny_folder, capsys)
    assert code == 2 and "is not valid JSON" in lines[0]


def test_a_case_names_the_schemas_of_its_tables_and_lists_values_of_its_own(tiny_folder):
    whole = read_schema(tiny_folder)
    place = next(number for number, each in enumerate(whole["resources"]) if each["name"] == "statements")
    shared = whole["resources"][place]["schema"] | {"title": "Words", "description": "A row is words."}
    (tiny_folder.parent / "schema").mkdir()
    path = tiny_folder.parent / "schema/statements.json"
    path.write_text(json.dumps(shared), encoding="utf-8")
    named = {"name": "statements", "path": "statements.csv", "encoding": "utf-8", "schema": "../schema/statements.json"}

    def described(**own):
        resources = [*whole["resources"][:place], named | own, *whole["resources"][place + 1 :]]
        (tiny_folder / "datapackage.json").write_text(json.dumps(whole | {"resources": resources}), encoding="utf-8")
        return read_schema(tiny_folder)["resources"][place]

    found = described(vocabularies={"about": ["one", "other"]})
    assert (found["description"], load(tiny_folder).vocabulary("statements", "about")) == (
        "A row is words.",
        ("one", "other"),
    )
    assert {each.column for each in check_case(tiny_folder)} == {"about"}, "the values of this case hold, and no others"
    described(vocabularies={"about": ["permanent suspension"]})
    assert {(each.table, each.column) for each in check_case(tiny_folder)} == {("labels", "value")}, "they have labels"
    labels = read_rows(tiny_folder, "labels")
    kept = [each for each in labels if each["column"] != "statements.about" or each["value"] == "permanent suspension"]
    write_rows(tiny_folder, "labels", kept)
    assert check_case(tiny_folder) == []
    with pytest.raises(KitError, match="lists values for 'abuot', a column that is not in statements"):
        described(vocabularies={"abuot": ["one"]})
    path.write_text("{", encoding="utf-8")
    with pytest.raises(KitError, match="statements.json is not valid JSON"):
        described()
    path.unlink()
    with pytest.raises(KitError, match="statements.json is missing: restore it from the kit"):
        described()
