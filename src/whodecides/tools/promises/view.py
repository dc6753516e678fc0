"""What became of the promises, in words; a fate is told only after the student's guess."""

from functools import cache

from ...i18n import dated, translator
from ...record import fates
from ...show.evidence import source_links, statement_card
from ...show.fates import fate_words

FEWEST = 8  # so many are to be guessed before the fates are counted


def promises_view(case, choice):
    """Return what the tool on promises shows: words, view and the mended choice.

    `choice` holds language, at (a promise), guesses {promise: fate} and seen [promise, …]. What is unknown or
    damaged in it is left out; a promise counts as seen only with a guess.
    """
    language = choice["language"]
    ids = list(case["promises"]["id"])
    guesses = choice["guesses"] if isinstance(choice["guesses"], dict) else {}
    known = case.vocabulary("promises", "fate")
    guesses = {key: fate for key, fate in guesses.items() if key in ids and fate in known}
    told = choice["seen"] if isinstance(choice["seen"], list) else []
    seen = [each for each in ids if each in told and each in guesses]
    at = choice["at"] if choice["at"] in ids else ids[0]
    view = {**_promise(case, at, language), "guess": guesses.get(at, ""), "told": {}}
    if at in seen:
        view["told"] = _told(case, at, guesses[at], language)
    return {
        "words": _words(case, language),
        "view": {**view, "seen": _seen(case, guesses, seen, language), "tally": _tally(case, guesses, seen, language)},
        "chosen": {"language": language, "at": at, "guesses": guesses, "seen": seen},
    }


def promises_table(case, language):
    """Return headers, rows and caption of a table of all promises with their fates."""
    _ = translator(language)
    names = fate_words(language)
    rows = [
        [each["id"], _heading(case, each, language), each[f"promise_{language}"], names[each["fate"]], each[f"text_{language}"],
         f"{each['date']:%Y-%m-%d}"] for each in case["promises"].to_dict("records")
    ]  # fmt: skip
    headers = [
        _("Promise"),
        _("Who and when"),
        _("What was announced"),
        _("Fate"),
        _("What happened"),
        _("Last known state"),
    ]
    return {"headers": headers, "rows": rows, "caption": case.entry("promises.caption")[language]}


def promises_sentence(case, language):
    """Return how many promises met each fate, in one sentence."""
    _ = translator(language)
    names = fate_words(language)
    listed = "; ".join(f"{names[fate]} {count}" for fate, count in fates(case).items())
    return _("Fates of the {all} promises of our list: {listed}.").format(all=len(case["promises"]), listed=listed)


@cache
def _words(case, language):
    _ = translator(language)
    rows = case["promises"].to_dict("records")
    return {
        "labels": {
            "title": _("What became of the promises?"),
            "promise": _("Promise"),
            "statement": _("The statement in which it was made"),
            "guess": _("Your guess"),
            "choose": _("(choose)"),
            "show": _("Show the record"),
            "show_first": _("The record opens when you have made your guess."),
            "previous": _("Previous promise"),
            "next": _("Next promise"),
            "yours": _("Your guess:"),
            "record": _("The record:"),
            "happened": _("What happened:"),
            "last": _("Last known state:"),
            "evidence": _("Evidence in this kit:"),
            "seen": _("What you have seen so far"),
            "headers": [_("Promise"), _("Who and when"), _("Your guess"), _("The record")],
        },
        "promises": [[each["id"], f"{each['id']} · {_heading(case, each, language)}"] for each in rows],
        "fates": [list(each) for each in fate_words(language).items()],
    }


@cache
def _promise(case, promise, language):
    row = case.row("promises", promise)
    return {
        "id": promise,
        "heading": f"{promise} · {_heading(case, row, language)}",
        "promise": row[f"promise_{language}"],
        "card": statement_card(case, row["statement"], language),
    }


def _heading(case, row, language):
    statement = case.row("statements", row["statement"])
    day = dated(statement["date"], statement["date_precision"], language)
    return f"{case.row('actors', statement['actor'])['name']}, {day}"


def _told(case, promise, guess, language):
    row, names = case.row("promises", promise), fate_words(language)
    return {
        "guess": names[guess],
        "fate": names[row["fate"]],
        "same": guess == row["fate"],
        "text": row[f"text_{language}"],
        "date": f"{row['date']:%Y-%m-%d}",
        "evidence": ", ".join(
            [row["statement"], *(each for each in (row["events"] + ";" + row["instruments"]).split(";") if each)]
        ),
        "sources": source_links(case, row, language),
    }


def _seen(case, guesses, seen, language):
    names = fate_words(language)
    rows = (case.row("promises", each) for each in seen)
    return [[row["id"], _heading(case, row, language), names[guesses[row["id"]]], names[row["fate"]]] for row in rows]


def _tally(case, guesses, seen, language):
    _ = translator(language)
    total = len(case["promises"])
    right = sum(guesses[each] == case.row("promises", each)["fate"] for each in seen)
    text = _("Seen {seen} of {total}; your guess and our coding agree on {right}.").format(
        seen=len(seen), total=total, right=right
    )
    return f"{text} {promises_sentence(case, language)}" if len(seen) >= FEWEST else text
