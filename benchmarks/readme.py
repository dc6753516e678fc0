"""Write a measurement between its marks in the README, or in another page."""

import re
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def write_between(mark, text, page=README):
    """Replace what stands between `<!-- mark -->` and `<!-- /mark -->` by `text`."""
    written = page.read_text(encoding="utf-8")
    changed = re.sub(
        rf"(<!-- {mark} -->\n).*?(\n?<!-- /{mark} -->)", rf"\g<1>{text}\n<!-- /{mark} -->", written, flags=re.S
    )
    page.write_text(changed, encoding="utf-8")
