"""How statements were coded: by whom, on which words, and why where a reader would expect another value."""

from ...agreement_measures import CODERS
from ..loader import Case, Row
from ..views import GAP, INFERRED, contains_words
from .rule import Breaches, numbered_rows, values_of_kind


def position_rests_on_something(case: Case) -> Breaches:
    """A position rests on a statement or, where none was found, on a search; never on both or neither."""
    absent = values_of_kind(case, "no statement found")
    statements = case["statements"].set_index("id")["jurisdiction"]
    searches = case["searches"].set_index("id")["jurisdiction"]
    for number, row in numbered_rows(case, "positions"):
        if bool(row["statement"]) == bool(row["search"]):
            yield "positions", number, "statement", "name either a statement or a search."
            continue
        base = statements.get(row["statement"]) or searches.get(row["search"])
        if base != row["jurisdiction"]:
            yield "positions", number, "jurisdiction", f"the evidence is about {base}; make them agree."
        if ((row["variable"], row["value"]) in absent) != bool(row["search"]):
            yield "positions", number, "value", "'no statement found' goes with a search, and only with one."


def everything_is_coded(case: Case) -> Breaches:
    """Each statement and each search has one adjudicated value on every variable.

    A statement has one by each coder, too, where the case was coded by coders A and B.
    """
    positions = case["positions"]
    coded = set(
        zip(positions["statement"] + positions["search"], positions["variable"], positions["coder"], strict=True)
    )
    coders = [each for each in CODERS if each in set(positions["coder"])]
    for table, alone in (("statements", coders), ("searches", [])):
        for number, row in numbered_rows(case, table):
            for variable in case["variables"]["id"]:
                if (row["id"], variable, "adjudicated") not in coded:
                    text = f"'{row['id']}' has no adjudicated value for {variable}; code it in positions.csv."
                    yield table, number, "id", text
                for coder in alone:
                    if (row["id"], variable, coder) not in coded:
                        text = f"coder {coder} gave '{row['id']}' no value for {variable}; add it to positions.csv."
                        yield table, number, "id", text


def revised_rule_was_read_again(case: Case) -> Breaches:
    """Where `read_again` in case.toml names coders, they read each statement that anybody gave one of its values."""
    variable, values = case.entry("read_again.variable", ""), case.entry("read_again.values", ())
    positions = case["positions"]
    codes = positions[positions["variable"] == variable]
    bears = set(codes.loc[codes["value"].isin(values), "statement"])
    read = set(zip(codes["statement"], codes["coder"], strict=True))
    for number, row in numbered_rows(case, "statements"):
        for coder in case.entry("read_again.coders", ()) if row["id"] in bears else ():
            if (row["id"], coder) not in read:
                text = f"coder {coder} is to read the {variable} of '{row['id']}' again, as case.toml asks; add the value to positions.csv."
                yield "statements", number, "id", text


def overruled_codes_have_a_reason(case: Case) -> Breaches:
    """An adjudicated value that neither coder gave says why, because a reader would expect one of theirs."""
    given: dict[tuple[str, str], dict[str, tuple[int, Row]]] = {}
    for number, row in numbered_rows(case, "positions"):
        given.setdefault((row["statement"], row["variable"]), {})[row["coder"]] = (number, row)
    for codes in given.values():
        if "adjudicated" not in codes or len(codes) == 1:
            continue
        number, row = codes["adjudicated"]
        others = {each["value"] for coder, (_number, each) in codes.items() if coder != "adjudicated"}
        if row["value"] not in others and not row["note"]:
            yield "positions", number, "note", "no coder gave this value; say why it stands."


def codes_rest_on_words(case: Case) -> Breaches:
    """An adjudicated value that says something rests on words of its statement, or says that it was inferred and from what."""
    statements = {row["id"]: row for _number, row in numbered_rows(case, "statements")}
    silent = values_of_kind(case, "not addressed") | values_of_kind(case, "no statement found")
    for number, row in numbered_rows(case, "positions"):
        if row["coder"] != "adjudicated" or not row["statement"]:
            continue
        if (row["variable"], row["value"]) in silent or row["value"] in case.entry("read_for_words.without", ()):
            wrong = "no words can carry this value; leave it empty." if row["words"] else ""
        elif row["words"] in ("", INFERRED):
            wrong = (
                ""
                if row["words"] and row["note"]
                else f"copy the words that carry the value, or write '{INFERRED}' and from what in the note."
            )
        else:
            said = statements[row["statement"]]
            missing = [each for each in row["words"].split(GAP) if not contains_words(said, each)]
            wrong = f"'{missing[0]}' is not in {row['statement']}; copy it from there." if missing else ""
        if wrong:
            yield "positions", number, "words", wrong


def doubtful_codes_were_read_again(case: Case) -> Breaches:
    """Each value of low confidence was read again by all coders of one of the groups in `read_for_words` of case.toml."""
    positions = case["positions"]
    read = set(zip(positions["statement"], positions["variable"], positions["coder"], strict=True))
    groups = case.entry("read_for_words.coders", ())
    for number, row in numbered_rows(case, "positions"):
        if groups and row["coder"] == "adjudicated" and row["statement"] and row["confidence"] == "low":
            missing = [
                [each for each in group if (row["statement"], row["variable"], each) not in read] for group in groups
            ]
            for coder in min(missing, key=len):
                text = f"coder {coder} is to read this again, as case.toml asks; add the value."
                yield "positions", number, "confidence", text


RULES = (
    position_rests_on_something,
    everything_is_coded,
    codes_rest_on_words,
    doubtful_codes_were_read_again,
    revised_rule_was_read_again,
    overruled_codes_have_a_reason,
)
