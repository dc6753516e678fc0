import copy
import json
import pickle
import shutil

import pandas as pd
import pytest
from helpers import KIT, ROOT

from whodecides.case import (
    case_names,
    case_paths,
    compared_jurisdictions,
    current_case,
    current_paths,
    find_root,
    government_codes,
    load,
    paths_of,
    relative_link,
    split_id,
    use_case,
)
from whodecides.errors import KitError, Message, suggest_names
from whodecides.i18n import translator


def test_tables_are_typed(tiny):
    statements = tiny["statements"]
    assert statements.loc[0, "date"] == pd.Timestamp("2021-01-07")
    assert statements.loc[0, "note"] == ""
    assert tiny["actors"]["in_government"].tolist() == [True, True, True, False, True]


@pytest.mark.parametrize("table", ["statements", "actors", "positions", "sources"])
def test_rows_are_those_of_pandas_with_the_same_types(tiny, table):
    """They are made in another way, as pages wait for them: days stay timestamps, yes and no Python's own."""
    made, told = tiny.rows(table), tiny[table].to_dict("records")
    assert [{name: (type(each), repr(each)) for name, each in row.items()} for row in made] == [
        {name: (type(each), repr(each)) for name, each in row.items()} for row in told
    ]


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


@pytest.fixture
def two_cases(tiny_folder, tmp_path, monkeypatch):
    """A kit with the cases one and two, of which two is the default one, as the folder in which a notebook runs."""
    kit = tmp_path / "kit"
    for name in ("one", "two"):
        shutil.copytree(tiny_folder, kit / "data" / name)
    (kit / "data/cases.toml").write_text('default = "two"\n', encoding="utf-8")
    monkeypatch.chdir(kit)
    return kit


def test_a_notebook_is_about_the_default_case_or_the_one_that_it_names(two_cases):
    assert case_names(two_cases) == ["two", "one"] and find_root(two_cases / "data/one") == two_cases
    assert load().folder == current_case().folder == two_cases / "data/two"
    use_case("one")
    assert load().folder == current_case().folder == two_cases / "data/one" and current_case() is current_case()
    assert current_paths().task_id("E06.1") == "one-E06.1"
    use_case("two")
    assert load().folder == two_cases / "data/two" and current_paths().task_id("E06.1") == "E06.1"
    with pytest.raises(KitError, match="There is no case 'ona'. Did you mean one?"):
        use_case("ona")


def test_the_places_of_another_case_bear_its_name(two_cases):
    default, other = case_paths(two_cases), case_paths(two_cases, "one")
    assert (default.notebook("06-more"), default.exercise("06-more")) == (
        "notebooks/06-more.ipynb",
        "exercises/06-exercise.ipynb",
    )
    assert (other.notebook("06-more"), other.solution("06-more")) == (
        "notebooks/one/06-more.ipynb",
        "solutions/one/06-solution.ipynb",
    )
    assert (
        relative_link(other.notebook("06-more"), other.exercise("06-more")) == "../../exercises/one/06-exercise.ipynb"
    )
    assert (default.keys, other.keys) == ("course/two/keys", "course/one/keys")
    for name in ("notebooks/one/06-more.ipynb", "exercises/one/tasks/06-more.json", "course/one/06-more/lesson.md"):
        assert paths_of(two_cases / name).case == "one", name
    assert paths_of(two_cases / "notebooks/06-more.ipynb").case == "two"
    assert (default.students_tasks, other.students_tasks) == ("exercises/tasks", "exercises/one/tasks")
    (two_cases / "data/cases.toml").unlink()
    with pytest.raises(KitError, match="must name one of the cases one, two"):
        case_paths(two_cases)
    shutil.rmtree(two_cases / "data/two")
    assert case_paths(two_cases).is_default, "the only case needs no name"
    shutil.rmtree(two_cases / "data")
    with pytest.raises(KitError, match="There is no case in '.*': run the command in the folder of the kit"):
        case_paths(two_cases)


def test_a_kit_that_holds_another_case_alone_is_about_it_before_a_cell_says_so(two_cases):
    """As the pages of that case are: a language is chosen before the first cell runs."""
    shutil.rmtree(two_cases / "data/two")
    paths = case_paths(two_cases)
    assert paths.case == "one" and not paths.is_default and paths.task_id("06.1") == "one-06.1"


def test_the_id_of_a_task_says_its_case():
    assert split_id("06.1") == ("", "06.1") and split_id("my-case-2-E06.12") == ("my-case-2", "E06.12")
    assert split_id("no task") == ("", "no task")


def test_a_folder_outside_the_kit_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KitError, match="keep this notebook inside the kit's folder"):
        find_root()


def test_an_error_shows_one_sentence_in_a_notebook():
    assert KitError("Do this.")._render_traceback_() == ["Do this."]


def test_nearest_lists_everything_where_nothing_is_close():
    assert suggest_names("zzz", ["alpha", "beta"]) == "Choose from: alpha, beta."
    assert suggest_names("ALPA", ["alpha", "beta"]) == "Did you mean alpha?"


def test_an_error_is_said_in_another_language_also_when_it_comes_from_another_process():
    error = KitError(
        Message("There is no task '{name}'. {nearest}", name="{x}", nearest=suggest_names("a1", ["a1b", "a1c"]))
    )
    for each in (error, pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert str(each) == "There is no task '{x}'. Did you mean a1c or a1b?"
        assert each.translated(translator("es")) == "No hay ninguna tarea «{x}». ¿Quiso decir a1c o a1b?"
    assert KitError("Not in the catalogue {x}").translated(translator("es")) == "Not in the catalogue {x}"


def test_no_case_of_the_kit_holds_a_schema_of_its_own():
    for folder in map(KIT.root.joinpath, ("data/" + name for name in case_names(KIT.root))):
        listed = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        assert [each["schema"] for each in listed] == [f"../schema/{each['name']}.json" for each in listed]
