"""What a student stored is safe: full and read-only disks, damaged, foreign and older files, links and folders."""

import errno
import getpass
import json
import os
import socket
import subprocess

import pytest

from whodecides.answers import Store, Task
from whodecides.answers.store import MOST_BYTES
from whodecides.errors import KitError
from whodecides.widgets.savebox import SaveBox
from whodecides.widgets.task import TaskForm

TASK = Task("06.2", "choice", 3, "Which?", options=[{"id": "a", "text": "Yes", "feedback": "Right.", "right": True},
                                                     {"id": "b", "text": "No", "feedback": "Look again."}])  # fmt: skip


def names(folder):
    return {each.name for each in folder.iterdir()}


def mounted(folder, *options):
    """Say whether a small file system of its own could be laid over a folder."""
    folder.mkdir(exist_ok=True)
    call = ["mount", "-t", "tmpfs", "-o", ",".join(["size=64k", *options]), "tmpfs", str(folder)]
    try:
        return subprocess.run(call, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path, monkeypatch):
    """A folder and a function that fills its disk and one that frees it: a real small disk where one can be mounted."""
    folder = tmp_path / "disk"
    if mounted(folder):
        yield folder, lambda: fill(folder / "filler"), lambda: (folder / "filler").unlink()
        subprocess.run(["umount", "-l", str(folder)], check=True)
        return
    real = os.fsync

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    yield folder, lambda: monkeypatch.setattr(os, "fsync", full), lambda: monkeypatch.setattr(os, "fsync", real)


def fill(path):
    with path.open("wb", buffering=0) as handle:
        try:
            while True:
                handle.write(b"x" * 512)
        except OSError as error:
            assert error.errno == errno.ENOSPC


def test_a_full_disk_is_told_and_the_old_file_stays(disk):
    folder, fill_up, free = disk
    store = Store(folder / "my-answers.json")
    store.record("06.1", "a")
    before = store.path.read_bytes()
    fill_up()
    for _ in range(3):
        with pytest.raises(KitError, match="could not be saved .No space left on device.: free some space"):
            store.record("06.2", "b" * 5000)
        assert store.path.read_bytes() == before
        assert not [each for each in names(folder) if each.startswith(".answers-")]
    form = TaskForm(TASK, store)
    form.sent = {"answer": "a"}
    assert "free some space" in form.feedback["text"] and form.feedback["right"] is False
    box = SaveBox(store)
    box.language = "fr"
    assert "free some space" in box.message and store.language == "en"
    free()
    assert store.record("06.2", "b") == 1 and sorted(store.read()["answers"]) == ["06.1", "06.2"]


def forbidden(*arguments, **more):
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_a_folder_where_one_may_not_write_is_told(tmp_path, monkeypatch):
    folder = tmp_path / "locked"
    folder.mkdir()
    store = Store(folder / "my-answers.json")
    store.record("06.1", "a")
    before = store.path.read_bytes()
    # Root may write anywhere but on a file system that is read only.
    bound = os.geteuid() == 0 and subprocess.run(["mount", "--bind", str(folder), str(folder)]).returncode == 0
    if bound:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
    else:
        folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            # Root in a container that may not mount: what the system would say is said here.
            monkeypatch.setattr("whodecides.answers.store.FileLock", forbidden)
        with pytest.raises(KitError, match="move the kit to a folder where you may write"):
            Store(store.path).record("06.2", "b")
        assert Store(store.path).answer("06.1")["answer"] == "a" and store.path.read_bytes() == before
    finally:
        if bound:
            subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.chmod(0o755)


def test_what_cannot_be_read_is_told(store, monkeypatch):
    store.record("06.1", "a")
    monkeypatch.setattr("pathlib.Path.read_text", forbidden)
    with pytest.raises(KitError, match="could not be read .Permission denied.: see that .*my-answers.json is a file"):
        store.read()
    monkeypatch.undo()
    assert store.answer("06.1")["answer"] == "a"


def test_a_damaged_file_is_named_in_the_next_form(store):
    store.path.write_text("{")
    form = TaskForm(TASK, store)
    assert "set aside, unchanged: my-answers-damaged-1.json" in form.feedback["text"]
    assert store.path.with_name("my-answers-damaged-1.json").read_text() == "{"
    form.sent = {"answer": "a"}
    assert form.feedback["right"] is True and TaskForm(TASK, store).feedback["right"] is True


def test_a_folder_in_place_of_the_file_is_set_aside(store):
    store.path.mkdir()
    (store.path / "kept.txt").write_text("x")
    store.record("06.1", "a")
    assert store.set_aside() == ["my-answers-damaged-1.json"] and store.answer("06.1")
    assert (store.path.with_name("my-answers-damaged-1.json") / "kept.txt").read_text() == "x"


def test_a_link_stays_a_link(tmp_path):
    """Somebody keeps the file in a folder that is copied to another machine."""
    (tmp_path / "cloud").mkdir()
    (tmp_path / "kit").mkdir()
    real, link = tmp_path / "cloud/my-answers.json", tmp_path / "kit/my-answers.json"
    link.symlink_to(real)
    Store(link).record("06.1", "a")
    assert link.is_symlink() and Store(real).answer("06.1")["answer"] == "a"
    real.unlink()
    assert Store(link).read()["answers"] == {}


def test_a_link_to_itself_is_told(store):
    store.path.symlink_to(store.path)
    with pytest.raises(KitError, match="could not be"):
        store.record("06.1", "a")


@pytest.mark.parametrize("change", [
    lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text.replace("\n", "\r\n") + "\r\n",
    lambda text: "\n \t" + text, lambda text: json.dumps(json.loads(text)),
])  # fmt: skip
def test_a_file_that_an_editor_saved_again_is_read(store, tmp_path, change):
    other = Store(tmp_path / "elsewhere.json")
    other.record("06.1", "É\nĀ")
    text = change(other.text())
    assert store.restore(text) == ["06.1"]
    other.path.write_bytes(text.encode())
    assert other.answer("06.1")["answer"] == store.answer("06.1")["answer"] == "É\nĀ" and not other.set_aside()


def test_restoring_the_file_of_somebody_else_is_refused(store, tmp_path):
    """On a machine that two students share, neither hands in the other's answers."""
    other = Store(tmp_path / "elsewhere.json")
    other.choose_pseudonym("Grey Heron")
    other.record("06.1", "b")
    store.choose_pseudonym("Blue Tit")
    store.record("06.2", "a")
    before = store.path.read_bytes()
    with pytest.raises(KitError, match="carries the pseudonym Grey Heron, and the answers here carry Blue Tit"):
        store.restore(other.text())
    assert store.path.read_bytes() == before
    box = SaveBox(store)
    box.restored = {"text": other.text(), "number": 1}
    assert "move my-answers.json out of the kit's folder" in box.message
    store.choose_pseudonym("grey heron")
    assert store.restore(other.text()) == ["06.1"] and store.read()["pseudonym"] == "grey heron"


def test_restoring_takes_the_pseudonym_where_there_is_none(store, tmp_path):
    other = Store(tmp_path / "elsewhere.json")
    other.choose_pseudonym("Grey Heron")
    store.restore(other.text())
    assert store.read()["pseudonym"] == "Grey Heron"


def test_an_answer_that_would_burst_the_file_is_refused(store):
    store.record("06.1", "a")
    before = store.path.read_bytes()
    with pytest.raises(KitError, match="too long to be stored"):
        store.record("06.2", "é" * (MOST_BYTES // 2))
    assert store.path.read_bytes() == before and store.answer("06.1") and not store.set_aside()


def test_half_a_character_does_not_stop_the_file(store, tmp_path):
    record = {"answer": "\ud83d half", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}
    text = json.dumps(
        {
            "format": "whodecides-answers",
            "version": 2,
            "language": "en",
            "pseudonym": "",
            "data": "",
            "answers": {"06.1": record},
        }
    )
    assert store.restore(text) == ["06.1"] and store.answer("06.1")["answer"] == "? half"


def test_nothing_personal_is_kept_but_the_pseudonym(store):
    store.choose_pseudonym("Blue Tit")
    store.record("06.1", "a")
    kept = json.loads(store.text())
    assert set(kept) == {"format", "version", "language", "pseudonym", "data", "answers"}
    assert set(kept["answers"]["06.1"]) == {"answer", "tries", "at"} and kept["answers"]["06.1"]["at"].endswith(
        "+00:00"
    )
    for personal in (getpass.getuser(), socket.gethostname(), str(store.path.parent)):
        assert f'"{personal}' not in store.text()
