"""A class's codings and predictions, pooled: pure functions of data frames.

Codings are a frame with a row a code: pseudonym, pass ("first", or "second" for a second look), statement, variable,
value. Predictions are a frame with a row an answer: pseudonym, task, option.
"""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from ..agreement import scale_of, scale_values
from ..agreement_measures import DRAWS, Scale, alpha_of_counts, bootstrap_of_counts, percent_of_counts
from ..answers import Task
from ..case import Case, government_codes
from ..coding import ADJUDICATED, FEWEST_CODED, codable_values, coded_variables, coding_set, reference_codes
from ..i18n import translator

FIRST_PASS, SECOND_PASS = "first", "second"
LOOKS = ("first look", "after the second look")
CODING_COLUMNS = ["pseudonym", "pass", "statement", "variable", "value"]
PREDICTION_COLUMNS = ["pseudonym", "task", "option"]
TIE = "(tie)"


def codes_at_look(codings: pd.DataFrame, look: str) -> pd.DataFrame:
    """Return the codes of one of LOOKS: the first ones; or, where a student looked again, the second in their place."""
    if look == LOOKS[0]:
        return codings[codings["pass"] == FIRST_PASS]
    ordered = codings.sort_values("pass", kind="stable")  # "first" stands before "second"
    return ordered.drop_duplicates(["pseudonym", "statement", "variable"], keep="last")


def value_counts(case: Case, codes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return how many students gave each value, by variable: a frame with a row a coded statement and a column a value,
    in order.
    """
    found = codes.groupby(["variable", "statement", "value"]).size()  # once: a class has many codes
    counts = {}
    for variable in coded_variables(case):
        given = found[found.index.get_level_values("variable") == variable].droplevel("variable").unstack(fill_value=0)
        coded = [each for each in coding_set(case) if each in given.index]
        counts[variable] = given.reindex(index=coded, columns=codable_values(case)[variable], fill_value=0)
    return counts


def agreement_table(case: Case, codings: pd.DataFrame, draws: int = DRAWS, language: str = "en") -> pd.DataFrame:
    """Return how far the class agrees: a row a look and variable.

    Columns: look, variable, students, statements and codes (those that can be compared), agreement (0 to 1), measured
    (statements on which alpha rests: on an ordinal scale those with two codes that have a place on it), alpha, low and
    high (its interval when the statements are drawn anew), undefined (draws without an alpha), note (in
    `language`).
    """
    rows = []
    for look in LOOKS:
        codes = codes_at_look(codings, look)
        everybody = codes.groupby("variable")["pseudonym"].nunique()
        for variable, counts in value_counts(case, codes).items():
            scale = scale_of(case, variable)
            placed = counts[list(scale_values(case, variable))] if scale == "ordinal" else counts
            students = int(everybody.get(variable, 0))
            rows.append((look, variable, students, *_agreement_measures(counts, placed, scale, draws, language)))
    columns = "look variable students statements codes agreement measured alpha low high undefined note".split()
    return pd.DataFrame(rows, columns=columns)


def _comparable_rows(counts: pd.DataFrame) -> np.ndarray:
    """Return the rows with two codes at least, as an array: a single code has nobody to agree with."""
    return counts[counts.sum(axis=1) > 1].to_numpy(dtype=float)


def _agreement_measures(
    counts: pd.DataFrame, placed: pd.DataFrame, scale: Scale, draws: int, language: str
) -> tuple[Any, ...]:
    """Return a row's measures: agreement of all counts, alpha of those that are `placed` on the scale."""
    _ = translator(language)
    shared, placed = _comparable_rows(counts), _comparable_rows(placed)
    alpha = alpha_of_counts(placed, scale) if len(placed) else np.nan
    spread = bootstrap_of_counts(placed, draws, scale)
    if not len(counts):
        note = _("nobody coded it")
    elif not len(shared):
        note = _("fewer than two students coded the same statement")
    elif np.isnan(alpha):
        note = _("all gave the same value: alpha is not defined")
    elif spread["rare"]:
        note = _("hardly a statement holds anything but the usual value: the interval is too narrow")
    else:
        without = _.ngettext(
            "{count} of {all} draws has no alpha", "{count} of {all} draws have no alpha", spread["undefined"]
        )
        note = without.format(count=spread["undefined"], all=draws) if spread["undefined"] else ""
    return (
        len(shared), int(shared.sum()), percent_of_counts(shared), len(placed), alpha, spread["low"], spread["high"],
        spread["undefined"], note,
    )  # fmt: skip


def value_shares(case: Case, codings: pd.DataFrame) -> pd.DataFrame:
    """Return how many students gave which value at the first look: a row a statement, variable and value given.

    Columns: statement, variable, value, count, share, reference (whether the kit's third reading gave this value).
    """
    codes, known = codes_at_look(codings, LOOKS[0]), reference_codes(case)
    rows = [
        (
            statement,
            variable,
            value,
            int(count),
            count / row.sum(),
            known[statement, variable][ADJUDICATED]["value"] == value,
        )
        for variable, counts in value_counts(case, codes).items()
        for statement, row in counts.iterrows()
        for value, count in row.items()
        if count
    ]
    return pd.DataFrame(rows, columns=["statement", "variable", "value", "count", "share", "reference"])


def disagreements(case: Case, shares: pd.DataFrame) -> pd.DataFrame:
    """Return where the class differs, the most divided first: a row a statement and variable, from `value_shares`.

    Columns: statement, variable, coded, values (how many different ones), counts (in words), modal (the most frequent
    value, or "(tie)"), share (of the most frequent value), differing (how many gave another one; all where there is a
    tie), reference, on_reference (share that gave the reference's value).
    """
    known, rows = reference_codes(case), []
    for (statement, variable), given in shares.groupby(["statement", "variable"], sort=False):
        given = given.sort_values("count", ascending=False, kind="stable")
        coded, most = given["count"].sum(), given["count"].iloc[0]
        tie = (given["count"] == most).sum() > 1
        counts = "; ".join(f"{value} {count}" for value, count in zip(given["value"], given["count"], strict=True))
        rows.append((
            statement, variable, coded, len(given), counts, TIE if tie else given["value"].iloc[0], most / coded,
            coded if tie else coded - most, known[statement, variable][ADJUDICATED]["value"],
            given.loc[given["reference"], "share"].sum(),
        ))  # fmt: skip
    columns = "statement variable coded values counts modal share differing reference on_reference".split()
    return pd.DataFrame(rows, columns=columns).sort_values("share", kind="stable", ignore_index=True)


def deviating_codes(codings: pd.DataFrame, divided: pd.DataFrame) -> pd.DataFrame:
    """Return who gave another value than the most frequent one (everybody where there is a tie), from `disagreements`.

    Columns: statement, variable, modal, value, pseudonym.
    """
    codes = codes_at_look(codings, LOOKS[0]).merge(
        divided[["statement", "variable", "modal"]], on=["statement", "variable"]
    )
    codes = codes[codes["value"] != codes["modal"]]
    columns = ["statement", "variable", "modal", "value", "pseudonym"]
    return codes[columns].sort_values(["statement", "variable", "value", "pseudonym"], ignore_index=True)


def government_positions(case: Case, shares: pd.DataFrame) -> pd.DataFrame:
    """Return the class's codes beside the reference, by government: a row a jurisdiction, variable and value.

    Columns: jurisdiction, variable, value, class_codes, class_share, reference_statements, reference_share. Only
    statements of actors in government count.
    """
    where = government_codes(case).query("statement != ''").drop_duplicates("statement").set_index("statement")
    places = shares["statement"].map(where["jurisdiction"])
    rows = shares.assign(jurisdiction=places, reference=shares["reference"].astype(int)).dropna(subset="jurisdiction")
    keys = ["jurisdiction", "variable", "value"]
    # A reference value that no student gave stands in the table too.
    known = reference_codes(case)
    spoken = rows[["jurisdiction", "statement", "variable"]].drop_duplicates()
    spoken = spoken.assign(
        value=[known[pair][ADJUDICATED]["value"] for pair in zip(spoken["statement"], spoken["variable"], strict=True)]
    )
    table = pd.DataFrame({
        "class_codes": rows.groupby(keys)["count"].sum(), "reference_statements": spoken.groupby(keys).size(),
    }).fillna(0).astype(int)  # fmt: skip
    for count, part in (("class_codes", "class_share"), ("reference_statements", "reference_share")):
        table[part] = table[count] / table.groupby(keys[:2])[count].transform("sum")
    columns = [*keys, "class_codes", "class_share", "reference_statements", "reference_share"]
    return table.reset_index().reindex(columns=columns)


def second_looks(case: Case, codings: pd.DataFrame) -> pd.DataFrame:
    """Return what the second look changed: a row a statement, variable, value before and value after.

    Columns: statement, variable, before, after, count, reference.
    """
    keys = ["pseudonym", "statement", "variable"]
    first, second = (codings.loc[codings["pass"] == each, [*keys, "value"]] for each in (FIRST_PASS, SECOND_PASS))
    both = first.merge(second, on=keys, suffixes=("_1", "_2")).rename(columns={"value_1": "before", "value_2": "after"})
    table = both.groupby(["statement", "variable", "before", "after"]).size().rename("count").reset_index()
    known = reference_codes(case)
    table["reference"] = [
        known[pair][ADJUDICATED]["value"] for pair in zip(table["statement"], table["variable"], strict=True)
    ]
    return table


def pair_results(case: Case, codings: pd.DataFrame, variable: str = "") -> pd.Series:
    """Return to how many statements a student and a classmate gave the same value, on average: a series by pseudonym.

    `variable` is one that students code, by default the first. Only students with some codes at the first look are
    compared, on what both coded, and only where there are two of them; the number is that of the whole set at this rate.
    """
    codes, everything = codes_at_look(codings, LOOKS[0]), len(coding_set(case))
    codes = codes[codes["variable"] == (variable or coded_variables(case)[0])]
    coded = codes.groupby("pseudonym")["statement"].transform("size")
    codes = codes[coded >= min(FEWEST_CODED, everything)]
    others = codes.groupby("statement")["pseudonym"].transform("size") - 1
    alike = codes.groupby(["statement", "value"])["pseudonym"].transform("size") - 1
    shares = alike[others > 0] / others[others > 0]
    return shares.groupby(codes["pseudonym"]).mean() * everything


def option_containing(task: Task, number: Any) -> str:
    """Return the option of a prediction whose id, such as "7-9" or "12", is the range in which a number lies, or ""."""
    for each in task.options:
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", each["id"])
        if found and int(found[1]) <= round(number) <= int(found[2] or found[1]):
            return each["id"]
    return ""


def prediction_counts(tasks: Iterable[Task], predictions: pd.DataFrame) -> pd.DataFrame:
    """Return how the class predicted: a row an option of each prediction to which somebody answered.

    Columns: task, question, option, text, count, share, came_true ("yes", "no", or "" where the data do not tell, or where
    the task asks for a decision in a role, which cannot come true).
    """
    counts = predictions.groupby(["task", "option"]).size()
    rows = []
    for task in tasks:
        given = [int(counts.get((task.id, each["id"]), 0)) for each in task.options]
        if task.kind != "prediction" or not sum(given):
            continue
        told = task.outcome and not task.path.get("decision")
        for each, count in zip(task.options, given, strict=True):
            true = "" if not told else "yes" if each["id"] == task.outcome else "no"
            rows.append((task.id, task.question, each["id"], each["text"], count, count / sum(given), true))
    return pd.DataFrame(rows, columns=["task", "question", "option", "text", "count", "share", "came_true"])


def answers_before_after(tasks: Iterable[Task], predictions: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Return what students who predicted answered later on the same question: a row a prediction, option and answer.

    `later` is a frame with pseudonym, task (the prediction), after (the answer in words) and right ("yes", "no" or "").
    Columns: task, before (the option's words), later (the later task), after, right, count.
    """
    asked = [(task.id, each["id"], each["text"], task.later) for task in tasks for each in task.options]
    asked = pd.DataFrame(asked, columns=["task", "option", "before", "later"])
    both = predictions.merge(later, on=["pseudonym", "task"]).merge(asked, on=["task", "option"])
    columns = ["task", "before", "later", "after", "right"]
    return both.groupby(columns).size().rename("count").reset_index().reindex(columns=[*columns, "count"])
