"""Which aim of a lesson each task of its exercise serves, and where students look again."""

from dataclasses import replace

import pytest

from whodecides.answers import Task
from whodecides.answers.lesson_aims import check_aims, read_lesson_aims

LESSON = """# First

ask("06.1")

## Second

```python
tool(task="06.2")
```

### Within it

ask("06.3")
ask("06.1")

## What you can do now

1. **Count** codes, and **name** them *(tasks 06.2, 06.1)*
2. **Argue** *(task 06.3)*

**Next:** a question.
"""
TASK = Task("E06.1", "number", 2, "How many?", points=1, aim=1)


@pytest.mark.parametrize("heading", ["What you can do now", "What you will learn"])
def test_the_text_of_a_lesson_says_its_aims_and_where_each_task_stands(heading):
    found = read_lesson_aims(LESSON.replace("What you can do now", heading))
    assert found.title == "First" and found.aims == {1: "Count codes, and name them", 2: "Argue"}
    assert found.tasks == {1: ["06.2", "06.1"], 2: ["06.3"]}
    assert found.screens == {"06.1": "First", "06.2": "Second", "06.3": "Second"}
    assert [found.place(each) for each in (TASK, replace(TASK, look="06.1"), replace(TASK, aim=0))] == [
        "Second",
        "First",
        "",
    ]


def test_a_text_without_aims_has_none():
    found = read_lesson_aims("")
    assert (found.title, found.aims, found.screens) == ("", {}, {})


@pytest.mark.parametrize(("task", "text", "said"), [
    (TASK, LESSON, ""), (replace(TASK, look="06.3"), LESSON, ""), (Task("06.1", "number", 2, ""), LESSON, ""),
    (replace(TASK, aim=0), LESSON, "task E06.1: aim is missing; name the aim it serves, one of 1, 2."),
    (replace(TASK, aim=3), LESSON, "aim is 3"), (TASK, "# First", "one of none"),
    (replace(TASK, look="06.9"), LESSON, "look names 06.9, which no cell of the lesson asks"),
    (TASK, LESSON.replace("06.2, 06.1", "06.8"), "no cell asks a task of its aim"),
    (replace(TASK, id="06.1"), LESSON, "take aim and look out"),
])  # fmt: skip
def test_a_task_of_an_exercise_names_an_aim_that_there_is(task, text, said):
    found = check_aims([task], text)
    assert len(found) == bool(said) and all(said in each for each in found), found
