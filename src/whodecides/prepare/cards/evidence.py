"""What lies before a class: exhibits, the first two posts, the record of the days, passages, the comparator as a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ...case import Case, Reader, Row, government_codes
from ...case.first_minute import judged_exhibits, reply_exhibits, rule_exhibits, words_of_minute
from ...errors import _
from ...i18n import colon, localized_day
from ...tools.comparator.model import Selection, parse
from ...tools.comparator.view import comparison_table
from ...tools.decider_dots.view import dots_table
from ...tools.first_minute.view import minute_words, reading_rows, what_was_done
from ...tools.timeline.entry import entry_title, hours_text
from ...tools.timeline.model import GOVERNMENT, Entry, Filters, select
from ...widgets.evidence import exhibit_card, statement_card
from .blocks import Block, Section, SheetContext, quote, table, text, title


def exhibit_sections(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return the exhibits named in `asked["exhibits"]`, one a slip: its words large, whose they are, where they stand."""
    return [Section("", [_quoted(kit.reader, each, large=True)]) for each in asked["exhibits"]]


def wordings(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the same exhibits one after another, to be read side by side."""
    return [_quoted(kit.reader, each, large=False) for each in asked["exhibits"]]


def _quoted(reader: Reader, exhibit: str, large: bool) -> Block:
    """Return an exhibit. Its notes and the addresses of its sources stand on the instructor's page."""
    row, card = reader.case.row("exhibits", exhibit), exhibit_card(reader, exhibit)
    what = reader.text(row, "what") or reader.word(row["kind"], "exhibits.kind")
    line = " · ".join((exhibit, what, reader.case.row("actors", row["whose"])["name"], reader.date(row)))
    own = reader.own_words(row)
    return quote(line, own["words"], own["language"], gloss=own["gloss"], sources=card["sources"], large=large)


def sources_of_exhibits(kit: SheetContext, asked: Mapping[str, Any]) -> Block:
    """Return for the instructor what is known of each exhibit, and where it can be read."""
    say, rows = kit.reader.say, list[list[str]]()
    for each in asked["exhibits"]:
        card = exhibit_card(kit.reader, each)
        facts = "; ".join(f"{label}{colon(kit.reader.language)}{words}" for label, words, *_language in card["facts"])
        rows.append([each, facts, " ".join(f"{one['text']} {one['url']}" for one in card["sources"])])
    return table([say(_("Exhibit")), say(_("What is known of it")), say(_("Sources"))], rows, say(_("Exhibits, and where they can be read")), style="known")  # fmt: skip


def first_posts(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what lies on the desk in the first minute: what is judged, the rule, what was answered. Nothing of what followed."""
    reader, labels = kit.reader, minute_words(kit.reader)["labels"]
    lead = [text(reader.entry("first_minute.lead")), text(labels["duty"] + " " + labels["role"])]  # type: ignore[index]
    rows = [*judged_exhibits(reader.case), *rule_exhibits(reader.case)]
    desk = [_exhibit(reader, row, is_slim=True) for row in rows]
    return [*lead, *desk, *(_exhibit(reader, row) for row in reply_exhibits(reader.case))]


def what_followed(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what was done, how what is judged was read, and what governments said."""
    say, told = kit.reader.say, what_was_done(kit.reader)
    facts = [text(f"{name}{colon(kit.reader.language)}{words}") for name, words, _beside in told]
    read = [
        [f"“{phrase}”" if phrase else say(_("beside all words")), reading]
        for _name, reading, phrase in reading_rows(kit.reader)
    ]
    headers = [say(_("Words that were read")), words_of_minute(kit.reader)["read"]]
    readings = [table(headers, read, say(_("What followed")), style="told")] if read else []
    return [*facts, *readings, table(**dots_table(kit.reader))]


def record_table(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the days of the case: main entries and all statements of governments, with hours where known.

    Each day is a table, so that its date stands again above what runs on in the next column.
    """
    reader = kit.reader
    say, period = reader.say, (reader.case.entry("period.first"), reader.case.entry("period.last"))
    main = select(reader.case, Filters(*period))
    said = select(reader.case, Filters(*period, kind=GOVERNMENT, everything=True))
    kept = {each.id for each in (*main, *said)}
    listed = [each for each in select(reader.case, Filters(*period, everything=True)) if each.id in kept]
    days: dict[date, list[list[str]]] = {}
    for each in listed:
        hour = hours_text(reader.case, each, "") or "–"
        days.setdefault(each.day, []).append([hour, f"{entry_title(reader, each)} ({each.id})"])
    note = say(_("Days and hours are local. A dash: no hour is known, so there is no order within the day."))
    return [
        text(note),
        *(
            table([say(_("Hour")), localized_day(day, reader.language)], rows, "", style="day")
            for day, rows in days.items()
        ),
    ]


def statements_between(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what governments said from `asked["first"]` to `asked["last"]`, in their own words."""
    first, last = (date.fromisoformat(str(asked[each])) for each in ("first", "last"))
    found: Sequence[Entry] = select(kit.reader.case, Filters(first, last, kind=GOVERNMENT, everything=True))
    return [_quotation(kit.reader, each.id, coded=False) for each in found]


def quotations(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return all that the governments of `asked["places"]` said, by place and day, with the codes that it was given."""
    reader, blocks = kit.reader, list[Block]()
    for place in _selection(kit, asked).places:
        blocks.append(title(reader.name("jurisdictions", place)))
        blocks += [_quotation(reader, each, coded=True) for each in _statements_of_government(reader.case, place)]
    return blocks


def comparator(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the comparator of `asked["places"]` as a table of all variables."""
    _, case = kit.reader.say, kit.reader.case
    shown = comparison_table(case, _selection(kit, asked))
    note = _("The number in brackets counts statements. Several values for one government are no error.")
    return [text(note), table(shown["headers"], shown["rows"], shown["caption"])]


def _selection(kit: SheetContext, asked: Mapping[str, Any]) -> Selection:
    """Return the governments that a sheet asks for. Raises KitError for one that the case does not compare."""
    return parse("+".join(asked["places"]), kit.reader.case, language=kit.reader.language)


def _statements_of_government(case: Case, place: str) -> list[str]:
    codes = government_codes(case).query("jurisdiction == @place and statement != ''")
    spoken = case["statements"].set_index("id").loc[codes["statement"].unique()]
    return list(spoken.sort_values("date", kind="stable").index)


def _quotation(reader: Reader, statement: str, coded: bool) -> Block:
    """Return one statement: its words, our translation, who, when, about what, and with `coded` its codes."""
    _, found = reader.say, statement_card(reader, statement)
    facts = {fact[0]: fact for fact in found["facts"]}
    line = " · ".join([statement, facts[_("Speaker")][1]])
    told = [facts[each] for each in (_("Date"), _("About")) if each in facts]
    if coded:
        told.append((_("Coded as"), "; ".join(_codes(reader, statement))))
    return quote(line, found["wording"], found["wording_language"], gloss=found["gloss"], facts=told)


def _codes(reader: Reader, statement: str) -> list[str]:
    """Return the codes of a statement on the variables that students code; where a course codes none, on all."""
    coded = reader.case.entry("coding.variables", list(reader.case["variables"]["id"]))
    rows = government_codes(reader.case).query("statement == @statement").set_index("variable")["value"]
    return [
        f"{reader.name('variables', each)} – {reader.labels()[each, rows[each]]}"
        for each in coded
        if each in rows.index
    ]


def _exhibit(reader: Reader, row: Row, *, is_slim: bool = False) -> Block:
    """Return words with whose they are; slim, for a slip of several, the name stands in the heading and not in a line."""
    found = exhibit_card(reader, row["id"])
    heading, facts = found["heading"], found["facts"][:1]
    if is_slim:
        heading, facts = f"{heading} · {reader.name('actors', row['whose'])}", []
    return quote(heading, row["wording"], row["language"], gloss=reader.gloss(row), facts=facts)
