"""What all pages to print share."""

from pathlib import Path

from markupsafe import Markup

from ..errors import KitError, Message, _, suggest_names

SHARED = "sheet.css"
PAPERS = {"a4": "A4", "letter": "letter"}  # as one asks for it, and as CSS names it


def paper_named(name: str) -> str:
    """Return a paper as CSS names it. Raises KitError for one that no printer of the kit's pages knows."""
    if name.lower() not in PAPERS:
        raise KitError(
            Message(_("There is no paper '{name}'. {nearest}"), name=name, nearest=suggest_names(name, PAPERS))
        )
    return PAPERS[name.lower()]


def style_of(module: str, name: str = "") -> Markup:
    """Return the style of all sheets, and after it the file `name` beside a Python `module`."""
    paths = [Path(__file__).with_name(SHARED), *([Path(module).with_name(name)] if name else [])]
    return Markup("\n".join(path.read_text(encoding="utf-8") for path in paths))  # ours
