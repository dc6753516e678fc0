"""Turn the content of a submitted file into answers. Nothing in it is executed."""

from typing import Any

from ..answers import too_many_parts
from ..answers.file import kept_in, read_json
from ..errors import KitError, Words, _

NOT_UTF8 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
KINDS = {  # how files of another kind begin
    b"%PDF": _("a PDF"),
    b"PK\x03\x04": _("an archive or a document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8": _("a picture"),
}
# What to ask of whoever handed in what cannot be read.
THE_ANSWERS = _("ask for my-answers.json")
AS_WRITTEN = _("ask for the file as the kit wrote it")
AGAIN = _("ask for the file again")


def asking(problem: Words | str, request: str) -> Words:
    """Return the verdict on what cannot be read: the `problem` (Words or a message), then the message of the `request`."""
    what = problem if isinstance(problem, Words) else Words(problem)
    return Words(_("{problem}; {request}"), problem=what, request=Words(request))


def read_answers(content: bytes) -> tuple[dict[str, Any] | None, str]:
    """Return (answers as from `parse`, verdict as Words). The verdict is "" where the content could be read.

    `content` is bytes.
    """
    found, problem = _json_in(content)
    if not found:
        return None, problem
    data, finite = found
    if isinstance(data, dict) and ("cells" in data or "worksheets" in data):
        return None, asking(_("a notebook, not a file of answers"), THE_ANSWERS)
    try:
        kept = kept_in(data, finite)
        for record in kept["answers"].values():
            record.pop("earlier", None)  # the last answer counts, and a class has many
        return kept, ""
    except KitError as error:
        return None, error.words


def _json_in(content: bytes) -> tuple[tuple[Any, bool] | None, str]:
    """Return (what `read_json` finds in the bytes of a file, ""), or (None, Words: why they cannot be read)."""
    if not content.strip():
        return None, Words(_("an empty file"))
    for mark, name in NOT_UTF8.items():
        if content.startswith(mark):
            return None, asking(Words(_("saved as {name}"), name=name), AS_WRITTEN)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, _foreign(content)
    if not text.lstrip().startswith("{"):
        return None, asking(_("not a file of answers"), THE_ANSWERS)
    nested = asking(_("nested too deeply, or in too many parts, to be a file of answers"), AS_WRITTEN)
    if too_many_parts(text):
        return None, nested
    try:
        return read_json(text), ""
    except RecursionError:
        return None, nested
    except ValueError as error:
        damaged = Words(_("broken off or damaged ({reason})"), reason=error.args[0].split(":")[0])
        return None, asking(damaged, AGAIN)


def _foreign(content: bytes) -> Words:
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind:
        return asking(Words(_("{kind}, not a file of answers"), kind=Words(kind)), THE_ANSWERS)
    return asking(_("not saved as UTF-8"), AS_WRITTEN)
