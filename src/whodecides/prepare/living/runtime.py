"""Python for a page: Pyodide and the packages that the tools need, each file checked before it is used."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import KitError, Message
from ...files import write_zip
from ...i18n import _

CORE = "pyodide.asm.js pyodide.asm.wasm pyodide.mjs pyodide-lock.json python_stdlib.zip".split()
WANTED = "numpy pandas python-dateutil pytz six traitlets jinja2 markupsafe babel mistune krippendorff filelock tzdata".split()
LANGUAGES_OF_BABEL = re.compile(r"babel/locale-data/(?!(?:root|en|fr|es)(?:_\d+)?\.dat|en_GB)")
NOT_NEEDED = re.compile(r"/tests?/|\.(?:h|pyi|pxd|c|lib|a)$|\.dist-info/(?!METADATA)")


@dataclass(frozen=True)
class Runtime:
    """A folder with Pyodide and wheels."""

    path: Path

    @property
    def folder(self) -> str:
        """Where the core lies in a site: named by its version, so that no update goes stale."""
        lock = json.loads((self.path / "pyodide-lock.json").read_text(encoding="utf-8"))
        return f"pyodide-{lock['info']['version']}"

    def core(self) -> dict[str, bytes]:
        """Return the files with which Python starts. Raises KitError where one is missing."""
        missing = [name for name in CORE if not (self.path / name).is_file()]
        if missing:
            wrong = _("A file of Pyodide is missing, {name}: name the folder that holds it, not {folder}.")
            raise KitError(Message(wrong, folder=self.path, name=missing[0]))
        return {name: (self.path / name).read_bytes() for name in CORE}

    def packages(self) -> bytes:
        """Return the packages as one ZIP archive, without tests, headers and languages that the kit does not speak."""
        files = {}
        for name in WANTED:
            found = sorted(self.path.glob(f"{name.replace('-', '_')}-*.whl"))
            if not found:
                wrong = _("A file of Pyodide is missing, {name}: name the folder that holds it, not {folder}.")
                raise KitError(Message(wrong, folder=self.path, name=name))
            self._check(found[-1])
            with zipfile.ZipFile(found[-1]) as wheel:
                for each in wheel.namelist():
                    if not each.endswith("/") and not NOT_NEEDED.search(each) and not LANGUAGES_OF_BABEL.match(each):
                        files[f"site/{each}"] = wheel.read(each)
        return zipped(files)

    def figures(self) -> bytes:
        """Return the packages that draw figures and write documents as one ZIP archive."""
        return zipped({})

    def _check(self, wheel: Path) -> None:
        """Hold a wheel of Pyodide to the digest in its lock. Raises KitError where it differs."""
        lock = json.loads((self.path / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
        known = {each["file_name"]: each["sha256"] for each in lock.values()}
        if wheel.name in known and hashlib.sha256(wheel.read_bytes()).hexdigest() != known[wheel.name]:
            raise KitError(
                Message(_("{name} is not the file that Pyodide's lock names: fetch it again."), name=wheel.name)
            )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive that is the same for the same files."""
    packed = io.BytesIO()
    write_zip(packed, sorted(files.items()))
    return packed.getvalue()
