"""What is said of the file of answers, how one that was chosen arrives, and what stands on a document made of it."""

import base64
import re
from collections.abc import Iterable
from typing import Any

from ..answers.file_format import MOST_BYTES, NO_ANSWERS, TOO_LARGE
from ..answers.merging import MergeReport
from ..errors import KitError
from ..i18n import translator


def file_field_settings(language: str) -> dict[str, Any]:
    """Return what a field for files of answers must know (see files.js): how large they may be in all, and what is said."""
    _ = translator(language)
    return {
        "most": MOST_BYTES,
        "large": _(TOO_LARGE),
        "many": _("These files are too large together to hold answers of this kit: choose fewer at a time."),
    }


def decoded_file_text(data: str) -> str:
    """Return the text of a file that a field for files sent in base64. Raises KitError where it is none."""
    try:
        return base64.b64decode(data, validate=True).decode()
    except ValueError:
        raise KitError(NO_ANSWERS) from None


def unreadable_files_text(names: Iterable[str], language: str) -> str:
    """Return the sentence that names files which could not be read."""
    _ = translator(language)
    return _("A file of answers could not be read and was set aside, unchanged: {names}.").format(
        names=", ".join(names)
    )


def rewritten_file_text(name: str, count: int, language: str) -> str:
    """Return the sentence that says that the file `name` had gone and was written anew with so many answers."""
    _ = translator(language)
    return _(
        "The file {name} was moved or deleted while this lesson was open. It was written anew with all that it held; "
        "answers in it: {count}."
    ).format(name=name, count=count)


def restored_text(done: MergeReport, language: str, then: str) -> str:
    """Return what was done with the answers of a file, and after the first sentence `then`, what to do to see them."""
    _ = translator(language)
    sentences = [_("Restored. Answers taken in from the file: {count}.").format(count=len(done.taken))]
    if done.taken and then:
        sentences.append(then)
    if done.replaced:
        sentences.append(
            _("The file's answer is the later one in: {tasks}. Yours is kept under “Earlier answers”.").format(
                tasks=", ".join(done.replaced)
            )
        )
    if done.left:
        sentences.append(
            _(
                "The answer that is here is the later one, by the computers' clocks, and stays in: {tasks}. The file's "
                "one is kept under “Earlier answers”: bring it back there if it is the one that you want."
            ).format(tasks=", ".join(done.left))
        )
    if done.doubtful:
        sentences.append(
            _(
                "The clock was ahead when the file was written, so your own answer stays in: {tasks}. The file's one "
                "is kept under “Earlier answers”."
            ).format(tasks=", ".join(done.doubtful))
        )
    return " ".join(sentences)


LONGEST_NAME = 60  # characters


def one_line_name(text: object) -> str:
    """Return what somebody gave as a name in one short line, "" for nothing."""
    return " ".join(str(text or "").split())[:LONGEST_NAME]


def day_of_storing(at: str) -> str:
    """Return the day of a time that the file of answers gives, "" where it gives none."""
    found = re.match(r"\d{4}-\d\d-\d\d", at)
    return found[0] if found else ""
