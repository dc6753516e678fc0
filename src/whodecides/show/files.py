"""What is said of the file of answers, and what stands on a document that is made of it."""

import re
from collections.abc import Iterable

from ..i18n import translator


def told_of_damage(names: Iterable[str], language: str) -> str:
    """Return the sentence that names files which could not be read."""
    _ = translator(language)
    return _("A file of answers could not be read and was set aside, unchanged: {names}.").format(
        names=", ".join(names)
    )


def told_of_revival(name: str, count: int, language: str) -> str:
    """Return the sentence that says that the file `name` had gone and was written anew with so many answers."""
    _ = translator(language)
    return _(
        "The file {name} was moved or deleted while this lesson was open. It was written anew with all that it held; "
        "answers in it: {count}."
    ).format(name=name, count=count)


LONGEST_NAME = 60  # characters


def short_name(text: object) -> str:
    """Return what somebody gave as a name in one short line, "" for nothing."""
    return " ".join(str(text or "").split())[:LONGEST_NAME]


def written_on(at: str) -> str:
    """Return the day of a time that the file of answers gives, "" where it gives none."""
    found = re.match(r"\d{4}-\d\d-\d\d", at)
    return found[0] if found else ""
