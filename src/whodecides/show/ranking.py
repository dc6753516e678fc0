"""The ranking of jurisdictions by likeness to one of them, in words: a tool and a figure show it."""

from collections.abc import Mapping
from typing import Any

from ..case import government_codes
from ..case.reader import Reader
from ..i18n import share
from ..positions import rank, similarities


def ranked(reader: Reader, weights: Mapping[str, float], near: str) -> list[dict[str, Any]]:
    """Return who can be ranked by likeness to `near`, in words: dictionaries with id, rank, name, share and evidence.

    `weights` maps variables to numbers. `evidence` says on how many statements a place rests, and where it is only one.
    """
    _, names = reader.say, reader.names("jurisdictions")
    spoken = government_codes(reader.case).groupby("jurisdiction")["statement"].nunique()
    table = rank(similarities(reader.case), weights, near).dropna(subset="rank")
    return [
        {
            "id": row.jurisdiction,
            "rank": int(row.rank),
            "name": names[row.jurisdiction],
            "share": share(row.similarity, reader.language),
            "weight": share(row.evidence, reader.language),
            "statements": int(spoken[row.jurisdiction]),
            "evidence": _("one statement only")
            if spoken[row.jurisdiction] == 1
            else _("statements: {count}").format(count=spoken[row.jurisdiction]),
        }
        for row in table.itertuples()
    ]
