"""Days as people write them."""

from datetime import date, datetime

from ..errors import KitError, Message, _

Day = date | str  # as a text it is written year-month-day


def read_day(text: Day) -> date:
    """Return an ISO text, or a day itself, as a day. Raises KitError where it is none."""
    if isinstance(text, date):
        return text.date() if isinstance(text, datetime) else text
    if not isinstance(text, str):  # year-month-day without quotation marks is a subtraction
        bare = _('Write the day in quotation marks, as year-month-day, for example "{today}".')
        raise KitError(Message(bare, today=date.today().isoformat()))
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong = _("'{text}' is not a day: write it as year-month-day, for example {today}.")
        raise KitError(Message(wrong, text=text, today=date.today().isoformat())) from None
