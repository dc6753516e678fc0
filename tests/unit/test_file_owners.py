"""Whose a file is, by who controls what tells it; and class lists as instructors have them."""

import csv
import json
import unicodedata
import zipfile
from dataclasses import replace

import pytest
from class_tasks import KNOWN
from class_tasks import TASKS as VARIED

from whodecides.classroom import (
    grade_class,
    is_certain,
    read_judgements,
    read_roster,
    report_lines,
    right_answer,
    write_archive,
    write_report,
)
from whodecides.classroom.roster import StudentFinder
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version

TASKS = [replace(task, variants=[]) for task in VARIED]  # which question was shown is not what is tried here
FULL = 5
LIST = "name,pseudonym,moodle_id\nAda First,first,11\nMay Middle,middle,22\nZoe Last,last,33\n"


def answers(right=True, at="2026-10-01T08:0{}:00.000+00:00", pseudonym=""):
    kept = {task.id: {"answer": right_answer(task) if right else "none", "tries": 1, "at": at.format(n)}
            for n, task in enumerate(TASKS[:3])}  # fmt: skip
    return json.dumps({"format": "whodecides-answers", "version": 2, "language": "en", "pseudonym": pseudonym,
                       "data": "0.1.0", "answers": kept})  # fmt: skip


LATER = "2026-10-02T08:0{}:00.000+00:00"
AHEAD = "9999-10-01T08:0{}:00.000+00:00"


def listed(tmp_path, text=LIST):
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    return read_roster(tmp_path / "list.csv")


def judged(tmp_path, files, roster=()):
    write_archive(tmp_path / "class.zip", files)
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, roster)
    return report, {each.student.label: each.points({}) for each in report.results}


def told(report):
    return {each.file: each.message for each in report.verdicts if each.needs_person}


MOODLE = "{}_{}_assignsubmission_file_/my-answers.json"


@pytest.mark.parametrize("inner", [
    MOODLE.format("Ada First", 11), "Ada First_11_assignsubmission_file_my-answers.json", "Ada First.json", "first/x.json",
    "first.json", "Ada First_99_assignsubmission_file/my-answers.json", "firstada_11_18_my-answers.json",
])  # fmt: skip
@pytest.mark.parametrize("folder", ["May Middle", "middle", "May Middle_22_assignsubmission_file_"])
def test_a_file_named_like_somebody_elses_never_displaces_their_answers(tmp_path, inner, folder):
    files = {MOODLE.format("Ada First", 11): answers(), f"{folder}/{inner}": answers(False, LATER)}
    report, points = judged(tmp_path, files, listed(tmp_path))
    assert points == {"first": FULL, "middle": 0}
    assert "its path names middle and first; graded for middle" in told(report)[f"{folder}/{inner}"]
    assert not is_certain(report, {})


BOTH = LIST.replace("moodle_id", "moodle_id,canvas_id").replace("11\n", "11,11\n").replace("22\n", "22,22\n")
TWO_NUMBERS = "its path holds two numbers of a platform in one part, so nobody can tell whose it is; find out"


@pytest.mark.parametrize("name", [
    # What a student wrote behind the platform's part.
    "May Middle_22_assignsubmission_file_first_11_18_my-answers.json",
    "May Middle_22_assignsubmission_file_Ada First_11_assignsubmission_file_my-answers.json",
    "middlemay_22_29_Ada First_11_assignsubmission_file_my-answers.json",
    "middlemay_LATE_22_29_firstada_11_18_my-answers.json",
    # What a student wrote before it, as the name to be shown.
    "D'Arcy Jones_11_assignsubmission_file__22_assignsubmission_file_/my-answers.json",
    "D'Arcy Jones_11_assignsubmission_file_22_assignsubmission_file_/my-answers.json",
    "Jones_11_assignsubmission_file_22_assignsubmission_onlinetext/my-answers.json",
    "Jones_11_assignsubmission_file__22_assignsubmission_file_my-answers.json",
    "all of them/Jones_11_assignsubmission_file__22_assignsubmission_file_/my-answers.json",
    "jones_11_18_file_22_29_my-answers.json", "jones_11_22_29_my-answers.json", "jones_11_18_2026_22_2999_my-answers.json",
    "Jones_11_18_file_22_assignsubmission_file_my-answers.json",
])  # fmt: skip
def test_two_numbers_in_one_part_of_a_path_are_for_a_person_and_displace_nobody(tmp_path, name):
    files = {MOODLE.format("Ada First", 11): answers(), name: answers(False, LATER, "first")}
    for roster, label in ((listed(tmp_path, BOTH), "first"), ((), "Ada First")):
        report, points = judged(tmp_path, files, roster)
        assert points == {label: FULL} and list(told(report)) == [name] and told(report)[name].startswith(TWO_NUMBERS)
        assert [
            each.label for each in report.unread_verdicts
        ] == []  # nobody is said to have handed in what cannot be read


@pytest.mark.parametrize("name", [
    "May Middle_22_assignsubmission_file_my-answers_10_12_2026.json", "middlemay_22_2999_my-answers_2026_10_12.json",
    "middlemay_LATE_22_2999_answers_1.json", "May Middle_22_assignsubmission_file_/week_3_4.json",
    "May Middle_22_assignsubmission_file_/Ada First_11_my-answers.json", "middlemay_22_2999_my_answers.json",
])  # fmt: skip
def test_other_numbers_in_a_name_are_no_platforms(tmp_path, name):
    report, points = judged(tmp_path, {name: answers()}, listed(tmp_path, BOTH))
    assert points == {"middle": FULL} and not told(report)


def month(number):
    return f"2026-{number:02d}-01T08:0{{}}:00.000+00:00"


@pytest.mark.parametrize("later", [
    "my-answers (1).json", "my-answers(1).json", "my-answers_(2).json", "my-answers-1.json", "my-answers 2.json",
    "my-answers (1)-1.json", "my-answers-1 (1).json", "Copy of my-answers (2).json", "my-answers - Copy (2).json",
    "my-answers copy 2.json", "my-answers - Kopie (3).json",
])  # fmt: skip
@pytest.mark.parametrize("before", [MOODLE.format("Ada First", 11), "first/my-answers.json"])
def test_where_the_number_of_a_copy_and_the_times_in_it_disagree_a_person_decides(tmp_path, before, later):
    """A browser counts what it downloads: the file of last month, downloaded again, has the number."""
    later = before.replace("my-answers.json", later)
    report, points = judged(
        tmp_path, {before: answers(True, month(9)), later: answers(False, month(10))}, listed(tmp_path)
    )
    assert points == {"first": 0} and not told(report) and is_certain(report, {})  # both say the same
    report, points = judged(
        tmp_path, {before: answers(True, month(10)), later: answers(False, month(9))}, listed(tmp_path)
    )
    assert set(told(report)) == {before, later} and not is_certain(report, {})
    assert told(report)[before] == (
        "an earlier copy; the later one counts; and yet it holds the later answer, or the only one, to E06.1, E06.2, E06.3: "
        "decide, and take the other file out"
    )
    report, points = judged(
        tmp_path, {before: answers(True, month(10)), later: answers(True, month(9))}, listed(tmp_path)
    )
    assert points == {"first": FULL} and not told(report)  # the same answers: nothing to decide


@pytest.mark.parametrize("copied", [
    "my-answers - Copy.json", "my-answers - Kopie.json", "my-answers - Copie.json", "my-answers - copia.json",
    "my-answers copy.json", "my-answers copie.json", "Copy of my-answers.json", "Copie de my-answers.json",
    "my-answers - Co\u0301pia.json",
])  # fmt: skip
@pytest.mark.parametrize("right", ["copy", "original"])
def test_a_copy_without_a_number_is_neither_earlier_nor_later_and_is_nobodys_name(tmp_path, copied, right):
    """Whoever copies a file may go on in the one or in the other: the times say which."""
    months = (10, 9) if right == "original" else (9, 10)
    first, second = (answers(month_of == 10, month(month_of)) for month_of in months)
    report, points = judged(tmp_path, {"first/my-answers.json": first, f"first/{copied}": second}, listed(tmp_path))
    assert points == {"first": FULL} and not told(report)
    report, points = judged(tmp_path, {copied: answers(pseudonym="Heron")})
    assert points == {"Heron": FULL}


def test_work_on_two_computers_that_were_never_brought_together_is_told(tmp_path):
    """Number and last time agree, and yet an answer stands in the earlier copy alone."""
    kept = json.loads(answers(True, month(9)))
    here, there = dict(kept["answers"]), dict(kept["answers"])
    del there["E06.2"]
    there["E06.3"] = there["E06.3"] | {"at": month(10).format(1)}
    files = {"first/my-answers.json": json.dumps(kept | {"answers": here}),
             "first/my-answers (1).json": json.dumps(kept | {"answers": there})}  # fmt: skip
    report, points = judged(tmp_path, files, listed(tmp_path))
    assert points == {"first": FULL - 1} and set(told(report)) == set(files)
    assert "or the only one, to E06.2: decide" in told(report)["first/my-answers.json"]


def test_a_profile_name_is_weaker_than_the_number_beside_it(tmp_path):
    files = {MOODLE.format("Ada First", 11): answers(), MOODLE.format("Ada First", 22): answers(False, LATER)}
    report, points = judged(tmp_path, files, listed(tmp_path))
    assert points == {"first": FULL, "middle": 0} and list(told(report)) == [MOODLE.format("Ada First", 22)]


def test_two_accounts_of_one_name_are_told_apart_or_told(tmp_path):
    files = {MOODLE.format("Ada First", 11): answers(), MOODLE.format("Ada First", 22): answers(False, LATER)}
    report, points = judged(tmp_path, files, listed(tmp_path, "name\nAda First\nMay Middle\n"))
    assert not points and len(report.missing) == 2 and len(told(report)) == 2
    assert all("several accounts hand in under the name Ada First" in each for each in told(report).values())
    report, points = judged(tmp_path, files)
    assert points == {"Ada First (11)": FULL, "Ada First (22)": 0} and is_certain(report, {})


def test_a_student_has_another_number_in_another_assignment(tmp_path):
    """Moodle counts participants anew for each: two downloads side by side are of the same class."""
    files = {
        f"four/{MOODLE.format('Ada First', 5)}": answers(False),
        f"six/{MOODLE.format('Ada First', 9)}": answers(True, LATER),
    }
    report, points = judged(tmp_path, files, listed(tmp_path, "name\nAda First\nMay Middle\n"))
    assert points == {"Ada First": FULL} and is_certain(report, {})


@pytest.mark.parametrize(("first", "second", "flagged"), [
    (answers(), answers(False, AHEAD), True), (answers(False, AHEAD), answers(), True),
    (answers(), answers(False, LATER), False), (answers(True, AHEAD), answers(True, AHEAD), False),
])  # fmt: skip
def test_a_clock_that_was_ahead_decides_nothing_in_silence(tmp_path, first, second, flagged):
    """Two files that the platform does not count: where they differ a person says which is the later."""
    files = {f"four/{MOODLE.format('Ada First', 5)}": first, f"six/{MOODLE.format('Ada First', 9)}": second}
    report, _points = judged(tmp_path, files, listed(tmp_path, "name\nAda First\nMay Middle\n"))
    assert set(told(report)) == (set(files) if flagged else set()) and is_certain(report, {}) != flagged
    assert any("a clock was ahead" in each.message for each in report.verdicts) == flagged
    again = answers(True, LATER)  # the platform counts this copy, so no clock is asked
    report, points = judged(tmp_path, {name.replace("six", "four").replace("answers.json", f"answers-{n}.json").replace("_9_", "_5_"): text
                                       for n, (name, text) in enumerate(zip(files, (first, again), strict=True), 1)})  # fmt: skip
    assert points == {"Ada First": FULL} and is_certain(report, {})


@pytest.mark.parametrize("weaker", ["Ada First.json", "elsewhere/first/my-answers.json", "stranger/my-answers (7).json"])  # fmt: skip
def test_weaker_evidence_never_displaces_stronger(tmp_path, weaker):
    files = {MOODLE.format("Ada First", 11): answers(), weaker: answers(False, LATER, "first")}
    report, points = judged(tmp_path, files, listed(tmp_path))
    assert points == {"first": FULL} and list(told(report)) == [weaker]
    assert "find out whose" in told(report)[weaker] and not report.results[0].marks[3].judged


def test_without_a_list_the_folder_is_stronger_than_the_files_name(tmp_path):
    files = {"Ada First/my-answers.json": answers(), f"May Middle/{MOODLE.format('Ada First', 11)}": answers(False, LATER),
             "May Middle/Ada First_11_assignsubmission_file_my-answers.json": answers(False, LATER)}  # fmt: skip
    report, points = judged(tmp_path, files)
    assert points["Ada First"] == FULL
    wrapped = {
        f"all of them/{MOODLE.format(name, n)}": answers() for n, name in enumerate(("Ada First", "May Middle"), 1)
    }
    report, points = judged(tmp_path, wrapped)
    assert points == {"Ada First": FULL, "May Middle": FULL} and not told(report)
    flat = {
        f"all of them/{name}_{n}_assignsubmission_file_my-answers.json": answers() for n, name in enumerate("ab", 1)
    }
    assert judged(tmp_path, flat)[1] == {"a": FULL, "b": FULL}


def test_two_files_that_claim_one_name_are_told(tmp_path):
    files = {"one.json": answers(True, pseudonym="first"), "two.json": answers(False, LATER, "first")}
    report, _points = judged(tmp_path, files, listed(tmp_path))
    assert set(told(report)) == {"one.json", "two.json"}
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        for right in (True, False):
            archive.writestr("first/my-answers.json", answers(right))
    report = grade_class(tmp_path / "twice.zip", TASKS, KNOWN, listed(tmp_path))
    assert len(told(report)) == 1 and not is_certain(report, {})


def test_two_equal_files_are_shown_and_not_judged(tmp_path):
    files = {f"{name}/my-answers.json": answers(pseudonym=name) for name in ("first", "middle")}
    files["last/my-answers.json"] = answers(True, LATER)  # the same answers, given by themselves
    report, points = judged(tmp_path, files, listed(tmp_path))
    assert points == {"first": FULL, "middle": FULL, "last": FULL} and not told(report)
    assert {each.student.label: each.same_work for each in report.results} == {
        "first": ("first", "middle"), "middle": ("first", "middle"), "last": ()}  # fmt: skip
    write_report(report, tmp_path / "out", {})
    with (tmp_path / "out/needs-a-person.csv").open(encoding="utf-8-sig") as handle:
        shown = [(row["student"], row["what to do"]) for row in csv.DictReader(handle)]
    assert [who for who, what in shown if "the same answers" in what] == ["first", "middle"]
    assert "the same answers of 1 pair of students" in list(report_lines(report, {}))[-1]
    assert not is_certain(report, {})


@pytest.mark.parametrize("more", ["00.3", "09.6", "E02.1"])
def test_one_answer_more_to_what_is_not_graded_makes_no_other_work(tmp_path, more):
    copied = answers(pseudonym="middle")
    longer = json.loads(copied)
    longer["answers"][more] = {"answer": "a", "tries": 1, "at": LATER, "variant": "", "revision": 1}
    files = {
        "first/my-answers.json": answers(pseudonym="first"), "middle/my-answers.json": json.dumps(longer),
        "last/my-answers.json": answers(True, LATER),
    }  # fmt: skip
    report, _points = judged(tmp_path, files, listed(tmp_path))
    assert [each.same_work for each in report.results if each.same_work] == [("first", "middle")] * 2
    assert "the same answers of 1 pair of students" in list(report_lines(report, {}))[-1]


def test_where_little_is_graded_the_other_answers_tell_a_copy(tmp_path):
    kept = json.loads(answers())
    graded, *others = kept["answers"].items()
    lessons = {f"0{n}.1": record for n, (_task, record) in enumerate([*others, graded], 1)}
    text = json.dumps(kept | {"answers": dict([graded]) | lessons})
    report, _points = judged(tmp_path, {f"{name}/x.json": text for name in ("first", "middle")}, listed(tmp_path))
    assert all(each.same_work for each in report.results) and len(report.results) == 2


def test_nearly_empty_files_are_the_same_by_chance(tmp_path):
    kept = json.loads(answers())
    for records in ({}, dict(list(kept["answers"].items())[:2])):
        text = json.dumps(kept | {"answers": records})
        report, _points = judged(tmp_path, {f"{name}/x.json": text for name in ("first", "middle")}, listed(tmp_path))
        assert not any(each.same_work for each in report.results) and is_certain(report, {}) == bool(records)


def test_every_file_gets_a_verdict(tmp_path):
    files = {"first/my-answers.json": answers(), "__MACOSX/first/._my-answers.json": b"\0\5", "first/.DS_Store": b"x",
             "first/.my-answers.json.lock": b"",
             "middle/.ipynb_checkpoints/06.ipynb": b"{}", "last/": b"what is in here?"}  # fmt: skip
    report, points = judged(tmp_path, files, listed(tmp_path))
    assert {each.file for each in report.verdicts} == set(files) and points == {"first": FULL}
    assert set(told(report)) == {"last/"} and "a file named like a folder" in told(report)["last/"]
    assert sum("left out" in each.message for each in report.verdicts) == 4


# Class lists


@pytest.mark.parametrize(("one", "other"), [
    ("राम", "रोम"), ("Hùng", "Hưng"), ("กี", "กิ"), ("かな", "がな"), ("😀", "🎉"), ("Ana 😀", "Ana 🎉"), ("Müller", "Muller"),
    ("Martin Thomas", "Thomas Martin"), ("가", "각"), ("שָׁלוֹם", "שלום"),
])  # fmt: skip
def test_names_that_differ_are_two_students(tmp_path, one, other):
    roster = listed(tmp_path, f"name\n{one}\n{other}\n")
    finder = StudentFinder(roster)
    for form in ("NFC", "NFD"):
        assert [finder.by_name(unicodedata.normalize(form, each)) for each in (one, other)] == list(roster)
    _report, points = judged(tmp_path, {f"{each}/my-answers.json": answers() for each in (one, other)}, roster)
    assert set(points) == {one, other}


@pytest.mark.parametrize(("name", "written"), [
    ("Élodie Martin", "Elodie Martin"), ("Élodie Martin", "martinelodie"), ("Ana Maria Silva", "silvaanamaria"),
    ("Ana Silva", "Silva, Ana"), ("Trần Văn Hùng", "Tran Van Hung"), ("Ana Silva", "ANA  SILVA"), ("José-Luis", "Jose Luis"),
])  # fmt: skip
def test_what_a_platform_loses_of_a_name_does_not_lose_the_student(tmp_path, name, written):
    roster = listed(tmp_path, f"name\n{name}\nSomebody Else\n")
    assert StudentFinder(roster).by_name(written) == roster[0]


def test_a_name_that_fits_two_finds_nobody(tmp_path):
    roster = listed(tmp_path, "name\nHùng\nHưng\nMartin Thomas\nThomas Martin\n")
    finder = StudentFinder(roster)
    assert finder.by_name("Hung") is None and finder.by_name("thomasmartin") is None


def test_ids_are_what_the_platform_gave(tmp_path):
    roster = listed(tmp_path, 'name,moodle_id,canvas_id\nAna,11.0,110\nBo,Participant 12,"13,0"\n')
    assert [(each.moodle_id, each.canvas_id) for each in roster] == [("11", "110"), ("12", "13")]
    with pytest.raises(KitError, match="row 2: the spreadsheet shortened the number '1.23457E\\+06'"):
        listed(tmp_path, "name,moodle_id\nAna,1.23457E+06\n")


@pytest.mark.parametrize("text", ['name,pseudonym\n"Ana,a\nBo,b\n', 'name,pseudonym\nAna,a\n"Bo,b\nCy,c\n"Di,d\n',
                                  'name,pseudonym\n"Ana,a\nBo,"b"\n'])  # fmt: skip
def test_a_quotation_mark_that_is_not_closed_is_told(tmp_path, text):
    with pytest.raises(KitError, match=r"row [23]: a quotation mark is not closed"):
        listed(tmp_path, text)


def test_a_name_with_a_comma_and_no_quotation_marks_is_not_cut(tmp_path):
    with pytest.raises(KitError, match="row 3 has more cells than there are headings: put a text that holds ','"):
        listed(tmp_path, "name,pseudonym\nBo,b,\nSilva, Ana,a\n")


def test_excels_own_first_line_names_the_separator(tmp_path):
    roster = listed(tmp_path, "\ufeffsep=;\r\nname;pseudonym\r\nSilva, Ana;a\r\nBo;b\r\n")
    assert [(each.name, each.pseudonym) for each in roster] == [("Silva, Ana", "a"), ("Bo", "b")]


def test_an_own_list_with_numbered_names_is_not_taken_for_moodles(tmp_path):
    roster = listed(tmp_path, "pseudonym,name,email\nStudent 1,Ana,a@x\nStudent 2,Bo,b@x\n")
    assert [each.label for each in roster] == ["Student 1", "Student 2"] and roster.layout == "own"


# Tables, pages and judgements


def test_tables_and_pages_are_sorted_and_named_as_the_class_list(tmp_path):
    names = ["Zoë Last", "王 小明", "Ada First", "Нина", "May Middle"]
    roster = listed(tmp_path, "name\n" + "\n".join(names))
    report, _points = judged(
        tmp_path, {f"{each}/my-answers.json": answers() for each in names if each != "Ada First"}, roster
    )
    write_report(report, tmp_path / "out", {})
    with (tmp_path / "out/grades.csv").open(encoding="utf-8-sig") as handle:
        grades = list(csv.DictReader(handle))
    assert [row["student"] for row in grades] == names and grades[2]["notes"] == "nothing handed in"
    assert sorted(each.name for each in (tmp_path / "out/feedback").iterdir()) == [
        "00001-Zoë-Last.html", "00002-王-小明.html", "00004-Нина.html", "00005-May-Middle.html"]  # fmt: skip
    for row in grades:
        if row["feedback"]:
            page = (tmp_path / "out" / row["feedback"]).read_text(encoding="utf-8")
            assert f"<strong>{row['student']}</strong>" in page


def table(path, *rows):
    path.write_text("student,task,level\n" + "".join(",".join(each) + "\n" for each in rows), encoding="utf-8")
    return path


def test_judgements_of_several_people_are_read_together(tmp_path):
    (tmp_path / "judged").mkdir()
    one, two = (
        table(tmp_path / "judged/a.csv", ("x", "E06.4", "2")),
        table(tmp_path / "judged/b.csv", ("y", "E06.4", "3")),
    )
    both = {("x", "E06.4"): 2, ("y", "E06.4"): 3}
    assert read_judgements(one, two) == read_judgements(tmp_path / "judged") == both
    table(two, ("y", "E06.4", "3"), ("x", "E06.4", "2"), ("z", "E06.4", ""))
    assert read_judgements(one, two) == both
    table(two, ("x", "E06.4", "4"))
    found = read_judgements(one, two)
    assert found == {} and [str(each) for each in found.unused] == [
        "x, E06.4: judged/a.csv, row 2, says level 2, and judged/b.csv, row 2, says 4: neither counts; make the "
        "two say the same, or delete the row of one."
    ]


def test_a_table_names_a_student_by_the_name_in_the_list_or_by_the_pseudonym(tmp_path):
    text = json.loads(answers())
    text["answers"]["E06.4"] = {"answer": "AAA-01 says it", "tries": 1, "at": LATER.format(1)}
    report, _points = judged(tmp_path, {"first/my-answers.json": json.dumps(text)}, listed(tmp_path))
    for name in ("Ada First", '"First, Ada"', "ada first", "first"):
        found = report.current_judgements(read_judgements(table(tmp_path / "levels.csv", (name, "E06.4", "3"))))
        assert found == {("first", "E06.4"): 3} and is_certain(report, found)
    found = read_judgements(table(tmp_path / "levels.csv", ("Ada First", "E06.4", "3"), ("first", "E06.4", "2")))
    assert report.current_judgements(found) == {} and found.unused == [
        f"Ada First and first are one student with two levels for E06.4 ({tmp_path.name}/levels.csv, row 2; "
        f"{tmp_path.name}/levels.csv, row 3): neither counts; make the two say the same, or delete the row of one."
    ]
    found = report.current_judgements(read_judgements(table(tmp_path / "levels.csv", ("Áda First", "E06.4", "3"))))
    assert ("first", "E06.4") not in found  # perhaps somebody else, who left
    found = report.current_judgements(read_judgements(table(tmp_path / "levels.csv", ("Ada", "E06.4", "3"))))
    said = f"Not used: {tmp_path.name}/levels.csv, row 2, Ada, E06.4: there is no student 'Ada'."
    assert said in list(report_lines(report, found))


def test_judgements_that_match_nobody_are_named(tmp_path):
    text = json.loads(answers())
    text["answers"]["E06.4"] = {"answer": "AAA-01 says it", "tries": 1, "at": LATER.format(1)}
    report, _points = judged(tmp_path, {"first/my-answers.json": json.dumps(text)}, listed(tmp_path))
    good, bad = (
        {("first", "E06.4"): 3},
        {("fisrt", "E06.4"): 2, ("first", "E99.9"): 2, ("middle", "E06.4"): 4, ("first", "E06.1"): 1},
    )
    assert is_certain(report, good) and not is_certain(report, good | bad)
    *lines, last = report_lines(report, good | bad)
    said = "\n".join(lines)
    assert "The judgement of fisrt, E06.4, was not used: there is no student 'fisrt'" in said
    assert "first, E99.9, was not used: there is no task 'E99.9'" in said
    assert said.count("there is no answer to be judged") == 2 and "4 judgements were not used" in last
    write_report(report, tmp_path / "out", good | bad)
    assert "the level 2 was not used" in (tmp_path / "out/needs-a-person.csv").read_text(encoding="utf-8-sig")
    assert list(report_lines(report, good))[-1] == "Nothing is left for a person."
