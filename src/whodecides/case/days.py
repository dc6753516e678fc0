"""Days as people write them."""

from datetime import date, datetime

from ..errors import KitError, Words, _

Day = date | str  # as a text it is written year-month-day


def read_day(text: Day) -> date:
    """Return an ISO text, or a day itself, as a day. Raises KitError where it is none."""
    if isinstance(text, date):
        return text.date() if isinstance(text, datetime) else text
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        wrong = _("'{text}' is not a day: write it as year-month-day, for example {today}.")
        raise KitError(Words(wrong, text=text, today=date.today().isoformat())) from None
