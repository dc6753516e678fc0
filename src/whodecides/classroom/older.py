"""Classes of older kits, whose answers do not say which variant was shown.

Their bundle held a seed, and for each pseudonym its place on the class list under a digest. With it and the pseudonym
that a file of answers carries it is known what the form drew.
"""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ..answers import CLASS_FILE, digest
from ..errors import KitError, Words, _


@dataclass(frozen=True)
class OlderClass:
    """`seed`: any text; `places`: {digest of a pseudonym: place on the list}."""

    seed: str
    places: dict

    def number(self, task_id: str, pseudonym: str) -> int:
        """Return the number of the variant of `task_id` that the form drew under a pseudonym, which may be empty."""
        name = self._digest(pseudonym)
        return self.places.get(name, int(name, 16)) + int(self._digest(task_id), 16)

    def _digest(self, text):
        return digest(self.seed, " ".join(text.split()).casefold())


def read_older_class(path: Path) -> OlderClass:
    """Return the OlderClass of a bundle (ZIP) that was given out with an older kit. Raises KitError where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            kept = json.loads(archive.read(f"whodecides/{CLASS_FILE}"))
        return OlderClass(str(kept["seed"]), {str(name): int(place) for name, place in kept["places"].items()})
    except FileNotFoundError:
        raise KitError(Words(_("There is no bundle '{path}': check its name."), path=path)) from None
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError):
        wrong = _(
            "'{path}' is not the bundle of an older kit: leave --older-bundle out where the answers come from this one."
        )
        raise KitError(Words(wrong, path=path)) from None
