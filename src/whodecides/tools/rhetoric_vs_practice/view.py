"""What governments said beside an index and their dated record, in words: a column for each."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from ...case import Case, Reader, Row
from ...case.reader import names_in_all_languages
from ...errors import KitError, Message, _, suggest_names
from ...i18n import colon, localized_date, localized_decimal
from ...rhetoric_vs_practice import companion_values, dated_record, index_facts, index_values, speaking_places
from ...widgets.coded_quotation import CodedQuotation, coded_quotation, codes_of
from ...widgets.html import PlainTable

LAST_STEPS = 3  # of the dated record, that stand there at once


class IndexYear(TypedDict):
    """A year of the index: `value` from 0 to 1, `text` as one writes it, `end` where it is the first or last year compared."""

    year: int
    value: float
    text: str
    end: str


class Step(TypedDict):
    """A dated step."""

    date: str
    text: str
    id: str
    source: dict[str, str]


class Government(TypedDict):
    """A column: what was said with the reason that was given, the index, the dated record."""

    id: str
    name: str
    sentence: str
    quotations: list[CodedQuotation]
    years: list[IndexYear]
    index: PlainTable
    no_index: str
    last: list[Step]
    record: list[Step]


def find_speakers(case: Case, text: str) -> list[str]:
    """Return the codes of jurisdictions whose governments spoke; `text` is codes or names with a plus between. Raises KitError."""
    names = {}
    for code in speaking_places(case):
        names |= {name.casefold(): code for name in (code, *names_in_all_languages(case.row("jurisdictions", code)))}
    found = []
    for name in text.split("+"):
        code = names.get(name.strip().casefold())
        if code is None:
            wrong = _("No government statement of '{name}' is in this case. {nearest}")
            raise KitError(Message(wrong, name=name, nearest=suggest_names(name, names, listed=speaking_places(case))))
        found.append(code)
    return list(dict.fromkeys(found))


def record_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _, facts = reader.say, index_facts(reader.case)
    source = reader.case.row("sources", facts["source"])
    return {
        "labels": {
            "title": "",
            "places": _("Governments that can stand side by side"),
            "said": _("What was said, and the reason given"),
            "last": _("The last dated steps in this kit"),
            "record": _("All dated steps"),
            "record_note": _(
                "Laws, court rulings and political events that this kit holds for the jurisdiction; not a full history. "
                "Not each step was taken by the government that spoke."
            ),
            "record_none": _("This kit holds no dated step for this jurisdiction; that says nothing about its record."),
            "record_headers": [_("Date"), _("What happened"), _("Evidence")],
            "years": _("The index year by year"),
            "source": _("Source of the index:"),
            "limits": _("What an index can and cannot say"),
            "can": _("An index can say:"),
            "cannot": _("An index cannot say:"),
        },
        "index_note": _(
            "{index}, edition {edition}, licence {licence}. Read from a copy of the published series; central values "
            "only, without the bounds of uncertainty."
        ).format(index=reader.entry("index.what"), edition=facts["edition"], licence=facts["licence"]),
        "beside_note": _comparison_measure(reader),
        "index_source": {"text": source["origin"], "url": source["url"]},
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


def _comparison_measure(reader: Reader) -> str:
    """Return what is said of the measure beside the index; "" where the case names none."""
    if not reader.case.entry("beside.indicator", ""):
        return ""
    facts = index_facts(reader.case, "beside")
    edition = reader.say("Edition: {edition}; licence {licence}.")
    return f"{reader.entry('beside.what')} {edition.format(edition=facts['edition'], licence=facts['licence'])}"


@cache
def government(reader: Reader, place: str) -> Government:
    """Return the column of a government: its quotations by day, the index, the dated steps."""
    variable = reader.case.entry("variables.reason")
    codes = codes_of(reader.case, variable, [place])
    values, record = (
        index_values(reader.case, place),
        [_step(reader, each) for each in dated_record(reader.case, place)],
    )
    name = reader.name("jurisdictions", place)
    return {
        "id": place,
        "name": name,
        "sentence": _sentence(reader, codes),
        "quotations": [coded_quotation(reader, variable, each) for each in codes],
        "years": _years(reader, values),
        "index": _index_table(reader, place, values),
        "no_index": ""
        if values
        else reader.say("The index rates countries; it has no value for {name}.").format(name=name),
        "last": record[-LAST_STEPS:],
        "record": record,
    }


def _sentence(reader: Reader, codes: Sequence[Any]) -> str:
    reason = reader.case.entry("record.reason")
    text = reader.say.ngettext(
        "{reason}: the main reason in {found} of {count} statement",
        "{reason}: the main reason in {found} of {count} statements",
        len(codes),
    )
    label = reader.labels()[reader.case.entry("variables.reason"), reason]
    return text.format(reason=label, found=sum(each.value == reason for each in codes), count=len(codes))


def _years(reader: Reader, values: Mapping[int, float]) -> list[IndexYear]:
    ends = {reader.case.entry("index.first"): "first", reader.case.entry("index.last"): "last"}
    return [
        {"year": year, "value": value, "text": localized_decimal(value, reader.language, 3), "end": ends.get(year, "")}
        for year, value in values.items()
    ]


def _index_table(reader: Reader, place: str, values: Mapping[int, float]) -> PlainTable:
    """Return the years of the index, with those of the measure beside it where there is one: a dash is no figure."""
    beside = companion_values(reader.case, place)
    names = [reader.entry("index.name"), *([reader.entry("beside.name")] if beside else [])]
    rows = [[str(year), localized_decimal(value, reader.language, 3)] for year, value in values.items()]
    if beside:
        rows = [
            [*row, localized_decimal(beside[year], reader.language, 1) if (year := int(row[0])) in beside else "–"]
            for row in rows
        ]
    return {"headers": [reader.say("Year"), *names], "rows": rows, "caption": reader.name("jurisdictions", place)}


def _step(reader: Reader, step: Row) -> Step:
    if step["status"]:
        text = f"{reader.name('instruments', step['id'])}{colon(reader.language)}{reader.short_word(step['status'], 'statuses.status')}"
    else:
        text = reader.text(reader.case.row("events", step["id"]), "title")
    source = reader.case.row("sources", step["source"])
    return {
        "date": localized_date(step["date"], step["precision"], reader.language),
        "text": text,
        "id": step["id"],
        "source": {"text": source["publisher"], "url": source["url"]},
    }


def record_static_fallback(reader: Reader, places: Sequence[str]) -> dict[str, Any]:
    """Return the columns as tables (headers, rows, caption), and two lists, (title, lines), of what an index can say."""
    _, words = reader.say, record_words(reader)
    labels, columns = words["labels"], [government(reader, each) for each in places]
    headers = [_("Statement"), _("Date"), _("Speaker"), _("Reason given")]
    return {
        "columns": [
            {
                "said": {
                    "headers": headers,
                    "rows": [[one["id"], one["when"], one["who"], one["label"]] for one in each["quotations"]],
                    "caption": f"{each['name']}. {each['sentence']}",
                },
                "index": each["index"],
                "no_index": each["no_index"],
                "record": {
                    "headers": [*labels["record_headers"], _("Source")],
                    "rows": [[one["date"], one["text"], one["id"], one["source"]["text"]] for one in each["record"]],
                    "caption": labels["record"],
                },
            }
            for each in columns
        ],
        "no_record": labels["record_none"],
        "note": f"{words['index_note']} {words['beside_note']}".rstrip(),
        "lists": [(labels[each], words[each]) for each in ("can", "cannot")],
    }
