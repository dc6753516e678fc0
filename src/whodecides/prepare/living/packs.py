"""Packs of files that a page unpacks: small, the same bytes for the same files, and with what Python has done before."""

import gzip
import io
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from ...errors import KitError, Message
from ...files import write_zip
from ...i18n import _


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive that is the same for the same files."""
    packed = io.BytesIO()
    write_zip(packed, sorted(files.items()), level=9)
    return packed.getvalue()


def unzipped(pack: bytes) -> dict[str, bytes]:
    """Return {name: content} of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def solid(pack: bytes) -> bytes:
    """Return a ZIP archive compressed as a whole, like files beside each other, which makes it smaller by a tenth.

    A browser inflates it faster than Python in a page does.
    """
    files = unzipped(pack)
    first = {content: name for name, content in sorted(files.items(), reverse=True)}  # copies stand beside each other
    packed = io.BytesIO()
    write_zip(packed, sorted(files.items(), key=lambda each: (Path(each[0]).suffix, first[each[1]], each[0])), level=0)
    return gzip.compress(packed.getvalue(), 9, mtime=0)


def done_before(node: str, core: Mapping[str, bytes], packs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return packs that start faster; see `done_before.py`. `core` is the Python of the page, which runs in `node`.

    Raises KitError where that fails.
    """
    here = Path(__file__)
    with tempfile.TemporaryDirectory() as place:
        runtime, folder = Path(place, "runtime"), Path(place, "packs")
        for path, files in ((runtime, core), (folder, packs)):
            path.mkdir()
            for name, content in files.items():
                (path / name).write_bytes(content)
        script = here.with_name("done_before.mjs")
        done = subprocess.run(
            [node, script, runtime, here.with_name("done_before.py"), folder],
            capture_output=True, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        if done.returncode:
            wrong = _(
                "Node could not prepare Python for a page ({reason}): bring Node.js up to date, or take it out of the PATH."
            )
            raise KitError(Message(wrong, reason=(done.stderr.strip() or "?").splitlines()[-1][:200]))
        return {name: zipped(unzipped((folder / name).read_bytes())) for name in packs}
