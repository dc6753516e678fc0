"""The cards behind a cell of the comparison of instruments."""

from ...regulation import history, provision, status_on
from ...show.evidence import note_facts
from ...show.instruments import first_capital, status_words
from .instrument_values import day_words, shown_day, standing_on, value_on


def history_card(reader, instrument):
    """Return the dated status history of an instrument as a card, to the day on which it was last checked."""
    words, _ = status_words(reader.language), reader.say
    steps = history(reader.case, instrument)
    links = [link for step in steps for link in reader.links(step)]
    facts = [
        [reader.date(step), words[step["status"]] + (f" ({step['note']})" if step["note"] else "")] for step in steps
    ]
    checked = f"{reader.case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    return {
        "heading": _("Last recorded status: {statuses}.").format(statuses=words[status_on(reader.case, instrument)]),
        "facts": [*facts, [checked, _("last checked: nothing later was found")]],
        "sources": list({link["url"]: link for link in links}.values()),
    }


def provision_card(reader, instrument, feature, day):
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
        status_words(reader.language)[standing_on(reader.case, instrument, day)],
    ]
    facts.insert(0, told)
    heading = first_capital(value_on(reader, instrument, feature, day))
    return {"heading": heading, "facts": facts, "sources": reader.links(row)}
