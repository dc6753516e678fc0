"""What stands in a file of answers: written, and read from whatever is handed in as one."""

import json
import math
import re
import unicodedata
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ..case import TASK_ID
from ..errors import KitError, Message
from ..i18n import LANGUAGES, _

Record = dict[str, Any]  # of one task; see `Store`
FileContent = dict[str, Any]  # what `Store.read` returns

FORMAT, VERSION = "whodecides-answers", 3
MOST_BYTES = 6_000_000  # a thousand times a class's usual file; kits up to version 0.1 stored one answer of 5 MB
MOST_BYTES_OF_ONE = 100_000  # of an answer; the longest text that a task asks for has some ten thousand
LONGEST_TYPED = 400  # characters of a pseudonym as it comes, with letters in pieces and spaces around it
PSEUDONYM = re.compile(r"[\w][\w .-]{0,39}")
DRAW = re.compile(r"[0-9a-f]{8}")
MOST_PARTS = 60_000  # of a file: entries of lists and tables; a usual one has some hundred
MOST_PARTS_OF_ONE = 5_000  # of an answer
DEEPEST = 50  # lists and tables within each other in an answer; what the tools store has five at most
RECORD_DEPTH = 3  # the record and, where another answer replaced it, the list of earlier ones and its own record there
NESTED = (dict, list)
DEEPEST_FILE = 300  # in a file that is written again; what is nested more deeply can be read, and not written
LONGEST_WORD = 100  # characters of a version
# A text in JSON, or what begins a part. Nothing found is given back, so that looking takes one pass over whatever comes.
QUOTED_OR_PART = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{,]', re.S)
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")  # perhaps half a character, which no file can hold
NO_ANSWERS = _("This file does not hold answers of this kit: choose the file my-answers.json that you saved.")
TOO_LARGE = _("This file is too large to hold answers of this kit: choose the file my-answers.json.")


def as_json_data(answer: Any) -> Any:
    """Return an answer as the file can hold it: numbers of pandas become plain ones.

    Raises KitError for anything else, and for what is too long or nested too deeply to be an answer.
    """
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False, default=lambda each: each.tolist())
        content = text.encode("utf-8", "replace")
        if len(content) > MOST_BYTES_OF_ONE or too_many_parts(text, MOST_PARTS_OF_ONE):
            raise KitError(_("This answer is too long to be stored: shorten it, then store it again."))
        data = json.loads(content)
        if is_deeper(data, DEEPEST):
            raise RecursionError
    except RecursionError:
        deep = _("This answer cannot be stored: it is nested too deeply. Write at most {most} lists within each other.")
        raise KitError(Message(deep, most=DEEPEST)) from None
    except KitError:
        raise
    except (TypeError, ValueError, AttributeError):
        raise KitError(
            _("This answer cannot be stored: write a number, a text, a list or a dictionary of these.")
        ) from None
    return data


def parse(text: str) -> FileContent:
    """Read the text of a file of answers. Raises KitError, in one sentence.

    What cannot be read in it stands under "unread", by id; the rest is read. What an earlier version of the file did not
    hold, such as the variant of an answer, is missing here, too.
    """
    if too_many_parts(text):
        raise KitError(NO_ANSWERS)
    try:
        data, finite = read_json(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise KitError(NO_ANSWERS) from None
    return validated_content(data, finite)


def read_json(text: str) -> tuple[Any, bool]:
    """Return what a text of JSON holds, and whether all its numbers are numbers: Python also reads NaN and 1e999.

    Raises ValueError where it is no JSON, RecursionError where it is nested too deeply to be read.
    """
    strange = []

    def number(written: str) -> float:
        value = float(written)
        if not math.isfinite(value):
            strange.append(written)
        return value

    data = json.loads(text, parse_float=number, parse_constant=number)
    if SURROGATE.search(text):
        data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    return data, not strange


def validated_content(data: Any, finite: bool) -> FileContent:
    """Return what `parse` does, of a file of which `read_json` gave `data` and `finite`. Raises KitError, in one sentence."""
    wrong = KitError(NO_ANSWERS)
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("answers"), dict):
        raise wrong
    if not _is_integer(data.get("version")) or data["version"] < 1:
        raise wrong
    if data["version"] > VERSION:
        raise KitError(_("This file comes from a newer version of the kit: open it with that version."))
    texts = {
        key: data[key] if isinstance(data.get(key), str) else "" for key in ("language", "pseudonym", "data", "draw")
    }
    pseudonym = as_pseudonym(texts["pseudonym"])
    nested = is_deeper(data, DEEPEST + RECORD_DEPTH)  # then each record is looked at
    # What an earlier start of the kit could not read is read now, unless it was answered anew.
    answers, aside = {}, dict_or_empty(data.get("unread"))
    unread = {task_id: record for task_id, record in aside.items() if task_id in data["answers"]}
    for task_id, record in (aside | data["answers"]).items():
        shallow = not nested or not is_deeper(record, DEEPEST + RECORD_DEPTH)
        if TASK_ID.fullmatch(task_id) and shallow and _is_record(record) and (finite or _is_finite(record)):
            answers[task_id] = {
                name: part for name, part in record.items() if OPTIONAL_FIELDS.get(name, _accept_any)(part)
            }
        else:
            unread[task_id] = record
    return {
        "language": texts["language"] if texts["language"] in LANGUAGES else "en",
        "pseudonym": pseudonym or "",
        "draw": texts["draw"] if DRAW.fullmatch(texts["draw"]) else "",
        "data": texts["data"][:LONGEST_WORD],
        "answers": answers,
        "unread": unread,
    }


def parse_for_rewrite(text: str) -> FileContent:
    """Read the text of an answers file that is to be written again, as `parse` does.

    Raises KitError also where it is nested too deeply for that.
    """
    kept = parse(text)
    if is_deeper(kept["unread"], DEEPEST_FILE):
        raise KitError(
            _("This file is nested too deeply to hold answers: choose the file my-answers.json that you saved.")
        )
    return kept


def as_pseudonym(text: str) -> str | None:
    """Return a text as a pseudonym, "" for none; None where it is not a plain short name."""
    short = unicodedata.normalize("NFC", text[:LONGEST_TYPED].strip())  # bounded first: a few letters can become many
    return short if len(text) <= LONGEST_TYPED and (not short or PSEUDONYM.fullmatch(short)) else None


def dict_or_empty(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def too_many_parts(text: str, most: int = MOST_PARTS) -> bool:
    """Say, before a text of JSON is read, whether it holds more lists, tables and entries than any file of the kit.

    Memory grows with these, not with the length of the text: an empty list takes two characters and thirty times the bytes.
    """
    if sum(map(text.count, "[{,")) <= most:
        return False
    parts = (each for each in QUOTED_OR_PART.finditer(text) if each[0] in "[{,")
    return next(islice(parts, most, None), None) is not None


def is_deeper(data: Any, most: int) -> bool:
    """Say whether more than `most` lists and tables stand within each other in a parsed part of JSON."""
    level = [data] if isinstance(data, NESTED) else []
    for _level in range(most):
        if not level:
            return False
        inner = chain.from_iterable(part.values() if isinstance(part, dict) else part for part in level)
        level = [each for each in inner if isinstance(each, NESTED)]
    return bool(level)


def _is_record(record: Any) -> bool:
    return (
        isinstance(record, dict)
        and isinstance(record.get("at"), str)
        and _is_integer(record.get("tries"))
        and "answer" in record
    )


def _is_integer(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _is_text(part: Any) -> bool:
    return isinstance(part, str)


def _accept_any(_part: Any) -> bool:
    return True


# Parts of a record that may be missing, and whether one is as it should be; else it counts as missing.
OPTIONAL_FIELDS: dict[str, Callable[[Any], bool]] = {
    "variant": _is_text,
    "revision": lambda part: _is_integer(part) and part > 0,
    "class": _is_text,
    "data": _is_text,
    "code": _is_text,
    "earlier": lambda part: isinstance(part, list),
}


def _is_finite(record: Any) -> bool:
    """Say whether all numbers in a parsed part of JSON are numbers, however deep they stand."""
    parts = [record]
    while parts:
        part = parts.pop()
        if isinstance(part, float) and not math.isfinite(part):
            return False
        parts += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return True


def empty_content(language: str) -> FileContent:
    return {"language": language, "pseudonym": "", "draw": "", "data": "", "answers": {}, "unread": {}}


def observed_state(kept: FileContent) -> dict[str, Any]:
    """Return what a store's listeners hear of, by name. Of the language they hear apart: a page that speaks it says so."""
    return {"pseudonym": kept["pseudonym"], **kept["answers"]}


def largest_record(kept: FileContent) -> str:
    """Return the id of the task whose record takes most room in a file."""
    records = kept["answers"] | kept["unread"]
    return max(records, key=lambda each: len(json.dumps(records[each])), default="")


def read_bounded_text(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise KitError(TOO_LARGE)
    return path.read_text(encoding="utf-8")


def dump(kept: FileContent) -> str:
    return json.dumps({"format": FORMAT, "version": VERSION, **kept}, ensure_ascii=False, indent=1) + "\n"
