"""The cards behind a cell of the comparison of instruments."""

from typing import Any

from ...case import Reader
from ...regulation import provision
from ...widgets.evidence import note_facts
from ...widgets.instruments import first_capital, status_words
from .instrument_values import day_words, provision_on, selected_day, status_on_selected_day


def provision_card(reader: Reader, instrument: str, feature: str, day: str) -> dict[str, Any]:
    """Return the card of what an instrument says on a feature, in the version of the day."""
    _, date = reader.say, selected_day(reader.case, day)
    row = provision(reader.case, instrument, feature, date)
    if row is None:
        rule = _(
            "The kit records this feature only where a source spoke of it. This does not mean that there is no rule."
        )
        return {
            "heading": provision_on(reader, instrument, feature, day),
            "facts": [[_("Rule"), rule]],
            "sources": [],
        }
    facts = [[_("Rule"), reader.text(row, "detail")]]
    facts += [[_("Article"), row["article"]]] if row["article"] else []
    facts += note_facts(reader, row)
    told = [
        _("Status {day}").format(day=day_words(reader, day)),
        status_words(reader)[status_on_selected_day(reader.case, instrument, day)],
    ]
    facts.insert(0, told)
    heading = first_capital(provision_on(reader, instrument, feature, day))
    return {"heading": heading, "facts": facts, "sources": [*reader.links(row), *reader.note_links(row)]}
