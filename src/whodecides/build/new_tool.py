"""Make the folder of a new tool from the files in `tool/`: a small one that is whole, to be turned into another."""

import keyword
import re
from pathlib import Path
from string import Template

from .. import __all__ as PUBLIC
from ..errors import KitError
from ..files import PACKAGE

TEMPLATES = Path(__file__).with_name("tool")
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 24  # characters of a name: the lines of the files hold it several times
TEST = "test.py.txt"  # goes to the tests, all others into the folder


def new_tool(name: str, root: Path = PACKAGE.parents[1]) -> list[Path]:
    """Write the folder of a tool that is called by `name`, and its test, into the clone `root`; return the files.

    Raises KitError where the name cannot be a tool's.
    """
    kit = root / "src/whodecides"
    if not (root / "tests/unit").is_dir() or not kit.is_dir():
        raise KitError("A tool is made in a clone of the kit, which holds src/ and tests/: this is none.")
    if not NAME.fullmatch(name) or keyword.iskeyword(name) or len(name) > LONGEST:
        raise KitError(
            f"'{name}' cannot be the name of a tool: choose a small word of at most {LONGEST} letters, such as tally."
        )
    if _is_taken(name, kit):
        raise KitError(f"'{name}' means something else in the kit already: choose another name.")
    words = {"name": name, "class_name": name.title().replace("_", "")}
    written = []
    for template in sorted(TEMPLATES.glob("*.txt")):
        path = kit / "tools" / name / template.name.removesuffix(".txt")
        if template.name == TEST:
            path = root / f"tests/unit/test_{name}.py"
        path.parent.mkdir(exist_ok=True)
        text = Template(template.read_text(encoding="utf-8")).substitute(words)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _is_taken(name: str, kit: Path) -> bool:
    """Say whether a call, a module, a test or a class of the styles has this name."""
    modules = {each.stem for each in (*kit.iterdir(), *(kit / "tools").iterdir())}
    styled = re.compile(rf"\bwd-{name}\b")
    return (
        name in {*PUBLIC, *modules}
        or (kit.parents[1] / f"tests/unit/test_{name}.py").exists()
        or any(
            styled.search(each.read_text(encoding="utf-8")) for kind in ("js", "css") for each in kit.rglob(f"*.{kind}")
        )
    )
