"""What the data say in words of ours of whose words a source has: that nobody is named, or how sure it is. The rest are names."""

import re

from ..errors import _
from ..i18n import Translator

NOBODY_NAMED = {
    "unnamed agency": _("unnamed agency"),
    "unnamed member agency": _("unnamed member agency"),
    "unnamed law firm": _("unnamed law firm"),
    "unnamed newspaper": _("unnamed newspaper"),
    "unnamed outlet": _("unnamed outlet"),
    "unnamed press": _("unnamed press"),
    "unnamed press report": _("unnamed press report"),
    "unnamed US news report": _("unnamed US news report"),
    "unnamed writer": _("unnamed writer"),
    "unnamed writers": _("unnamed writers"),
    "paper": _("a paper"),  # "unnamed agency or paper"
    "unknown": _("unknown"),
}
REMARKS = {
    "cited": _("cited"),
    "presumed": _("presumed"),
    "rewritten": _("rewritten"),
    "reworded": _("reworded"),
    "copy": _("copy"),
    "digest": _("digest"),
    "post": _("post"),
    "posts": _("posts"),
    "statement": _("statement"),
    "translation": _("translation"),
    "machine translation": _("machine translation"),
    "machine translation without credit": _("machine translation without credit"),
    "no credit seen": _("no credit seen"),
    "credit not seen": _("no credit seen"),
    "no credit in the archived text": _("no credit in the archived text"),
    "no credit in the text read": _("no credit in the text read"),
}
_PART = re.compile(r"[^;,() ][^;,()]*")  # of what stands in brackets


def origin_in_words(origin: str, _: Translator) -> str:
    """Return whose words a source has as a reader reads it: names as they are, what we say ourselves in their language."""
    names, bracket, remarks = origin.partition(" (")
    said = _(NOBODY_NAMED[names]) if names in NOBODY_NAMED else names
    if names.startswith("unnamed") and " or " in names:
        one, other = (_(NOBODY_NAMED.get(each, each)) for each in names.split(" or ", 1))
        said = _("{one} or {other}").format(one=one, other=other)
    return said + bracket + _PART.sub(lambda part: _(REMARKS[part[0]]) if part[0] in REMARKS else part[0], remarks)
