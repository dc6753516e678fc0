"""Assign the answers that wait for a judgement to several markers: by a rule, without names, a share of them twice.

The rule: task by task, in an order that follows from a digest and from no list, each answer goes to the marker who has
fewest of that task, then fewest in all. What an earlier round assigned keeps its number and its marker, so a late enrolment
or another order of the class list moves nothing.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..answers import Task, count_words
from ..errors import KitError, Message, _
from .answer_groups import Group, group_students
from .answer_numbers import (
    JUDGEMENT_TABLE,
    MarkerAssignment,
    answer_digest,
    comparable_text,
    latest_assignments,
    names_in_grades,
)
from .input_tables import read_table
from .judgements import OTHER_QUESTION, QUESTION_COLUMN, Key
from .result_files import unescape_cell

WAITING_FILE = "needs-a-person.csv"
WORDS_PER_MINUTE, MINUTES_PER_DECISION = (
    200,
    1,
)  # words a minute that a person reads; minutes to decide on an answer; HOW says both
HOURS_NOTE = _(
    "Counted are 200 words a minute to read, and one minute to decide on each answer. Let each marker time the first "
    "twenty, and work it out again."
)
MOST_MARKERS = 100
MARKER_NAME = re.compile(r"[^\W_][\w-]{0,39}")  # a name that can be a folder's
# Names that Windows keeps for itself.
RESERVED_NAME = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.I)
SHORTEST_HIDDEN_NAME = 4  # letters at least of a name that is hidden in its owner's answer


@dataclass(frozen=True)
class Answer:
    """An answer that waits for a level. `text` is what the student wrote."""

    student: str
    task: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What a judgement of it is kept under."""
        return self.student, self.task


@dataclass
class WaitingAnswers:
    """What stands in the folder of a graded class: answers that wait, those that have a level, how many lines are others.

    `names` are {student: name}, to be hidden in the answers; `secret` follows from all answers that wait.
    """

    answers: list[Answer] = field(default_factory=list)
    judged: list[Answer] = field(default_factory=list)
    others: int = 0
    names: dict[str, str] = field(default_factory=dict)
    secret: str = ""

    def hide_names(self, answer: Answer) -> str:
        """Return the text of an answer in which its writer's name and pseudonym are hidden."""
        text = answer.text
        for name in {answer.student, self.names.get(answer.student, "")}:
            if len(name) >= SHORTEST_HIDDEN_NAME:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[…]", text, flags=re.I)
        return text


@dataclass
class Split:
    """All that was ever assigned, by line of the table of numbers; `new` counts the lines of this round.

    `equal` holds the answers of this round that are equal to another student's: (answer, all who gave it).
    """

    assignments: list[MarkerAssignment]
    new: int
    equal: list[tuple[Answer, Group]]


def read_waiting(folder: Path, tasks: Iterable[Task]) -> WaitingAnswers:
    """Return what waits for a level in the folder of a graded class. Raises KitError where it is none."""
    folder = Path(folder)
    path = folder / WAITING_FILE if folder.is_dir() else folder
    if not path.is_file():
        raise KitError(
            Message(_("There is no {file} in '{folder}': grade the class first."), file=WAITING_FILE, folder=folder)
        )
    header, rows = read_table(path, JUDGEMENT_TABLE)
    missing = [each for each in ("student", "task", "level") if each not in header]
    if missing:
        wrong = _("{file} has no column '{name}': use needs-a-person.csv as grading wrote it.")
        raise KitError(Message(wrong, file=path.name, name=missing[0]))
    text_at = header.index("answer") if "answer" in header else len(header) - 1
    known, waiting = {task.id for task in tasks if task.rubric}, WaitingAnswers()
    for row in rows:
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        student, task, level = cells["student"], cells["task"], cells["level"]
        # Markers see the question and the rubric of today: an answer to another one is for whoever grades.
        if task not in known or not student or not row[text_at].strip() or cells.get(QUESTION_COLUMN) == OTHER_QUESTION:
            waiting.others += 1
        else:
            into = waiting.judged if level else waiting.answers
            into.append(Answer(unescape_cell(student), task, unescape_cell(row[text_at])))
    waiting.answers = list({each.key: each for each in waiting.answers}.values())
    waiting.names = dict(names_in_grades(path.parent / "grades.csv"))
    waiting.secret = _digest(*sorted((each.student, each.task, comparable_text(each.text)) for each in waiting.answers))
    return waiting


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def read_markers(text: str) -> list[str]:
    """Return the names of markers, separated by commas. Raises KitError where one cannot name a folder, or two are alike."""
    markers = [each.strip() for each in text.split(",") if each.strip()]
    for name in markers:
        if not MARKER_NAME.fullmatch(name) or RESERVED_NAME.fullmatch(name):
            wrong = _("'{name}' cannot name a marker's folder: take letters, digits and hyphens, 40 at most.")
            raise KitError(Message(wrong, name=name[:60]))
    alike = [name for name, count in Counter(each.casefold() for each in markers).items() if count > 1]
    if alike:
        raise KitError(Message(_("Two markers are called '{name}': give each a name of their own."), name=alike[0]))
    if not 1 <= len(markers) <= MOST_MARKERS:
        raise KitError(Message(_("Name 1 to {most} markers, as in --markers ana,bo,cy."), most=MOST_MARKERS))
    return markers


def check_later_round(
    markers: Collection[str], former: Collection[str], earlier: Iterable[MarkerAssignment], waiting: WaitingAnswers
) -> None:
    """Raise KitError where another round of a split fits neither the earlier rounds nor the class that was graded."""
    before = {marker for each in earlier for marker in each.markers}
    for name in markers:
        known = next((each for each in before if each.casefold() == name.casefold()), name)
        if known != name:
            raise KitError(
                Message(_("'{name}' was called '{known}' before: write the same name."), name=name, known=known)
            )
    for name in former:
        if name in markers:
            raise KitError(Message(_("'{name}' is named with --markers and with --without: keep one."), name=name))
        if name not in before:
            wrong = _("Nothing was dealt to '{name}': the markers are {list}.")
            raise KitError(Message(wrong, name=name[:60], list=", ".join(sorted(before)) or "–"))
    students = {each.student for each in earlier}
    if students and not students & {each.student for each in (*waiting.answers, *waiting.judged)}:
        other = _(
            "No student of this folder's split is among those graded: use the class list of the first round, or name a new "
            "folder with --out."
        )
        raise KitError(Message(other))


def read_share(text: str) -> float:
    """Return a share such as "10%" or "10" as a number from 0 to 1. Raises KitError for anything else."""
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?)\s*%?", text.strip())
    value = float(found[1].replace(",", ".")) / 100 if found else -1
    if not 0 <= value <= 1:
        raise KitError(Message(_("'{text}' is no share: write a percentage, such as --twice 10."), text=text[:40]))
    return value


def minutes_needed(answers: Iterable[Answer]) -> float:
    """Return how many minutes a person needs for answers: to read their words, and to decide on each."""
    return sum(count_words(each.text) / WORDS_PER_MINUTE + MINUTES_PER_DECISION for each in answers)


def equal_answers(answers: Iterable[Answer]) -> dict[tuple[str, str], Group]:
    """Return {(student, task): all students with the same answer} of answers that several students gave alike."""
    groups = group_students((each.student, (each.task, answer_digest(each.text))) for each in answers)
    return {(student, task): group for (task, _digest_of_it), group in groups.items() for student in group}


def split_answers(
    waiting: WaitingAnswers,
    markers: Sequence[str],
    twice: float = 0,
    earlier: Sequence[MarkerAssignment] = (),
    former: Collection[str] = (),
    done: Mapping[Key, Collection[str]] | None = None,
) -> Split:
    """Assign what waits to markers; a share of each task `twice`, to two of them. `earlier` is what was assigned before.

    Answers of different students that are equal are assigned to nobody: they stand in `equal`, for the instructor. What still
    waits for one of the `former` markers keeps its number and goes to others, but for what that marker has `done` before:
    {(student, task): markers whose level is there}.
    """
    assignments, known = list(earlier), latest_assignments(earlier)
    round_number = max((each.round for each in earlier), default=0) + 1
    same_answers = equal_answers([*waiting.answers, *waiting.judged])

    def is_new(answer: Answer) -> bool:
        before = known.get(answer.key)
        if before is None or before.digest != answer_digest(answer.text):
            return True
        return not before.markers and answer.key not in same_answers  # whoever gave the same answer changed theirs

    new = [each for each in waiting.answers if is_new(each)]
    # The order tells nothing, and whoever has a class list but not all answers cannot work it out.
    new.sort(key=lambda each: (each.task, _digest(waiting.secret, each.student, each.task)))
    equal = [(each, same_answers[each.key]) for each in new if each.key in same_answers]
    assignments += [
        MarkerAssignment(0, each.student, each.task, (), round_number, answer_digest(each.text))
        for each, _group in equal
    ]
    table = _MarkerAllocator(markers, twice, latest_assignments(earlier).values())
    assigned_new = [
        (each, table.assign(each.task, known.get(each.key))) for each in new if each.key not in same_answers
    ]
    fresh = {each.key for each in new}
    left = [known[each.key] for each in waiting.answers if each.key in known and each.key not in fresh]
    gone = {before.key: set(former) - set((done or {}).get(before.key, ())) for before in left}
    again = [
        replace(before, markers=table.reassign(before, gone[before.key]), round=round_number)
        for before in left
        if set(before.markers) & gone[before.key]
    ]
    assignments += again
    first = max((each.number for each in earlier), default=0) + 1
    # Numbers by another digest: their order does not follow the assignment, which the markers' sheets would show.
    assigned_new.sort(key=lambda pair: _digest(waiting.secret, "number", pair[0].student, pair[0].task))
    assignments += [
        MarkerAssignment(number, each.student, each.task, answer_markers, round_number, answer_digest(each.text))
        for number, (each, answer_markers) in enumerate(assigned_new, first)
    ]
    return Split(assignments, len(new) + len(again), equal)


def first_rounds(assignments: Iterable[MarkerAssignment]) -> dict[tuple[int, str], int]:
    """Return {(number of an answer, marker): the round in which the marker got it}: it stands in that round's sheet."""
    found: dict[tuple[int, str], int] = {}
    for each in assignments:
        for marker in each.markers:
            found.setdefault((each.number, marker), each.round)
    return found


class _MarkerAllocator:
    """Assigns one answer after another, and knows who has how many."""

    def __init__(self, markers: Sequence[str], twice: float, earlier: Iterable[MarkerAssignment]) -> None:
        self._markers, self._twice = list(markers), twice if len(markers) > 1 else 0
        self._by_task: Counter[tuple[str, str]] = Counter()  # (task, marker)
        self._total: Counter[str] = Counter()
        self._pairs: Counter[frozenset[str]] = Counter()
        self._assigned: Counter[str] = Counter()  # by task
        self._assigned_twice: Counter[str] = Counter()
        for each in earlier:
            if each.markers:
                self._count(each.task, each.markers)

    def assign(self, task: str, earlier: MarkerAssignment | None) -> tuple[str, ...]:
        """Return who marks the next answer to a task: whoever marked it before it changed, as `earlier` says, else by the rule."""
        if earlier and earlier.markers and set(earlier.markers) <= set(self._markers):
            chosen = earlier.markers
        else:
            first = min(self._markers, key=lambda each: (self._by_task[task, each], self._total[each]))
            wanted = math.ceil(round((self._assigned[task] + 1) * self._twice, 6))
            chosen = (first, self._second_marker(task, first)) if wanted > self._assigned_twice[task] else (first,)
        self._count(task, chosen)
        return chosen

    def reassign(self, earlier: MarkerAssignment, former: Collection[str]) -> tuple[str, ...]:
        """Return who marks an answer that was assigned before, as `earlier` says, now that some of its markers are gone."""
        kept = tuple(each for each in earlier.markers if each not in former)
        others = [each for each in self._markers if each not in kept]
        others.sort(key=lambda each: (self._by_task[earlier.task, each], self._total[each]))
        new = tuple(others[: len(earlier.markers) - len(kept)])
        for each in new:
            self._by_task[earlier.task, each] += 1
            self._total[each] += 1
        return kept + new

    def _second_marker(self, task: str, first: str) -> str:
        others = [each for each in self._markers if each != first]
        return min(
            others,
            key=lambda each: (self._pairs[frozenset((first, each))], self._by_task[task, each], self._total[each]),
        )

    def _count(self, task: str, chosen: tuple[str, ...]) -> None:
        self._assigned[task] += 1
        for each in chosen:
            self._by_task[task, each] += 1
            self._total[each] += 1
        if len(chosen) > 1:
            self._assigned_twice[task] += 1
            self._pairs[frozenset(chosen)] += 1
