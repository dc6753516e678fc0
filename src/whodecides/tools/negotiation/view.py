"""The negotiation table in words: the negotiation, the brief of a delegation, who objects to what, the best texts."""

from functools import cache

from ...i18n import colon, data_word, dated, share, translator, whole
from ...show.evidence import source_links, statement_card
from .model import (
    ACCEPTS,
    BASES,
    CHANCES,
    INFERRED,
    NO_EVIDENCE,
    OBJECTS,
    RAISED,
    STATED,
    WELCOMES,
    check_delegation,
    complete,
    negotiation,
    objections,
    objectors,
    pivots,
    raised_objections,
    rests_on,
    search,
    survival,
    welcomed,
)

SIGNS = {WELCOMES: "★", ACCEPTS: "○", OBJECTS: "✖"}


@cache
def _names(case, language):
    rows = case["jurisdictions"]
    names = dict(zip(rows["id"], rows[f"name_{language}"], strict=True))
    return {each: names[each] for each in negotiation(case).delegations}


@cache
def _clauses(case, language):
    """Map each clause to its title with a number, and its question."""
    rows = case["clauses"].to_dict("records")
    return {
        row["id"]: (f"{number}. {row[f'title_{language}']}", row[f"question_{language}"])
        for number, row in enumerate(rows, 1)
    }


@cache
def _wordings(case, language):
    """Map (clause, variant) to its wording."""
    rows = case["variants"]
    return dict(zip(zip(rows["clause"], rows["id"], strict=True), rows[f"wording_{language}"], strict=True))


@cache
def _rows(case):
    """Map (delegation, clause, variant) to the row of its stance."""
    return {(row["delegation"], row["clause"], row["variant"]): row for row in case["stances"].to_dict("records")}


@cache
def _linkages(case):
    return {row["id"]: row for row in case["linkages"].to_dict("records")}


def model_note(case, language):
    """Return the sentence that says what the table is, and what it is not."""
    _ = translator(language)
    return _(
        "This is a model of a negotiation, not a forecast. The wordings are ours. A stance is stated where a coded "
        "government statement carries it, inferred where only a law or the record does, and open where we found "
        "nothing. {note}"
    ).format(note=case.entry("table.note", {language: ""})[language])


def _signed(case, seat, picks, raised=None):
    """Return the whole text, and the objections that the reader may see: all, or those of the own seat."""
    table = negotiation(case)
    text = complete(table, picks)
    found = objections(table, text) + raised_objections(table, text, raised)
    return table, text, [each for each in found if seat in ("", each[0])]


def open_objections(case, picks, seat="", raised=None):
    """Return how many delegations object to a text: of all, or of the own seat alone."""
    return len({each[0] for each in _signed(case, seat, picks, raised)[2]})


def signing_sentence(case, picks, language, seat="", raised=None):
    """Say in one or two sentences who can sign a text, and how many of its clauses say something.

    `raised` as in `negotiation.raised_objections`.
    """
    _ = translator(language)
    table, text, found = _signed(case, seat, picks, raised)
    names, clauses = _names(case, language), _clauses(case, language)
    titles = " · ".join(
        title for clause, (title, _question) in clauses.items() if clause in {each[1] for each in found}
    )
    if seat and found:
        said = _("{place} objects to: {clauses}.").format(place=names[seat], clauses=titles)
    elif seat:
        said = _("{place} can sign this text. Ask the others about theirs.").format(place=names[seat])
    elif found:
        count = len({each[0] for each in found})
        said = _.ngettext(
            "{count} of {all} delegations objects, to: {clauses}.",
            "{count} of {all} delegations object, to: {clauses}.",
            count,
        ).format(count=count, all=len(names), clauses=titles)
    else:
        said = _("Nobody objects: all {all} delegations can sign this text.").format(all=len(names))
    says = len(table.says(text))
    more = _.ngettext("{some} of {all} clauses says something.", "{some} of {all} clauses say something.", says)
    return said + " " + more.format(some=says, all=len(text))


def negotiation_twin(case, picks, language, seat="", raised=None):
    """Return the text clause by clause as a table (headers, rows, caption) of who objects and who welcomes; and a note."""
    _ = translator(language)
    clauses, wordings = _clauses(case, language), _wordings(case, language)
    table, text, found = _signed(case, seat, picks, raised)
    rows = [
        [
            clauses[clause][0], wordings[clause, variant],
            _listed(case, table, text, clause, found, seat, language, OBJECTS),
            _listed(case, table, text, clause, found, seat, language, WELCOMES),
        ]
        for clause, variant in text.items()
    ]  # fmt: skip
    headers = [_("Clause"), _.pgettext("clause", "Wording"), _("Objects"), _("Welcomes")]
    text = {"headers": headers, "rows": rows, "caption": _("The communiqué and who can sign it")}
    return {"text": text, "note": model_note(case, language)}


def _listed(case, table, text, clause, found, seat, language, kind):
    names = _names(case, language)
    shown = [seat] if seat else list(names)
    marks = _marks(table, text, clause, found, shown, language, names)
    return ", ".join(words for _delegation, words, stance in marks if stance == kind) or "–"


def negotiation_view(case, choice, stored=True, sealed=False):
    """Return what the negotiation table shows for a choice, in parts.

    `choice`: language; picks (clause to wording; unknown ones are left out); trial (other picks, which are only tried,
    or None); seat (a delegation, or "" for all sides); raised (objections made at the table, as in `negotiation`);
    opened ([delegation, clause] or None). A table that is not `stored` says so; a `sealed` one shows one side at a
    time. Raises KitError for an unknown seat.
    """
    language, seat, raised = choice["language"], choice["seat"], choice["raised"]
    if seat or sealed:
        check_delegation(negotiation(case), seat)
    _ = translator(language)
    picks = choice["picks"] if choice["trial"] is None else choice["trial"]
    table, text, found = _signed(case, seat, picks, raised)
    names = _names(case, language)
    shown = [seat] if seat else list(names)
    opened = choice["opened"] if choice["opened"] and choice["opened"][0] in shown else None
    return {
        "words": _table_words(case, language, stored, sealed),
        "chosen": {**choice, "opened": opened},
        "view": {
            "text": text,
            "said": signing_sentence(case, picks, language, seat, raised),
            "keeping": _keeping(_, choice["trial"], stored),
            "signs": {clause: _marks(table, text, clause, found, shown, language, names) for clause in text},
            "free": {clause: _free(found, clause, shown, names) for clause in text},
            "raised": {
                clause: [[each, names[each]] for each, where, basis in found if where == clause and basis == RAISED]
                for clause in text
            },
            "own": {clause: _own(case, seat, clause, language) for clause in text} if seat else {},
            "seats": [_seat(case, table, text, found, each, language) for each in shown],
            "running": [_wordings(case, language)[clause, text[clause]] for clause in table.says(text)],
            "evidence": _evidence(case, *opened, text, language) if opened else {},
        },
    }


def _marks(table, text, clause, found, shown, language, names):
    """Return [delegation, text, kind] for those that object to or welcome the wording picked; one seat alone always."""
    against = {each[0]: _basis(table, text, each) for each in found if each[1] == clause}
    marks = [(each, OBJECTS, basis) for each, basis in against.items()]
    for each in shown:
        stance, basis = table.stances[each, clause, text[clause]]
        if each not in against and (stance == WELCOMES or len(shown) == 1):
            marks.append((each, stance, basis))
    return [
        [each, f"{SIGNS[stance]} {names[each]} ({_basis_word(basis, language)})", stance]
        for each, stance, basis in marks
    ]


def _free(found, clause, shown, names):
    """Return those who do not object to a clause: they may do so of their own choice."""
    against = {each[0] for each in found if each[1] == clause}
    return [[each, names[each]] for each in shown if each not in against]


def _basis(table, text, objection):
    """Return on what an objection rests: a plain one on the basis of its stance, a condition on that of its linkage."""
    delegation, clause, linkage = objection
    if linkage == RAISED:
        return RAISED
    return linkage.basis if linkage else table.stances[delegation, clause, text[clause]][1]


def _basis_word(basis, language):
    _ = translator(language)
    return _("own choice") if basis == RAISED else data_word(basis, "stances.basis", language)


def _own(case, seat, clause, language):
    """Map each wording of a clause to the stance of the own seat in words."""
    variants = negotiation(case).variants[clause]
    rows = {each: _rows(case)[seat, clause, each] for each in variants}
    return {each: _stance_words(row, language) for each, row in rows.items()}


def _stance_words(row, language):
    return f"{SIGNS[row['stance']]} {data_word(row['stance'], 'stances.stance', language)} ({data_word(row['basis'], 'stances.basis', language)})"


def _seat(case, table, text, found, delegation, language):
    """Return what stands beside a delegation: the clauses it objects to, with the basis, and how many it welcomes."""
    clauses = _clauses(case, language)
    against = {each[1]: _basis(table, text, each) for each in found if each[0] == delegation}
    return {
        "name": _names(case, language)[delegation],
        "objects": [f"{clauses[each][0]} ({_basis_word(against[each], language)})" for each in text if each in against],
        "welcomes": sum(delegation in welcomed(table, *each) for each in text.items()),
    }


def _evidence(case, delegation, clause, text, language):
    """Return what lies behind a delegation's stance on the wording picked: title, reasons, cards."""
    _ = translator(language)
    row = _rows(case)[delegation, clause, text[clause]]
    reasons = [f"{_stance_words(row, language)} · {row[f'reason_{language}']}"]
    ids = [row["evidence"]]
    for _delegation, _clause, linkage in objections(negotiation(case), text):
        if linkage and (linkage.delegation, linkage.clause) == (delegation, clause):
            linked = _linkages(case)[linkage.id]
            reasons.append(_condition(case, linked, language))
            ids.append(linked["evidence"])
    listed = dict.fromkeys(each for part in ids for each in part.split(";") if each)
    return {
        "title": f"{_names(case, language)[delegation]} · {_clauses(case, language)[clause][0]}",
        "reasons": reasons,
        "cards": [record_card(case, each, language) for each in listed],
        "none": "" if listed else _("No evidence was found. This is not the same as agreement."),
    }


def _condition(case, row, language):
    """Return a linkage in words: a condition, its basis, its reason."""
    _ = translator(language)
    words = _("✖ Objects as long as clause “{clause}” stays as it is ({basis}): {reason}")
    return words.format(
        clause=_clauses(case, language)[row["needs_clause"]][0],
        basis=data_word(row["basis"], "stances.basis", language),
        reason=row[f"reason_{language}"],
    )


def record_card(case, key, language):
    """Return the evidence card of a statement, an instrument or an event. Raises KitError for an unknown id."""
    _ = translator(language)
    if key in set(case["statements"]["id"]):
        return statement_card(case, key, language)
    if key in set(case["instruments"]["id"]):
        row = case.row("instruments", key)
        heading, facts = row[f"name_{language}"], [[_("What it is"), row[f"summary_{language}"]]]
    else:
        row = case.row("events", key)
        heading = dated(row["date"], row["date_precision"], language)
        facts = [[_("What happened"), row[f"title_{language}"]]]
    return {"heading": f"{key} · {heading}", "facts": facts, "sources": source_links(case, row, language)}


def _keeping(_, trial, stored):
    """Return what becomes of the choices at this table."""
    if not stored:
        return _("This table stores nothing.")
    return (
        _("Each choice is stored at once.")
        if trial is None
        else _("You are only trying: your text stays stored as it was.")
    )


@cache
def _table_words(case, language, stored, sealed):
    """Return what changes only with the language: labels, seats, clauses with their wordings."""
    _ = translator(language)
    table, clauses, wordings = negotiation(case), _clauses(case, language), _wordings(case, language)
    return {
        "labels": {
            "title": _("The negotiation table"),
            "seat": _("Whose view"),
            "raise": _("Record an objection of one's own choice"),
            "withdraw": _("Withdraw: {place}"),
            "choose": _("(choose)"),
            "undo": _("Undo"),
            "reset": _("Back to the presidency's draft"),
            "hint": _(
                "Choose one wording for each clause. A text stands when nobody objects. A button with the name of a "
                "delegation opens its evidence. The draft is ours, not a presidency's."
            ),
            "draft": _("(draft)"),
            "nobody": _("Nobody objects, and nobody is known to welcome it."),
            "seats": _("Who can sign"),
            "can_sign": _("✔ can sign"),
            "cannot_sign": _("✖ objects to:"),
            "welcomes": _("Clauses it would welcome:"),
            "close": _("Close the evidence"),
            "running": _("The communiqué as running text"),
            "empty": _("The text says nothing."),
            "wording": _("A compromise in your own words (not judged by the table)") if stored else "",
            "trial": _("Try without storing") if stored else "",
            "note": model_note(case, language),
        },
        "draft": table.draft,
        # Where the stances of others are to be found out by asking, no list shows all of them at once.
        "seats": [
            *([] if sealed else [["", _("All sides")]]),
            *([each, name] for each, name in _names(case, language).items()),
        ],
        "clauses": [
            {
                "id": clause,
                "title": clauses[clause][0],
                "question": clauses[clause][1],
                "variants": [[variant, wordings[clause, variant]] for variant in variants],
            }
            for clause, variants in table.variants.items()
        ],
    }


def delegation_brief_view(case, choice):
    """Return the role sheet of the delegation `choice["delegation"]`, in parts. Raises KitError for an unknown one."""
    language = choice["language"]
    code = check_delegation(negotiation(case), choice["delegation"])
    _ = translator(language)
    words = {
        "labels": {
            "title": _("The brief of a delegation"),
            "delegation": _("Delegation"),
        },
        "delegations": [list(each) for each in _names(case, language).items()],
    }
    return {"words": words, "view": _brief(case, code, language)}


@cache
def _brief(case, code, language):
    """Return the brief in words: name, note, count, said, headers, rows, conditions."""
    _ = translator(language)
    row = case["delegations"].set_index("jurisdiction").loc[code]
    return {
        "name": _names(case, language)[code],
        "note": row[f"note_{language}"],
        "count": brief_sentence(case, code, language),
        "headers": [_("Clause"), _("Would welcome"), _("Objects to"), _("Why, and on what evidence")],
        "rows": [_brief_row(case, code, clause, language) for clause in negotiation(case).variants],
        "conditions_title": _("Your conditions"),
        "conditions": [
            _("“{clause}”: {reason} ({basis}; {evidence})").format(
                clause=_clauses(case, language)[each["clause"]][0], reason=each[f"reason_{language}"],
                basis=data_word(each["basis"], "stances.basis", language), evidence=each["evidence"].replace(";", ", "),
            )
            for each in _linkages(case).values() if each["delegation"] == code
        ] or [_("None that we know of.")],
        "advice": [
            _(
                "How to read this: “stated” means that a coded statement of your government carries the stance; "
                "“inferred” means that we read it out of a law, a ruling or an event, because no statement was found "
                "on it; where no evidence was found, no wish and no red line is ascribed to you."
            ),
            _("Red lines are the wordings that you object to. Everything else is yours to trade."),
            _("A stance that is stated binds you: cite the statement. One that is inferred you may call into question: say so openly."),
            _("Sherpas: find out in the corridor what two others object to, and offer each something that costs you nothing."),
            _("Summit: speak for your government, not for yourself. You need no vote and no majority; one objection is enough to stop a wording."),
        ],
    }  # fmt: skip


def brief_sentence(case, code, language):
    """Say how much of a delegation's brief is stated, inferred, or open."""
    _ = translator(language)
    bases = [row["basis"] for row in _rows(case).values() if row["delegation"] == code]
    against = [row for row in _rows(case).values() if row["delegation"] == code and row["stance"] == OBJECTS]
    said = _("Stances in this brief: {all}. Stated: {stated}; inferred: {inferred}; without evidence: {none}.")
    more = _.ngettext(
        "It objects to {count} wording: {stated} stated, {inferred} inferred.",
        "It objects to {count} wordings: {stated} stated, {inferred} inferred.",
        len(against),
    )
    return said.format(all=len(bases), **_counted(bases)) + " " + more.format(
        count=len(against), **_counted([row["basis"] for row in against])
    )  # fmt: skip


def _counted(bases):
    return {"stated": bases.count(STATED), "inferred": bases.count(INFERRED), "none": bases.count(NO_EVIDENCE)}


def _brief_row(case, code, clause, language):
    """Return the row of a clause: title, the wording most welcome, those objected to, reasons with basis and ids."""
    _ = translator(language)
    rows = [_rows(case)[code, clause, variant] for variant in negotiation(case).variants[clause]]
    against = [row for row in rows if row["stance"] == OBJECTS]
    for_it = [row for row in rows if row["stance"] == WELCOMES][:1]  # the first goes furthest
    cells = [
        " / ".join(_wordings(case, language)[clause, row["variant"]] for row in part) or "–"
        for part in (for_it, against)
    ]
    shown = for_it + against or [row for row in rows if row["evidence"]][:1]
    reasons = dict.fromkeys(
        _("{reason} ({basis}: {evidence})").format(
            reason=row[f"reason_{language}"],
            basis=data_word(row["basis"], "stances.basis", language),
            evidence=row["evidence"].replace(";", ", "),
        )
        for row in shown
    )
    free = _(
        "No evidence was found. You are free here: choose, say that it is your own choice, and have the chair record an "
        "objection at the table."
    )
    return [_clauses(case, language)[clause][0], *cells, " ".join(reasons) or free]


def objection_map_view(case, choice):
    """Return the table of who objects to what, in parts."""
    _ = translator(choice["language"])
    return {"words": {"labels": {"title": _("Who objects to what")}}, "view": _objection_map(case, choice["language"])}


@cache
def _objection_map(case, language):
    _ = translator(language)
    names, clauses, wordings = _names(case, language), _clauses(case, language), _wordings(case, language)
    table = negotiation(case)
    rows = []
    for clause, against in objectors(table).items():
        which = {
            variant: [
                f"{names[each]} ({data_word(table.stances[each, clause, variant][1], 'stances.basis', language)})"
                for each in against if table.stances[each, clause, variant][0] == OBJECTS
            ]
            for variant in table.variants[clause]
        }  # fmt: skip
        listed = [
            _("“{wording}” {who}").format(wording=wordings[clause, each], who=", ".join(who))
            for each, who in which.items() if who
        ]  # fmt: skip
        rows.append([clauses[clause][0], len(against), "\n".join(listed) or "–"])
    first = max(rows, key=lambda row: row[1])
    said = _("Most delegations object on “{clause}”: {count} of {all} to one of its wordings at least.")
    return {
        "caption": _("Objections by clause, conditions between clauses left aside"),
        "headers": [_("Clause"), _("How many object"), _("Which wording, and who")],
        "rows": rows,
        "said": said.format(clause=first[0], count=first[1], all=len(names)),
    }


def best_texts_view(case, choice, picks):
    """Return what the search found, in parts, beside the student's own text (`picks`, None where there is none)."""
    language = choice["language"]
    _ = translator(language)
    words = {
        "labels": {
            "title": _("What a search of all texts finds"),
            "numbers": _("The search in numbers"),
            "best": _("A best text"),
            "fragile": _("How fragile is it?"),
            "pivots": _("Which single objection keeps the text from saying more?"),
            "mine": _("Your text"),
        }
    }
    view = {**_found(case, language), "mine": _mine(case, picks, language)}
    return {"words": words, "view": view}


def _mine(case, picks, language):
    _ = translator(language)
    if picks is None:
        return _("No text of yours is stored yet. Store one at the negotiation table above, and compare.")
    return signing_sentence(case, picks, language)


@cache
def _found(case, language):
    """Return the search in words: numbers, meaning, the best texts, what they rest on, pivots."""
    _ = translator(language)
    table, names, clauses = negotiation(case), _names(case, language), _clauses(case, language)
    wordings, found = _wordings(case, language), search(table)
    best = found["best"][0]
    rests = rests_on(table, best)
    return {
        "numbers": [
            [_("Different texts"), whole(found["combinations"], language)],
            [_("Texts that all can sign"), whole(found["signable"], language)],
            [_("Most clauses that say something in such a text"), f"{found['most']} / {len(best)}"],
            [_("Texts that say as much"), str(len(found["best"] + found["others"]))],
            [_("Of these, with the most welcomes"), str(len(found["best"]))],
        ],
        "others": [_differing(case, best, each, language) for each in found["best"][1:] + found["others"]],
        "meaning": _(
            "“Best” is our definition: most clauses that say something, then most welcomes. It does not ask whether "
            "the text is good. You may define it differently."
        ),
        "headers": [_("Clause"), _("Wording"), _("Welcomed by")],
        "rows": [
            [clauses[clause][0], wordings[clause, variant],
             ", ".join(names[each] for each in welcomed(table, clause, variant)) or "–"]
            for clause, variant in best.items()
        ],
        "rests": _(
            "It rests on {all} stances: {stated} stated, {inferred} inferred, {none} without evidence. One of them that "
            "turns into an objection is enough to break it."
        ).format(all=sum(rests.values()), **{key: rests[basis] for key, basis in zip(("stated", "inferred", "none"), BASES, strict=True)}),
        "survival_headers": [
            _("If each such stance is wrong with a chance of"), _("Text stands: inferred may be wrong"),
            _("Text stands: inferred and open may be wrong"),
        ],
        "survival": [
            [share(chance, language), share(survival(table, best, chance), language),
             share(survival(table, best, chance, (INFERRED, NO_EVIDENCE)), language)]
            for chance in CHANCES
        ],
        "pivot_headers": [_("Delegation"), _("Objects to"), _("Basis"), _("Clauses gained")],
        "pivots": [
            [names[each["delegation"]], _objected(case, each, language), data_word(each["basis"], "stances.basis", language),
             f"+{each['gain']}"]
            for each in pivots(table)
        ],
    }  # fmt: skip


def _differing(case, best, other, language):
    """Say what another text has where it differs from the best one."""
    clauses, wordings = _clauses(case, language), _wordings(case, language)
    other_words = [f"{clauses[each][0]}: “{wordings[each, other[each]]}”" for each in best if other[each] != best[each]]
    _ = translator(language)
    return _("Another text says as much. It differs in {clauses}").format(clauses=" · ".join(other_words))


def _objected(case, pivot, language):
    """Return what a pivot is about: clause and wording, or clause and condition."""
    clause, variant = pivot["clause"], pivot["variant"]
    what = _wordings(case, language)[clause, variant]
    if pivot["linkage"]:
        what = _linkages(case)[pivot["linkage"]][f"reason_{language}"]
    return f"{_clauses(case, language)[clause][0]}{colon(language)}{what}"


def best_texts_twin(case, picks, language):
    """Return what the search found: tables (headers, rows, caption) and sentences; `rests` says it in one."""
    _ = translator(language)
    view = best_texts_view(case, {"language": language}, picks)
    labels, found = view["words"]["labels"], view["view"]
    numbers = [labels["numbers"], _("Number")]
    return {
        "numbers": {"headers": numbers, "rows": found["numbers"], "caption": labels["numbers"]},
        "best": {"headers": found["headers"], "rows": found["rows"], "caption": labels["best"]},
        "others": found["others"],
        "fragile": {"headers": found["survival_headers"], "rows": found["survival"], "caption": labels["fragile"]},
        "pivots": {"headers": found["pivot_headers"], "rows": found["pivots"], "caption": labels["pivots"]},
        "meaning": found["meaning"],
        "mine": f"{labels['mine']}{colon(language)}{found['mine']}",
        "rests": found["rests"],
    }
