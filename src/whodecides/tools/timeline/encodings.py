"""The sign of an entry in the picture, and the lane in which it stands."""

from functools import cache

from ...case import Case, Reader
from .model import Entry, table_records

# What a company did, as one of few signs. A suspension and a lock look alike: to tell them apart one opens the card.
ACTION_ENCODINGS = {
    "suspension": "shut",
    "lock": "shut",
    "removal": "removed",
    "payment or hosting withdrawn": "service",
    "label": "rule",
    "feature limit": "rule",
    "policy change": "rule",
}
WORDS, OTHER = "words", "other"  # somebody spoke; whatever is neither this nor one of the acts
ENCODINGS = (*dict.fromkeys(ACTION_ENCODINGS.values()), WORDS, OTHER)
LANES = 4  # acts of companies, statements of governments, of others, all other events
LANE_OF_KIND = {"platform action": 0, "government statement": 1, "other statement": 2, "reported statement": 2}


def lane(entry: Entry) -> int:
    """Return the lane of an entry, from 0."""
    return LANE_OF_KIND.get(entry.kind, LANES - 1)


def entry_encoding(case: Case, entry: Entry) -> str:
    """Return the sign of an entry, one of ENCODINGS."""
    return (ACTION_ENCODINGS.get(_actions(case).get(entry.id, ""), OTHER), WORDS, WORDS, OTHER)[lane(entry)]


@cache
def _actions(case: Case) -> dict[str, str]:
    return {row["id"]: row["action"] for row in table_records(case, "platform_actions")}


def encoding_words(reader: Reader) -> dict[str, str]:
    """Return what each sign means, in words."""
    _ = reader.say
    return {
        "shut": _("account shut or locked"),
        "removed": _("posts or groups removed"),
        "service": _("payment or hosting withdrawn"),
        "rule": _("label, limit or new rule"),
        "words": _("statement"),
        "other": _("other event"),
    }


def lane_words(reader: Reader) -> list[str]:
    """Return the names of the lanes, in order."""
    _ = reader.say
    return [
        _("What companies did"),
        _("What governments said"),
        _("What others said"),
        _("Politics, laws, courts"),
    ]
