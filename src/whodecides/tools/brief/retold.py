"""The brief told again."""

from typing import Any

from ...case import Reader
from ...show.tool import Retold
from .model import section_text
from .view import brief_content, chosen_text


def retold(reader: Reader, answer: dict[str, Any]) -> Retold:
    """Return the question and the side that was argued, and the recommendation."""
    content = brief_content(reader.case, answer)
    title = " ".join(content["title"].split())
    said = " · ".join(each for each in (title, chosen_text(reader, content)) if each)
    return {"said": said, "words": section_text(content, "recommendation"), "record": ""}
