"""What became of each submitted file. Where the kit itself fails at one, that is told, and the others go on."""

import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..errors import SEMICOLON, Message, _, join_messages

Made = TypeVar("Made")


@dataclass
class Verdict:
    """What became of one submitted file: `message`, Words, is what was done with it, or a clause that says why nothing was.

    `needs_person` says whether somebody has to look, `failed` whether the kit did not do with it what it should have done.
    """

    file: str
    student: str
    message: str
    needs_person: bool = False
    failed: bool = False

    def add(self, clause: Message) -> None:
        """Note what a person has to look at, beside what is said already."""
        messages = [self.message] if isinstance(self.message, Message) else []
        self.message, self.needs_person = join_messages([*messages, clause], SEMICOLON), True


def describe_failure(error: Exception) -> Message:
    """Return where the kit failed: the kind of the error and the line, for whoever mends it, and nothing of the student's."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    message = _("{file}, line {line}: {error}")
    return Message(message, error=type(error).__name__, file=Path(where.filename).name, line=where.lineno)


KIT_FAILED = _("the kit failed at it ({failure}): judge it by hand, take it out, and report the failure")
PAGE_FAILED = _(
    "the kit failed at its page ({failure}): the marks stand, so write to the student, and report the failure"
)


def attempt(
    verdicts: Collection[Verdict], make: Callable[..., Made], *arguments: Any, clause: str = KIT_FAILED
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
            if clause == KIT_FAILED and not each.needs_person:
                each.message = ""  # it was said to be done
            each.add(Message(clause, failure=describe_failure(error)))
            each.failed = True
        return None
