"""What `whodecides check` tells somebody who adds a country: what is still to be coded and looked up, and which page is old."""

from dataclasses import replace

import pandas as pd
import pytest
from helpers import DATA, copied_case

from whodecides.build.readme import check_pages, pages, readme_of
from whodecides.case import load
from whodecides.case.rules.codes import (
    codes_rest_on_words,
    doubtful_codes_were_read_again,
    everything_is_coded,
    revised_rule_was_read_again,
)
from whodecides.case.rules.statements import states_have_their_years
from whodecides.cli import main
from whodecides.errors import KitError


def told(rule, case, **tables):
    return [
        f"{table} {column}: {text}"
        for table, _row, column, text in rule(replace(case, tables={**case.tables, **tables}))
    ]


def test_each_coder_reads_each_statement(case):
    assert told(everything_is_coded, case) == []
    kept = case["positions"].query("not (statement == 'MEX-06' and variable == 'remedy' and coder == 'B')")
    assert told(everything_is_coded, case, positions=kept) == [
        "statements id: coder B gave 'MEX-06' no value for remedy; add it to positions.csv."
    ]
    alone = case["positions"].query("coder == 'adjudicated'")
    assert told(everything_is_coded, case, positions=alone) == []  # a case that nobody coded twice


def test_what_a_revised_rule_bears_on_is_read_again(case):
    assert told(revised_rule_was_read_again, case) == []
    positions = case["positions"]
    statement = positions.query("coder == 'A' and value == 'condemns'")["statement"].iloc[0]
    kept = positions.query("not (statement == @statement and coder == 'D')")
    assert told(revised_rule_was_read_again, case, positions=kept) == [
        f"statements id: coder D is to read the evaluation of '{statement}' again, as case.toml asks; "
        "add the value to positions.csv."
    ]
    about = {name: entry for name, entry in case.config.items() if name != "read_again"}
    assert told(revised_rule_was_read_again, replace(case, config=about), positions=kept) == []


def test_what_is_doubtful_is_read_again(case):
    assert told(doubtful_codes_were_read_again, case) == []
    kept = case["positions"].query("not (statement == 'MEX-02' and variable == 'evaluation' and coder == 'F')")
    said = ["positions confidence: coder F is to read this again, as case.toml asks; add the value."]
    assert told(doubtful_codes_were_read_again, case, positions=kept) == said
    positions = case["positions"].copy()
    doubted = positions.query("statement == 'MEX-06' and variable == 'decider' and coder == 'adjudicated'").index
    positions.loc[doubted, "confidence"] = "low"
    assert told(doubtful_codes_were_read_again, case, positions=positions) == [said[0].replace("F", "E"), *said]
    about = {name: entry for name, entry in case.config.items() if name != "read_for_words"}
    assert told(doubtful_codes_were_read_again, replace(case, config=about), positions=positions) == []


def test_a_code_names_the_words_on_which_it_rests(case):
    """Those of its own statement, character for character; a value that case.toml lists can have none."""
    assert told(codes_rest_on_words, case) == []

    def changed(statement, variable, **cells):
        positions = case["positions"].copy()
        rows = positions.query("statement == @statement and variable == @variable and coder == 'adjudicated'").index
        positions.loc[rows, list(cells)] = list(cells.values())
        return told(codes_rest_on_words, case, positions=positions)

    copy = "positions words: copy the words that carry the value, or write 'inferred' and from what in the note."
    assert changed("MEX-06", "decider", words="") == [copy]
    assert changed("MEX-06", "decider", words="inferred", note="") == [copy]
    assert changed("MEX-06", "decider", words="inferred", note="From the question.") == []
    assert changed("MEX-06", "decider", words="this is for the nation states") == [
        "positions words: 'this is for the nation states' is not in MEX-06; copy it from there."
    ]  # our translation is not what was said
    nothing = ["positions words: no words can carry this value; leave it empty."]
    assert changed("MEX-06", "decider", value="not addressed") == nothing
    assert changed("ESP-01", "names_suspended", words="Twitter") == nothing  # not named


def test_a_state_has_its_years(case):
    assert told(states_have_their_years, case) == []
    new = pd.DataFrame([case.row("jurisdictions", "MEX") | {"id": "XAA"}])
    places = pd.concat([case["jurisdictions"], new], ignore_index=True)
    assert told(states_have_their_years, case, jurisdictions=places) == [
        "jurisdictions id: 'XAA' has no figure in indicators.csv for 2019, 2020, 2021, 2022, 2023, 2024, 2025; add the rows."
    ]


@pytest.fixture
def folder(tmp_path):
    return copied_case(tmp_path / "data/case")


@pytest.mark.exhaustive  # the pages of the kit itself are held to its data in the gate
def test_a_page_that_is_older_than_the_data_is_named(folder, capsys, monkeypatch):
    readme = folder / "README.md"
    readme.write_text(
        readme.read_text(encoding="utf-8").replace("figure claims.same -->84%", "figure claims.same -->85%")
    )
    (folder / "OPEN_QUESTIONS.md").write_text("# Old")
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{name} is older than the data: run 'whodecides build codebook --case case'."
        for name in ("OPEN_QUESTIONS.md", "README.md")
    ]
    monkeypatch.chdir(folder.parents[1])
    assert main(["build", "codebook", "--case", "case"]) == 0
    assert readme.read_bytes() == (DATA / "README.md").read_bytes() and check_pages(load(folder)) == []


def test_a_table_that_the_readme_leaves_out_is_named(folder):
    readme = folder / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines(keepends=True)
    readme.write_text("".join(each for each in lines if not each.startswith("| `reach.csv`")), encoding="utf-8")
    (said,) = check_pages(load(folder))
    assert said.startswith("README.md does not say what a row of reach.csv is")


def test_a_figure_that_nobody_works_out_is_refused(case):
    with pytest.raises(KitError, match="the figure 'claims.sane'. Did you mean claims.same"):
        readme_of(case, "<!-- figure claims.sane -->1<!-- /figure -->")


def test_a_case_without_a_story_has_its_pages(tiny):
    assert set(pages(tiny)) == {"CODEBOOK.md"}
