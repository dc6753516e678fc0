"""Read the levels that people wrote into tables: by student, or blind by number, in as many files as there are.

By student the tables are the instructor's: copies of needs-a-person.csv, and the equal answers. Blind sheets are the
markers'. An answer assigned to two markers gets a level where both gave the same; else nobody's counts, and a person decides
by a table by student, which stands above the sheets. No average is taken. What is wrong in a table is told with its place
and not used; everything else counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import KitError, Message, _
from .answer_numbers import (
    JUDGEMENT_TABLE,
    NUMBERS_FILE,
    MarkerAssignment,
    is_number_table,
    latest_assignments,
    read_numbers,
)
from .input_tables import parse_number, read_table
from .judgements import ANSWER_CHANGED, Judgements, Key, Opinion, join_comments, parse_level
from .result_files import unescape_cell

MOST_TABLES = 1_000
MOST_TABLE_BYTES = 50_000_000  # of one table; a sheet of a thousand answers has about half a million
TOO_LARGE = _("{file} is too large to be a table of judgements.")
LONGEST_COMMENT = 2_000  # characters
OTHER_FORMATS = {".xlsx", ".xls", ".ods", ".numbers", ".tsv"}
PARENT_FOLDERS = 3  # folders above a sheet in which its table of numbers is looked for

OWN_COLUMNS = ("student", "task", "level")
BLIND_COLUMNS = ("number", "marker", "level")
NO_LEVEL = _("{file}, row {row}: the level '{level}' is none: write 1, 2, 3 or 4.")

OpinionsByLevel = dict[int, Opinion]  # {level: who gave it first, and where}


def read_judgements(*paths: Path | str) -> Judgements:
    """Read levels from tables and folders of tables, also of a split. What cannot be used is named in `unused`.

    Raises KitError where a table that is named itself, or the table of numbers, cannot be read.
    """
    judgements, own = Judgements(), Judgements()
    own_opinions: dict[Key, OpinionsByLevel] = defaultdict(dict)
    tables: dict[Path, list[MarkerAssignment]] = {}
    sheets = []
    for path, named in _table_paths(paths):
        try:
            if (table := _read_csv(path, named)) is None:
                other = _("{file} was not read: save it as CSV UTF-8, and take this file out of the folder.")
                judgements.leave_out(Message(other, file=_short_path(path)))
                continue
            header, rows = table
            if is_number_table(header) and "level" not in header:
                tables[path.resolve().parent] = read_numbers(path)
            elif "number" in header:
                _require_columns(
                    BLIND_COLUMNS, header, path, _("{file} has no column '{name}': use the sheet as it was dealt out.")
                )
                sheets.append((path, header, rows))
            else:
                use = _("{file} has no column '{name}': use needs-a-person.csv as grading wrote it.")
                _require_columns(OWN_COLUMNS, header, path, use)
                _read_own_table(judgements, own, own_opinions, path, header, rows)
        except KitError as error:
            if named or path.name == NUMBERS_FILE:
                raise
            words = error.message  # they name the file alone, and each marker has one of that name
            where = {"file": _short_path(path)} if "file" in words.parts else {}
            judgements.leave_out(Message(words.template, **{**words.parts, **where}))
    for place in tables:
        if any(above in tables for above in place.parents):
            wrong = _("{file} lies in the folder of another split: take it out, or name the two folders by themselves.")
            raise KitError(Message(wrong, file=place / NUMBERS_FILE))
    if sheets:
        _read_blind_sheets(judgements, tables, sheets)
    elif tables:
        _combine_opinions(judgements, [(table, {}) for table in tables.values()])
    for key, levels in own_opinions.items():
        if one := _single_opinion(judgements, levels, student=key[0], task=key[1]):
            own[key], own.locations[key] = one.level, one.location
    _apply_own_levels(
        judgements,
        own,
        {key: each.digest for table in tables.values() for key, each in latest_assignments(table).items()},
    )
    return judgements


def _read_csv(path: Path, named: bool) -> tuple[list[str], list[list[str]]] | None:
    """Return (header, rows) of a table; None where it is one of another format that lies in a folder."""
    if path.suffix.lower() in OTHER_FORMATS and not named:
        return None
    if path.is_file() and path.stat().st_size > MOST_TABLE_BYTES:
        raise KitError(Message(TOO_LARGE, file=path.name))
    return read_table(path, JUDGEMENT_TABLE)


def _apply_own_levels(judgements: Judgements, own: Judgements, latest: dict[Key, str]) -> None:
    """Put the instructor's own levels above those of the markers; `latest` are the digests of what was assigned last."""
    for key, level in own.items():
        digest = own.digests.get(key)  # a sheet of equal answers says to which text its level was given
        if digest and latest.get(key, digest) != digest:
            judgements.leave_out(Message(ANSWER_CHANGED, name=key[0], task=key[1]))
            continue
        if judgements.get(key, level) != level:
            judgements.overruled[key] = judgements[key]
        judgements[key], judgements.locations[key] = level, own.locations[key]
        opinions = judgements.open_opinions.pop(key, [])
        judgements.awaited_markers.pop(key, None)
        judgements.digests.pop(key, None)
        if digest:
            judgements.digests[key] = digest
        if comment := own.comments.get(key) or join_comments(opinions):
            judgements.comments[key] = comment


def _table_paths(paths: Iterable[Path | str]) -> Iterator[tuple[Path, bool]]:
    """Yield (a table, whether it was named itself) of paths and of all that lies in folders, each once."""
    seen = set()
    for each in map(Path, paths):
        inside = _tables_in_folder(each) if each.is_dir() else [each]
        if not inside:
            raise KitError(Message(_("There is no table of judgements in the folder '{folder}'."), folder=each))
        for path in inside:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path, path == each


def _tables_in_folder(folder: Path) -> list[Path]:
    kinds = OTHER_FORMATS | {".csv"}
    paths = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() in kinds and path.is_file() and not any(p.startswith((".", "~", "__")) for p in parts):
            paths.append(path)
        if len(paths) > MOST_TABLES:
            raise KitError(Message(_("'{folder}' holds too many tables: name the folder of the split."), folder=folder))
    return sorted(paths)


def _require_columns(columns: Iterable[str], header: list[str], path: Path, wrong: str) -> None:
    """Raise KitError, with the message `wrong`, where a table lacks a column."""
    missing = [each for each in columns if each not in header]
    if missing:
        raise KitError(Message(wrong, file=path.name, name=missing[0]))


def _read_own_table(
    judgements: Judgements,
    own: Judgements,
    opinions: dict[Key, OpinionsByLevel],
    path: Path,
    header: list[str],
    rows: Sequence[list[str]],
) -> None:
    """Take in a table by student: its levels into `opinions`, all else into `own`."""
    for line, row in enumerate(rows, start=2):
        student, task, cell = (row[header.index(each)].strip() for each in OWN_COLUMNS)
        level, key = parse_level(cell), (unescape_cell(student), task)
        if level is None:
            continue
        if not level:
            judgements.leave_out(Message(NO_LEVEL, file=_short_path(path), row=line, level=cell[:40]))
            continue
        opinions[key].setdefault(level, Opinion("", level, "", (_short_path(path), line)))
        if comment := _optional_cell(header, row, "comment"):
            own.comments[key] = comment
        if digest := _optional_cell(header, row, "digest"):
            own.digests[key] = digest


def _optional_cell(header: list[str], row: list[str], column: str) -> str:
    """Return what stands in a column that a table may have."""
    return unescape_cell(row[header.index(column)].strip())[:LONGEST_COMMENT] if column in header else ""


def _single_opinion(judgements: Judgements, levels: OpinionsByLevel, **whose: object) -> Opinion | None:
    """Return the one level that was given; None, with a word on it, where tables say several."""
    one, *others = levels.values()
    if not others:
        return one
    places: dict[str, object] = {"level": one.level, "file": one.location[0], "row": one.location[1]}
    places |= {"other_level": others[0].level, "other_file": others[0].location[0], "other_row": others[0].location[1]}
    of_student = _(
        "{student}, {task}: {file}, row {row}, says level {level}, and {other_file}, row {other_row}, says {other_level}: "
        "neither counts; make the two say the same, or delete the row of one."
    )
    of_marker = _(
        "{marker}, number {number}: {file}, row {row}, says level {level}, and {other_file}, row {other_row}, says "
        "{other_level}: neither counts; make the two say the same, or delete the row of one."
    )
    judgements.leave_out(Message(of_student if "student" in whose else of_marker, **whose, **places))
    return None


def _read_blind_sheets(
    judgements: Judgements,
    tables: dict[Path, list[MarkerAssignment]],
    sheets: Sequence[tuple[Path, list[str], list[list[str]]]],
) -> None:
    """Take in the markers' sheets, each by the table of numbers that belongs to it."""
    opinions: dict[Path, dict[tuple[int, str], OpinionsByLevel]] = {place: defaultdict(dict) for place in tables}
    for path, header, rows in sheets:
        place = _numbers_folder(path, tables)
        if place not in opinions:
            opinions[place] = defaultdict(dict)
        _read_blind_sheet(judgements, path, header, rows, tables[place], opinions[place])
    splits = []
    for place in tables:
        counted: dict[int, dict[str, Opinion]] = defaultdict(dict)
        for (number, marker), levels in opinions[place].items():
            if one := _single_opinion(judgements, levels, marker=marker, number=number):
                counted[number][marker] = one
        splits.append((tables[place], counted))
    _combine_opinions(judgements, splits)


def _numbers_folder(path: Path, tables: dict[Path, list[MarkerAssignment]]) -> Path:
    """Return the place of the table of numbers by which a sheet is read: above it, else the only one that was named."""
    above = path.resolve().parents[:PARENT_FOLDERS]
    for place in above:
        if place not in tables and (place / NUMBERS_FILE).is_file():
            tables[place] = read_numbers(place / NUMBERS_FILE)
        if place in tables:
            return place
    if len(tables) == 1:
        return next(iter(tables))
    wrong = _("{file} is a blind sheet, and its table of numbers is missing: name the folder of the split, too.")
    raise KitError(Message(wrong, file=_short_path(path)))


def _short_path(path: Path) -> str:
    """Return the name of a table with its folder: each marker has a sheet of the same name."""
    return f"{path.resolve().parent.name}/{path.name}"


def _read_blind_sheet(
    judgements: Judgements,
    path: Path,
    header: list[str],
    rows: Sequence[list[str]],
    table: Sequence[MarkerAssignment],
    opinions: dict[tuple[int, str], OpinionsByLevel],
) -> None:
    """Take in one sheet; what is wrong in a row, and what to write, is told with its place."""
    known = {each.number: each for each in table if each.number}
    latest = latest_assignments(table)
    for line, row in enumerate(rows, start=2):
        number, marker, cell = (row[header.index(each)].strip() for each in BLIND_COLUMNS)
        level, marker = parse_level(cell), unescape_cell(marker)
        if level is None:
            continue
        at = {"file": _short_path(path), "row": line, "number": number[:40]}
        value = parse_number(number)
        assignment = known.get(int(value)) if value is not None and value == int(value) else None
        if assignment is None:
            unknown = _("{file}, row {row}: no answer has the number '{number}': write it as the sheet had it.")
            judgements.leave_out(Message(unknown, **at))
        elif marker not in assignment.markers:
            other = _(
                "{file}, row {row}: the answer with the number '{number}' was not dealt to '{marker}': its level has to come "
                "from {markers}."
            )
            judgements.leave_out(Message(other, **at, marker=marker[:40], markers=", ".join(assignment.markers)))
        elif not level:
            judgements.leave_out(Message(NO_LEVEL, file=at["file"], row=line, level=cell[:40]))
        elif latest[assignment.key] is not assignment:
            old = _(
                "{file}, row {row}: the answer with the number '{number}' changed and has a new number: mark it in the newer "
                "sheet."
            )
            judgements.leave_out(Message(old, **at))
        else:
            one = Opinion(marker, level, _optional_cell(header, row, "comment"), (_short_path(path), line))
            first = opinions[assignment.number, marker].setdefault(level, one)
            if one.comment and not first.comment:
                opinions[assignment.number, marker][level] = one


def _combine_opinions(
    judgements: Judgements, splits: Sequence[tuple[list[MarkerAssignment], dict[int, dict[str, Opinion]]]]
) -> None:
    """Work out the levels that count from [(table, {number: {marker: opinion}}), …] of one split or several."""
    by_answer: dict[Key, dict[str, Opinion | None]] = {}
    for table, opinions in splits:
        for key, assignment in latest_assignments(table).items():
            if not assignment.markers:
                continue
            given = opinions.get(assignment.number, {})
            if key in judgements.digests and judgements.digests[key] != assignment.digest:
                by_answer.pop(key)  # another split has the answer as it was before
            judgements.digests[key] = assignment.digest
            by_answer.setdefault(key, {}).update({marker: given.get(marker) for marker in assignment.markers})
    for key, by_marker in by_answer.items():
        given_opinions = [each for each in by_marker.values() if each]
        for marker, each in by_marker.items():
            before, judged = judgements.progress.get(marker, (0, 0))
            judgements.progress[marker] = before + 1, judged + bool(each)
        if len(by_marker) > 1:
            judgements.double_levels[key] = {each.marker: each.level for each in given_opinions}
        if waiting := [marker for marker, each in by_marker.items() if not each]:
            judgements.awaited_markers[key] = waiting
        if len(given_opinions) == len(by_marker) and len({each.level for each in given_opinions}) == 1:
            judgements[key] = given_opinions[0].level
            judgements.comments[key] = join_comments(given_opinions)
        elif given_opinions:
            judgements.open_opinions[key] = given_opinions
        if not given_opinions:
            judgements.digests.pop(key)
