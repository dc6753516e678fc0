"""Write a measurement between its marks in the README, or in another page."""

import re
import sys
from collections.abc import Collection
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def report_measurement(mark: str, said: str, broken: Collection[str]) -> None:
    """Print a measurement below the one that the README quotes, and write it there where the command says --write.

    `broken` are sentences on promises that do not hold: the command then ends with them, and writes nothing.
    """
    print(f"In the README: {text_between(mark)}\nNow: {said}")
    if broken:
        sys.exit(" ".join(broken))
    if "--write" in sys.argv:
        write_between(mark, said)


def text_between(mark: str, page: Path = README) -> str:
    """Return what stands between `<!-- mark -->` and `<!-- /mark -->`."""
    found = re.search(rf"<!-- {mark} -->\n(.*?)\n?<!-- /{mark} -->", page.read_text(encoding="utf-8"), re.S)
    return found[1] if found else ""


def write_between(mark: str, text: str, page: Path = README) -> None:
    """Replace what stands between `<!-- mark -->` and `<!-- /mark -->` by `text`."""
    written = page.read_text(encoding="utf-8")
    changed = re.sub(
        rf"(<!-- {mark} -->\n).*?(\n?<!-- /{mark} -->)", rf"\g<1>{text}\n<!-- /{mark} -->", written, flags=re.S
    )
    page.write_text(changed, encoding="utf-8")
