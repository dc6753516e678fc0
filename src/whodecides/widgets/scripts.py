"""Script and styles of a widget as one text each: a notebook loads no neighbours, so what they need comes with them."""

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
    files = _with_imports((Path(module).parent / name).resolve(), {})
    parts = [f"const {scope} = (() => {{\n{text}}})();\n" for scope, text in files.values()]
    return "\n".join([*parts, f"export default {list(files.values())[-1][0]};\n"])


@cache
def style(module: Path | str) -> str:
    """Return the styles that all tools share, and after them those of `tool.css` beside a Python `module`."""
    shared = (Path(__file__).with_name(name) for name in ("host.css", "whodecides.css"))
    files = (*shared, Path(module).with_name("tool.css"))
    return "\n".join(each.read_text(encoding="utf-8") for each in files if each.is_file())


def _with_imports(path: Path, files: dict[Path, tuple[str, str]]) -> dict[Path, tuple[str, str]]:
    """Add a file to `files`, {path: (name of its scope, text)}, after what it imports, and return them."""
    text = path.read_text(encoding="utf-8")
    for _names, other in IMPORT.findall(text):
        if (path.parent / other).resolve() not in files:
            _with_imports((path.parent / other).resolve(), files)
    text = IMPORT.sub(lambda found: f"const {{{found[1]}}} = {files[(path.parent / found[2]).resolve()][0]};\n", text)
    given = EXPORT.findall(text)
    text = EXPORT.sub("", text).replace("\nexport default ", "\nreturn ")
    if given:
        text += f"return {{ {', '.join(given)} }};\n"
    files[path] = (f"file{len(files)}", text)
    return files
