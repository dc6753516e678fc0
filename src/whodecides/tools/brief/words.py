"""What the tool for the brief says: labels, questions, addressees, sections."""

from functools import cache
from typing import Any

from ...case import Case, Reader
from ...i18n import Translator
from .model import COUNTER_WORDS

PAPERS = ("A4", "Letter")


@cache
def brief_words(reader: Reader) -> dict[str, Any]:
    """Return labels and choices: questions are [id, text, [one side, other side]], sections [id, name, hint]."""
    _ = reader.say
    return {
        "labels": _labels(_),
        "questions": [
            [each["id"], each["text"][reader.language], [each[side][reader.language] for side in ("first", "second")]]
            for each in reader.case.entry("questions")
        ],
        "papers": [[each, each] for each in PAPERS],
        "sides": [["first", _("First side")], ["second", _("Second side")]],
        "addressees": [
            ["committee", _("A committee of parliament")],
            ["editor", _("The editor of a newspaper")],
            ["board", _("The board of a platform company")],
        ],
        "sections": [
            ["opening", _("The question"), _("What is to be decided, and why it matters to this reader. About 40 words.")],
            ["said", _("What was said"), _("Who said what, when and why; cite statements. About 60 words.")],
            ["record", _("What the record shows"), _("Laws, events, actions, promises; cite them. Say what is not established. About 80 words.")],
            ["counter", _("The counter-position"), _("The best reason against you, with evidence; at least {fewest} words. About 50 words.").format(
                fewest=COUNTER_WORDS)],
            ["recommendation", _("My recommendation"), _("What the reader should do, which reasons carry it, and your answer to the counter-position. About 70 words.")],
        ],
    }  # fmt: skip


def example_ids(case: Case, *tables: str) -> str:
    """Return ids that can be cited, one of each of the tables that the case has."""
    return ", ".join(case[each]["id"].iloc[0] for each in tables if each in case.tables and len(case[each]))


def _labels(_: Translator) -> dict[str, str]:
    return {
        "title": "",
        "question": _("Question"),
        "side": _("Side that is argued"),
        "side_note": _("You argue a side; nobody asks which one you hold. Your instructor may assign it."),
        "addressee": _("To"),
        "heading": _("Title"),
        "again": _("Choose again"),
        "saved": _("Each change is stored by itself."),
        "evidence": _("Evidence recognised; with its sources it will stand below your brief"),
        "missing": _("What is still missing"),
        "name": _("Name or pseudonym on the document (not stored)"),
        "paper": _("Paper of the Word document"),
        "word": _("Make the Word document"),
        "plain": _("Make the plain text"),
        "download_docx": _("Download the brief as a Word document (brief.docx)"),
        "download_txt": _("Download the brief as plain text (brief.txt)"),
    }
