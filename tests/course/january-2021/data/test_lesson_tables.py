"""The rules of the tables behind single lessons speak when a row is wrong, and are silent on the kit's own data."""

from dataclasses import replace

import pandas as pd
import pytest
from helpers import DATA, copied_case, read_rows, write_rows

from whodecides.case import check_case, load
from whodecides.case.rules.article import (
    class_claims_are_claims,
    cuts_are_continuous,
    cuts_stand_in_their_wordings,
    renderings_glossed,
)
from whodecides.case.rules.law import applications_complete
from whodecides.case.rules.negotiation import promises_rest_on_the_record

CASE = load(DATA)


def damaged(table, **changes):
    """The case with other cells in the first row of a table, or, where a column is None, without that row."""
    rows = CASE[table].copy()
    for column, value in changes.items():
        if value is None:
            rows = rows.iloc[1:].reset_index(drop=True)
        else:
            rows.loc[0, column] = value
    return replace(CASE, tables={**CASE.tables, table: rows})


@pytest.mark.parametrize(("rule", "case", "said"), [
    (renderings_glossed, damaged("renderings", gloss_en=""), "give a gloss in each language"),
    (cuts_stand_in_their_wordings, damaged("cuts", words="una especie rara"), "does not stand in the wording"),
    (cuts_stand_in_their_wordings, damaged("cuts", words=""), "leave them empty only where it is left out"),
    (cuts_stand_in_their_wordings, damaged("cuts", change="added"), "say what is changed, added or left out"),
    (cuts_are_continuous, damaged("cuts", words=None), "the step before does not have this phrase"),
    (cuts_are_continuous, damaged("cuts", phrase=9), "phrase 9 of the step before is missing"),
    (cuts_are_continuous, damaged("cuts", change="kept"), "only there"),
    (cuts_are_continuous, damaged("cuts", words="la Santa Inquisición"), "overlap"),
    (cuts_are_continuous, damaged("expressions", finding_fr=""), "what came of the words"),
    (class_claims_are_claims, damaged("class_claims", claim="F01"), "F01"),
    (promises_rest_on_the_record, damaged("promises", events="E999"), "'E999' is not in events.csv"),
    (promises_rest_on_the_record, damaged("promises", date=pd.Timestamp("2020-01-01")), "before the promise was made"),
    (applications_complete, damaged("applications", step=None), ""),
])  # fmt: skip
def test_a_wrong_row_is_told(rule, case, said):
    assert any(said in text for _table, _row, _column, text in rule(case))
    assert not list(rule(CASE))


WRONG = [  # (table, row, cells, what is said)
    ("renderings", 0, {"gloss_en": ""}, "give a gloss in each language"),
    ("renderings", 8, {"gloss_es": "una glosa"}, "give a gloss in each language"),
    ("class_claims", 0, {"claim": "F01"}, "F01 is an omission"),
    ("promises", 0, {"events": "E188;E999"}, "'E999' is not in events.csv"),
    ("promises", 1, {"instruments": "EUU-dsx"}, "'EUU-dsx' is not in instruments.csv"),
    ("promises", 2, {"date": "2021-01-01"}, "lies before the promise was made"),
    ("promises", 3, {"text_en": "word " * 41}, "41 words; shorten it to 40"),
]


def test_the_check_of_a_whole_case_tells_every_wrong_row(tmp_path):
    folder = copied_case(tmp_path / "data/case")
    for table in {each[0] for each in WRONG}:
        rows = read_rows(folder, table)
        for _table, row, cells, _said in (each for each in WRONG if each[0] == table):
            rows[row] |= cells
        write_rows(folder, table, rows)
    told = [str(each) for each in check_case(folder)]
    for table, row, _cells, said in WRONG:
        assert any(each.startswith(f"{table}.csv, row {row + 2}, ") and said in each for each in told), (said, told)
