"""What lesson 03 says of the data follows from the data."""

import re

import nbformat
import pytest
from helpers import ROOT, task_rows

from whodecides.answers import Task, check_answer
from whodecides.article_claims import chain_ids, claim_ids, expression_chain
from whodecides.case import citable

NAME = "03-reading-the-story"
NUMBERS = {"two": 2, "three": 3, "five": 5}


@pytest.fixture(scope="module")
def tasks():
    rows = task_rows(NAME)
    return {row["id"]: Task(**row) for row in rows}


CODE = "\n".join(
    cell.source
    for cell in nbformat.read(ROOT / f"notebooks/{NAME}.ipynb", as_version=4).cells
    if cell.cell_type == "code"
)


@pytest.fixture(scope="module")
def text():
    cells = nbformat.read(ROOT / f"notebooks/{NAME}.ipynb", as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def number(text, pattern):
    """Return the number that the lesson's text gives at `pattern`, in figures or in words."""
    found = re.search(pattern, text)
    assert found, pattern
    return NUMBERS.get(found[1].casefold()) or int(found[1])


def test_the_counts_in_the_text_follow_from_the_data(case, tasks, text):
    counts = case["claims"].query("kind != 'omission'")["verdict"].value_counts().to_dict()
    told = tasks["03.9"].right  # once one has stamped: before, the numbers would judge
    assert number(told, r"the story's (\d+) claims") == len(claim_ids(case, "all"))
    assert "You saw twelve" in told and len(claim_ids(case, "class")) == 12
    assert number(told, r"we judged (\d+) accurate") == counts["accurate"]
    assert number(told, r"only (\w+) false") == counts["false"]
    assert not re.search(r"\bare false\b|judged \d+ accurate", text)


def test_the_work_asked_for_is_the_work_named(case, tasks, text):
    assert tasks["03.8"].complete["stamps"] == number(text, r"(\w+) sentences can be checked")
    assert "then choose four more" in text.casefold() and "checks=5" in CODE
    three = tasks["03.9"].complete["stamps"]
    assert three == number(text, r"Press (\w+) sentences that bear no stamp") and three + 5 <= len(
        claim_ids(case, "class")
    )
    steps = len(expression_chain(case, "R01")[0]) - 1
    assert tasks["03.3"].complete["judgements"] == steps and "R01" in chain_ids(case, "class")
    assert case.row("expressions", "R01")["name_en"] in text


def test_the_sentence_that_is_lit_surprises_at_once(case):
    """Neither accurate nor given away by the river, which comes later."""
    lit = re.search(r'story_page\("(\w+)"', CODE)[1]
    row = case.row("claims", lit)
    assert lit in claim_ids(case, "class") and row["verdict"] != "accurate"
    assert chain_ids(case, "class")[0] not in row["note"]


def test_the_right_step_of_expression_r12_follows_from_the_data(case, tasks):
    speaker, guardian, outlet, french = expression_chain(case, "R12")[0]
    assert speaker["inferred"] and outlet["inferred"] and not guardian["inferred"] and not french["inferred"]
    assert guardian["outlet_en"] == "The Guardian" and "would" in guardian["wording"]
    assert "now itself illegal" in outlet["wording"] and "maintenant" in french["wording"]
    right = next(each for each in tasks["03.4"].options if each.get("right"))
    assert right["id"] == "between"


def test_the_sentences_to_weigh_rest_on_the_findings_that_the_call_names(case, tasks):
    ids = re.search(r'read_around\("([^"]+)"', CODE)[1].split("+")
    certainty = dict(zip(case["origins"]["id"], case["origins"]["certainty"], strict=True))
    answers = {each["id"]: each["answer"] for each in tasks["03.1"].items}
    rests = list(zip(answers, ids, strict=True))
    assert rests[:4] == [("no-agency", "L01"), ("ap-wording", "L04"), ("machine", "L02"), ("rt-origin", "L03")]
    fits = {"established": "fact", "presumed": "presumably", "not established": "not"}
    assert all(answers[item] == fits[certainty[finding]] for item, finding in rests)
    # The last sentence is a conclusion that the page refutes: some claims are accurate.
    assert answers["origin-decides"] == "not" and "accurate" in set(case["claims"]["verdict"])
    assert check_answer(tasks["03.1"], answers, 1).right is True


def test_a_tab_opens_the_page_that_was_read_and_none_where_none_was(case):
    sources = case["sources"].set_index("id")
    for row in case["origins"].query("tab_en != ''").to_dict("records"):
        assert row["page"] in ("", row["source_1"]) and all(row[f"seen_{each}"] for each in ("en", "fr", "es"))
        if row["page"]:
            assert sources["access"][row["page"]] == "open"
        else:
            assert row["certainty"] != "established", row["id"]


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
