"""What lesson 03 says of the data follows from the data."""

import re

import nbformat
import pytest
from helpers import ROOT, task_rows

from whodecides.answers import Task, check_answer
from whodecides.article_claims import chain_ids, claim_ids, expression_chain, judged_steps, omissions
from whodecides.case import citable

NAME = "03-reading-the-story"
NUMBERS = {"two": 2, "three": 3, "eight": 8, "Nine": 9, "twelve": 12, "Twenty-five": 25}


@pytest.fixture(scope="module")
def tasks():
    rows = task_rows(NAME)
    return {row["id"]: Task(**row) for row in rows}


@pytest.fixture(scope="module")
def text():
    cells = nbformat.read(ROOT / f"notebooks/{NAME}.ipynb", as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def number(text, pattern):
    """Return the number that the lesson's text gives at `pattern`, in figures or in words."""
    found = re.search(pattern, text)
    assert found, pattern
    return NUMBERS.get(found[1]) or int(found[1])


def test_the_counts_in_the_text_follow_from_the_data(case, tasks, text):
    counts = case["claims"].query("kind != 'omission'")["verdict"].value_counts().to_dict()
    told = tasks["03.2"].right  # once one has judged: before, the numbers would judge
    assert number(told, r"the story's (\d+) claims") == len(claim_ids(case, "all"))
    assert number(told, r"we judged (\d+) accurate") == counts["accurate"]
    assert number(told, r"in (\d+), we wrote imprecise") == counts["imprecise"] == max(counts.values())
    assert number(told, r"only (\w+) are false") == counts["false"]
    assert not re.search(r"\bare false\b|judged \d+ accurate", text)
    assert number(text, r"of the (\w+) claims\. They are mixed") == len(claim_ids(case, "class"))
    assert number(text, r"([\w-]+) gaps is our list") == len(omissions(case))
    # The example of an accurate claim must not give away one that students are about to judge.
    example = case.row("claims", "C40")
    assert example["verdict"] == "accurate" and f"{example['said_on']:%A %-d %B}" == "Thursday 14 January"
    assert "Zakharova wrote on Thursday 14 January" in text and "C40" not in claim_ids(case, "class")


def test_the_work_asked_for_is_the_work_named(case, tasks, text):
    eight = tasks["03.2"].complete["judgements"]
    assert eight == number(text, r"Judge at least (\w+) of") == number(text, r"buttons counts (\w+)")
    assert eight <= len(claim_ids(case, "class"))
    nine = tasks["03.3"].complete["judgements"]
    assert nine == number(text, r"(\w+) steps make task 03\.3")
    three = number(text, r"Follow (\w+) expressions to their end")
    lengths = {each: len(expression_chain(case, each)[0]) - 1 for each in chain_ids(case, "class")}
    assert set(lengths.values()) == {nine // three} and "R12" in lengths
    assert len(judged_steps(case, "class")) >= nine


def test_the_right_step_of_expression_r12_follows_from_the_data(case, tasks):
    speaker, guardian, outlet, french = expression_chain(case, "R12")[0]
    assert speaker["inferred"] and outlet["inferred"] and not guardian["inferred"] and not french["inferred"]
    assert guardian["outlet_en"] == "The Guardian" and "would" in guardian["wording"]
    assert "now itself illegal" in outlet["wording"] and "maintenant" in french["wording"]
    right = next(each for each in tasks["03.4"].options if each.get("right"))
    assert right["id"] == "between"


def test_the_sentences_to_classify_rest_on_findings(case, tasks):
    certainty = dict(zip(case["origins"]["id"], case["origins"]["certainty"], strict=True))
    answers = {each["id"]: each["answer"] for each in tasks["03.1"].items}
    assert (answers["no-agency"], certainty["L01"]) == ("fact", "established")
    assert (answers["ap-wording"], certainty["L04"]) == ("fact", "established")
    assert (answers["rt-origin"], certainty["L03"]) == ("presumably", "presumed")
    assert (answers["on-purpose"], certainty["L08"]) == ("not", "not established")
    # The last sentence is a conclusion that the ledger refutes: some claims are accurate.
    assert answers["origin-decides"] == "not" and "accurate" in set(case["claims"]["verdict"])
    assert check_answer(tasks["03.1"], answers, 1).right is True


def test_the_story_is_not_copied_and_quotations_stay_short(case):
    for table, column in (("claims", "as_printed"), ("renderings", "wording")):
        assert case[table][column].map(lambda words: len(words.split())).max() <= 25


@pytest.mark.parametrize(("language", "telling"), [
    ("en", "implied|herself|without qualification|as if|narrator|presented as|own voice"),
    ("fr", "sous-entendu|elle-même|sans nuance|serait |serait une|il y aurait|narrateur"),
    ("es", "implícito|la propia|sin matices|serían|sería|habría|narrador"),
])  # fmt: skip
def test_the_words_of_a_claim_do_not_give_its_verdict_away(case, language, telling):
    """A claim is put as the story puts it: without a word of ours that says what is wrong with it."""
    claims = case["claims"].query("kind != 'omission' and kind != 'quotation' or id == 'C45' or id == 'C55'")
    told = claims[claims[f"paraphrase_{language}"].str.contains(telling, case=False, regex=True)]
    assert told.empty, told[["id", f"paraphrase_{language}"]].to_string()


def test_a_correction_ends_with_the_one_claim_that_it_corrects(case, tasks):
    task, known = tasks["03.6"], citable(case)
    sentence = "On 11 January the government's spokesman said that the chancellor saw it as problematic"
    for claim, verdict in case["claims"].query("kind != 'omission'")[["id", "verdict"]].itertuples(index=False):
        assert check_answer(task, f"{sentence} ({claim}).", 1, known).whole == (verdict != "accurate"), claim
    for wrong in ("", " C43", " (C43 and C15)", " (C43), as I said"):
        assert check_answer(task, sentence + wrong, 1, known).text == task.hint, wrong
    for unreal in ("C99", "XXX-99"):
        assert f"nothing with the id {unreal}" in check_answer(task, f"{sentence} ({unreal})", 1, known).text
    assert check_answer(task, f"{sentence} (F01)", 1, known).text == task.codes[0]["feedback"]  # a gap is no claim
