"""What a text was on a day, and what it means for the case: on the small case and on the kit's own."""

import pandas as pd
import pytest
from helpers import DATA, read_rows, write_rows

from whodecides.case import load
from whodecides.errors import KitError
from whodecides.regulation import (
    EFFECT_TIMES,
    ENDED,
    LATER,
    LAW,
    LEGAL_STATUSES,
    NEVER,
    NOT_PROPOSED,
    ON_THE_DAY,
    act_day,
    applicable_instruments,
    application_outcomes,
    application_row,
    application_steps,
    effect_time,
    is_in_force,
    law_outcome,
    orders_keep_or_remove,
    provision,
    provision_kind,
    status_history,
    status_on,
    statuses_on,
)


def with_statuses(folder, *steps):
    """The small case with another history of its one act."""
    write_rows(
        folder,
        "statuses",
        [
            {"instrument": "AAA-act", "date": date, "date_precision": "day", "status": status, "source": "paper"}
            for date, status in steps
        ],
    )
    return load(folder)


@pytest.mark.parametrize(
    ("date", "status", "outcome"),
    [
        ("2021-01-31", None, NOT_PROPOSED),
        ("2021-02-01", "bill", "only proposed"),
        ("2021-05-31", "bill", "only proposed"),
        ("2021-06-01", "adopted", "not yet in force"),
    ],
)
def test_a_text_is_what_its_last_step_before_the_day_made_it(tiny, date, status, outcome):
    assert status_on(tiny, "AAA-act", date) == status
    assert law_outcome(tiny, "AAA-act", pd.Timestamp(date)) == outcome


def test_a_bill_that_ends_as_a_bill_was_never_adopted(tiny_folder):
    case = with_statuses(tiny_folder, ("2021-02-01", "announced"), ("2021-03-01", "proposed"))
    assert status_on(case, "AAA-act", "2021-03-02") == "bill" and status_on(case, "AAA-act") == "never adopted"


def test_a_veto_outlives_a_new_draft_but_not_a_new_adoption(tiny_folder):
    steps = [("2021-01-01", "adopted"), ("2021-02-01", "vetoed"), ("2021-03-01", "announced")]
    assert status_on(with_statuses(tiny_folder, *steps), "AAA-act") == "vetoed"
    assert status_on(with_statuses(tiny_folder, *steps, ("2021-04-01", "adopted")), "AAA-act") == "adopted"


@pytest.mark.parametrize(
    ("steps", "status", "held", "outcome"),
    [
        ([("2020-01-01", "in force"), ("2020-12-31", "lapsed")], "lapsed", False, ENDED),
        ([("2020-01-01", "in force"), ("2020-12-31", "superseded")], "superseded", False, ENDED),
        ([("2020-01-01", "adopted"), ("2020-12-31", "vacated")], "vacated", False, ENDED),
        ([("2020-01-01", "dropped"), ("2020-12-31", "declared unlawful")], "declared unlawful", False, ENDED),
        ([("2020-01-01", "in force"), ("2020-12-31", "partly struck")], "partly struck", True, "in force"),
        ([("2020-01-01", "adopted"), ("2020-12-31", "partly struck")], "partly struck", False, "struck"),
        ([("2020-01-01", "adopted"), ("2020-12-31", "enjoined")], "enjoined", True, "in force"),
        ([("2020-01-01", "adopted")], "adopted", False, "not yet in force"),
    ],
)
def test_each_way_to_end_is_told_apart(tiny_folder, steps, status, held, outcome):
    case = with_statuses(tiny_folder, *steps)
    assert status in LEGAL_STATUSES and status_on(case, "AAA-act", act_day(case)) == status
    assert is_in_force(case, "AAA-act", act_day(case)) == held and law_outcome(case, "AAA-act") == outcome
    assert statuses_on(act_day(case), case=case)["instruments"].to_dict() == {status: 1}


def test_a_ruling_holds_once_it_is_delivered(tiny_folder):
    rows = read_rows(tiny_folder, "instruments")
    write_rows(tiny_folder, "instruments", [rows[0] | {"kind": "ruling"}])
    case = with_statuses(tiny_folder, ("2020-01-01", "adopted"))
    assert is_in_force(case, "AAA-act", act_day(case))


def test_a_feature_is_what_it_was_on_the_day(tiny_folder):
    """The row since the adoption holds from that day on; before it, and before the text itself, the first one."""
    rows = read_rows(tiny_folder, "provisions")
    later = rows[0] | {"since": "2021-06-01", "value": "24 hours"}
    write_rows(tiny_folder, "provisions", [later, *rows])
    case = load(tiny_folder)
    feature = rows[0]["feature"]
    days = ("2020-01-01", "2021-02-01", "2021-05-31", "2021-06-01", None)
    assert [provision(case, "AAA-act", feature, day)["value"] for day in days] == ["none"] * 3 + ["24 hours"] * 2


def test_the_day_itself_counts(case):
    """Austria's act took effect a week before the suspension, Russia's two days after it."""
    assert law_outcome(case, "AUT-kopl-g") == "in force"
    assert law_outcome(case, "RUS-482-fz") == "not yet in force"
    assert law_outcome(case, "RUS-482-fz", pd.Timestamp("2021-01-10")) == "in force"


def test_every_recorded_status_is_known(case):
    assert {status_on(case, each) for each in case["instruments"]["id"]} <= set(LEGAL_STATUSES)


def test_statuses_are_counted_on_a_day(case):
    table = statuses_on("2021-01-08", case=case)["instruments"]
    laws = case["instruments"][case["instruments"]["kind"].isin(["law", "bill"])]["id"]
    known = [each for each in laws if status_history(case, each)[0]["date"] <= act_day(case)]
    assert table.sum() == len(known) < len(laws)
    assert table["in force"] == sum(status_on(case, each, act_day(case)) == "in force" for each in laws)
    assert statuses_on("1900-01-01", case=case).empty
    with pytest.raises(KitError, match="is not a day: write it as year-month-day"):
        statuses_on("yesterday", case=case)
    with pytest.raises(KitError, match=r'Write the day in quotation marks, as year-month-day, for example "\d{4}-'):
        statuses_on(2023 - 10 - 15, case=case)  # as it is written without them


def test_a_provision_may_be_missing_unknown_or_none(case):
    def kind(instrument, feature):
        return provision_kind(provision(case, instrument, feature))

    assert kind("USA-section-230", "local presence") == "not recorded"
    assert kind("HUN-tech-companies-bill", "redress") == "not established"
    assert kind("USA-section-230", "maximum fine") == "none"
    assert kind("DEU-netzdg", "maximum fine") == "rule"


def test_each_application_has_an_outcome_for_each_step(case):
    assert len(applicable_instruments(case)) >= 8
    for each in applicable_instruments(case):
        outcomes = application_outcomes(case, each)
        assert list(outcomes) == list(application_steps(case)) and all(
            outcomes[step] in known for step, known in application_steps(case).items()
        )


def test_an_unknown_instrument_is_told(case):
    with pytest.raises(KitError, match="cannot be applied to the case. Did you mean DEU-netzdg"):
        application_row(case, "DEU-netzgd", "duty")


def test_no_text_that_decides_was_law_on_the_day(case):
    deciding = {
        each for each in applicable_instruments(case) if orders_keep_or_remove(case, application_outcomes(case, each))
    }
    assert deciding and all(law_outcome(case, each) != "in force" for each in deciding)


def test_a_text_took_effect_on_the_day_later_or_never(case):
    found = {each: effect_time(case, each) for each in ("AUT-kopl-g", "RUS-482-fz", "FRA-avia", "MEX-monreal-draft")}
    assert list(found.values()) == [ON_THE_DAY, LATER, NEVER, NEVER]
    assert {effect_time(case, each) for each in applicable_instruments(case)} == set(
        EFFECT_TIMES
    )  # the task asks for one of each


def test_both_sides_get_arguments_of_like_length(case):
    table = case["applications"]
    words = table["text_en"].str.split().str.len().groupby(table["step"]).mean()
    assert 2 / 3 < words["purpose"] / words["objection"] < 3 / 2
    assert set(table["step"]) == {"version", "purpose", "objection", *application_steps(case)} - {LAW}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows[1:], "has no row on version"),
        (lambda rows: [rows[0] | {"outcome": "yes"}, *rows[1:]], "'yes' does not fit version; write nothing."),
        (lambda rows: [rows[0], rows[1] | {"outcome": "fine"}, *rows[2:]], "'fine' does not fit reach; write yes,"),
    ],
)
def test_applications_are_checked(case, change, said):
    from whodecides.case.rules.law import applications_complete

    rows = change(read_rows(DATA, "applications"))
    broken = type(case)(case.folder, case.schema, {**case.tables, "applications": pd.DataFrame(rows)})
    assert any(said in text for *_place, text in applications_complete(broken))
    assert list(applications_complete(case)) == []
