"""On which variables the chosen jurisdictions agree, in one sentence."""

from collections.abc import Sequence
from functools import cache

from ...case import Case, Reader
from ...i18n import Translator
from ...positions import CellValue, position_matrix
from .model import Selection


@cache
def variable_words(reader: Reader) -> dict[str, tuple[str, str]]:
    """Map each variable to its name and its question."""
    table = reader.case["variables"]
    return {row["id"]: (reader.text(row, "name"), reader.text(row, "question")) for row in table.to_dict("records")}


def comparison_sentence(case: Case, selection: Selection) -> str:
    """Return one sentence that says on which variables the chosen jurisdictions agree."""
    reader = Reader(case, selection.language)
    _ = reader.say
    names, variables = reader.names("jurisdictions"), variable_words(reader)
    cells = position_matrix(case)
    first = next(iter(selection.weights))
    silent = [each for each in selection.places if cells[each, first][0].kind == "no statement found"]
    speaking = [each for each in selection.places if each not in silent]
    if not speaking:
        return _("No statement was found for any of these jurisdictions.")
    if len(speaking) == 1:
        return _("Of these jurisdictions, a statement was found only for {place}.").format(place=names[speaking[0]])
    leaders = {each: [leading_values(cells[place, each]) for place in speaking] for each in selection.weights}
    alike = [variables[each][0] for each in variables if each in leaders and _have_common_value(leaders[each])]
    tied = [variables[each][0] for each in variables if each in leaders and _have_uncertain_common_value(leaders[each])]
    text = _agreement_sentence(_, len(alike), len(selection.weights)).format(
        places=", ".join(names[each] for each in speaking),
        same=len(alike),
        all=len(selection.weights),
        questions=", ".join(alike),
    )
    if tied:
        text += "; " + _("a tie leaves it open on {variables}").format(variables=", ".join(tied))
    if silent:
        text += "; " + _("no statement was found for {places}").format(places=", ".join(names[each] for each in silent))
    return text + "."


def _agreement_sentence(_: Translator, same: int, every: int) -> str:
    """Return the sentence on how many of the questions all gave the same answer most often."""
    if same:
        return _.ngettext(
            "{places}: a shared answer on {same} of {all} question ({questions}); what each said most often counts",
            "{places}: a shared answer on {same} of {all} questions ({questions}); what each said most often counts",
            every,
        )
    return _.ngettext(
        "{places}: no shared answer ({all} question); what each said most often counts",
        "{places}: no shared answer ({all} questions); what each said most often counts",
        every,
    )


def leading_values(entries: tuple[CellValue, ...]) -> set[str]:
    """Return the substantive values with the most statements: one, several that tie, or none."""
    most = max((each.count for each in entries if each.kind == "substantive"), default=0)
    return {each.value for each in entries if each.kind == "substantive" and each.count == most}


def _have_common_value(leaders: Sequence[set[str]]) -> bool:
    return len(leaders[0]) == 1 and all(each == leaders[0] for each in leaders)


def _have_uncertain_common_value(leaders: Sequence[set[str]]) -> bool:
    """Say whether all have a most frequent value in common, but for some it is one of several that tie."""
    return bool(set.intersection(*leaders)) and not _have_common_value(leaders)
