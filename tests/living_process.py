"""A process in which Python is alone, as in a page: without IPython, anywidget and what draws figures or documents.

It reads lines, {"call": a function of `whodecides.hosts.session`, "text": its argument or null} as JSON, and answers each with one line.
"""

import json
import sys

ABSENT = "IPython anywidget comm docx ipywidgets matplotlib nbformat lxml".split()  # of a page's Python
sys.modules.update(dict.fromkeys(ABSENT))

from whodecides.hosts import session  # noqa: E402

for line in sys.stdin:
    asked = json.loads(line)
    call = getattr(session, asked["call"])
    print(call(*([asked["text"]] if asked["text"] is not None else [])), flush=True)
