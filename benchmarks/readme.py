"""Write a measurement between its marks in the README."""

import re
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def write_between(mark, text):
    """Replace what stands between `<!-- mark -->` and `<!-- /mark -->` by `text`."""
    page = README.read_text(encoding="utf-8")
    changed = re.sub(
        rf"(<!-- {mark} -->\n).*?(\n?<!-- /{mark} -->)", rf"\g<1>{text}\n<!-- /{mark} -->", page, flags=re.S
    )
    README.write_text(changed, encoding="utf-8")
