"""Who can sign a text, and how much it says."""

from .model import complete, negotiation, objections, raised_objections
from .wordings import clause_titles, delegation_names


def signed(case, seat, picks, raised=None):
    """Return the whole text, and the objections that the reader may see: all, or those of the own seat."""
    table = negotiation(case)
    text = complete(table, picks)
    found = objections(table, text) + raised_objections(table, text, raised)
    return table, text, [each for each in found if seat in ("", each[0])]


def open_objections(case, picks, seat="", raised=None):
    """Return how many delegations object to a text: of all, or of the own seat alone."""
    return len({each[0] for each in signed(case, seat, picks, raised)[2]})


def signing_sentence(reader, picks, seat="", raised=None):
    """Say in one or two sentences who can sign a text, and how many of its clauses say something.

    `raised` as in `negotiation.raised_objections`.
    """
    _ = reader.say
    table, text, found = signed(reader.case, seat, picks, raised)
    names, clauses = delegation_names(reader), clause_titles(reader)
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
    return f"{said} {says_sentence(reader, table, text)}"


def says_sentence(reader, table, text):
    """Say how many clauses of a text say something."""
    says = len(table.says(text))
    more = reader.say.ngettext(
        "{some} of {all} clauses says something.", "{some} of {all} clauses say something.", says
    )
    return more.format(some=says, all=len(text))
