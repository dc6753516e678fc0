"""Turn the content of a submitted file into answers. Nothing in it is executed."""

from typing import Any

from ..answers import too_many_parts
from ..answers.file_format import read_json, validated_content
from ..errors import KitError, Message, _

NOT_UTF8 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
FILE_KINDS = {  # how files of another kind begin
    b"%PDF": _("a PDF"),
    b"PK\x03\x04": _("an archive or a document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8": _("a picture"),
}
# What to ask of whoever handed in what cannot be read.
ASK_FOR_ANSWERS = _("ask for my-answers.json")
ASK_FOR_ORIGINAL = _("ask for the file as the kit wrote it")
ASK_AGAIN = _("ask for the file again")


def problem_and_request(problem: Message | str, request: str) -> Message:
    """Return the verdict on what cannot be read: the `problem` (a Message or its text), then the message of the `request`."""
    what = problem if isinstance(problem, Message) else Message(problem)
    return Message(_("{problem}; {request}"), problem=what, request=Message(request))


def read_answers(content: bytes) -> tuple[dict[str, Any] | None, str]:
    """Return (answers as from `parse`, verdict as a Message). The verdict is "" where the content could be read.

    `content` is bytes.
    """
    found, problem = _parse_json(content)
    if not found:
        return None, problem
    data, finite = found
    if isinstance(data, dict) and ("cells" in data or "worksheets" in data):
        return None, problem_and_request(_("a notebook, not a file of answers"), ASK_FOR_ANSWERS)
    try:
        kept = validated_content(data, finite)
        for record in kept["answers"].values():
            record.pop("earlier", None)  # the last answer counts, and a class has many
        return kept, ""
    except KitError as error:
        return None, error.message


def _parse_json(content: bytes) -> tuple[tuple[Any, bool] | None, str]:
    """Return (what `read_json` finds in the bytes of a file, ""), or (None, a Message: why they cannot be read)."""
    if not content.strip():
        return None, Message(_("an empty file"))
    for mark, name in NOT_UTF8.items():
        if content.startswith(mark):
            return None, problem_and_request(Message(_("saved as {name}"), name=name), ASK_FOR_ORIGINAL)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, _wrong_format(content)
    if not text.lstrip().startswith("{"):
        return None, problem_and_request(_("not a file of answers"), ASK_FOR_ANSWERS)
    nested = problem_and_request(
        _("nested too deeply, or in too many parts, to be a file of answers"), ASK_FOR_ORIGINAL
    )
    if too_many_parts(text):
        return None, nested
    try:
        return read_json(text), ""
    except RecursionError:
        return None, nested
    except ValueError as error:
        damaged = Message(_("broken off or damaged ({reason})"), reason=error.args[0].split(":")[0])
        return None, problem_and_request(damaged, ASK_AGAIN)


def _wrong_format(content: bytes) -> Message:
    kind = next((kind for start, kind in FILE_KINDS.items() if content.startswith(start)), None)
    if kind:
        return problem_and_request(Message(_("{kind}, not a file of answers"), kind=Message(kind)), ASK_FOR_ANSWERS)
    return problem_and_request(_("not saved as UTF-8"), ASK_FOR_ORIGINAL)
