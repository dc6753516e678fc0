"""The fixed words of the comparators."""

from ...i18n import Translator


def shared_labels(_: Translator) -> dict[str, str]:
    """Return the words that every comparator shows, whatever it compares."""
    return {
        "evidence": _("Evidence"),
        "none": _("(none)"),
        "summary": _("In one sentence:"),
        "plain": _("The same comparison as a plain table"),
        "state": _("Text that restores this view"),
        "state_title": _("Keep this view"),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "csv": _("Download as CSV"),
    }


def position_labels(_: Translator, most: int) -> dict[str, str]:
    """Return the words of the comparator of positions."""
    return shared_labels(_) | {
        "title": _("Compare national positions"),
        "tabs": _("What to look at"),
        "said": _("What they said"),
        "nearest": _("Whose side is nearest?"),
        "lead_said": _(
            "One sign is one statement; dashed: the coders were unsure. Choose a value to read its passages side by side."
        ),
        "lead_picture": _(
            "One sign is one statement; dashed: the coders were unsure. Dotted and apart: silent on this."
        ),
        "lead_nearest": _("Change what counts, and watch the order. The evidence stays as it is."),
        "board": _("Values. Arrow keys move, Enter opens the passages."),
        "silent": _("silent"),
        "statements": _("number of statements"),
        "pager": _("Questions {first} to {last} of {all}"),
        "pager_one": _("Question {first} of {all}"),
        "before": _("Questions before these"),
        "after": _("Next questions"),
        "place": _("Government {number}"),
        "drop": _("Take {place} out"),
        "add": _("add a government"),
        "variables": _("Questions on show"),
        "whose": _("Whose passages"),
        "dates": _("Passages of {place}"),
        "quotation": _("Passage of {place}"),
        "more": _("Where, and what else"),
        "near": _("Who is most like"),
        "variable": _("Question"),
        "like": _("likeness: {place}"),
        "counts": _("counts"),
        "weight": _("Weight of {variable}"),
        "no_likeness": _("one side says nothing on this"),
        "reset": _("Set every weight to ×1"),
        "even": _("if each counts once"),
        "now": _("with your weights"),
        "alike": _("alike"),
        "rests": _("rests on"),
        "thick": _("The thicker a line, the more statements it rests on."),
        "all": _("All {count}"),
        "fewer": _("Only the first"),
        "order_table": _("The same order as a table"),
        "formula_title": _("How the similarity is calculated"),
        "formula": _(
            "On each variable we ask how large a share of the statements of the two sides has the same value; "
            "where its values have an order, a neighbouring value counts in part. "
            "We multiply each result by its weight, add up, and divide by the sum of the weights of the variables "
            "on which both sides have spoken. 100% means the same values in the same shares, 0% as far apart as can be. "
            "Where both sides have spoken on less than half of the weight, there is no rank."
        ),
        "unranked": _("Not ranked, because there is too little evidence:"),
        "sensitivity": _("If others weigh otherwise"),
    }
