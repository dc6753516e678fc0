"""What a government said beside an index and its dated record, in words."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ...case import Case, Reader, Row
from ...case.reader import names_in_all_languages
from ...errors import KitError, Message, _, suggest_names
from ...i18n import Translator, colon, localized_date, localized_decimal, sort_key
from ...provenance import evidence
from ...rhetoric_vs_practice import (
    companion_values,
    dated_record,
    government_statements_of,
    index_facts,
    index_values,
    speaking_places,
)
from ...widgets.evidence import coding_reasons, statement_card


def find_speaker(case: Case, text: str) -> str:
    """Return the code of a jurisdiction whose government spoke; `text` is a code or a name. Raises KitError."""
    names = {}
    for code in speaking_places(case):
        names |= {name.casefold(): code for name in (code, *names_in_all_languages(case.row("jurisdictions", code)))}
    code = names.get(str(text).strip().casefold())
    if code is None:
        wrong = _("No government statement of '{name}' is in this case. {nearest}")
        raise KitError(Message(wrong, name=text, nearest=suggest_names(text, names, listed=speaking_places(case))))
    return code


def rhetoric_vs_practice_view(reader: Reader, place: str, opened: str) -> dict[str, dict[str, Any]]:
    """Return what the record explorer shows: words (fixed for a language) and view.

    `opened` is the id of a statement whose card is open, or "". Raises KitError for an unknown place.
    """
    place = find_speaker(reader.case, place)
    parts = _place_view(reader, place)
    shown = opened if opened in {each["id"] for each in parts["statements"]} else ""
    card = _card(reader, place, shown) if shown else {}
    return {
        "words": _words(reader),
        "view": {**parts, "card": card},
        "state": {"language": reader.language, "place": place, "opened": shown},
    }


def _card(reader: Reader, place: str, statement: str) -> dict[str, Any]:
    """Return the card of a statement with the two codes that its line names, and why where its words do not show it."""
    facts = []
    for variable in _variables(reader.case).values():
        coded = evidence(reader.case, place, variable)
        item = next(each for each in coded if each.get("statement", {}).get("id") == statement)
        facts.append([reader.name("variables", variable), reader.labels()[variable, item["value"]]])
        facts += [
            fact
            for fact in coding_reasons(reader, statement, item["confidence"], item["words"], item["note"])
            if fact not in facts
        ]
    shown = statement_card(reader, statement)
    return {**shown, "facts": facts + [fact for fact in shown["facts"] if fact not in facts]}


def rhetoric_vs_practice_static_fallback(reader: Reader, place: str) -> dict[str, Any]:
    """Return statements, index and record of `place` as tables (headers, rows, caption), each with what to say where it
    is empty, and two lists, (title, lines), of what an index can say.
    """
    view, labels = rhetoric_vs_practice_view(reader, place, "")["view"], _labels(reader.say)
    facts, name = _words(reader), f"{view['name']}{colon(reader.language)}"
    spoken = [
        [each["id"], each["date"], each["speaker"], each["evaluation"], each["reason"]] for each in view["statements"]
    ]
    steps = [[each["date"], each["text"], each["id"], each["source"]["text"]] for each in view["record"]]
    index = view["index"]
    return {
        "statements": {"headers": labels["said_headers"], "rows": spoken, "caption": f"{name}{labels['statements']}"},
        "index": {"headers": index["headers"], "rows": index["rows"], "caption": facts["index_caption"]},
        "no_index": index["none"],
        "record": {"headers": labels["record_headers"], "rows": steps, "caption": f"{name}{labels['record']}"},
        "no_record": labels["record_none"],
        "note": f"{facts['index_note']} {facts['beside_note']}".rstrip(),
        "lists": [(labels[each], facts[each]) for each in ("can", "cannot")],
    }


def rhetoric_vs_practice_sentence(reader: Reader, place: str) -> str:
    """Return what was said, the index and the record of `place` in one sentence."""
    return _place_view(reader, find_speaker(reader.case, place))["sentence"]


def _variables(case: Case) -> dict[str, str]:
    """Return the two variables of a line, by what they ask."""
    return {each: case.entry(f"variables.{each}") for each in ("evaluation", "reason")}


@cache
def _words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    facts = index_facts(reader.case)
    source = reader.case.row("sources", facts["source"])
    names = ((each, reader.name("jurisdictions", each)) for each in speaking_places(reader.case))
    return {
        "labels": _labels(_),
        "places": sorted((list(each) for each in names), key=lambda pair: sort_key(pair[1])),
        "index_caption": _("{index}, scale {scale}, higher is freer").format(
            index=reader.entry("index.name"), scale=facts["scale"].replace(" to ", "–")
        ),
        "index_note": _(
            "{index}, edition {edition}, licence {licence}. Read from a copy of the published series; central values "
            "only, without the bounds of uncertainty."
        ).format(index=reader.entry("index.what"), edition=facts["edition"], licence=facts["licence"]),
        "index_source": {"text": source["origin"], "url": source["url"]},
        **_comparison_measure(reader),
        "can": [
            reader.entry("index.says"),
            _("whether that rating rises or falls over the years"),
            _("roughly how far apart two countries are rated"),
        ],
        "cannot": [
            _("how sure a value is: this copy has no bounds of uncertainty, so small differences mean little"),
            _("why a value changed, or what a single law did"),
            reader.entry("index.silent"),
            _(
                "whether an argument is right: a poor record does not refute it (that reply is called tu quoque, “you too”), "
                "and a good record does not prove it"
            ),
        ],
    }


def _comparison_measure(reader: Reader) -> dict[str, Any]:
    """Return what is said of the measure beside the index, and its source; both empty where the case names none."""
    if not reader.case.entry("beside.indicator", ""):
        return {"beside_note": "", "beside_source": {}}
    _ = reader.say
    facts = index_facts(reader.case, "beside")
    source = reader.case.row("sources", facts["source"])
    edition = _("Edition: {edition}; licence {licence}.").format(edition=facts["edition"], licence=facts["licence"])
    return {
        "beside_note": f"{reader.entry('beside.what')} {edition}",
        "beside_source": {"text": source["origin"], "url": source["url"]},
    }


def _labels(_: Translator) -> dict[str, Any]:
    return {
        "title": _("Rhetoric and record"),
        "place": _("Government"),
        "statements": _("What its members said"),
        "statements_hint": _("Choose a line to open its evidence card; choose it again to close it."),
        "said_headers": [_("Statement"), _("Date"), _("Speaker"), _("Evaluation"), _("Reason given")],
        "index": _("What an index says"),
        "source": _("Source of the index:"),
        "beside_source": _("Source:"),
        "record": _("What the dated record shows"),
        "record_note": _(
            "Laws, court rulings and political events that this kit holds for the jurisdiction; not a full history. "
            "Not each step was taken by the government that spoke."
        ),
        "record_none": _("This kit holds no dated step for this jurisdiction; that says nothing about its record."),
        "record_headers": [_("Date"), _("What happened"), _("Evidence"), _("Source")],
        "limits": _("What an index can and cannot say"),
        "can": _("An index can say:"),
        "cannot": _("An index cannot say:"),
        "apart": _(
            "A government’s word about a company and its record at home are two different things. "
            "A gap between them is a reason to ask, not an answer."
        ),
    }


@cache
def _place_view(reader: Reader, place: str) -> dict[str, Any]:
    _ = reader.say
    name = reader.name("jurisdictions", place)
    lines = [_statement_line(reader, each) for each in government_statements_of(reader.case, place)]
    values, beside = index_values(reader.case, place), companion_values(reader.case, place)
    shown = [reader.entry("index.name"), reader.entry("beside.name")] if beside else [name]
    record = [_practice_line(reader, each) for each in dated_record(reader.case, place)]
    return {
        "name": name,
        "statements": lines,
        "index": {
            "headers": [_("Year"), *shown],
            "rows": [
                [str(year), localized_decimal(value, reader.language, 3), *_comparison_cell(reader, beside, year)]
                for year, value in values.items()
            ],
            "none": "" if values else _("The index rates countries; it has no value for {name}.").format(name=name),
        },
        "record": record,
        "sentence": _sentence(reader, place, name, values, record),
    }


def _comparison_cell(reader: Reader, beside: Mapping[int, float], year: int) -> list[str]:
    """Return the cell beside the index of one year as a list: empty without a measure, a dash without a figure."""
    if not beside:
        return []
    return [localized_decimal(beside[year], reader.language, 1) if year in beside else "–"]


def _sentence(
    reader: Reader, place: str, name: str, values: Mapping[int, float], record: Sequence[dict[str, Any]]
) -> str:
    _ = reader.say
    spoken = government_statements_of(reader.case, place)
    reason = reader.case.entry("record.reason")
    text = _.ngettext(
        "{name}: {reason} is the main reason in {found} of {count} government statement; "
        "dated steps in this kit’s record: {steps}",
        "{name}: {reason} is the main reason in {found} of {count} government statements; "
        "dated steps in this kit’s record: {steps}",
        len(spoken),
    ).format(
        name=name,
        reason=reader.labels()[reader.case.entry("variables.reason"), reason],
        found=sum(each["reason"] == reason for each in spoken),
        count=len(spoken),
        steps=len(record),
    )
    first, last = reader.case.entry("index.first"), reader.case.entry("index.last")
    if first in values and last in values:
        text += "; " + _("index {first} in {first_year} and {last} in {last_year}").format(
            first=localized_decimal(values[first], reader.language, 3),
            first_year=first,
            last=localized_decimal(values[last], reader.language, 3),
            last_year=last,
        )
    return text + "."


def _statement_line(reader: Reader, row: Row) -> dict[str, str]:
    labels, _, after = reader.labels(), reader.say, colon(reader.language)
    statement = reader.case.row("statements", row["statement"])
    evaluation, reason = (labels[variable, row[each]] for each, variable in _variables(reader.case).items())
    return {
        "id": row["statement"],
        "date": reader.date(statement),
        "speaker": reader.case.row("actors", statement["actor"])["name"],
        "evaluation": evaluation,
        "reason": reason,
        "coded": f"{_('Evaluation')}{after}{evaluation} · {_('Reason given')}{after}{reason}",
    }


def _practice_line(reader: Reader, step: dict[str, Any]) -> dict[str, Any]:
    if step["status"]:
        text = f"{reader.name('instruments', step['id'])}: {reader.short_word(step['status'], 'statuses.status')}"
    else:
        text = reader.text(reader.case.row("events", step["id"]), "title")
    source = reader.case.row("sources", step["source"])
    return {
        "date": localized_date(step["date"], step["precision"], reader.language),
        "text": text,
        "id": step["id"],
        "source": {"text": source["publisher"], "url": source["url"]},
    }
