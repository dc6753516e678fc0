"""What a column may hold, and what a variable may be coded as, stands in the case; the library asks it.

A list of such codes in the code is a second place to change: `case.vocabulary("claims", "verdict")` reads the first.
"""

import ast
from functools import cache

import pytest
from helpers import DATA, ROOT

from whodecides.case import load
from whodecides.errors import KitError

CASE = load(DATA)
SOURCE = ROOT / "src/whodecides"
MOST = 0.7  # of a vocabulary, from which on a list counts as its copy

SIGNS = "gives each code a sign and a colour"
# What repeats a vocabulary, by module: why it stands there.
KEPT = {
    "build/lesson_linter.py": {"readings.level": "how hard a task is: other levels, that have the same names"},
    "agreement_measures.py": {"variables.scale": "one formula for each scale"},
    "plots/reach.py": {
        "reach.date_precision": "one form of the date for each; a quarter is the rest",
    },
    "provenance.py": {"positions.confidence": "an order, the surest first"},
    "regulation.py": {"statuses.status": "standings, from the most binding: reckoned from statuses, and two are none"},
    "article_claims.py": {"claims.verdict": SIGNS},
    "tools/promises/view.py": {"promises.fate": SIGNS},
    "widgets/instruments.py": {"statuses.status": SIGNS},
    "tools/hearing/moves.py": {
        "hearing_steps.finding": "what a student can find: to leave it open is for the Board",
    },
    "tools/negotiation/best_texts.py": {"linkages.basis": "names of the gaps in a message"},
    "tools/negotiation/delegation_brief.py": {"linkages.basis": "names of the gaps in a message"},
    "tools/negotiation/model.py": {
        "stances.stance": "the model reckons with each one",
        "stances.basis": "the model reckons with each one",
    },
    "tools/hearing/titles.py": {"hearing_steps.finding": SIGNS},
    "tools/story_page/model.py": {"claims.verdict": "an order, the heaviest first", "class_claims.slip": SIGNS},
    "prepare/deck/kinds/test_steps.py": {"fact_steps.finding": SIGNS},
    "tools/translation_chain/model.py": {"cuts.change": SIGNS},
}


@cache
def vocabularies():
    """Return {name: codes} of all columns with listed values, of all variables of the codebook, and of what is asked of laws."""
    found = {
        f"{resource['name']}.{field['name']}": set(field["constraints"]["enum"])
        for resource in CASE.schema["resources"]
        for field in resource["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    found |= {f"values of {name}": set(rows["id"]) for name, rows in CASE["values"].groupby("variable")}
    found |= {f"{name}.id": set(CASE[name]["id"]) for name in ("features", "application_steps", "test_steps")}
    outcomes = CASE["application_outcomes"].groupby("step")
    found |= {f"outcomes of {name}": set(rows["id"]) for name, rows in outcomes}
    return {name: codes for name, codes in found.items() if len(codes) > 1}


def listed(source):
    """Yield (line, texts) of each tuple, list, set and dictionary of texts; of a dictionary they are its keys."""
    for node in ast.walk(ast.parse(source)):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        yield getattr(node, "lineno", 0), {each.value for each in parts if isinstance(each, ast.Constant)}


def copies(source):
    """Return [(line, name of the vocabulary)] of what repeats a vocabulary or most of it."""
    return [
        (line, name)
        for line, texts in listed(source)
        for name, codes in vocabularies().items()
        if len(texts & codes) > 1 and len(texts & codes) >= MOST * len(codes)
    ]


def test_no_vocabulary_of_the_case_stands_in_the_library_without_a_reason():
    codes, unexplained, used = vocabularies(), [], set()
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE).as_posix()
        for line, name in copies(path.read_text(encoding="utf-8")):
            # Several columns may share their values: one name for them is enough.
            why = next((each for each in KEPT.get(module, ()) if codes[each] & codes[name]), None)
            used |= {(module, why)}
            unexplained += [] if why else [f"{module}:{line} repeats {name}"]
    assert unexplained == []
    assert {(module, name) for module, kept in KEPT.items() for name in kept} == used, "a reason that is needed no more"


@pytest.mark.parametrize("written", [
    'V = ("accurate", "imprecise", "misleading", "unsupported", "false")', 'W = {"welcomes": 1, "can accept": 2, "objects": 3}',
    'F = ("removal deadline", "maximum fine", "must-carry", "redress", "transparency", "oversight", "scope")',
    'O = {"remove": 1, "keep": 2, "explain": 3, "none": 4}', 'E = ["supports", "supports with reservations", "neutral", "concerned", "condemns"]',
])  # fmt: skip
def test_the_search_finds_a_copied_vocabulary(written):
    assert copies(written) and not copies('V = ("accurate", "false")')


def test_a_case_says_what_a_column_may_hold(case):
    assert case.vocabulary("reach", "kind") == ("monthly", "daily", "followers", "joined", "downloads")
    with pytest.raises(KitError, match="lists no values for reach.value"):
        case.vocabulary("reach", "value")
