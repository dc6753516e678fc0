"""Packages whose files a page fetches only when something imports them: a cell that draws, a tool that writes a document."""

import importlib
import sys
from collections.abc import Callable, Collection, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

from ..errors import KitError
from ..i18n import _


class LatePackages(MetaPathFinder):
    """Asked for one of `names` that nothing else finds, call `fetch`, which brings the files of all of them, and look again.

    As the import waits, nothing of a cell runs twice. Raises KitError where the files cannot be had, and asks again when
    something imports them again.
    """

    def __init__(self, names: Collection[str], fetch: Callable[[], object]) -> None:
        self._names, self._fetch = names, fetch

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a package is found once its files are there; None for one that is not ours."""
        if fullname not in self._names:
            return None
        try:
            self._fetch()
        except Exception as error:  # of the page, as JavaScript says it
            raise KitError(
                _("What draws figures and writes documents did not load: try again on a better line.")
            ) from error
        sys.meta_path.remove(self)
        importlib.invalidate_caches()
        return find_spec(fullname)
