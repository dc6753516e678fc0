"""What texts promise about free expression: what they protect, whom they bind, which limits they allow."""

from ...regulation import provision

FEATURES = ("scope", "proportionality", "oversight")


def guarantee_ids(case):
    """Return the instruments of the case that speak of free expression itself, in the order of the lesson."""
    return case.entry("guarantees.instruments")


def guarantees_table(reader):
    """Return headers, rows and caption of the overview, one row a text."""
    _ = reader.say
    rows = [
        [reader.name("instruments", each), *(_detail(reader, each, part) for part in FEATURES)]
        for each in guarantee_ids(reader.case)
    ]
    headers = [_("Text"), _("Whom it binds"), _("Which limits it allows"), _("Who watches over it")]
    return {"headers": headers, "rows": rows, "caption": reader.entry("guarantees.caption")}


def guarantees_words(reader):
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {"title": _("Texts on free expression"), "text": _("Open the card of"), "terms": _terms(_)},
        "texts": [[each, reader.name("instruments", each)] for each in guarantee_ids(reader.case)],
        "table": guarantees_table(reader),
    }


def guarantee_card(reader, instrument):
    """Return the card of one text, with its sources."""
    _ = reader.say
    row = reader.case.row("instruments", instrument)
    provisions = [provision(reader.case, instrument, part) for part in FEATURES]
    sources = reader.links(row)
    for each in provisions:
        sources += [link for link in reader.links(each) if link not in sources]
    headers = guarantees_table(reader)["headers"][1:]
    return {
        "heading": reader.text(row, "name"),
        "facts": [
            [_("In short"), reader.text(row, "summary")],
            *([header, reader.text(each, "detail")] for header, each in zip(headers, provisions, strict=True)),
        ],
        "sources": sources,
    }


def _terms(_):
    """Explain two words of the table, where they are read: before it they would answer the prediction."""
    return _(
        "A treaty binds the states that have joined it. An immunity frees somebody from liability; it gives no orders."
    )


def guarantees_sentence(reader, instrument):
    """Return one sentence that says whom a text binds."""
    _ = reader.say
    name = reader.name("instruments", instrument)
    return _("{name}: {text}").format(name=name, text=_detail(reader, instrument, "scope"))


def _detail(reader, instrument, feature):
    return reader.text(provision(reader.case, instrument, feature), "detail")
