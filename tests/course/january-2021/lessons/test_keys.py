"""The keys that are worked out from the data, as they are: where a corrected row changes one, it is seen here."""

import tomllib

import pytest
from helpers import KIT

from whodecides.answers import TASKS, all_variants, exercise_tasks, lesson_tasks

EACH = {
    f"{each.id} {each.variant}".strip(): each
    for tasks in (lesson_tasks(KIT), *exercise_tasks(KIT).values())
    for task in tasks
    for each in all_variants(task)
}
# By task and variant: a number and the wrong ones that are foreseen, the cells of a table, places, classes, an outcome.
KEYS = {
    "00.5": "the company under public rules",
    "01.1": "2021-01-07",
    "01.2": {
        "A012": 1, "A018": 2, "A027": 3, "FRA-03": 4, "DEU-04": 5, "A044": 6, "MEX-06": 7, "E095": 8,
    },
    "01.3": {
        "A012": "lock", "A015": "removal", "A004": "label", "A018": "suspension", "A028": "removal", "A005": "label",
        "A027": "suspension",
    },
    "E01.2": {"snapchat": 1, "referral": 2, "youtube": 3, "board": 4, "two-years": 5, "twitter": 6, "meta": 7},
    "E01.3": {
        "A010": "lock", "A041": "suspension", "A049": "label", "A064": "suspension", "A066": "lock",
        "A071": "removal",
    },
    "E01.4 united-kingdom": [4, 5],
    "E01.4 france": [5, 11],
    "E01.4 australia": [5, 9],
    "E01.5": {
        "d9.Americas": 3, "d9.Europe": 2, "d9.elsewhere": 1, "d11.Americas": 0, "d11.Europe": 9, "d11.elsewhere": 5,
        "d12.Americas": 2, "d12.Europe": 4, "d12.elsewhere": 2,
    },
    "E02.5 company": [22, 5, 17, 2],
    "E02.5 corners": [7, 24, 29],
    "E02.5 beside-the-state": [12, 29, 17, 6],
    "E02.6": {
        "AUS.company": 1, "AUS.between": 1, "AUS.national": 0, "FRA.company": 0, "FRA.between": 2, "FRA.national": 3,
        "GBR.company": 1, "GBR.between": 1, "GBR.national": 0,
    },
    "E03.1": {
        "C62": "accurate", "C59": "imprecise", "C65": "opinion", "C24": "accurate", "C11": "imprecise",
        "C31": "opinion",
    },
    "E03.3": {"asylum": 1, "objection": 2, "twitter": 3, "seibert": 4, "zakharova": 5},
    "E03.4": {
        "DEU.imprecise": 2, "DEU.misleading": 1, "DEU.false": 0, "FRA.imprecise": 1, "FRA.misleading": 1,
        "FRA.false": 0, "POL.imprecise": 3, "POL.misleading": 0, "POL.false": 3,
    },
    "E03.7": [7, 22, 12],
    "04.1": "10-11",
    "E04.2": {
        "a": "the company", "b": "the company under public rules", "c": "courts or independent body",
        "d": "not addressed", "e": "national law",
    },
    "E04.3 who-makes-the-rules": [11, 28, 17, 6],
    "E04.3 wrong-decider": [23, 19, 4, 2],
    "E04.3 a-wish": [14, 21, 7, 41],
    "E04.4": {"FRA.changes": 5, "FRA.stays": 0, "POL.changes": 1, "POL.stays": 6, "HUN.changes": 0, "HUN.stays": 2},
    "05.1": "evaluation",
    "05.8": "70",
    "05.9": "1",
    "05.10": "justification",
    "E05.1 moderate": [10, 0, 109, 14],
    "E05.1 interest": [7, 4, 83, 22],
    "E05.1 act": [6, 3, 99, 12],
    "E05.2": {"A-law.B-law": 29, "A-law.B-rules": 4, "A-rules.B-law": 1, "A-rules.B-rules": 17},
    "E05.4": {"many": 1, "ten": 2, "one": 3, "none": 4},
    "E05.5": {"FRA-09": "A", "EUU-18": "B", "FRA-03": "A", "GBR-03": "B", "AUT-01": "B"},
    "06.1": "POL",
    "06.3": [9, 2, 4],
    "06.4": [3, 5, 4],
    "E06.2 poland": [7, 10, 1],
    "E06.2 france": [5, 6, 1],
    "E06.2 mexico": [7, 9, 10],
    "E06.4": {"FRA": 1, "DEU": 2, "MEX": 3, "POL": 4},
    "E06.5": {
        "DEU.regional": 2, "DEU.national": 0, "DEU.existing": 1, "FRA.regional": 0, "FRA.national": 5,
        "FRA.existing": 0,
    },
    "E06.7": [36, 148],
    "07.1": "0",
    "07.7": "few",
    "07.3": {
        "netzdg": "in-force", "482-fz": "later", "dsa": "later", "mexico": "never",
    },
    "E07.2": {
        "BRA-marco-civil": 1, "SGP-pofma": 2, "TUR-7253": 3, "AUT-kopl-g": 4, "RUS-482-fz": 5, "IND-it-rules-2021": 6,
    },
    "E07.3 2023": [29, 20, 45, 32],
    "E07.3 2021": [25, 20, 39, 28],
    "E07.3 2024": [27, 20, 48, 35],
    "E07.5": {
        "AUS-online-safety-act.hours": 24, "AUS-online-safety-act.year": 2022, "TUR-7418.hours": 4,
        "TUR-7418.year": 2022, "VNM-decree-147.hours": 24, "VNM-decree-147.year": 2024,
    },
    "08.1": "process",
    "08.3": {"A004": "label", "A018": "suspension", "A014": "removal", "A013": "feature limit", "A012": "lock"},
    "08.6": [0.7, 3.5, 176.7, 11, 700000, 700],
    "E08.3": {"A016": 1, "A018": 2, "A055": 3, "A069": 4, "A073": 5, "A085": 6},
    "E08.4": {
        "Twitter.lock": 1, "Twitter.removal": 2, "Twitter.suspension": 4, "Facebook.lock": 1, "Facebook.removal": 3,
        "Facebook.suspension": 1,
    },
    "E08.7": [41, 135, 21],
    "09.1": "decider",
    "09.2": {"mexico": "stated", "russia": "inferred", "france": "inferred", "italy": "no evidence"},
    "09.7": "9",
    "E09.1 clause-12": [6, 7, 1],
    "E09.1 clause-11": [4, 5, 2],
    "E09.1 clause-3": [7, 9, 3],
    "E09.2": {"follow-up": 1, "liability": 2, "incitement": 3, "blocking": 4, "redress": 5, "expression": 6},
    "E09.3": {
        "kingdom": "stated", "india": "inferred", "union": "inferred", "states": "no evidence",
        "turkey": "no evidence",
    },
    "E09.4": {
        "FRA.stated": 2, "FRA.inferred": 2, "RUS.stated": 2, "RUS.inferred": 2, "USA.stated": 0, "USA.inferred": 12,
    },
    "10.1": "6",
    "10.8": "8",
    "11.1": "freedom of expression",
    "E11.5": {"E614": 4, "E601": 1, "E627": 5, "E609": 3, "E605": 2},
    "E10.2": {"E095": 1, "E167": 2, "E236": 3, "E254": 4, "E259": 5},
    "E10.3": {"HUN.all": 4, "HUN.free": 1, "AUS.all": 5, "AUS.free": 1, "GBR.all": 5, "GBR.free": 0},
    "E10.4 indonesia": [0.089, 0.688, 0.142, -0.089],
    "E10.4 argentina": [0.142, 0.736, 0.185, -0.142],
    "E10.4 italy": [0.185, 0.756, 0.089, -0.185],
}  # fmt: skip


def key(task):
    """Return what is right, and of a number what is foreseen beside it."""
    match task.kind:
        case "number":
            return [task.answer, *(each["answer"] for each in task.mistakes)]
        case "table":
            return task.cells
        case "prediction":
            return task.outcome
        case "order":
            return {each["id"]: each["place"] for each in task.items}
    return {each["id"]: each["answer"] for each in task.items}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_is_what_stands_here(name):
    found = key(EACH[name])
    assert found == (pytest.approx(KEYS[name], abs=1e-9) if EACH[name].kind == "number" else KEYS[name])


def test_every_key_that_is_worked_out_stands_here():
    rows = [
        row
        for path in KIT.at(KIT.course).glob(f"*/{TASKS}")
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["task"]
    ]
    asked = {row["id"] for row in rows if "asks" in row or isinstance(row.get("answer"), dict)}
    assert {name.split()[0] for name in KEYS} == asked


@pytest.mark.parametrize("name", [name for name, task in EACH.items() if task.kind in ("number", "table", "order")])
def test_no_foreseen_mistake_is_right_and_no_order_is_shown(name):
    task = EACH[name]
    if task.kind == "order":
        places = [each["place"] for each in task.items]
        assert places != sorted(places)
        return
    for each in task.mistakes:
        assert abs(each["answer"] - (task.cells[each["cell"]] if task.cells else task.answer)) > task.tolerance
