"""Four tasks of an exercise and the codes of four statements: enough to grade a class in a test."""

from whodecides.answers import Task

CODES = {"AAA-01": {"remedy": "regional law"}, "AAA-02": {"remedy": "new national law"}, "BBB-01": {"remedy": "none"}}
KNOWN = {"": CODES}  # of the default case
TASKS = [
    Task("E06.1", "choice", 3, "Which?", points=2, aim=1, options=[
        {"id": "a", "text": "Yes", "feedback": "Right, because.", "right": True},
        {"id": "b", "text": "No", "feedback": "Look again.", "misconception": "m"}],
        variants=[{"variant": "one"}, {"variant": "two", "question": "Which now?", "options": [
            {"id": "a", "text": "Yes", "feedback": "Look at the other one.", "misconception": "m"},
            {"id": "b", "text": "No", "feedback": "Right now.", "right": True}]}]),
    Task("E06.2", "number", 3, "How many?", points=1, aim=1, answer=3, right="Three.", hint="Count again.",
         mistakes=[{"answer": 4, "feedback": "One too many.", "misconception": "m"}]),
    Task("E06.3", "order", 3, "In which order?", points=2, aim=1, right="In order.", hint="Look at the days.",
         items=[{"id": "x", "text": "X", "place": 1}, {"id": "y", "text": "Y", "place": 2}],
         mistakes=[{"first": "x", "second": "y", "feedback": "X first.", "misconception": "m"}]),
    Task("E06.4", "evidence", 9, "Argue.", points=6, aim=2, places=["AAA"], cite=1, words=[3, 30], right="A person will judge.",
         rubric=[{"level": n, "text": f"Level {n}", "anchor": f"AAA-0{1 + n % 2} says it, level {n}"} for n in (1, 2, 3, 4)]),
]  # fmt: skip


def judge_all(report, level=1):
    """Return a level for each answer of a report that waits for a person: marks are final then. Level 1 earns nothing."""
    return {(each.student.label, mark.task): level for each in report.results for mark in each.open_judgements({})}
