"""A kit that changes in mid-term: whoever answered before keeps the mark of the question that was answered.

What is right here is worked out from plain data by this file alone: its questions, its draws, its numbers.
"""

import json
import random
import zipfile

import pytest
from helpers import KIT

from whodecides.answers import task_from, task_row
from whodecides.build.revisions import read_revisions, renumbered, with_revisions
from whodecides.classroom import grade_class, read_older_kit, report_lines, write_report
from whodecides.classroom.split import read_waiting

KINDS = ("choice", "number", "order", "classify", "table")
PARTS = ("p", "q", "r")
NEVER = 0  # the kit before there were numbers


def new_question(kind, random):
    """A question of a kind as (its words, its key)."""
    key = {
        "choice": random.choice(PARTS), "number": random.randint(0, 9), "order": random.sample(PARTS, 3),
        "classify": {each: random.choice("xy") for each in PARTS}, "table": {f"{each}.n": random.randint(0, 9) for each in PARTS},
    }[kind]  # fmt: skip
    return (f"Words {random.randint(0, 99)}?", key)


def row_of(kind, question):
    """The fields of a question in a file of keys."""
    words, key = question
    row = {"kind": kind, "question": words}
    texts = [{"id": each, "text": f"The {each}"} for each in PARTS]
    if kind == "choice":
        return row | {"options": [each | {"feedback": "So.", "right": each["id"] == key} for each in texts]}
    row |= {"right": "Yes.", "hint": "Look."}
    if kind == "number":
        return row | {"answer": key}
    if kind == "order":
        return row | {"items": [each | {"place": key.index(each["id"]) + 1} for each in texts]}
    if kind == "classify":
        categories = [{"id": each, "text": f"Kind {each}"} for each in "xy"]
        return row | {
            "categories": categories,
            "items": [each | {"answer": key[each["id"]], "feedback": "So."} for each in texts],
        }
    return row | {"rows": texts, "columns": [{"id": "n", "text": "Number"}], "cells": key}


def answer_to(kind, question, right, random):
    """An answer as a form stores it."""
    key = question[1]
    while not right:
        other = new_question(kind, random)[1]
        if other != key:
            key = other
            break
    return str(key) if kind == "number" else {cell: str(n) for cell, n in key.items()} if kind == "table" else key


class Kit:
    """A state of the kit: {task: {variant: [revision, question]}}, and the points and kinds of tasks."""

    def __init__(self, tasks, kinds, points):
        self.tasks, self.kinds, self.points = tasks, kinds, points

    @classmethod
    def first(cls, count, random):
        tasks, kinds, points = {}, {}, {}
        for number in range(1, count + 1):
            name = f"E06.{number}"
            kinds[name], points[name] = random.choice(KINDS), random.randint(1, 4)
            variants = random.choice([[""], ["one", "two"], ["one", "two", "three"]])
            tasks[name] = {each: [1, new_question(kinds[name], random)] for each in variants}
        return cls(tasks, kinds, points)

    def changed(self, random, often=0.3):
        """The next state: some questions are other ones, some come to what they were before, some have other points."""
        tasks = {}
        for name, variants in self.tasks.items():
            tasks[name] = {}
            for variant, (revision, question) in variants.items():
                new = new_question(self.kinds[name], random) if random.random() < often else question
                if random.random() < often / 4:
                    new = (new[0], question[1])  # other words, the same key
                tasks[name][variant] = [revision + (new != question), new]
        points = {name: random.randint(1, 4) if random.random() < often else had for name, had in self.points.items()}
        return Kit(tasks, self.kinds, points)

    def rows(self, numbers=True):
        """The file of keys, with or without the numbers."""
        rows = []
        for name, variants in self.tasks.items():
            made = {each: row_of(self.kinds[name], question) | ({"revision": revision} if numbers else {})
                    for each, (revision, question) in variants.items()}  # fmt: skip
            whole = {"id": name, "minutes": 3, "points": self.points[name]}
            if "" in made:
                rows.append(whole | made[""])
            else:
                first = next(iter(made.values()))
                plain = {field: value for field, value in first.items() if field != "revision"}
                rows.append(whole | plain | {"variants": [{"variant": each, **row} for each, row in made.items()]})
        return rows


def class_of(states, before, students, random):
    """Return [(student's name, the file, {task: (state, variant, right)})]: each answers in one state, or in two."""
    found = []
    for number in range(students):
        records, given = {}, {}
        usual = random.randrange(NEVER, len(states) + 1)
        for name in states[0].tasks:
            if random.random() < 0.1:
                continue
            when = usual if random.random() < 0.7 else random.randrange(NEVER, len(states) + 1)
            kit = before if when == NEVER else states[when - 1]
            variant = random.choice(list(kit.tasks[name]))
            revision, question = kit.tasks[name][variant]
            right = random.random() < 0.6
            record = {
                "answer": answer_to(kit.kinds[name], question, right, random),
                "tries": 1,
                "at": f"2026-10-01T08:00:{number % 60:02}+00:00",
            }
            if when != NEVER:
                record |= {"variant": variant, "revision": revision, "class": "", "data": f"0.1.0+{when:08x}"}
            elif random.random() < 0.5:
                record |= {"variant": variant, "class": ""}  # later kits without numbers wrote the variant
            records[name], given[name] = record, (when, variant, right)
        kept = {"format": "whodecides-answers", "version": 3, "language": "en", "pseudonym": "", "draw": "", "data": ""}
        found.append((f"student {number}", json.dumps(kept | {"answers": records}), given, records))
    return found


def archive(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def a_term(tmp_path, seed, students, count=8, terms=4):
    """Grade a class by the last state; compare every mark with what this file knows, and return how many were compared."""
    luck = random.Random(seed)
    before = Kit.first(count, luck)
    first = before.changed(luck)  # what changed before there were numbers begins at 2: `changed` has counted
    states = [first]
    while len(states) < terms:
        states.append(states[-1].changed(luck))
    the_class = class_of(states, before, students, luck)
    place = archive(tmp_path / "class.zip", {f"{name}/my-answers.json": text for name, text, _, _ in the_class})
    keys = [
        archive(tmp_path / f"keys-{n}.zip", {"course/january-2021/keys/06-more.json": json.dumps(kit.rows())})
        for n, kit in enumerate(states)
    ]
    today = states[-1]
    tasks = [task_from(row) for row in today.rows()]
    compared = flagged = 0
    for known in ([], keys[:1], keys[1:3], keys[:-1], keys):
        older = [task for path in known for task in read_older_kit(path)]
        at_hand = [states[keys.index(path)] for path in known] + [today]
        report = grade_class(place, tasks, {}, (), older, whole=True)  # all or nothing: the key alone is tried
        assert len(report.results) == students
        marks = {each.student.label: {mark.task: mark for mark in each.marks} for each in report.results}
        for name, _text, given, records in the_class:
            for task, mark in marks[name].items():
                assert mark.most == today.points[task]
                if task not in given:
                    assert (mark.points, mark.judged) == (0, False)
                    continue
                when, variant, right = given[task]
                kit = before if when == NEVER else states[when - 1]
                revision, question = kit.tasks[task][variant]
                told = "" if "variant" in records[task] else None
                if when == NEVER:
                    # Nobody knows the number: the question is known where it has never changed, and which variant it was.
                    fits = today.tasks[task][variant][0] == 1 and (told is not None or "" in kit.tasks[task])
                    fits = (
                        fits
                        or (told is not None or "" in kit.tasks[task])
                        and any(k.tasks[task][variant][0] == 1 for k in at_hand)
                    )
                else:
                    fits = any(each.tasks[task][variant] == [revision, question] for each in at_hand)
                assert mark.judged != fits, (seed, name, task, given[task], len(known))
                if fits:
                    assert mark.points == (today.points[task] if right else 0), (seed, name, task, given[task], mark)
                    other = today.tasks[task][variant] != kit.tasks[task][variant]
                    assert mark.changed == other and mark.question == question[0]
                else:
                    assert (mark.points, mark.question) == (0, "") and mark.doubt and mark.answer
                    flagged += 1
                compared += 1
        said = "\n".join(map(str, report_lines(report, {})))
        left = {
            task: sum(marks[name][task].changed and not marks[name][task].question for name, *_ in the_class)
            for task in today.tasks
        }
        assert all(f"{task} ({many})" in said for task, many in left.items() if many)
        assert ("Answered before the question changed" in said) == any(left.values())
    return compared, flagged


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_mark_is_wrong_in_silence_where_the_kit_changes_in_mid_term(tmp_path, seed):
    compared, flagged = a_term(tmp_path, seed, students=60)
    assert compared > 2_000 and compared * 0.05 < flagged < compared * 0.6


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(100, 140))
def test_no_mark_is_wrong_in_silence_in_many_terms(tmp_path, seed):
    a_term(tmp_path, seed, students=400, count=12, terms=7)


@pytest.mark.parametrize("seed", range(5))
def test_the_build_counts_as_one_counts_by_hand(seed):
    luck = random.Random(seed)
    kit, kept = Kit.first(10, luck), {}
    for _state in range(6):
        tasks = [task_from(row) for row in kit.rows(numbers=False)]
        kept |= renumbered(tasks, kept)
        assert {name: {each: number for each, (number, _) in found.items()} for name, found in kept.items()} == {
            name: {each: revision for each, (revision, _) in variants.items()} for name, variants in kit.tasks.items()
        }
        assert [task_row(each) for each in with_revisions(tasks, kept)] == [
            task_row(task_from(row)) for row in kit.rows()
        ]
        kit = kit.changed(luck)


def one_answer(tmp_path, today, older, record):
    """Return (the mark of one answer to E06.1, what the report says) by the tasks of today and of older kits."""
    kept = {"format": "whodecides-answers", "version": 3, "language": "en", "pseudonym": "", "draw": "", "data": ""}
    text = json.dumps(kept | {"answers": {"E06.1": {"answer": "p", "tries": 1, "at": "", "variant": "", **record}}})
    place = archive(tmp_path / "class.zip", {"ada/my-answers.json": text})
    report = grade_class(place, [task_from(today)], {}, (), [task_from(each) for each in older])
    return report.results[0].marks[0], "\n".join(map(str, report_lines(report, {})))


def choice(words, key, revision):
    return {"id": "E06.1", "minutes": 3, "points": 2, "revision": revision, **row_of("choice", (words, key))}


def test_a_rewording_that_was_declared_the_same_is_one_question(tmp_path):
    today, older = choice("In better words?", "p", 1), choice("In words?", "p", 1)
    mark, said = one_answer(tmp_path, today, [older], {"revision": 1})
    assert (mark.points, mark.judged, mark.changed, mark.question) == (2, False, False, "In better words?")
    assert "changed" not in said


@pytest.mark.parametrize("revision", [1, 2])
def test_where_two_kits_have_two_keys_for_one_number_a_person_decides(tmp_path, revision):
    """Somebody changed a question of their own, and gave it a number that the kit gave to another one."""
    today = choice("Today?", "p", 2)
    older = [choice("Words?", "q", revision), choice("Other words?", "p", revision)]
    mark, said = one_answer(tmp_path, today, older, {"revision": revision})
    assert (mark.points, mark.judged, mark.question) == (0, True, "")
    assert (
        f"two kits have different keys for revision {revision} of this question" in mark.doubt and "E06.1 (1)" in said
    )


@pytest.mark.parametrize(("record", "doubt"), [
    ({"revision": 1, "data": "0.1.0+abcdef01"}, "the question has changed: revision 1 was answered (data 0.1.0+abcdef01), and today's is 2"),
    ({"revision": 3}, "revision 3 was answered (data –), and today's is 2"), ({}, "the answer is older than the numbers of questions"),
    ({"revision": 2, "variant": "gone"}, "the key does not know the variant 'gone'"),
])  # fmt: skip
def test_a_person_is_told_what_was_asked_and_what_is_asked_now(tmp_path, record, doubt):
    mark, _said = one_answer(tmp_path, choice("Today?", "p", 2), [], record)
    assert (mark.points, mark.judged, mark.question, mark.answer) == (0, True, "", "p")
    assert doubt in mark.doubt and "write level 4 where the answer is right" in mark.doubt and "Today?" in mark.doubt


def test_an_argument_on_a_changed_question_is_read_by_whoever_grades_and_dealt_to_no_marker(tmp_path):
    def essay(words, revision):
        rubric = [{"level": n, "text": f"Level {n}", "anchor": "One says it (AAA-01)."} for n in (1, 2, 3, 4)]
        return {"id": "E06.1", "kind": "evidence", "minutes": 9, "question": words, "points": 6, "places": ["AAA"], "cite": 1,
                "words": [1, 30], "right": "A person.", "rubric": rubric, "revision": revision}  # fmt: skip

    texts = {
        f"student {n}": {
            "answer": f"It is said there (AAA-01), as I think {n}.",
            "tries": 1,
            "at": "",
            "variant": "",
            "revision": 1 + n % 2,
        }
        for n in range(6)
    }
    kept = {"format": "whodecides-answers", "version": 3, "language": "en", "pseudonym": "", "draw": "", "data": ""}
    files = {
        f"{who}/my-answers.json": json.dumps(kept | {"answers": {"E06.1": record}}) for who, record in texts.items()
    }
    place, tasks = archive(tmp_path / "class.zip", files), [task_from(essay("Argue now.", 2))]
    for name, older in (("without", []), ("with", [task_from(essay("Argue.", 1))])):
        report = grade_class(place, tasks, {"AAA-01": {}}, (), older)
        marks = {each.student.label: each.marks[0] for each in report.results}
        assert all(mark.judged and mark.points == 0 for mark in marks.values())
        assert {who for who, mark in marks.items() if mark.changed} == {"student 0", "student 2", "student 4"}
        assert all(("“Argue.”" in mark.doubt) == (mark.changed and name == "with") for mark in marks.values())
        write_report(report, tmp_path / name, {})
        waiting = read_waiting(tmp_path / name, tasks)
        assert {each.student for each in waiting.answers} == {
            "student 1",
            "student 3",
            "student 5",
        } and waiting.others == 3
        levels = {(who, "E06.1"): 4 for who in marks}
        assert [each.points(levels) for each in report.results] == [6] * 6


CHANGED_BEFORE = (
    "E01.5 E02.4 E02.5 E03.4 E03.5 E04.2 E04.4 E05.2 E05.3 E06.4 E06.7 E07.3 E08.7 E09.4 02.5 04.5 05.5 10.4 10.5"
)


def test_what_had_changed_before_there_were_numbers_begins_above_one():
    """So no answer of a kit without numbers is marked by a key that is another one today."""
    kept = read_revisions(KIT)
    assert all(revision > 1 for task in CHANGED_BEFORE.split() for revision, _ in kept[task].values())
    assert {name for name, (revision, _) in kept["E06.2"].items() if revision > 1} >= {"poland", "mexico"}
    assert kept["E10.4"]["argentina"][0] > 1 and kept["E05.1"]["moderate"][0] > 1
    unchanged = {task for task, found in kept.items() if all(revision == 1 for revision, _ in found.values())}
    assert unchanged, "and what has not changed is marked"
