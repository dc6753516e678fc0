"""How much one person, one address or one guess may ask of a room."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

MOVES_A_SECOND, MOVES_AT_ONCE = 4.0, 12.0  # of one person, over all their connections
REFUSALS_UNTIL_CLOSED = 200
WRONG_A_SECOND, WRONG_AT_ONCE = 0.5, 10.0  # codes of one address; the right one is always taken
LONGEST_WAIT = 5.0  # seconds until a wrong code is answered
MOST_CONNECTIONS = 1200
MOST_PAGES = 100  # that are made as a room ends: each goes through a whole game
MOST_FORGOTTEN = 4096  # budgets that are kept; full ones are dropped first


@dataclass
class Budgets:
    """For each key so many at once, and so many a second after that. `now` says the seconds of a clock that never turns back."""

    a_second: float
    at_once: float
    now: Callable[[], float]
    _left: dict[Hashable, tuple[float, float]] = field(default_factory=dict)

    def take(self, key: Hashable) -> float:
        """Take one; return 0 where there was one left, else the seconds until there would be."""
        left, at = self._left.get(key, (self.at_once, self.now()))
        left = min(self.at_once, left + (self.now() - at) * self.a_second)
        enough = left >= 1
        self._left[key] = (left - enough, self.now())
        if len(self._left) > MOST_FORGOTTEN:
            self._forget()
        return 0 if enough else (1 - left) / self.a_second

    def _forget(self) -> None:
        now = self.now()
        full = [key for key, (left, at) in self._left.items() if left + (now - at) * self.a_second >= self.at_once]
        for key in full or list(self._left)[: MOST_FORGOTTEN // 2]:
            del self._left[key]
