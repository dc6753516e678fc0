"""Read the levels that people wrote into tables: by student, or blind by number, in as many files as there are.

By student the tables are the instructor's: copies of needs-a-person.csv, and the equal answers. Blind sheets are the
markers'. An answer dealt to two markers gets a level where both gave the same; else nobody's counts, and a person decides
by a table by student, which stands above the sheets. No average is taken. What is wrong in a table is told with its place
and not used; everything else counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import KitError, Words, _
from .judging import CHANGED, Judgements, Key, Opinion, level_in, remarks
from .numbers import JUDGEMENTS, NUMBERS, Dealt, is_of_numbers, last_of_each, read_numbers
from .sheets import unescaped
from .tables import number_in, read_table

MOST_TABLES = 1_000
MOST_BYTES = 50_000_000  # of one table; a sheet of a thousand answers has about half a million
TOO_LARGE = _("{file} is too large to be a table of judgements.")
LONGEST_COMMENT = 2_000  # characters
OTHER_FORMATS = {".xlsx", ".xls", ".ods", ".numbers", ".tsv"}
ABOVE = 3  # folders above a sheet in which its table of numbers is looked for

BY_STUDENT = ("student", "task", "level")
BLIND = ("number", "marker", "level")
NO_LEVEL = _("{file}, row {row}: the level '{level}' is none: write 1, 2, 3 or 4.")

Said = dict[int, Opinion]  # {level: who gave it first, and where}


def read_judgements(*paths: Path | str) -> Judgements:
    """Read levels from tables and folders of tables, also of a split. What cannot be used is named in `unused`.

    Raises KitError where a table that is named itself, or the table of numbers, cannot be read.
    """
    found, own = Judgements(), Judgements()
    said: dict[Key, Said] = defaultdict(dict)
    tables: dict[Path, list[Dealt]] = {}
    sheets = []
    for path, wanted in _files(paths):
        try:
            if (table := _table(path, wanted)) is None:
                other = _("{file} was not read: save it as CSV UTF-8, and take this file out of the folder.")
                found.leave_out(Words(other, file=_place(path)))
                continue
            header, rows = table
            if is_of_numbers(header) and "level" not in header:
                tables[path.resolve().parent] = read_numbers(path)
            elif "number" in header:
                _refuse_without(
                    BLIND, header, path, _("{file} has no column '{name}': use the sheet as it was dealt out.")
                )
                sheets.append((path, header, rows))
            else:
                use = _("{file} has no column '{name}': use needs-a-person.csv as grading wrote it.")
                _refuse_without(BY_STUDENT, header, path, use)
                _take_own(found, own, said, path, header, rows)
        except KitError as error:
            if wanted or path.name == NUMBERS:
                raise
            words = error.words  # they name the file alone, and each marker has one of that name
            where = {"file": _place(path)} if "file" in words.parts else {}
            found.leave_out(Words(words.template, **{**words.parts, **where}))
    for place in tables:
        if any(above in tables for above in place.parents):
            wrong = _("{file} lies in the folder of another split: take it out, or name the two folders by themselves.")
            raise KitError(Words(wrong, file=place / NUMBERS))
    if sheets:
        _take_blind(found, tables, sheets)
    elif tables:
        _combine(found, [(table, {}) for table in tables.values()])
    for key, levels in said.items():
        if one := _only(found, levels, student=key[0], task=key[1]):
            own[key], own.places[key] = one.level, one.where
    _put_above(found, own, {key: each.digest for table in tables.values() for key, each in last_of_each(table).items()})
    return found


def _table(path: Path, wanted: bool) -> tuple[list[str], list[list[str]]] | None:
    """Return (header, rows) of a table; None where it is one of another format that lies in a folder."""
    if path.suffix.lower() in OTHER_FORMATS and not wanted:
        return None
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise KitError(Words(TOO_LARGE, file=path.name))
    return read_table(path, JUDGEMENTS)


def _put_above(found: Judgements, own: Judgements, latest: dict[Key, str]) -> None:
    """Put the instructor's own levels above those of the markers; `latest` are the digests of what was dealt last."""
    for key, level in own.items():
        digest = own.digests.get(key)  # a sheet of equal answers says to which text its level was given
        if digest and latest.get(key, digest) != digest:
            found.leave_out(Words(CHANGED, name=key[0], task=key[1]))
            continue
        if found.get(key, level) != level:
            found.overruled[key] = found[key]
        found[key], found.places[key] = level, own.places[key]
        opinions = found.open_ones.pop(key, [])
        found.awaited.pop(key, None)
        found.digests.pop(key, None)
        if digest:
            found.digests[key] = digest
        if comment := own.comments.get(key) or remarks(opinions):
            found.comments[key] = comment


def _files(paths: Iterable[Path | str]) -> Iterator[tuple[Path, bool]]:
    """Yield (a table, whether it was named itself) of paths and of all that lies in folders, each once."""
    seen = set()
    for each in map(Path, paths):
        inside = _in_folder(each) if each.is_dir() else [each]
        if not inside:
            raise KitError(Words(_("There is no table of judgements in the folder '{folder}'."), folder=each))
        for path in inside:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path, path == each


def _in_folder(folder: Path) -> list[Path]:
    kinds = OTHER_FORMATS | {".csv"}
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() in kinds and path.is_file() and not any(p.startswith((".", "~", "__")) for p in parts):
            found.append(path)
        if len(found) > MOST_TABLES:
            raise KitError(Words(_("'{folder}' holds too many tables: name the folder of the split."), folder=folder))
    return sorted(found)


def _refuse_without(columns: Iterable[str], header: list[str], path: Path, wrong: str) -> None:
    """Raise KitError, with the message `wrong`, where a table lacks a column."""
    missing = [each for each in columns if each not in header]
    if missing:
        raise KitError(Words(wrong, file=path.name, name=missing[0]))


def _take_own(
    found: Judgements,
    own: Judgements,
    said: dict[Key, Said],
    path: Path,
    header: list[str],
    rows: Sequence[list[str]],
) -> None:
    """Take in a table by student: its levels into `said`, all else into `own`."""
    for line, row in enumerate(rows, start=2):
        student, task, cell = (row[header.index(each)].strip() for each in BY_STUDENT)
        level, key = level_in(cell), (unescaped(student), task)
        if level is None:
            continue
        if not level:
            found.leave_out(Words(NO_LEVEL, file=_place(path), row=line, level=cell[:40]))
            continue
        said[key].setdefault(level, Opinion("", level, "", (_place(path), line)))
        if comment := _cell(header, row, "comment"):
            own.comments[key] = comment
        if digest := _cell(header, row, "digest"):
            own.digests[key] = digest


def _cell(header: list[str], row: list[str], column: str) -> str:
    """Return what stands in a column that a table may have."""
    return unescaped(row[header.index(column)].strip())[:LONGEST_COMMENT] if column in header else ""


def _only(found: Judgements, levels: Said, **whose: object) -> Opinion | None:
    """Return the one level that was given; None, with a word on it, where tables say several."""
    one, *others = levels.values()
    if not others:
        return one
    places: dict[str, object] = {"level": one.level, "file": one.where[0], "row": one.where[1]}
    places |= {"other_level": others[0].level, "other_file": others[0].where[0], "other_row": others[0].where[1]}
    of_student = _(
        "{student}, {task}: {file}, row {row}, says level {level}, and {other_file}, row {other_row}, says {other_level}: "
        "neither counts; make the two say the same, or delete the row of one."
    )
    of_marker = _(
        "{marker}, number {number}: {file}, row {row}, says level {level}, and {other_file}, row {other_row}, says "
        "{other_level}: neither counts; make the two say the same, or delete the row of one."
    )
    found.leave_out(Words(of_student if "student" in whose else of_marker, **whose, **places))
    return None


def _take_blind(
    found: Judgements, tables: dict[Path, list[Dealt]], sheets: Sequence[tuple[Path, list[str], list[list[str]]]]
) -> None:
    """Take in the markers' sheets, each by the table of numbers that belongs to it."""
    opinions: dict[Path, dict[tuple[int, str], Said]] = {place: defaultdict(dict) for place in tables}
    for path, header, rows in sheets:
        place = _table_of(path, tables)
        if place not in opinions:
            opinions[place] = defaultdict(dict)
        _read_sheet(found, path, header, rows, tables[place], opinions[place])
    splits = []
    for place in tables:
        counted: dict[int, dict[str, Opinion]] = defaultdict(dict)
        for (number, marker), levels in opinions[place].items():
            if one := _only(found, levels, marker=marker, number=number):
                counted[number][marker] = one
        splits.append((tables[place], counted))
    _combine(found, splits)


def _table_of(path: Path, tables: dict[Path, list[Dealt]]) -> Path:
    """Return the place of the table of numbers by which a sheet is read: above it, else the only one that was named."""
    above = path.resolve().parents[:ABOVE]
    for place in above:
        if place not in tables and (place / NUMBERS).is_file():
            tables[place] = read_numbers(place / NUMBERS)
        if place in tables:
            return place
    if len(tables) == 1:
        return next(iter(tables))
    wrong = _("{file} is a blind sheet, and its table of numbers is missing: name the folder of the split, too.")
    raise KitError(Words(wrong, file=_place(path)))


def _place(path: Path) -> str:
    """Return the name of a table with its folder: each marker has a sheet of the same name."""
    return f"{path.resolve().parent.name}/{path.name}"


def _read_sheet(
    found: Judgements,
    path: Path,
    header: list[str],
    rows: Sequence[list[str]],
    table: Sequence[Dealt],
    opinions: dict[tuple[int, str], Said],
) -> None:
    """Take in one sheet; what is wrong in a row, and what to write, is told with its place."""
    known = {each.number: each for each in table if each.number}
    latest = last_of_each(table)
    for line, row in enumerate(rows, start=2):
        number, marker, cell = (row[header.index(each)].strip() for each in BLIND)
        level, marker = level_in(cell), unescaped(marker)
        if level is None:
            continue
        at = {"file": _place(path), "row": line, "number": number[:40]}
        value = number_in(number)
        dealt = known.get(int(value)) if value is not None and value == int(value) else None
        if dealt is None:
            unknown = _("{file}, row {row}: no answer has the number '{number}': write it as the sheet had it.")
            found.leave_out(Words(unknown, **at))
        elif marker not in dealt.markers:
            other = _(
                "{file}, row {row}: the answer with the number '{number}' was not dealt to '{marker}': its level has to come "
                "from {markers}."
            )
            found.leave_out(Words(other, **at, marker=marker[:40], markers=", ".join(dealt.markers)))
        elif not level:
            found.leave_out(Words(NO_LEVEL, file=at["file"], row=line, level=cell[:40]))
        elif latest[dealt.key] is not dealt:
            old = _(
                "{file}, row {row}: the answer with the number '{number}' changed and has a new number: mark it in the newer "
                "sheet."
            )
            found.leave_out(Words(old, **at))
        else:
            one = Opinion(marker, level, _cell(header, row, "comment"), (_place(path), line))
            first = opinions[dealt.number, marker].setdefault(level, one)
            if one.comment and not first.comment:
                opinions[dealt.number, marker][level] = one


def _combine(found: Judgements, splits: Sequence[tuple[list[Dealt], dict[int, dict[str, Opinion]]]]) -> None:
    """Work out the levels that count from [(table, {number: {marker: opinion}}), …] of one split or several."""
    asked: dict[Key, dict[str, Opinion | None]] = {}
    for table, opinions in splits:
        for key, dealt in last_of_each(table).items():
            if not dealt.markers:
                continue
            given = opinions.get(dealt.number, {})
            if key in found.digests and found.digests[key] != dealt.digest:
                asked.pop(key)  # another split has the answer as it was before
            found.digests[key] = dealt.digest
            asked.setdefault(key, {}).update({marker: given.get(marker) for marker in dealt.markers})
    for key, by_marker in asked.items():
        said = [each for each in by_marker.values() if each]
        for marker, each in by_marker.items():
            before, judged = found.progress.get(marker, (0, 0))
            found.progress[marker] = before + 1, judged + bool(each)
        if len(by_marker) > 1:
            found.twice[key] = {each.marker: each.level for each in said}
        if waiting := [marker for marker, each in by_marker.items() if not each]:
            found.awaited[key] = waiting
        if len(said) == len(by_marker) and len({each.level for each in said}) == 1:
            found[key] = said[0].level
            found.comments[key] = remarks(said)
        elif said:
            found.open_ones[key] = said
        if not said:
            found.digests.pop(key)
