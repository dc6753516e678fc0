"""Packages whose files a page fetches only when something imports them: a cell that draws, a tool that writes a document."""

import importlib
from collections.abc import Callable, Collection, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

from ..errors import KitError, Message
from ..i18n import _


class LatePackages(MetaPathFinder):
    """Asked for one of `names` that nothing else finds, call `fetch`, which brings the files of all of them, and look again.

    As the import waits, nothing of a cell runs twice. Raises KitError where the files cannot be had, and asks again when
    something imports them again; and where a package is not among them.
    """

    def __init__(self, names: Collection[str], fetch: Callable[[], object]) -> None:
        self._names, self._fetch, self._is_fetched, self._is_looking = names, fetch, False, False

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a package is found once its files are there; None for one that is not ours."""
        if fullname not in self._names or self._is_looking:
            return None
        if not self._is_fetched:
            self._fetch_files()
        self._is_looking = True
        try:
            found = find_spec(fullname)
        finally:
            self._is_looking = False
        if not found:
            raise KitError(Message(_("This page cannot do that: it was made without {name}."), name=fullname))
        return found

    def _fetch_files(self) -> None:
        try:
            self._fetch()
        except Exception as error:  # of the page, as JavaScript says it
            wrong = _("What draws figures and writes documents did not load: try again on a better line.")
            raise KitError(wrong) from error
        self._is_fetched = True
        importlib.invalidate_caches()
