"""What is handed out beside lessons: every figure of the plan of the course is worked out, rules and games are those of the run-sheets."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest
from helpers import KIT, ROOT

from whodecides.answers import exercise_tasks
from whodecides.build.narrative import QUOTED, check_narrative, compile_narrative, read_narrative
from whodecides.case import NARRATIVE, Reader, case_paths
from whodecides.game.plan import phases_of
from whodecides.i18n import translator
from whodecides.prepare import folder as folder_module
from whodecides.prepare.cards import sheets_of_paper
from whodecides.prepare.folder import README, read_class_kit
from whodecides.prepare.game_plans import PLANS
from whodecides.prepare.handouts.helpers import HELPERS
from whodecides.prepare.handouts.narrative import NARRATIVE_PAGE
from whodecides.prepare.handouts.poster import POSTER
from whodecides.prepare.handouts.syllabus import (
    SYLLABUS,
    _hours,
    exercises_after,
    hand_ins_of,
    minutes_at_home,
    suggested,
    weights,
)
from whodecides.prepare.plan import minutes_of_exercises, plan_class
from whodecides.prepare.run_sheet import homework
from whodecides.prepare.run_sheet.room import pause_words, phones_line
from whodecides.prepare.run_sheet.times import PHASES, phase_times, timed_steps

EXERCISES = {name[:2]: tasks for name, tasks in exercise_tasks(KIT).items()}


def planned(sessions=10, students=400, discipline="any"):
    return read_class_kit(ROOT, minutes=75, students=students, sessions=sessions, discipline=discipline)


@pytest.fixture(scope="module")
def course():
    return planned()


def page_of(files, name):
    return unescape(files[name].decode())


def test_a_course_hands_in_each_exercise_once_after_the_last_session_of_its_lesson(course):
    found = [(each.number, exercises_after(each, course.plan, course.lessons)) for each in course.plan.sessions]
    of_the_course = {each for session in course.plan.sessions for each in (*session.lessons, *session.home_lessons)}
    assert sorted(number for _session, numbers in found for number in numbers) == sorted({*EXERCISES} & of_the_course)
    assert (9, []) in found and (10, ["09", "10"]) in found


def test_hours_follow_from_minutes_and_words(course):
    """One text of 60 to 150 words: (105 ÷ 200 + 1) minutes for each of 400 students."""
    one = next(each for each in hand_ins_of(course.plan, course.lessons, EXERCISES) if each.exercise == "06")
    assert (one.texts, one.points) == (1, sum(task.points for task in EXERCISES["06"] if not task.optional))
    assert one.minutes == 400 * (105 / 200 + 1)
    last = course.plan.sessions[-1]
    lesson, exercise = sum(part.minutes for part in course.lessons["10"].parts), course.lessons["10"].exercise
    left = sum(part.minutes for part in course.lessons["09"].parts if set(part.tasks) & set(last.home))
    begun = minutes_of_exercises(course.plan.sessions)["09"]
    assert 0 <= begun <= course.lessons["09"].exercise
    exercises = exercise + course.lessons["09"].exercise - begun
    assert minutes_at_home(last, course.plan, course.lessons) == left + lesson + exercises


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (225, "3 h 45 min")])
def test_minutes_are_said_so_that_they_add_up(minutes, said):
    assert _hours(minutes) == said


def test_the_suggestion_takes_less_than_half_of_the_hours_and_weighs_a_hundred(course):
    all_of_them = hand_ins_of(course.plan, course.lessons, EXERCISES)
    some = suggested(all_of_them)
    assert len(some) == 5 and 2 * sum(each.minutes for each in some) < sum(each.minutes for each in all_of_them)
    assert [sum(weights(all_of_them[:count], some)) for count in range(1, 11)] == [100] * 10
    assert sorted(weights(all_of_them, some)) == [7] * 5 + [13] * 5
    assert suggested(all_of_them[:3]) == all_of_them[:3]


def test_the_plan_of_the_course_says_its_sums_and_names_each_session(course):
    page = page_of(folder_module._syllabus(course), SYLLABUS)
    told = hand_ins_of(course.plan, course.lessons, EXERCISES)
    hours = [_hours(sum(each.minutes for each in some)) for some in (told, suggested(told))]
    assert f"take {hours[0]}. Counted" in page and f"Those of the suggestion take {hours[1]}." in page
    assert all(aim in unescape(page) for each in course.plan.lessons for aim in course.lessons[each].aims)
    assert "In class 12 h 30 min" in page and "Exercises: 10." in page
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(\d+)</th>", page)
    assert rows == [str(each.number) for each in course.plan.sessions] + [each.exercise for each in told]
    assert sum(map(int, re.findall(r"<td>(\d+) %</td>", page))) == 200, "a column of weights and its sum"


def test_the_plan_of_the_course_shares_hours_among_markers_and_tells_an_uneven_spread(course):
    page = page_of(folder_module._syllabus(replace(course, markers=4)), SYLLABUS)
    told = hand_ins_of(course.plan, course.lessons, EXERCISES)
    every, few = (sum(each.minutes for each in some) for some in (told, suggested(told)))
    assert (
        f"markers (4), for each: {_hours(round(every / 4))}, or for the suggestion: {_hours(round(few / 4))}." in page
    )
    assert "Shared" not in page_of(folder_module._syllabus(course), SYLLABUS)
    assert "Nothing for home after session 9: lesson 09 goes on" in page and "At home after session 10: " in page
    long = read_class_kit(ROOT, minutes=90, students=400, sessions=10)
    said = {each.number: homework(long.plan, each, long.lessons, translator("en")) for each in long.plan.sessions}
    page = page_of(folder_module._syllabus(long), SYLLABUS)
    assert said[5].startswith("exercise 05, done in class · Hand in") and "<td>exercise 05, done in class</td>" in page


def test_the_sums_of_a_syllabus_are_those_of_what_stands_in_it():
    """A law teacher read 4 hours + 2 hours = 5.5, and one of three exercises weighed 100 percent."""
    page = page_of(folder_module._syllabus(planned(3, 24, "law")), SYLLABUS)

    def minutes(text):
        return sum(int(count) * (60 if unit == "h" else 1) for count, unit in re.findall(r"(\d+) (h|min)", text))

    in_class, at_home, both = re.search(r"In class (.*?), at home (.*?), together (.*?)\.", page).groups()
    assert minutes(in_class) + minutes(at_home) == minutes(both) and minutes(in_class) == 225
    rows = re.findall(r"<td>75</td><td>(.*?)</td><td>(\d+)</td>", page)
    assert len(rows) == 3 and sum(int(count) for _told, count in rows) == minutes(at_home)
    for told, count in rows:
        assert sum(map(int, re.findall(r"\((\d+)\)", told))) == int(count)
    assert re.findall(r"<td>(\d+) %</td>", page) == ["33", "34", "33", "100"]


def test_a_single_session_says_what_is_handed_in_and_weighs_nothing_against_itself(course):
    """One exercise is all of a mark: neither a weight nor what would weigh half as much is told."""
    page = page_of(folder_module._syllabus(planned(1, 18, "law")), SYLLABUS)
    assert "Exercises: 1." in page
    assert "Weight" not in page and "weighs" not in page and "100 %" not in page
    assert {"Weight", "100 %"} <= set(re.findall("Weight|100 %", page_of(folder_module._syllabus(course), SYLLABUS)))


def test_the_poster_has_all_rules_and_the_briefing_the_rows_of_each_game(course):
    poster = page_of(folder_module._poster(course), POSTER)
    assert all(each["name"] in poster and each["text"] in poster for each in course.routes["rule"])
    briefing = page_of(folder_module._helpers(course), HELPERS)
    assert re.findall(r"Session (\d+) of 10", briefing) == ["8", "9", "10"]
    for session in course.plan.sessions[7:]:
        played = [
            step for step in session.steps if step.part and "game" in course.lessons[step.lesson].notes_on(step.part)
        ]
        assert played and all(course.lessons[step.lesson].notes_on(step.part)["do"] in briefing for step in played)
    assert "instructor/room.md" not in briefing and briefing.count("In each room, led by its helper.") == 3
    assert briefing.count("Be in your room before minute 0.") == 3, "each of these sessions begins with its game"
    alone = replace(course, plan=plan_class(course.routes, course.lessons, minutes=75, students=400, only=["08"]))
    assert "Be in your room by minute 8." in page_of(folder_module._helpers(alone), HELPERS)
    assert "Italy (chairs)" in briefing and briefing.count("First third:") == 1
    assert "08-bench-room-of-…" in briefing, "the bench decides after the hearing, in the same room"
    assert folder_module._helpers(planned(1, 18, "media")) == {}


def test_a_row_of_a_game_tells_when_each_phase_begins(course):
    for session in course.plan.sessions:
        for step in (each for each in session.steps if each.part):
            notes = course.lessons[step.lesson].notes_on(step.part)
            told = phase_times(step, notes, course.case, translator("en")) or " · ".join(timed_steps(step, notes))
            minutes = [tuple(map(int, each)) for each in re.findall(r"(\d+)–(\d+)", told)]
            assert bool(minutes) == (len(notes.get("phases", ())) > 1 or len(notes.get("steps", ())) > 1)
            if minutes:
                assert (minutes[0][0], minutes[-1][1]) == (step.start, step.end)
                assert all(one[1] == other[0] for one, other in pairwise(minutes))
    assert {each for plan in PLANS.values() for each in phases_of(plan(course.case))} == set(PHASES)


def test_the_page_of_the_class_leads_to_what_is_handed_out(course):
    made = [(words, content(course)) for words, content in folder_module.CONTENTS if content in folder_module.BESIDES]
    page = folder_module._readme(course, made).decode()
    assert (
        all(f'href="{name}"' in page for name in (SYLLABUS, POSTER, HELPERS, NARRATIVE_PAGE))
        and README == "README.html"
    )


def test_the_page_of_a_class_says_how_much_paper_it_takes_without_screens():
    kit = planned(1, 18, "law")
    count = sheets_of_paper(kit.paths, kit.case, kit.plan.lessons, 18)
    assert f"On paper: about {count} sheets." in folder_module._readme(kit, []).decode()


def test_the_narrative_rests_on_the_data_and_says_so_behind_each_sentence(case):
    assert check_narrative(KIT, case) == []
    sections = compile_narrative(read_narrative(KIT), case)["sections"]
    sentences = [each for section in sections for paragraph in section["paragraphs"] for each in paragraph]
    assert len(sentences) > 60 and all(ids and words[-1] in ".?!”" for words, ids in sentences)
    ours = {*case.tables, *case["arguments"]["id"]}  # a count of rows, or an argument in our words
    assert [each for _words, ids in sentences for each, address in ids if not address and each not in ours] == []
    assert not any("{" in words for words, _ids in sentences)
    words = sum(len(words.split()) for words, _ids in sentences)
    assert 1000 < words < 1700, "two to four pages"


LOADED = ("censor", "purge", "ban ", "banned", "big tech", "silenc", "incite")


def test_loaded_words_of_the_narrative_are_quoted(case):
    for section in compile_narrative(read_narrative(KIT), case)["sections"]:
        for paragraph in section["paragraphs"]:
            for words, _ids in paragraph:
                ours = QUOTED.sub("", words).casefold()
                assert not [each for each in LOADED if each in ours and "a power that silences" not in ours], words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Somebody said so.", "end 'Somebody said so.'"),
        ("Somebody said so [E999].", "the data have no E999"),
        ("The account “was never suspended” [USA-12].", "does not stand in USA-12"),
        ("They said “" + "word " * 26 + "” [USA-12].", "more than 25 words"),
        ("There are {many} statements [statements].", "names no fact"),
    ],
)
def test_what_a_narrative_may_not_say_is_named(case, tmp_path, text, said):
    kit = written(tmp_path, text, [])
    assert any(said in each for each in check_narrative(kit, case)), check_narrative(kit, case)


def test_a_figure_that_the_data_no_longer_bear_is_named(case, tmp_path):
    kit = written(tmp_path, "There was one [statements].", ['[[{ count = "statements" }, 1]]'])
    assert "it holds 1, and the data say" in check_narrative(kit, case)[0]


def test_a_file_that_is_older_than_its_text_is_named_and_made_again(tmp_path, case):
    kit = written(tmp_path, "There are some [statements].", [])
    assert check_narrative(kit, case) == [
        "narrative.json is not what narrative.toml and the data make: run 'make course'."
    ]
    made = tmp_path / "course/january-2021" / NARRATIVE
    made.write_text("{}", encoding="utf-8")
    assert len(check_narrative(kit, case)) == 1


def written(folder, text, holds):
    """Return the places of a kit whose narrative has this text."""
    (folder / "course/january-2021").mkdir(parents=True)
    (folder / "data/january-2021").mkdir(parents=True)
    (folder / "data/january-2021/datapackage.json").write_text("{}", encoding="utf-8")
    lines = ['title = "The case"', "[[section]]", 'heading = "What happened"', f"text = '''{text}'''"]
    lines += [f"holds = {each}" for each in holds]
    (folder / "course/january-2021/narrative.toml").write_text("\n".join(lines), encoding="utf-8")
    return case_paths(folder)


def test_a_row_that_interrupts_a_game_says_pause_and_the_sheet_names_what_no_row_plays():
    kit = read_class_kit(ROOT, minutes=90, students=18, sessions=1, only=["09"])
    (session,) = kit.plan.sessions
    played = ["phases" in kit.lessons["09"].notes_on(step.part) for step in session.steps if step.part]
    paused = [
        bool(pause_words(session, row, kit.lessons, translator("en")))
        for row in ([step] for step in session.steps if step.part)
    ]
    inside = [not plays and any(played[:place]) and any(played[place:]) for place, plays in enumerate(played)]
    assert any(inside) and paused == inside
    left = phones_line(kit.plan, session, kit.lessons, Reader(kit.case, "en"))[-1]
    phases = {
        phase
        for step in session.steps
        if step.part
        for phase in kit.lessons["09"].notes_on(step.part).get("phases", ())
    }
    out = [PHASES[each] for each in phases_of(PLANS["summit"](kit.case)) if each not in phases]
    assert out and left.endswith(f"{', '.join(out)}.")
