"""Where a public copy of the kit is: one setting, from which every link and badge is made; empty, there is none.

The setting is `address` below `[tool.whodecides]` in pyproject.toml: where the pages of `whodecides site` lie, with a
slash at the end. For pages of GitHub, `https://OWNER.github.io/NAME/`, it also says which copy Binder opens.
"""

import re
import tomllib
from pathlib import Path

from .errors import KitError, Message, _

EXAMPLE = "https://example.org/lessons/"
PAGES_OF_GITHUB = re.compile(r"https://([\w-]+)\.github\.io/([\w.-]+)/")
LINKS = re.compile(r"(?s)(<!-- links -->\n).*?(<!-- /links -->)")


def public_address(root: Path) -> str:
    """Return the address of the lessons behind a link, "" where there is none. Raises KitError for one that is none."""
    place = root / "pyproject.toml"  # a class's bundle may have none
    settings = tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}
    address = str(settings.get("tool", {}).get("whodecides", {}).get("address", ""))
    if address and not re.fullmatch(r"https?://\S+/", address):
        wrong = _("{address} in pyproject.toml is no address of pages: write one such as {example}.")
        raise KitError(Message(wrong, address=address, example=EXAMPLE))
    return address


def binder_address(address: str, notebook: str) -> str:
    """Return where Binder opens a notebook of the copy whose pages are at `address`; "" where that cannot be told."""
    found = PAGES_OF_GITHUB.fullmatch(address)
    return f"https://mybinder.org/v2/gh/{found[1]}/{found[2]}/HEAD?urlpath=lab/tree/{notebook}" if found else ""


def with_links(readme: str, address: str) -> str:
    """Return the kit's README with the links to a public copy, the lessons first; with none where there is none."""
    lines = []
    if address:
        lines.append(
            f"**[Open the lessons]({address})**: nothing to install, on a phone too. What you answer stays in your browser."
        )
    if binder := binder_address(address, "notebooks/00-start-here.ipynb"):
        lines += [
            "",
            f"To work with the code, [open them on Binder]({binder}). It wipes a session after about ten idle minutes: save "
            "your answers as a file before.",
        ]
    made = "\n".join([*lines, ""]) if lines else ""
    return LINKS.sub(lambda found: f"{found[1]}{made}{found[2]}", readme)
