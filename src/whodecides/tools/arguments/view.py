"""The strongest case for each answer to a question, side by side."""

from typing import Any

from ...case import Reader
from ...errors import KitError, Message, suggest_names
from ...i18n import sort_key
from ...widgets.evidence import record_links


def arguments_view(reader: Reader, question: str) -> dict[str, Any]:
    """Return the arguments on `question`: language, titles and columns, each {title, text, sources, records}.

    The columns go by the letters of their titles, and the page says so: no answer is first because somebody put it there.
    Raises KitError for an unknown question.
    """
    _, rows = reader.say, reader.case["arguments"]
    if question not in set(rows["question"]):
        wrong = _("There are no arguments on '{name}'. {nearest}")
        raise KitError(Message(wrong, name=question, nearest=suggest_names(question, rows["question"])))
    columns = [
        {
            "title": reader.text(row, "title"),
            "text": reader.text(row, "text"),
            "sources": reader.links(row),
            "records": record_links(reader, row["evidence"].split(";")),
        }
        for row in rows[rows["question"] == question].to_dict("records")
    ]
    return {
        "language": reader.language,
        "title": reader.word(question, "arguments.question"),
        "order": _("In alphabetical order"),
        "sources_title": _("Sources"),
        "records_title": _("What the text rests on"),
        "columns": sorted(columns, key=lambda each: sort_key(each["title"])),
    }
