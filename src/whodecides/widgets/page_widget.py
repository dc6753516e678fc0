"""A widget of a page in which Python runs by itself: its traits travel as plain messages, without Jupyter.

It keeps the part of the contract of widgets in notebooks that the kit's widgets use: traits tagged `sync`, `hold_sync`, `on_msg`, `close`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import traitlets

OPENED = "comm_open"
_ids = count(1)  # in the order of the cells, so that a page and the Python that wakes behind it mean the same
_open: dict[str, "PageWidget"] = {}
_waiting: list[dict[str, Any]] = []  # what was said and not told yet


class PageWidget(traitlets.HasTraits):
    """Traits tagged `sync` are told to the page when they change, and set by what the page tells."""

    def __init__(self) -> None:
        super().__init__()
        self.model_id = f"tool-{next(_ids)}"
        self._listeners: list[Callable[..., None]] = []
        self._held: set[str] | None = None
        self._synced = [name for name, trait in self.traits(sync=True).items()]
        _open[self.model_id] = self
        _say({"type": OPENED, "id": self.model_id, "data": {"state": self.synced_state()}})
        self.observe(self._on_change, self._synced)

    def synced_state(self) -> dict[str, Any]:
        """Return all that the page knows of the widget, but for its script and its styles."""
        return {name: getattr(self, name) for name in self._synced}

    @contextmanager
    def hold_sync(self) -> Iterator[None]:
        """Tell what changes within as one message."""
        if self._held is not None:  # within another one, which tells it all
            yield
            return
        self._held = set()
        try:
            yield
        finally:
            held, self._held = self._held, None
            self._tell(held)

    def on_msg(self, listener: Callable[..., None]) -> None:
        """Call `listener(widget, message, buffers)` with each message that is not about a trait."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Hear no more of the page."""
        _open.pop(self.model_id, None)

    def _repr_mimebundle_(self, **_named: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {}, {}

    def hear(self, data: dict[str, Any]) -> None:
        """Take what the page says, in the words of the wire: an "update" of traits, or a "custom" message."""
        if data["method"] == "custom":
            for listener in self._listeners:
                listener(self, data["content"], [])
        for name, value in data.get("state", {}).items():
            if name in self._synced:
                self.unobserve(self._on_change, [name])
                try:
                    self.set_trait(name, value)
                finally:
                    self.observe(self._on_change, [name])

    def _on_change(self, change: dict[str, Any]) -> None:
        if self._held is not None:
            self._held.add(change["name"])
        else:
            self._tell({change["name"]})

    def _tell(self, names: set[str]) -> None:
        if names:
            _say(said_by(self.model_id, {name: getattr(self, name) for name in names}))


def said_by(model_id: str, state: dict[str, Any]) -> dict[str, Any]:
    """Return the message that traits of a widget have changed."""
    return {"type": "comm_msg", "id": model_id, "data": {"method": "update", "state": state}}


def _say(message: dict[str, Any]) -> None:
    # As text at once: what changes later is told later.
    _waiting.append(json.loads(json.dumps(message, default=lambda each: each.tolist())))


def open_widget(model_id: str) -> PageWidget | None:
    """Return the widget that the page calls `model_id`; None where it is closed."""
    return _open.get(model_id)


def pending_messages() -> list[dict[str, Any]]:
    """Return what was said and not told yet: [{"type", "id", "data"}, …]."""
    said = _waiting.copy()
    _waiting.clear()
    return said
