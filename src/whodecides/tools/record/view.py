"""What a government said beside an index and its dated record, in words."""

from functools import cache

from ...errors import KitError, Words, _, nearest
from ...i18n import LANGUAGES, by_letters, colon, data_word, dated, decimal, translator
from ...record import dated_record, index_facts, index_values, said, speaking_places
from ...show.evidence import statement_card, value_labels


def find_speaker(case, text):
    """Return the code of a jurisdiction whose government spoke; `text` is a code or a name. Raises KitError."""
    names = {}
    for code in speaking_places(case):
        row = case.row("jurisdictions", code)
        names |= {name.casefold(): code for name in (code, *(row[f"name_{each}"] for each in LANGUAGES))}
    code = names.get(str(text).strip().casefold())
    if code is None:
        wrong = _("No government statement of '{name}' is in this case. {nearest}")
        raise KitError(Words(wrong, name=text, nearest=nearest(text, names, listed=speaking_places(case))))
    return code


def record_view(case, place, opened, language):
    """Return what the record explorer shows: words (fixed for a language) and view.

    `opened` is the id of a statement whose card is open, or "". Raises KitError for an unknown place.
    """
    place = find_speaker(case, place)
    parts = _place_view(case, place, language)
    shown = opened if opened in {each["id"] for each in parts["said"]} else ""
    card = statement_card(case, shown, language) if shown else {}
    return {
        "words": _words(case, language),
        "view": {**parts, "card": card},
        "chosen": {"language": language, "place": place, "opened": shown},
    }


def record_twin(case, place, language):
    """Return statements, index and record of `place` as tables (headers, rows, caption), each with what to say where it
    is empty, and two lists, (title, lines), of what an index can say.
    """
    view, labels = record_view(case, place, "", language)["view"], _labels(translator(language))
    facts, name = _words(case, language), f"{view['name']}{colon(language)}"
    spoken = [
        [each["id"], each["date"], each["speaker"], each["evaluation"], each["justification"]] for each in view["said"]
    ]
    steps = [[each["date"], each["text"], each["id"], each["source"]["text"]] for each in view["record"]]
    index = view["index"]
    return {
        "said": {"headers": labels["said_headers"], "rows": spoken, "caption": f"{name}{labels['said']}"},
        "index": {"headers": index["headers"], "rows": index["rows"], "caption": facts["index_caption"]},
        "no_index": index["none"],
        "record": {"headers": labels["record_headers"], "rows": steps, "caption": f"{name}{labels['record']}"},
        "no_record": labels["record_none"],
        "note": facts["index_note"],
        "lists": [(labels[each], facts[each]) for each in ("can", "cannot")],
    }


def record_sentence(case, place, language):
    """Return what was said, the index and the record of `place` in one sentence."""
    return _place_view(case, find_speaker(case, place), language)["sentence"]


@cache
def _words(case, language):
    """Return what stays as it is while one reads in one language."""
    _ = translator(language)
    facts = index_facts(case)
    source = case.row("sources", facts["source"])
    names = ((each, case.row("jurisdictions", each)[f"name_{language}"]) for each in speaking_places(case))
    return {
        "labels": _labels(_),
        "places": sorted((list(each) for each in names), key=lambda pair: by_letters(pair[1])),
        "index_caption": _("{index}, scale {scale}, higher is freer").format(
            index=case.entry("index.name")[language], scale=facts["scale"].replace(" to ", "–")
        ),
        "index_note": _(
            "{index}, edition {edition}, licence {licence}. Read from a copy of the published series; central values "
            "only, without the bounds of uncertainty."
        ).format(index=case.entry("index.what")[language], edition=facts["edition"], licence=facts["licence"]),
        "index_source": {"text": source["origin"], "url": source["url"]},
        "can": [
            _("how experts rate a whole country in one year, with the same questions for all"),
            _("whether that rating rises or falls over the years"),
            _("roughly how far apart two countries are rated"),
        ],
        "cannot": [
            _("how sure a value is: this copy has no bounds of uncertainty, so small differences mean little"),
            _("why a value changed, or what one law or one block did"),
            case.entry("index.silent")[language],
            _(
                "whether an argument is right: a poor record does not refute it (that reply is called tu quoque, “you too”), "
                "and a good record does not prove it"
            ),
        ],
    }


def _labels(_):
    return {
        "title": _("Rhetoric and record"),
        "place": _("Government"),
        "said": _("What its members said"),
        "said_hint": _("Choose a line to open its evidence card; choose it again to close it."),
        "said_headers": [_("Statement"), _("Date"), _("Speaker"), _("Evaluation"), _("Reason given")],
        "index": _("What an index says"),
        "source": _("Source of the index:"),
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
            "A government’s word about a foreign company and its record at home are two different things. "
            "A gap between them is a reason to ask, not an answer."
        ),
    }


@cache
def _place_view(case, place, language):
    _ = translator(language)
    name = case.row("jurisdictions", place)[f"name_{language}"]
    lines = [_said_line(case, each, language) for each in said(case, place)]
    values = index_values(case, place)
    record = [_record_line(case, each, language) for each in dated_record(case, place)]
    return {
        "name": name,
        "said": lines,
        "index": {
            "headers": [_("Year"), name],
            "rows": [[str(year), decimal(value, language, 3)] for year, value in values.items()],
            "none": "" if values else _("The index rates countries; it has no value for {name}.").format(name=name),
        },
        "record": record,
        "sentence": _sentence(case, place, name, values, record, language),
    }


def _sentence(case, place, name, values, record, language):
    _ = translator(language)
    spoken = said(case, place)
    free = sum(each["justification"] == "freedom of expression" for each in spoken)
    text = _.ngettext(
        "{name}: freedom of expression is the main reason in {free} of {count} government statement; "
        "dated steps in this kit’s record: {steps}",
        "{name}: freedom of expression is the main reason in {free} of {count} government statements; "
        "dated steps in this kit’s record: {steps}",
        len(spoken),
    ).format(name=name, count=len(spoken), free=free, steps=len(record))
    first, last = case.entry("index.first"), case.entry("index.last")
    if first in values and last in values:
        text += "; " + _("index {first} in {first_year} and {last} in {last_year}").format(
            first=decimal(values[first], language, 3),
            first_year=first,
            last=decimal(values[last], language, 3),
            last_year=last,
        )
    return text + "."


def _said_line(case, row, language):
    labels, _ = value_labels(case, language), translator(language)
    statement = case.row("statements", row["statement"])
    evaluation, reason = (labels[each, row[each]] for each in ("evaluation", "justification"))
    return {
        "id": row["statement"],
        "date": dated(row["date"], statement["date_precision"], language),
        "speaker": case.row("actors", statement["actor"])["name"],
        "evaluation": evaluation,
        "justification": reason,
        "coded": f"{_('Evaluation')}{colon(language)}{evaluation} · {_('Reason given')}{colon(language)}{reason}",
    }


def _record_line(case, step, language):
    if step["status"]:
        text = f"{case.row('instruments', step['id'])[f'name_{language}']}: {data_word(step['status'], 'statuses.status', language)}"
    else:
        text = case.row("events", step["id"])[f"title_{language}"]
    source = case.row("sources", step["source"])
    return {
        "date": dated(step["date"], step["precision"], language),
        "text": text,
        "id": step["id"],
        "source": {"text": source["publisher"], "url": source["url"]},
    }
