"""The ladder without words: which measures stand on which rung, and what each is called."""

from ...case import Case, Row

RUNGS = ("label", "feature limit", "removal", "lock", "suspension")  # from the mildest kind of measure to the hardest


def measures(case: Case) -> dict[str, list[Row]]:
    """Return the measures of the record by rung, from the mildest rung, each by day."""
    rows = case["platform_actions"].sort_values(["date", "id"], kind="stable")
    return {rung: [dict(row) for row in rows[rows["action"] == rung].to_dict("records")] for rung in RUNGS}


def title_row(case: Case, action: str) -> Row:
    """Return the row that has the title of an action: its own, or that of the event which it is; {} where there is none."""
    titles, records = case["action_titles"], case["event_records"]
    for row in titles[titles["action"] == action].to_dict("records"):
        return dict(row)
    for event in records.loc[records["action"] == action, "event"]:
        return case.row("events", event)
    return {}
