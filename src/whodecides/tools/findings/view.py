"""What reading around the story finds, and what the story leaves out, as cards."""

from ...i18n import colon, data_word, translator
from ...show.evidence import row_card
from ...story import omissions


def origin_cards(case, language):
    """Return what reading around the story finds, as cards: heading, facts and sources."""
    _ = translator(language)
    return [
        row_card(
            case,
            row[f"question_{language}"],
            [
                [_("What we found"), row[f"finding_{language}"]],
                [_("How sure this is"), data_word(row["certainty"], "origins.certainty", language)],
            ],
            row,
            language,
        )
        for row in case["origins"].to_dict("records")
    ]


def omission_cards(case, language):
    """Return what the story leaves out, as cards: heading, facts and sources."""
    _ = translator(language)
    return [
        row_card(
            case,
            f"{row['id']} · {row[f'paraphrase_{language}']}",
            [[_("What the record says"), row[f"record_{language}"]]],
            row,
            language,
        )
        for row in omissions(case)
    ]


def cards_table(cards, title, language):
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
