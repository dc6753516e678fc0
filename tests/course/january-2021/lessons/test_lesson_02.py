"""What the tasks of lesson 02 say is what the data say."""

import re

import pytest
from helpers import ROOT

from whodecides.answers import check_answer, read_tasks
from whodecides.build.notebooks import read_notebook
from whodecides.tools.arguments.view import cited_in, voice_ids
from whodecides.tools.guarantees.view import guarantee_ids

LESSON = ROOT / "notebooks/02-who-may-decide.ipynb"


@pytest.fixture(scope="module")
def tasks():
    return {task.id: task for task in read_tasks(ROOT / "course/january-2021/keys/02-who-may-decide.json")}


def test_the_new_facts_are_those_of_the_record(case, tasks):
    removal, block = case.row("platform_actions", "A071"), case.row("platform_actions", "A072")
    assert (block["date"] - removal["date"]).days == 2
    assert f"{block['date'].day} {block['date']:%B %Y}" in tasks["02.4"].question
    assert block["duration"] == "indefinite" and "without an end date" in tasks["02.4"].question
    ruling = case["statuses"].query("instrument == 'NGA-twitter-suspension' and status == 'declared unlawful'").iloc[0]
    right = next(each for each in tasks["02.4"].options if each.get("right"))
    assert f"{ruling['date']:%B %Y}" in right["feedback"]


def test_the_dates_of_the_triangle_are_those_of_the_record(case, tasks):
    rows = {"india": ("platform_actions", "A059"), "coalition": ("statements", "USA-01"), "myanmar": ("platform_actions", "A064")}  # fmt: skip
    texts = {each["id"]: each["text"] for each in tasks["02.5"].items}
    for item, (table, row) in rows.items():
        date = case.row(table, row)["date"]
        assert f"({date.day} {date:%B %Y})" in texts[item]
    law = case["statuses"].query("instrument == 'UGA-computer-misuse-2022'").iloc[0]
    assert f"({law['date']:%B %Y};" in texts["uganda"]
    assert set(texts) == {*rows, "uganda"}


def test_no_act_of_the_triangle_is_a_fact_to_be_placed(case, tasks):
    """The task asks to place facts; the figure above it must not have placed them, nor the act that an exercise asks for."""
    shown = set(case["sides"]["record"])
    same = case["event_records"].set_index("event")
    names = shown | set(same.loc[same.index.isin(shown), "action"]) | set(same.loc[same.index.isin(shown), "statement"])
    assert not names & {"A041", "A059", "E101", "USA-01", "A064", "UGA-computer-misuse-2022", "A063"}
    assert not shown & {"E069", "E117", "E042", "E131", "E125", "UGA-computer-misuse-2022"}
    assert {each["id"] for each in tasks["02.5"].items} == {"india", "uganda", "coalition", "myanmar"}


def test_no_two_facts_run_along_one_arrow_and_the_sides_easy_to_miss_are_there(tasks):
    task, sides = tasks["02.5"], {each["answer"] for each in tasks["02.5"].items}
    assert len(sides) == len(task.items) and {"platform-state", "state-platform-user"} <= sides
    assert sides <= {each["id"] for each in task.categories}
    # Whether a president is a user or the state is for students to discuss; no item marks it.
    assert not any(
        "president" in each["text"] for each in task.items if each["answer"] in ("platform-user", "platform-state")
    )


def test_the_right_sentence_on_the_five_texts_follows_from_them(case, tasks):
    """No text orders a company to carry a speaker: each begins with none where must-carry is asked."""
    rows = case["provisions"].query("feature == 'must-carry'").set_index("instrument")["value"]
    assert all(rows[each].startswith("none") for each in guarantee_ids(case))
    assert next(each["id"] for each in tasks["02.2"].options if each.get("right")) == "none"


def test_students_read_words_of_each_of_the_five_texts(case):
    """Of section 230 the clause that speaks of what a service removes; of no text our own words."""
    said = [case.row("exhibits", each)["what_en"] for each in case.entry("guarantees.words")]
    for text, name in zip(
        said, ("Covenant", "European Convention", "American Convention", "First Amendment", "§ 230(c)(2)"), strict=True
    ):
        assert name in text and "own words" in text


def test_each_exhibit_of_the_test_says_what_it_is(case):
    rows = {each: case.row("exhibits", each) for each in case["fact_steps"]["exhibit"] if each}
    assert all(row["what_en"] and row["what_fr"] and row["what_es"] for name, row in rows.items() if name != "X04")
    for each in ("X03", "X18"):  # an aim and a paraphrase: nobody may take them for the rule
        assert "own words, " not in rows[each]["what_en"]
    assert "paraphrase" in rows["X18"]["what_en"] and "not the rule itself" in rows["X03"]["what_en"]
    acts = case["fact_patterns"].set_index("id")["action"]
    for step in case["fact_steps"].query("exhibit != ''").to_dict("records"):
        act = rows[step["exhibit"]]["act"]
        assert act in ("", acts[step["pattern"]]), "the words are those of this situation"


def test_courts_and_laws_that_went_both_ways_are_those_of_the_record(case):
    cells = [each.source for each in read_notebook(LESSON).cells]
    lines = [line for cell in cells for line in cell.splitlines() if line.startswith("- **")]
    statuses = case["statuses"]
    addresses, must_carry = case["sources"].set_index("id")["url"], case["provisions"].query("feature == 'must-carry'")
    both = [("yes", "2019"), ("none", "2022"), ("yes", "2025")]
    for start, name, said in (
        ("must carry", "ZAF-bds-v-continental", [("yes", "2014")]),
        ("must carry", "DEU-herrmann-v-twitter", [("yes", "2019")]),
        ("must carry", "DEU-bverfg-iii-weg", [("yes", "2019")]),
        ("must carry", "USA-texas-hb20", [("yes", "2022")]),
        (
            "may set rules stricter than the law and block accounts, if it hears the user",
            "DEU-bgh-facebook",
            [("conditional", "2021")],
        ),
        ("need not", "USA-murphy-v-twitter", [("none", "2021")]),
        ("both", "ITA-casapound-v-facebook", both),
    ):
        (line,) = (each for each in lines if each.startswith(f"- **{start}:**"))
        row, values = case.row("instruments", name), must_carry[must_carry["instrument"] == name]["value"]
        assert [re.match(r"\w+", each)[0] for each in values] == [kind for kind, _year in said], name
        assert all(year in line and year in {f"{each:%Y}" for each in statuses[statuses["instrument"] == name]["date"]}
                   for _kind, year in said), name  # fmt: skip
        assert any(addresses[row[each]] in line for each in ("source_1", "source_2")), name


def test_two_situations_complete_the_steps(tasks):
    task = tasks["02.3"]
    assert check_answer(task, {"answers": {str(n): {"answer": "no"} for n in range(5)}}, 1).right is False
    assert check_answer(task, {"answers": {str(n): {"answer": "no"} for n in range(6)}}, 1).right is None


def test_of_the_situation_that_opens_a_court_decided_each_gate_and_of_the_next_one_none(case):
    """One account leads to the second: four days later its state closed all networks."""
    opened = next(each.source for each in read_notebook(LESSON).cells if "decision_path(" in each.source)
    steps = case["fact_steps"]
    (first,) = re.findall(r'decision_path\("([\w-]+)"', opened)
    assert "not decided" not in set(steps[steps["pattern"] == first]["finding"])
    assert case.row("instruments", case.row("fact_patterns", first)["instrument"])["jurisdiction"] == "ALB"
    first = case["fact_patterns"].sort_values("order").iloc[0]
    account, block = (
        case.row("platform_actions", each) for each in (case["trials"]["action"].iloc[0], first["action"])
    )
    assert (block["date"] - account["date"]).days == 4 and "four days" in text_of("## Three steps").lower()
    assert set(case["fact_steps"].query("pattern == @first.id")["finding"]) == {"not decided"}


def test_nothing_tells_whom_a_treaty_binds_before_the_prediction_is_stored():
    texts = [cell.source for cell in read_notebook(LESSON).cells if cell.cell_type == "markdown"]
    place = next(n for n, text in enumerate(texts) if text.startswith("## Whom does it hold"))
    assert not [text for text in texts[: place + 1] if re.search(r"treaty|treaties|binds the states", text)]


def test_the_voices_are_cited_in_one_case_each_and_on_both_sides(case):
    source = next(cell.source for cell in read_notebook(LESSON).cells if "arguments(" in cell.source)
    voices = voice_ids(case, "suspension", re.search(r'voices="([^"]+)"', source)[1])
    known = cited_in(case, "suspension")
    assert {known[each] for each in voices} == {"suspension-for", "suspension-against"}
    codes = (
        case["positions"].query("coder == 'adjudicated' and variable == 'evaluation'").set_index("statement")["value"]
    )
    for each in voices:
        assert codes[each].startswith("supports") == (known[each] == "suspension-for"), each


def test_the_two_cases_beside_the_written_text_are_those_of_the_table(case):
    text = text_of("## So that both sides sign")
    for row in case["arguments"].query("question == 'suspension'").to_dict("records"):
        assert f"**{row['title_en']}.** {row['text_en']}" in text


def text_of(heading):
    return next(cell.source for cell in read_notebook(LESSON).cells if cell.source.startswith(heading))
