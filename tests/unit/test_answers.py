import json
import subprocess
import sys
import time
import tracemalloc
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd
import pytest
from filelock import FileLock
from helpers import ROOT

from whodecides.answers import Store, Task, check_answer, checklist, feedback_text, normalized_answer, read_tasks
from whodecides.answers.input_parsing import read_number
from whodecides.answers.store import PATH_VARIABLE, open_store
from whodecides.errors import KitError
from whodecides.i18n import translator
from whodecides.texts import cited_ids, is_filler, is_reason, repeated_sentence

pytestmark = pytest.mark.any_version


def test_an_answer_is_kept_and_tries_are_counted(store):
    assert store.answer("06.1") is None
    assert store.record("06.1", "a") == 1
    assert store.record("06.1", "b") == 2
    assert Store(store.path).answer("06.1")["answer"] == "b"


def test_two_open_lessons_do_not_overwrite_each_other(store):
    other = Store(store.path)
    store.record("06.1", "a")
    other.record("06.2", "b")
    store.record("06.3", "c")
    assert sorted(store.read()["answers"]) == ["06.1", "06.2", "06.3"]


def test_a_failed_write_leaves_the_old_file(store, monkeypatch):
    store.record("06.1", "a")
    before = store.path.read_text()

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(KitError, match="could not be saved .No space left on device.: free some space"):
        store.record("06.1", "b")
    assert store.path.read_text() == before


@pytest.mark.parametrize("damage", [b"{", b"\xff\xfe", b'{"format": "other"}', b""])
def test_a_damaged_file_is_set_aside(store, damage):
    store.path.write_bytes(damage)
    store.record("06.1", "a")
    assert store.path.with_name("my-answers-damaged-1.json").read_bytes() == damage
    store.path.write_bytes(damage)
    store.read()
    assert store.set_aside() == ["my-answers-damaged-1.json", "my-answers-damaged-2.json"]


def test_restoring_keeps_the_later_of_two_answers(store, tmp_path):
    other = Store(tmp_path / "elsewhere.json")
    other.record("06.1", "old")
    other.record("06.2", "only there")
    store.record("06.1", "new")
    assert store.restore(other.text()).taken == ["06.2"]
    assert {i: r["answer"] for i, r in store.read()["answers"].items()} == {"06.1": "new", "06.2": "only there"}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "whodecides-answers"}',
     '{"format": "whodecides-answers", "version": true, "answers": {}}',
     '{"format": "whodecides-answers", "version": 0, "answers": {}}',
     "[" * 100_000],
)  # fmt: skip
def test_another_file_is_refused_and_nothing_changes(store, text):
    store.record("06.1", "a")
    before = store.path.read_text()
    with pytest.raises(KitError, match="does not hold answers"):
        store.restore(text)
    assert store.path.read_text() == before


def file_of(version, **more):
    return json.dumps({"format": "whodecides-answers", "version": version, "answers": {}} | more)


def test_a_file_of_a_newer_version_says_so_and_is_kept(store):
    with pytest.raises(KitError, match="a newer version"):
        store.restore(file_of(99))
    store.path.write_text(file_of(99))
    store.record("06.1", "a")
    assert store.set_aside() == ["my-answers-damaged-1.json"]


def test_a_file_of_an_earlier_version_is_read_as_it_is(store):
    record = {"answer": "a", "tries": 2, "at": "2026-01-01T00:00:00.000+00:00"}
    store.path.write_text(file_of(1, language="fr", answers={"06.1": record}))
    store.record("06.2", "b")
    kept = json.loads(store.path.read_text())
    assert kept["version"] == 3 and kept["language"] == "fr" and kept["answers"]["06.1"] == record
    assert kept["pseudonym"] == "" and kept["data"] and store.set_aside() == []


def test_a_pseudonym_is_short_and_plain(store):
    store.choose_pseudonym(" Blue Heron 7 ")
    assert store.read()["pseudonym"] == "Blue Heron 7"
    for text in ("=1+1", "<b>", "x" * 41, "a\nb"):
        with pytest.raises(KitError, match="at most 40 letters"):
            store.choose_pseudonym(text)
    assert store.read()["pseudonym"] == "Blue Heron 7"


def test_a_lesson_waits_for_another_that_is_writing(store, monkeypatch):
    monkeypatch.setattr("whodecides.answers.store.LOCK_TIMEOUT", 0.05)
    store.record("06.1", "a")
    with FileLock(store.path.with_name(".my-answers.json.lock")), pytest.raises(KitError, match="Another lesson"):
        Store(store.path).record("06.1", "b")
    assert store.answer("06.1")["answer"] == "a"


def test_two_lessons_that_write_at_once_lose_nothing(store):
    """Two kernels, twenty answers each, at the same time."""
    program = (
        "import sys; from whodecides.answers import Store\n"
        "for n in range(20): Store(sys.argv[1]).record(f'{sys.argv[2]}.{n}', n)"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(store.path), lesson], cwd=ROOT) for lesson in ("01", "02")
    ]
    assert [each.wait(60) for each in running] == [0, 0]
    assert len(store.read()["answers"]) == 40


def test_a_killed_kernel_leaves_a_whole_file(store):
    """Killed in the middle of writing again and again."""
    program = (
        "import sys; from whodecides.answers import Store\n"
        "store = Store(sys.argv[1]); print('ready', flush=True)\n"
        "while True: store.record('01.1', 'x' * 100_000)"
    )
    store.record("06.1", "a")
    for _ in range(2):
        kernel = subprocess.Popen([sys.executable, "-c", program, str(store.path)], cwd=ROOT, stdout=subprocess.PIPE)
        kernel.stdout.readline()
        time.sleep(0.05)
        kernel.kill()
        kernel.wait()
        kernel.stdout.close()
        assert store.answer("06.1")["answer"] == "a" and store.set_aside() == []
    store.record("06.2", "b")
    assert {each.name for each in store.path.parent.iterdir()} == {"my-answers.json", ".my-answers.json.lock"}


def test_listeners_hear_of_each_change(store):
    heard = []
    store.subscribe(heard.append)
    store.record("06.1", "a")
    store.choose_language("fr")
    assert heard == ["06.1", "language"] and store.language == "fr"


def test_a_listener_that_fails_does_not_keep_the_others_from_hearing(store, caplog):
    def fail(task_id):
        raise RuntimeError("broken")

    heard = []
    for listener in (fail, heard.append):
        store.subscribe(listener)
    assert store.record("06.1", "a") == 1 and heard == ["06.1"]
    assert "could not follow a change of 06.1" in caplog.text and "broken" in caplog.text
    for listener in (heard.append, heard.append, print):  # nobody need know whether it is called
        store.unsubscribe(listener)
    store.record("06.1", "b")
    assert heard == ["06.1"]


def test_the_file_lies_in_the_kits_folder_unless_named(tmp_path, monkeypatch):
    open_store.cache_clear()
    monkeypatch.delenv(PATH_VARIABLE, raising=False)
    monkeypatch.chdir(ROOT / "notebooks")
    assert open_store().path == ROOT / "my-answers.json"
    open_store.cache_clear()
    monkeypatch.setenv(PATH_VARIABLE, str(tmp_path / "mine.json"))
    assert open_store().path == tmp_path / "mine.json"
    open_store.cache_clear()


CHOICE = Task("06.2", "choice", 3, "?", options=[
    {"id": "a", "text": "Right one", "feedback": "Yes.", "right": True},
    {"id": "b", "text": "Wrong one", "feedback": "Did you count the spokesman as the chancellor?", "misconception": "m"},
])  # fmt: skip
NUMBER = Task("06.3", "number", 3, "?", answer=3, tolerance=0.05, right="Yes.", hint="Count again.",
              mistakes=[{"answer": 4, "feedback": "Did you count the silent one?", "misconception": "m"}])  # fmt: skip
EVIDENCE = Task("06.4", "evidence", 9, "?", places=["AAA", "BBB"], cite=3, words=[8, 12], right="Stored.")
IDS = {"AAA-01": {"remedy": "regional law"}, "AAA-02": {}, "BBB-01": {}}


def test_a_choice_teaches_before_it_tells():
    assert check_answer(CHOICE, "a", 1).right is True
    first, second = check_answer(CHOICE, "b", 1), check_answer(CHOICE, "b", 2)
    assert first.right is False and "spokesman" in first.text and "Right one" not in first.text + first.solution
    assert second.solution == "The answer is: Right one" and second.text == first.text
    assert "Choose one" in check_answer(CHOICE, "", 0).text
    assert "Choose one" in check_answer(CHOICE, "zzz", 1).text


@pytest.mark.parametrize(
    "written",
    [
        "3",
        " 3 ",
        "3.0",
        "3,0",
        "3,04",
        "3 %",
        "3rd",
        "3 statements",
        "3\u202f%",
        "3\u2009%",
        "3 per cent",
        "3e",
        "3ª",
        "+3",
        "３",
        3,
        3.05,
    ],
)
def test_a_number_is_read_as_people_write_it(written):
    assert check_answer(NUMBER, written, 1).right is True


@pytest.mark.parametrize(("written", "number"), [
    ("−0,01", -0.01), ("-.01", -0.01), ("–5", -5), ("2 022", 2022), ("1\u202f234\u202f567", 1234567), ("12 34", None), ("1_0", None), ("3;4", None),
    ("1e400", None), pytest.param(10**5000, None, id="huge"), (float("nan"), None), (True, None), ("1/2", None), ("", None), ("--3", None), (None, None),
])  # fmt: skip
def test_what_is_no_number_is_not_taken_for_one(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize(("written", "right"), [
    ("2,239,488", 2239488), ("2.239.488", 2239488), ("2 239 488", 2239488), ("700,000", 700000), ("700.000", 700000),
    ("1,234", 1.234), ("1,234", 1234), ("-1,234", -1234),
])  # fmt: skip
def test_thousands_are_read_as_each_language_parts_them(written, right):
    assert check_answer(replace(NUMBER, answer=right, mistakes=[]), written, 1).right is True
    if "," in written[:-4]:
        assert read_number(written) == right  # two commas part thousands, whatever the answer is


def test_a_number_in_another_writing_is_the_same_try(store):
    read = partial(normalized_answer, NUMBER)
    tries = [store.record("06.2", each, read=read) for each in ("2", "2.0", "2nd", " 2 %", "4", "2")]
    assert tries == [1, 1, 1, 1, 2, 2]


def test_a_number_has_feedback_for_the_likely_mistake():
    assert check_answer(NUMBER, "4", 1).text == "Did you count the silent one?"
    assert check_answer(NUMBER, "7", 1).text == "Count again."
    assert check_answer(NUMBER, "7", 2).solution == "The answer is: 3"
    assert check_answer(replace(NUMBER, answer=-0.5), "7", 2, language="es").solution == "La respuesta es: −0,5"
    assert "Write a number" in check_answer(NUMBER, "three", 1).text
    assert [read_number(each) for each in ("2\u00a0,5", "3 or 4", "a 3", "3" + "a" * 38 + "!")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "right", "said"),
    [
        ("Alpha condemns (aaa-1, AAA-02) while Beta only doubts (BBB-01).", None, "Stored."),
        ("", False, "Write your answer first"),
        ("Alpha says ZZZ-01 and more words to come here.", False, "no government statement ZZZ-01"),
        ("Alpha says AAA-01 and AAA-02 in these words here.", False, "Missing: BBB"),
        ("Alpha AAA-01 and Beta BBB-01 in so many words.", False, "Cite at least 3 statements"),
        ("AAA-01 AAA-02 BBB-01", False, "write at least 8"),
        ("AAA-01 AAA-02 BBB-01 " + "word " * 20, False, "shorten to 12"),
    ],
)
def test_a_text_is_checked_for_what_a_machine_can_check(text, right, said):
    found = check_answer(EVIDENCE, text, 1, IDS)
    assert found.right is right and said in found.text


ARGUMENT = (
    "Both governments object to the suspension, yet they do not ask for the same thing. The German spokesman points to "
    "the law and to parliament. The Mexican president wants to talk about it with other states, and later he speaks of "
    "a platform of his own. So the objection is shared, and the remedy is not."
)


def test_a_text_that_is_plainly_no_answer_is_sent_back_and_no_other_is():
    asked = Task("t", "text", 5, "?", words=[20, 150], right="Stored.")
    for filler in ("asdf " * 40, "bla " * 60 + "MEX-01 DEU-04 DEU-01", f"{ARGUMENT[:80]} " * 4):
        found = check_answer(asked, filler, 1)
        assert found.right is False and not found.whole and "again and again" in found.text, filler
    for text in (ARGUMENT, " ".join(ARGUMENT.split()[:20]), "No. " * 12 + ARGUMENT):
        assert check_answer(asked, text, 1).right is None, text
    work = Task("w", "work", 5, "?", complete={"reasons": 20}, right="Stored.")
    assert (
        not check_answer(work, {"reasons": "asdf " * 40}, 1).whole
        and check_answer(work, {"reasons": ARGUMENT}, 1).whole
    )


def test_a_sentence_that_comes_twice_is_named():
    asked = Task("t", "text", 5, "?", words=[20, 150], right="Stored.")
    found = check_answer(asked, f"{ARGUMENT} No. No. {ARGUMENT}", 1)
    assert not found.whole and "one sentence twice: “Both governments object to the suspension" in found.text


def test_a_list_says_while_one_writes_what_can_be_seen():
    known = {"C15": {"verdict": "accurate"}, "C16": {"verdict": "false"}}
    code = {"place": "C", "variable": "verdict", "values": ["false"], "misconception": "m", "feedback": "Another one."}
    asked = Task("t", "text", 5, "?", words=[5, 60], closing=True, codes=[code], right="Stored.", hint="End it.")

    def seen(text):
        lines = checklist(asked, text, known, translator("en"))
        return [line["done"] for line in lines], [line["text"] for line in lines]

    none = (
        "5 to 60 words (so far: 0)", "Sentences of your own, each said once", "At its end one id in brackets",
        "What you cite fits the question",
    )  # fmt: skip
    assert seen("") == ([False] * 4, list(none))
    assert seen("He said it on Friday in Paris (C15).")[0] == [True, True, True, False, True]
    assert seen("He said it on Friday in Paris (C16).")[0] == [True] * 5
    assert seen("He said it on Friday in Paris (C99).")[0] == [True, True, False, False, False]
    assert seen("He said it on Friday in Paris (X99).")[1][-1] == "Not in the record: X99. Copy the id from its card."
    assert seen("He said it on Friday in Paris (see C16).")[0] == [
        True,
        True,
        False,
        False,
        True,
    ]  # as the answer is judged
    assert seen("asdf1 asdf2 asdf3 asdf4 asdf5 asdf6 asdf7")[0][1] is False


@pytest.mark.parametrize(
    "filler", ["asdf " * 10, "asdf1 asdf2 asdf3 asdf4 asdf5 asdf6 ", "bla " * 6, "no yes " * 6, "... " * 10]
)
def test_a_short_text_of_one_word_is_sent_back(filler):
    found = check_answer(Task("t", "text", 5, "?", words=[6, 80], right="Stored."), filler, 1)
    assert not found.whole and "write sentences of your own" in found.text


CLOSING = Task("t", "text", 5, "?", words=[3, 30], right="Stored.", closing=True, hint="End with one id in brackets.",
               codes=[{"place": "C", "variable": "verdict", "values": ["false"], "feedback": "Choose another claim."}])  # fmt: skip
CLAIMS = {
    "C01": {"table": "claims", "verdict": "false"},
    "C02": {"table": "claims", "verdict": "accurate"},
    "AAA-01": {},
}


@pytest.mark.parametrize(("end", "said"), [
    ("(C01)", "Stored."), ("(C01).", "Stored."), ("[c01]", "Stored."), ("unlike C02 (C01)", "Stored."),
    ("C01", "End with one id in brackets."), ("", "End with one id in brackets."),
    ("(C01 and C02)", "End with one id in brackets."), ("(C01, C02)", "End with one id in brackets."),
    ("(C01) was what it said", "End with one id in brackets."), ("(see C01)", "End with one id in brackets."),
    ("(C02)", "Choose another claim."), ("unlike C01 (C02)", "Choose another claim."), ("(AAA-01)", "Choose another claim."),
    ("(C99)", "This kit holds nothing with the id C99."), ("not XXX-99 (C01)", "This kit holds nothing with the id XXX-99."),
])  # fmt: skip
def test_a_text_may_have_to_end_with_one_id(end, said):
    found = check_answer(CLOSING, f"The minister said it on Monday {end}", 1, CLAIMS)
    assert found.text.startswith(said) and found.whole == (said == "Stored.")


def test_work_that_asks_for_reasons_counts_what_has_one():
    steps = Task("w", "work", 5, "?", complete={"reasons": 2}, right="Stored.")
    assert "Done so far: 1 of 2" in check_answer(steps, {"reasons": {"law": "x", "aim": "It is named there."}}, 1).text
    looks = Task("w", "work", 5, "?", complete={"second": 2}, right="Stored.")
    one = {"value": "concerned", "reason": "the words name it"}
    assert check_answer(
        looks, {"second": {"MEX-01": {"evaluation": one, "remedy": one}}}, 1
    ).whole  # two codes of one statement
    assert not check_answer(
        looks, {"second": {"MEX-01": {"evaluation": one}, "DEU-01": {"remedy": {**one, "reason": ""}}}}, 1
    ).whole


KNOWN = ("MEX-01", "MEX-03", "DEU-12", "FRA-09", "EUU-dsa", "TUR-7253", "RUS-482-fz", "C11", "E162", "USA-section-230")


@pytest.mark.parametrize(("text", "found", "unknown"), [
    ("It was said (X99), and once more [R12; Q321]", [], ["X99", "R12", "Q321"]),
    ("At a summit (G20), on paper (A4), in English (B2), by X99", [], []),
    ("see mex-3, MEX-03 and deu-12, said on 11-Jan-21", ["MEX-03", "DEU-12"], []),
    ("mex–3, DEU\u201112, FRA-009, not COP26 or mid-20s", ["MEX-03", "DEU-12", "FRA-09"], []),
    ("MEX-03—which is clear—and DEU-12's", ["MEX-03", "DEU-12"], []),
    ("euu-dsa, TUR-7253, RUS-482-FZ, c11 and USA-section-230.", ["EUU-dsa", "TUR-7253", "RUS-482-fz", "C11", "USA-section-230"], []),
    ("XXX-99, GER-01, E9999, C99, MEX-77, mex-78, DEU-foo", [], ["XXX-99", "GER-01", "E9999", "C99", "MEX-77", "mex-78", "DEU-foo"]),
    ("non-profit, USA-based, per-capita, p45, COVID-19, Jan-06, 2021-01-08", [], []),
])  # fmt: skip
def test_ids_are_read_as_people_write_them_and_invented_ones_are_seen(text, found, unknown):
    assert cited_ids(text, dict.fromkeys(KNOWN, {})) == (found, unknown)


def test_a_day_is_not_taken_for_a_statement():
    text = "Alpha condemns on Jan-06 (AAA-01, AAA-02); Beta doubts (BBB-01)."
    assert check_answer(EVIDENCE, text, 1, IDS).right is None
    assert "no government statement aaa-77" in check_answer(EVIDENCE, text.replace("AAA-02", "aaa-77"), 1, IDS).text


@pytest.mark.parametrize(("answer", "kept"), [
    (np.int64(3), 3), (np.float64(0.5), 0.5), (np.array(["a", "b"]), ["a", "b"]), (pd.Series({"x": 1, "y": 2}), [1, 2]),
    (("a", "b"), ["a", "b"]), ({"a": np.int64(1)}, {"a": 1}), ("\ud800x", "?x"), (np.bool_(True), True),
])  # fmt: skip
def test_an_answer_worked_out_in_code_is_stored_plainly(store, answer, kept):
    store.record("06.1", answer)
    assert Store(store.path).answer("06.1")["answer"] == kept and store.set_aside() == []


@pytest.mark.parametrize("answer", [float("nan"), np.nan, pd.Series([1, np.nan]), {1, 2}, len, pd.Timestamp("2021-01-08"), 1j,
                                    pytest.param(10**5000, id="huge"), {(1, 2): 3}])  # fmt: skip
def test_an_answer_that_no_file_can_hold_is_refused_and_the_file_stays(store, answer):
    store.record("06.1", "a")
    before = store.path.read_bytes()
    with pytest.raises(KitError, match="cannot be stored: write a number, a text, a list"):
        store.record("06.2", answer)
    assert store.path.read_bytes() == before and store.set_aside() == []
    assert [each.name for each in store.path.parent.glob("*half*")] == []


STORED = "Your answer is stored; you may change it and store it again."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Write your answer first."),
        ({"a": "", "b": ""}, "Write your answer first."),
        ({"a": "in", "b": ""}, "What you answered is stored; still open: 1 of 2."),
        ({"a": "in", "b": "out"}, STORED),
    ],
)
def test_a_form_that_is_filled_in_part_says_so_without_a_key(given, said):
    items = [{"id": each, "text": each} for each in ("a", "b")]
    sort = Task("E06.5", "classify", 3, "?", items=items, categories=[], keyed=False)
    fill = Task("E06.6", "table", 3, "?", rows=items, columns=[{"id": "n", "text": "n"}], keyed=False)
    assert check_answer(sort, given, 1).text == said
    assert check_answer(fill, {f"{name}.n": each for name, each in given.items()}, 1).text == said


def test_a_text_without_a_key_is_told_what_its_list_still_lacks():
    task = Task("E06.7", "text", 3, "?", words=[4, 9], keyed=False)
    short, whole = (check_answer(task, text, 1) for text in ("Too short.", "Each of these words says another thing."))
    assert short.text.startswith("Your text is stored. Still open in the list above: \n– 4 to 9 words (so far: 2)")
    assert whole.text == "Your text is stored, and all that the list above asks for is there."
    assert short.right is None
    assert check_answer(task, "", 1).text == "Write your answer first."


def test_a_prediction_is_neither_right_nor_wrong():
    task = Task("06.1", "prediction", 3, "?", options=[{"id": "a", "text": "x"}])
    assert check_answer(task, "a", 1).right is None
    assert check_answer(task, "b", 1).right is False


def test_a_broken_task_file_is_named(tmp_path):
    path = tmp_path / "06-x.json"
    path.write_text("[{")
    with pytest.raises(KitError, match="06-x.json is damaged: restore it from the kit"):
        read_tasks(path)
    path.write_text('[{"id": "06.1", "kind": "choise", "minutes": 1, "question": "?"}]')
    with pytest.raises(KitError, match="unknown kind 'choise'. Did you mean choice"):
        read_tasks(path)


ORDER = Task("01.1", "order", 5, "In which order?", right="In order.", hint="Look at the days.",
    items=[{"id": "a", "text": "A", "place": 1}, {"id": "b", "text": "B", "place": 2}, {"id": "c", "text": "C", "place": 2}],
    mistakes=[{"first": "a", "second": "b", "feedback": "A came before B.", "misconception": "m"}],
)  # fmt: skip
CLASSIFY = Task("01.2", "classify", 5, "Which is which?", right="All right.",
    categories=[{"id": "lock", "text": "Lock"}, {"id": "label", "text": "Label"}],
    items=[{"id": "a", "text": "A", "answer": "lock", "feedback": "It could be undone."},
           {"id": "b", "text": "B", "answer": "label", "feedback": "It stayed in place."}],
)  # fmt: skip
TABLE = Task("01.3", "table", 5, "Count.", rows=[{"id": "r", "text": "R"}], columns=[{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
    cells={"r.x": 2, "r.y": 0.5}, tolerance=0.1, right="Counted.", hint="Count statements.",
    mistakes=[{"cell": "r.y", "answer": 5, "feedback": "A share is below 1.", "misconception": "m"}],
)  # fmt: skip
WORK = Task("01.4", "work", 5, "Judge.", complete={"verdicts": 2, "reasons": 3}, right="All there.")


@pytest.mark.parametrize(("task", "answer", "right", "said"), [
    (ORDER, ["a", "c", "b"], True, "In order."),
    (ORDER, ["b", "a", "c"], False, "A came before B. Neighbours in the wrong order: 1."),
    (ORDER, ["c", "a", "b"], False, "Look at the days."),
    (ORDER, ["a", "b"], False, "Put all items in order first."),
    (ORDER, "abc", False, "Put all items in order first."),
    (ORDER, [], False, "Nothing was moved yet."),
    (CLASSIFY, {"a": "lock", "b": "label"}, True, "All right."),
    (CLASSIFY, {"a": "label", "b": "label"}, False, "Still to mend: 1 of 2."),
    (CLASSIFY, {"a": "label"}, False, "still open: 1"),
    (CLASSIFY, ["lock"], False, "still open: 2"),
    (TABLE, {"r.x": "2", "r.y": "0,45"}, True, "Counted."),
    (TABLE, {"r.x": "3", "r.y": "50"}, False, "Still to mend: 2 of 2."),
    (TABLE, {"r.x": "3", "r.y": "5"}, False, "Still to mend: 2 of 2."),
    (TABLE, {"r.x": "3", "r.y": "many"}, False, "still open: 1"),
    (TABLE, None, False, "still open: 2"),
    (WORK, {"verdicts": {"C01": "false", "C02": "accurate"}, "reasons": "because it says"}, None, "All there."),
    (WORK, {"verdicts": {"C01": "false"}, "reasons": "because it says"}, False, "Done so far: 1 of 2."),
    (WORK, {"verdicts": {"C01": "false", "C02": "accurate"}, "reasons": "no"}, False, "Done so far: 1 of 3."),
    (WORK, 7, False, "Done so far: 0 of 2."),
])  # fmt: skip
def test_every_kind_of_task_reads_what_it_is_given(task, answer, right, said):
    found = check_answer(task, answer, 1)
    assert found.right is right and said in found.text


@pytest.mark.parametrize(("task", "answer", "told"), [
    (ORDER, ["c", "b", "a"], "\n1. A\n2. B\n2. C\nThose with the same number may stand in either order."), (CLASSIFY, {"a": "label", "b": "label"}, "is: A: Lock"),
    (TABLE, {"r.x": "1", "r.y": "1"}, "\n– R, X: 2\n– R, Y: 0.5"),
])  # fmt: skip
def test_the_answer_may_be_asked_for_at_the_second_try(task, answer, told):
    first, second = check_answer(task, answer, 1), check_answer(task, answer, 2)
    assert first.solution == "" and told in second.solution
    assert told not in feedback_text(task, first) and told not in feedback_text(task, second)


@pytest.mark.parametrize(("task", "answer", "rows", "said"), [
    (CLASSIFY, {"a": "label", "b": "label"}, {"a": "It could be undone."}, "“A”: It could be undone."),
    (CLASSIFY, {"a": "label", "b": "lock"}, {"a": "It could be undone.", "b": "It stayed in place."},
     "“A”: It could be undone.\n“B”: It stayed in place."),
    (CLASSIFY, {"a": "lock", "b": "label"}, {}, ""), (CLASSIFY, {"a": "lock"}, {}, ""),
        (CLASSIFY, {"a": "label"}, {"a": "It could be undone."}, "“A”: It could be undone."),
        (replace(CLASSIFY, id="E01.2"), {"a": "label"}, {}, ""),
    (TABLE, {"r.x": "3", "r.y": "50"}, {"r.x": "Count statements.", "r.y": "Count statements."}, "“R, Y”: Count statements."),
    (TABLE, {"r.x": "3", "r.y": "5"}, {"r.x": "Count statements.", "r.y": "A share is below 1."},
     "“R, X”: Count statements.\n“R, Y”: A share is below 1."),
    (TABLE, {"r.x": "2", "r.y": "5"}, {"r.y": "A share is below 1."}, "“R, Y”: A share is below 1."),
])  # fmt: skip
def test_each_wrong_row_has_its_own_help(task, answer, rows, said):
    found = check_answer(task, answer, 1)
    assert found.rows == rows and feedback_text(task, found).endswith(said)
    assert not any(each in found.text for each in rows.values())


@pytest.mark.parametrize(("task", "unfinished"), [
    (CHOICE, "zzz"), (NUMBER, "three"), (EVIDENCE, "too short"), (ORDER, ["a", "b"]), (CLASSIFY, {"a": "lock"}),
    (TABLE, {"r.x": "3"}), (WORK, {"verdicts": {}}),
])  # fmt: skip
def test_an_answer_in_which_something_is_missing_is_not_whole(task, unfinished):
    assert not check_answer(task, unfinished, 1, IDS).whole
    wrong = {"choice": "b", "number": "7", "order": ["c", "b", "a"], "classify": {"a": "label", "b": "label"}}
    assert check_answer(task, wrong.get(task.kind), 1, IDS).whole == (task.kind in wrong)


def test_what_is_not_whole_is_kept_and_is_no_try(store):
    assert [store.record("01.2", each, whole=each > 1) for each in (0, 1, 2, 3)] == [0, 0, 1, 2]
    assert store.answer("01.2")["answer"] == 3


def test_work_that_grows_counts_as_one_try(store):
    store.keep_state("01.4", {"verdicts": {"C01": "false"}})
    store.keep_state("01.4", {"verdicts": {"C01": "false", "C02": "accurate"}})
    assert store.answer("01.4")["tries"] == 1 and len(store.answer("01.4")["answer"]["verdicts"]) == 2


@pytest.mark.parametrize("see", [is_reason, is_filler, repeated_sentence])
def test_what_is_seen_in_a_text_of_megabytes_costs_little(see):
    text = "\ufdfa \ufdfa. " * 300_000
    tracemalloc.start()
    see(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("written", ["9", "9=", "9 =", "9th", " 9. "])
def test_a_rank_may_be_written_as_a_list_writes_it(written):
    task = Task("t", "number", 1, "?", answer=9, right="Right.", hint="Look again.")
    assert check_answer(task, written, 1).right is True
