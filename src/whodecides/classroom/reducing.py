"""What a student handed in for nbgrader, reduced to the answer cells in a fresh copy of the exercise."""

import re
from pathlib import Path

import nbformat

from ..errors import KitError, Words, _
from .reading import problem_of, read_json
from .submissions import file_content

# What nbgrader takes for a student's name; signs that it reads as a pattern are left out.
STUDENT = re.compile(r"[^\W.-][\w .,'@()+-]{0,99}")
COPY = re.compile(r"(?: ?\((\d+)\)|-(\d+))(?=\.ipynb$)")  # as browsers and Canvas write it


def reduced(submission, exercise):
    """Return a fresh copy of an exercise with the answers of a submission, and what was left out, as a list of Words.

    `submission` is a notebook as parsed JSON. Only the source of answer cells is taken over, by their grade id; of a cell that stands twice the first counts.
    """
    fresh = nbformat.reads(nbformat.writes(exercise), as_version=4)
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in fresh.cells}
    cells = {name: cell for name, cell in cells.items() if name and cell.metadata["nbgrader"].get("solution")}
    taken, left_out = set(), {}
    for name, source in _named_cells(submission):
        if name in taken:
            left_out[name] = Words(_("cell {name} stands twice; the first counts."), name=name)
        elif name in cells:
            taken.add(name)
            cells[name].source = source.encode("utf-8", "replace").decode("utf-8")  # half a character stops no writer
    return fresh, list(left_out.values())


def _named_cells(submission):
    """Yield (grade id, source) of the cells of a notebook as parsed JSON, whatever else stands in it."""
    cells = submission.get("cells") if isinstance(submission, dict) else None
    for cell in cells if isinstance(cells, list) else []:
        try:
            name, source = cell["metadata"]["nbgrader"]["grade_id"], cell["source"]
            yield str(name), source if isinstance(source, str) else "".join(source)
        except (KeyError, TypeError):
            continue


def reduce_class(handed_in, exercises, submitted):
    """Write `submitted/<student>/<exercise>` for each folder in `handed_in`; return what was left out, as a list of Words.

    A notebook that is missing or cannot be read is replaced by the untouched exercise, so that the student gets a row.
    """
    said = []
    originals = {path.name: nbformat.read(path, as_version=4) for path in sorted(Path(exercises).glob("*.ipynb"))}
    if not originals:
        raise KitError(Words(_("There are no exercises in '{folder}': run 'make course' first."), folder=exercises))
    for folder in sorted(Path(handed_in).iterdir()):
        if folder.is_symlink():
            link = _("{name}: a link, not followed; copy the folder itself there.")
            said.append(Words(link, name=_shown(folder.name)))
        elif folder.is_dir() and not STUDENT.fullmatch(folder.name):
            left_out = _(
                "{name}: left out; name the folder with letters, digits, spaces and hyphens, as a number or pseudonym."
            )
            said.append(Words(left_out, name=_shown(folder.name)))
        elif folder.is_dir():
            (Path(submitted) / folder.name).mkdir(parents=True)
            for name, original in originals.items():
                notebook, notes = _reduced_file(folder, name, original)
                nbformat.write(notebook, Path(submitted) / folder.name / name)
                said += [Words(_("{path}: {note}"), path=f"{folder.name}/{name}", note=note) for note in notes]
    return said


def _shown(name):
    return name.encode("utf-8", "replace").decode("utf-8")[:100]


def _reduced_file(folder, name, original):
    """Return one student's exercise as from `reduced`; where it is missing or cannot be read, the untouched one."""
    try:
        copies = {each.name: COPY.search(each.name) for each in folder.iterdir() if COPY.sub("", each.name) == name}
    except OSError as error:
        return original, [Words(_("cannot be read ({reason}); it counts as untouched."), reason=error.strerror)]
    if not copies:
        return original, [Words(_("was not handed in."))]
    last, _found = max(copies.items(), key=lambda pair: int(pair[1][1] or pair[1][2]) if pair[1] else 0)
    content, problem = file_content(folder / last)
    data, problem = (None, problem) if content is None else read_json(content)
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list):
        if not problem:
            return original, [Words(_("cannot be read; it counts as untouched."))]
        return original, [Words(_("cannot be read ({reason}); it counts as untouched."), reason=problem_of(problem))]
    notebook, notes = reduced(data, original)
    return notebook, notes + [Words(_("'{name}' was taken."), name=last)] * (last != name)
