"""Names, statuses and histories of laws, bills and rulings in words and signs, which several tools show."""

from functools import cache

from ..case import Reader
from ..i18n import sort_key
from ..regulation import provision, provision_kind, status_history, status_on
from .evidence import Card

# A sign and a place in the palette for each status, so that it is never told by colour alone.
STATUS_ENCODINGS = {
    "in force": ("●", 5),
    "partly struck": ("◐", 3),
    "enjoined": ("◍", 3),
    "adopted": ("◆", 1),
    "suspended": ("▲", 3),
    "bill": ("■", 6),
    "never adopted": ("✖", 4),
    "struck": ("▼", 4),
    "vacated": ("▽", 4),
    "declared unlawful": ("◈", 4),
    "vetoed": ("★", 6),
    "lapsed": ("○", 2),
    "dropped": ("◼", 2),
    "superseded": ("✚", 0),
    "not announced": ("·", 0),
}


@cache
def status_words(reader: Reader) -> dict[str, str]:
    """Map the statuses of instruments, and the standings that are reckoned from them, to words. Not to be changed."""
    _, statuses = reader.say, reader.case.labelled("statuses.status")
    return {each: reader.word(each, "statuses.status") for each in statuses} | {
        "bill": _("bill"),
        "never adopted": _("never adopted"),
        "not announced": _("not even announced"),
    }


def grouped_instruments(reader: Reader) -> list[tuple[str, str, str]]:
    """Return the instruments as a list can show them, by place and then by name: (id, name, name of the place).

    They are too many for one list: a reader looks for a country or body first.
    """
    places, named = reader.names("jurisdictions"), reader.names("instruments")
    rows = reader.case["instruments"].set_index("id")["jurisdiction"]
    found = [(each, first_capital(named[each]), places[rows[each]]) for each in named]
    return sorted(found, key=lambda row: (sort_key(row[2]), sort_key(row[1])))


def first_capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def history_card(reader: Reader, instrument: str) -> Card:
    """Return the dated status history of an instrument as a card, to the day on which it was last checked."""
    words, _ = status_words(reader), reader.say
    steps = status_history(reader.case, instrument)
    links = [link for step in steps for link in [*reader.links(step), *reader.note_links(step)]]
    facts = [
        [reader.date(step), words[step["status"]] + (f" ({reader.note(step)})" if step["note"] else "")]
        for step in steps
    ]
    last = status_on(reader.case, instrument) or "not announced"
    checked = f"{reader.case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    return {
        "heading": _("Last recorded status: {statuses}.").format(statuses=words[last]),
        "facts": [*facts, [checked, _("last checked: nothing later was found")]],
        "sources": list({link["url"]: link for link in links}.values()),
    }


def rules_card(reader: Reader, instrument: str) -> Card | None:
    """Return what an instrument says, feature by feature as last recorded, each with its article; None where no rule is recorded."""
    if not {"provisions", "features"} <= set(reader.case.tables):
        return None
    _, facts, links = reader.say, [], []
    for feature, name in reader.names("features").items():
        row = provision(reader.case, instrument, feature)
        if row is None or provision_kind(row) != "rule":
            continue
        article = row["article"] or _("article not found")
        facts.append([first_capital(name), f"{reader.text(row, 'value')} ({article})"])
        links += reader.links(row)
    if not facts:
        return None
    return {
        "heading": _("What it says, and where (as last recorded)"),
        "facts": facts,
        "sources": list({link["url"]: link for link in links}.values()),
    }
