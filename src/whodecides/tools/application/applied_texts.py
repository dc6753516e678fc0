"""What some texts were on the day of the act, and what each required."""

from collections.abc import Sequence
from typing import Any

from ...case import Reader
from ...regulation import application_outcomes, application_row, is_counterfactual, orders_keep_or_remove
from .words import day_of_act, duty_words, outcome_words


def applied_texts_view(reader: Reader, instruments: Sequence[str]) -> dict[str, Any]:
    """Return what some texts were on the day and what each required, in parts: caption, headers, rows, sentence.

    Raises KitError for an unknown instrument.
    """
    _, names = reader.say, reader.names("instruments")
    words, outcomes = outcome_words(reader), {each: application_outcomes(reader.case, each) for each in instruments}
    day, as_if = day_of_act(reader), _("(as if) {duty}")
    rows = []
    for each, found in outcomes.items():
        duty = duty_words(reader, found)
        shown = as_if.format(duty=duty) if is_counterfactual(reader.case, each) else duty
        article = application_row(reader.case, each, reader.case.entry("application.duty"))["article"] or "–"
        rows.append([f"{each[:3]} · {names[each]}", words["law"][found["law"]], article, shown])
    laws = [found for each, found in outcomes.items() if not is_counterfactual(reader.case, each)]
    sentence = _("In force on {day}: {laws} of {all}. Of these, {deciding} decided what became of {whom}.")
    return {
        "title": _("What the record says of each text"),
        "caption": _("What each text was on that day, and what it required"),
        "headers": [
            _("Instrument"),
            _("On {day}").format(day=day),
            _("Article"),
            _("Required about {act}").format(act=reader.entry("act.this")),
        ],
        "rows": rows,
        "sentence": sentence.format(
            day=day,
            laws=len(laws),
            all=len(rows),
            deciding=sum(orders_keep_or_remove(reader.case, each) for each in laws),
            whom=reader.entry("act.whom"),
        ),
    }
