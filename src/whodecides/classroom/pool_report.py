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
from ..errors import Counted, Words, _, in_words, ngettext
from ..i18n import decimal, share, translator
from ..progress import through
from .collecting import HandedIn, collect
from .pool_names import hiding, pooled_names, real_names
from .pool_reading import LATER, POOLED, own_results, read_student
from .pooling import (
    CODINGS,
    LOOKS,
    PREDICTIONS,
    agreement_table,
    before_after,
    differing,
    disagreements,
    government_positions,
    prediction_counts,
    second_looks,
    value_shares,
)
from .roster import Student
from .sheets import new_folder, write_sheet
from .verdicts import Verdict, attempt

DIGITS = 3
AT_ONCE = 10_000  # rows that are turned into text together
LONGEST = 200  # characters of a verdict, which may quote what stands in a file


@dataclass(frozen=True)
class Pool:
    """A class's answers as frames, by the names of the files in which they are written (see `TABLES`).

    `missing` counts who is on the class list and handed in nothing; `left_out` whose answers were left out in part;
    `people` the files that somebody has to look at.
    """

    tables: dict
    missing: int
    left_out: int
    people: int

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


def pool_class(
    path: Path | BytesIO,
    case: Case,
    tasks: list[Task],
    students: Sequence[Student] = (),
    language: str = "en",
) -> Pool:
    """Pool all submissions in `path` (folder or ZIP) and return the Pool. Nothing in them is executed.

    `tasks` are those of the lessons; `students` the class list. Whose file is whose, and which of several counts, is
    decided as for grades. No name of the class list or of the platform is in the Pool.
    Notes and verdicts are in `language`; codes, such as "first look" or "(tie)", are the same in each.
    """
    found = collect(path, students, done=POOLED)
    names = pooled_names(found.handed_in, students)
    # By pooled name: the order of the class list, or of the files, would tell who is who.
    handed_in = sorted(found.handed_in, key=lambda each: names[each.student])
    of_files = {each.file: each for each in found.verdicts}
    read = [
        _read([of_files[name] for name in each.files], each, names[each.student], case, tasks, language)
        for each in through(handed_in, _("Pooling student {number} of {all} …"))
    ]
    codings, predictions, later = (
        pd.DataFrame([row for one in read for row in one[part]], columns=columns)
        for part, columns in (("codings", CODINGS), ("predictions", PREDICTIONS), ("later", LATER))
    )
    later = pd.concat([later, own_results(case, tasks, codings, language)], ignore_index=True)
    shares = value_shares(case, codings)
    divided = disagreements(case, shares)
    labels = {each.student.label: names[each.student] for each in found.handed_in}
    tables = {
        "codings": codings,
        "agreement": agreement_table(case, codings, language=language),
        "values": shares,
        "disagreements": divided,
        "differing": differing(codings, divided),
        "governments": government_positions(case, shares),
        "second-look": second_looks(case, codings),
        "predictions": prediction_counts(tasks, predictions),
        "before-after": before_after(tasks, predictions, later),
        "students": pd.DataFrame([each["about"] for each in read], columns=STUDENT_COLUMNS),
        "submissions": _submissions(found.verdicts, labels, real_names(found.handed_in, students), language),
    }
    left_out, people = sum(each["left_out"] for each in read), sum(each.person for each in found.verdicts)
    return Pool(tables, len(found.missing), left_out, people)


def _read(
    verdicts: Sequence[Verdict], handed_in: HandedIn, name: str, case: Case, tasks: Sequence[Task], language: str
) -> dict[str, Any]:
    """Return what one student's answers hold, as `read_student` does; nothing where the kit fails at them."""
    found = attempt(verdicts, read_student, handed_in, name, case, tasks, language)
    if found:
        return found
    about = (name, 0, 0, 0, in_words(verdicts[-1].said, translator(language)))
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


def _submissions(
    verdicts: Sequence[Verdict], labels: dict[str, str], names: Collection[str], language: str
) -> pd.DataFrame:
    """Return what became of each file, by student as pooled: the verdict, in which nobody's name stands."""
    say = translator(language)
    hide = hiding(names, say(_("[name]")))
    rows = [
        (labels.get(each.student, ""), hide(said)[:LONGEST] if each.person else said)
        for each, said in ((each, in_words(each.said, say)) for each in verdicts)
    ]
    return pd.DataFrame(sorted(rows), columns=["pseudonym", "verdict"])


def write_pool(pool: Pool, folder: Path) -> None:
    """Write the tables of a Pool into `folder`, which must be new or empty."""
    folder = new_folder(folder)
    for name in TABLES:
        write_sheet(folder / f"{name}.csv", _rows(pool[name]))


def _rows(table: pd.DataFrame) -> Iterator[Sequence[Any]]:
    """Yield a frame as rows for a spreadsheet: numbers rounded, nothing where there is none, yes and no for truth."""
    yield list(table.columns)
    for start in range(0, len(table), AT_ONCE):  # plain values are fast and large, so not all of them at once
        part = table.iloc[start : start + AT_ONCE]
        yield from zip(*(_cells(column) for _name, column in part.items()), strict=True)


def _cells(column: pd.Series) -> list[Any]:
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
    yield Counted(pooled, len(students), coded=coded, predicted=predicted, missing=pool.missing)
    agreement = pool["agreement"]
    for row in agreement[agreement["look"] == LOOKS[0]].itertuples():
        if row.note and row.alpha != row.alpha:
            yield Words("{variable}: {note}.", variable=variables[row.variable], note=row.note)
        else:
            agreed = ngettext(
                "{variable}: the same value in {share} of pairs, alpha {alpha} ({low} to {high}), {count} statement.",
                "{variable}: the same value in {share} of pairs, alpha {alpha} ({low} to {high}), {count} statements.",
            )
            numbers = {each: decimal(getattr(row, each), language) for each in ("alpha", "low", "high")}
            same = share(row.agreement, language)
            yield Counted(agreed, row.statements, variable=variables[row.variable], share=same, **numbers)
    divided = pool["disagreements"]
    if len(divided) and divided["differing"].iloc[0]:
        row = divided.iloc[0]
        most = _("Most divided: {statement} on {variable} ({counts}).")
        yield Words(most, statement=row["statement"], variable=variables[row["variable"]], counts=row["counts"])
    if pool.left_out:
        left_out = ngettext(
            "Parts of the answers of {count} student were left out: see students.csv.",
            "Parts of the answers of {count} students were left out: see students.csv.",
        )
        yield Counted(left_out, pool.left_out)
    if pool.people:
        open_files = ngettext(
            "{count} file needs a person: see submissions.csv. Grading names it, too.",
            "{count} files need a person: see submissions.csv. Grading names them, too.",
        )
        yield Counted(open_files, pool.people)
