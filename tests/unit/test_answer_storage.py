"""What a student stored is safe: full and read-only disks, damaged, foreign and older files, links and folders."""

import errno
import getpass
import json
import os
import socket
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch

import pytest
from helpers import ROOT, as_upload

from whodecides.answers import Store, Task, answer_text, tasks_by_id
from whodecides.answers.file_format import DEEPEST, FORMAT, MOST_BYTES, MOST_BYTES_OF_ONE, MOST_PARTS, VERSION, parse
from whodecides.errors import KitError
from whodecides.tools.ask.widget import TaskForm
from whodecides.tools.save_and_restore.widget import SaveBox

pytestmark = pytest.mark.any_version

TASK = Task("06.2", "choice", 3, "Which?", options=[{"id": "a", "text": "Yes", "feedback": "Right.", "right": True},
                                                     {"id": "b", "text": "No", "feedback": "Look again."}])  # fmt: skip


def names(folder):
    return {each.name for each in folder.iterdir()}


def small_disk(folder, *options):
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
    if small_disk(folder):
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
        assert not [each for each in names(folder) if "half" in each]
    form = TaskForm(TASK, store)
    form.sent = {"answer": "a"}
    assert "free some space" in form.feedback["text"] and form.feedback["right"] is False
    box = SaveBox(store)
    box.language = "fr"
    assert "free some space" in box.message and store.language == "en"
    free()
    assert store.record("06.2", "b") == 1 and sorted(store.read()["answers"]) == ["06.1", "06.2"]


def unwritable(*arguments, **more):
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
            monkeypatch.setattr("whodecides.answers.store.FileLock", unwritable)
        with pytest.raises(KitError, match="move the kit to a folder where you may write"):
            Store(store.path).record("06.2", "b")
        assert Store(store.path).answer("06.1")["answer"] == "a" and store.path.read_bytes() == before
    finally:
        if bound:
            subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.chmod(0o755)


def test_what_cannot_be_read_is_told(store, monkeypatch):
    store.record("06.1", "a")
    monkeypatch.setattr("pathlib.Path.read_text", unwritable)
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
    assert store.restore(text).taken == ["06.1"]
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
    box.restored = {"data": as_upload(other.text()), "number": 1}
    assert "move my-answers.json out of the kit's folder" in box.message
    store.choose_pseudonym("grey heron")
    assert store.restore(other.text()).taken == ["06.1"] and store.read()["pseudonym"] == "grey heron"


def test_restoring_takes_the_pseudonym_where_there_is_none(store, tmp_path):
    other = Store(tmp_path / "elsewhere.json")
    other.choose_pseudonym("Grey Heron")
    store.restore(other.text())
    assert store.read()["pseudonym"] == "Grey Heron"


@pytest.mark.parametrize("answer", ["é" * (MOST_BYTES // 2), [1] * MOST_PARTS], ids=["long", "of many parts"])
def test_an_answer_that_would_burst_the_file_is_refused(store, answer):
    store.record("06.1", "a")
    before = store.path.read_bytes()
    with pytest.raises(KitError, match="too long to be stored"):
        store.record("06.2", answer)
    assert store.path.read_bytes() == before and store.answer("06.1") and not store.set_aside()


def nested(deep, kind=list):
    """Return lists or tables within each other, made without recursion."""
    found = "the innermost"
    for _level in range(deep):
        found = [found] if kind is list else {"a": found}
    return found


@pytest.mark.parametrize("kind", [list, dict])
@pytest.mark.parametrize("deep", [DEEPEST + 1, 100, 480, 600, 5_000, 100_000])
def test_no_kit_stores_what_is_nested_more_deeply_than_it_can_be_read(store, deep, kind):
    store.record("06.1", "a")
    before = store.path.read_bytes()
    for keep in (store.record, store.keep_state):
        with pytest.raises(KitError, match=f"nested too deeply. Write at most {DEEPEST} lists within each other"):
            keep("06.2", nested(deep, kind))
    assert store.path.read_bytes() == before
    store.record("06.2", nested(DEEPEST, kind))
    store.record("06.2", "another one")  # so the deep one stands among the earlier ones
    assert store.earlier()[0][2]["answer"] == nested(DEEPEST, kind) and not store.set_aside()
    store.bring_back("06.2", 0)
    assert store.answer("06.2")["answer"] == nested(DEEPEST, kind)


@pytest.mark.parametrize("deep", [100, 290])
def test_a_deep_answer_that_is_there_takes_no_other_along_and_is_carried_on(store, deep):
    store.record("06.1", "a")
    kept = json.loads(store.path.read_text())
    kept["answers"]["06.2"] = kept["answers"]["06.1"] | {"answer": nested(deep)}
    store.path.write_text(json.dumps(kept))
    store.record("06.3", "c")
    assert sorted(store.read()["answers"]) == ["06.1", "06.3"] and store.set_aside() == []
    assert json.loads(store.path.read_text())["unread"]["06.2"]["answer"] == nested(deep)


@pytest.mark.exhaustive  # rare, and it writes megabytes
def test_one_giant_answer_of_an_older_kit_blocks_no_other_and_is_not_lost(store):
    """Kits before this one stored a single answer of almost five million bytes."""
    record = {"answer": "x" * 4_990_000, "tries": 1, "at": "2026-01-01T00:00:00.000+00:00", "variant": "", "class": ""}
    store.path.write_text(json.dumps({"format": FORMAT, "version": VERSION, "answers": {"06.1": record}}))
    for number in range(1, 60):
        store.record(f"07.{number}", "A usual answer of some sentences. " * 40)
    assert len(store.read()["answers"]) == 60 and parse(store.text())["answers"]["06.1"] == record
    store.record("06.1", "short")
    assert [each for _, _, each in store.earlier()] == [
        {each: record[each] for each in ("answer", "at", "variant", "class")}
    ]


def test_a_full_file_names_the_answer_that_fills_it(store):
    record = {"answer": "x" * (MOST_BYTES - 1_000), "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}
    store.path.write_text(json.dumps({"format": FORMAT, "version": VERSION, "answers": {"06.1": record}}))
    with pytest.raises(KitError, match=r"too long in all to be stored: shorten the longest, 06\.1, then"):
        store.record("07.1", "y" * 2_000)
    store.record("06.2", "short")


def test_an_answer_that_a_shorter_one_replaced_is_kept_however_long_it_is(store):
    longest = "x" * (MOST_BYTES_OF_ONE - 2)
    for answer in (longest, "short"):
        store.record("06.1", answer)
    assert [each["answer"] for _, _, each in store.earlier()] == [longest]


@pytest.mark.parametrize("text", ["\ufdfa" * 1_300_000, "e\u0301" * 1_000_000, " " * 4_000_000 + "Heron"])
def test_a_pseudonym_of_megabytes_costs_nothing(store, text):
    store.path.write_text(json.dumps({"format": FORMAT, "version": VERSION, "pseudonym": text, "answers": {}}))
    kept = parse(store.path.read_text())  # what reads the text is not counted below
    assert kept["pseudonym"] == ""
    tracemalloc.start()
    with pytest.raises(KitError, match="at most 40 letters"):
        store.choose_pseudonym(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000


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
    assert store.restore(text).taken == ["06.1"] and store.answer("06.1")["answer"] == "? half"


def test_nothing_personal_is_kept_but_the_pseudonym(store):
    store.choose_pseudonym("Blue Tit")
    store.record("06.1", "a")
    kept = json.loads(store.text())
    assert set(kept) == {"format", "version", "language", "pseudonym", "draw", "data", "answers", "unread"}
    assert set(kept["answers"]["06.1"]) == {"answer", "tries", "at", "variant", "revision", "class", "data"}
    assert kept["answers"]["06.1"]["at"].endswith("+00:00")
    for personal in (getpass.getuser(), socket.gethostname(), str(store.path.parent)):
        assert f'"{personal}' not in store.text()


def at_hour(monkeypatch, hour):
    """Let the store's clock stand at an hour of a past day, at one that is still to come where there are more than 24."""
    day = datetime.now(UTC).replace(hour=0, minute=0) + timedelta(days=-3 if hour < 24 else 3)
    monkeypatch.setattr("whodecides.answers.store.current_time", lambda: (day + timedelta(hours=hour % 24)).isoformat())


def test_a_clock_that_was_ahead_beats_no_newer_answer(store, tmp_path, monkeypatch):
    """The file was written on Friday by a clock that said Monday; the newer answer here is of Saturday."""
    other = Store(tmp_path / "elsewhere.json")
    at_hour(monkeypatch, 30)
    other.record("06.1", "old")
    other.record("06.2", "only there")
    at_hour(monkeypatch, 3)
    store.record("06.1", "new")
    box = SaveBox(store)
    box.restored = {"data": as_upload(other.text()), "number": 1}
    assert store.answer("06.1")["answer"] == "new" and store.answer("06.2")["answer"] == "only there"
    assert (
        "clock was ahead" in box.message
        and "stays in: 06.1." in box.message
        and "taken in from the file: 1" in box.message
    )
    assert [(task, each["answer"]) for task, _, each in store.earlier()] == [("06.1", "old")]


def test_a_clock_that_is_behind_sets_no_newer_answer_aside_in_silence(store, tmp_path, monkeypatch):
    """The file was written last, by a computer that believes in an earlier day: nobody can see it, so it is told."""
    other = Store(tmp_path / "elsewhere.json")
    at_hour(monkeypatch, 3)
    other.record("06.1", "newer in truth")
    other.record("06.2", "only there")
    at_hour(monkeypatch, 9)
    store.record("06.1", "here")
    monkeypatch.undo()
    box = SaveBox(store)
    box.restored = {"data": as_upload(other.text()), "number": 1}
    assert store.answer("06.1")["answer"] == "here" and "taken in from the file: 1." in box.message
    assert "stays in: 06.1. The file's one is kept under “Earlier answers”" in box.message
    (listed,) = box.view["earlier"]
    box.again = {"task": "06.1", "number": listed["number"], "sent": 1}
    assert store.answer("06.1")["answer"] == "newer in truth"
    text = other.text().replace("newer in truth", "one more").replace('"language": "en"', '"language": "fr"')
    box.restored = {"data": as_upload(text), "number": 2}
    assert "reste en place pour\u00a0: 06.1." in box.message
    box.restored = {"data": as_upload(text), "number": 3}
    assert "06.1" not in box.message  # nothing was set aside this time


def test_earlier_answers_are_listed_in_the_words_of_their_questions(store):
    tasks = tasks_by_id()
    state = tasks["02.2"].options
    work = {"rule": "No law says so."}
    for task, answer in (
        ("02.2", state[0]["id"]),
        ("02.2", state[1]["id"]),
        ("02.7", work),
        ("02.7", {}),
        ("77.7", "a"),
        ("77.7", "b"),
    ):
        store.record(task, answer)
    words = {each["task"]: each["words"].split(" UTC · ")[1] for each in SaveBox(store).view["earlier"]}
    assert words == {
        "02.2": state[0]["text"], "02.7": f"{tasks['02.7'].path['title']} – No law says so.",
        "77.7": '"a"',  # of a task that is none of this kit
    }  # fmt: skip


def test_the_cells_of_a_table_are_told_by_their_row_and_column():
    rows, columns = [{"id": "r", "text": "Laws"}], [{"id": "c", "text": "2021"}]
    task = Task("E06.4", "table", 3, "?", rows=rows, columns=columns, cells={"r.c": 3})
    assert answer_text(task, {"r.c": "3"}) == "Laws, 2021 – 3"


def test_an_answer_that_a_file_replaces_is_named_and_kept(store, tmp_path, monkeypatch):
    """Nobody can see any more that the clock was ahead: what it replaces is told, and can be brought back."""
    other = Store(tmp_path / "elsewhere.json")
    at_hour(monkeypatch, 9)
    other.record("06.1", "old")
    at_hour(monkeypatch, 3)
    store.record("06.1", "new")
    monkeypatch.undo()
    box = SaveBox(store)
    box.restored = {"data": as_upload(other.text()), "number": 1}
    assert store.answer("06.1")["answer"] == "old" and "later one in: 06.1. Yours is kept" in box.message
    (listed,) = box.view["earlier"]
    assert listed["task"] == "06.1" and listed["words"].endswith(" 03:00 UTC · new")
    box.again = {"task": "06.1", "number": listed["number"], "sent": 1}
    assert store.answer("06.1")["answer"] == "new" and "06.1 is back" in box.message
    assert [each["answer"] for _, _, each in store.earlier()] == ["old"]
    assert store.restore(other.text()) == ([], [], [], [])  # it is known to be the older one now
    assert store.answer("06.1")["answer"] == "new"


def test_a_return_to_an_earlier_answer_on_another_machine_is_taken_in(store, tmp_path, monkeypatch):
    """First a, then b; elsewhere back to a: that is the newest, though it was here before."""
    at_hour(monkeypatch, 1)
    store.record("06.1", "a")
    at_hour(monkeypatch, 2)
    store.record("06.1", "b")
    other = Store(tmp_path / "elsewhere.json")
    other.restore(store.text())
    before = store.text()
    at_hour(monkeypatch, 3)
    other.record("06.1", "a")
    assert store.restore(other.text()) == (["06.1"], ["06.1"], [], []) and store.answer("06.1")["answer"] == "a"
    assert store.restore(before) == ([], [], [], []) and store.answer("06.1")["answer"] == "a"


def test_an_answer_that_followed_this_one_is_newer_whatever_the_clocks_say(store, tmp_path, monkeypatch):
    at_hour(monkeypatch, 12)
    store.record("06.1", "a")
    other = Store(tmp_path / "elsewhere.json")
    other.restore(store.text())
    for hour, answer in ((2, "its clock is behind"), (40, "its clock is ahead")):
        at_hour(monkeypatch, hour)
        other.record("06.1", answer)
        assert store.restore(other.text()).taken == ["06.1"] and store.answer("06.1")["answer"] == answer


@pytest.mark.parametrize("at", ["zzzz", "9999-99-99", "", "tomorrow"])
def test_a_time_of_nonsense_beats_nothing(store, tmp_path, at):
    other = Store(tmp_path / "elsewhere.json")
    other.record("06.1", "old")
    store.record("06.1", "new")
    text = other.text().replace(other.answer("06.1")["at"], at)
    store.restore(text)
    assert store.answer("06.1")["answer"] == "new"


def test_earlier_answers_are_kept_and_bounded(store):
    for number in range(12):
        store.record("06.1", f"answer {number}")
    store.record("06.1", "answer 11")
    assert [each["answer"] for _, _, each in store.earlier()] == [f"answer {n}" for n in (10, 9, 8, 7, 6)]
    store.bring_back("06.1", 4)
    assert store.answer("06.1")["answer"] == "answer 6" and store.earlier()[0][2]["answer"] == "answer 11"
    for number in range(6):
        store.record("06.2", f"{number}" * 9_000)
    assert len([each for task, _, each in store.earlier() if task == "06.2"]) == 2
    with pytest.raises(KitError, match="choose one from the list again"):
        store.bring_back("06.1", 9)


def test_an_earlier_answer_comes_back_with_its_question(store):
    Store(store.path, "autumn").record("E06.1", "a", True, "poland")
    store.record("E06.1", "b", True, "france")
    store.bring_back("E06.1", 0)
    kept = store.answer("E06.1")
    assert (kept["answer"], kept["variant"], kept["class"], kept["tries"]) == ("a", "poland", "autumn", 2)
    record = {"answer": "c", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00"}  # of an older kit: nobody knows
    store.restore(json.dumps({"format": "whodecides-answers", "version": 2, "answers": {"E06.1": record}}))
    store.bring_back("E06.1", next(number for _, number, each in store.earlier() if each["answer"] == "c"))
    assert store.answer("E06.1")["answer"] == "c" and "variant" not in store.answer("E06.1")


def test_work_in_a_tool_is_kept_by_sittings_and_before_it_is_emptied(store, monkeypatch):
    at_hour(monkeypatch, 8)
    for number in range(20):
        store.keep_state("01.4", {"verdicts": {f"C{n}": "false" for n in range(number + 1)}})
    assert store.earlier() == []
    store.keep_state("01.4", {"verdicts": {}})
    assert [len(each["answer"]["verdicts"]) for _, _, each in store.earlier()] == [20]
    store.keep_state("01.4", {"verdicts": {"C1": "false"}})
    at_hour(monkeypatch, 12)
    store.keep_state("01.4", {"verdicts": {"C1": "accurate"}})
    assert [len(each["answer"]["verdicts"]) for _, _, each in store.earlier()] == [1, 20]


def test_a_file_that_was_moved_away_under_an_open_lesson_is_written_anew_and_told(store):
    """A program that copies folders to other machines may take the file away; the next answer must not stand alone."""
    form = TaskForm(TASK, store)
    store.record("06.1", "a")
    store.path.rename(store.path.with_name("my-answers (conflicted copy).json"))
    assert store.answer("06.1")["answer"] == "a"
    form.sent = {"answer": "a", "number": 1}
    assert sorted(Store(store.path).read()["answers"]) == ["06.1", "06.2"]
    assert "was moved or deleted while this lesson was open" in form.feedback["text"]
    form.sent = {"answer": "b", "number": 2}
    assert form.feedback["text"] == "Look again."  # told once
    box = SaveBox(store)
    store.path.unlink()
    box.language = "fr"
    assert "déplacé ou supprimé" in box.message and len(Store(store.path).read()["answers"]) == 2


def test_who_takes_over_a_machine_does_not_inherit_answers(store, tmp_path):
    """The file is moved away on purpose, as the message says, and somebody else restores theirs."""
    other = Store(tmp_path / "elsewhere.json")
    other.choose_pseudonym("Grey Heron")
    other.record("06.1", "b")
    store.choose_pseudonym("Blue Tit")
    store.record("06.2", "a")
    store.path.rename(tmp_path / "taken-home.json")
    assert store.restore(other.text()).taken == ["06.1"]
    assert Store(store.path).read()["pseudonym"] == "Grey Heron" and list(store.read()["answers"]) == ["06.1"]
    assert not store.revived


def test_what_this_kit_does_not_know_is_carried_along(store):
    """Answers to tasks of another kit, and a record that somebody damaged: the rest is read, nothing is thrown away."""
    good = {"answer": "a", "tries": 1, "at": "2026-01-01T00:00:00.000+00:00", "variant": "", "class": ""}
    strange = {"X9": good, "06.1": "damaged", "06.2": {"answer": "b"}, "7.seven": [1]}
    kept = {"format": "whodecides-answers", "version": 3, "answers": {"06.3": good, **strange}}
    store.path.write_text(json.dumps(kept))
    assert list(store.read()["answers"]) == ["06.3"] and store.set_aside() == []
    store.record("06.4", "c")
    written = json.loads(store.path.read_text())
    assert written["unread"] == strange and sorted(written["answers"]) == ["06.3", "06.4"]
    form = TaskForm(TASK, store)
    assert "cannot be read" in form.feedback["text"]
    form.sent = {"answer": "a", "number": 1}
    assert form.feedback["right"] is True and json.loads(store.path.read_text())["unread"] == strange
    written["unread"] = {"06.5": good}  # what a later kit knows comes back
    store.path.write_text(json.dumps(written))
    assert store.answer("06.5") == good and store.read()["unread"] == {}
    written["answers"]["06.5"] = good | {"answer": "anew"}  # but not in place of a new answer
    store.path.write_text(json.dumps(written))
    assert store.answer("06.5")["answer"] == "anew" and store.read()["unread"] == {"06.5": good}


@pytest.mark.parametrize("damage", [
    {"tries": None}, {"tries": float("nan")}, {"at": 7}, {"answer": float("inf")}, {"answer": [{"x": float("nan")}]},
])  # fmt: skip
def test_one_bad_record_does_not_take_the_others_along(store, damage):
    store.record("06.1", "a")
    store.record("06.2", "b")
    kept = json.loads(store.path.read_text())
    kept["answers"]["06.1"] |= damage
    store.path.write_text(json.dumps(kept | {"language": "xx", "pseudonym": 7, "data": None, "draw": []}))
    assert list(store.read()["answers"]) == ["06.2"] and store.set_aside() == [] and store.language == "en"


def test_two_files_in_one_folder_do_not_disturb_each_other(tmp_path):
    """Each has its own lock, so neither may clear away what the other has half written."""
    program = (
        "import sys; from whodecides.answers import Store\n"
        "for n in range(60): Store(sys.argv[1]).record('01.1', f'{n}' * 20_000)"
    )
    paths = [tmp_path / "my-answers.json", tmp_path / "my-answers-2.json"]
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], cwd=ROOT, stderr=subprocess.PIPE) for path in paths
    ]
    assert [each.communicate()[1].decode()[-200:] for each in running] == ["", ""]
    assert names(tmp_path) == {each.name for each in paths} | {f".{each.name}.lock" for each in paths}


def test_a_temporary_file_of_another_answers_file_is_left_alone(tmp_path):
    first, second = Store(tmp_path / "one.json"), Store(tmp_path / "two.json")
    (tmp_path / ".one.json.half-x").write_text("a kernel died while writing")
    second.record("06.1", "a")
    assert (tmp_path / ".one.json.half-x").exists()
    first.record("06.1", "a")
    assert not (tmp_path / ".one.json.half-x").exists()


@pytest.mark.parametrize(("number", "said"), [
    (errno.ENOSPC, "free some space"), (errno.EACCES, "where you may write"), (errno.EROFS, "where you may write"),
    (errno.ENOENT, "start the tools again"), (errno.EIO, "start the tools again"),
])  # fmt: skip
def test_the_advice_fits_the_reason(store, monkeypatch, number, said):
    def refuse(*paths):
        raise OSError(number, os.strerror(number))

    store.record("06.1", "a")
    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(KitError, match=said) as told:
        store.record("06.1", "b")
    assert ("free some space" in str(told.value)) == (number == errno.ENOSPC)
    assert store.answer("06.1")["answer"] == "a" and names(store.path.parent) == {
        store.path.name,
        f".{store.path.name}.lock",
    }


def test_the_same_answer_sent_twice_is_one_try(store):
    sent = ["a", "a", "b", "a", "b", "b"]
    assert [store.record("06.1", each) for each in sent] == [1, 1, 2, 2, 2, 2]
    assert [store.record("06.2", each, variant=each) for each in ("one", "one", "two")] == [1, 1, 2]


def test_code_does_not_win_over_a_later_answer_in_the_form(store):
    """Answered in the cell, corrected in the form, then all cells are run again: what the cell holds is no new answer."""
    TaskForm(TASK, store).store_cell_answer("b")
    TaskForm(TASK, store).sent = {"answer": "a", "number": 1}
    again = TaskForm(TASK, store)
    again.store_cell_answer("b")
    assert store.answer("06.2")["answer"] == "a" and again.feedback["right"] is True
    assert "What you stored in the form counts" in again.feedback["text"]
    again.store_cell_answer("a")  # now the cell says the same
    assert store.answer("06.2")["answer"] == "a"
    changed = TaskForm(TASK, store)
    changed.store_cell_answer("b")  # the cell was changed: a new answer
    assert store.answer("06.2")["answer"] == "b" and "new" not in changed.feedback["text"]


def test_a_new_answer_in_the_cell_counts_and_says_what_it_replaces(store):
    TaskForm(TASK, store).sent = {"answer": "a", "number": 1}
    form = TaskForm(TASK, store)
    form.store_cell_answer("b")
    assert store.answer("06.2")["answer"] == "b" and "in place of what you stored in the form" in form.feedback["text"]
    assert [each["answer"] for _, _, each in store.earlier()] == ["a"]
    assert form.task["answer"] == "b"  # the form shows what counts
    rerun = TaskForm(TASK, store)
    rerun.store_cell_answer("b")
    assert rerun.feedback["text"] == "Look again." and store.answer("06.2")["tries"] == 2


def test_git_ignores_answers_lock_and_temporary_files():
    names = ("my-answers.json", ".my-answers.json.lock", ".my-answers.json.half-x1", "my-answers-damaged-1.json")
    lines = (ROOT / ".gitignore").read_text().split()
    assert not [each for each in names if not any(fnmatch(each, line) for line in lines)]
