"""What the platforms take back, rule by rule of their importers.

Moodle: mod/assign/feedback/offline/importgradeslib.php and locallib.php, lib/csvlib.class.php,
mod/assign/feedback/file/importziplib.php, mod/assign/classes/downloader.php. Canvas: lib/gradebook_importer.rb,
lib/gradebook_exporter.rb and the upload of downloaded submissions.
"""

import csv
import re
import zipfile
from dataclasses import replace

import pytest
from class_tasks import KNOWN, TASKS, judge_all

from whodecides.classroom import (
    canvas_name,
    grade_class,
    moodle_name,
    read_roster,
    right_answer,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom.course_platforms import scale_points
from whodecides.classroom.grade_comments import merge_comment
from whodecides.errors import KitError

pytestmark = pytest.mark.any_version

# Headings of the grading worksheet as the sites write them, and the word before the number of a participant. What is
# not translated on a site stands there in English.
WORKSHEETS = {
    "English": ("Participant ", "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,"
                "Last modified (submission),Last modified (grade),Feedback comments"),
    "French": ("Participant", "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,"
               "La note peut être modifiée,Dernière modification (travail remis),Dernière modification (note),"
               "Feedback par commentaires"),
    "Spanish": ("Participante ", "Identificador,Nombre completo,Dirección de correo,Estado,Calificación,"
                "Calificación máxima,La calificación puede ser cambiada,Última modificación (entrega),"
                "Última modificación (calificación),Comentarios de retroalimentación"),
    "German": ("Teilnehmer/in", "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,"
               "Bewertung kann geändert werden,Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),"
               "Feedback als Kommentar"),
    "Portuguese": ("Participante", "Identificador,Nome completo,Endereço de email,Status,Nota,Nota máxima,"
                   "A nota pode ser alterada,Última modificação (envio),Última modificação (nota),"
                   "Comentários de feedback"),
    "Italian": ("Partecipante", "Identificativo,Nome completo,Indirizzo email,Stato,Valutazione,Valutazione massima,"
                "La valutazione può essere modificata,Ultima modifica (consegna),Ultima modifica (valutazione),"
                "Feedback comments"),
    "Dutch": ("Deelnemer", "Identificatie,Volledige naam,E-mailadres,Status,Cijfer,Maximaal cijfer,"
              "Cijfer kan gewijzigd worden,Laatst gewijzigd (insturen),Laatst gewijzigd (cijfer),Feedback comments"),
    "a language that nobody listed": ("Deltager ", "Nøgle,Navn på person,Post,Tilstand,Karakter,Højeste karakter,"
                                      "Kan ændres,Ændret (aflevering),Ændret (karakter),Kommentar"),
}  # fmt: skip
GRADE, MAXIMUM, MODIFIED, FEEDBACK = 4, 5, 8, 9
MOST = 11  # points of TASKS


@pytest.fixture
def students():
    return simulate_class(TASKS, 8, seed=1)


def worksheet(path, students, language="English", maximum="100.00", grade="", comment="", separator=","):
    word, header = WORKSHEETS[language]
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=separator)
        writer.writerow(header.split(","))
        for each in students:
            writer.writerow([f"{word}{each.number}", each.name, f"{each.number}@example.org", "Submitted", grade, maximum,
                             "Yes", "Monday, 5 October 2026, 10:00 AM", "Tuesday, 6 October 2026, 9:30 AM", comment])  # fmt: skip
    return path


def given_back(tmp_path, students, path, name=moodle_name, handed_in=None, **more):
    """Grade a class by a platform's list; return (report, folder of the results, what was said)."""
    write_archive(tmp_path / "class.zip", {name(each): each.text() for each in students[:handed_in]})
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(path))
    said = write_report(report, tmp_path / "out", judge_all(report), **more)
    return report, tmp_path / "out", " ".join(said)


def rows(path, encoding="utf-8-sig"):
    with path.open(encoding=encoding, newline="") as handle:
        return list(csv.reader(handle))


def moodle_takes(path, language="English", maximum=100):
    """What the importer of a Moodle site reads: {participant: (grade or None where it is skipped, comment)}."""
    word, header = WORKSHEETS[language]
    header = header.split(",")
    columns, *lines = rows(path)
    assert all(len(each) == len(columns) for each in lines), "csvweirdcolumns"
    number, grade, modified, comment = (columns.index(header[each]) for each in (0, GRADE, MODIFIED, FEEDBACK))
    assert comment and modified

    def taken(cell):
        """The sign of the site's language becomes a point; an English one knows no comma."""
        value = float(cell if language == "English" else cell.replace(",", ".")) if cell else None
        return value if value is not None and 0 <= value <= maximum else None

    return {int(row[number][len(word) :]): (taken(row[grade]), row[comment]) for row in lines}


@pytest.mark.parametrize("language", WORKSHEETS)
def test_moodle_finds_grade_identifier_and_comment_by_the_headings_of_its_language(tmp_path, students, language):
    path = worksheet(tmp_path / "sheet.csv", students, language)
    report, out, said = given_back(tmp_path, students, path)
    assert [each.student.name for each in report.results] == [each.name for each in students] and not report.missing
    listed = language != "a language that nobody listed"
    taken = moodle_takes(out / "moodle.csv", language)
    assert "out of 100" in said and len({grade for grade, _comment in taken.values()}) > 1
    for each in report.results:
        grade, comment = taken[int(each.student.moodle_id)]
        assert grade == round(each.points({}) * 100 / MOST, 2)
        assert ("E06.1: " in comment) == listed
    assert ("comments stay" in said) == (not listed)


def test_two_students_of_one_name_are_told_apart_by_moodles_number(tmp_path, students):
    students[1] = replace(students[1], name=students[0].name)
    path = worksheet(tmp_path / "sheet.csv", students)
    report, out, _said = given_back(tmp_path, students, path)
    both = [f"{students[0].name} ({each.number})" for each in students[:2]]
    assert [each.student.label for each in report.results][:2] == both and not report.missing
    taken = moodle_takes(out / "moodle.csv")
    assert len(taken) == len(students)
    for each in report.results:
        assert taken[int(each.student.moodle_id)][0] == round(each.points({}) * 100 / MOST, 2)
    assert [row[1] for row in rows(out / "moodle.csv")[1:3]] == [students[0].name] * 2  # as Moodle gave it


@pytest.mark.parametrize("day", ["Tuesday, 6 October 2026, 9:30 AM", "-"])
def test_moodle_gets_every_heading_and_every_other_cell_as_it_gave_them(tmp_path, students, day):
    path = worksheet(tmp_path / "sheet.csv", students)
    path.write_text(
        path.read_text(encoding="utf-8").replace('"Tuesday, 6 October 2026, 9:30 AM"', f'"{day}"'), encoding="utf-8"
    )
    _report, out, _said = given_back(tmp_path, students, path)
    for before, after in zip(rows(path), rows(out / "moodle.csv"), strict=True):
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            assert old == new or place in (GRADE, FEEDBACK)


def test_moodle_takes_columns_of_one_heading_apart(tmp_path, students):
    """A submission plugin and a feedback plugin may have one name: two columns with one heading."""
    path = worksheet(tmp_path / "sheet.csv", students)
    table = [[*row[:7], "Notes" if not n else f"left {n}", "Notes" if not n else f"right {n}", *row[7:]]
             for n, row in enumerate(rows(path))]  # fmt: skip
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(table)
    _report, out, _said = given_back(tmp_path, students, path)
    assert [row[7:9] for row in rows(out / "moodle.csv")] == [row[7:9] for row in table]


def test_moodle_refuses_a_sheet_whose_rows_differ_in_length(tmp_path, students):
    path = worksheet(tmp_path / "sheet.csv", students)
    path.write_text(path.read_text(encoding="utf-8-sig").replace("\n", ",\n", 3), encoding="utf-8")
    _report, out, _said = given_back(tmp_path, students, path)
    assert len({len(row) for row in rows(out / "moodle.csv")}) == 1


def test_moodle_reads_commas_whatever_the_spreadsheet_saved(tmp_path, students):
    path = worksheet(tmp_path / "sheet.csv", students, separator=";")
    path.write_text("sep=;\n" + path.read_text(encoding="utf-8-sig"), encoding="utf-8")
    _report, out, _said = given_back(tmp_path, students, path)
    assert len(moodle_takes(out / "moodle.csv")) == len(students)


@pytest.mark.parametrize(("maximum", "of"), [("100.00", 100), ("100,00", 100), ("20", 20), ("4,5", 4.5)])
def test_moodle_skips_a_grade_above_its_maximum(tmp_path, students, maximum, of):
    best = replace(
        students[0], answers={task.id: {"answer": right_answer(task), "tries": 1, "at": ""} for task in TASKS}
    )
    path = worksheet(tmp_path / "sheet.csv", [best, *students[1:]], maximum=maximum)
    report, out, _said = given_back(tmp_path, [best, *students[1:]], path)
    taken = moodle_takes(out / "moodle.csv", maximum=of)
    assert None not in {grade for grade, _comment in taken.values()}
    assert taken[best.number][0] == round(report.results[0].points({}) * of / MOST, 2) <= of


@pytest.mark.parametrize("maximum", ["100,00", "10", "7"])
def test_no_mark_of_four_hundred_students_is_skipped_and_none_changes_its_rank(tmp_path, maximum):
    many = simulate_class(TASKS, 400, seed=5)
    path = worksheet(tmp_path / "sheet.csv", many, "French", maximum=maximum)
    report, out, _said = given_back(tmp_path, many, path)
    taken = moodle_takes(out / "moodle.csv", "French", float(maximum.replace(",", ".")))
    pairs = sorted((each.points({}), taken[int(each.student.moodle_id)][0]) for each in report.results)
    assert len(pairs) == 400 and None not in {grade for _points, grade in pairs}
    assert [grade for _points, grade in pairs] == sorted(grade for _points, grade in pairs)
    assert [int(row[0].removeprefix("Participant")) for row in rows(out / "moodle.csv")[1:]] == [
        each.number for each in many
    ]


COMMA_LANGUAGES = ("French", "Spanish", "German", "Portuguese", "Italian", "Dutch", "a language that nobody listed")


def decimals_in(cells):
    return {each.strip("0123456789") for each in cells} - {""}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("sign", [",", "."])
@pytest.mark.parametrize("language", COMMA_LANGUAGES)
def test_moodle_gets_back_the_sign_before_decimals_that_it_wrote(tmp_path, students, language, sign, separator):
    """By its column of the maximum; the cells are in quotation marks where the comma also parts them."""
    path = worksheet(tmp_path / "sheet.csv", students, language, f"10{sign}00", separator=separator)
    _report, out, _said = given_back(tmp_path, students, path)
    given = rows(out / "moodle.csv")
    assert decimals_in(row[GRADE] for row in given[1:]) == {sign} and {row[MAXIMUM] for row in given[1:]} == {
        f"10{sign}00"
    }
    # Grading once more, with what came back from the platform.
    (tmp_path / "class.zip").unlink()
    again = (out / "moodle.csv").rename(tmp_path / "again.csv")
    assert read_roster(again).decimal == sign


@pytest.mark.parametrize(("language", "grade", "maximum", "separator", "sign"), [
    ("German", "", "10", ";", ","), ("German", "", "10", ",", "."), ("German", "", "10", "\t", "."),  # nothing but the separator
    ("German", "7,5", "10", ",", ","), ("German", "7.5", "10", ";", "."), ("German", "-", "10", ";", ","),  # by the grades
    ("English", "", "10", ";", "."), ("English", "7,5", "10,00", ";", "."),  # a spreadsheet saved it anew
])  # fmt: skip
def test_a_sheet_without_decimals_has_those_of_its_separator(
    tmp_path, students, language, grade, maximum, separator, sign
):
    path = worksheet(tmp_path / "sheet.csv", students, language, maximum, grade, separator=separator)
    _report, out, _said = given_back(tmp_path, students, path, handed_in=6)
    given = rows(out / "moodle.csv")[1:]
    assert decimals_in(row[GRADE] for row in given[:6]) == {sign}
    assert [row[GRADE] for row in given[6:]] == [grade] * 2  # of who handed in nothing: as it came


@pytest.mark.parametrize(("points", "cell", "separator", "sign"), [
    ("40,00", "", ";", ","), ("40,00", "", ",", ","), ("40.00", "", ",", "."), ("40", "3,5", ";", ","), ("40", "", ";", ","),
    ("40", "", ",", "."), ("40", "", "\t", "."),
])  # fmt: skip
def test_canvas_gets_back_the_sign_before_decimals_that_it_wrote(tmp_path, students, points, cell, separator, sign):
    path = gradebook(tmp_path / "book.csv", students, points=points, cell=cell, separator=separator)
    _report, out, _said = given_back(tmp_path, students, path, canvas_name, assignment="who decides (78)")
    given = rows(out / "canvas.csv", "utf-8")
    assert decimals_in(row[-1] for row in given[2:]) == {sign}


def test_points_of_optional_tasks_do_not_lead_above_the_maximum():
    assert (
        scale_points(13, 11, 100) == 100 and scale_points(10.9999, 11, 10) <= 10 and scale_points(60, 117, 100) == 51.28
    )
    assert scale_points(0, 0, 10) == 0


def test_moodle_skips_an_empty_grade_and_replaces_every_comment(tmp_path, students):
    """So who handed in nothing keeps grade and comment as they were, in the very signs; else a teacher's words stand first."""
    before = "=good\u00a0so far,\n“go on”"
    path = worksheet(tmp_path / "sheet.csv", students, grade="55,00", comment=before)
    _report, out, _said = given_back(tmp_path, students, path, handed_in=3)
    back = rows(out / "moodle.csv")[1:]
    assert all((row[GRADE], row[FEEDBACK]) == ("55,00", before) for row in back[3:])
    assert all(row[GRADE] != "55,00" and row[FEEDBACK].startswith(f"{before}\nE06.1: ") for row in back[:3])


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("Extension granted; see me", ""), ("<p>Late</p>", "Well done.")]
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_grading_with_a_fresh_worksheet_keeps_a_teachers_words_and_doubles_none_of_ours(
    tmp_path, students, language, before, after
):
    report, _out, _said = given_back(tmp_path, students, worksheet(tmp_path / "first.csv", students))
    for each in report.results:
        each.language = language
    write_report(report, tmp_path / "judged", judge_all(report))
    write_report(report, tmp_path / "waiting", {})  # some comments say how many answers wait
    ours = [row[FEEDBACK] for row in rows(tmp_path / "judged/moodle.csv")[1:]]
    uploaded = [row[FEEDBACK] for row in rows(tmp_path / "waiting/moodle-not-final.csv")[1:]]
    assert any(one.count(":") < other.count(":") for one, other in zip(ours, uploaded, strict=True))
    header, *lines = rows(tmp_path / "first.csv")
    with (tmp_path / "fresh.csv").open("w", encoding="utf-8", newline="") as handle:
        fresh = [[*row[:-1], f"{before} {said} {after}"] for row, said in zip(lines, uploaded, strict=True)]
        csv.writer(handle).writerows([header, *fresh])
    report.class_list = read_roster(tmp_path / "fresh.csv")
    write_report(report, tmp_path / "again", judge_all(report))
    own = f"{before}  {after}".strip()
    back = [row[FEEDBACK] for row in rows(tmp_path / "again/moodle.csv")[1:]]
    assert back == [f"{own}\n{each}".strip() for each in ours]
    assert merge_comment("<p>Late.</p><p>E06.1: 0/2. </p>", "E06.1: 2/2.") == "<p>Late.</p>\nE06.1: 2/2."
    assert merge_comment("<p>E06.1: 0/2; E06.2: 0,5/1.</p>", "E06.1: 2/2.") == "E06.1: 2/2."


def test_moodle_takes_no_points_where_it_grades_in_words(tmp_path, students):
    path = worksheet(tmp_path / "sheet.csv", students, "German", maximum="nicht bestanden\nbestanden")
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Bestwertung", "Skala"), encoding="utf-8")
    for maximum in (None, 10):
        _report, out, said = given_back(tmp_path, students, path, maximum=maximum)
        assert "No moodle.csv was made" in said and not (out / "moodle.csv").exists()
        for each in sorted(out.rglob("*"), reverse=True):
            each.rmdir() if each.is_dir() else each.unlink()


def test_moodle_has_one_maximum(tmp_path, students):
    path = worksheet(tmp_path / "sheet.csv", students)
    with pytest.raises(KitError, match="names 100 as the maximum grade, not 10: leave --maximum out"):
        given_back(tmp_path, students, path, maximum=10)


def test_moodle_hides_names_behind_numbers(tmp_path, students):
    """Where marking is blind the worksheet has no name, and the folder says "Participant"."""
    path = worksheet(tmp_path / "sheet.csv", students)
    table = [[row[0], *row[3:]] for row in rows(path)]
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(table)
    report, out, _said = given_back(
        tmp_path, students, path, name=lambda each: f"Participant_{each.number}_assignsubmission_file/my-answers.json"
    )
    assert len(report.results) == len(students) and not [each for each in report.verdicts if each.needs_person]
    assert rows(out / "moodle.csv")[1][0] == f"Participant {students[0].number}"


def test_moodle_asks_for_the_day_of_the_grade_and_a_number_of_everybody(tmp_path, students):
    (tmp_path / "own.csv").write_text(
        "name,moodle_id\n" + "".join(f"{each.name},{each.number}.0\n" for each in students)
    )
    _report, out, said = given_back(tmp_path, students, tmp_path / "own.csv", maximum=20)
    assert moodle_takes_own(out / "moodle.csv") == {each.number for each in students} and "out of 20" in said
    (tmp_path / "bare.csv").write_text("name\n" + "".join(f"{each.name}\n" for each in students))
    (tmp_path / "more").mkdir()
    _report, out, said = given_back(tmp_path / "more", students, tmp_path / "bare.csv")
    assert not (out / "moodle.csv").exists() and "No moodle.csv was made" in said


def moodle_takes_own(path):
    columns, *lines = rows(path)
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(columns)
    return {int(row[0][len("Participant ") :]) for row in lines}


# The archive of feedback files


def moodle_takes_feedback(path, participants):
    """What the importer of feedback files reads: {participant: (plugin, name of the file)}."""
    taken = {}
    for name in zipfile.ZipFile(path).namelist():
        parts = name.split("/")
        if name.endswith("/") or parts[-1].startswith((".", "~")):
            continue
        while parts:
            info = parts.pop(0).split("_", 4)
            if len(info) >= 4 and info[1].isdigit() and int(info[1]) in participants:
                rest = "/".join([*info[4:], *parts]).strip("/")
                taken[int(info[1])] = (info[2:4], rest)
                break
    return taken


@pytest.mark.parametrize("folder", [
    "{name}_{number}_assignsubmission_file_/", "{name}_{number}_assignsubmission_file/",
    "{name}_{number}_assignsubmission_file_", "Participant_{number}_assignsubmission_file_/",
])  # fmt: skip
def test_moodle_finds_the_participant_between_two_lines_below(tmp_path, students, folder):
    """In the download of every version since 2.3: as folders with and without a last sign, and before the file's name."""
    path = worksheet(tmp_path / "sheet.csv", students)
    report, out, _said = given_back(
        tmp_path,
        students,
        path,
        name=lambda each: folder.format(name=each.name, number=each.number) + "my-answers.json",
    )
    assert len(report.results) == len(students)
    taken = moodle_takes_feedback(out / "moodle-feedback.zip", {each.number for each in students})
    assert set(taken) == {each.number for each in students}
    assert set(map(str, taken.values())) == {"(['assignsubmission', 'file'], 'feedback.html')"}


def test_moodle_would_take_a_part_of_a_name_for_the_number(tmp_path, students):
    """A name with "_", a dot or a slash is written so that the number is the second part and the file is not hidden."""
    names = ["Ana_9_Silva", ".Bo", "~Cy/../x", "王 小明"]
    odd = [replace(each, name=name) for each, name in zip(students, names, strict=False)]
    lines = [f"{each.name},{each.pseudonym},{each.number}\n" for each in odd]
    (tmp_path / "own.csv").write_text("name,pseudonym,moodle_id\n" + "".join(lines), encoding="utf-8")
    folder = "{0.pseudonym}/my-answers.json".format
    _report, out, _said = given_back(tmp_path, odd, tmp_path / "own.csv", name=folder)
    assert len(moodle_takes_feedback(out / "moodle-feedback.zip", {each.number for each in odd})) == len(odd)


def test_a_page_of_feedback_is_that_of_its_student(tmp_path, students):
    path = worksheet(tmp_path / "sheet.csv", students)
    _report, out, _said = given_back(tmp_path, students, path)
    with zipfile.ZipFile(out / "moodle-feedback.zip") as archive:
        for name in archive.namelist():
            assert f"Feedback for {name.split('_')[0]}<" in archive.read(name).decode()


# Canvas


GRADEBOOK = "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Essay (77),who decides (78),Current Score"


def gradebook(path, students, header=GRADEBOOK, points="40", test=True, cell="", separator=","):
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=separator)
        writer.writerow(header.split(","))
        writer.writerow(["", "", "", "", "", "", "Manual Posting", "", ""])
        writer.writerow(["    Points Possible", "", "", "", "", "", "10", points, "(read only)"])
        for each in students:
            first, last = each.name.split(" ", 1)
            writer.writerow(
                [f"{last}, {first}", each.number, f"s{each.number}", f"l{each.number}", "A", "", "7", cell, "70"]
            )
        if test:
            writer.writerow(["Student, Test", 999, "", "", "A", "", "", "", ""])
    return path


def canvas_takes(path):
    """What the gradebook importer reads: ({assignment: points possible}, {id: {assignment: grade}})."""
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf") and not raw.startswith(b'"'), (
        "a mark before a quotation mark is malformed"
    )
    header, *lines = rows(path, "utf-8")
    assert len(header) > 3 and "Student" in header[0] and "ID" in header[1]
    known = 3
    if "SIS Login ID" in header[2]:
        known = 4
    elif "SIS User ID" in header[2] and "SIS Login ID" in header[3]:
        known = 5 + ("Integration ID" in header[4])
        known += "Root Account" in header[known - 1]
    assert "Section" in header[known - 1], "Invalid header row"
    places = {
        each: header.index(each) for each in header[known:] if not re.search("(Current|Final) (Score|Grade)", each)
    }
    points, found = {}, {}
    for row in lines:
        if "Points Possible" in row[0]:
            points = {each: float(row[place]) for each, place in places.items()}
        elif any(cell.strip() for cell in row):
            found[row[1] or row[0]] = {each: row[place] for each, place in places.items()}
    return points, found


@pytest.mark.parametrize("header", [
    GRADEBOOK, "Student,ID,SIS Login ID,Section,Notes,More,Essay (77),who decides (78),Current Score",
    "Student,ID,SIS User ID,SIS Login ID,Integration ID,Section,Essay (77),who decides (78),Current Score",
    "Student,ID,SIS User ID,SIS Login ID,Root Account,Section,Essay (77),who decides (78),Current Score",
])  # fmt: skip
def test_canvas_asks_for_student_id_and_section_in_their_places(tmp_path, students, header):
    path = gradebook(tmp_path / "book.csv", students, header)
    report, out, _said = given_back(tmp_path, students, path, canvas_name, assignment="who decides")
    points, found = canvas_takes(out / "canvas.csv")
    assert points == {"who decides (78)": 40} and set(found) == {str(each.number) for each in students}
    for each in report.results:
        assert float(found[each.student.canvas_id]["who decides (78)"]) == round(each.points({}) * 40 / MOST, 2)


def test_canvas_asks_for_last_and_first_name_where_it_gave_them_apart(tmp_path, students):
    path = tmp_path / "book.csv"
    lines = ["LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,who decides (78)", "    Points Possible,,,,,,40"]
    lines += [f"{each.name.split()[1]},{each.name.split()[0]},{each.number},,,A," for each in students]
    path.write_text("\n".join(lines))
    report, out, _said = given_back(tmp_path, students, path, canvas_name, assignment="who decides (78)")
    assert [each.student.name for each in report.results] == [each.name for each in students]
    header, points, first, *_ = rows(out / "canvas.csv", "utf-8")
    assert header == lines[0].split(",") and points[0] == "    Points Possible" and points[-1] == "40"
    assert first[2] == str(students[0].number)


def test_canvas_finds_an_assignment_by_title_and_number_and_makes_one_that_it_does_not_find(tmp_path, students):
    path = gradebook(tmp_path / "book.csv", students)
    _report, out, said = given_back(tmp_path, students, path, canvas_name)
    points, _found = canvas_takes(out / "canvas.csv")
    assert points == {"whodecides exercises": MOST} and "makes the assignment" in said and "--assignment" in said
    again = path.read_text().replace("who decides (78)", "whodecides exercises (78)")
    path.write_text(again)
    (tmp_path / "more").mkdir()
    _report, out, said = given_back(tmp_path / "more", students, path, canvas_name)
    assert canvas_takes(out / "canvas.csv")[0] == {"whodecides exercises (78)": 40} and "fills the assignment" in said
    with pytest.raises(KitError, match=r"no assignment 'Exam'. It has: .*Essay \(77\)"):
        given_back(tmp_path, students, path, canvas_name, assignment="Exam")


def test_canvas_would_put_old_marks_over_new_ones(tmp_path, students):
    """So the columns of other assignments stay out."""
    path = gradebook(tmp_path / "book.csv", students)
    _report, out, _said = given_back(tmp_path, students, path, canvas_name, assignment="who decides")
    assert rows(out / "canvas.csv", "utf-8")[0] == [*GRADEBOOK.split(",")[:5], "who decides (78)"]


def test_canvas_clears_a_mark_for_an_empty_cell(tmp_path, students):
    path = gradebook(tmp_path / "book.csv", students, cell="31.5")
    _report, out, _said = given_back(tmp_path, students, path, canvas_name, handed_in=2, assignment="who decides")
    marks = [each["who decides (78)"] for each in canvas_takes(out / "canvas.csv")[1].values()]
    assert marks[2:] == ["31.5"] * (len(students) - 2) and "31.5" not in marks[:2]


def test_canvas_takes_the_row_of_points_and_the_test_student_for_no_student(tmp_path, students):
    """And a student of that name is not dropped: graded, and left out of Canvas's sheet alone, which is said."""
    odd = [replace(students[0], name="Possible Points"), *students[1:]]
    path = gradebook(tmp_path / "book.csv", odd)
    path.write_text(path.read_text().replace('"Points, Possible"', "Points Possible"))
    roster = read_roster(path)
    assert len(roster) == len(students) and roster[0].name == "Points Possible" and roster.points[7] == "40"
    report, out, said = given_back(tmp_path, odd, path, canvas_name, assignment="who decides")
    assert len(report.results) == len(students) and "1 student called 'Points Possible' is left out" in said
    points, found = canvas_takes(out / "canvas.csv")
    assert points == {"who decides (78)": 40} and len(found) == len(students) - 1
    (tmp_path / "own.csv").write_text('name,pseudonym\nPoints Possible,a\n"Student, Test",b\n')
    assert [each.name for each in read_roster(tmp_path / "own.csv")] == ["Points Possible", "Student, Test"]


def test_canvas_names_its_points_once(tmp_path, students):
    path = gradebook(tmp_path / "book.csv", students)
    with pytest.raises(KitError, match="names 40 as the points possible, not 10"):
        given_back(tmp_path, students, path, canvas_name, assignment="who decides", maximum=10)
    gradebook(path, students, points="")
    with pytest.raises(KitError, match="names no points possible of 'who decides"):
        given_back(tmp_path, students, path, canvas_name, assignment="who decides")


def canvas_takes_feedback(path, attachments):
    """What the upload of downloaded submissions reads: {user: attachment}; the rest is ignored."""
    taken = {}
    for name in zipfile.ZipFile(path).namelist():
        parts = name.rsplit("/", 1)[-1].split("_")
        numbers = [each for each in parts if each.isdigit()][:2]
        if len(numbers) == 2 and not parts[-1].startswith("link") and attachments.get(numbers[0]) == numbers[1]:
            taken[int(numbers[0])] = numbers[1]
    return taken


@pytest.mark.parametrize("late", [False, True])
def test_canvas_finds_student_and_file_by_the_two_numbers_in_the_name(tmp_path, students, late):
    path = gradebook(tmp_path / "book.csv", students)
    _report, out, _said = given_back(tmp_path, students, path, lambda each: canvas_name(each, late, 2))
    attachments = {str(each.number): str(each.number + 7) for each in students}
    assert set(canvas_takes_feedback(out / "canvas-feedback.zip", attachments)) == {each.number for each in students}
    assert not (out / "moodle-feedback.zip").exists()


def test_canvas_finds_the_file_also_where_a_student_handed_in_an_archive(tmp_path, students):
    path, files = gradebook(tmp_path / "book.csv", students), {}
    for each in students:
        write_archive(tmp_path / "inner.zip", {"Somebody_1_2_my-answers.json": each.text()})
        files[canvas_name(each).replace("my-answers.json", "answers.zip")] = (tmp_path / "inner.zip").read_bytes()
    write_archive(tmp_path / "class.zip", files)
    report = grade_class(tmp_path / "class.zip", TASKS, KNOWN, read_roster(path))
    write_report(report, tmp_path / "out", judge_all(report))
    attachments = {str(each.number): str(each.number + 7) for each in students}
    taken = canvas_takes_feedback(tmp_path / "out/canvas-feedback.zip", attachments)
    assert set(taken) == {each.number for each in students}


def test_without_a_platform_no_archive_of_feedback_is_made(tmp_path, students):
    (tmp_path / "own.csv").write_text("name\n" + "".join(f"{each.name}\n" for each in students))
    _report, out, _said = given_back(
        tmp_path, students, tmp_path / "own.csv", lambda each: f"{each.name}/my-answers.json"
    )
    assert not list(out.glob("*-feedback.zip")) and len(list((out / "feedback").iterdir())) == len(students)
