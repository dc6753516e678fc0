"""What all pages to print share."""

from pathlib import Path

from markupsafe import Markup

SHARED = "sheet.css"


def style_of(module: str, name: str = "") -> Markup:
    """Return the style of all sheets, and after it the file `name` beside a Python `module`."""
    paths = [Path(__file__).with_name(SHARED), *([Path(module).with_name(name)] if name else [])]
    return Markup("\n".join(path.read_text(encoding="utf-8") for path in paths))  # ours
