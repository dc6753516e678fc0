"""The exercises of lesson 09 follow from the data."""

import pytest
from helpers import KIT, ROOT, cited_ids

from whodecides.answers import exercise_tasks, read_tasks
from whodecides.case import statement_codes
from whodecides.tools.negotiation.delegation_brief import delegation_brief_view
from whodecides.tools.negotiation.model import INFERRED, OBJECTS, load_table, objections, objectors_by_clause

TASKS = {task.id: task for task in exercise_tasks(KIT)["09-the-g20-table"]}


@pytest.fixture(scope="module")
def table(case):
    return load_table(case)


def against(table, clause, wording):
    """The delegations that object to one wording."""
    return [each for each in table.delegations if table.stances[each, clause, wording][0] == OBJECTS]


def test_russia_objects_to_two_wordings_of_one_clause(table):
    assert "RUS" in against(table, "blocking", "a") and "RUS" in against(table, "blocking", "b")


CLAUSES = {"kingdom": "redress", "india": "blocking", "union": "law", "states": "law", "turkey": "equal"}


def test_the_stances_are_new_to_the_class():
    lesson = {task.id: task for task in read_tasks(ROOT / "course/january-2021/keys/09-the-g20-table.json")}
    assert not {item["text"] for item in lesson["09.2"].items} & {item["text"] for item in TASKS["E09.3"].items}


def test_the_clauses_named_in_the_help_are_those_of_the_table(table):
    clauses = list(table.variants)
    for item in TASKS["E09.3"].items:
        clause = CLAUSES[item["id"]]
        assert f"clause {clauses.index(clause) + 1} " in item["feedback"]
    assert (clauses[0], clauses[2], clauses[6]) == ("occasion", "decider", "office")


def test_every_objection_of_one_delegation_is_inferred_from_its_laws(case):
    rows = case["stances"].query("delegation == 'USA' and stance == 'objects'")
    assert set(rows["basis"]) == {"inferred"} and TASKS["E09.4"].right.startswith("None of the twelve objections")
    kinds = case["instruments"].set_index("id")["kind"]
    behind = {each for ids in rows["evidence"] for each in ids.split(";")}
    assert {kinds[each] for each in behind - set(case["events"]["id"])} == {"law", "ruling"}
    assert behind & set(case["events"]["id"]) == {"E149"} and "judge" in case.row("events", "E149")["title_en"].lower()


def test_each_option_of_the_package_says_what_the_table_does(case, table):
    def russia(**other):
        return [each for each in objections(table, {**table.draft, **other}) if each[:2] == ("RUS", "office")]

    assert russia() and "RUS" not in objectors_by_clause(table)["office"]
    assert not russia(occasion="a") and not russia(occasion="b") and russia(occasion="d")
    assert not russia(office="c")
    wordings = case["variants"].query("clause == 'occasion'").set_index("id")["wording_en"]
    for wording in "ab":
        assert "January 2021" in wordings[wording] and "head of state" in wordings[wording]
    assert "head of state" not in wordings["c"] and "with concern" not in wordings["b"]


def test_one_inferred_objection_stands_against_the_wording(case, table):
    assert against(table, "decider", "b") == ["USA"]
    assert table.stances["USA", "decider", "b"] == (OBJECTS, INFERRED)
    stances = case["stances"].set_index(["delegation", "clause", "variant"])
    assert stances.loc[("USA", "decider", "b"), "evidence"] == "USA-section-230"
    assert {"DEU-04", "DEU-08"} == set(stances.loc[("DEU", "decider", "b"), "evidence"].split(";"))
    wording = case["variants"].query("clause == 'decider' and id == 'b'")["wording_en"].item()
    assert f"> {wording}\n" in (ROOT / "course/january-2021/09-the-g20-table/exercise.md").read_text(encoding="utf-8")


def test_the_model_answer_cites_what_the_record_says(case):
    codes = statement_codes(case)
    task = TASKS["E09.6"]
    assert cited_ids(task.rubric[-1]["anchor"]) == ["DEU-04", "USA-22"]
    assert codes["DEU-04"]["decider"] == "national law" and codes["USA-22"]["company_right"] == "acknowledged"
    statement = case.row("statements", "USA-22")
    assert f"{statement['date']:%Y-%m-%d}" == "2021-02-01" and "decision made by Twitter" in statement["wording"]
    assert codes["USA-22"]["decider"] == "not addressed"  # it says who decided, not who should
    judged = [each for each, own in codes.items() if each.startswith("USA") and own.get("evaluation") == "neutral"]
    assert judged == ["USA-22"]


def test_the_help_leads_to_the_only_statement_of_the_brief(case):
    """The law stands at clause 3, the statement of the government that sat in Rome at clause 4 and nowhere else."""
    rows = {
        each[0]: each[-1]
        for each in delegation_brief_view(case, {"language": "en", "delegation": "USA"})["view"]["rows"]
    }
    assert [title for title, why in rows.items() if "USA-22" in why] == ["4. Incitement and illegal content"]
    assert "USA-section-230" in rows["3. Who decides"]
    assert any("The US brief names one statement, at clause 4" in each["feedback"] for each in TASKS["E09.6"].codes)
    text = (ROOT / "course/january-2021/09-the-g20-table/exercise.md").read_text(encoding="utf-8")
    assert "Germany's at clause 3, the US law there too, and the US statement at clause 4" in text
