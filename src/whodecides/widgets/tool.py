"""How a tool says what it is: the one place in which it is registered."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc
from typing import Any, TypedDict

from ..case import Reader
from ..case.capability import Needs
from .presses import Presses


class AnswerSummary(TypedDict):
    """A stored answer to work in a tool, summarized: in one sentence, in the student's own words, beside what is so.

    `words` and `record` are "" where there are none.
    """

    sentence: str
    words: str
    record: str


@dataclass(frozen=True)
class Call:
    """A public call of a tool, and what it needs.

    `needs` is what it cannot open without, None where it opens without a case. `tables` are those that it reads of a
    case that has them, with every card and file that it can open, beside the words for values (`labels`); what checks the answer to a task that comes before it
    reads more. `answer_keys` are the parts of the answer that it keeps for a task; `summarize_answer` summarizes such an answer where a
    student looks back. A call that is not `interactive` shows a page and takes nothing in. `recorded` are the presses on the tool as
    it opens whose answer depends on that choice alone: a living page answers them before Python is awake.
    """

    function: Callable[..., Any]
    needs: Needs | None = Needs()
    tables: tuple[str, ...] = ()
    answer_keys: tuple[str, ...] = ()
    summarize_answer: Callable[[Reader, dict[str, Any]], AnswerSummary] | None = None
    interactive: bool = True
    recorded: Presses | None = None

    @property
    def name(self) -> str:
        """The name by which a lesson calls it."""
        return self.function.__name__

    @property
    def example(self) -> str:
        """The call as a lesson makes it: the line after `>>>` that ends its docstring; "" where there is none."""
        return (getdoc(self.function) or "").partition(">>>")[2].strip()


@dataclass(frozen=True)
class Tool:
    """A folder of `tools/`, and its public calls."""

    name: str
    calls: tuple[Call, ...]
