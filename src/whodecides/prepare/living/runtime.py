"""Python for a page: Pyodide and the packages that the tools need, each file checked before it is used."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from ...errors import KitError, Message
from ...i18n import _
from ...progress import progress_step
from .packs import done_before, solid, unzipped, zipped
from .pins import Pins, read_pins, wheels
from .sources import FETCHED, Source, in_folder, keep, kept_folder

PACKAGES, STUDENT_KIT, LIBRARY, FIGURES = "packages.pack", "kit.pack", "library.zip", "figures.zip"
STANDARD_LIBRARY = "python_stdlib.zip"  # of the core; it holds sources, which Python would compile at each start
LANGUAGES_OF_BABEL = re.compile(r"babel/locale-data/(?!(?:root|en|fr|es)(?:_\d+)?\.dat|en_GB)")
NOT_NEEDED = re.compile(
    r"/tests?/|\.(?:h|pyi|pxd|c|lib|a|pyd)$|\.dist-info/(?!METADATA|(?:licenses/)?(?:LICEN[CS]E|COPYING|NOTICE))|/py\.typed$"
    # For building extensions, reading SAS, command lines, several processes that share a file, and copies of the time zones.
    r"|/numpy/(?:f2py|distutils|_pyinstaller)/|/numpy/(?:conftest|linalg/lapack_lite|_core/(?:_simd|_(?:operand_flag|rational|struct_ufunc|umath)_tests|cversions|include|lib))\b"
    r"|/pandas/(?:conftest|_libs/sas)\b|/babel/messages/(?:frontend|extract|setuptools_frontend|checkers)\b"
    r"|/filelock/(?:asyncio|_async|_read_write|_strict|_soft_rw|_lease)\b|/(?:dateutil/zoneinfo/.+\.gz|pytz/zoneinfo/.+)$|/tzdata\.zi$|/zone(?:1970|now)?\.tab$|/leapseconds$|/traitlets/config/"
)

# Of the standard library: servers and mail, several processes, terminals, debuggers, and encodings of old systems.
NOT_IN_A_PAGE = re.compile(
    r"(?:xmlrpc|wsgiref|multiprocessing|pydoc_data|idlelib|lib2to3|ensurepip|venv)/|.+/$"
    r"|(?:imaplib|mailbox|smtplib|poplib|ftplib|nntplib|telnetlib|cgi|cgitb|turtle|pdb|profile|trace|tabnanny|pyclbr|modulefinder|_pyio|_pydecimal)\.py$"
    r"|encodings/(?:mac_|koi8|ptcp|kz|tis|hp_|johab|big5|gb|hz|euc|shift|iso2022|iso8859_(?!1\.|15)|cp(?!437|850|1252))"
)


@dataclass(frozen=True)
class Runtime:
    """Pyodide and wheels: {name of a file: content}, each with the sha256 that is pinned."""

    pins: Pins
    files: Mapping[str, bytes]
    node: str = ""  # the program, where it is there

    @property
    def folder(self) -> str:
        """Where the core lies in a site: named by its version, so that no update goes stale."""
        return f"pyodide-{self.pins.version}"

    @property
    def writes_documents(self) -> bool:
        """Whether the packages are there with which a page writes Word documents."""
        return all(name in self.files for name in wheels(self.pins.documents))

    @property
    def remarks(self) -> list[Message]:
        """What whoever makes a site should know of this runtime, each in one sentence."""
        said = []
        if not self.writes_documents:
            name = next(name for name in wheels(self.pins.documents) if name not in self.files)
            said.append(
                Message(
                    _(
                        "On these pages the button “Make the Word document” does not work, because {name} could not be had. Students take the other file that is offered beside it; nothing else is missing."
                    ),
                    name=name,
                )
            )
        if not self.node:
            said.append(Message(_("The tools of a page wake more slowly: install Node.js and make the pages again.")))
        return said

    def core(self) -> dict[str, bytes]:
        """Return the files with which Python starts, but for its standard library, which is a pack."""
        return {name: self.files[name] for name in self.pins.core if name != STANDARD_LIBRARY}

    def packs(self, kit: bytes) -> dict[str, bytes]:
        """Return the packs with which a page starts, {PACKAGES: pack, STUDENT_KIT: pack, LIBRARY: pack}, and {FIGURES: pack}.

        `kit` is the ZIP archive of what the library reads. Where Node is there, Python has done before what it would do at
        each start. PACKAGES and STUDENT_KIT are smaller than a ZIP archive is by itself: see `solid`.
        """
        made = {PACKAGES: self.packages(), STUDENT_KIT: kit, LIBRARY: self.library(), FIGURES: self.figures()}
        if self.node:
            with progress_step(_("Python does before what each page would wait for …")):
                made = done_before(self.node, {name: self.files[name] for name in self.pins.core}, made)
        return {name: solid(pack) if name in (PACKAGES, STUDENT_KIT) else pack for name, pack in made.items()}

    def library(self) -> bytes:
        """Return the standard library as one ZIP archive, without what needs a network of its own, a terminal or a window."""
        files = unzipped(self.files[STANDARD_LIBRARY])
        return zipped({name: content for name, content in files.items() if not NOT_IN_A_PAGE.match(name)})

    def packages(self) -> bytes:
        """Return what every tool needs as one ZIP archive, without tests, headers and languages that the kit does not speak."""
        return self._pack(wheels(self.pins.tools))

    def figures(self) -> bytes:
        """Return what draws figures, and writes Word documents where that is there, as one ZIP archive."""
        documents = wheels(self.pins.documents) if self.writes_documents else []
        return self._pack([*wheels(self.pins.figures), *documents])

    def _pack(self, names: Iterable[str]) -> bytes:
        files = {}
        for name in names:
            with zipfile.ZipFile(io.BytesIO(self.files[name])) as wheel:
                for each in wheel.namelist():
                    if (
                        not each.endswith("/")
                        and not NOT_NEEDED.search("/" + each)
                        and not LANGUAGES_OF_BABEL.match(each)
                    ):
                        files[f"site/{each}"] = wheel.read(each)
        return zipped(files)


def find_runtime(folder: Path | None = None, pins: Pins | None = None, fetched: Iterable[Source] = FETCHED) -> Runtime:
    """Return Python for a page: each file from `folder`, from what was kept, or else `fetched`, and then kept.

    A file that is not what is pinned is taken for missing. Raises KitError where one is missing everywhere, but for those
    that write Word documents: without them a page writes none.
    """
    pins = pins or read_pins()
    kept = kept_folder(pins)
    files: dict[str, bytes] = {}
    for source in [in_folder(each) for each in (folder, kept) if each]:
        files |= _right(source, pins, files)
    with progress_step(_("Fetching Python for the pages, once …")):
        for source in fetched:
            new = _right(source, pins, files)
            for name, content in new.items():
                keep(kept, name, content)
            files |= new
    missing = sorted(pins.digests.keys() - files.keys() - set(wheels(pins.documents)))
    if missing:
        wrong = _(
            "{missing} of the {all} files of Python for a page could not be had, such as {name}: connect to the internet "
            "and try again, or name a folder that holds them."
        )
        raise KitError(Message(wrong, missing=len(missing), all=len(pins.digests), name=missing[0]))
    return Runtime(pins, files, which("node") or "")


def _right(source: Source, pins: Pins, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that a source has of those that are not yet there, and that are what is pinned."""
    missing = pins.digests.keys() - files.keys()
    given = source(pins, missing) if missing else ()
    return {name: content for name, content in given if pins.is_right(name, content)}
