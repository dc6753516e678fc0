"""Whether the length of an option gives away that it is the right one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..answers import Task
from ..i18n import localized_percent

MOST_LONGEST = 0.4  # of the choices; where more of the right options are the longest, length gives them away
MOST_LONGER = 1.5  # times the longest wrong option; a single right option beyond that stands out


def check_option_lengths(tasks: Iterable[Task]) -> list[str]:
    """Return a sentence where length gives right options away: one by itself, or too many of the choices among `tasks`.

    The share is that of all tasks together: a lesson has one to three choices, too few for a share of its own.
    """
    choices = [task for task in tasks if task.kind == "choice"]
    standing_out = [task.id for task in choices if _length_ratio(task.options) > MOST_LONGER]
    telling = [task.id for task in choices if _length_ratio(task.options) > 1]
    problems = [
        f"The right option of {', '.join(standing_out)} is longer by half than each wrong one: bring them to like lengths."
    ] * bool(standing_out)
    if len(telling) > MOST_LONGEST * len(choices):
        problems.append(
            f"In {len(telling)} of {len(choices)} choices the right option is the longest ({', '.join(telling)}): "
            f"shorten it or lengthen a wrong one, so that it is so in at most {localized_percent(MOST_LONGEST, 'en')}."
        )
    return problems


def _length_ratio(options: Sequence[Mapping[str, Any]]) -> float:
    """Return how many times as long as the longest wrong option the right one is."""
    right, wrong = (
        max(len(each["text"]) for each in options if bool(each.get("right")) == is_right) for is_right in (True, False)
    )
    return right / wrong
