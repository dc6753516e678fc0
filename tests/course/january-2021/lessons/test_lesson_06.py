"""What lesson 06 and its exercises say follows from the data."""

from helpers import KIT, cited_ids

from whodecides.answers import exercise_tasks
from whodecides.case import government_codes, statement_codes
from whodecides.positions import (
    changes_by_same_speaker,
    position_changes,
    position_matrix,
    similarities,
    similarity_ranking,
)

EXERCISES = {task.id: task for task in exercise_tasks(KIT)["06-comparing-national-positions"]}


def test_the_argument_is_about_codes_that_exist(case):
    task, codes = EXERCISES["E06.6"], statement_codes(case)
    for asked in task.codes:
        given = {each[asked["variable"]] for s, each in codes.items() if s.startswith(asked["place"])}
        assert given & set(asked["values"]), asked
    assert all(each in codes for level in task.rubric for each in cited_ids(level["anchor"]))


def test_the_first_place_rests_on_one_statement_and_no_value_is_shared_at_zero(case):
    table = similarity_ranking(similarities(case), {"decider": 1, "remedy": 1}, "DEU").dropna(subset="rank")
    codes = government_codes(case)
    assert table.iloc[0]["jurisdiction"] == "BEL" and set(table["rank"] == 1) == {True, False}
    assert codes.loc[codes["jurisdiction"] == "BEL", "statement"].nunique() == 1
    for place in table.loc[table["similarity"] == 0, "jurisdiction"]:
        for variable in ("decider", "remedy"):
            values = [
                {e.value for e in position_matrix(case)[each, variable] if e.kind == "substantive"}
                for each in (place, "DEU")
            ]
            assert not values[0] & values[1]


def test_the_right_sentence_fits_the_data(case):
    leading = {place: position_matrix(case)[place, "remedy"][0].value for place in ("MEX", "DEU", "FRA", "POL")}
    assert len(set(leading.values())) == 3
    for place in leading:
        values = {entry.value for entry in position_matrix(case)[place, "evaluation"] if entry.kind == "substantive"}
        assert values & {"concerned", "condemns"}


def test_the_move_in_the_picture_is_one_ministers(case):
    (move,) = changes_by_same_speaker(position_changes(case, "evaluation")["DEU"])
    before, after = move
    assert (before.statement, before.value, after.statement, after.value) == (
        "DEU-01",
        "supports",
        "DEU-08",
        "concerned",
    )
    about = case["statements"].set_index("id")["about"]
    assert (about["DEU-01"], about["DEU-08"]) == ("temporary locks", "suspension in general")
    assert len({step.actor for step in position_changes(case, "evaluation")["DEU"]}) == 3
    joined = {
        step.statement for pair in changes_by_same_speaker(position_changes(case, "evaluation")["EUU"]) for step in pair
    }
    assert len(joined) < len(position_changes(case, "evaluation")["EUU"]) / 2  # the text says: most dots have no line
