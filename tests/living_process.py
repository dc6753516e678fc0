"""A process in which Python is alone, as in a page: without IPython and anywidget.

What draws figures and writes documents is there once it was asked for. It reads lines, {"call": a function of
`whodecides.hosts.session`, "begin_anew" or "fetched", "text": its argument or null} as JSON, and answers each with one line.
"""

import json
import sys
from importlib.machinery import PathFinder

ABSENT = "IPython anywidget comm ipywidgets nbformat".split()  # of a page's Python
sys.modules.update(dict.fromkeys(ABSENT))

from whodecides.answers import open_store  # noqa: E402
from whodecides.hosts import session  # noqa: E402

late, fetched = set(session.FIGURES), []


class WithoutLatePackages(PathFinder):
    """Finds what lies in the folders, but for packages that were not fetched yet."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None if fullname.partition(".")[0] in late else super().find_spec(fullname, path, target)


def fetch():
    late.clear()
    fetched.append("figures")


sys.meta_path[sys.meta_path.index(PathFinder)] = WithoutLatePackages
session.fetch_on_import(fetch)

for line in sys.stdin:
    asked = json.loads(line)
    if asked["call"] == "fetched":
        print(json.dumps(fetched), flush=True)
        continue
    if asked["call"] == "begin_anew":  # as a new student, in a language; what was opened before hears of nothing more
        open_store().path.unlink(missing_ok=True)
        open_store.cache_clear()
        open_store().choose_language(asked["text"])
        print(json.dumps({}), flush=True)
        continue
    call = getattr(session, asked["call"])
    print(call(*([asked["text"]] if asked["text"] is not None else [])), flush=True)
