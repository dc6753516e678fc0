"""Hostile and broken submissions: each gets a verdict of its own, all others are graded, nothing is written elsewhere."""

import csv
import io
import json
import os
import shutil
import struct
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from class_tasks import CODES, KNOWN, TASKS
from helpers import ROOT, some_in_gate

from whodecides.answers import all_variants, check_answer, input_parsing, prose
from whodecides.answers.file_format import VERSION
from whodecides.classroom import grade_class, read_answers, read_judgements, read_roster, right_answer, write_report
from whodecides.classroom.submissions import MOST_BYTES
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version

AT = "2026-10-01T08:00:00.000+00:00"
SHOWN = {task.id: {"variant": all_variants(task)[0].variant, "class": "autumn"} for task in TASKS}
GOOD = {task.id: {"answer": right_answer(task), "tries": 1, "at": AT} | SHOWN[task.id] for task in TASKS}


def file_of(answers=GOOD, **more):
    kept = {
        "format": "whodecides-answers",
        "version": VERSION,
        "language": "en",
        "pseudonym": "",
        "draw": "",
        "data": "0.1.0",
        "answers": answers,
    }
    return json.dumps(kept | more)


def answered(task, answer, **more):
    return file_of({**GOOD, task: {"answer": answer, "tries": 1, "at": AT, **SHOWN[task], **more}})


def notebook(source, **more):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more)


def archive_of(files):
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return page.getvalue()


FULL = 5  # points of a perfect file, before a person judges the fourth task
UNREAD = "graded; what it holds for E06.1 cannot be read: have a look"  # a person is told, and the rest is graded
OLD = {task: {"answer": each["answer"], "tries": 1, "at": AT} for task, each in GOOD.items()}
CODE = 'answer_1 = "a"\nask("E06.1", answer_1)\n'

# name: (content, the verdict, points or None where it is not graded)
CONTENTS = {
    "nothing at all": (b"", "an empty file", None),
    "only spaces": (b" \n\t ", "an empty file", None),
    "truncated": (file_of()[:-40], "broken off or damaged", None),
    "truncated in a word": (file_of()[:25], "broken off or damaged", None),
    "two files in one": (file_of() * 2, "broken off or damaged", None),
    "a comma too many": (file_of()[:-1] + ",}", "broken off or damaged", None),
    "single quotes": (file_of().replace('"', "'"), "broken off or damaged", None),
    "deep nesting": ('{"a":' * 200_000 + "1" + "}" * 200_000, "nested too deeply", None),
    "deep nesting in an answer": (file_of().replace('"a"', "[" * 150_000 + "]" * 150_000, 1), "nested too deeply", None),
    "a number without end": (file_of().replace('"tries": 1', '"tries": ' + "9" * 5000, 1), "broken off or damaged", None),
    "UTF-16": (file_of().encode("utf-16"), "saved as UTF-16", None),
    "UTF-16, other order": (b"\xfe\xff" + file_of().encode("utf-16-be"), "saved as UTF-16", None),
    "Latin-1": (answered("E06.4", "é").replace("\\u00e9", "é").encode("latin-1"), "not saved as UTF-8", None),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + file_of().encode(), "graded", FULL),
    "bytes without sense": (bytes(range(128, 256)) * 4, "not saved as UTF-8", None),
    "zeros": (b"\0" * 5000, "not a file of answers", None),
    "a PDF": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "a PDF", None),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\xff", "a picture", None),
    "a Word document": (archive_of({"word/document.xml": "<w/>"}), "not a file of answers", None),
    "plain text": (b"I could not open the file, sorry.", "not a file of answers", None),
    "a web page": (b"<html><script>alert(1)</script></html>", "not a file of answers", None),
    "a list": (b"[]", "not a file of answers", None),
    "a number": (b"7", "not a file of answers", None),
    "an empty object": (b"{}", "does not hold answers", None),
    "another format": (file_of(format="grades"), "does not hold answers", None),
    "answers as a list": (file_of(answers=[]), "does not hold answers", None),
    "answers as text": (file_of(answers="all right"), "does not hold answers", None),
    "a record as text": (file_of({**GOOD, "E06.1": "a"}), UNREAD, FULL - 2),
    "a record without an answer": (file_of({**GOOD, "E06.1": {"tries": 1, "at": AT}}), UNREAD, FULL - 2),
    "a record without a time": (file_of({**GOOD, "E06.1": {"answer": "a", "tries": 1}}), UNREAD, FULL - 2),
    "a time as number": (file_of({**GOOD, "E06.1": {"answer": "a", "tries": 1, "at": 7}}), UNREAD, FULL - 2),
    "tries as text": (file_of({**GOOD, "E06.1": {"answer": "a", "tries": "one", "at": AT}}), UNREAD, FULL - 2),
    "tries as truth": (file_of({**GOOD, "E06.1": {"answer": "a", "tries": True, "at": AT}}), UNREAD, FULL - 2),
    "records as text, many": (file_of({**GOOD, **{f"E00.{n:02}": "a" for n in range(100)}}), f"graded; what it holds for {', '.join(f'E00.{n:02}' for n in range(10))} … cannot be read", FULL),
    "NaN": (file_of().replace('"tries": 1', '"tries": NaN', 1), UNREAD, FULL - 2),
    "NaN as answer": (answered("E06.2", float("nan")), UNREAD.replace("E06.1", "E06.2"), FULL - 1),
    "infinity as answer": (answered("E06.2", float("inf")), UNREAD.replace("E06.1", "E06.2"), FULL - 1),
    "no version": (file_of(version=None), "does not hold answers", None),
    "a version of nonsense": (file_of(version="two"), "does not hold answers", None),
    "an earlier kit": (json.dumps({"format": "whodecides-answers", "version": 1, "language": "en", "answers": OLD}), "graded", FULL - 2),
    "a variant that the key does not know": (answered("E06.1", "a", variant="three"), "graded", FULL - 2),
    "a variant as number": (answered("E06.1", "a", variant=0), "graded", FULL - 2),
    "a variant of a task without any": (answered("E06.2", "3", variant="one"), "graded", FULL - 1),
    "a class as list": (answered("E06.1", "a", **{"class": ["autumn"]}), "graded", FULL),
    "earlier answers of nonsense": (answered("E06.1", "a", earlier=[1, None, {"answer": "b"}]), "graded", FULL),
    "what cannot be read, as text": (file_of(unread="all"), "graded", FULL),
    "a draw of nonsense": (file_of(draw=[7]), "graded", FULL),
    "a newer kit": (file_of(version=99), "a newer version", None),
    "a language of nonsense": (file_of(language="xx"), "graded", FULL),
    "a language in megabytes": (file_of(language="x" * 4_000_000), "graded", FULL),
    "a language as list": (file_of(language=["en"]), "graded", FULL),
    "a pseudonym as object": (file_of(pseudonym={"name": "x"}), "graded", FULL),
    "a pseudonym as formula": (file_of(pseudonym='=HYPERLINK("http://x","y")'), "graded", FULL),
    "a pseudonym with script": (file_of(pseudonym="<script>alert(1)</script>"), "graded", FULL),
    "forged scores": (file_of(points=100, score=100, grade="A", marks={"E06.1": 100}), "graded", FULL),
    "forged scores in a record": (answered("E06.1", "b", points=100, right=True, score=1), "graded", FULL - 2),
    "a task that does not exist": (file_of({**GOOD, "E99.9": {"answer": "a", "tries": 1, "at": AT}}), "graded", FULL),
    "a task named by a path": (file_of({**GOOD, "../../x": {"answer": "a", "tries": 1, "at": AT}}), "graded", FULL),
    "numbers as text": (answered("E06.2", "3"), "graded", FULL),
    "a number in words": (answered("E06.2", "three"), "graded", FULL - 1),
    "a number as truth": (answered("E06.2", True), "graded", FULL - 1),
    "a number as list": (answered("E06.2", [3]), "graded", FULL - 1),
    "a very long number": (answered("E06.2", "3." + "0" * 100_000), "graded", FULL - 1),
    "NaN as text": (answered("E06.2", "nan"), "graded", FULL - 1),
    "infinity as text": (answered("E06.2", "1e999"), "graded", FULL - 1),
    "a choice as object": (answered("E06.1", {"id": "a"}), "graded", FULL - 2),
    "a choice as null": (answered("E06.1", None), "graded", FULL - 2),
    "all options at once": (answered("E06.1", "a b"), "graded", FULL - 2),
    "an order of objects": (answered("E06.3", [{"x": 1}, ["y"]]), "graded", FULL - 2),
    "an order with doubles": (answered("E06.3", ["x", "x", "y"]), "graded", FULL - 2),
    "an order as text": (answered("E06.3", "xy"), "graded", FULL - 2),
    "a formula in a text": (answered("E06.4", "=cmd|' /C calc'!A0 AAA-01 says it"), "graded", FULL),
    "script in a text": (answered("E06.4", "<script>document.title='hit'</script> AAA-01 <img src=x onerror=alert(1)> x"), "graded", FULL),
    "a megabyte of text": (answered("E06.4", "AAA-01 " * 150_000), "graded", FULL),
    "control characters": (answered("E06.4", "AAA-01 says \x00\x1b[31m it \u202e here"), "graded", FULL),
    "a text as number": (answered("E06.4", 5), "graded", FULL),
    "ten thousand answers": (file_of({**GOOD, **{f"x{n}": OLD["E06.1"] for n in range(10_000)}}), "graded", FULL),
    "the same key twice": (file_of().replace('{"E06.1"', '{"E06.1": {"answer": "b", "tries": 1, "at": "x"}, "E06.1"', 1), "graded", FULL),
    "a time in the far future": (answered("E06.1", "a", at="9999-12-31T23:59:59+00:00"), "graded", FULL),
    "a notebook instead of a file": (notebook(CODE), "a notebook, not a file of answers; ask for my-answers.json", None),
    "a notebook that calls the system": (notebook("import os\nos.system('touch hit')\n" + CODE), "a notebook, not a file of answers; ask for my-answers.json", None),
    "a notebook of an old format": (json.dumps({"worksheets": [], "nbformat": 3}), "a notebook, not a file of answers; ask for my-answers.json", None),
    "a notebook with cells as text": (notebook("", cells="none"), "a notebook, not a file of answers; ask for my-answers.json", None),
    "a notebook with cells of nonsense": (notebook("", cells=[1, None, {"cell_type": "code", "source": 7}]), "a notebook, not a file of answers; ask for my-answers.json", None),
    "an archive in the archive": (archive_of({"my-answers.json": file_of()}), "graded", FULL),
    "an archive in an archive in the archive": (archive_of({"x.zip": archive_of({"my-answers.json": file_of()})}), "an archive or a document", None),
    "an empty archive": (archive_of({}), "a damaged or empty archive", None),
    "a damaged archive": (archive_of({"my-answers.json": file_of()})[:60], "a damaged or empty archive", None),
    "too large": (b"{" + b" " * 6_000_000, "too large (6 MB)", None),
    "a number beyond all bounds": (file_of().replace('"answer": "3"', '"answer": 1e400'), UNREAD.replace("E06.1", "E06.2"), FULL - 1),
    "tries beyond all bounds": (file_of().replace('"tries": 1', '"tries": -1e400', 1), UNREAD, FULL - 2),
    "tries as fraction": (file_of().replace('"tries": 1', '"tries": 1.5', 1), UNREAD, FULL - 2),
    "tries without end": (answered("E06.1", "a", tries=10**300), "graded", FULL),
    "fewer than no tries": (answered("E06.1", "a", tries=-5), "graded", FULL),
    "a day that never was": (answered("E06.1", "a", at="2026-13-45T99:99:99"), "graded", FULL),
    "a time before all times": (answered("E06.1", "a", at="-9999-01-01"), "graded", FULL),
    "a time of ten thousand signs": (answered("E06.1", "a", at="9" * 10_000), "graded", FULL),
    "a time that runs backwards": (answered("E06.1", "a", at="\u202e2026"), "graded", FULL),
    "half a character in a text": (answered("E06.4", "AAA-01 says \ud800 and \udc00\ud83d it"), "graded", FULL),
    "half a character as choice": (answered("E06.1", "\ud800"), "graded", FULL - 2),
    "half a character as task": (file_of({**GOOD, "\udfff": GOOD["E06.1"]}), "graded", FULL),
    "a task with a zero byte": (file_of({**GOOD, "E06.1\x00": GOOD["E06.1"]}), "graded", FULL),
    "a pseudonym with a zero byte": (file_of(pseudonym="mid\x00dle"), "graded", FULL),
    "a pseudonym that runs backwards": (file_of(pseudonym="\u202eelddim"), "graded", FULL),
    "a pseudonym that climbs": (file_of(pseudonym="../../first"), "graded", FULL),
    "a pseudonym that is a device": (file_of(pseudonym="CON"), "graded", FULL),
    "a pseudonym of look-alikes": (file_of(pseudonym="f\u0456rst"), "graded", FULL),
    "a pseudonym in pieces": (file_of(pseudonym="mi\u0301ddle"), "graded", FULL),
    "an order within an order": (answered("E06.3", ["x", ["y"]]), "graded", FULL - 2),
    "a table in place of an order": (answered("E06.3", {"x": {"y": [1]}}), "graded", FULL - 2),
    "a full-width formula": (answered("E06.4", "＝1+1 AAA-01 says it"), "graded", FULL),
    "a formula behind blanks": (answered("E06.4", " \t\r\n=1+1 AAA-01 says it"), "graded", FULL),
    "a formula behind a semicolon": (answered("E06.4", "AAA-01 says it;=1+1;x"), "graded", FULL),
    "fifty copies in an archive": (archive_of({f"{n}/my-answers.json": file_of() for n in range(50)}), "graded", FULL),
    "an archive that climbs out": (archive_of({"../../first/my-answers.json": file_of({})}), "leads out of the archive", None),
}  # fmt: skip


def content_bytes(content):
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


@pytest.fixture
def roster(tmp_path):
    """A class of three: a good student before, the one in question, a good student behind."""
    (tmp_path / "roster.csv").write_text("name,pseudonym\nAda First,first\nMay Middle,middle\nZoe Last,last\n")
    return read_roster(tmp_path / "roster.csv")


def snapshot(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def judge(tmp_path, roster, files):
    """Grade an archive, write the report, and see that nothing else was written; return the report."""
    (tmp_path / "class.zip").write_bytes(archive_of(files))
    before = snapshot(tmp_path)
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    write_report(report, tmp_path / "out", {})
    new = snapshot(tmp_path) - before
    assert all(each == "out" or each.startswith("out/") for each in new)
    return report


def test_there_are_at_least_sixty_kinds():
    assert len(CONTENTS) + len(ARCHIVES) >= 60


@pytest.mark.parametrize("kind", some_in_gate(CONTENTS, 2))
def test_a_strange_file_is_told_and_the_others_are_graded(tmp_path, roster, kind):
    content, said, points = CONTENTS[kind]
    files = {
        "first/my-answers.json": file_of(),
        "middle/my-answers.json": content_bytes(content),
        "last/my-answers.json": file_of(),
    }
    report = judge(tmp_path, roster, files)
    found = {result.student.label: result.points({}) for result in report.results}
    assert found.pop("first") == found.pop("last") == FULL
    assert found == ({} if points is None else {"middle": points})
    verdicts = [each for each in report.verdicts if each.file.startswith("middle/")]
    assert any(said in each.message for each in verdicts), [each.message for each in verdicts]
    assert points is not None or all(each.needs_person for each in verdicts)


def climbing_path(name):
    return lambda: archive_of({"first/my-answers.json": file_of(), name: file_of(), "last/my-answers.json": file_of()})


def linked():
    page = io.BytesIO(archive_of({"first/my-answers.json": file_of()}))
    with zipfile.ZipFile(page, "a") as archive:
        link = zipfile.ZipInfo("middle/my-answers.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return page.getvalue()


def encrypted():
    content = bytearray(archive_of({"middle/my-answers.json": file_of()}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(sign) + offset
        content[place] |= 1
    return bytes(content)


def bomb():
    """A thousand to one: three hundred kilobytes that unpack to three hundred megabytes."""
    return archive_of({"first/my-answers.json": file_of(), "middle/my-answers.json": b"0" * 300_000_000})


def understated_bomb():
    """It declares a small size and unpacks to a large one."""
    content = bytearray(archive_of({"middle/my-answers.json": b"0" * 20_000_000}))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(sign) + offset
        content[place : place + 4] = struct.pack("<I", 1000)
    return bytes(content)


def unknown_compression():
    """Compressed in a way that nobody knows."""
    content = bytearray(archive_of({"middle/my-answers.json": file_of()}))
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = content.index(sign) + offset
        content[place : place + 2] = struct.pack("<H", 99)
    return bytes(content)


def broken_compression(way):
    """Compressed in a rare way, and damaged."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", way) as archive:
        archive.writestr("middle/my-answers.json", file_of())
    content = bytearray(page.getvalue())
    place = content.index(b"middle/my-answers.json") + len("middle/my-answers.json") + 4
    content[place : place + 36] = b"\xff" * 36
    return bytes(content)


def damaged_inside():
    content = bytearray(archive_of({"middle/my-answers.json": file_of()}))
    content[70] ^= 0xFF
    return bytes(content)


ARCHIVES = {
    "a path that climbs out": (climbing_path("../../middle/my-answers.json"), "leads out of the archive"),
    "a path that climbs out later": (climbing_path("middle/../../../my-answers.json"), "leads out of the archive"),
    "a path from the root": (climbing_path("/etc/middle.json"), "leads out of the archive"),
    "a path of a Windows drive": (climbing_path("C:/middle/my-answers.json"), "leads out of the archive"),
    "a path with backslashes": (climbing_path("..\\..\\middle.json"), "leads out of the archive"),
    "a link": (linked, "a link or a special file"),
    "a password": (encrypted, "encrypted"),
    "a bomb": (bomb, "too large (300 MB)"),
    "a bomb that lies": (understated_bomb, "damaged within the archive"),
    "a damaged member": (damaged_inside, "damaged within the archive"),
    "an unknown way of compressing": (unknown_compression, "compressed in a rare way"),
    "a damaged member, by bzip2": (lambda: broken_compression(zipfile.ZIP_BZIP2), "compressed in a rare way"),
    "a damaged member, by LZMA": (lambda: broken_compression(zipfile.ZIP_LZMA), "compressed in a rare way"),
}  # fmt: skip


@pytest.mark.parametrize("kind", some_in_gate(ARCHIVES, 2))
def test_a_strange_archive_is_read_with_care(tmp_path, roster, kind):
    make, said = ARCHIVES[kind]
    (tmp_path / "class.zip").write_bytes(make())
    before = snapshot(tmp_path.parent)
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    assert snapshot(tmp_path.parent) == before
    assert any(said in each.message for each in report.verdicts), [each.message for each in report.verdicts]
    assert all(result.points({}) == FULL for result in report.results)
    assert [each.student.label for each in report.results] == [
        each for each in ("first", "last") if any(v.file.startswith(each) for v in report.verdicts)
    ]


def test_a_file_of_two_hundred_megabytes_is_not_read(tmp_path, roster):
    folder = tmp_path / "class/middle"
    folder.mkdir(parents=True)
    with (folder / "my-answers.json").open("wb") as handle:
        handle.truncate(200_000_000)
    report = grade_class(tmp_path / "class", TASKS, KNOWN, roster)
    assert report.verdicts[0].message == "too large (200 MB) to be a file of answers"


def test_links_and_pipes_in_a_folder_are_not_followed(tmp_path, roster):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "my-answers.json").write_text(file_of())
    handed = tmp_path / "class"
    (handed / "middle").mkdir(parents=True)
    (handed / "middle/my-answers.json").symlink_to(secret / "my-answers.json")
    (handed / "first").symlink_to(secret)
    os.mkfifo(handed / "middle/pipe")
    report = grade_class(handed, TASKS, KNOWN, roster)
    assert [each.message.split(",")[0] for each in report.verdicts] == [
        "a link or a special file"
    ] * 3 and not report.results


def test_another_students_name_does_not_help(tmp_path, roster):
    """Handed in by one, it carries another's pseudonym: it counts for the one who handed it in, and a person is told."""
    best, worst = file_of(pseudonym="first"), file_of({}, pseudonym="first")
    files = {
        "first/my-answers.json": best,
        "middle/my-answers.json": worst,
        "last/my-answers.json": file_of(pseudonym="last"),
    }
    report = judge(tmp_path, roster, files)
    assert {each.student.label: each.points({}) for each in report.results} == {
        "first": FULL,
        "middle": 0,
        "last": FULL,
    }
    told = [each for each in report.verdicts if each.needs_person]
    assert [each.file for each in told] == ["middle/my-answers.json"] and "carries the pseudonym of first" in told[
        0
    ].message


@pytest.mark.parametrize("name", [
    "{middle}/answers.zip", "May Middle_22_assignsubmission_file_/answers.zip", "middlemay_22_29_answers.zip",
])  # fmt: skip
@pytest.mark.parametrize("inner", [
    "Ada First_11_assignsubmission_file_/my-answers.json", "firstada_11_18_my-answers.json", "first/my-answers.json",
])  # fmt: skip
def test_a_name_inside_an_archive_does_not_make_it_another_students(tmp_path, name, inner):
    (tmp_path / "roster.csv").write_text(
        "name,pseudonym,moodle_id,canvas_id\nAda First,first,11,11\nMay Middle,middle,22,22\n"
    )
    files = {name.format(middle="middle"): archive_of({inner: file_of({})}), "first/my-answers.json": file_of()}
    report = judge(tmp_path, read_roster(tmp_path / "roster.csv"), files)
    assert {each.student.label: each.points({}) for each in report.results} == {"first": FULL, "middle": 0}


def test_a_name_in_a_files_name_does_not_make_it_another_students(tmp_path):
    (tmp_path / "roster.csv").write_text("name,pseudonym,moodle_id\nAda First,first,11\nMay Middle,middle,22\n")
    forged = "May Middle_22_assignsubmission_file_Ada First_11_assignsubmission_file_my-answers.json"
    report = judge(
        tmp_path, read_roster(tmp_path / "roster.csv"), {forged: file_of({}), "first/my-answers.json": file_of()}
    )
    assert {each.student.label: each.points({}) for each in report.results} == {"first": FULL}
    assert [each.file for each in report.verdicts if each.needs_person] == [forged]


def test_a_claimed_pseudonym_does_not_displace_a_students_own_file(tmp_path, roster):
    """The folder of a stranger, later in time and by copy: the file in the student's own folder counts."""
    later = {task: {**record, "at": "2027-01-01T00:00:00.000+00:00"} for task, record in GOOD.items()} | {
        "E06.1": {"answer": "b", "tries": 1, "at": AT}
    }
    files = {"first/my-answers.json": file_of(), "stranger/my-answers (7).json": file_of(later, pseudonym="first")}
    report = judge(tmp_path, roster, files)
    assert [each.points({}) for each in report.results] == [FULL]
    told = next(each for each in report.verdicts if each.file.startswith("stranger"))
    assert told.needs_person and "carries the pseudonym of somebody who handed in a file of their own" in told.message


@pytest.mark.parametrize("folder", ["CON", "nul", "con.txt", "..", "=1+1", "<img src=x onerror=alert(1)>", "\u202emiddle", "x" * 250, "mid\ndle", "a\x07b",
                                    "middle.", "MIDDLE", "ｍｉｄｄｌｅ", "middle\u200b"])  # fmt: skip
def test_a_folder_of_any_name_gets_a_verdict_and_a_page_of_a_plain_name(tmp_path, roster, folder):
    files = {
        "first/my-answers.json": file_of(),
        f"{folder}/my-answers.json": file_of({}),
        "last/my-answers.json": file_of(),
    }
    report = judge(tmp_path, roster, files)
    points = {each.student.label: each.points({}) for each in report.results}
    assert (
        points["first"] == points["last"] == FULL
        and len(report.verdicts) == 3
        and all(each.message for each in report.verdicts)
    )
    assert {each.name for each in (tmp_path / "out/feedback").iterdir()} <= {
        f"0000{n}-{who}.html" for n in (1, 2, 3) for who in ("first", "middle", "last")
    }


def test_twice_the_same_name_in_an_archive(tmp_path, roster):
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for answers in ({}, GOOD):
            archive.writestr("middle/my-answers.json", file_of(answers))
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    assert [each.points({}) for each in report.results] == [FULL]
    assert sorted(each.message for each in report.verdicts) == ["an earlier copy; the later one counts", "graded"]


def test_students_of_any_name_get_pages_of_their_own(tmp_path):
    """Names that are devices, paths or differ in capitals and unseen signs only in part."""
    names = [
        "CON",
        "../../x",
        "..\\\\y",
        "Ærø",
        "AERO",
        "<script>alert(1)</script>",
        "=1+1",
        "\u200bAna\u00a0Silva",
        "a" * 300,
        "李 明",
        "*?:|",
    ]
    text = "name,pseudonym\n" + "".join(f'"{each}",\n' for each in names)
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    roster = read_roster(tmp_path / "roster.csv")
    assert roster[7].name == "Ana Silva"
    files = {f"{n}.json": file_of(pseudonym="") for n in range(3)} | {"Ana Silva/my-answers.json": file_of()}
    judge(tmp_path, roster, files)
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN)
    write_report(report, tmp_path / "all", {})
    assert len({each.name.casefold() for each in (tmp_path / "all/feedback").iterdir()}) == len(report.results) == 4


def test_a_folder_that_cannot_be_opened_is_told(tmp_path, roster, monkeypatch):
    for name in ("first", "middle"):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "my-answers.json").write_text(file_of())
    real = os.scandir

    def closed(path):
        if str(path).endswith("middle"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    report = grade_class(tmp_path / "class", TASKS, KNOWN, roster)
    assert [(each.file, each.message) for each in report.verdicts] == [
        ("first/my-answers.json", "graded"), ("middle/", "the folder cannot be read (Permission denied)")]  # fmt: skip


def test_a_file_that_vanishes_or_is_replaced_while_reading_is_told(tmp_path, roster, monkeypatch):
    for name in ("first", "middle", "last"):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "my-answers.json").write_text(file_of())
    real = Path.read_bytes

    def gone(path):
        if path.parent.name == "middle":
            path.unlink()
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    report = grade_class(tmp_path / "class", TASKS, KNOWN, roster)
    assert [each.student.label for each in report.results] == ["first", "last"]
    assert [each.message for each in report.verdicts if each.needs_person] == [
        "the file cannot be read (No such file or directory)"
    ]


def test_links_to_the_class_list_devices_and_in_circles_are_not_followed(tmp_path, roster):
    folder = tmp_path / "class/middle"
    folder.mkdir(parents=True)
    (folder / "my-answers.json").symlink_to(tmp_path / "roster.csv")
    (folder / "zero.json").symlink_to("/dev/zero")
    (folder / "nowhere.json").symlink_to("/nowhere")
    (folder / "circle").symlink_to(tmp_path / "class")
    (folder / "folder.json").mkdir()
    report = grade_class(tmp_path / "class", TASKS, KNOWN, roster)
    assert len(report.verdicts) == 4 and all(
        "not followed" in each.message and each.needs_person for each in report.verdicts
    )


def test_every_damaged_archive_is_told_in_a_sentence(tmp_path, roster):
    """Each byte in turn is changed: the archive is refused or read, and nothing else happens."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("middle/my-answers.json", file_of())
        archive.writestr("last/my-answers.json", file_of())
    whole = page.getvalue()
    for place in range(0, len(whole), 3):
        for change in (0xFF, 0x01):
            content = bytearray(whole)
            content[place] ^= change
            (tmp_path / "class.zip").write_bytes(content)
            try:
                report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
            except KitError as error:
                assert "is not a ZIP archive" in str(error)
            else:
                assert all(each.message for each in report.verdicts)


@pytest.mark.parametrize(("content", "said"), [
    ("name,pseudonym\nA,x\nB,X\n", "share the pseudonym"), ("name,pseudonym\nAna,\nANA,\n", "stands there twice; give each of the two a pseudonym"),
    ("\ufeffname;pseudonym\nAna;x\n".encode("utf-16"), "UTF-8"), ("naam,pseudoniem\nAna,x\n", "has no column 'name' or 'pseudonym'"),
    ("name\n" + "x" * 200_000, "cannot be read as CSV"), ("\n\n\n", "has no column"), (b"\0\0\0", "no column|cannot be read"),
    ("name,pseudonym\n\u200b,\u00a0\n", "lists no student"),
])  # fmt: skip
def test_a_class_list_that_would_mix_people_up_is_refused(tmp_path, content, said):
    (tmp_path / "roster.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(KitError, match=said):
        read_roster(tmp_path / "roster.csv")


@pytest.mark.parametrize("text", ["\ufeffname;pseudonym\r\nAna Silva;x\r\n", "name\tpseudonym\nAna Silva\tx\n", 'name,pseudonym\n"Ana\nSilva",x\n',
                                  "name,pseudonym,name\nAna Silva,x,Ana Silva\n", " Name , Pseudonym \nAna Silva, x\n"])  # fmt: skip
def test_class_lists_as_spreadsheets_save_them(tmp_path, text):
    (tmp_path / "roster.csv").write_bytes(text.encode())
    assert [(each.name, each.pseudonym) for each in read_roster(tmp_path / "roster.csv")] == [("Ana Silva", "x")]


@pytest.mark.parametrize(("content", "said"), [
    ("student,task\nx,E06.4\n", "has no column 'level'"), ("student,task,level\nx,E06.4,two\n".encode("utf-16"), "UTF-8"),
])  # fmt: skip
def test_a_table_of_judgements_that_is_none_is_told(tmp_path, content, said):
    (tmp_path / "levels.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(KitError, match=said):
        read_judgements(tmp_path / "levels.csv")


@pytest.mark.parametrize("level", ["²", "5", "0", "-1", "NaN", "1e999", "9" * 400, "4.5", "=1+2", "4 or 3"])
def test_what_is_no_level_is_told_and_the_others_count(tmp_path, level):
    (tmp_path / "levels.csv").write_text(f"student,task,level\nx,E06.4,{level}\ny,E06.4,4.0\n", encoding="utf-8")
    found = read_judgements(tmp_path / "levels.csv")
    (wrong,) = found.unused
    assert found == {("y", "E06.4"): 4} and f"/levels.csv, row 2: the level '{level[:40]}' is none" in str(wrong)


def test_judgements_saved_with_semicolons_are_read(tmp_path):
    (tmp_path / "levels.csv").write_text("\ufeffstudent;task;level\r\n'=1+1;E06.4;3\r\n", encoding="utf-8")
    assert read_judgements(tmp_path / "levels.csv") == {("=1+1", "E06.4"): 3}


def test_somebody_who_is_not_on_the_list_is_told(tmp_path, roster):
    report = judge(tmp_path, roster, {"stranger/my-answers.json": file_of(pseudonym="nobody")})
    assert report.verdicts[0].message.startswith("belongs to nobody on the class list") and len(report.missing) == 3


def test_two_students_of_one_name_are_not_mixed_up(tmp_path):
    (tmp_path / "roster.csv").write_text("name,pseudonym,moodle_id\nAna Silva,a1,11\nAna Silva,a2,22\n")
    roster = read_roster(tmp_path / "roster.csv")
    report = judge(
        tmp_path,
        roster,
        {"Ana Silva_22_assignsubmission_file_/my-answers.json": file_of(), "Ana Silva/my-answers.json": file_of()},
    )
    assert [each.student.label for each in report.results] == ["a2"]
    assert any("nobody on the class list" in each.message for each in report.verdicts)


def test_no_cell_is_a_formula_to_a_spreadsheet(tmp_path):
    (tmp_path / "roster.csv").write_text('name,pseudonym\n"=1+1","@SUM(A1)"\n"+cmd|calc","-2+3"\n"\tx",tab\n')
    roster = read_roster(tmp_path / "roster.csv")
    files = {
        "=1+1/my-answers.json": file_of(),
        "=HYPERLINK(1)/my-answers.json": b"",
        "@x/my-answers.json": file_of(pseudonym="tab"),
        "-2+3/my-answers.json": answered("E06.4", "\t\r\n =1+1 AAA-01 says it"),
        "=1+1/my-answers (1).json": answered("E06.4", "＝1+1 AAA-01 says it"),
    }
    judge(tmp_path, roster, files)
    for path in (tmp_path / "out").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            for row in csv.reader(handle):
                for cell in row:
                    assert not cell.lstrip().startswith(("=", "@", "+", "＝", "＋", "－", "＠")), (path.name, cell)
                    assert not cell.startswith("-") or cell[1:].replace(".", "").isdigit(), (path.name, cell)


def test_feedback_pages_escape_what_students_write(tmp_path, roster):
    files = {"middle/my-answers.json": CONTENTS["script in a text"][0]}
    judge(tmp_path, roster, files)
    (page,) = (tmp_path / "out/feedback").iterdir()
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text and "default-src 'none'" in text


def test_reading_never_raises():
    """Every prefix of a good file is refused or read, never an error."""
    whole = file_of().encode()
    for length in range(0, len(whole), 7):
        kept, said = read_answers(whole[:length])
        assert (kept is None) == bool(said)


# What one student hands in takes bounded work, memory, rows and cells.

MEGABYTE = 1_000_000


def understated_member(way, size):
    """An archive with a member that declares a thousand bytes and unpacks to `size`."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", way) as archive:
        archive.writestr("my-answers.json", bytes(size))
    content = bytearray(page.getvalue())
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(sign) + offset
        content[place : place + 4] = struct.pack("<I", 1000)
    return bytes(content)


def many_files():
    return archive_of({f"{number}.json": "{}" for number in range(2_000)})


def empty_lists_file(characters):
    """A file whose answer is made of empty lists: each takes three characters, and thirty times the memory."""
    return answered("E06.4", "MANY").replace('"MANY"', f"[{'[],' * (characters // 3)}[]]")


COSTLY = {
    "unpacks by deflate to more than it declares": (lambda: understated_member(zipfile.ZIP_DEFLATED, 60 * MEGABYTE), "damaged within"),
    "unpacks by bzip2 to more than it declares": (lambda: understated_member(zipfile.ZIP_BZIP2, 60 * MEGABYTE), "in a rare way"),
    "unpacks by LZMA to more than it declares": (lambda: understated_member(zipfile.ZIP_LZMA, 60 * MEGABYTE), "in a rare way"),
    "unpacks to much in all": (lambda: archive_of({f"{n}.json": bytes(4 * MEGABYTE) for n in range(15)}), "too large together"),
    "holds thousands of files": (many_files, "an archive of 2000 files"),
    "holds a million empty lists": (lambda: empty_lists_file(3 * MEGABYTE), "in too many parts"),
    "holds forty thousand answers": (lambda: file_of({f"x{n}": GOOD["E06.1"] for n in range(40_000)}), "in too many parts"),
    "is a notebook with a million cells": (lambda: notebook("", cells=[{}] * MEGABYTE), "in too many parts"),
}  # fmt: skip


@pytest.mark.parametrize("kind", COSTLY)
def test_a_costly_file_is_refused_before_it_costs(tmp_path, roster, kind):
    """In memory: five times the largest file that is read, whatever the file would become."""
    make, said = COSTLY[kind]
    content = content_bytes(make())
    files = {"first/my-answers.json": file_of(), "middle/my-answers.json": content, "last/my-answers.json": file_of()}
    (tmp_path / "class.zip").write_bytes(archive_of(files))
    tracemalloc.start()
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {each.student.label: each.points({}) for each in report.results} == {"first": FULL, "last": FULL}
    verdicts = [each for each in report.verdicts if each.file.startswith("middle/")]
    assert any(said in each.message and each.needs_person for each in verdicts), verdicts
    assert len(verdicts) <= 15 and all(len(each.message) < 300 for each in verdicts)
    assert peak < 5 * MOST_BYTES, f"{peak / MEGABYTE:.0f} MB"


GROWING = {  # texts of a few megabytes that become much more when letters are taken apart, or words are counted
    "one letter is eighteen": "\ufdfa" * 1_300_000,
    "marks without end": "e" + "\u0301" * 1_300_000,
    "words without end": " ".join(f"w{n}" for n in range(400_000)),
    "sentences without end": "One word more here. " * 150_000,
}  # fmt: skip


@pytest.mark.parametrize(
    "place", ["E06.1", "E06.2", "E06.3", "E06.4", "pseudonym", "variant", "class", "at", "name of a cell"]
)
@pytest.mark.parametrize("kind", GROWING)
def test_a_text_of_megabytes_costs_what_reading_it_costs(tmp_path, kind, place):
    """In memory: reading a text of so wide letters takes twelve times its bytes; taken apart it took 150 times."""
    text, record = GROWING[kind], GOOD["E06.1"]
    if place in GOOD:
        content = answered(place, text)
    elif place == "pseudonym":
        content = file_of(pseudonym=text)
    elif place == "name of a cell":
        content = answered("E06.3", {text: "x"})
    else:
        content = file_of({**GOOD, "E06.1": {**record, place: text}})
    content = json.dumps(json.loads(content), ensure_ascii=False)
    for name in ("first", "middle"):  # two, which may be compared
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "my-answers.json").write_text(content, encoding="utf-8")
    tracemalloc.start()
    report = grade_class(tmp_path / "class", TASKS, KNOWN)
    write_report(report, tmp_path / "out", {})
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(report.results) == 2 and peak < 20 * len(content.encode()), f"{peak / MEGABYTE:.0f} MB"


def test_the_longest_usual_file_is_far_from_every_bound():
    """The largest notebook of the kit, and a file with an answer to each of its tasks, in the fullest of words."""
    notebooks = [path.read_bytes() for folder in ("notebooks", "solutions") for path in (ROOT / folder).glob("*.ipynb")]
    assert all(
        "a notebook, not a file of answers" in said for said in (read_answers(each)[1] for each in notebooks) if said
    )
    words = "The statement says so, and [others] say {otherwise}, " * 100
    answers = {f"{lesson:02}.{n}": {"answer": words, "tries": 1, "at": AT} for lesson in range(11) for n in range(12)}
    assert len(read_answers(file_of(answers).encode())[0]["answers"]) == 132


def test_brackets_within_a_text_are_not_counted_as_parts():
    text = "[{,]}" * 100_000 + '\\"' * 1_000
    assert read_answers(answered("E06.4", text).encode())[0]["answers"]["E06.4"]["answer"] == text


class Watched(str):
    """A text that counts how often something is looked for in all of it."""

    looks = 0

    def __contains__(self, other):
        Watched.looks += 1
        return super().__contains__(other)


def test_checking_evidence_does_not_look_for_each_id_in_all_of_the_text(monkeypatch):
    text = " ".join(f"{a}{b}{c}-01" for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij")
    monkeypatch.setattr(prose, "_words_of", Watched)
    monkeypatch.setattr(Watched, "looks", 0)
    found = check_answer(TASKS[3], text, 1, CODES)
    assert not found.whole and Watched.looks < 10


@pytest.mark.parametrize(("text", "told"), [("mxe-06 AAA-01 says it", False), ("MXE-06 AAA-01 says it", True), ("Jan-06 AAA-01 says it", False)])  # fmt: skip
def test_an_id_that_does_not_exist_is_told_where_it_is_written_as_one(text, told):
    assert ("MXE-06" in check_answer(TASKS[3], text, 1, CODES).text) == told


def test_a_sentence_lists_some_of_thirty_thousand_invented_ids(tmp_path, roster):
    invented = " ".join(f"AAA-{n}" for n in range(100, 1_000)) * 3
    found = check_answer(TASKS[3], invented, 1, CODES)
    assert not found.whole and "AAA-104 …" in found.text and len(found.text) < 300
    longer = check_answer(TASKS[3], invented * 10, 1, CODES)
    assert not longer.whole and longer.text.startswith("Your text is too long to be checked; shorten it to 30 words")


TABLE = replace(TASKS[1], id="E06.5", kind="table", cells={"r.x": 1, "r.y": 2}, rows=[{"id": "r", "text": "R"}],
                columns=[{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}])  # fmt: skip


@pytest.mark.parametrize(("task", "answer"), [
    (TASKS[2], ["x"] * 20_000), (TABLE, {f"k{n}": "1" for n in range(20_000)}), (TASKS[0], "\ufdfa" * MEGABYTE),
])  # fmt: skip
def test_work_on_an_answer_does_not_grow_beyond_what_a_task_can_ask(monkeypatch, task, answer):
    """Counted in characters that are made comparable; one of them becomes eighteen."""
    real, done = input_parsing.normalized, []
    monkeypatch.setattr(input_parsing, "normalized", lambda text: done.append(len(text)) or real(text))
    assert not check_answer(task, answer, 1, CODES).whole
    assert sum(done) < 1_000


def test_what_grading_writes_it_reads_again(tmp_path, roster):
    """Also where names and answers are as long as can be: the second grading works with the table of the first."""
    long = "x" * 900
    files = {
        f"{long}/my-answers.json": answered("E06.4", "AAA-01 " + "says " * 400_000),
        "middle/my-answers.json": file_of({**GOOD, **{f"E{n // 99:02}.{n % 99}": OLD["E06.1"] for n in range(9_900)}}),
        "last/my-answers.json": file_of(language="x" * 4 * MEGABYTE),
        **{f"first/{long}{n}.json": b"nothing" for n in range(20)},
    }
    (tmp_path / "class.zip").write_bytes(archive_of(files))
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN)
    write_report(report, tmp_path / "out", {})
    assert read_judgements(tmp_path / "out/needs-a-person.csv") == {}
    for path in (tmp_path / "out").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            assert max(len(cell) for row in csv.reader(handle) for cell in row) <= 32_001  # with the sign for a formula


# Names


def renamed(content, old, new):
    """Return an archive in which a part of a name is replaced, and all names are said to be in UTF-8."""
    content = bytearray(content.replace(old, new))
    for sign, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        place = -1
        while (place := content.find(sign, place + 1)) >= 0:
            content[place + offset] |= 8
    return bytes(content)


def nameless():
    """An archive whose second member has no name."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("first/my-answers.json", file_of())
        archive.writestr("x", file_of())
        archive.infolist()[1].filename = ""
    return page.getvalue()


NAMES = {
    "no name": (nameless, "a file without a name"),
    "sixty-five thousand characters": (lambda: archive_of({"first/my-answers.json": file_of(), "x" * 65_000: "{}"}), "its name is too long (65000 "),
    "sixty-five thousand characters of Moodle": (lambda: archive_of({"first/my-answers.json": file_of(), "_1" * 32_000 + "_assignsubmission_": "{}"}), "its name is too long"),
    "a slash at the end": (lambda: archive_of({"first/my-answers.json": file_of(), "middle/my-answers.json/": file_of()}), "named like a folder"),
    "a backslash at the end": (lambda: archive_of({"first/my-answers.json": file_of(), "middle\\my-answers.json\\": file_of()}), "named like a folder"),
    "what macOS writes": (lambda: archive_of({"first/my-answers.json": file_of(), "__MACOSX/middle/._my-answers.json": b"\0\5\x16\7"}), "systems write such files"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMES)
def test_a_strange_name_in_an_archive_is_told(tmp_path, roster, kind):
    make, said = NAMES[kind]
    (tmp_path / "class.zip").write_bytes(make())
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    write_report(report, tmp_path / "out", {})
    assert [each.student.label for each in report.results] == ["first"]
    told = [each for each in report.verdicts if said in each.message]
    assert len(told) == 1 and len(told[0].file) < 300 and told[0].needs_person == (kind != "what macOS writes")


def test_a_file_in_macos_own_folder_is_read_like_any_other(tmp_path, roster):
    report = judge(tmp_path, roster, {"__MACOSX/my-answers.json": file_of(pseudonym="middle")})
    assert [each.student.label for each in report.results] == ["middle"]


def in_the_comment():
    """A good archive whose comment holds the end of an empty one: readers find that first."""
    page = io.BytesIO(archive_of({"first/my-answers.json": file_of()}))
    with zipfile.ZipFile(page, "a") as archive:
        archive.comment = archive_of({}) + b"x"
    return page.getvalue()


def test_a_damaged_archive_is_never_read_as_an_empty_class(tmp_path, roster):
    (tmp_path / "class.zip").write_bytes(in_the_comment())
    with pytest.raises(KitError, match="list of contents is damaged: download|is not a ZIP archive"):
        grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)


def test_a_damaged_name_in_an_archive_stops_nobody_else(tmp_path, roster):
    files = {"first/my-answers.json": file_of(), "midd/my-answers.json": file_of({}), "last/my-answers.json": file_of()}
    (tmp_path / "class.zip").write_bytes(renamed(archive_of(files), b"midd", b"mi\xe9d"))
    before = (tmp_path / "class.zip").read_bytes()
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    assert {each.student.label: each.points({}) for each in report.results} == {"first": FULL, "last": FULL}
    told = [(each.file, each.message.split(";")[0]) for each in report.verdicts if each.needs_person]
    assert told == [("mi?d/my-answers.json", "damaged within the archive")]
    assert (tmp_path / "class.zip").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_folder_that_is_not_named_in_utf8_or_lies_too_deep_is_told(tmp_path, roster):
    handed = tmp_path / "class"
    (handed / "first").mkdir(parents=True)
    (handed / "first/my-answers.json").write_text(file_of())
    latin = os.fsencode(handed) + b"/Mi\xe9le"
    os.mkdir(latin)
    with open(latin + b"/my-answers.json", "w") as handle:
        handle.write(file_of(pseudonym="middle"))
    place = os.open(handed, os.O_RDONLY)
    for _ in range(25):  # 5,000 characters: a path that no program can open by its whole name
        os.mkdir("d" * 200, dir_fd=place)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    report = grade_class(handed, TASKS, KNOWN, roster)
    write_report(report, tmp_path / "out", {})
    shutil.rmtree(handed)  # no other test's walk through the folders could pass it
    assert [each.student.label for each in report.results] == ["first"]
    assert {each.message.split(",")[0].split(" (")[0] for each in report.verdicts} == {
        "graded", "its name is not in UTF-8", "its name is too long"}  # fmt: skip
