"""What most of a class missed, and how: one page for the next session, on which nobody is named."""

import html
import re
from dataclasses import replace

import pytest
from class_tasks import KNOWN, TASKS

from whodecides.answers import Task, lesson_tasks
from whodecides.case import Reader, case_paths, find_root
from whodecides.classroom import (
    PageFacts,
    Student,
    grade_class,
    made_up_class,
    moodle_name,
    pool_class,
    simulate_class,
    write_archive,
    write_report,
)
from whodecides.classroom.next_session import (
    MOST_TOPICS,
    Topic,
    class_misses,
    class_page,
    class_topics,
    pool_page,
    pool_topics,
)
from whodecides.coding import coding_set
from whodecides.i18n import translator
from whodecides.prepare.deck.scene import FOOT, LEAST, RIGHT
from whodecides.prepare.deck.text_fitting import text_height
from whodecides.prepare.deck.topic_slides import topic_decks, topic_slide
from whodecides.widgets.readings import blind_passage

RECORD = {"tries": 1, "at": "", "variant": "", "class": ""}
SORTED = Task("E06.5", "classify", 3, "First. Where does it belong? Sort.", points=2, right="Sorted.",
              categories=[{"id": "in", "text": "In"}, {"id": "out", "text": "Out"}],
              items=[{"id": each, "text": f"Item <{each}>", "answer": "in", "feedback": f"Help {each}."} for each in "uv"])  # fmt: skip


def class_of(tmp_path, given, tasks):
    """Grade a class of which each student gave the answers of one entry of `given`, {task: answer}."""
    students = simulate_class(tasks, len(given), seed=1)
    files = {
        moodle_name(each): replace(
            each,
            answers={
                task: {
                    **RECORD,
                    "answer": answer,
                    "variant": each.number % 2 and "one" or "two" if task == "E06.1" else "",
                }
                for task, answer in own.items()
            },
        ).text()
        for each, own in zip(students, given, strict=True)
    }
    write_archive(tmp_path / "class.zip", files)
    return grade_class(tmp_path / "class.zip", tasks, KNOWN)


def found(report):
    return [
        (each.task.id, each.missed, each.answered, each.chosen.item, each.chosen.given, each.chose)
        for each in class_misses(report)
    ]


def test_the_decision_that_most_missed_stands_first_with_the_answer_that_most_gave(tmp_path):
    given = [
        {"E06.2": "4", "E06.5": {"u": "in", "v": "out"}},
        {"E06.2": "4", "E06.5": {"u": "out", "v": "out"}},
        {"E06.2": "9", "E06.5": {"u": "in", "v": "out"}},
        {"E06.2": "3", "E06.5": {"u": "in"}},
    ]
    report = class_of(tmp_path, given, [TASKS[1], SORTED])
    assert found(report) == [("E06.5", 4, 4, "Item <v>", "Out", 3), ("E06.2", 3, 4, "", "4", 2)]


def test_an_optional_task_is_left_out(tmp_path):
    given = [{"E06.2": "4", "E06.5": {"u": "in", "v": "out"}}] * 4
    report = class_of(tmp_path, given, [TASKS[1], replace(SORTED, optional=True)])
    assert found(report) == [("E06.2", 4, 4, "", "4", 4)]


def test_only_those_count_who_were_asked_the_question_that_is_shown(tmp_path):
    report = class_of(tmp_path, [{"E06.1": "b"}] * 4 + [{"E06.1": "a"}] * 4, TASKS[:1])
    of_variants = {mark.question for result in report.results for mark in result.marks}
    (miss,) = class_misses(report)
    assert of_variants == {"Which?", "Which now?"} and miss.question in of_variants
    assert miss.answered == 4 and miss.missed == sum(
        bool(mark.again) for result in report.results for mark in result.marks if mark.question == miss.question
    )


@pytest.mark.parametrize("given", [
    [{"E06.2": "4"}] * 2,  # too few answered
    [{"E06.2": "3"}] * 4 + [{"E06.2": "4"}],  # too few missed
    [{"E06.2": "3"}] * 2 + [{"E06.2": "4"}],  # a third of the class, who is one person
    [{}] * 5, [{"E06.4": "AAA-01 says it here"}] * 5,  # nothing, and what people judge
])  # fmt: skip
def test_what_few_answered_or_missed_is_not_told(tmp_path, given):
    report = class_of(tmp_path, given, TASKS[1:])
    assert class_misses(report) == [] and "Nothing was missed by a quarter of the class." in class_page(report)


@pytest.mark.parametrize("shown", [False, True])
def test_the_page_asks_one_question_and_shows_right_answers_only_where_feedback_does(tmp_path, shown):
    report = class_of(tmp_path, [{"E06.5": {"u": "in", "v": "out"}}] * 3, [SORTED])
    report.about = PageFacts(show_answers=shown)
    write_report(report, tmp_path / "out", {})
    page = (tmp_path / "out/next-session.html").read_text(encoding="utf-8")
    text = re.sub("<[^>]+>", " ", page.partition("<body>")[2])
    for each in (
        "missed by 3 of 3",
        "Where does it belong?",
        "Item &lt;v&gt;",
        "All 3 answered:",
        "Help v.",
        "Which words decide",
    ):
        assert each in text, each
    assert ("Better reading" in text) == shown and "<script" not in page and 'style="width:100%"' in page
    assert not [each for each in report.results if each.student.label in text]


def test_an_answer_is_said_in_words_and_only_where_three_gave_it(tmp_path):
    report = class_of(tmp_path, [{"E06.2": "4"}] * 3 + [{"E06.2": "5"}], TASKS[1:2])
    (topic,) = class_topics(report)
    assert topic.lines[0] == ("Answered by 3 of 4:", "the number 4")
    (tmp_path / "few").mkdir()
    (topic,) = class_topics(class_of(tmp_path / "few", [{"E06.2": "4"}] * 2 + [{"E06.2": "5"}], TASKS[1:2]))
    assert topic.told == "missed by 3 of 3" and (topic.lines, topic.why) == ([], "")
    assert topic.told in texts_of(topic_slide(topic, 1)), "its slide asks all the same"


def test_a_page_holds_what_one_sheet_takes(tmp_path):
    tasks = [replace(TASKS[1], id=f"E06.{n}") for n in range(2, 9)]
    report = class_of(tmp_path, [{each.id: "4" for each in tasks}] * 3, tasks)
    assert len(class_misses(report)) == 7 and class_page(report).count("<section>") == MOST_TOPICS


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pooled_class_sees_where_it_is_divided_without_the_kits_code_and_without_names(case, language):
    tasks = lesson_tasks(case_paths(find_root()))
    archive, roster = made_up_class(case, tasks, students=18, seed=3)
    pool = pool_class(archive, case, tasks, roster)
    page = pool_page(pool, Reader(case, language))
    text = re.sub("<[^>]+>", " ", page.partition("<body>")[2])
    divided = pool["disagreements"].iloc[0]
    number = coding_set(case).index(divided["statement"]) + 1
    assert f" {Reader(case, language).say('Statement {number}').format(number=number)} " in text
    context = blind_passage(Reader(case, language), divided["statement"])["context"]
    assert context in html.unescape(text)
    assert divided["statement"] not in text and page.count("<section>") == MOST_TOPICS
    names = [each for student in roster for each in (student.name, student.pseudonym)]
    assert isinstance(roster[0], Student) and not [each for each in names if each in text]
    assert ("Talk about it" in text) == (language == "en") and f'<html lang="{language}">' in page


def texts_of(slide):
    return [each.words for each in slide.texts]


def test_a_slide_asks_what_most_missed_and_shows_what_most_answered(tmp_path):
    report = class_of(tmp_path, [{"E06.5": {"u": "in", "v": "out"}}] * 3, [SORTED])
    (topic,) = class_topics(report)
    slide = topic_slide(topic, 1)
    assert slide.headline == "Where does it belong?" and slide.notes[0].text == "Help v."
    assert topic.facts == "First. Sort."
    for each in ("First. Sort.", "missed by 3 of 3", "Item <v>", "All 3 answered:", "Out", "Help v.", topic.ask):
        assert each in texts_of(slide), each
    assert set(topic_decks([topic], translator("en"))) >= {"next-session-slides.html"}
    assert topic_decks([], translator("en")) == {}


@pytest.mark.exhaustive  # a slide of usual words is made in the gate
@pytest.mark.parametrize("words", ["word " * 400, "a" * 3000, "**a** ** b"])
@pytest.mark.parametrize("question", ["", "Why " + "so " * 300 + "?"])
def test_words_of_any_length_stay_in_their_place_on_a_slide(words, question):
    lines = [(f"{number} of 9 chose", words) for number in range(3)]
    topic = Topic("AAA-01", "Who decides?", 0.5, question, words, lines, words, "Talk.", facts=question and words)
    *texts, number = topic_slide(topic, 1).texts
    assert number.words == "AAA-01" and number.y > FOOT
    for each, below in zip(texts, [*texts[1:], number], strict=True):
        assert each.size >= LEAST and each.x + each.w <= RIGHT and each.y + each.h <= min(FOOT, below.y), each.words[
            :40
        ]
        assert text_height(each.words, each.w, each.size, each.bold, each.serif) <= each.h, each.words[:40]


def test_a_pooled_class_gets_a_slide_of_each_statement_on_which_it_is_divided(case):
    archive, roster = made_up_class(case, lesson_tasks(case_paths(find_root())), students=18, seed=3)
    reader = Reader(case, "fr")
    topics = pool_topics(pool_class(archive, case, lesson_tasks(case_paths(find_root())), roster), reader)
    page = topic_decks(topics, reader.say)["next-session-slides.html"].decode()
    assert page.count('<section class="slide"') == MOST_TOPICS and "Pour la prochaine" in page
