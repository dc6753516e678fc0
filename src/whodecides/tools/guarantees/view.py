"""What texts promise about free expression: what they protect, whom they bind, which limits they allow."""

from ...i18n import translator
from ...regulation import provision
from ...show.evidence import source_links

FEATURES = ("scope", "proportionality", "oversight")


def guarantee_ids(case):
    """Return the instruments of the case that speak of free expression itself, in the order of the lesson."""
    return case.entry("guarantees.instruments")


def guarantees_table(case, language):
    """Return headers, rows and caption of the overview, one row a text."""
    _ = translator(language)
    rows = [
        [case.row("instruments", each)[f"name_{language}"], *(_detail(case, each, part, language) for part in FEATURES)]
        for each in guarantee_ids(case)
    ]
    headers = [_("Text"), _("Whom it binds"), _("Which limits it allows"), _("Who watches over it")]
    return {"headers": headers, "rows": rows, "caption": case.entry("guarantees.caption")[language]}


def guarantees_words(case, language):
    """Return what stays as it is while one reads in one language."""
    _ = translator(language)
    return {
        "labels": {"title": _("Texts on free expression"), "text": _("Open the card of"), "terms": _terms(language)},
        "texts": [[each, case.row("instruments", each)[f"name_{language}"]] for each in guarantee_ids(case)],
        "table": guarantees_table(case, language),
    }


def guarantee_card(case, instrument, language):
    """Return the card of one text, with its sources."""
    _ = translator(language)
    row = case.row("instruments", instrument)
    provisions = [provision(case, instrument, part) for part in FEATURES]
    sources = [*source_links(case, row, language)]
    for each in provisions:
        sources += [link for link in source_links(case, each, language) if link not in sources]
    headers = guarantees_table(case, language)["headers"][1:]
    return {
        "heading": row[f"name_{language}"],
        "facts": [
            [_("In short"), row[f"summary_{language}"]],
            *([header, each[f"detail_{language}"]] for header, each in zip(headers, provisions, strict=True)),
        ],
        "sources": sources,
    }


def _terms(language):
    """Explain two words of the table, where they are read: before it they would answer the prediction."""
    _ = translator(language)
    return _(
        "A treaty binds the states that have joined it. An immunity frees somebody from liability; it gives no orders."
    )


def guarantees_sentence(case, instrument, language):
    """Return one sentence that says whom a text binds."""
    _ = translator(language)
    name = case.row("instruments", instrument)[f"name_{language}"]
    return _("{name}: {text}").format(name=name, text=_detail(case, instrument, "scope", language))


def _detail(case, instrument, feature, language):
    return provision(case, instrument, feature)[f"detail_{language}"]
