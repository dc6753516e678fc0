"""Marking by several: dealt by rule and without names, read back by number, two opinions never averaged."""

import csv
import math
import re
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from class_tasks import KNOWN, TASKS

from whodecides.agreement_measures import alpha
from whodecides.case.reader import Reader
from whodecides.classroom import (
    Student,
    grade_class,
    is_certain,
    moodle_name,
    read_judgements,
    read_roster,
    report_lines,
    roster_text,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom import judgement_tables as levels_module
from whodecides.classroom import judgements as judging_module
from whodecides.classroom import marker_pages as marking_module
from whodecides.classroom.answer_numbers import answer_digest, read_numbers
from whodecides.classroom.assign_markers import write_split
from whodecides.classroom.judgements import Judgements
from whodecides.classroom.marker_agreement import marker_lines, marker_rows, measure_agreement
from whodecides.classroom.split import Answer, minutes_needed, read_waiting
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version

SECOND = replace(TASKS[3], id="E06.5")  # a second task that people judge
BOTH = [*TASKS, SECOND]
JUDGED = [TASKS[3].id, SECOND.id]
MARKERS = "ana,bo,cy,dee"


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def class_of(count, seed=1):
    """A class in which each student has an argument of their own for both tasks."""
    students = simulate_class(TASKS, count, seed)
    return [
        replace(each, answers=each.answers | {task: argued(f"Argument {n}, by {each.name}") for task in JUDGED})
        for n, each in enumerate(students)
    ]


def argued(text):
    return {"answer": f"{text}: AAA-01 says it.", "tries": 1, "at": "", "variant": "", "class": ""}


def graded(folder, students, name="graded", listed=None, judgements=None):
    """Grade a class; return the folder of its results, and the report."""
    folder.mkdir(exist_ok=True)
    (folder / "roster.csv").write_text(roster_text(listed or students), encoding="utf-8")
    write_archive(folder / "class.zip", {moodle_name(each): each.text() for each in students})
    report = grade_class(folder / "class.zip", BOTH, KNOWN, read_roster(folder / "roster.csv"))
    judgements = report.current_judgements(judgements) if judgements is not None else Judgements()
    write_report(report, folder / name, judgements)
    return folder / name, report


def split(graded_folder, out, tiny, markers=MARKERS, twice="10%", without=""):
    return write_split(graded_folder, out, BOTH, Reader(tiny, "en"), markers, twice, without)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def judge(out, levels, name="sheet-1.csv", comment="", markers=None):
    """Let markers write levels into their sheets: `levels` is a function of (number, marker), "" for none yet."""
    for path in sorted(out.glob(f"*/{name}")):
        if markers and path.parent.name not in markers:
            continue
        table = rows(path)
        for row in table:
            row["level"] = str(levels(int(row["number"]), row["marker"]))
            row["comment"] = comment and row["level"] and comment
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, table[0])
            writer.writeheader()
            writer.writerows(table)


@pytest.mark.long(6)
def test_four_markers_share_a_class_of_400(tmp_path, tiny, monkeypatch):
    """Every answer is dealt, to one marker or to two; each task evenly; nothing tells whose it is; the work is linear."""
    students, checked = class_of(400), []
    folder, report = graded(tmp_path, students)
    assert "'whodecides split' tells how many hours they take" in " ".join(map(str, report_lines(report, {})))
    real = marking_module.check_answer
    monkeypatch.setattr(marking_module, "check_answer", lambda *each: checked.append(each) or real(*each))
    said = split(folder, tmp_path / "out", tiny)
    dealt = rows(tmp_path / "out/numbers.csv")
    assert sorted((each["student"], each["task"]) for each in dealt) == sorted(
        (each.pseudonym, task) for each in students for task in JUDGED
    )
    assert len({each["number"] for each in dealt}) == 800
    twice = Counter(each["task"] for each in dealt if each["second"])
    assert twice == dict.fromkeys(JUDGED, math.ceil(400 * 0.1))
    assert all(each["marker"] != each["second"] for each in dealt)
    pairs = Counter(frozenset((each["marker"], each["second"])) for each in dealt if each["second"])
    assert len(pairs) == 6 and max(pairs.values()) - min(pairs.values()) <= 6
    sheets = {path.parent.name: rows(path) for path in (tmp_path / "out").glob("*/sheet-1.csv")}
    assert set(sheets) == set(MARKERS.split(","))
    for task in JUDGED:
        sizes = [sum(row["task"] == task for row in sheet) for sheet in sheets.values()]
        assert sum(sizes) == 440 and max(sizes) - min(sizes) <= 1
    assert len(checked) == 880  # once for each line of a sheet
    assert any(each.startswith("800 answers with ") for each in said)
    known = {each.name for each in students} | {each.pseudonym for each in students}
    for marker, sheet in sheets.items():
        page = (tmp_path / f"out/{marker}/page-1.html").read_text(encoding="utf-8")
        numbers = [row["number"] for row in sheet]
        assert re.findall(r'<article data-number="(\d+)"', page) == numbers
        shown = [row["answer"] for row in sheet]
        assert not any(name in known for text in shown for name in re.findall(r"by (.+?):", text))
        assert all(
            set(row) == {"number", "task", "level", "comment", "marker", "what the check says", "answer"}
            for row in sheet
        )
        assert not any(each.pseudonym in page for each in students[:50])
    # All sheets come back: every answer has a level, none is lost, none is invented.
    judge(tmp_path / "out", lambda number, marker: 1 + number % 4)
    found = report.current_judgements(read_judgements(tmp_path / "out"))
    assert len(found) == 800 and not found.unused and not found.open_opinions
    by_key = {(each["student"], each["task"]): 1 + int(each["number"]) % 4 for each in dealt}
    assert found == by_key and is_certain(report, found) and not any(r.open_judgements(found) for r in report.results)
    assert measure_agreement(found)["alpha"] == 1 and measure_agreement(found)["count"] == 80


def test_another_order_changes_nothing_and_a_late_enrolment_only_adds(tmp_path, tiny):
    students = class_of(30)
    folder, _report = graded(tmp_path / "one", students)
    split(folder, tmp_path / "one/out", tiny)
    first = contents(tmp_path / "one/out")
    folder, _report = graded(tmp_path / "two", students, listed=students[::-1])
    split(folder, tmp_path / "two/out", tiny)
    assert contents(tmp_path / "two/out") == first
    late = replace(class_of(31)[-1], number=77)
    folder, _report = graded(tmp_path / "three", [late, *students], listed=[late, *students])
    said = split(folder, tmp_path / "one/out", tiny)
    after = contents(tmp_path / "one/out")
    assert {name: text for name, text in after.items() if name in first and name != "numbers.csv"} == {
        name: text for name, text in first.items() if name != "numbers.csv"
    }
    new = [row for name in after if name.endswith("sheet-2.csv") for row in rows(tmp_path / "one/out" / name)]
    assert {row["number"] for row in new} == {"61", "62"} and any("2 answers with" in each for each in said)
    before = read_numbers(tmp_path / "one/out/numbers.csv")
    split(folder, tmp_path / "one/out", tiny)  # once more: nothing is new
    assert contents(tmp_path / "one/out") == after and read_numbers(tmp_path / "one/out/numbers.csv") == before


def test_a_split_that_was_stopped_is_finished_by_the_same_command(tmp_path, tiny):
    folder, _report = graded(tmp_path, class_of(12))
    split(folder, tmp_path / "whole", tiny)
    split(folder, tmp_path / "out", tiny)
    judge(tmp_path / "out", lambda number, marker: 3, markers=["ana"])
    mine = (tmp_path / "out/ana/sheet-1.csv").read_bytes()
    for name in ("bo/sheet-1.csv", "cy/page-1.html"):
        (tmp_path / "out" / name).unlink()
    split(folder, tmp_path / "out", tiny)
    assert (tmp_path / "out/ana/sheet-1.csv").read_bytes() == mine  # what a marker wrote is never written over
    whole = contents(tmp_path / "whole")
    assert contents(tmp_path / "out") == whole | {"ana/sheet-1.csv": mine}


def test_an_answer_that_changed_is_dealt_anew_to_the_same_marker(tmp_path, tiny):
    students = class_of(12)
    folder, report = graded(tmp_path / "one", students)
    out = tmp_path / "out"
    split(folder, out, tiny)
    judge(out, lambda number, marker: 3)
    changed = [
        replace(students[0], answers=students[0].answers | {"E06.4": argued("Quite another argument")}),
        *students[1:],
    ]
    folder, report = graded(tmp_path / "two", changed)
    found = report.current_judgements(read_judgements(out))
    key = (students[0].pseudonym, "E06.4")
    assert key not in found and len(found) == 23
    assert str(found.unused[0]) == f"The answer of {key[0]} to E06.4 changed after it was dealt out: split again."
    assert not is_certain(report, found)
    split(folder, out, tiny)
    last = [each for each in read_numbers(out / "numbers.csv") if each.key == key]
    assert len(last) == 2 and last[0].markers == last[1].markers and last[1].number == 25
    found = report.current_judgements(read_judgements(out))
    assert key not in found and f"number '{last[0].number}' changed" in str(found.unused[0])
    judge(out, lambda number, marker: 4, "sheet-2.csv")
    assert report.current_judgements(read_judgements(out))[key] == 4


def test_what_a_marker_who_left_has_not_marked_goes_to_the_others_under_its_number(tmp_path, tiny):
    folder, report = graded(tmp_path, class_of(24))
    out = tmp_path / "out"
    split(folder, out, tiny, "ana,bo,cy", "25%")
    first = read_numbers(out / "numbers.csv")
    cys = [each for each in first if "cy" in each.markers]
    done = {each.number for each in cys if each.markers == ("cy",)}
    done = set(sorted(done)[:3])  # what cy has marked is kept
    judge(out, lambda number, marker: 4 if number in done else "", markers=["cy"])
    folder, _report = graded(tmp_path, class_of(24), "so-far", judgements=read_judgements(out))
    said = split(folder, out, tiny, "ana,bo", "25%")  # nobody says that cy has left
    assert said[-3] == (
        f"cy is not named now and still has {len(cys) - 3} answers. Where cy has left, add --without cy: they go to the others."
    )
    assert read_numbers(out / "numbers.csv") == first
    said = split(folder, out, tiny, "ana,bo", "25%", without="cy")
    assert any(each.startswith(f"{len(cys) - 3} answers with") for each in said)
    again = read_numbers(out / "numbers.csv")[len(first) :]
    before = {each.number: each for each in first}
    assert {each.number for each in again} == {each.number for each in cys} - done
    for each in again:
        kept = tuple(marker for marker in before[each.number].markers if marker != "cy")
        assert each.markers[: len(kept)] == kept and len(set(each.markers)) == len(before[each.number].markers)
    news = {path.parent.name: {row["number"] for row in rows(path)} for path in out.glob("*/sheet-2.csv")}
    assert set(news) == {"ana", "bo"} and abs(len(news["ana"]) - len(news["bo"])) <= 2
    assert sum(map(len, news.values())) == len(again)  # nobody gets an answer a second time
    for name in ("sheet-1.csv", "sheet-2.csv"):
        judge(out, lambda number, marker: 3, name, markers=["ana", "bo"])
    found = report.current_judgements(read_judgements(out))
    assert len(found) == 48 and not found.unused and sorted(set(found.values())) == [3, 4]
    judge(out, lambda number, marker: 2, markers=["cy"])  # too late: told, and not used
    found = report.current_judgements(read_judgements(out))
    assert len(found.unused) == len(again) and "was not dealt to 'cy': its level has to come from" in found.unused[0]


def test_a_level_that_a_marker_who_left_gave_to_an_answer_of_two_is_asked_for_no_second_time(tmp_path, tiny):
    folder, report = graded(tmp_path, class_of(24))
    out = tmp_path / "out"
    split(folder, out, tiny, "ana,bo,cy", "100%")
    first = read_numbers(out / "numbers.csv")
    marked = {each.number for each in first if "cy" in each.markers and each.number % 2}
    judge(out, lambda number, marker: 4 if number in marked else "", markers=["cy"])
    judge(out, lambda number, marker: 3 if number in marked and number % 3 else "", markers=["bo"])
    folder, _report = graded(tmp_path, class_of(24), "so-far", judgements=read_judgements(out))
    split(folder, out, tiny, "ana,bo", "100%", without="cy")
    again = {each.number for each in read_numbers(out / "numbers.csv")[len(first) :]}
    assert again == {each.number for each in first if "cy" in each.markers} - marked
    found = report.current_judgements(read_judgements(out))
    assert not found.unused and any(len(each) == 2 for each in found.open_opinions.values())


def test_an_added_marker_gets_new_answers_and_is_told_of_where_there_are_none(tmp_path, tiny):
    folder, _report = graded(tmp_path, class_of(12))
    split(folder, tmp_path / "out", tiny, "ana,bo", "0")
    said = split(folder, tmp_path / "out", tiny, "ana,bo,eve", "0")
    assert any(each.startswith("No answer waits for eve: what was dealt stays where it is.") for each in said)
    folder, _report = graded(tmp_path, class_of(18), "later")
    said = split(folder, tmp_path / "out", tiny, "ana,bo,eve", "0")
    assert not any("No answer waits" in each for each in said)
    assert [len(rows(path)) for path in sorted((tmp_path / "out").glob("*/sheet-2.csv"))] == [
        12
    ]  # until eve has as many


def test_a_round_that_fits_no_earlier_one_is_told_and_nothing_is_dealt(tmp_path, tiny):
    students = class_of(6)
    folder, _report = graded(tmp_path, students)
    split(folder, tmp_path / "out", tiny, "ana,bo", "0")
    before = contents(tmp_path / "out")
    unnamed = [replace(each, pseudonym="") for each in students]  # another list of the same class: names, no pseudonyms
    other, _report = graded(tmp_path / "other", unnamed, listed=unnamed)
    for where, markers, without, said in (
        (folder, "Ana,bo", "", "'Ana' was called 'ana' before"),
        (folder, "ana,bo", "bo", "'bo' is named with --markers and with --without"),
        (folder, "ana,bo", "eve", "Nothing was dealt to 'eve': the markers are ana, bo."),
        (other, "ana,bo", "", "No student of this folder's split is among those graded"),
    ):
        with pytest.raises(KitError, match=said):
            split(where, tmp_path / "out", tiny, markers, "0", without)
    assert contents(tmp_path / "out") == before


def test_equal_answers_are_shown_to_the_instructor_and_to_no_marker(tmp_path, tiny):
    students = class_of(12)
    same = argued("The very same argument")
    for place, words in ((0, same), (5, same | {"answer": "  the VERY same argument – AAA-01 says it"})):
        students[place].answers["E06.4"] = words
    folder, report = graded(tmp_path, students)
    people = {(row["student"], row["task"]): row["what to do"] for row in rows(folder / "needs-a-person.csv")}
    told = {key: text.partition("The same answer as: ")[2] for key, text in people.items() if "The same answer" in text}
    one, other = students[0].pseudonym, students[5].pseudonym
    assert told == {(one, "E06.4"): f"{other}.", (other, "E06.4"): f"{one}."}
    write_report(report, tmp_path / "judged", Judgements.from_levels({(one, "E06.4"): 2, (other, "E06.4"): 2}))
    judged = {(row["student"], row["task"]): row["what to do"] for row in rows(tmp_path / "judged/needs-a-person.csv")}
    assert all("judged: level 2" in judged[key] and "The same answer as: " in judged[key] for key in told)
    said = split(folder, tmp_path / "out", tiny)
    assert any(each.startswith("2 answers are the same as another student's (1 pair of students).") for each in said)
    sheets = [row["answer"] for path in (tmp_path / "out").glob("*/sheet-1.csv") for row in rows(path)]
    assert not any("very same" in each.lower() for each in sheets)
    equal = rows(tmp_path / "out/equal-1.csv")
    both = [one, other]
    assert sorted(row["student"] for row in equal) == sorted(both)
    assert [row["the same answer as"] for row in equal] == [each["student"] for each in equal[::-1]]
    # The instructor writes the levels there; the folder of the split brings them along.
    text = (tmp_path / "out/equal-1.csv").read_text(encoding="utf-8-sig").replace('"E06.4",""', '"E06.4","2"')
    (tmp_path / "out/equal-1.csv").write_text(text, encoding="utf-8")
    found = report.current_judgements(read_judgements(tmp_path / "out"))
    assert {key: level for key, level in found.items() if key[1] == "E06.4"} == {(each, "E06.4"): 2 for each in both}
    # One of the two writes something else: both are ordinary answers then, and are dealt.
    students[0].answers["E06.4"] = argued("An argument of my own")
    folder, report = graded(tmp_path / "later", students)
    split(folder, tmp_path / "out", tiny)
    later = {row["answer"] for path in (tmp_path / "out").glob("*/sheet-2.csv") for row in rows(path)}
    assert len(later) == 2
    judge(tmp_path / "out", lambda number, marker: 4, "sheet-2.csv")
    found = report.current_judgements(read_judgements(tmp_path / "out"))
    assert found[both[0], "E06.4"] == 4  # the level of the text that it was before does not count
    assert [str(each).split(" changed")[0] for each in found.unused] == [f"The answer of {both[0]} to E06.4"]
    assert found[both[1], "E06.4"] == 2 and list(found.overruled) == [(both[1], "E06.4")]


def test_two_markers_count_where_they_agree_and_a_person_decides_where_not(tmp_path, tiny):
    students = class_of(30)
    folder, report = graded(tmp_path, students)
    out = tmp_path / "out"
    split(folder, out, tiny, "ana,bo", "100")
    numbers = {each.number: each for each in read_numbers(out / "numbers.csv")}
    judge(out, lambda number, marker: 2 if marker == "ana" else 3 if number % 5 == 0 else 2, comment="Say why.")
    found = report.current_judgements(read_judgements(out))
    apart = {each.key for number, each in numbers.items() if number % 5 == 0}
    assert set(found) == {each.key for each in numbers.values()} - apart and set(found.values()) == {2}
    assert set(found.open_opinions) == apart and len(apart) == 12
    before = {each.student.label: each.points({}) for each in report.results}
    earned = {each.student.label: each.points(found) - before[each.student.label] for each in report.results}
    assert earned == {
        each.pseudonym: 2.0 * sum((each.pseudonym, task) not in apart for task in JUDGED) for each in students
    }
    lines = [str(each) for each in report_lines(report, found)]
    assert "ana: 60 of 60 answers have a level." in lines
    assert any(each.startswith("On 12 answers two markers differ: neither level counts.") for each in lines)
    write_report(report, tmp_path / "final", found)
    told = {
        (row["student"], row["task"]): row
        for row in rows(tmp_path / "final/needs-a-person.csv")
        if row["task"] in JUDGED
    }
    for key, row in told.items():
        assert row["level"] == ("" if key in apart else "2")
        assert ("two markers differ" in row["what to do"]) == (key in apart)
    some = sorted(apart)[0]
    assert "ana: level 2, “Say why.” bo: level 3, “Say why.”" in told[some]["what to do"]
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "final/feedback").iterdir()]
    assert sum(page.count("</b> Say why.</p>") for page in pages) == 48
    assert rows(tmp_path / "final/markers.csv") == [
        {"marker": "ana", "answers": "60", "judged": "60", "twice": "60", "same": "48", "higher": "0", "lower": "12"},
        {"marker": "bo", "answers": "60", "judged": "60", "twice": "60", "same": "48", "higher": "12", "lower": "0"},
    ]
    # A person decides, in the table that grading wrote; it stands above the sheets.
    (tmp_path / "mine.csv").write_text(f"student,task,level,comment\n{some[0]},{some[1]},4,Mine.\n", encoding="utf-8")
    found = report.current_judgements(read_judgements(out, tmp_path / "mine.csv"))
    assert (
        found[some] == 4 and found.comments[some] == "Mine." and some not in found.open_opinions and not found.overruled
    )
    (tmp_path / "mine.csv").write_text(f"student,task,level\n{some[0]},{some[1]},4\n", encoding="utf-8")
    judge(
        out,
        lambda number, marker: 2 if marker == "ana" else 3 if number % 5 == 0 else 2,
        comment="Quote it.",
        markers=["bo"],
    )
    found = report.current_judgements(read_judgements(out, tmp_path / "mine.csv"))
    assert (
        found.comments[some] == "Say why.\nQuote it."
    )  # without a word of the person both markers' words reach the student
    other = next(key for key in found if key not in apart)
    (tmp_path / "mine.csv").write_text(f"student,task,level\n{other[0]},{other[1]},1\n", encoding="utf-8")
    found = read_judgements(out, tmp_path / "mine.csv")
    assert found[other] == 1 and list(found.overruled) == [other]
    named = "In 1 place your own table says another level than the markers, and counts: " + " ".join(other)
    assert f"{named}." in map(str, marker_lines(found))


def test_sheets_come_back_one_after_the_other(tmp_path, tiny):
    folder, report = graded(tmp_path, class_of(20))
    out = tmp_path / "out"
    split(folder, out, tiny, "ana,bo,cy", "50%")
    assert read_judgements(out) == {} and read_judgements(out).progress["ana"][1] == 0
    judge(out, lambda number, marker: 3 if number % 2 else "", markers=["ana"])
    found = read_judgements(out)
    dealt = read_numbers(out / "numbers.csv")
    alone = {each.key for each in dealt if each.markers == ("ana",) and each.number % 2}
    assert set(found) == alone and all(len(each) == 1 for each in found.open_opinions.values()) and found.open_opinions
    lines = " ".join(map(str, marker_lines(found)))
    assert "for their second marker" in lines and "bo: 0 of" in lines and "too few" not in lines
    write_report(report, tmp_path / "so-far", found)
    to_do = {(row["student"], row["task"]): row["what to do"] for row in rows(tmp_path / "so-far/needs-a-person.csv")}
    for each in dealt:
        waits_for = [name for name in each.markers if name != "ana" or not each.number % 2]
        told = "" if not waits_for else f"it waits for {', '.join(waits_for)}."
        assert to_do[each.key].startswith(told + " ana: level 3." * (each.key in found.open_opinions))
    for _again in (1, 2):  # the same levels once more, in a copy that came by another way
        judge(out, lambda number, marker: 3)
        (out / "ana/ana-levels.csv").write_bytes((out / "ana/sheet-1.csv").read_bytes())
        assert len(read_judgements(out)) == len(dealt) == 40


def test_a_judgement_that_matches_no_answer_is_named_with_file_and_row(tmp_path, tiny):
    folder, report = graded(tmp_path, class_of(12))
    out = tmp_path / "out"
    split(folder, out, tiny, "ana,bo", "0")
    whose = {each.number: each.markers[0] for each in read_numbers(out / "numbers.csv")}
    bos = next(number for number, marker in whose.items() if marker == "bo")
    mine = next(number for number, marker in whose.items() if marker == "ana")
    text = (
        f"number,task,level,comment,marker\n999,E06.4,3,,ana\n{bos},E06.4,3,,ana\n1.5,E06.4,2,,ana\n,,2,,\n"
        f"{mine},E06.4,5,,ana\n{'9' * 400},E06.4,2,,ana\n"
    )
    (out / "ana/levels.csv").write_text(text, encoding="utf-8")
    (out / "ana/old.csv").write_bytes("number,marker,level,comment\n1,ana,2,naïve\n".encode("cp1252"))
    (out / "bo/sheet-1.xlsx").write_bytes(b"PK")
    (out / "bo/notes.csv").write_text("number,level\n1,2\n", encoding="utf-8")
    judge(out, lambda number, marker: 3, markers=["bo"])
    found = report.current_judgements(read_judgements(out))
    assert [str(each) for each in found.unused] == [
        "ana/old.csv is not a text file in UTF-8: save the table of judgements as CSV UTF-8.",
        "bo/notes.csv has no column 'marker': use the sheet as it was dealt out.",
        "bo/sheet-1.xlsx was not read: save it as CSV UTF-8, and take this file out of the folder.",
        "ana/levels.csv, row 2: no answer has the number '999': write it as the sheet had it.",
        f"ana/levels.csv, row 3: the answer with the number '{bos}' was not dealt to 'ana': its level has to come from bo.",
        "ana/levels.csv, row 4: no answer has the number '1.5': write it as the sheet had it.",
        "ana/levels.csv, row 5: no answer has the number '': write it as the sheet had it.",
        "ana/levels.csv, row 6: the level '5' is none: write 1, 2, 3 or 4.",
        f"ana/levels.csv, row 7: no answer has the number '{'9' * 40}': write it as the sheet had it.",
    ]
    assert len(found) == 12 and set(found.values()) == {3} and not is_certain(report, found)  # good rows count
    lines = [str(each) for each in report_lines(report, found)]
    assert "Not used: ana/levels.csv, row 2: no answer has the number '999': write it as the sheet had it." in lines
    assert "9 judgements were not used" in lines[-1]
    write_report(report, tmp_path / "final", found)
    assert "not used: ana/levels.csv, row 2" in (tmp_path / "final/needs-a-person.csv").read_text("utf-8-sig")
    (out / "ana/levels.csv").write_text(
        "number,marker,level\n" + "".join(f"{n},ana,3\n" for n in range(900, 930)), encoding="utf-8"
    )
    lines = [str(each) for each in report_lines(report, read_judgements(out))]
    assert sum(each.startswith("Not used: ") for each in lines) == 20
    assert "13 more are not used: see needs-a-person.csv." in lines


SHEET = "number,marker,level\n"


@pytest.mark.parametrize(("text", "said"), [
    ("number,level\n1,2\n", "levels.csv has no column 'marker'"),
    ("student,level\na,2\n", "levels.csv has no column 'task'"), ("", "has no column 'student'"),
    (SHEET + '1,ana,"2\n', "a quotation mark is not closed"), (SHEET + "1,ana,2,3\n", "more cells than there are headings"),
    (b"\xff\xfe\x00", "is not a text file in UTF-8"), (SHEET + "1,ana," + "2" * 200_000, "levels.csv cannot be read as CSV (field larger"),
])  # fmt: skip
def test_a_sheet_that_cannot_be_read_is_told_in_one_sentence(tmp_path, text, said):
    (tmp_path / "numbers.csv").write_text("number,student,task,marker,second,round,digest\n1,Heron,E06.4,ana,,1,d\n")
    (tmp_path / "ana").mkdir()
    (tmp_path / "ana/levels.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(KitError) as told:
        read_judgements(tmp_path / "ana/levels.csv")
    assert said in str(told.value) and len(str(told.value)) < 300
    (unused,) = read_judgements(tmp_path).unused  # in a folder it keeps no other table from being read
    assert str(unused) == f"ana/{str(told.value).removeprefix('ana/')}"


def test_work_on_what_comes_back_is_bounded(tmp_path, monkeypatch):
    (tmp_path / "numbers.csv").write_text("number,student,task,marker,second,round,digest\n1,Heron,E06.4,ana,,1,d\n")
    (tmp_path / "a.csv").write_text(SHEET + "9,ana,3\n" * 5_000)
    found = read_judgements(tmp_path)
    assert len(found.unused) == judging_module.MOST_UNUSED < found.unused_count == 5_000
    monkeypatch.setattr(levels_module, "MOST_TABLE_BYTES", 1_000)
    with pytest.raises(KitError, match="a.csv is too large to be a table of judgements"):
        read_judgements(tmp_path / "a.csv")
    monkeypatch.setattr(levels_module, "MOST_TABLES", 1)
    with pytest.raises(KitError, match="holds too many tables: name the folder of the split"):
        read_judgements(tmp_path)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("It is so.", "it  IS so", True), ("It is so.", "It is not so.", False), ("राम", "रोम", False), ("かな", "がな", False),
    ("!?", "?!", False), ("Cafe\u0301", "café", True), ("“It” – is", '"It" - is', True), ("1,5", "1.5", True), ("", " ", True),
])  # fmt: skip
def test_two_answers_are_the_same_but_for_spaces_signs_and_capitals(one, other, same):
    assert (answer_digest(one) == answer_digest(other)) == same


def test_a_spreadsheets_own_ways_are_read(tmp_path):
    """Semicolons, a number that became 1.0, spaces, an apostrophe before a formula; and a sheet beside its split."""
    (tmp_path / "numbers.csv").write_text("number,student,task,marker,second,round,digest\n1,Heron,E06.4,ana,,1,d\n")
    (tmp_path / "back.csv").write_text("number;marker;level;comment\r\n1.0; ana ; 3 ;'=good\r\n", encoding="utf-8-sig")
    found = read_judgements(tmp_path)
    assert found == {("Heron", "E06.4"): 3} and found.comments == {("Heron", "E06.4"): "=good"}
    (tmp_path / "back").mkdir()
    (tmp_path / "back.csv").rename(tmp_path / "back/ana.csv")
    assert read_judgements(tmp_path / "back") == found == read_judgements(tmp_path / "back/ana.csv")
    (tmp_path / "numbers.csv").rename(tmp_path / "back/else.csv")
    assert read_judgements(tmp_path / "back") == found
    (tmp_path / "back/else.csv").unlink()
    with pytest.raises(KitError, match="ana.csv is a blind sheet, and its table of numbers is missing"):
        read_judgements(tmp_path / "back")
    (tmp_path / "empty").mkdir()
    with pytest.raises(KitError, match="no table of judgements in the folder"):
        read_judgements(tmp_path / "empty")


def test_two_copies_of_one_markers_sheet_that_differ_are_told(tmp_path):
    (tmp_path / "numbers.csv").write_text("number,student,task,marker,second,round,digest\n7,Heron,E06.4,ana,,1,d\n")
    for name, level in (("a.csv", 2), ("b.csv", 3), ("c.csv", 3)):
        (tmp_path / name).write_text(f"{SHEET}7,ana,{level}\n")
    found = read_judgements(tmp_path)
    told = r"ana, number 7: .*/a.csv, row 2, says level 2, and .*/b.csv, row 2, says 3: neither counts; make the two say the same"
    assert found == {} and found.progress == {"ana": (1, 0)} and re.match(told, str(found.unused[0]))


def test_a_table_of_numbers_among_the_sheets_of_another_split_is_told(tmp_path):
    """Else a marker could send one along, and decide on answers that were dealt to somebody else."""
    (tmp_path / "ana").mkdir()
    for place in (tmp_path, tmp_path / "ana"):
        (place / "numbers.csv").write_text("number,student,task,marker,second,round,digest\n7,Heron,E06.4,ana,,1,d\n")
    with pytest.raises(KitError, match="numbers.csv lies in the folder of another split"):
        read_judgements(tmp_path)


@pytest.mark.parametrize("number", ["x", "-1", "1.5"])
def test_a_table_of_numbers_that_is_damaged_is_told(tmp_path, number):
    (tmp_path / "numbers.csv").write_text(f"number,student,task,marker,second,round,digest\n{number},Heron,E,a,,1,d\n")
    with pytest.raises(KitError, match=f"numbers.csv, row 2: '{number}' is no number: restore"):
        read_judgements(tmp_path)
    (tmp_path / "numbers.csv").write_text("number,student,task,marker\n1,Heron,E,a\n")
    with pytest.raises(KitError, match="numbers.csv has no column 'second'"):
        read_judgements(tmp_path)


@pytest.mark.parametrize(("markers", "twice", "said"), [
    ("ana,Ana", "10%", "Two markers are called 'ana'"), ("", "10%", "Name 1 to 100 markers"), ("../x", "10%", "cannot name"),
    ("con", "10%", "cannot name a marker's folder"), ("a b", "10%", "cannot name"), ("=1", "10%", "cannot name"),
    (",".join(f"m{n}" for n in range(101)), "10%", "Name 1 to 100"), ("ana", "ten", "'ten' is no share"),
    ("ana", "101%", "is no share"), ("ana", "-1", "is no share"),
])  # fmt: skip
def test_what_cannot_be_dealt_is_told_and_nothing_is_written(tmp_path, tiny, markers, twice, said):
    folder, _report = graded(tmp_path, class_of(3))
    with pytest.raises(KitError, match=said):
        split(folder, tmp_path / "out", tiny, markers, twice)
    assert not (tmp_path / "out").exists()


def test_what_is_no_graded_folder_or_no_folder_of_a_split_is_told(tmp_path, tiny):
    with pytest.raises(KitError, match="There is no needs-a-person.csv in .*: grade the class first"):
        split(tmp_path, tmp_path / "out", tiny)
    folder, _report = graded(tmp_path, class_of(3))
    with pytest.raises(KitError, match="is no folder of a split"):
        split(folder, folder, tiny)


def test_a_formula_of_a_student_or_a_marker_stays_text(tmp_path, tiny):
    students = class_of(4)
    students[0].answers["E06.4"] = argued("=HYPERLINK(1)")
    students[1].answers["E06.4"] = argued("<script>alert(1)</script>")
    folder, report = graded(tmp_path, students)
    split(folder, tmp_path / "out", tiny, "ana", "0")
    cells = [row["answer"] for row in rows(tmp_path / "out/ana/sheet-1.csv")]
    assert "'=HYPERLINK(1): AAA-01 says it." in cells
    page = (tmp_path / "out/ana/page-1.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert" in page and page.count("<script>") == 1 and "<script>alert" not in page
    assert '<p class="text">=HYPERLINK(1)' in page
    judge(tmp_path / "out", lambda number, marker: 2, comment="'=cmd|x")
    found = report.current_judgements(read_judgements(tmp_path / "out"))
    assert len(found) == 8 and set(found.comments.values()) == {"=cmd|x"}
    assert "=cmd|x" in next(
        (graded(tmp_path, students, "final", judgements=found)[0] / "feedback").iterdir()
    ).read_text("utf-8")


def test_an_answer_that_names_its_writer_is_dealt_without_the_name(tmp_path, tiny):
    students = class_of(4)
    named, pseudonym = students[0].name, students[0].pseudonym
    students[0].answers["E06.4"] = argued(f"I, {named} (called {pseudonym.upper()}), argue")
    folder, _report = graded(tmp_path, students)
    split(folder, tmp_path / "out", tiny, "ana")
    cells = [row["answer"] for row in rows(tmp_path / "out/ana/sheet-1.csv")]
    assert "I, […] (called […]), argue: AAA-01 says it." in cells


def test_the_hours_are_told_before_anybody_starts(tmp_path, tiny):
    assert minutes_needed([Answer("a", "E06.4", "word " * 400)]) == 400 / 200 + 1
    students = class_of(40)
    folder, _report = graded(tmp_path, students)
    waiting = read_waiting(folder, BOTH)
    minutes = minutes_needed(waiting.answers)
    said = " ".join(split(folder, tmp_path / "out", tiny, None, "10%"))
    assert "80 answers with" in said and f"Hours for one marker: about {minutes / 60:.1f}." in said
    assert f"for each of four: {minutes * 1.1 / 4 / 60:.1f}." in said and "200 words a minute" in said
    assert not (tmp_path / "out").exists()
    said = " ".join(split(folder, tmp_path / "out", tiny))
    assert "8 of them go to two markers." in said and f"Hours in all: about {minutes * 1.1 / 60:.1f}." in said


def test_agreement_is_the_kits_own_alpha_and_says_where_it_knows_too_little():
    found = Judgements()
    levels = [(1, 1), (2, 2), (2, 3), (3, 3), (4, 4), (4, 3), (1, 2), (3, 3), (2, 2), (4, 4), (1, 1), (3, 4)]
    found.double_levels = {("s", str(n)): {"ana": one, "bo": two} for n, (one, two) in enumerate(levels)}
    found.double_levels[("s", "half")] = {"ana": 4}  # the second marker has not come to it
    frame = pd.DataFrame([[str(one), str(two)] for one, two in levels], columns=["ana", "bo"])
    measured = measure_agreement(found)
    assert measured["count"] == 12 and measured["alpha"] == alpha(frame, ["1", "2", "3", "4"], "ordinal")
    (line,) = marker_lines(found)
    low, high = measured["interval"]["low"], measured["interval"]["high"]
    assert (
        line
        == f"Two markers judged 12 answers: the same level in 67%, alpha {measured['alpha']:.2f} ({low:.2f} to {high:.2f})."
    )
    (in_french,) = marker_lines(found, "fr")
    assert "67\xa0%" in in_french and f"{measured['alpha']:.2f}".replace(".", ",") in in_french
    found.double_levels = dict(list(found.double_levels.items())[:9])
    assert list(marker_lines(found)) == ["Two markers judged 9 answers: too few to say how far they agree."]
    found.double_levels = {("s", str(n)): {"ana": 3, "bo": 3} for n in range(12)}
    assert "gave one level to all: alpha is not defined" in next(marker_lines(found))
    found.double_levels[("s", "1")] = {"ana": 3, "bo": 2}
    assert "alpha may be far off" in next(marker_lines(found))
    assert measure_agreement(Judgements()) is None and list(marker_rows(Judgements())) == [
        ["marker", "answers", "judged", "twice", "same", "higher", "lower"]
    ]


def test_plain_levels_are_taken_as_judgements(tmp_path):
    report = grade_class(_one(tmp_path), TASKS, KNOWN, [Student(1, "Heron")])
    assert [str(each) for each in report_lines(report, {("Heron", "E06.4"): 3})][-1] == "Nothing is left for a person."


def _one(tmp_path):
    student = replace(class_of(1)[0], pseudonym="Heron")
    write_archive(tmp_path / "one.zip", {"Heron/my-answers.json": student.text()})
    return tmp_path / "one.zip"
