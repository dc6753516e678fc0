"""A class's pooled answers in words: what the figures of the instructor's notebook say, and their tables.

The frames are those of a pool: agreement, disagreements, predictions. Nobody's name is in them.
"""

from math import isnan

from ..i18n import decimal, share, translator
from .evidence import value_labels


def class_agreement_words(case, agreement, language):
    """Return title, labels, headers and rows of a class's agreement: one for each variable and look, in their order."""
    _ = translator(language)
    looks = {"first look": _("first look"), "after the second look": _("after the second look")}
    names = case["variables"].set_index("id")[f"name_{language}"]
    table = agreement.sort_values("variable", key=lambda each: each.map(list(names.index).index), kind="stable")
    headers = [
        _("Variable"), _("Look"), _("Students"), _("Statements"), _("Same value"), _("Alpha"), _("Interval"),
    ]  # fmt: skip
    rows = [
        [
            names[row.variable], looks[row.look], row.students, row.statements,
            "–" if isnan(row.agreement) else share(row.agreement, language),
            "–" if isnan(row.alpha) else decimal(row.alpha, language),
            "–" if isnan(row.low) else _("{low} to {high}").format(
                low=decimal(row.low, language), high=decimal(row.high, language)),
        ] for row in table.itertuples()
    ]  # fmt: skip
    return {
        "title": _("Krippendorff's alpha of the class"),
        "labels": [f"{row[0]}, {row[1]}" for row in rows],
        "headers": headers,
        "rows": rows,
        "table": table,
    }


def class_difference_words(case, disagreements, variable, language):
    """Return title, headers and rows of where a class differs on a variable, the most divided statement first."""
    _ = translator(language)
    labels = value_labels(case, language)
    table = disagreements[disagreements["variable"] == variable].reset_index(drop=True)
    headers = [
        _("Statement"), _("Students"), _("Most frequent value"), _("Share"), _("Students with another value"),
        _("Third reading"),
    ]  # fmt: skip
    rows = [
        [
            row.statement, row.coded, labels.get((variable, row.modal), _("tie")), share(row.share, language),
            row.differing, labels[variable, row.reference],
        ] for row in table.itertuples()
    ]  # fmt: skip
    title = _("Share of the class with the most frequent value: {variable}")
    return {
        "title": title.format(variable=case.row("variables", variable)[f"name_{language}"]),
        "headers": headers,
        "rows": rows,
        "table": table,
    }


def class_prediction_words(predictions, task, language):
    """Return title, question, headers and rows of a class's predictions in one task, in the order of its options."""
    _ = translator(language)
    table = predictions[predictions["task"] == task].reset_index(drop=True)
    rows = [
        [f"{row.text} ✓" if row.came_true == "yes" else row.text, row.count_, share(row.share, language)]
        for row in table.rename(columns={"count": "count_"}).itertuples()
    ]
    return {
        "title": _("Share of the class that predicted it, task {task}").format(task=task),
        "question": table["question"][0] if len(table) else "",
        "marked": _("✓ marks what the data show.") if (table["came_true"] == "yes").any() else "",
        "headers": [_("Prediction"), _("Students"), _("Share")],
        "rows": rows,
        "table": table,
    }
