"""The cards behind a cell of the comparison of instruments."""

from typing import Any

from ...case import Reader
from ...regulation import provision
from ...show.evidence import note_facts
from ...show.instruments import first_capital, status_words
from .instrument_values import day_words, shown_day, standing_on, value_on


def provision_card(reader: Reader, instrument: str, feature: str, day: str) -> dict[str, Any]:
    """Return the card of what an instrument says on a feature, in the version of the day."""
    _, date = reader.say, shown_day(reader.case, day)
    row = provision(reader.case, instrument, feature, date)
    if row is None:
        said = _(
            "The kit records this feature only where a source spoke of it. This does not mean that there is no rule."
        )
        return {
            "heading": value_on(reader, instrument, feature, day),
            "facts": [[_("Rule"), said]],
            "sources": [],
        }
    facts = [[_("Rule"), reader.text(row, "detail")]]
    facts += [[_("Article"), row["article"]]] if row["article"] else []
    facts += note_facts(reader, row)
    told = [
        _("Status {day}").format(day=day_words(reader, day)),
        status_words(reader)[standing_on(reader.case, instrument, day)],
    ]
    facts.insert(0, told)
    heading = first_capital(value_on(reader, instrument, feature, day))
    return {"heading": heading, "facts": facts, "sources": [*reader.links(row), *reader.note_links(row)]}
