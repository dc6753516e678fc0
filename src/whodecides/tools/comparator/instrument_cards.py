"""The cards behind a cell of the comparison of instruments."""

from ...i18n import dated, translator
from ...regulation import history, provision, status_on
from ...show.evidence import note_facts, source_links
from ...show.instruments import first_capital, status_words
from .instrument_values import day_words, shown_day, standing_on, value_on


def history_card(case, instrument, language):
    """Return the dated status history of an instrument as a card, to the day on which it was last checked."""
    words, _ = status_words(language), translator(language)
    steps = history(case, instrument)
    links = [link for step in steps for link in source_links(case, step, language)]
    facts = [
        [
            dated(step["date"], step["date_precision"], language),
            words[step["status"]] + (f" ({step['note']})" if step["note"] else ""),
        ]
        for step in steps
    ]
    checked = f"{case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    return {
        "heading": _("Last recorded status: {statuses}.").format(statuses=words[status_on(case, instrument)]),
        "facts": [*facts, [checked, _("last checked: nothing later was found")]],
        "sources": list({link["url"]: link for link in links}.values()),
    }


def provision_card(case, instrument, feature, language, day):
    """Return the card of what an instrument says on a feature, in the version of the day."""
    _, date = translator(language), shown_day(case, day)
    row = provision(case, instrument, feature, date)
    if row is None:
        said = _(
            "The kit records this feature only where a source spoke of it. This does not mean that there is no rule."
        )
        return {
            "heading": value_on(case, instrument, feature, language, day),
            "facts": [[_("Rule"), said]],
            "sources": [],
        }
    facts = [[_("Rule"), row[f"detail_{language}"]]]
    facts += [[_("Article"), row["article"]]] if row["article"] else []
    facts += note_facts(row, language)
    told = [
        _("Status {day}").format(day=day_words(case, day, language)),
        status_words(language)[standing_on(case, instrument, day)],
    ]
    facts.insert(0, told)
    heading = first_capital(value_on(case, instrument, feature, language, day))
    return {"heading": heading, "facts": facts, "sources": source_links(case, row, language)}
