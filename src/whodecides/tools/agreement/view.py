"""The agreement of coders in words: numbers, table of codes, evidence, and how alpha comes about."""

from functools import cache
from itertools import combinations
from math import isnan

from ...agreement import (
    CODERS,
    addressed,
    alpha,
    codes_of,
    codes_of_both,
    constructed,
    measure,
    measure_of,
    measure_of_both,
    on_scale,
    pairs_apart,
    percent_agreement,
    scale_of,
    table_of,
    values_of,
)
from ...errors import KitError, Words, nearest
from ...i18n import decimal, share, translator
from ...show.evidence import statement_card, value_labels
from ...show.html import html_table

FEWEST_OWN = 6  # with fewer statements of one's own a number says nothing
FEWEST, MOST = 10, 200  # statements of the constructed example
SERIES = (24, 12, 6, 3, 1, 0)  # how often both give the rare value, in the series of the constructed example
ALL = "all"


def agreement_view(case, choice, own, classmates):
    """Return all that the explorer shows, in parts: words (fixed for a language), chosen, people, numbers, table, evidence.

    `choice` holds language, variable, coders ("A+B"), opened ([row, column] or None) and card (which statement of the
    opened cell, from 0). `own` are the student's codes and `classmates` a list of such codes, as from `coding.known_codes`.
    Where the coders chosen have no codes on the variable, coders A and B are shown. Raises KitError for an unknown
    variable.
    """
    language, variable = choice["language"], choice["variable"]
    _ = translator(language)
    variables = list(case["variables"]["id"])
    if variable not in variables:
        wrong = _("The codebook has no variable '{name}'. {nearest}")
        raise KitError(Words(wrong, name=variable, nearest=nearest(variable, variables)))
    others = _others(own, classmates, variable)
    names = _names(others, _)
    offered = _offered(names)
    coders = choice["coders"] if choice["coders"] in offered else "+".join(CODERS)
    compared = list(names) if coders == ALL else coders.split("+")
    codes, found = _compared(case, variable, others, compared)
    labels = {value: value_labels(case, language)[variable, value] for value in values_of(case, variable)}
    cells = _cells(codes, compared)
    opened = tuple(choice["opened"] or ())
    opened = opened if opened in _places(case, variable, compared) else None
    card = min(max(int(choice["card"]), 0), max(len(cells.get(opened, ())) - 1, 0)) if opened else 0
    return {
        "words": _words(case, language),
        "chosen": {
            "language": language,
            "variable": variable,
            "coders": coders,
            "opened": list(opened) if opened else None,
            "card": card,
            "classmates": classmates,
        },
        "people": {
            "offered": [[key, text.format(**names)] for key, text in offered.items()],
            "own": _own_text(own, classmates, variable, others, case, _),
            "link": len(own) < FEWEST_OWN,
        },
        "numbers": _numbers_of(case, variable, codes, found, labels, language)
        | {"sentence": _sentence(case, variable, [names[each] for each in compared], found, len(codes), language)},
        "table": _table(case, variable, cells, compared, names, labels, _),
        "evidence": _evidence(case, variable, codes, cells, opened, card, names, labels, language) if opened else {},
    }


def _others(own, classmates, variable):
    """Return the codes of those who coded enough statements on the variable, by the name of the coder."""
    given = {"me": own} | {f"mate{number}": codes for number, codes in enumerate(classmates, 1)}
    coded = {who: {s: each for s, each in codes.items() if variable in each} for who, codes in given.items()}
    return {who: codes for who, codes in coded.items() if len(codes) >= FEWEST_OWN}


def _names(others, _):
    names = {each: _("Coder {name}").format(name=each) for each in CODERS}
    for who in others:
        names[who] = _("You") if who == "me" else _("Classmate {number}").format(number=who.removeprefix("mate"))
    return names


def _offered(names):
    """Return the pairs that can be compared, and all together where there are more than two."""
    pairs = {f"{a}+{b}": f"{{{a}}} · {{{b}}}" for a, b in combinations(names, 2)}
    together = {ALL: " · ".join(f"{{{each}}}" for each in names)} if len(names) > len(CODERS) else {}
    return pairs | together


def _compared(case, variable, others, compared):
    """Return the codes of those compared, a column each, and what was measured of them."""
    if tuple(compared) == CODERS:
        return codes_of_both(case, variable), measure_of_both(case, variable)
    codes = codes_of(case, variable, {who: others[who] for who in compared if who in others})[compared]
    return codes, measure_of(case, variable, codes)


def _cells(codes, compared):
    """Return the statements of each cell: for two coders by their two values, for more by whether all agree."""
    cells = {}
    for statement, row in zip(codes.index, codes[compared].itertuples(index=False, name=None), strict=True):
        place = row if len(compared) == 2 else (ALL, "same" if len(set(row)) == 1 else "differ")
        cells.setdefault(place, []).append(statement)
    return cells


def _places(case, variable, compared):
    values = values_of(case, variable)
    return {(a, b) for a in values for b in values} if len(compared) == 2 else {(ALL, "same"), (ALL, "differ")}


def _own_text(own, classmates, variable, others, case, _):
    if len(own) < FEWEST_OWN:
        said = _.ngettext(
            "Your own codes cannot be compared yet: lesson 04 holds {count} statement that you coded, at least {fewest} "
            "are needed. What you see are the codes of coders A and B on all statements.",
            "Your own codes cannot be compared yet: lesson 04 holds {count} statements that you coded, at least {fewest} "
            "are needed. What you see are the codes of coders A and B on all statements.",
            len(own),
        ).format(count=len(own), fewest=FEWEST_OWN)
    elif "me" not in others:
        said = _(
            "You coded fewer than {fewest} statements on this variable. What you see are the codes of others."
        ).format(fewest=FEWEST_OWN)
    else:
        said = _("Statements of lesson 04 that you coded on this variable: {count}. Choose whom to compare.").format(
            count=len(others["me"])
        )
    if classmates:
        said += " " + _("Files of classmates read: {count}.").format(count=len(classmates))
    return said


def _number(number, language, digits=2):
    return "–" if isnan(number) else decimal(number, language, digits)


def _interval_text(interval, language, _):
    if isnan(interval["low"]):
        return "–"
    return _("{low} to {high}").format(low=decimal(interval["low"], language), high=decimal(interval["high"], language))


def _percent(number, language):
    return "–" if isnan(number) else share(number, language)


def _numbers_of(case, variable, codes, found, labels, language):
    """Return the measures of codes of a variable, on its scale."""
    if scale_of(case, variable) == "nominal":
        return _numbers(codes, found, labels, language)
    return _ordered_numbers(case, variable, codes, found, labels, language)


def _numbers(codes, found, labels, language):
    """Return the measures on a nominal scale: as a scale to draw, a note, and step by step."""
    _ = translator(language)
    return {
        "scale": [
            _measured(_("Same value"), found["agreement"], _percent(found["agreement"], language)),
            _measured(_("Expected by chance"), found["expected"], _percent(found["expected"], language)),
            _measured_alpha(found, language, _),
        ],
        "note": _("Scale: values without an order. Two codes are the same, or they are not."),
        "steps": _steps(codes, found, labels, language),
    }


def _ordered_numbers(case, variable, codes, found, labels, language):
    """Return the measures on an ordinal scale: as a scale to draw, a note, and step by step."""
    _ = translator(language)
    said = addressed(case, variable, codes)
    note = _(
        "Scale: values in an order, as in the comparator of lesson 06. Neighbours differ less than extremes. Alpha is of "
        "the {measured} statements that have a place on the scale. Whether the question is addressed at all, the coders "
        "answer alike on {same} of all {statements} (alpha {alpha})."
    ).format(
        measured=found["statements"],
        same=_percent(percent_agreement(said), language),
        statements=len(codes),
        alpha=_number(alpha(said), language),
    )
    kept, order = on_scale(case, variable, codes)
    return {
        "scale": [
            _measured(_("Same value"), found["agreement"], _percent(found["agreement"], language)),
            _measured_alpha(found, language, _),
        ],
        "note": note,
        "steps": _ordered_steps(kept, order, found, labels, language),
    }


def _measured(label, number, text):
    return {"label": label, "text": text, "at": _plain(number)}


def _measured_alpha(found, language, _):
    interval = found["interval"]
    return {
        **_measured(_("Krippendorff's alpha"), found["alpha"], _number(found["alpha"], language)),
        "low": _plain(interval["low"]),
        "high": _plain(interval["high"]),
        "interval": _interval_text(interval, language, _),
        "warning": _too_narrow(_) if interval["rare"] else "",
    }


def _too_narrow(_):
    return _(
        "Do not trust this interval: hardly a statement holds anything but the usual value, and drawing the same "
        "statements anew cannot show what others would bring. It is too narrow."
    )


def _plain(number):
    return None if isnan(number) else round(number, 4)


def _steps(codes, found, labels, language):
    """Return how alpha comes about on a nominal scale: sentences with the numbers, and the bag as a table."""
    _ = translator(language)
    four, given = {key: _number(found[key], language, 4) for key in ("agreement", "expected")}, found["given"]
    total, statements = int(given.sum()), len(codes)
    if len(codes.columns) == 2:
        same = round(found["agreement"] * statements) if statements else 0
        first = _.ngettext(
            "Observed: {same} of {all} statements has the same value. {same} / {all} = {result}",
            "Observed: {same} of {all} statements have the same value. {same} / {all} = {result}",
            same,
        ).format(same=same, all=statements, result=four["agreement"])
    else:
        first = _("Observed: of all pairs of codes of one statement, this share is the same: {result}").format(
            result=four["agreement"]
        )
    rows = [
        [
            labels[value],
            int(count),
            f"{int(count)}/{total} × {int(count) - 1}/{total - 1} = "
            + decimal(count * (count - 1) / (total * (total - 1)), language, 4),
        ]
        for value, count in given.items()
    ]
    last = _(
        "Alpha = (observed − expected) / (1 − expected) = ({observed} − {expected}) / (1 − {expected}) = {alpha}"
    ).format(observed=four["agreement"], expected=four["expected"], alpha=_number(found["alpha"], language, 4))
    return {
        "sentences": [
            first,
            _("Expected by chance: put all {total} codes into one bag and draw two without looking.").format(
                total=total
            ),
        ],
        "headers": [_("Value"), _("Codes in the bag"), _("Chance to draw it twice")],
        "rows": rows,
        "results": [
            _("The chances add up to the expected agreement: {expected}").format(expected=four["expected"]),
            _undefined_alpha(_) if isnan(found["alpha"]) else last,
            *_interval_sentences(found, statements, language, _),
        ],
    }


def _ordered_steps(codes, order, found, labels, language):
    """Return how alpha comes about on an ordinal scale: sentences with the numbers, and the pairs of values as a table."""
    _ = translator(language)
    pairs, statements = pairs_apart(codes, order), len(codes)
    observed, expected = ((pairs[each] * pairs["distance"]).sum() for each in ("found", "expected"))
    last = _("Alpha = 1 − found / expected = 1 − {observed} / {expected} = {alpha}").format(
        observed=decimal(observed, language, 0),
        expected=decimal(expected, language, 0),
        alpha=_number(found["alpha"], language, 4),
    )
    return {
        "sentences": [
            _(
                "Lay all {total} codes in a row, from “{lowest}” to “{highest}”. The distance of two values is the number of "
                "codes between their middles, multiplied by itself."
            ).format(total=int(codes.notna().sum().sum()), lowest=labels[order[0]], highest=labels[order[-1]]),
            _("Found: how many statements got the two values. Expected: how many if all codes were drawn from one bag."),
        ],
        "headers": [_("Two values"), _("Distance"), _("Found"), _("Expected")],
        "rows": [
            [
                f"{labels[row.first]} · {labels[row.second]}",
                decimal(row.distance, language, 0),
                f"{row.found:g}" if row.found == int(row.found) else decimal(row.found, language, 1),
                decimal(row.expected, language, 1),
            ]
            for row in pairs.itertuples()
        ],
        "results": [
            _("Multiply each row's distance by what was found, and by what was expected; add up: {found} and {expected}").format(
                found=decimal(observed, language, 0), expected=decimal(expected, language, 0)
            ),
            _undefined_alpha(_) if isnan(found["alpha"]) else last,
            *_interval_sentences(found, statements, language, _),
        ],
    }  # fmt: skip


def _undefined_alpha(_):
    return _("Alpha is not defined here: only one value was given, so there is nothing to differ on.")


def _interval_sentences(found, statements, language, _):
    """Return what the interval is, and how much wider it is by country."""
    interval, by_country = found["interval"], found["by_country"]
    if isnan(interval["low"]):
        return [_("There is no interval, because no draw of statements has an alpha.")]
    said = _(
        "Interval: we drew {statements} statements 1,000 times anew from these {statements}, with repetition, and worked "
        "out alpha each time. The middle 95 of 100 results lie from {low} to {high}."
    ).format(statements=statements, low=decimal(interval["low"], language), high=decimal(interval["high"], language))
    if interval["undefined"]:
        said += " " + _.ngettext(
            "In {count} draw only one value was left; it has no alpha and is not counted.",
            "In {count} draws only one value was left; they have no alpha and are not counted.",
            interval["undefined"],
        ).format(count=interval["undefined"])
    more = []
    if by_country and not isnan(by_country["low"]):
        more.append(
            _(
                "Statements of one country resemble each other. When whole countries are drawn anew instead of "
                "statements, the interval is {low} to {high}."
            ).format(low=decimal(by_country["low"], language), high=decimal(by_country["high"], language))
        )
    return [said, *more]


def _table(case, variable, cells, compared, names, labels, _):
    """Return the table of codes; values that nobody gave are left out."""
    if len(compared) > 2:
        columns = [["same", _("all gave the same value")], ["differ", _("at least two differ")]]
        rows = [[ALL, _("Statements")]]
        corner, caption = "", " · ".join(names[each] for each in compared)
    else:
        used = [value for value in values_of(case, variable) if any(value in place for place in cells)]
        rows = columns = [[value, labels[value]] for value in used]
        first, second = (names[each] for each in compared)
        corner = f"{first} ↓ · {second} →"
        caption = _("Rows: {first}. Columns: {second}. Each number counts statements.").format(
            first=first, second=second
        )
    return {
        "caption": caption,
        "corner": corner,
        "columns": columns,
        "rows": [
            {"id": row, "name": name, "cells": [_cell(cells, row, column) for column, _name in columns]}
            for row, name in rows
        ],
    }


def _cell(cells, row, column):
    same = column == "same" if row == ALL else row == column
    return {"column": column, "count": len(cells.get((row, column), ())), "same": same}


def _evidence(case, variable, codes, cells, opened, card, names, labels, language):
    """Return the statements of the opened cell: the list of them, one card with all codes, and the rules at stake."""
    _ = translator(language)
    inside = cells.get(opened, [])
    if opened[0] == ALL:
        title = _("all gave the same value") if opened[1] == "same" else _("at least two differ")
    else:
        title = " · ".join(
            _("{coder}: {value}").format(coder=names[who], value=labels[value])
            for who, value in zip(codes.columns, opened, strict=True)
        )
    if not inside:
        return {"title": title, "none": _("No statement was coded in this way."), "statements": []}
    statement = inside[card]
    given = codes.loc[statement]
    reading = _readings(case)[statement, variable]
    facts = []
    for who, value in given.items():
        note = reading[who]["note"] if who in reading else ""
        facts.append([names[who], f"{labels[value]} ({note})" if note else labels[value]])
    shown = statement_card(case, statement, language)
    third = reading["adjudicated"]
    return {
        "title": title,
        "statements": [[str(place), _heading(case, each)] for place, each in enumerate(inside)],
        "position": _("Statement {number} of {all} in this cell").format(number=card + 1, all=len(inside)),
        "card": {**shown, "facts": [*facts, *shown["facts"]]},
        "rules": _rules(case, variable, list(dict.fromkeys(given)), labels, language),
        "third": labels[third["value"]] + (f" ({third['note']})" if third["note"] else ""),
    }


@cache
def _readings(case):
    """Map (statement, variable) to the rows of its coders: value and note."""
    readings = {}
    for row in case["positions"].to_dict("records"):
        if row["statement"]:
            readings.setdefault((row["statement"], row["variable"]), {})[row["coder"]] = row
    return readings


def _heading(case, statement):
    return f"{statement} · {case.row('actors', case.row('statements', statement)['actor'])['name']}"


def _rules(case, variable, values, labels, language):
    """Return what the codebook says on the variable and on these values, as [label, text] pairs."""
    row = case.row("variables", variable)
    of_value = case["values"].query("variable == @variable").set_index("id")
    return [[row[f"name_{language}"], _rule(row, language)]] + [
        [labels[value], _rule(of_value.loc[value], language)] for value in values
    ]


def _rule(row, language):
    """Return a rule of the codebook; where it was not translated, in English."""
    return row.get(f"rule_{language}", row["rule"])


def _sentence(case, variable, names, found, statements, language):
    _ = translator(language)
    return _(
        "{coders} on “{variable}”, {statements} statements: same value {agreement}. Krippendorff's alpha, {measured} "
        "statements: {alpha} (interval {interval})."
    ).format(
        coders=", ".join(names),
        variable=case.row("variables", variable)[f"name_{language}"],
        statements=statements,
        measured=found["statements"],
        agreement=_percent(found["agreement"], language),
        alpha=_number(found["alpha"], language),
        interval=_interval_text(found["interval"], language, _),
    )


def agreement_html(view):
    """Return the table of codes of a view as from `agreement_view`, for readers without a running kernel."""
    table = view["table"]
    return html_table(
        [table["corner"], *(name for _id, name in table["columns"])],
        [[row["name"], *(cell["count"] for cell in row["cells"])] for row in table["rows"]],
        table["caption"],
    )


def rare_values_view(choice):
    """Return the constructed example in parts: words, chosen, numbers, table.

    `choice` holds language, statements, both (statements to which both coders give the rare value) and one (to which
    only one of them does). Raises KitError where the numbers do not fit together.
    """
    language = choice["language"]
    _ = translator(language)
    statements, both, one = (_whole(choice[key], _) for key in ("statements", "both", "one"))
    if not FEWEST <= statements <= MOST:
        raise KitError(_("Choose {fewest} to {most} statements.").format(fewest=FEWEST, most=MOST))
    if both + one > statements:
        raise KitError(_("The rare value cannot stand on more than all {all} statements.").format(all=statements))
    labels = {"frequent": _("frequent value"), "rare": _("rare value")}
    codes, found = _constructed(statements, both, one)
    counts = table_of(codes, *CODERS, ["frequent", "rare"])
    names = _names((), _)
    return {
        "words": _rare_words(language),
        "chosen": {"language": language, "statements": statements, "both": both, "one": one},
        "view": {"possible": _possible_steps(statements, both, one)},
        "numbers": _numbers(codes, found, labels, language)
        | {
            "sentence": _(
                "Constructed example, {statements} statements: same value {agreement}, expected by chance {expected}, "
                "Krippendorff's alpha {alpha}."
            ).format(
                statements=statements,
                agreement=_percent(found["agreement"], language),
                expected=_percent(found["expected"], language),
                alpha=_number(found["alpha"], language),
            )
        },
        "table": {
            "headers": [f"{names['A']} ↓ · {names['B']} →", *(labels[each] for each in counts.columns)],
            "rows": [[labels[row], *map(int, counts.loc[row])] for row in counts.index],
            "caption": _("Constructed codes, not data"),
        },
    }


def _possible_steps(statements, both, one):
    """Return for each number of the constructed example whether one less and one more fit: {field: {less, more}}."""
    room = both + one < statements
    return {
        "statements": {"less": statements > FEWEST and room, "more": statements < MOST},
        "both": {"less": both > 0, "more": room},
        "one": {"less": one > 0, "more": room},
    }


@cache
def _constructed(statements, both, one):
    codes = constructed(statements, both, one)
    return codes, measure(codes)


def _whole(number, _):
    try:
        whole = int(str(number).strip())
    except ValueError:
        whole = -1
    if whole < 0:
        raise KitError(_("Write a whole number, 0 or more."))
    return whole


def rare_values_html(choice):
    """Return a series of constructed examples as a table: as many differences, fewer and fewer rare values."""
    language = choice["language"]
    _ = translator(language)
    rows = []
    for both in SERIES:
        if both + choice["one"] <= choice["statements"]:
            _codes, found = _constructed(choice["statements"], both, choice["one"])
            rows.append([
                both,
                _percent(found["agreement"], language),
                _percent(found["expected"], language),
                _number(found["alpha"], language),
            ])  # fmt: skip
    caption = _("Constructed example: {statements} statements, {one} of them coded differently").format(
        statements=choice["statements"], one=choice["one"]
    )
    return html_table(
        [_("Both give the rare value"), _("Same value"), _("Expected by chance"), _("Krippendorff's alpha")],
        rows,
        caption,
    )


def _shared_labels(language):
    _ = translator(language)
    return {
        "axis": [[0, "0"], [0.5, decimal(0.5, language, 1)], [1, "1"]],
        "steps": _("How alpha comes about, step by step"),
        "interval": _("interval: {interval}"),
    }


@cache
def _words(case, language):
    """Return what stays as it is while one reads in one language."""
    _ = translator(language)
    return {
        "labels": {
            **_shared_labels(language),
            "title": _("How far do coders agree?"),
            "variable": _("Variable"),
            "coders": _("Coders"),
            "hint": _(
                "Click a number, or press Enter on it, to see its statements. Arrow keys move from cell to cell. "
                "✓ marks the same value, ≠ different values."
            ),
            "lesson": _("Open lesson 04 and code some statements"),
            "file": _("Compare with a classmate: open the file of answers that they saved"),
            "file_note": _("Only their codes of lesson 04 are read, and nothing is kept."),
            "close": _("Close"),
            "statement": _("Statements in this cell"),
            "before": _("Previous"),
            "after": _("Next"),
            "rules": _("What the codebook says"),
            "third": _("What a third reading decided (open it after your own judgement)"),
            "evidence": _("Evidence"),
        },
        "variables": [[row["id"], row[f"name_{language}"]] for row in case["variables"].to_dict("records")],
    }


@cache
def _rare_words(language):
    _ = translator(language)
    return {
        "labels": {
            **_shared_labels(language),
            "title": _("Two coders and a rare value: a constructed example"),
            "note": _("These numbers are made up to show one thing. They are not codes of the case."),
            "statements": _("Statements in all"),
            "both": _("Both coders give the rare value"),
            "one": _("Only one of them gives it (they differ)"),
            "less": _("one less: {field}"),
            "more": _("one more: {field}"),
            "again": _("Start again"),
        },
    }
