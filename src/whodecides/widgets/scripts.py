"""Script and styles of a widget as one text each: a notebook loads no neighbours, so what they need comes with them."""

import os
import re
from functools import cache
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]+)\} from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:(?:async )?function|const|class) (\w+))", re.M)


@cache
def script(module: Path | str, name: str = "tool.js") -> str:
    """Return the JavaScript file `name` beside a Python `module` as one text, each file that it imports once and before it.

    The files are modules of JavaScript: they say by name what they import, and what they export. Each has a scope of
    its own here, too, so that two of them may use one name.
    """
    files = _with_imports(_beside(module, name), {})
    parts = [f"const {scope} = (() => {{\n{text}}})();\n" for scope, text in files.values()]
    return "\n".join([*parts, f"export default {list(files.values())[-1][0]};\n"])


@cache
def style(module: Path | str) -> str:
    """Return the styles that all tools share, and after them those of `tool.css` beside a Python `module`."""
    shared = (Path(__file__).with_name(name) for name in ("host.css", "whodecides.css"))
    files = (*shared, Path(module).with_name("tool.css"))
    return "\n".join(each.read_text(encoding="utf-8") for each in files if each.is_file())


def _with_imports(path: str, files: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Add a file to `files`, {path: (name of its scope, text)}, after what it imports, and return them."""
    text, imported = _module(path)
    for other in imported.values():
        if other not in files:
            _with_imports(other, files)
    text = IMPORT.sub(lambda found: f"const {{{found[1]}}} = {files[imported[found[2]]][0]};\n", text)
    files[path] = (f"file{len(files)}", text)
    return files


@cache
def _module(path: str) -> tuple[str, dict[str, str]]:
    """Return the text of a file, which gives what it exports but still imports, and {name of an import: its path}.

    Many tools share a file, and each page reads all tools: it is read once.
    """
    text = Path(path).read_text(encoding="utf-8")
    imported = {other: _beside(path, other) for _names, other in IMPORT.findall(text)}
    given = EXPORT.findall(text)
    text = EXPORT.sub("", text).replace("\nexport default ", "\nreturn ")
    return text + (f"return {{ {', '.join(given)} }};\n" if given else ""), imported


def _beside(file: Path | str, name: str) -> str:
    """Return one path for one file, without asking the disk: in a page that takes longer than all else here."""
    return os.path.abspath(os.path.join(os.path.dirname(file), name))
