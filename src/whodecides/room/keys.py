"""Who may do what in a room: secrets that are made once in its folder, and tokens that are signed with one of them."""

import hmac
import json
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

NAME = "keys.json"
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowel, so that no word comes out
CODE_LENGTH = 5


@dataclass(frozen=True)
class Keys:
    """The secrets of a room: `code` is typed, `join` stands in the QR, `wall` and `console` open these screens."""

    code: str
    join: str
    wall: str
    console: str
    signing: str

    def token(self, person: int, epoch: int) -> str:
        """Return what shows that somebody is this person; one of an earlier epoch counts no more."""
        said = f"{person}.{epoch}"
        return f"{said}.{self._sign(said)}"

    def read_token(self, token: str) -> tuple[int, int] | None:
        """Return (person, epoch) of a token that was signed here, else None."""
        said, _dot, signed = token.rpartition(".")
        if not _same(signed, self._sign(said)):
            return None
        person, _dot, epoch = said.partition(".")
        return int(person), int(epoch)

    def _sign(self, said: str) -> str:
        return hmac.new(self.signing.encode(), said.encode(), sha256).hexdigest()[:32]

    def lets_in(self, key: str, code: str) -> bool:
        """Say whether one of the two ways into the room is right: the long key, or the typed code."""
        return _same(key, self.join) or _same("".join(code.split()).upper(), self.code)

    def opens_wall(self, key: str) -> bool:
        return _same(key, self.wall)

    def opens_console(self, key: str) -> bool:
        return _same(key, self.console)


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())


def keys_of(folder: Path) -> Keys:
    """Return the keys of a folder, which are made where there are none. Raises OSError, ValueError."""
    path = folder / NAME
    if path.exists():
        return Keys(**json.loads(path.read_text(encoding="utf-8")))
    keys = Keys(
        "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH)),
        *(secrets.token_urlsafe(24) for _key in range(4)),
    )
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(keys.__dict__, file)
    return keys
