"""What people judge: levels of a rubric, as they wrote them into tables, and the points that follow from them."""

from pathlib import Path

from ..errors import KitError, Words, _
from ..i18n import translator
from .grading import Mark
from .roster import read_table
from .sheets import unescaped

LONGEST_SHOWN = 5_000  # characters of an answer; the longest that a task asks for has about a thousand
LEVELS = 4  # of a rubric; level 1 earns nothing, level 4 all points

Judgements = dict[tuple[str, str], int]  # {(student, task): the level that a person gave}


def earned(found: Mark, level: int | None) -> float:
    """Return the points of a mark; of a judged one by the rubric's level (1 to 4), 0 while it is open."""
    if not found.judged:
        return found.points
    return round(found.most * (level - 1) / (LEVELS - 1), 2) if level else 0


def noted(found: Mark, language: str = "en") -> str:
    """Return what the machine finds missing in an answer that a person judges, in the language of the marks' doubts."""
    return translator(language)(_("The check says: {text}")).format(text=found.doubt) if found.doubt else ""


def read_judgements(*paths: Path | str) -> dict[tuple[str, str], int]:
    """Read levels that people wrote into copies of needs-a-person.csv: {(student, task): level}.

    A folder stands for the tables in it. Raises KitError for other levels, and where two tables differ.
    """
    found, where = {}, {}
    for path in (each for one in map(Path, paths) for each in (sorted(one.glob("*.csv")) if one.is_dir() else [one])):
        for key, level in _levels(path).items():
            if found.setdefault(key, level) != level:
                wrong = _(
                    "{student}, {task}: {file} says level {level}, {other_file} says {other_level}; agree on one and write "
                    "it into both."
                )
                one = {"student": key[0], "task": key[1], "file": where[key], "level": found[key]}
                raise KitError(Words(wrong, **one, other_file=path.name, other_level=level))
            where.setdefault(key, path.name)
    return found


def _levels(path):
    """Return {(student, task): level} of one table."""
    found, columns = {}, ("student", "task", "level")
    header, rows = read_table(path, _("table of judgements"))
    missing = [each for each in columns if each not in header]
    if missing:
        wrong = _("{file} has no column '{name}': use needs-a-person.csv as grading wrote it.")
        raise KitError(Words(wrong, file=path.name, name=missing[0]))
    for line, row in enumerate(rows, start=2):
        student, task, level = (row[header.index(each)].strip() for each in columns)
        if not level:
            continue
        if level not in {str(each) for each in range(1, LEVELS + 1)}:
            wrong = _("{file}, row {row}: the level '{level}' is none; write 1, 2, 3 or 4.")
            raise KitError(Words(wrong, file=path.name, row=line, level=level))
        found[unescaped(student), task] = int(level)
    return found
