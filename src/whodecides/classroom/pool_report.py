"""Pool a class: from submissions to tables that name nobody. Submissions are data; nothing in them is executed."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import isnan
from pathlib import Path

import pandas as pd

from ..answers import Task
from ..case import Case
from ..coding import CODING_TASK, known_codes, known_second
from ..errors import Counted, Words, _, ngettext
from .collecting import HandedIn, collect
from .names import exact_key, keys_of
from .pooling import (
    CODINGS,
    FIRST,
    LOOKS,
    PREDICTIONS,
    SECOND,
    agreement_table,
    before_after,
    differing,
    disagreements,
    government_positions,
    option_of,
    pair_results,
    prediction_counts,
    second_looks,
    value_shares,
)
from .roster import Student
from .sheets import new_folder, write_sheet

DIGITS = 3
AT_ONCE = 10_000  # rows that are turned into text together
LONGEST = 200  # characters of a verdict, which may quote what stands in a file


@dataclass(frozen=True)
class Pool:
    """A class's answers as frames, by the names of the files in which they are written (see `TABLES`).

    `missing` counts who is on the class list and handed in nothing; `people` the files that somebody has to look at.
    """

    tables: dict
    missing: int
    people: int

    def __getitem__(self, name):
        return self.tables[name]


def pool_class(
    path: Path | BytesIO,
    case: Case,
    tasks: list[Task],
    students: Sequence[Student] = (),
    progress: Callable[[int], None] | None = None,
) -> Pool:
    """Pool all submissions in `path` (folder or ZIP) and return the Pool. Nothing in them is executed.

    `tasks` are those of the lessons; `students` the class list. Whose file is whose, and which of several counts, is
    decided as for grades. No name of the class list or of the platform is in the Pool. `progress` is as in `collect`.
    """
    found = collect(path, students, done="pooled", progress=progress)
    names = pooled_names(found.handed_in, students)
    # By pooled name: the order of the class list, or of the files, would tell who is who.
    handed_in = sorted(found.handed_in, key=lambda each: names[each.student])
    read = [_read(each, names[each.student], case, tasks) for each in handed_in]
    codings, predictions, later = (
        pd.DataFrame([row for one in read for row in one[part]], columns=columns)
        for part, columns in (
            ("codings", CODINGS), ("predictions", PREDICTIONS), ("later", ["pseudonym", "task", "after", "right"]),
        )
    )  # fmt: skip
    later = pd.concat([later, _own_results(case, tasks, codings)], ignore_index=True)
    shares = value_shares(case, codings)
    divided = disagreements(case, shares)
    labels = {each.student.label: names[each.student] for each in found.handed_in}
    tables = {
        "codings": codings,
        "agreement": agreement_table(case, codings),
        "values": shares,
        "disagreements": divided,
        "differing": differing(codings, divided),
        "governments": government_positions(case, shares),
        "second-look": second_looks(case, codings),
        "predictions": prediction_counts(tasks, predictions),
        "before-after": before_after(tasks, predictions, later),
        "students": pd.DataFrame([each["about"] for each in read], columns=STUDENT_COLUMNS),
        "submissions": _submissions(found.verdicts, labels, real_names(found.handed_in, students)),
    }
    return Pool(tables, len(found.missing), sum(each.person for each in found.verdicts))


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


def real_names(handed_in: list[HandedIn], students: Sequence[Student]) -> set[str]:
    """Return the names that must not be written: those of the class list and those in a platform's paths."""
    listed = {each.name for each in students}
    paths = [each for each in handed_in if each.platform and not students]
    in_paths = {name for each in paths for name in (each.student.label, *(claim.name for claim in each.claims))}
    return {each for each in listed | in_paths if each.strip()}


def pooled_names(handed_in: list[HandedIn], students: Sequence[Student]) -> dict[Student, str]:
    """Map each student to the name under which they are pooled.

    That is the pseudonym of the class list, else the one they typed. Where it is missing, is somebody's name or stands
    for two, it is "Student 1", "Student 2" …, in an order that the class list does not tell.
    """
    real = {key for name in real_names(handed_in, students) for key in keys_of(name) if key}
    wished = {each.student: each.student.pseudonym or each.pseudonym for each in handed_in}
    times = Counter(map(exact_key, wished.values()))
    kept = {
        student: name
        for student, name in wished.items()
        if exact_key(name) and times[exact_key(name)] == 1 and not real & set(keys_of(name))
    }
    taken = {exact_key(name) for name in kept.values()}
    free = (f"Student {number}" for number in range(1, len(wished) + len(taken) + 1))
    free = (name for name in free if exact_key(name) not in taken)
    nameless = sorted((each for each in handed_in if each.student not in kept), key=_shuffled)
    return kept | {each.student: name for each, name in zip(nameless, free, strict=False)}


def _shuffled(handed_in):
    """Return what sorts students without a name: nobody who knows the list alone can work it out."""
    times = sorted(f"{task} {record['at']}" for task, record in handed_in.answers.items())
    text = "\n".join([handed_in.student.label, *times])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _read(handed_in, name, case, tasks):
    """Return what one student's answers hold: rows of codings, predictions and later answers, and what was read."""
    answers = {task: record["answer"] for task, record in handed_in.answers.items()}
    codings, left_out = _read_codings(answers.get(CODING_TASK), name, case)
    predictions, later, strange = [], [], 0
    for task in tasks:
        if task.kind != "prediction" or task.id not in answers:
            continue
        option = _option(task, answers[task.id])
        if not option:
            strange += 1
            continue
        predictions.append((name, task.id, option))
        follows = next((each for each in tasks if each.id == task.later and each.kind == "choice"), None)
        after = _option(follows, answers.get(task.later)) if follows else ""
        if follows and after:
            chosen = next(each for each in follows.options if each["id"] == after)
            later.append((name, task.id, chosen["text"], "yes" if chosen.get("right") else "no"))
    counts = Counter(each[1] for each in codings)
    about = (name, counts[FIRST], counts[SECOND], len(predictions), _verdict(codings, predictions, left_out, strange))
    return {"codings": codings, "predictions": predictions, "later": later, "about": about}


def _option(task, answer):
    """Return the id of the option that an answer names, or "". What a form stores is the id."""
    known = {each["id"] for each in task.options}
    return answer if isinstance(answer, str) and answer in known else ""


def _read_codings(answer, name, case):
    """Return the codes that this case knows as rows of codings, and how many parts were left out (-1: all of it)."""
    if answer is None:
        return [], 0
    if not isinstance(answer, dict):
        return [], -1
    try:
        codes, second = known_codes(case, answer.get("codes")), known_second(case, answer.get("second"))
    except RecursionError:  # a reason that is a list in a list in a list …
        return [], -1
    rows = [(name, FIRST, s, variable, value) for s, given in codes.items() for variable, value in given.items()]
    rows += [
        (name, SECOND, s, variable, each["value"]) for s, given in second.items() for variable, each in given.items()
    ]
    return rows, _parts(answer.get("codes")) + _parts(answer.get("second")) - len(rows)


def _parts(given):
    """Return how many codes an answer claims to hold; what is no table of codes counts as one."""
    if not isinstance(given, dict):
        return 1 if given else 0
    return sum(len(each) if isinstance(each, dict) else 1 for each in given.values())


def _verdict(codings, predictions, left_out, strange):
    said = []
    if left_out < 0:
        said.append("the answer to the coding is not a table of codes; left out")
    elif left_out:
        said.append(f"{left_out} codes left out: the codebook does not know their statement, variable or value")
    if strange:
        said.append(f"{strange} predictions left out: no option of the task")
    if not codings and not predictions:
        said.append("no codes and no predictions to pool")
    return "; ".join(said) or "pooled"


def _own_results(case, tasks, codings):
    """Return later answers for the prediction that the class's own codes resolve: how often a pair agrees."""
    columns, rows = ["pseudonym", "task", "after", "right"], []
    for task in tasks:
        if task.kind == "prediction" and task.later == CODING_TASK:
            texts = {each["id"]: each["text"] for each in task.options}
            rows += [
                (name, task.id, f"{texts.get(option_of(task, number), '')}, with a classmate on average", "")
                for name, number in pair_results(case, codings).items()
            ]
    return pd.DataFrame(rows, columns=columns)


def _submissions(verdicts, labels, names):
    """Return what became of each file, by student as pooled: the verdict, in which nobody's name stands."""
    hidden = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)", re.I)
    rows = [
        (labels.get(each.student, ""), hidden.sub("[name]", each.said)[:LONGEST] if each.person else each.said)
        for each in verdicts
    ]
    return pd.DataFrame(sorted(rows), columns=["pseudonym", "verdict"])


def write_pool(pool: Pool, folder: Path) -> None:
    """Write the tables of a Pool into `folder`, which must be new or empty."""
    folder = new_folder(folder)
    for name in TABLES:
        write_sheet(folder / f"{name}.csv", _rows(pool[name]))


def _rows(table):
    """Yield a frame as rows for a spreadsheet: numbers rounded, nothing where there is none, yes and no for truth."""
    yield list(table.columns)
    for start in range(0, len(table), AT_ONCE):  # plain values are fast and large, so not all of them at once
        part = table.iloc[start : start + AT_ONCE]
        yield from zip(*(_cells(column) for _name, column in part.items()), strict=True)


def _cells(column):
    if column.dtype == float:
        return ["" if isnan(each) else each for each in column.round(DIGITS).tolist()]
    if column.dtype == bool:
        return ["yes" if each else "no" for each in column.tolist()]
    return column.tolist()


def pool_lines(pool: Pool, variables: Mapping[str, str]) -> Iterator[str]:
    """Return what the command says at the end, in a few lines. `variables` maps ids to names."""
    students = pool["students"]
    coded, predicted = (students["codes"] > 0).sum(), (students["predictions"] > 0).sum()
    pooled = ngettext(
        "{count} student pooled: {coded} with codes, {predicted} with predictions; {missing} handed in nothing.",
        "{count} students pooled: {coded} with codes, {predicted} with predictions; {missing} handed in nothing.",
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
            numbers = {each: f"{getattr(row, each):.2f}" for each in ("alpha", "low", "high")}
            share = f"{row.agreement:.0%}"
            yield Counted(agreed, row.statements, variable=variables[row.variable], share=share, **numbers)
    divided = pool["disagreements"]
    if len(divided) and divided["differing"].iloc[0]:
        row = divided.iloc[0]
        most = _("Most divided: {statement} on {variable} ({counts}).")
        yield Words(most, statement=row["statement"], variable=variables[row["variable"]], counts=row["counts"])
    told = (~students["verdict"].isin(["pooled", "no codes and no predictions to pool"])).sum()
    if told:
        left_out = ngettext(
            "Parts of the answers of {count} student were left out: see students.csv.",
            "Parts of the answers of {count} students were left out: see students.csv.",
        )
        yield Counted(left_out, int(told))
    if pool.people:
        open_files = ngettext(
            "{count} file needs a person: see submissions.csv; 'whodecides grade' names it.",
            "{count} files need a person: see submissions.csv; 'whodecides grade' names them.",
        )
        yield Counted(open_files, pool.people)
