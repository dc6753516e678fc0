"""Whether the open tasks of a lesson have what students compare their own answer with: two samples and a rubric.

What a model answer cites is what a student could cite: an id that they met, or that the tray below their text offers.
"""

from collections.abc import Collection, Iterable, Iterator

from nbformat import NotebookNode

from ..answers import OPEN_KINDS, Task, all_variants, check_answer, is_of_an_exercise
from ..answers.prose import cited_in
from ..answers.result import Known

SAMPLES_PER_TASK = 2


def check_model_answers(tasks: Iterable[Task], known: Known) -> list[str]:
    """Return a sentence for each open task of a lesson without rubric or samples, and for each sample that is no answer.

    `known` maps the ids that may be cited to what is known of them, as `case.citable` does: a sample has to be an
    answer that the kit itself takes as whole, in its words, its ids and what these say.
    """
    return [
        said
        for task in tasks
        if task.kind in OPEN_KINDS and not is_of_an_exercise(task)
        for said in _model_answer_problems(task, known)
    ]


def ids_on_page(notebook: NotebookNode, known: Known) -> set[str]:
    """Return the ids that stand on the page of an executed notebook: in its text, and in what its tools show there."""
    outputs = [each for cell in notebook.cells for each in cell.get("outputs", ())]
    shown = [text for each in outputs for kind, text in each.get("data", {}).items() if kind.startswith("text/")]
    return set(cited_in("\n".join([*(cell.source for cell in notebook.cells), *shown]), known)[0])


def check_citations(tasks: Iterable[Task], known: Known, met: Collection[str]) -> list[str]:
    """Return a sentence for each model answer that cites what was neither `met` nor stands in the tray of its task."""
    said = []
    for task in (variant for each in tasks if each.kind in OPEN_KINDS for variant in all_variants(each)):
        for name, text in _model_answers(task):
            unmet = [
                each for each in cited_in(text, known)[0] if each not in met and not _is_offered(task, each, known)
            ]
            if unmet:
                said.append(
                    f"task {task.id}, {name} cites {', '.join(unmet)}, which no student has met: cite what the page shows, "
                    "or open a tray below the text."
                )
    return list(dict.fromkeys(said))


def _model_answers(task: Task) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(task.samples, 1):
        yield f"sample {number}", f"{each['text']} {each['note']}"
    for each in task.rubric:
        yield f"the anchor of level {each['level']}", each.get("anchor", "")


def _is_offered(task: Task, cited: str, known: Known) -> bool:
    """Say whether an id lies beside a text, or the tray below finds it: of evidence statements of governments."""
    if cited in task.cards:
        return True
    facts = known[cited]
    if task.kind == "evidence":
        return "table" not in facts
    if facts.get("table") == "claims" and "verdict" not in facts:
        return False  # what the story leaves out is asked for first
    return facts.get("table", "statements") in task.tray


def _model_answer_problems(task: Task, known: Known) -> Iterator[str]:
    levels = [each["level"] for each in task.rubric]
    if levels != list(range(1, len(levels) + 1)) or len(levels) < 3:
        yield f"task {task.id}: give it a rubric of three or four levels, counted from 1."
    reached = [each["level"] for each in task.samples]
    if len(reached) != SAMPLES_PER_TASK or len(set(reached)) < SAMPLES_PER_TASK or not set(reached) <= set(levels):
        yield f"task {task.id}: give it {SAMPLES_PER_TASK} samples, of different levels of its rubric."
    for number, each in enumerate(task.samples, 1):
        found = check_answer(task, each["text"], 1, known)
        if not found.whole:
            yield f"task {task.id}, sample {number} is no whole answer: {found.text}"
