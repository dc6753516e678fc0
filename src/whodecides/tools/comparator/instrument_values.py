"""What a law, bill or ruling says on a feature, and how it stood on a day."""

import pandas as pd

from ...case import Case, Reader
from ...regulation import act_day, is_in_force, provision, provision_kind, status_on
from .model import LAST


def selected_day(case: Case, day: str) -> pd.Timestamp:
    """Return the day that a selection asks for: a timestamp, or None for what was recorded last."""
    return None if day == LAST else pd.Timestamp(day) if day else act_day(case)


def day_words(reader: Reader, day: str) -> str:
    """Say of which day the law is shown."""
    _, date = reader.say, selected_day(reader.case, day)
    return _("as last recorded") if date is None else _("on {date}").format(date=f"{date:%Y-%m-%d}")


def status_on_selected_day(case: Case, instrument: str, day: str) -> str:
    """Return the status of an instrument on a day, "not announced" before its first step."""
    return status_on(case, instrument, selected_day(case, day)) or "not announced"


def provision_on(reader: Reader, instrument: str, feature: str, day: str) -> str:
    """Return what a text says on a feature in the version of the day; a rule that did not hold is marked as if."""
    _, date = reader.say, selected_day(reader.case, day)
    row = provision(reader.case, instrument, feature, date)
    if row is None:
        return _("not recorded")
    value = reader.text(row, "value")
    if provision_kind(row) == "rule" and not is_in_force(reader.case, instrument, date):
        return _("(as if) {duty}").format(duty=value)
    return value
