"""Which revision each question is: the numbers that the build gives, and the one file that keeps them.

`course/<case>/revisions.json` holds {task: {variant, "" where there is none: [revision, digest]}}. Where the digest of a question
(`answers.question_digest`) is another one, the revision rises by one. A task that went keeps its row, so that another
one of its name goes on from there. The file stays with the course: a digest tells a key to whoever tries all answers.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..answers import Task, all_variants, question_digest
from ..case import CasePaths
from ..errors import KitError

REVISIONS = "revisions.json"
Numbers = dict[str, dict[str, tuple[int, str]]]  # {task: {variant: (revision, digest)}}


def read_revisions(paths: CasePaths) -> Numbers:
    """Return the numbers kept for a course; none where there is no file yet. Raises KitError where it is damaged."""
    path = paths.at(paths.course) / REVISIONS
    try:
        kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return {
            task: {name: (int(revision), str(known)) for name, (revision, known) in variants.items()}
            for task, variants in kept.items()
        }
    except (ValueError, TypeError, AttributeError):
        raise KitError(f"{paths.course}/{REVISIONS} is damaged: restore it from Git.") from None


def write_revisions(paths: CasePaths, numbers: Numbers) -> None:
    """Write the numbers, a task a line: two authors who change two tasks do not meet."""
    lines = [f"{json.dumps(task)}: {json.dumps(numbers[task])}" for task in sorted(numbers)]
    (paths.at(paths.course) / REVISIONS).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def renumbered(tasks: Iterable[Task], kept: Numbers, same: Iterable[str] = ()) -> Numbers:
    """Return the numbers of `tasks` as they are now; a changed question has one more than was `kept`.

    Those whose ids are in `same` ask what they asked, in other words, and keep their number.
    """
    return {task.id: _renumbered(task, kept.get(task.id, {}), task.id in same) for task in tasks}


def _renumbered(task: Task, known: Mapping[str, tuple[int, str]], same: bool) -> dict[str, tuple[int, str]]:
    # A new name begins above the others: an answer that names no variant must not be taken for one to it.
    begun = max((revision for revision, _ in known.values()), default=0)
    found = dict(known)
    for each in all_variants(task):
        now = question_digest(each)
        revision, before = known.get(each.variant, (begun, ""))
        found[each.variant] = (revision + (now != before and not (same and before)), now)
    return found


def with_revisions(tasks: Iterable[Task], numbers: Mapping[str, Mapping[str, tuple[int, str]]]) -> list[Task]:
    """Return the tasks with their revisions, each variant with its own."""
    return [
        _with_revisions(task, {name: revision for name, (revision, _) in numbers[task.id].items()}) for task in tasks
    ]


def _with_revisions(task: Task, revisions: Mapping[str, int]) -> Task:
    if not task.variants:
        return replace(task, revision=revisions[""])
    return replace(task, variants=[{**each, "revision": revisions[each["variant"]]} for each in task.variants])


def changed_questions(tasks: Iterable[Task], kept: Numbers) -> list[str]:
    """Return a sentence for each variant of `tasks` whose digest does not fit the file."""
    return [
        _revision_problem(task, variant.variant, kept.get(task.id, {}).get(variant.variant))
        for task in tasks
        for variant in all_variants(task)
        if kept.get(task.id, {}).get(variant.variant, (0, ""))[1] != question_digest(variant)
    ]


def _revision_problem(task: Task, variant: str, known: tuple[int, str] | None) -> str:
    name = f"task {task.number}" + (f", variant {variant}" if variant else "")
    same = f"whodecides build same {task.number}" + (f" --case {task.case}" if task.case else "")
    if known is None:
        return f"{name} has no revision in {REVISIONS} yet: run 'make course'."
    return (
        f"{name} no longer asks what stands in {REVISIONS} as revision {known[0]}: run 'make course', which makes it "
        f"revision {known[0] + 1}; or, where it asks the same in better words, '{same}'."
    )


def declare_same(paths: CasePaths, tasks: Iterable[Task], names: Iterable[str]) -> None:
    """Let the tasks called `names` keep their revisions: what was changed in them asks the same.

    Raises KitError where there is no such task, or where nothing was changed since its number was given.
    """
    kept, known = read_revisions(paths), {task.number: task for task in tasks}
    for name in names:
        if name not in known:
            raise KitError(f"There is no task '{name}': name it as tasks.toml does, such as E06.1.")
        if not changed_questions([known[name]], kept):
            raise KitError(
                f"{name} asks what stands in {paths.course}/{REVISIONS}. If 'make course' gave it a new number before you "
                "declared it the same, write the number before into that file, then run 'make course' again."
            )
    asked = [known[name] for name in names]
    write_revisions(paths, kept | renumbered(asked, kept, {task.id for task in asked}))
