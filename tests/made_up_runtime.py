"""Files of the names that Python in a page has, which cannot run."""

import hashlib

from whodecides.prepare.living.packs import zipped
from whodecides.prepare.living.pins import Pins
from whodecides.prepare.living.runtime import Runtime

CORE = {
    "pyodide.asm.wasm": b"wasm",
    "pyodide.mjs": b"mjs",
    "python_stdlib.zip": zipped({"json/__init__.py": b"", "smtplib.py": b""}),
}


def wheel(name):
    """Return a wheel of a package with a test in it."""
    return zipped({f"{name}/__init__.py": f"name = '{name}'".encode(), f"{name}/tests/test_it.py": b""})


def made_up_files():
    """Return {name: content} of all files."""
    wheels = ("pandas-2-py3-none-any.whl", "jinja2-3-py3-none-any.whl", "matplotlib-3-py3-none-any.whl", "lxml-5-py3-none-any.whl")  # fmt: skip
    return CORE | {name: wheel(name.partition("-")[0]) for name in wheels}


def made_up_pins():
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in made_up_files().items()}

    def part(name):
        return {each: digest for each, digest in digests.items() if each.startswith(name)}

    return Pins(
        version="0.0.1", python="3.12", carrier="carrier==1", core=part("py"),
        tools={"carried": part("pandas"), "plain": part("jinja2")}, figures={"carried": part("matplotlib")},
        documents={"distributed": part("lxml")},
    )  # fmt: skip


def made_up_runtime():
    return Runtime(made_up_pins(), made_up_files())
