import copy
import pickle
import shutil

import pandas as pd
import pytest
from shared import DATA, ROOT

from whodecides.case import compared_jurisdictions, find_case, find_root, government_codes, load
from whodecides.errors import KitError, Words, nearest
from whodecides.i18n import translator


def test_tables_are_typed(tiny):
    statements = tiny["statements"]
    assert statements.loc[0, "date"] == pd.Timestamp("2021-01-07")
    assert statements.loc[0, "note"] == ""
    assert tiny["actors"]["in_government"].tolist() == [True, True, True, False, True]


def test_the_opposition_does_not_count(tiny):
    codes = government_codes(tiny)
    assert "BBB-03" not in set(codes["statement"])
    assert set(codes["statement"]) == {"AAA-01", "AAA-02", "BBB-01", "BBB-02", "CCC-01", ""}


def test_a_silent_government_can_be_compared(tiny):
    assert compared_jurisdictions(tiny) == ["AAA", "BBB", "CCC", "DDD"]
    silent = government_codes(tiny).query("jurisdiction == 'DDD'")
    assert silent["kind"].tolist() == ["no statement found"] * 2


def test_changing_a_view_does_not_change_the_case(tiny):
    codes = government_codes(tiny)
    codes["value"] = "spoilt"
    assert "spoilt" not in set(government_codes(tiny)["value"])


def test_unknown_names_get_a_sentence_with_the_nearest(tiny):
    with pytest.raises(KitError, match="no table 'statement' in this case. Did you mean statements"):
        tiny["statement"]
    with pytest.raises(KitError, match="no 'AAA-1' in statements. Did you mean AAA-01"):
        tiny.row("statements", "AAA-1")


def test_a_missing_table_and_column_are_named(tiny_folder):
    (tiny_folder / "searches.csv").write_text("id,jurisdiction\n", encoding="utf-8")
    with pytest.raises(KitError, match="searches.csv has no column 'date'"):
        load(tiny_folder)
    (tiny_folder / "searches.csv").unlink()
    with pytest.raises(KitError, match="searches.csv is missing"):
        load(tiny_folder)


def test_the_case_is_found_from_any_depth(tiny_folder, tmp_path):
    deep = tmp_path / "autograded" / "student" / "06"
    deep.mkdir(parents=True)
    assert find_root(deep) == tmp_path
    assert find_root(ROOT / "notebooks") == ROOT


def test_the_only_case_below_data_is_taken_or_the_one_that_is_named(tiny_folder, tmp_path, monkeypatch):
    assert find_case(ROOT / "data") == DATA == find_case(DATA)
    assert find_case(tiny_folder) == tiny_folder, "an older kit has its one case in data/"
    kit = tmp_path / "kit"
    for name in ("one", "two"):
        shutil.copytree(tiny_folder, kit / "data" / name)
    assert find_root(kit / "data/one") == kit
    with pytest.raises(KitError, match="holds the cases one, two: set WHODECIDES_CASE to the name of one"):
        find_case(kit / "data")
    monkeypatch.setenv("WHODECIDES_CASE", "two")
    monkeypatch.chdir(kit)
    assert load().folder == kit / "data/two" and load(kit / "data/one").folder == kit / "data/one"
    assert find_case(ROOT / "data") == DATA, "one case needs no name"


def test_a_folder_outside_the_kit_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KitError, match="keep this notebook inside the kit's folder"):
        find_root()


def test_an_error_shows_one_sentence_in_a_notebook():
    assert KitError("Do this.")._render_traceback_() == ["Do this."]


def test_nearest_lists_everything_where_nothing_is_close():
    assert nearest("zzz", ["alpha", "beta"]) == "Choose from: alpha, beta."
    assert nearest("ALPA", ["alpha", "beta"]) == "Did you mean alpha?"


def test_an_error_is_said_in_another_language_also_when_it_comes_from_another_process():
    error = KitError(Words("There is no task '{name}'. {nearest}", name="{x}", nearest=nearest("a1", ["a1b", "a1c"])))
    for each in (error, pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert str(each) == "There is no task '{x}'. Did you mean a1c or a1b?"
        assert each.said(translator("es")) == "No hay ninguna tarea «{x}». ¿Quiso decir a1c o a1b?"
    assert KitError("Not in the catalogue {x}").said(translator("es")) == "Not in the catalogue {x}"
