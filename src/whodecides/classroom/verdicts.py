"""What became of each submitted file. Where the kit itself fails at one, that is told, and the others go on."""

import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..errors import CLAUSES, Words, _, listed

Made = TypeVar("Made")


@dataclass
class Verdict:
    """What became of one submitted file: `said`, Words, is what was done with it, or a clause that says why nothing was.

    `person` says whether somebody has to look, `failed` whether the kit did not do with it what it should have done.
    """

    file: str
    student: str
    said: str
    person: bool = False
    failed: bool = False

    def add(self, clause: Words) -> None:
        """Note what a person has to look at, beside what is said already."""
        before = [self.said] if isinstance(self.said, Words) else []
        self.said, self.person = listed([*before, clause], CLAUSES), True


def failure(error: Exception) -> Words:
    """Return where the kit failed: the kind of the error and the line, for whoever mends it, and nothing of the student's."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    failed = _("{file}, line {line}: {error}")
    return Words(failed, error=type(error).__name__, file=Path(where.filename).name, line=where.lineno)


NOT_DONE = _("the kit failed at it ({failure}): judge it by hand, take it out, and report the failure")
NO_PAGE = _("the kit failed at its page ({failure}): the marks stand, so write to the student, and report the failure")


def attempt(
    verdicts: Collection[Verdict], make: Callable[..., Made], *arguments: Any, clause: str = NOT_DONE
) -> Made | None:
    """Return what `make` makes of one student's work; None where the kit fails at it, which the `verdicts` on it then say.

    No error of one student may keep the others from their marks. What the disk refuses concerns all, and is raised.
    `clause` is the message that is said.
    """
    try:
        return make(*arguments)
    except OSError:
        raise
    except Exception as error:
        for each in verdicts:
            if clause == NOT_DONE and not each.person:
                each.said = ""  # it was said to be done
            each.add(Words(clause, failure=failure(error)))
            each.failed = True
        return None
