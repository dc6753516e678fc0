"""Who objects to what, by clause."""

from functools import cache

from .model import OBJECTS, negotiation, objectors
from .wordings import all_wordings, clause_titles, delegation_names


def objection_map_view(reader):
    """Return the table of who objects to what, in parts."""
    _ = reader.say
    return {"words": {"labels": {"title": _("Who objects to what")}}, "view": _objection_map(reader)}


@cache
def _objection_map(reader):
    _ = reader.say
    names, clauses, wordings = delegation_names(reader), clause_titles(reader), all_wordings(reader)
    table = negotiation(reader.case)
    rows = []
    for clause, against in objectors(table).items():
        which = {
            variant: [
                f"{names[each]} ({reader.word(table.stances[each, clause, variant][1], 'stances.basis')})"
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
