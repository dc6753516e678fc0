"""Fill a student's folder from the kit and serve it. The hub starts this as the student, never as root.

What is there is never overwritten: who wants a lesson as the kit brings it removes or renames one's own copy, and starts
the server again. Data and tasks are links into the kit, so that nobody changes them.
"""

import os
import shutil
from pathlib import Path

# Of the default case, and of others in a folder of their own: what a student works in, and what nobody changes.
COPIED = tuple(f"{folder}/{case}*.ipynb" for folder in ("notebooks", "exercises") for case in ("", "[!.]*/"))
LINKED = ("data", "course/*/keys", "exercises/tasks", "exercises/*/tasks", "exercises/class.json", "LICENSE*")


def fill(kit: Path, own: Path) -> list[Path]:
    """Add to a student's folder what it lacks; return the notebooks that are new."""
    new = []
    for path in sorted(each for name in LINKED for each in kit.glob(name)):
        link = own / path.relative_to(kit)
        link.parent.mkdir(parents=True, exist_ok=True)
        if link.is_symlink() and os.readlink(link) != str(path):
            link.unlink()  # the kit has moved
        if not os.path.lexists(link):
            link.symlink_to(path)
    for path in sorted(each for name in COPIED for each in kit.glob(name)):
        copy = own / path.relative_to(kit)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(copy):
            half = copy.with_suffix(".part")  # a full disk leaves no half lesson
            shutil.copyfile(path, half)
            os.replace(half, copy)
            new.append(copy)
    return new


def trust(notebooks: list[Path]) -> None:
    """Sign notebooks as the kit brings them, so that they open ready to use."""
    import nbformat
    from nbformat.sign import NotebookNotary

    notary = NotebookNotary()
    for path in notebooks:
        notary.sign(nbformat.read(path, as_version=4))


def limit(memory: str | None) -> None:
    """Hold the memory of this program, and of each that it starts, to so many bytes."""
    if memory:
        import resource  # not on Windows, where tests read this file

        resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))


def main() -> None:
    os.umask(0o077)
    limit(os.environ.get("MEM_LIMIT"))
    kit, own = Path(os.environ["WHODECIDES_KIT"]), Path.home() / "whodecides"
    if new := fill(kit, own):
        trust(new)
    os.environ["JUPYTER_RUNTIME_DIR"] = str(Path.home() / "run")  # short: a socket's address has 107 letters at most
    os.chdir(own)
    from jupyterhub.singleuser import main as serve

    serve()


if __name__ == "__main__":
    main()
