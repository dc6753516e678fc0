"""The log of a room on the disk, its keys, and how much somebody may ask for."""

import errno
import json
import os

import pytest

from whodecides.room import keys as room_keys
from whodecides.room import limits
from whodecides.room.log_file import NAME, LogFile

pytestmark = pytest.mark.any_version


def lines(count, begin=0):
    return [{"t": each, "kind": "join", "dev": f"é{each}"} for each in range(begin, begin + count)]


def test_a_log_goes_on_where_it_ended(tmp_path):
    log = LogFile(tmp_path)
    log.add(lines(2))
    log.add(lines(1, 2))
    log.close()
    again = LogFile(tmp_path)
    assert again.lines == lines(3) and again.path.stat().st_mode & 0o777 == 0o600
    again.add(lines(1, 3))
    assert LogFile(tmp_path).lines == lines(4)


@pytest.mark.parametrize("torn", [b'{"t": 9, "ki', '{"t": 9, "dev": "é'.encode()[:-1], b"{}"])
def test_a_line_that_a_crash_tore_is_cut_off(tmp_path, torn):
    log = LogFile(tmp_path)
    log.add(lines(2))
    log.close()
    with (tmp_path / NAME).open("ab") as file:
        file.write(torn)
    again = LogFile(tmp_path)
    assert again.lines == lines(2)
    again.add(lines(1, 2))
    assert [json.loads(each) for each in (tmp_path / NAME).read_text().splitlines()] == lines(3)


def test_of_lines_that_cannot_be_stored_nothing_stays(tmp_path, monkeypatch):
    log, write = LogFile(tmp_path), os.pwrite
    log.add(lines(2))
    parts = iter([1, 0])

    def full(file, text, at):
        if next(parts):
            return write(file, text[:7], at)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with pytest.raises(OSError, match="No space"):
        log.add(lines(2, 2))
    monkeypatch.undo()
    assert log.lines == lines(2) == LogFile(tmp_path).lines
    log.add(lines(1, 2))
    assert LogFile(tmp_path).lines == lines(3)


def test_a_log_that_is_written_anew_is_whole_and_goes_on(tmp_path):
    log = LogFile(tmp_path)
    log.add(lines(3))
    log.rewrite(lines(1))
    log.add(lines(1, 1))
    assert LogFile(tmp_path).lines == lines(2) == log.lines
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_keys_are_made_once_and_read_by_nobody_else(tmp_path):
    keys = room_keys.keys_of(tmp_path)
    assert room_keys.keys_of(tmp_path) == keys and (tmp_path / room_keys.NAME).stat().st_mode & 0o777 == 0o600
    assert len(keys.code) == 5 and set(keys.code) <= set(room_keys.LETTERS)
    assert len({keys.join, keys.wall, keys.console, keys.signing}) == 4
    assert (
        keys.lets_in("", keys.code.lower()) and keys.lets_in(keys.join, "") and not keys.lets_in(keys.code, keys.join)
    )
    assert not keys.lets_in("", "") and not keys.opens_console(keys.wall) and not keys.opens_wall("")


@pytest.mark.parametrize("forge", [
    lambda token: token.replace("3.", "4.", 1), lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"),
    lambda token: "", lambda token: "3.0.", lambda token: "é.é.é", lambda token: token.rpartition(".")[0],
])  # fmt: skip
def test_a_forged_token_shows_nobody(tmp_path, forge):
    keys = room_keys.keys_of(tmp_path)
    token = keys.token(3, 0)
    assert keys.read_token(token) == (3, 0)
    assert keys.read_token(forge(token)) is None


def test_so_much_at_once_and_so_much_a_second():
    now = [0.0]
    budgets = limits.Budgets(2, 3, lambda: now[0])
    assert [budgets.take("a") for _each in range(4)] == [0, 0, 0, 0.5]
    assert budgets.take("b") == 0, "each has its own"
    now[0] = 0.5
    assert [budgets.take("a") > 0 for _each in range(2)] == [False, True]
    now[0] = 100
    assert [budgets.take("a") > 0 for _each in range(4)] == [False, False, False, True], "no more than at first"


def test_who_asks_under_many_names_fills_no_memory():
    budgets = limits.Budgets(1, 1, lambda: 0.0)
    for each in range(3 * limits.MOST_FORGOTTEN):
        budgets.take(each)
    assert len(budgets._left) <= limits.MOST_FORGOTTEN + 1
