"""The strongest case for each answer to a question, side by side."""

from ...errors import KitError, Words, _, nearest
from ...i18n import translator


def arguments_view(reader, question):
    """Return the arguments on `question`: language, title, sources_title and columns, each {title, text, sources}.

    Raises KitError for an unknown question.
    """
    rows = reader.case["arguments"]
    if question not in set(rows["question"]):
        wrong = _("There are no arguments on '{name}'. {nearest}")
        raise KitError(Words(wrong, name=question, nearest=nearest(question, rows["question"])))
    return {
        "language": reader.language,
        **_titles(question, reader.language),
        "columns": [
            {
                "title": reader.text(row, "title"),
                "text": reader.text(row, "text"),
                "sources": reader.links(row),
            }
            for row in rows[rows["question"] == question].to_dict("records")
        ],
    }


def _titles(question, language):
    _ = translator(language)
    titles = {"suspension": _("Was the suspension right?"), "decider": _("Who should decide?")}
    return {"title": titles[question], "sources_title": _("Sources")}
