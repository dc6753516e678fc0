"""The folder of a class: everything in it is named, nothing is fetched, the key is for the instructor alone."""

import gzip
import importlib
import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from helpers import KIT, ROOT, first_in_gate, some_in_gate
from made_up_runtime import made_up_runtime

import whodecides
from whodecides.answers import exercise_tasks
from whodecides.build.short_way import named_tasks
from whodecides.case import Reader
from whodecides.cli import main
from whodecides.coding import ADJUDICATED, coded_variables, coding_set, reference_codes
from whodecides.i18n import translator
from whodecides.positions import governments_by_value, value_counts
from whodecides.prepare import folder as folder_module
from whodecides.prepare.cards.sheet_list import read_sheets
from whodecides.prepare.folder import BUNDLE, PAGES, README, class_folder, printable, read_class_kit
from whodecides.prepare.handouts import NARRATIVE_PAGE
from whodecides.prepare.handouts.poster import POSTER
from whodecides.prepare.run_sheet.rows import STRETCH, stretches
from whodecides.tools.decision.model import next_step, steps
from whodecides.tools.guarantees.view import held_back_table
from whodecides.tools.negotiation.seats import chairs
from whodecides.tools.rule_trial.view import outcome_table


@pytest.fixture(scope="module")
def kit():
    return read_class_kit(
        ROOT, minutes=75, students=18, discipline="law", sessions=3, class_name="autumn", language="fr"
    )


@pytest.fixture(scope="module")
def files(kit):
    return class_folder(kit)


@pytest.fixture(scope="module")
def sheets(files):
    return {name: unescape(content.decode()) for name, content in files.items() if name.endswith(".html")}


def own_pages(files):
    """The pages that are made for the folder alone; decks and cards have tests of their own."""
    return [README, *(each for each in printable(files) if not each.startswith(("deck/", "cards")))]


def test_the_page_that_opens_first_names_every_other_file(files, sheets):
    links = set(re.findall(r'href="([^"#]+)"', sheets[README]))
    assert links == set(files) - {README} and {"run-sheet-1.html", "deck/session-1.html", "cards.html"} < links


def test_a_page_fetches_nothing_runs_nothing_and_has_one_title(files):
    for name in own_pages(files):
        page = re.sub(r'<a href="https?:[^"]*">', "<a>", files[name].decode())  # what is pressed is not fetched before
        assert not re.search(r"<script|<link|<img|src=|url\(|http:|https:", page), name
        assert page.count("<h1") == 1 and '<html lang="fr">' in page, name


def test_the_same_numbers_give_the_same_bytes(kit, files):
    assert class_folder(kit) == files


def test_a_run_sheet_has_every_part_with_what_is_done_said_and_watched(kit, sheets):
    for session in kit.plan.sessions:
        page = sheets[f"run-sheet-{session.number}.html"]
        rows = stretches(session.steps)
        assert [step for row in rows for step in row] == list(session.steps)
        for row in rows:
            assert f"{row[0].start}–{row[-1].end}" in page
            assert len(row) == 1 or sum(step.minutes for step in row[:-1]) < STRETCH
            for step in row:
                notes = kit.lessons[step.lesson].notes_on(step.part) if step.part else kit.routes[step.kind]
                longest = max(row, key=lambda each: each.part.minutes) if step.part else step
                for field in ("do", "say", "watch") if step == longest else ("do",):
                    assert notes[field] in page, (step, field)
        for number in session.lessons:
            assert kit.lessons[number].teaching["no_network"] in page


@pytest.fixture(scope="module")
def course():
    """A class so large that games fill several rooms."""
    return read_class_kit(ROOT, minutes=75, students=400, sessions=10)


def session_pages(kit):
    return {each: unescape(page.decode()) for each, page in folder_module._run_sheets(kit).items()}


def test_a_sheet_that_a_run_sheet_names_lies_in_the_folder_and_serves_a_task_of_its_row(kit, course):
    for each in (kit, course):
        lying = {name.removeprefix("cards/").removesuffix(".html") for name in folder_module._cards(each)}
        listed = set()
        for number, page in session_pages(each).items():
            rows, named = (re.findall(rf'<{tag} class="paper">([^<]+)<', page) for tag in ("small", "span"))
            found = {name for line in rows for name in re.split(r"[:,]\s*", line)[1:]}
            assert found == {name for line in named for name in line.split(", ")}, number
            listed |= found
        for name in listed:
            start, _rooms, _size = name.partition("…")
            assert name in lying or (name.endswith("-room-of-…") and any(one.startswith(start) for one in lying)), name
        asked = {task for one in each.plan.sessions for step in one.steps if step.part for task in step.part.tasks}
        known = {task.id: task for lesson in each.lessons.values() for task in lesson.tasks}
        for sheet in read_sheets(KIT, each.plan.lessons, known):
            assert sheet.serves, f"{sheet.file} serves no task"
            assert not set(sheet.serves) & asked or any(name.startswith(sheet.file) for name in listed), sheet.file


def test_what_is_for_home_ends_the_run_sheet_with_what_to_hand_in(kit, course):
    for each in (kit, course, read_class_kit(ROOT, minutes=90, students=30, discipline="media", sessions=3)):
        for session, page in zip(each.plan.sessions, session_pages(each).values(), strict=True):
            later = {number for one in each.plan.sessions[session.number :] for number in one.lessons}
            exercises = [number for number in session.lessons if each.lessons[number].exercise and number not in later]
            wanted = [*session.home, *(f"{number}" for number in (*exercises, *session.home_lessons))]
            found = re.search(r'<p class="home">([^<]+)</p>\s*</section>\s*</div>\s*</div>\s*</main>', page)
            assert bool(found) == bool(wanted)
            if found:
                assert all(one in found[1] for one in wanted) and "my-answers.json" in found[1]
    assert 'class="home"' not in session_pages(course)["run-sheet-9.html"], "lesson 09 goes on in session 10"


def test_a_run_sheet_sends_nobody_to_a_page_that_is_not_there(course):
    for page in session_pages(course).values():
        assert not re.search(r"the page of lesson|[Pp]rint the page|the pack", page)


def paths(discipline, sessions=1, minutes=75, students=18, **more):
    return read_class_kit(ROOT, minutes=minutes, students=students, discipline=discipline, sessions=sessions, **more)


@pytest.mark.parametrize(
    "asked", some_in_gate([("any", 1), ("law", 1), ("politics", 3), ("media", 3), ("any", 10)]), ids=str
)
def test_no_task_is_answered_before_class_and_the_class_opens_with_a_decision(asked):
    discipline, sessions = asked
    found = paths(discipline, sessions)
    first, *later = found.plan.sessions
    start = next(step for step in first.steps if step.part)
    assert start.lesson == "00" and "00.4" in start.part.tasks and start.start <= 3
    done = {task for step in first.steps if step.part for task in step.part.tasks}
    assert done | set(first.home) >= {"00.2", "00.3", "00.7"}, "what shows results comes after the prediction"
    one, *others = session_pages(found).values()
    assert "answer nothing" in one and not any("answer nothing" in page for page in others)


def test_the_page_of_the_class_has_a_message_to_students_that_is_ready_to_paste(kit):
    def sent(kit):
        page = unescape(folder_module._readme(kit, []).decode())
        return re.search(r"(?s)<blockquote>(.*?)</blockquote>", page)[1]

    law = sent(paths("law"))
    assert "Python 3.11 or newer" in law and "needs the internet" in law and "one for two people is enough" in law
    assert all(each in law for each in (BUNDLE, "start-windows.bat", "start-macos.command", "Answer nothing yet"))
    assert not re.search(r"\b0\d\.\d", law), "no task is done at home before the class opens with its first"
    assert "one for two people" not in sent(paths("media", 3)), "in the second week each works alone"
    assert "kept in the file my-answers.json" in law
    brought = replace(paths("law"), packages=(Path("zmq-1-cp313-cp313-any.whl"),))
    assert "Install Python 3.13 from" in sent(brought) and "needs no internet" in sent(brought)
    assert "N’y répondez pas encore" in sent(kit)


def test_a_class_with_pages_is_sent_a_link():
    found = replace(paths("law"), runtime=made_up_runtime())
    files = {"pages/index.html": b"", "pages/notebooks/00-start-here.html": b""}
    page = unescape(folder_module._readme(found, [("pages", files)]).decode())
    sent = re.search(r"(?s)<blockquote>(.*?)</blockquote>", page)[1]
    assert "Open this address on your phone or laptop: …" in sent and "Python" not in sent + page.replace(sent, "")
    assert "save them as a file" in sent and "seven days" in sent and "stay in it" not in sent
    assert "whodecides site --serve FOLDER/pages" in page
    assert re.findall(r'href="(pages[^"]*)"', page) == [PAGES], "no page that a double click cannot run"
    assert not printable(files)


def test_students_open_beforehand_each_page_that_their_first_session_needs():
    found = replace(paths("media"), runtime=made_up_runtime())
    page = unescape(folder_module._readme(found, [("pages", {"pages/index.html": b""})]).decode())
    sent = re.search(r"(?s)<blockquote>(.*?)</blockquote>", page)[1]
    first = found.plan.sessions[0]
    begun = {each.lesson for each in first.steps if each.kind == "exercise"}
    assert begun and set(re.findall(r"Exercise (\d\d)", sent)) == begun
    assert all(f"{each} " in sent for each in first.lessons)


@pytest.mark.exhaustive  # pages and packs have tests of their own
def test_pages_of_a_class_are_those_of_its_lessons_and_carry_its_name():
    found = replace(paths("law"), runtime=made_up_runtime(), class_name="autumn")
    files = folder_module._pages(found)
    lessons = {each[len("pages/notebooks/") :][:2] for each in files if each.startswith("pages/notebooks/")}
    assert lessons == set(found.plan.lessons) and "pages/index.html" in files
    assert not any("instructor" in each for each in files)
    (pack,) = [content for name, content in files.items() if "/kit." in name and name.endswith(".pack")]
    kit = zipfile.ZipFile(io.BytesIO(gzip.decompress(pack)))
    assert json.loads(kit.read("kit/exercises/class.json")) == {
        "class": "autumn",
        "language": found.language,
        "first_variants": True,
    }


def test_the_page_of_the_class_says_what_is_handed_in_when_and_how_many_rooms_a_game_needs(course):
    page = unescape(folder_module._readme(course, []).decode())
    rows = re.search(r"(?s)Your sessions</h2>\s*<ul>(.*?)</ul>", page)[1].split("<li>")[1:]
    assert len(rows) == 10
    for number, row in enumerate(rows, 1):
        assert ("rooms of at most 58" in row) == (number in (8, 9, 10)), number
        assert ("my-answers.json by …" in row) == (number != 9), "lesson 09 goes on in session 10"


def test_the_page_of_the_class_names_the_part_to_do_oneself_with_the_minutes_of_the_lesson():
    page = folder_module._readme(paths("law"), []).decode()
    assert (
        "do it yourself: lesson 00 as far as task 00.5 (5 minutes), lesson 02 as far as task 02.3 (20 minutes)." in page
    )


def test_a_session_says_who_needs_a_screen_and_shows_the_class_its_own_codes():
    media = session_pages(read_class_kit(ROOT, minutes=90, students=30, discipline="media", sessions=3))
    first, second, third = media.values()
    assert "pairs may not share" in second and "pairs may not share" not in first + third
    assert "Pairs may share until minute 54" in first
    assert "The other writes each answer down" in first and "The other writes" not in second
    assert "Sit in pairs" not in second and all("read the ground rules on the wall" in page for page in media.values())
    row = third[third.index("Your own codes") :]
    assert re.search(r"<th scope=\"row\"><b>\d</b> · 40–55</th>\s*<td><strong>Your own codes", third)
    assert row.partition("</ol>")[0].count("<li>") == 4


def test_every_session_ends_with_saving_and_nobody_is_sent_to_the_page_with_the_keys():
    for page in session_pages(paths("law", 3)).values():
        last = page[page.rindex('<tr><th scope="row">') :].partition("</tr>")[0]
        assert "Save your answers as a file now" in last
        assert "debrief.html" not in page


def test_a_row_without_a_sheet_says_so():
    media = paths("media", 3, minutes=90, students=30)
    for session, page in zip(media.plan.sessions, session_pages(media).values(), strict=True):
        rows = re.findall(r"(?s)<tr><th scope=\"row\">.*?</tr>", page)
        for (step, *_rest), row in zip(stretches(session.steps), rows, strict=True):
            told = step.part or step.kind == "exercise"
            assert bool(told) == (('class="paper"' in row) != ("no sheet:" in row)), (step, row)


def test_several_rooms_have_helpers_and_sides_of_many_have_one_speaker(course):
    hearing = session_pages(course)["run-sheet-8.html"]
    assert course.routes["rooms"]["helpers"] in hearing
    assert "Order: The company, The suspended user, People at risk, Civil society. In each side one speaks" in hearing
    assert "One speaks for a delegation" in session_pages(course)["run-sheet-9.html"]
    small = session_pages(read_class_kit(ROOT, minutes=75, students=11, sessions=10))
    assert "In each side one speaks" not in small["run-sheet-8.html"]
    assert not any(course.routes["rooms"]["helpers"] in page for page in small.values())


def test_the_debrief_begins_with_what_to_read_before_class(kit, sheets):
    page = sheets["debrief.html"]
    boxes = re.findall(r'(?s)<div class="ahead">(.*?)</div>', page)
    assert len(boxes) == len(kit.plan.sessions) and page.index('class="ahead"') < page.index('id="lesson-00"')
    for session, box in zip(kit.plan.sessions, boxes, strict=True):
        for number in session.lessons:
            lesson = kit.lessons[number]
            assert lesson.teaching["charged"] in box and lesson.content_note[1:] in box
            for task, wrong in map(lesson.meeting, lesson.teaching["common"]):
                assert (wrong["feedback"] in box) == (task.id not in session.home), task.id
        assert len(re.sub(r"<[^>]+>", " ", box).split()) <= 330
    seventh = boxes[1]
    assert "Si quelqu’un ne le place pas ainsi" in seventh, "what is sorted is right"
    assert "Si quelqu’un dit" in boxes[0]
    asked = next(each for each in kit.lessons["02"].tasks if each.number == "02.2")
    assert next(each["text"] for each in asked.options if each.get("right")) in page.partition('id="lesson-00"')[0]


def test_the_debrief_counts_the_answers_to_who_should_decide(kit, sheets):
    page = sheets["debrief.html"]
    counts, governments = value_counts(kit.case, "decider"), governments_by_value(kit.case, "decider")
    (task,) = (each for each in kit.lessons["00"].tasks if each.id == "00.5")
    assert counts.sum() > 40
    for each in task.options:
        assert f"<li>{each['text']}: {governments[each['id']]} ({counts[each['id']]})</li>" in page


def test_labels_are_in_the_language_asked_for_and_the_course_says_that_it_is_english(sheets):
    page = sheets["run-sheet-1.html"]
    assert "Vous dites" in page and "À couper d’abord" in page and "You say" not in page
    assert page.count(' lang="en"') > 20
    assert "Règles du cours" in sheets["debrief.html"]


class Ours(HTMLParser):
    """The texts of a page outside what it calls English."""

    def __init__(self, page):
        super().__init__()
        self.open, self.texts = [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br", "col"):
            self.open.append((tag, dict(attrs).get("lang") == "en" or tag == "style"))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if not any(english for _tag, english in self.open) and re.search(r"[^\W\d_]{3}", data):
            self.texts.add(data.strip())


@pytest.mark.exhaustive  # in the gate labels are in the language asked for
@pytest.mark.parametrize("language", first_in_gate("fr", "es"))
def test_what_is_not_called_english_is_in_the_language_asked_for(kit, language):
    made = {each: class_folder(replace(kit, language=each)) for each in ("en", language)}
    for name in own_pages(made["en"]):
        there, english = (Ours(made[each][name].decode()).texts for each in (language, "en"))
        assert len(there) >= (1 if name in (POSTER, NARRATIVE_PAGE) else 8)
        assert {each for each in there & english if ".html" not in each and ".zip" not in each} <= {"Minute"}, name


def test_the_seats_of_a_game_fit_the_class(kit, sheets):
    assert "Personnes par partie\xa0: 2" in sheets["run-sheet-3.html"]
    assert "Personnes par partie" not in sheets["run-sheet-2.html"]
    many = read_class_kit(ROOT, minutes=75, students=400, discipline="politics", sessions=3)
    summit = folder_module._run_sheets(many)["run-sheet-3.html"].decode()
    assert "1 room of 58: tables of 29 + 29. 6 rooms of 57: tables of 29 + 28." in summit
    names, leads = Reader(many.case, "en").names("jurisdictions"), chairs(many.case)
    for tables, people in ((8, 29), (6, 28)):
        told = re.search(rf"{tables} tables of {people}\. Students in a delegation: (.*?)\.<", summit)[1]
        shares = [part.split(" × ") for part in told.split("; ")]
        assert sum(int(size) * len(found.split(", ")) for size, found in shares) == people
        assert shares[-1] == ["1", f"{names[leads[0]]} (chairs)"]


def test_the_debrief_has_what_was_said_of_each_step_of_each_situation_that_is_asked(kit, sheets):
    """The task itself has no key, and the class spends most of its time on it."""
    page, reader = sheets["debrief.html"], Reader(kit.case, "fr")
    slides = kit.lessons["02"].notes_on(kit.lessons["02"].part_of("02.3"))["slide"]
    asked = [each for slide in slides for each in steps(kit.case, slide["of"])]
    assert len(asked) == 6 and page.count('<table class="steps">') == 4  # one is of accounts, one of texts
    for each in asked:
        assert all(reader.text(each, column) in page for column in ("yes", "no", "body", "said")), each["id"]
        assert reader.word(each["finding"], "fact_steps.finding") in page
    assert 'class="steps"' not in folder_module._debrief(paths("media"))["debrief.html"].decode()


def test_the_debrief_has_the_key_of_work_that_the_class_does_in_a_tool(kit, sheets):
    page, reader = sheets["debrief.html"], Reader(kit.case, "fr")
    for table in (outcome_table(reader), held_back_table(reader)):
        assert all(str(cell) in unescape(page) for row in table["rows"] for cell in row), table["caption"]
    short = page[page.index("Albania: the aim passed") :]
    assert "Uganda: we found no ruling" in short.partition("</p>")[0]
    assert "five closed or limited, one left open" in short.partition("</p>")[0]


def test_the_debrief_has_the_key_of_each_exercise_that_the_class_hands_in(kit, sheets):
    page = unescape(sheets["debrief.html"])
    for name, tasks in exercise_tasks(kit.paths).items():
        assert all((task.question in page) == (name[:2] in kit.plan.lessons) for task in tasks), name


def test_the_debrief_links_a_number_of_the_coding_sheet_to_its_statement_and_to_the_note_of_the_kit():
    media = paths("media", 3, minutes=90, students=30)
    page = unescape(folder_module._debrief(media)["debrief.html"].decode())
    table = re.search(r'(?s)id="lesson-04".*?<table class="steps">(.*?)</table>', page)[1]
    known = reference_codes(media.case)
    for number, each in enumerate(coding_set(media.case), 1):
        assert f'<th scope="row">{number} ({each})</th>' in table
        for variable in coded_variables(media.case):
            assert known[each, variable][ADJUDICATED]["note"] in table
    assert "next-session-slides.html" in session_pages(media)["run-sheet-3.html"]


def test_lesson_slides_run_sheet_debrief_and_paper_put_the_same_situations_to_the_test(kit, sheets):
    """Albania and Uganda: their names end the titles of the situations."""
    lesson, case = kit.lessons["02"], kit.case
    opened = re.search(r'decision_path\(\\"([\w-]+)', kit.paths.at(kit.paths.notebook(lesson.name)).read_text("utf-8"))[
        1
    ]
    after = next_step(case, opened, {each["id"] for each in steps(case, opened)})
    both = [opened, case.row("fact_steps", after)["pattern"]]
    part = lesson.notes_on(lesson.part_of("02.3"))
    assert [each["of"] for each in part["slide"]] == both
    known = {task.id: task for lesson in kit.lessons.values() for task in lesson.tasks}
    papers = [each.asked["situations"] for each in read_sheets(KIT, ["02"], known) if "situations" in each.asked]
    assert papers == [both, both]
    titles = {row["id"]: row["title_fr"] for row in case["fact_patterns"].to_dict("records")}
    assert {each for each in titles if f"<caption>{titles[each]}</caption>" in sheets["debrief.html"]} == set(both)
    for each in both:
        title = case.row("fact_patterns", each)["title_en"]
        assert re.search(r": (\w+),", title)[1] in part["do"], title


def test_the_debrief_has_every_key_and_every_misconception_of_its_lessons(kit, sheets):
    page = sheets["debrief.html"]
    for number in kit.plan.lessons:
        lesson = kit.lessons[number]
        assert lesson.content_note[1:] in page and lesson.teaching["charged"] in page
        for task in lesson.tasks:
            assert task.question in page
            for part in (task.options, task.items, task.mistakes):
                assert all(each["feedback"] in page for each in part if each.get("feedback")), task.id
        for each in lesson.teaching["discuss"]:
            assert all(answer in page for answer in each["answers"])


def test_the_bundle_holds_the_lessons_of_the_plan_and_no_key(files):
    with zipfile.ZipFile(io.BytesIO(files[BUNDLE])) as bundle:
        names = bundle.namelist()
        texts = [bundle.read(name).decode(errors="replace") for name in names]
    lessons = {name.rpartition("/")[2][:2] for name in names if re.search(r"/notebooks/\d\d-", name)}
    assert lessons == {"00", "02", "07", "08"}
    secret = [
        each["feedback"]
        for name, tasks in exercise_tasks(KIT).items()
        if name[:2] == "07"
        for task in tasks
        for each in task.mistakes
    ]
    assert secret and not any(each in text for each in secret for text in texts)
    assert not any("teaching.toml" in name or "run-sheet" in name for name in names)


def test_the_readme_of_the_bundle_carries_the_plan_of_the_class_and_the_page_of_the_class_its_size(kit, files, sheets):
    with zipfile.ZipFile(io.BytesIO(files[BUNDLE])) as bundle:
        page = bundle.read("whodecides/README.md").decode()
    assert (
        "**Before session 1:** start the kit once" in page
        and "Answer nothing yet: your class does task 00.4 together" in page
    )
    assert all(each["text"] in page for each in kit.routes["rule"])
    for session in kit.plan.sessions:
        line = re.search(rf"\*\*After session {session.number}:\*\* (.*)", page)[1]
        assert all(task in line for task in session.home) and "my-answers.json by the day" in line, line
    megabytes = -(-len(files[BUNDLE]) // 1_000_000)
    assert f"{BUNDLE} : {megabytes} Mo" in sheets[README].replace("\xa0", " ") and "clé USB" not in sheets[README]
    big = folder_module._bundle_size_hint(215_000_001, translator("en"))
    assert "216 MB" in big and "USB stick" in big and "network off" in big


def test_each_session_has_one_deck_with_the_ground_rules_and_what_to_hand_in(kit, files):
    assert {each for each in files if each.endswith(".pptx")} == {f"deck/session-{n}.pptx" for n in (1, 2, 3)}
    for number in (1, 2, 3):
        page = unescape(files[f"deck/session-{number}.html"].decode())
        assert page.count("You may step out") == 1, number
        assert all(task in page.rpartition('<section class="slide"')[2] for task in kit.plan.sessions[number - 1].home)


def test_steps_for_whoever_leads_stand_in_the_notes_of_a_slide():
    media = read_class_kit(ROOT, minutes=90, students=30, discipline="media", sessions=3)
    page = unescape(folder_module.class_deck(media)["session-3-notes.html"].decode())
    slide = next(each for each in page.split("<section")[1:] if media.routes["pool"]["do"] in each)
    shown, _aside, notes = slide.partition("<aside")
    for step in media.routes["pool"]["steps"]:
        assert step in notes and step not in shown


def test_the_command_writes_the_folder_and_says_how_to_print_where_no_browser_is(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("whodecides.prepare.pdf.find_browser", lambda: None)
    monkeypatch.setattr(folder_module, "CONTENTS", folder_module.CONTENTS[:2])
    out = tmp_path / "monday"
    assert main(["class", "--students", "18", "--for", "law", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {README, "run-sheet-1.html", "debrief.html"}
    said = capsys.readouterr().out
    assert "choose Print" in said and f"open {README} in it first" in said
    assert main(["class", "--students", "18", "--for", "law", str(out)]) == 2


def test_what_students_have_installed_is_enough(monkeypatch):
    """An instructor has what `make start` brings, and nothing that authors and tests need."""
    for each in ("jupytext", "frictionless", "nbgrader", "jsonschema", "playwright"):
        monkeypatch.setitem(sys.modules, each, None)
    for each in [name for name in sys.modules if name.startswith(("whodecides.prepare", "whodecides.build"))]:
        monkeypatch.delitem(sys.modules, each)
    for each in ("prepare", "build"):
        monkeypatch.setattr(whodecides, each, getattr(whodecides, each))  # comes back afterwards
    fresh = importlib.import_module("whodecides.prepare.folder")
    assert fresh is not folder_module and fresh.class_folder
    assert importlib.import_module("whodecides.prepare.site").kit_site
    with pytest.raises(ImportError):
        importlib.import_module("whodecides.prepare.teaching_checks")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--for", "lawyers"], "Did you mean law?"),
        (["--sessions", "2"], "with --sessions: 1, 3, 10"),
        (["--minutes", "20"], "Change --minutes to at least"),
        (["--students", "4000"], "with --students"),
        (["--paper", "a3"], "Did you mean a4?"),
        (["--language", "de"], "The kit does not speak 'de'"),
        (["--kit", "tests"], "run the command in the folder of the kit"),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence_and_nothing_is_written(tmp_path, monkeypatch, capsys, wrong, said):
    monkeypatch.chdir(ROOT)
    assert main(["class", "--students", "18", *wrong, str(tmp_path / "out")]) == 2
    found = capsys.readouterr().err
    assert said in found and found.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "found", some_in_gate([("law", 1), ("media", 1), ("politics", 1), ("any", 1), ("media", 3), ("law", 3)]), ids=str
)
def test_run_sheet_and_lesson_name_the_same_short_way(found):
    """What a session takes of a lesson is the short way of its page, or the run-sheet says what it takes beyond it."""
    kit = paths(*found)
    for session, page in zip(kit.plan.sessions, session_pages(kit).values(), strict=True):
        for number in session.lessons:
            lesson = kit.lessons[number]
            text = (KIT.at(KIT.course) / lesson.name / "lesson.md").read_text(encoding="utf-8")
            order = [task for part in lesson.parts for task in part.tasks]
            named = named_tasks(text, order)
            assert {task for part in lesson.parts if part.short for task in part.tasks} == named
            here = [task for step in session.steps if step.part and step.lesson == number for task in step.part.tasks]
            beyond = [task for task in here if task not in named]
            told = f"Lesson {number}: its page names a shorter way, for a class with little time. The rows below take what it leaves out"
            assert (told in page) == bool(beyond and set(here) & named and set(here) != set(order)), (number, beyond)
            if told in page:
                assert f"{told}: {', '.join(beyond)}." in page


def test_the_folder_says_how_to_pool_where_a_session_shows_the_class_its_codes():
    media = paths("media", 3)
    readme, sheets = (
        folder_module._readme(media, [("", folder_module._run_sheets(media))]).decode(),
        session_pages(media),
    )
    pooled = [each.number for each in media.plan.sessions if any(step.kind == "pool" for step in each.steps)]
    assert pooled and readme.count("whodecides pool answers.zip") == len(pooled)
    for number, page in enumerate(sheets.values(), 1):
        assert ("whodecides pool answers.zip" in page) == (number in pooled)
    assert "pool" not in folder_module._readme(paths("law"), []).decode()


def test_a_class_without_a_name_is_your_class_and_no_question_on_paper_points_at_a_page():
    law = paths("law")
    assert "<h1>Your class</h1>" in folder_module._readme(law, []).decode()
    assert "<h1>Your class: autumn</h1>" in folder_module._readme(paths("law", class_name="autumn"), []).decode()
    debrief = folder_module._debrief(law)["debrief.html"].decode()
    asked = re.findall(r'(?s)<h4><span class="id">.*?</h4>', debrief)
    assert len(asked) > 8 and not [each for each in asked if re.search(r"\b(above|below)\b", each)]
    assert "reads five texts" in debrief
