"""What Python does once, done before a page needs it: the bytecode of its modules, and the tables of a case read.

This runs in the very Python of the page, whose bytecode no other can write: `done_before.mjs` starts it in Node.
"""

import ast
import importlib.util
import marshal
import pickle
import sys
import zipfile
from pathlib import Path

SITE, KIT = "site", "kit"  # the folders of a pack: what is imported, and what the library reads
LIBRARY = "library"  # the pack that a page does not unpack: Python imports from it
OURS = f"{SITE}/whodecides/"


def do_before(folder: Path, root: Path) -> None:
    """Replace each pack in `folder` by one that starts faster. `root` is where a page unpacks them."""
    contents = {}
    for path in sorted(folder.iterdir()):
        with zipfile.ZipFile(path) as pack:
            place = root / LIBRARY if path.stem == LIBRARY else root
            pack.extractall(place)
            contents[path] = place, set(pack.namelist())
    sys.path.insert(0, str(root / SITE))
    for path, (place, names) in contents.items():
        for name in sorted(each for each in names if each.endswith(".py")):
            names.add(write_bytecode(place, name))
            names.remove(name)
        for name in sorted(each for each in names if each.startswith(KIT) and each.endswith("/datapackage.json")):
            names.add(write_tables(root, name))
        with zipfile.ZipFile(path, "w") as pack:
            for name in sorted(names):
                pack.write(place / name, name)


def write_bytecode(root: Path, name: str) -> str:
    """Write the bytecode of a module beside its source, as Python reads it where there is no source; return its path.

    It is the same bytes each time. What packages of others say of themselves is left out: no page shows it.
    """
    source = (root / name).read_bytes()
    tree = ast.parse(source)
    if not name.startswith(OURS):
        for each in ast.walk(tree):
            match each:
                case ast.Module(body=[first, *_]) | ast.ClassDef(body=[first, *_]) | ast.FunctionDef(body=[first, *_]):
                    match first:
                        case ast.Expr(value=ast.Constant(value=str()) as text):
                            text.value = ""  # and not None, which packages that fill in a text do not expect
    code = compile(tree, f"/{name}", "exec", dont_inherit=True)
    # PEP 552: bytecode that is not compared with a source.
    head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + importlib.util.source_hash(source)
    (root / f"{name}c").write_bytes(head + marshal.dumps(code))
    return f"{name}c"


def write_tables(root: Path, name: str) -> str:
    """Write the tables of the case described by the file `name`, as `load` reads them in a page; return their path."""
    from whodecides.case.loader import READY_TABLES, load

    folder = name.rpartition("/")[0]
    (root / folder / READY_TABLES).write_bytes(pickle.dumps(load(root / folder).tables))
    return f"{folder}/{READY_TABLES}"
