"""The whole way of a class whose questions are mended in mid-term: released, answered, mended, answered, graded."""

import csv
import json
import shutil
import zipfile

import pytest
from helpers import ROOT, zip_bytes

from whodecides.build import course_builder
from whodecides.build.course_builder import lesson_sources, make_course
from whodecides.build.revisions import REVISIONS, read_revisions
from whodecides.case import case_paths
from whodecides.cli import main

COPIED = "course data exercises instructor jupyter notebooks requirements src".split()
LESSON = "06-comparing-national-positions"
MENDED = (  # in tasks.toml: what stood there, what stands there now
    ("How many government statements in the whole data set condemn the suspension?",
     "How many government statements in the whole data set are concerned about the suspension?"),
    ('answer = { count = "government statements", where = { evaluation = "condemns" } }',
     'answer = { count = "government statements", where = { evaluation = "concerned" } }'),
    ("How many statements of Mexico's government condemn the suspension?",
     "How many statements of Mexico's government are concerned about the suspension?"),
    ('of = "MEX", where = { evaluation = "condemns" } }', 'of = "MEX", where = { evaluation = "concerned" } }'),
)  # fmt: skip
ASKED = ("E06.2", "E06.4", "E06.7")


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A copy of the kit, in which nothing is executed when a lesson is made."""
    root = tmp_path / "kit"
    for folder in COPIED:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (each for each in ROOT.iterdir() if each.is_file() and not each.name.startswith(".")):
        shutil.copy(path, root)
    (root / "solutions").mkdir()
    monkeypatch.setattr(course_builder, "execute", lambda notebook, folder: notebook)
    monkeypatch.chdir(root)
    make_course(case_paths(root), ["06"], report=lambda line: None)
    return root


def inside(path, name):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(name))


def right_answers(rows):
    """{task: {variant: (revision, right answer)}}, read off a file of keys as JSON."""
    found = {}
    for row in (each for each in rows if each["id"] in ASKED):
        for each in [{**row, **variant} for variant in row.get("variants", [{}])]:
            ordered = sorted(each.get("items", []), key=lambda item: item["place"])
            answer = [item["id"] for item in ordered] if ordered else f"{each['answer']:g}"
            found.setdefault(row["id"], {})[each.get("variant", "")] = (each["revision"], answer)
    return found


def handed_in(bundle, known, who, turn):
    """What a student hands in who has the bundle and answers all rightly, with the variant of their turn."""
    records = {}
    for row in inside(bundle, f"whodecides/exercises/tasks/{LESSON}.json"):
        if row["id"] in ASKED:
            assert not {"answer", "right", "cells"} & row.keys()
            shown = {**row, **row.get("variants", [{}])[turn % len(row.get("variants", [{}]))]}
            revision, answer = known[row["id"]][shown.get("variant", "")]
            assert revision == shown["revision"], "what a student's form stores is the number that the key has"
            record = {"answer": answer, "tries": 1, "at": f"2026-10-01T08:{turn:02}:00+00:00", "class": "autumn"}
            records[row["id"]] = record | {
                "variant": shown.get("variant", ""),
                "revision": revision,
                "data": "0.1.0+00000000",
            }
    kept = {"format": "whodecides-answers", "version": 3, "language": "en", "pseudonym": who, "draw": "", "data": ""}
    return json.dumps(kept | {"answers": records})


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def mend(root):
    path = root / f"course/january-2021/{LESSON}/tasks.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in MENDED:
        assert text.count(old) >= 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.mark.exhaustive  # which key an older answer is marked by is tried in the gate answer by answer
def test_whoever_answered_before_a_question_was_mended_loses_and_gains_nothing(kit, tmp_path, capsys):
    assert main(["release", "--lessons", "06", "--name", "autumn", "--out", str(tmp_path / "first.zip")]) == 0
    said = capsys.readouterr().out
    keys = tmp_path / "first-keys.zip"
    assert f"{keys} is for you alone: keep it." in said and f"grade --older-kit {keys}" in said
    before = right_answers(inside(keys, f"course/january-2021/keys/{LESSON}.json"))
    files = {f"early {n}/my-answers.json": handed_in(tmp_path / "first.zip", before, f"early {n}", n) for n in range(6)}
    mend(kit)
    make_course(case_paths(kit), ["06"], report=lambda line: None)
    shutil.copy(tmp_path / "first.zip", tmp_path / "before.zip")
    assert main(["release", "--lessons", "06", "--name", "autumn", "--out", str(tmp_path / "first.zip")]) == 0
    assert main(["release", "--lessons", "06", "--name", "autumn", "--out", str(tmp_path / "first.zip")]) == 0
    shutil.move(tmp_path / "first.zip", tmp_path / "second.zip")
    assert sorted(path.name for path in tmp_path.glob("*-keys*")) == ["first-keys-2.zip", "first-keys.zip"]
    assert right_answers(inside(keys, f"course/january-2021/keys/{LESSON}.json")) == before, (
        "the keys of the first bundle stay"
    )
    now = right_answers(json.loads((kit / f"course/january-2021/keys/{LESSON}.json").read_text(encoding="utf-8")))
    moved = {task: {each for each in now[task] if now[task][each][0] == before[task][each][0] + 1} for task in ASKED}
    assert moved == {"E06.2": {"mexico"}, "E06.4": set(), "E06.7": {""}}
    assert all(now[task][each][1] != before[task][each][1] for task in moved for each in moved[task])
    files |= {f"late {n}/my-answers.json": handed_in(tmp_path / "second.zip", now, f"late {n}", n) for n in range(6)}
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    capsys.readouterr()
    grading = ["grade", str(tmp_path / "class.zip"), "--lessons", "06"]
    assert main([*grading, "--out", str(tmp_path / "without")]) == 1, "people have to look"
    said = capsys.readouterr().out
    assert "left to a person, for no key at hand fits: E06.2 (2), E06.7 (6)." in said and "Not ready" in said
    waiting = {(row["student"], row["task"]): row for row in table(tmp_path / "without/needs-a-person.csv")}
    assert {task for _who, task in waiting} == {"E06.2", "E06.7"} and all(who.startswith("early") for who, _ in waiting)
    told = waiting["early 0", "E06.7"]["what to do"]
    assert (
        f"revision {before['E06.7'][''][0]} was answered (data 0.1.0+00000000), and today's is {now['E06.7'][''][0]}"
        in told
    )
    full = {"E06.2": "1", "E06.4": "2", "E06.7": "1"}
    for row in table(tmp_path / "without/grades.csv"):
        assert {task: row[task] for task in ASKED} == {
            task: "0" if (row["student"], task) in waiting else full[task] for task in ASKED
        }
    assert main([*grading, "--older-kit", str(keys), "--out", str(tmp_path / "with")]) == 0
    said = capsys.readouterr().out
    assert "Marked by the keys of older kits, as the question has changed since: E06.2 (2), E06.7 (6)." in said
    assert "Nothing is left for a person." in said
    assert all({task: row[task] for task in ASKED} == full for row in table(tmp_path / "with/grades.csv"))
    page = next((tmp_path / "with/feedback").glob("*early-0*")).read_text(encoding="utf-8")
    assert "The question has changed since; your answer is marked by the one that you saw." in page
    assert "How many government statements in the whole data set condemn the suspension?" in page


def test_nothing_computed_from_a_key_reaches_students(kit, tmp_path):
    assert main(["release", "--name", "autumn", "--out", str(tmp_path / "class.zip")]) == 0
    kept = read_revisions(case_paths(kit))
    digests = {known for variants in kept.values() for _, known in variants.values() if known}
    assert len(digests) > 100
    with zipfile.ZipFile(tmp_path / "class.zip") as archive:
        names = archive.namelist()
        everything = "\n".join(archive.read(name).decode("utf-8", "replace") for name in names)
    assert not [name for name in names if "revisions.json" in name or "keys.zip" in name]
    assert not [each for each in digests if each in everything]
    assert (kit / case_paths(kit).course / REVISIONS).is_file() and lesson_sources(case_paths(kit))


KEYS = json.dumps([{"id": "E06.1", "kind": "number", "minutes": 1, "question": "?", "answer": 3, "revision": 1}])
LESSONS_KEYS = KEYS.replace("E06.1", "06.1")
NAME = "course/january-2021/keys/06-more.json"


@pytest.mark.parametrize(("content", "said"), [
    (None, "There is no '"), (b"", "cannot be read as a kit"), (b"no archive", "cannot be read as a kit"),
    ({"whodecides/course/january-2021/keys/06-more.json": LESSONS_KEYS, "whodecides/exercises/tasks/06-more.json": KEYS},
     "holds no keys of exercises, as nothing does that students are given"),
    ({"x": "y"}, "holds no keys of exercises"), ({"a/b/course/january-2021/keys/06-more.json": KEYS}, "holds no keys of exercises"),
    ({NAME: KEYS.replace(', "revision": 1', "")}, "is a kit from before questions had numbers"),
    ({NAME: KEYS[:-3]}, "are damaged"), ({NAME: "3"}, "are damaged"), ({NAME: "[[1]]"}, "are damaged"), ({NAME: "[" * 99_999}, "are damaged"),
    ({NAME: KEYS.replace('"?"', '"?", "options": [{"x": 1}]')}, "are damaged"), ({NAME: b"\xff\xfe"}, "cannot be read as a kit"),
    ({NAME: KEYS.replace('"number"', '"riddle"')}, "are damaged"),
])  # fmt: skip
def test_what_holds_no_older_keys_is_told_in_a_sentence(tmp_path, monkeypatch, capsys, content, said):
    monkeypatch.chdir(ROOT)
    (tmp_path / "in").mkdir()
    path = tmp_path / "older.zip"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else zip_bytes(content))
    assert main(["grade", str(tmp_path / "in"), "--older-kit", str(path), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1 and said in told[0] and not (tmp_path / "out").exists()
