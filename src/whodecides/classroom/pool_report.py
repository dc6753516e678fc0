"""Pool a class: from submissions to tables that name nobody. Submissions are data; nothing in them is executed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import isnan
from pathlib import Path
from typing import Any

import pandas as pd

from ..answers import Task
from ..case import Case
from ..errors import CountedMessage, Message, _, ngettext, translated
from ..i18n import localized_decimal, localized_percent, translator
from ..progress import with_progress
from .class_work import ClassWork, StudentWork, collect
from .pool_names import name_masker, pooled_names, real_names
from .pool_rows import LATER_COLUMNS, POOLED, own_code_outcomes, student_rows
from .pool_tables import (
    CODING_COLUMNS,
    FIRST_PASS,
    LOOKS,
    PREDICTION_COLUMNS,
    agreement_table,
    answers_before_after,
    deviating_codes,
    disagreements,
    government_positions,
    prediction_counts,
    second_looks,
    value_shares,
)
from .result_files import make_empty_folder, write_csv
from .roster import Student
from .verdicts import Verdict, attempt

DIGITS = 3
ROWS_AT_ONCE = 10_000  # rows that are turned into text together
LONGEST_VERDICT = 200  # characters of a verdict, which may quote what stands in a file


@dataclass(frozen=True)
class Pool:
    """A class's answers as frames, by the names of the files in which they are written (see `TABLES`).

    `missing` counts who is on the class list and handed in nothing; `left_out` whose answers were left out in part;
    `files_to_check` the files that somebody has to look at.
    """

    tables: dict
    missing: int
    left_out: int
    files_to_check: int

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


def pool_class(
    path: Path | BytesIO | None,
    case: Case,
    tasks: list[Task],
    students: Sequence[Student] = (),
    language: str = "en",
    typed: Mapping[str, Sequence[tuple[str, str, str]]] | None = None,
) -> Pool:
    """Pool all submissions in `path` (folder or ZIP; None for none) and return the Pool. Nothing in them is executed.

    `tasks` are those of the lessons; `students` the class list. Whose file is whose, and which of several counts, is
    decided as for grades. No name of the class list or of the platform is in the Pool.
    `typed` are codes from paper, as `read_typed_codes` gives them.
    Notes and verdicts are in `language`; codes, such as "first look" or "(tie)", are the same in each.
    """
    found = collect(path, students, done_message=POOLED) if path else ClassWork([], [], [])
    names = pooled_names(found.handed_in, students)
    # By pooled name: the order of the class list, or of the files, would tell who is who.
    handed_in = sorted(found.handed_in, key=lambda each: names[each.student])
    of_files = {each.file: each for each in found.verdicts}
    read = [
        _student_rows_or_none([of_files[name] for name in each.files], each, names[each.student], case, tasks, language)
        for each in with_progress(handed_in, _("Pooling student {number} of {all} …"))
    ]
    read += [_rows_of_a_sheet(name, codes, language) for name, codes in (typed or {}).items()]
    codings, predictions, later = (
        pd.DataFrame([row for one in read for row in one[part]], columns=columns)
        for part, columns in (
            ("codings", CODING_COLUMNS),
            ("predictions", PREDICTION_COLUMNS),
            ("later", LATER_COLUMNS),
        )
    )
    later = pd.concat([later, own_code_outcomes(case, tasks, codings, language)], ignore_index=True)
    shares = value_shares(case, codings)
    divided = disagreements(case, shares)
    labels = {each.student.label: names[each.student] for each in found.handed_in}
    tables = {
        "codings": codings,
        "agreement": agreement_table(case, codings, language=language),
        "values": shares,
        "disagreements": divided,
        "differing": deviating_codes(codings, divided),
        "governments": government_positions(case, shares),
        "second-look": second_looks(case, codings),
        "predictions": prediction_counts(tasks, predictions),
        "before-after": answers_before_after(tasks, predictions, later),
        "students": pd.DataFrame([each["about"] for each in read], columns=STUDENT_COLUMNS),
        "submissions": _submission_verdicts(found.verdicts, labels, real_names(found.handed_in, students), language),
    }
    left_out, people = sum(each["left_out"] for each in read), sum(each.needs_person for each in found.verdicts)
    return Pool(tables, len(found.missing), left_out, people)


def _rows_of_a_sheet(name: str, codes: Sequence[tuple[str, str, str]], language: str) -> dict[str, Any]:
    """Return what somebody typed from a sheet of paper, as `student_rows` does."""
    about = (name, len(codes), 0, 0, Message(POOLED).translated(translator(language)))
    codings = [(name, FIRST_PASS, *each) for each in codes]
    return {"codings": codings, "predictions": [], "later": [], "about": about, "left_out": False}


def _student_rows_or_none(
    verdicts: Sequence[Verdict], student_work: StudentWork, name: str, case: Case, tasks: Sequence[Task], language: str
) -> dict[str, Any]:
    """Return what one student's answers hold, as `student_rows` does; nothing where the kit fails at them."""
    rows = attempt(verdicts, student_rows, student_work, name, case, tasks, language)
    if rows:
        return rows
    about = (name, 0, 0, 0, translated(verdicts[-1].message, translator(language)))
    return {"codings": [], "predictions": [], "later": [], "about": about, "left_out": True}


STUDENT_COLUMNS = ["pseudonym", "codes", "second_looks", "predictions", "verdict"]
TABLES = {
    "agreement": "how far the class agrees on each variable",
    "disagreements": "where it differs, the most divided first",
    "differing": "who gave another value than the most frequent one",
    "values": "how many gave which value",
    "governments": "the class's codes beside the kit's, by government",
    "second-look": "what the second look changed",
    "predictions": "how the class predicted, and what the data show",
    "before-after": "what those who predicted answered later",
    "codings": "all codes in one table",
    "students": "what was read of each student",
    "submissions": "what became of each file",
}


def _submission_verdicts(
    verdicts: Sequence[Verdict], labels: dict[str, str], names: Collection[str], language: str
) -> pd.DataFrame:
    """Return what became of each file, by student as pooled: the verdict, in which nobody's name stands."""
    say = translator(language)
    hide = name_masker(names, say(_("[name]")))
    rows = [
        (labels.get(each.student, ""), hide(said)[:LONGEST_VERDICT] if each.needs_person else said)
        for each, said in ((each, translated(each.message, say)) for each in verdicts)
    ]
    return pd.DataFrame(sorted(rows), columns=["pseudonym", "verdict"])


def write_pool(pool: Pool, folder: Path) -> None:
    """Write the tables of a Pool into `folder`, which must be new or empty."""
    folder = make_empty_folder(folder)
    for name in TABLES:
        write_csv(folder / f"{name}.csv", _csv_rows(pool[name]))


def _csv_rows(table: pd.DataFrame) -> Iterator[Sequence[Any]]:
    """Yield a frame as rows for a spreadsheet: numbers rounded, nothing where there is none, yes and no for truth."""
    yield list(table.columns)
    for start in range(0, len(table), ROWS_AT_ONCE):  # plain values are fast and large, so not all of them at once
        part = table.iloc[start : start + ROWS_AT_ONCE]
        yield from zip(*(_csv_cells(column) for _name, column in part.items()), strict=True)


def _csv_cells(column: pd.Series) -> list[Any]:
    if column.dtype == float:
        return ["" if isnan(each) else each for each in column.round(DIGITS).tolist()]
    if column.dtype == bool:
        return ["yes" if each else "no" for each in column.tolist()]
    return column.tolist()


def pool_lines(pool: Pool, variables: Mapping[str, str], language: str = "en") -> Iterator[str]:
    """Return what the command says at the end, in a few lines. `variables` maps ids to names.

    Its numbers are written as in `language`.
    """
    students = pool["students"]
    coded, predicted = (students["codes"] > 0).sum(), (students["predictions"] > 0).sum()
    pooled = ngettext(
        "{count} student pooled: {coded} with codes, {predicted} with predictions; {missing} handed in nothing that can be read.",
        "{count} students pooled: {coded} with codes, {predicted} with predictions; {missing} handed in nothing that can be read.",
    )
    yield CountedMessage(pooled, len(students), coded=coded, predicted=predicted, missing=pool.missing)
    agreement = pool["agreement"]
    for row in agreement[agreement["look"] == LOOKS[0]].itertuples():
        if row.note and row.alpha != row.alpha:
            yield Message("{variable}: {note}.", variable=variables[row.variable], note=row.note)
        else:
            agreed = ngettext(
                "{variable}: the same value in {share} of pairs, alpha {alpha} ({low} to {high}), {count} statement.",
                "{variable}: the same value in {share} of pairs, alpha {alpha} ({low} to {high}), {count} statements.",
            )
            numbers = {each: localized_decimal(getattr(row, each), language) for each in ("alpha", "low", "high")}
            same = localized_percent(row.agreement, language)
            yield CountedMessage(agreed, row.statements, variable=variables[row.variable], share=same, **numbers)
    divided = pool["disagreements"]
    if len(divided) and divided["differing"].iloc[0]:
        row = divided.iloc[0]
        most = _("Most divided: {statement} on {variable} ({counts}).")
        yield Message(most, statement=row["statement"], variable=variables[row["variable"]], counts=row["counts"])
    if pool.left_out:
        left_out = ngettext(
            "Parts of the answers of {count} student were left out: see students.csv.",
            "Parts of the answers of {count} students were left out: see students.csv.",
        )
        yield CountedMessage(left_out, pool.left_out)
    if pool.files_to_check:
        open_files = ngettext(
            "{count} file needs a person: see submissions.csv. Grading names it, too.",
            "{count} files need a person: see submissions.csv. Grading names them, too.",
        )
        yield CountedMessage(open_files, pool.files_to_check)
