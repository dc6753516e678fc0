"""What an instructor reads of a class, and an author of a value, is in French and Spanish but for the codes in it."""

import csv
import re
from html import escape

import pytest
from class_tasks import KNOWN, TASKS
from helpers import DATA, KIT, ROOT
from test_hostile_submissions import ARCHIVES, CONTENTS, archive_of, content_bytes, file_of
from test_pool_tables import STRANGE
from test_pool_tables import file_of as pooled_file
from test_screens import LANGUAGES, WORD, PageTexts, left_in_english, without, words_of

from whodecides.answers import lesson_tasks
from whodecides.case import government_codes
from whodecides.case.reader import Reader
from whodecides.classroom import (
    ClassList,
    Student,
    grade_class,
    made_up_class,
    make_rehearsal,
    moodle_name,
    pool_class,
    pool_lines,
    read_judgements,
    report_lines,
    roster_text,
    simulate_class,
    write_archive,
    write_pool,
    write_report,
)
from whodecides.classroom.answer_numbers import read_numbers
from whodecides.classroom.assign_markers import write_split
from whodecides.classroom.course_platforms import canvas_sheet, moodle_sheet
from whodecides.classroom.marker_agreement import marker_lines
from whodecides.classroom.roster import CANVAS, MOODLE
from whodecides.cli import class_commands, main
from whodecides.i18n import translator
from whodecides.provenance import evidence_figures, trace

LESSONS = lesson_tasks(KIT)
# Columns of pooled tables that hold codes, names or words of a task, which are the same in every language.
AS_THEY_ARE = {
    "pseudonym", "look", "pass", "statement", "variable", "value", "modal", "counts", "reference", "before", "question",
    "text", "option", "came_true", "right", "jurisdiction",
}  # fmt: skip
READ_AGAIN = 3  # headings of needs-a-person.csv by which its levels are read


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))


def class_of_all_kinds(folder):
    """Hand in whatever gets a verdict of its own; return the archive and the class list."""
    number, files = 0, {".DS_Store": b"x", "x" * 1_200: b"x", "late/": b"x", "Stranger/my-answers.json": file_of()}
    for number, (content, *_more) in enumerate(CONTENTS.values(), 1):
        files[f"Student {number}/my-answers.json"] = content_bytes(content)
    nested = [make() for name, (make, _said) in ARCHIVES.items() if "bomb" not in name]
    files |= {f"Archive {n}/all.zip": content for n, content in enumerate(nested)}
    files |= {f"Student 1/my-answers ({copy}).json": file_of() for copy in (1, 2)}
    files["Student 2.json"] = file_of(pseudonym="Student 3")
    files["Student 4/Student 5.json"] = file_of()
    files["Student 6/my-answers.json"] = file_of(pseudonym="Student 7")
    files["Typed.json"] = file_of({}, pseudonym="Student 8")
    files["Empty/my-answers.json"] = file_of({})
    files |= {f"Twin_{n}_assignsubmission_file_/my-answers.json": file_of() for n in (1, 2)}
    names = [f"Student {n}" for n in range(1, number + 2)] + [f"Archive {n}" for n in range(len(nested))]
    (folder / "class.zip").write_bytes(archive_of(files))
    return folder / "class.zip", ClassList([Student(n, each) for n, each in enumerate([*names, "Empty", "Twin"], 1)])


def graded(folder, language, roster=True):
    """Return all texts that grading writes or says for an instructor, and the words in it that are English."""
    path, students = class_of_all_kinds(folder)
    report = grade_class(path, TASKS, KNOWN, students if roster else (), language=language)
    judgements = {
        ("Student 1", "E06.4"): 3,
        ("Nobody", "E06.4"): 2,
        ("Student 1", "E99.9"): 1,
        ("Student 1", "E06.1"): 4,
    }
    out = folder / f"{language}-{roster}"
    said = write_report(report, out, judgements)
    grades, people, verdicts = (rows(out / f"{each}.csv") for each in ("grades", "needs-a-person", "submissions"))
    cells = [cell for row in [*grades[1:], *people[1:], *verdicts[1:]] for cell in row] + people[0][READ_AGAIN:]
    say = translator(language)
    lines = [each.translated(say) for each in (*said, *report_lines(report, judgements))]
    page = PageTexts((out / "judging.html").read_text(encoding="utf-8"))
    answers = [mark.answer for result in report.results for mark in result.marks if mark.answer]
    english = [
        text for each in [*answers, *map(escape, answers)] for text in (each, " ".join(each.split()), each.strip())
    ]
    english += [cell[-1] for cell in people] + [text for task in TASKS for text in words_of(task)]
    return without(dict.fromkeys([*cells, *lines, *page.found]), english), english


def alike(one, other):
    """Return the sentences that stand in both of two lists of texts."""
    return [text for text in set(one) & set(other) if len(WORD.findall(text)) > 3]


@pytest.mark.parametrize("roster", [True, False])
@pytest.mark.exhaustive  # each sentence is held in the gate
def test_a_graded_class_speaks_the_language_of_the_instructor(tmp_path, roster):
    in_english, _known = graded(tmp_path, "en", roster)
    assert "belongs to nobody on the class list; find out whose it is" in in_english or not roster
    for language in LANGUAGES:
        shown, known = graded(tmp_path, language, roster)
        assert len(shown) > 50 and left_in_english(shown, language) == []
        assert [text for text in alike(in_english, shown) if text not in known] == []


def pooled(folder, case, language):
    """Return all texts that pooling writes or says but for its codes."""
    files = {
        f"s{n}/a.json": pooled_file({"04.2": answer, "06.1": "x"}) for n, (answer, *_m) in enumerate(STRANGE.values())
    }
    files |= {f"{n}/a.json": content_bytes(content) for n, (content, *_more) in enumerate(CONTENTS.values())}
    write_archive(folder / "strange.zip", files)
    archive, students = made_up_class(case, LESSONS)
    say, shown = translator(language), []
    for name, handed_in, listed in (("made-up", archive, students), ("strange", folder / "strange.zip", ()),
                                    ("nobody", folder / "none", students[:2])):  # fmt: skip
        (folder / "none").mkdir(exist_ok=True)
        pool = pool_class(handed_in, case, LESSONS, listed, language=language)
        write_pool(pool, folder / f"{language}-{name}")
        for path in sorted((folder / f"{language}-{name}").glob("*.csv")):
            header, *table = rows(path)
            places = [place for place, column in enumerate(header) if column not in AS_THEY_ARE]
            shown += [row[place] for row in table for place in places]
        variables = case["variables"].set_index("id")[f"name_{language}"]
        shown += [each.translated(say) for each in pool_lines(pool, variables, language)]
    return list(dict.fromkeys(shown))


@pytest.mark.exhaustive  # the graded one stands in the gate
def test_a_pooled_class_speaks_the_language_of_the_instructor(tmp_path, case):
    in_english = pooled(tmp_path, case, "en")
    assert "nobody coded it" in in_english and "no codes and no predictions to pool" in in_english
    for language in LANGUAGES:
        shown = pooled(tmp_path, case, language)
        texts = [*case["values"]["id"], *(text for task in LESSONS for text in words_of(task))]
        assert left_in_english(without(shown, texts), language) == []
        assert [text for text in alike(in_english, shown) if text not in texts] == []


HEADER = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay (77)")
ROW = ("Points Possible, A", "7", "", "", "A", "")
LISTS = [  # class lists: of our own without and with numbers, Moodle's without grades and without comments, Canvas's
    ClassList([Student(1, "A")]),
    ClassList([Student(1, "A", moodle_id="7", canvas_id="7")]),
    ClassList([Student(1, "A", moodle_id="7", row=("7", "A"))], MOODLE, ("Id", "Name"), {"moodle_id": 0}),
    ClassList([Student(1, "A", row=("7", "", "10"))], MOODLE, (), {"moodle_id": 0, "grade": 1, "maximum": 2}),
    ClassList([Student(1, "A", row=ROW)], CANVAS, HEADER[:2], {}),
    ClassList([Student(1, "A", row=ROW)], CANVAS, HEADER, {}, ("Points Possible", "", "", "", "", "10")),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_platforms_sheet_speaks_the_language(language):
    said = [words for each in LISTS for sheet in (moodle_sheet, canvas_sheet) for words in sheet(each, {}, 10)[1]]
    said += canvas_sheet(LISTS[-1], {}, 10, assignment="Essay")[1]
    assert len(set(map(str, said))) == 10
    shown = [each.translated(translator(language)) for each in said]
    assert left_in_english(shown, language) == [] and alike(said, shown) == []


SHOWN = ("company", "target", "decided_by", "publisher", "title", "url")


def test_a_trace_and_the_evidence_speak_the_language(case):
    tables = ("statements", "claims", "platform_actions", "events", "instruments", "exhibits", "sources", "searches")
    provisions = case["provisions"].head(8)
    keys = [key for table in tables for key in case[table]["id"].head(8)]
    keys += list(provisions["instrument"] + "." + provisions["feature"])
    codes = government_codes(case)
    codes = codes[codes["variable"] == codes["variable"].iloc[0]].drop_duplicates("jurisdiction")
    keys += list(codes["jurisdiction"] + "." + codes["variable"])
    said = {
        language: [line.strip() for key in keys for line in trace(case, key, language)]
        + evidence_figures(case, language)
        for language in ("en", *LANGUAGES)
    }
    wordings = [text for text in (*case["statements"]["wording"], *case["sources"]["publisher"]) if text]
    english = [
        case["statements"]["context"],
        *(case[each]["note"] for each in (*tables, "provisions", "searches", "positions")),
    ]
    wordings += sorted({text for column in english for text in column if text}, key=len, reverse=True)
    for language in LANGUAGES:
        shown = without(dict.fromkeys(said[language]), wordings)
        assert len(shown) > 200 and left_in_english(shown, language) == []
        quoted = ("[", *SHOWN, "https://")  # words in their own language; columns that nobody translates, an address
        assert [each for each in alike(said["en"], shown) if not each.startswith(quoted)] == []


def marked(folder, case, language):
    """Return all texts of a split and of what comes back from it, but for students' answers and the words of the data."""
    students = simulate_class(TASKS, 24, seed=1)
    for number, each in enumerate(students):
        text = "The very same AAA-01" if number < 2 else f"XXX-99 {number} and {'MEX-01 ' * (number % 2)}"
        each.answers["E06.4"] = {"answer": text, "tries": 1, "at": "", "variant": "", "class": ""}
    write_archive(folder / "class.zip", {moodle_name(each): each.text() for each in students})
    listed = [Student(n, each.name, each.pseudonym, str(each.number)) for n, each in enumerate(students, 1)]
    report, out = grade_class(folder / "class.zip", TASKS, KNOWN, listed, language=language), folder / f"{language}-out"
    write_report(report, folder / language, {("Avocet 1", "E06.4"): 3})
    reader, say = Reader(case, language), translator(language)
    said = write_split(folder / language, out, TASKS, reader)
    for _again in (1, 2):
        said += write_split(folder / language, out, TASKS, reader, "ana,bo", "100")
    for marker, levels in (("ana", "2,3,4,2,2,3,1,4,3,2,1,3,4,9"), ("bo", "2,3,3,2,4,3,1,4,3,1,1,3,4")):
        lines = [f"{number},{marker},{level},Why?" for number, level in enumerate(levels.split(","), 1) if level != "9"]
        extra = ["999,ana,2,", "1,cy,2,"] if marker == "ana" else []
        (out / f"{marker}.csv").write_text("\n".join(["number,marker,level,comment", *lines[:-1], *extra, *lines[-1:]]))
    (out / "x.xlsx").touch()
    (out / "own.csv").write_text(f"student,task,level\n{read_numbers(out / 'numbers.csv')[-1].student},E06.4,1\n")
    found = report.current_judgements(read_judgements(out))
    found.overruled["Bittern 1", "E06.4"] = 2
    said += [*report_lines(report, found), *found.unused]
    write_report(report, folder / f"{language}-final", found)
    cells = [cell for row in rows(folder / f"{language}-final/needs-a-person.csv")[1:] for cell in row[4:5]]
    sheet, *_rows = rows(out / "ana/sheet-1.csv")
    page = (out / "ana/page-1.html").read_text(encoding="utf-8")
    body = re.findall(r'data-(?:progress|taken|unknown|bad|unsaved)="([^"]+)"', page)
    shown = [*cells, *body, *PageTexts(page).found, sheet[5], rows(out / "equal-1.csv")[0][4]]
    for count in (1, 9):  # too few, and all alike
        found.double_levels = {("s", str(n)): {"ana": 3, "bo": 3} for n in range(count)}
        said += list(marker_lines(found))
    found.double_levels = {("s", str(n)): {"ana": 3, "bo": 3 if n else 2} for n in range(12)}
    said += list(marker_lines(found))
    return [*shown, *(each.translated(say) for each in said)]


def test_a_class_marked_by_several_speaks_the_language_of_the_instructor(tmp_path, case):
    in_english = marked(tmp_path, case, "en")
    assert "two markers differ" in " ".join(in_english) and "too few to say" in " ".join(in_english)
    data = [text for table in ("statements", "sources") for column in ("wording", "context") if column in case[table]
            for text in case[table][column]]  # fmt: skip
    for language in LANGUAGES:
        shown = without(marked(tmp_path, case, language), [*data, *(text for task in TASKS for text in words_of(task))])
        assert len(shown) > 60 and left_in_english(shown, language) == []
        assert [text for text in alike(in_english, shown) if not any(text in each for each in data)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_accidents_of_a_made_up_class_speak_the_language(case, language):
    tables = {
        each: make_rehearsal(TASKS, [], case, 60, 1, each).files["accidents.csv"].decode() for each in ("en", language)
    }
    assert left_in_english([cell for row in csv.reader(tables[language].splitlines()) for cell in row], language) == []
    assert tables["en"].splitlines()[0] != tables[language].splitlines()[0]


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_commands_write_in_the_language_of_the_terminal(tmp_path, monkeypatch, capsys, language):
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setattr(class_commands, "_graded_tasks", lambda options, cases: TASKS)
    students = simulate_class(TASKS, 3, seed=1)
    (tmp_path / "list.csv").write_text(roster_text(students), encoding="utf-8")
    write_archive(tmp_path / "class.zip", {moodle_name(each): each.text() for each in students})
    for command, place in (("grade", ROOT / "solutions"), ("pool", ROOT)):
        folder = "--solutions" if command == "grade" else "--kit"
        asked = [command, str(tmp_path / "class.zip"), folder, str(place), "--roster", str(tmp_path / "list.csv")]
        assert main([*asked, "--out", str(tmp_path / command)]) == 0
        verdict = rows(tmp_path / command / "submissions.csv")[1][-1]
        assert verdict == translator(language)({"grade": "graded", "pool": "pooled"}[command])
    monkeypatch.chdir(ROOT)
    assert main(["evidence", "--case", DATA.name]) == 0
    assert translator(language)("{share} in the original wording").format(share="")[1:] in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "ENOSPC"), OSError(28, "ENOSPC", "a.csv")])
def test_a_command_that_is_stopped_says_so_in_the_language_of_the_terminal(monkeypatch, capsys, error, language):
    def stopped(options):
        raise error

    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setattr(class_commands, "_results", lambda options, what, written: stopped(options))
    assert main(["grade", "class.zip"]) > 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1 and left_in_english(told, language) == []
    assert not any(word in line for line in told for word in ("again", "could", "A file"))
