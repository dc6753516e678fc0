"""The words that every comparator shows, whatever it compares."""


def shared_labels(_):
    """Return the words that every comparator shows, whatever it compares."""
    return {
        "hint": _("Click a cell, or press Enter on it, to see its evidence. Arrow keys move from cell to cell."),
        "evidence": _("Evidence"),
        "evidence_none": _("Choose a cell to see its evidence here."),
        "close": _("Close the evidence"),
        "values": _("Which statements first"),
        "none": _("(none)"),
        "summary": _("In one sentence:"),
        "plain": _("The same comparison as a plain table"),
        "state": _("Text that restores this view"),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "csv": _("Download as CSV"),
    }
