"""Which variant of a task a student gets, so that neighbours on the class list get different ones.

The bundle of a class holds `exercises/class.json`: a seed, and for each pseudonym its place on the list, under a digest
instead of the name. Without it (somebody who learns alone) everybody gets the first variant.
"""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache

from ..case import find_root
from ..errors import KitError

CLASS_FILE = "exercises/class.json"


@dataclass(frozen=True)
class Draw:
    """`seed`: any text, empty where there is no class; `places`: {digest of a pseudonym: place on the list}."""

    seed: str = ""
    places: dict = field(default_factory=dict)

    def number(self, task_id, pseudonym):
        """Return the number of the variant of `task_id` for a student: the next on the list has the next number."""
        if not self.seed:
            return 0
        name = digest(self.seed, pseudonym)
        place = self.places.get(name, int(name, 16))
        return place + int(digest(self.seed, task_id), 16)


def draw_for(seed, pseudonyms):
    """Return the Draw of a class from its seed and its pseudonyms in the order of the list."""
    return Draw(seed, {digest(seed, each): place for place, each in enumerate(pseudonyms)})


def digest(seed, text):
    """Return twelve hexadecimal digits that depend on the seed and on a name, in whatever case it is typed."""
    return hashlib.sha256(f"{seed}\n{' '.join(text.split()).casefold()}".encode()).hexdigest()[:12]


@cache
def class_draw():
    """Return the Draw of this copy of the kit. Raises KitError where its file is damaged."""
    path = find_root() / CLASS_FILE
    if not path.is_file():
        return Draw()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Draw(str(kept["seed"]), {str(name): int(place) for name, place in kept["places"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KitError(f"{CLASS_FILE} is damaged: ask your instructor for the kit of your class again.") from None
