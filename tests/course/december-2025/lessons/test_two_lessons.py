"""What the lessons of December 2025 and their exercise say follows from the data, and is fair to both sides."""

import re

import pytest
from helpers import ROOT

from whodecides.answers import check_answer, exercise_tasks, lesson_tasks
from whodecides.build.data_queries import query_result
from whodecides.build.lesson_linter import check_option_lengths
from whodecides.case import Reader, case_paths, citable, government_codes, load
from whodecides.case.first_minute import judged_exhibits, reply_exhibits, rule_exhibits, words_of_minute
from whodecides.classroom import mark_answer, right_answer
from whodecides.positions import said_before_the_measure
from whodecides.regulation import provision
from whodecides.texts import cited_ids
from whodecides.tools.decider_dots.model import NOBODY, governments_by_decider
from whodecides.tools.decider_dots.view import dots_view
from whodecides.tools.side_by_side.widget import SideBySide

PATHS = case_paths(ROOT, "december-2025")
CASE = load(ROOT / PATHS.data)
KNOWN = citable(CASE)
LESSON = {each.number: each for each in lesson_tasks(PATHS)}
EXERCISE = [each for tasks in exercise_tasks(PATHS).values() for each in tasks]
TEXT = {path.parent.name[:2]: path.read_text(encoding="utf-8") for path in (ROOT / PATHS.course).glob("*/lesson.md")}
OBJECTS = ["concerned", "condemns"]
SUBSTANTIVE = ["supports", "supports with reservations", "neutral", *OBJECTS]


def governments(variable, values):
    codes = government_codes(CASE)
    return set(codes[(codes["variable"] == variable) & codes["value"].isin(values)]["jurisdiction"])


def test_no_government_was_found_objecting_to_both_measures():
    fine, visa = governments("evaluation_fine", OBJECTS), governments("evaluation_visa", OBJECTS)
    assert not fine & visa and "USA" in fine and "EUU" in visa
    assert LESSON["06.1"].outcome == "none"
    assert {each["id"] for each in LESSON["06.1"].options} - {"none"} <= fine | visa | governments("evaluation_fine", SUBSTANTIVE)  # fmt: skip


def test_what_a_prediction_says_of_each_government_is_so():
    for place, variable in (("GBR", "evaluation_fine"), ("POL", "evaluation_visa"), ("HUN", "evaluation_visa")):
        assert place not in governments(variable, SUBSTANTIVE), place
    assert "DEU" in governments("evaluation_visa", OBJECTS) & governments("evaluation_fine", SUBSTANTIVE[:2])
    assert "ITA" not in set(government_codes(CASE).query("statement != ''")["jurisdiction"])


def test_quoted_words_are_those_of_the_record():
    assert f"“{CASE.row('exhibits', 'X67')['wording']}”" in TEXT["00"]
    for table, each in (("exhibits", "X92"), ("statements", "USA-69")):
        row = CASE.row(table, each)
        assert f"“{row['wording']}”" in TEXT["06"] and f"“{row['gloss_en']}”" in TEXT["06"]
    lega = CASE.row("statements", "ITA-52")  # its first half stands in the text, the other is quoted
    original, (contrast, said) = lega["wording"].split(" […] ")[1], lega["gloss_en"].split(" […] ")
    assert f"«{original}»" in TEXT["06"] and f"“{said}”" in TEXT["06"]
    assert (
        "unlike Europe, “unable to defend itself”" in TEXT["06"]
        and contrast == "Unlike Europe, unable to defend itself"
    )
    cut = CASE.row("statements", "GBR-51")["wording"].split(" […] ")
    assert all(part in CASE.row("exhibits", "X92")["wording"] for part in cut)
    assert 'decider_dots("POL-54+X92"' in TEXT["00"] and cut == [
        CASE.row("statements", "GBR-51")["wording"]
    ]  # no word is cut out
    assert all(name in TEXT["06"] for name in CASE.row("platform_actions", "A609")["target"].partition(":")[0].split(", "))  # fmt: skip


def test_the_governments_that_were_found_speaking_are_those_that_the_lesson_names():
    spoke = set(government_codes(CASE).query("statement != ''")["jurisdiction"])
    named = {row["id"] for row in CASE["jurisdictions"].to_dict("records") if row["name_en"] in TEXT["00"].partition("<summary>Which governments")[2].partition("</details>")[0]}  # fmt: skip
    assert named == spoke


def test_a_sentence_that_gives_no_verdict_is_not_called_an_objection():
    assert governments("evaluation_visa", ["concerned"]) >= {"GBR"} and "GBR" not in governments("evaluation_visa", ["condemns"])  # fmt: skip
    right = next(each for each in LESSON["06.4"].options if each.get("right"))
    assert "“neutral”" in right["feedback"] and "condemning both" in LESSON["06.1"].question


def test_how_far_the_coders_agreed_is_told_where_codes_are_first_read():
    both = [query_result({"count": "codes", "where": {"variable": f"evaluation_{each}", "agree": "yes"}}, CASE) for each in ("fine", "visa")]  # fmt: skip
    every = query_result({"count": "codes", "where": {"variable": "evaluation_fine"}}, CASE)
    assert f"agreed on {both[0]} of {every} statements on the fine, on {both[1]} on the visas" in TEXT["06"]
    codes = CASE["positions"].query("coder == 'adjudicated' and statement != '' and value == 'not addressed'")
    silent = codes["variable"].value_counts()
    assert min(silent["evaluation_fine"], silent["evaluation_visa"]) > every / 2


def test_most_governments_named_nobody_and_what_is_unsure_is_drawn_so():
    rows = governments_by_decider(CASE)
    assert max(rows, key=lambda each: len(rows[each])) == NOBODY
    shown = {each["id"]: each for each in dots_view(Reader(CASE, "en"), NOBODY, "", 0, nobody=True)["rows"]}
    sure = {dot["name"] for row in shown.values() for dot in row["dots"] if not dot["unsure"] and row["id"] != NOBODY}
    assert sure == {"Poland", "Germany"}
    task = LESSON["00.3"]
    assert f"{len(rows[NOBODY])} of 11 governments" in task.path["record"] and "speech or account" in task.question


def test_whoever_spoke_before_a_measure_is_not_said_to_have_left_it_out(store):
    early = said_before_the_measure(CASE, "evaluation_visa")
    assert "HUN-51" in early and "POL-54" not in early and not said_before_the_measure(CASE, "decider")
    widget = SideBySide(CASE, store, ["HUN", "POL"], ["evaluation_visa"], None)
    hungary, poland = (row["cells"][0] for row in widget.view["rows"])
    assert hungary["words"] == [("said before the measure", 1)] and hungary["signs"] == [
        ["◂", 1, "said before the measure"]
    ]
    assert poland["words"] == [("not addressed", 2), ("said before the measure", 3)]
    widget.requested_state = {**widget.state, "opened": ["HUN.evaluation_visa"], "sent": 1}
    assert widget.view["panel"]["quotation"]["label"] == "said before the measure"


def test_a_hearing_came_before_the_fine_alone():
    heard = {each: provision(CASE, each, "hearing before")["value"] for each in ("EUU-x-decision", "USA-ina-3c", "EUU-2024-2643")}  # fmt: skip
    assert [value.startswith("yes") for value in heard.values()] == [True, False, False]
    assert LESSON["06.5"].outcome == "fine"


def test_the_reports_that_are_judged_are_the_authoritys_own_words_and_it_is_said():
    reader = Reader(CASE, "en")
    assert [each["id"] for each in judged_exhibits(CASE)] == ["X62", "X63", "X64"]
    assert {each["whose"] for each in judged_exhibits(CASE)} == {"EUU-commission"}
    assert [each["id"] for each in rule_exhibits(CASE)] == ["X91"] and words_of_minute(reader)[
        "they"
    ] == "the Commission"
    lead = reader.entry("first_minute.lead")
    day = CASE.row("platform_actions", "A604")["date"]
    assert (
        f"own words, as published on {day.day} {day:%B %Y}" in lead
        and "X contests them in court" in lead
        and "fine" not in lead
    )
    assert "General Court" in CASE.row("events", "E656")["title_en"]
    (reply,) = reply_exhibits(CASE)
    assert CASE.row("actors", reply["whose"])["office_en"].startswith("chief executive of X")
    asked = CASE.row("events", "E606")["date"]
    assert reply["date"] == asked and f"{asked:%B %Y}" in reader.entry("first_minute.reply_is")


def test_both_sides_have_two_voices_for_free_expression_and_each_a_best_case_and_a_weak_one():
    voices = {each["id"]: each["answer"] for each in LESSON["06.6"].items}
    assert sorted(voices.values()) == ["fine", "fine", "visa", "visa"]
    positions = CASE["positions"].query("coder == 'adjudicated'").set_index(["statement", "variable"])["value"]
    for statement, measure in voices.items():
        assert positions[statement, f"evaluation_{measure}"] in OBJECTS
        assert positions[statement, "justification"] == "freedom of expression"
    best = {each["id"]: each["answer"] for each in LESSON["06.7"].items}
    signed = {side: sorted(value for each, value in best.items() if each.startswith(f"{side}-")) for side in ("usa", "eu", "visa", "five")}  # fmt: skip
    assert signed == {"usa": ["not", "signs"], "eu": ["not", "signs"], "visa": ["signs"], "five": ["signs"]}


def test_loaded_words_are_quoted_only():
    ours = re.sub(r"“[^”]*”|«[^»]*»|\[\*[^\]]*\]\([^)]*\)", "", " ".join(TEXT.values()))
    assert not re.search(r"\b(censor\w*|ban\b|bans\b|banned|purge|big tech)", ours, re.I)


@pytest.mark.parametrize("task", EXERCISE, ids=lambda each: each.id)
def test_the_solution_scores_full_and_nothing_scores_nothing(task):
    found = mark_answer(task, right_answer(task), KNOWN)
    judged = task.kind == "evidence"
    assert found.judged == judged and found.points == (0 if judged else task.points), found.feedback
    assert mark_answer(task, "", KNOWN).points == 0


def test_samples_and_anchors_are_taken_as_whole_and_cite_what_is_there():
    for task in (LESSON["06.8"], EXERCISE[-1]):
        texts = [each["text"] for each in task.samples] + [
            each["anchor"] for each in task.rubric[-2:] if "anchor" in each
        ]
        assert len(texts) == 2
        for text in texts:
            assert cited_ids(text, KNOWN)[0] and check_answer(task, text, 1, KNOWN).right is not False, text


@pytest.mark.parametrize(
    "text",
    [
        (
            "Washington et Paris disent tous deux qu’un autre ne doit pas décider pour eux : le secrétaire d’État parle d’une "
            "attaque contre les Américains (USA-52), le ministre français de peuples libres et souverains (FRA-54). Mais "
            "l’un parle d’une amende, l’autre d’une interdiction d’entrée. Contre ma thèse parle USA-83, où le ministère "
            "défend seulement sa frontière, et FRA-58, où le président demande de lever les sanctions."
        ),
        (
            "Ambos dicen que otro no debe decidir por ellos: para el secretario de Estado la multa es un ataque al pueblo "
            "estadounidense (USA-52), para el ministro francés los pueblos de Europa son libres y soberanos (FRA-54). Pero "
            "uno habla de una multa a una empresa y el otro de la entrada de personas, y Francia pide que se levante "
            "(FRA-58). En contra de mi tesis está USA-83, que defiende solo la frontera."
        ),
    ],
    ids=["French", "Spanish"],
)
def test_an_honest_text_in_another_language_is_taken(text):
    assert check_answer(LESSON["06.8"], text, 1, KNOWN).right is not False


def test_keys_that_rest_on_readings_are_as_they_were_written():
    codes = {each["id"]: each["answer"] for each in next(task for task in EXERCISE if task.number == "E06.2").items}
    assert codes == {
        "POL-51": "supports", "USA-67": "concerned", "USA-61": "condemns",
        "EUU-61": "not-addressed", "RUS-51": "not-addressed",
    }  # fmt: skip
    assert LESSON["00.3"].outcome == NOBODY


def test_length_gives_no_choice_away():
    assert check_option_lengths([*LESSON.values(), *EXERCISE]) == []
