"""What reading around the story finds, and what the story leaves out, as cards."""

from collections.abc import Sequence
from typing import Any

from ...article_claims import omissions
from ...case import Reader
from ...i18n import colon, translator
from ...widgets.evidence import row_card
from ...widgets.html import PlainTable


def origin_cards(reader: Reader) -> list[dict[str, Any]]:
    """Return what reading around the story finds, as cards: heading, facts and sources."""
    _ = reader.say
    return [
        row_card(
            reader,
            reader.text(row, "question"),
            [
                [_("What we found"), reader.text(row, "finding")],
                [_("How sure this is"), reader.word(row["certainty"], "origins.certainty")],
            ],
            row,
        )
        for row in reader.case["origins"].to_dict("records")
    ]


def omission_cards(reader: Reader) -> list[dict[str, Any]]:
    """Return what the story leaves out, as cards: heading, facts and sources."""
    _ = reader.say
    return [
        row_card(
            reader,
            f"{row['id']} · {reader.text(row, 'paraphrase')}",
            [[_("What the record says"), reader.text(row, "record")]],
            row,
        )
        for row in omissions(reader.case)
    ]


def cards_table(cards: Sequence[dict[str, Any]], title: str, language: str) -> PlainTable:
    """Return headers, rows and caption of cards as one plain table: a row for each card, with its facts and its sources."""
    _ = translator(language)
    rows = [
        [
            card["heading"],
            " ".join(
                f"{label}{colon(language)}{text}" if number else text
                for number, (label, text, *_tongue) in enumerate(card["facts"])
            ),
            "; ".join(source["text"] for source in card["sources"]),
        ]
        for card in cards
    ]
    return {"headers": [_("Question"), _("What we found"), _("Sources")], "rows": rows, "caption": title}
