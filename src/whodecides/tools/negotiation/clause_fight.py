"""The fight over one clause: who says no to a wording, in whose words, and what another clause is the price of."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypedDict

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...case.views import locate_words
from ...errors import KitError, Message, _
from ...i18n import colon, localized_with_groups
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import PlainTable, asked_static_fallback
from ...widgets.quotation import Quotation, spoken_quotation
from ...widgets.scripts import script, style
from ...widgets.tool import AnswerSummary
from .evidence import quoted_statement, stance_facts
from .model import (
    ACCEPTS,
    INFERRED,
    NO_EVIDENCE,
    STATED,
    WELCOMES,
    Linkage,
    Table,
    Text,
    check_delegation,
    count_combinations,
    load_table,
    objections,
    signable_texts,
)
from .seats import opening
from .wordings import (
    all_linkages,
    all_wordings,
    clause_number,
    clause_titles,
    delegation_names,
    short_wordings,
    stance_rows,
)

CONDITION = "condition"  # a no that another clause could turn into a yes


class Voice(TypedDict):
    """A no, as the delegation says it: its own words where they carry it, otherwise our reason and on what it rests."""

    id: str
    name: str
    quotation: Quotation | None
    carried: list[list[str]]
    reason: str
    rests: str


def refusals(table: Table, clause: str, variant: str, given: Text) -> list[tuple[str, str, Linkage | None]]:
    """Return who objects to a wording and to what is given, as `objections` does, while all other clauses are silent."""
    text = {**table.silent, **given, clause: variant}
    return [each for each in objections(table, text) if each[1] in (clause, *given)]


def _who(against: list[tuple[str, str, Linkage | None]]) -> list[str]:
    """Return those who object, each once: a delegation may object to what is given, too."""
    return list(dict.fromkeys(each[0] for each in against))


def opening_wording(case: Case, seat: str, clause: str) -> str:
    """Return the wording of a clause that a delegation brings: that with which a room begins, where it is of this clause;
    the first that it would welcome; or else the first."""
    table, first = load_table(case), opening(case)
    if (first.delegation, first.clause) == (seat, clause):
        return first.variant
    variants = table.variants[clause]
    return next((each for each in variants if table.stances[seat, clause, each][0] == WELCOMES), variants[0])


@cache
def doors(table: Table, clause: str) -> dict[str, tuple[str, int]]:
    """Map each wording that one delegation alone refuses plainly to it, and to how many texts could stand without this no."""
    found = {}
    for variant in table.variants[clause]:
        against = refusals(table, clause, variant, {})
        if len(against) == 1 and against[0][2] is None:
            key = (against[0][0], clause, variant)
            other = replace(table, stances={**table.stances, key: (ACCEPTS, table.stances[key][1])})
            found[variant] = (key[0], len(signable_texts(other)))
    return found


class ClauseFight(StatefulWidget):
    """One clause on the table, moved by `seat`. `given` are clauses whose wording stands already.

    A state holds `bets`, the delegations that one expects to refuse; `read`, the wordings that were read out, in this order,
    and `at`, the one on show; `opened`, whose voice is heard alone; `door`, a wording of a given clause of which the one no
    is taken away; and `signed`, the wordings to which nobody objected.
    """

    _esm = script(__file__, "clause_fight.js")
    _css = style(__file__)
    answer_keys = ("seat", "clause", "bets", "read", "signed")

    def __init__(
        self,
        case: Case,
        store: Store,
        seat: str,
        clause: str,
        given: Mapping[str, str],
        task: str | None,
        after: str | None,
    ) -> None:
        self._case, self._table = case, load_table(case)
        self._seat, self._clause, self._given = check_delegation(self._table, seat), clause, dict(given)
        for each, variant in [(clause, None), *given.items()]:
            if each not in self._table.variants or variant not in (None, *self._table.variants[each]):
                raise KitError(Message(_("This table has no clause or wording '{name}'."), name=each))
        first = {
            "seat": seat,
            "clause": clause,
            "bets": [],
            "read": [],
            "at": "",
            "opened": "",
            "door": "",
            "signed": [],
        }
        super().__init__(store, first, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the wording, the seats, and once it was read out the voices of those who refuse it."""
        reader, table, clause = Reader(self._case, state["language"]), self._table, self._clause
        state = self._mended(state)
        at = state["at"] or ("" if self._given else opening_wording(self._case, self._seat, clause))
        against = refusals(table, clause, at, self._given) if state["read"] else []
        shown = [each for each in against if state["opened"] in ("", each[0])]
        view = {
            "title": clause_titles(reader)[clause][0],
            "question": clause_titles(reader)[clause][1],
            "wording": all_wordings(reader)[clause, at] if at else "",
            "silent": bool(at) and at == table.silent[clause],
            "given": [[clause_titles(reader)[each][0], all_wordings(reader)[each, variant]] for each, variant in self._given.items()],
            "wordings": self._wordings(reader, state) if state["read"] or self._given else [],
            "at": at,
            "seats": [self._seat_of(reader, each, at, state, against) for each in table.delegations],
            "voices": [_voice(reader, *each, self._wording_of(each, at)) for each in shown],
            **self._told(reader, state, against),
            "search": self._search(reader, state) if at in state["signed"] and self._given else {},
        }  # fmt: skip
        return {"words": fight_words(reader), "view": view, "state": state}

    def _wording_of(self, refusal: tuple[str, str, Linkage | None], at: str) -> str:
        """Return the wording that is refused: that on show, or one that is given."""
        return self._given.get(refusal[1], at)

    def _mended(self, state: State) -> State:
        table, known = self._table, self._table.variants[self._clause]
        read = [each for each in state["read"] if each in known] if isinstance(state["read"], list) else []
        bets = [each for each in state["bets"] if each in table.delegations] if isinstance(state["bets"], list) else []
        signed = [each for each in dict.fromkeys(read) if not refusals(table, self._clause, each, self._given)]
        at = state["at"] if state["at"] in read else read[-1] if read else ""
        return {
            **state, "seat": self._seat, "clause": self._clause, "read": read, "at": at, "bets": bets, "signed": signed
        }  # fmt: skip

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(self._mended(before), self._mended(now))

    def _wordings(self, reader: Reader, state: State) -> list[list[str]]:
        """Return [id, number and letter, in short, how many refuse it or "?"] of each wording."""
        number, short = clause_number(reader, self._clause), short_wordings(reader)
        return [
            [each, f"{number}{each}", short[self._clause, each],
             f"✖ {len(refusals(self._table, self._clause, each, self._given))}" if each in state["read"] else "?"]
            for each in self._table.variants[self._clause]
        ]  # fmt: skip

    def _seat_of(self, reader: Reader, who: str, at: str, state: State, against: list[Any]) -> dict[str, Any]:
        """Return a seat: its name, how it stands to the wording that was read, and what is written below its name."""
        _, named, kind = reader.say, reader.word, ""
        no = next((each for each in against if each[0] == who), None)
        if no:
            kind = CONDITION if no[2] else self._table.stances[who, no[1], self._wording_of(no, at)][1]
        if not state["read"]:
            word = _("your seat") if who == self._seat else _("says no?") if who in state["bets"] else ""
        elif no:
            word = {CONDITION: _("no, unless"), INFERRED: _("no, inferred")}.get(kind, _("says no"))
        else:
            stance, basis = self._table.stances[who, self._clause, at]
            word = named(basis, "stances.basis") if basis == NO_EVIDENCE else named(stance, "stances.stance")
        return {
            "id": who,
            "name": delegation_names(reader)[who],
            "kind": kind,
            "word": word,
            "mine": who == self._seat,
            "bet": who in state["bets"],
        }

    def _told(self, reader: Reader, state: State, against: list[Any]) -> dict[str, str]:
        """Return what answers: mine, the record's, and a sentence that says what is surprising."""
        _, names = reader.say, delegation_names(reader)
        bets, who = state["bets"], _who(against)
        if not state["read"]:
            said = _.ngettext(
                "You expect {count} no. Read the clause out.",
                "You expect {count} noes. Read the clause out.",
                len(bets),
            )
            return {"own": "", "record": "", "said": said.format(count=len(bets)) if bets else ""}
        first = bool(bets) and state["at"] == state["read"][0]
        return {
            "own": ", ".join(names[each] for each in bets) if first else "",
            "record": ", ".join(names[each] for each in who) or _("nobody says no"),
            "said": " ".join(filter(None, (self._surprise(reader, state, against, first), self._exhausted(reader, state)))),
        }  # fmt: skip

    def _surprise(self, reader: Reader, state: State, against: list[Any], first: bool) -> str:
        _, who = reader.say, _who(against)
        if not against:
            return _("Nobody objects to this.")
        if first:
            met = len(set(who) & set(state["bets"]))
            said = _("Of those who say no you expected {met} of {count}. One is enough: the clause falls.")
            return said.format(met=met, count=len(who))
        if who == [self._seat]:
            return _("The only no is your own.")
        if len(who) == 1 and self._table.stances[who[0], self._clause, state["at"]][1] == INFERRED:
            return _("One no, and no words of it were found: it was inferred. It still stops the clause.")
        if self._seat in who:
            return _("They say no: {count}. You are one of them.").format(count=len(who))
        return _.ngettext("{count} says no.", "{count} say no.", len(who)).format(count=len(who))

    def _exhausted(self, reader: Reader, state: State) -> str:
        if set(state["read"]) != set(self._table.variants[self._clause]) or state["signed"]:
            return ""
        return reader.say("Each wording of this clause meets a no.")

    def _search(self, reader: Reader, state: State) -> dict[str, Any]:
        """Return how many whole texts all can sign, and how many more could be without one no to what is given."""
        _, table, rows = reader.say, self._table, signable_texts(self._table)
        clause, variant = next(iter(self._given.items()))
        place, number = list(table.variants).index(clause), clause_number(reader, clause)
        same = int((rows[:, place] == table.variants[clause].index(variant)).sum())
        found, opened = doors(table, clause), {}
        if state["door"] in found:
            who, count = found[state["door"]]
            basis = table.stances[who, clause, state["door"]][1]
            opened = {
                "count": localized_with_groups(count, reader.language),
                "said": _("texts could be signed without one no: {place}, {basis}.").format(
                    place=delegation_names(reader)[who], basis=reader.word(basis, "stances.basis")
                ),
                "voice": _voice(reader, who, clause, None, state["door"]),
            }
        return {
            "count": localized_with_groups(len(rows), reader.language),
            "said": _("of {all} texts can be signed by all {places}. Of these, {same} say nothing on clause {number}.").format(
                all=localized_with_groups(count_combinations(table), reader.language),
                places=len(table.delegations), number=number, same=same,
            ),
            "doors": [
                [each, f"{number}{each} “{short_wordings(reader)[clause, each]}” · {delegation_names(reader)[who]}"]
                for each, (who, _count) in found.items()
            ],
            "opened": opened,
        }  # fmt: skip

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return who refuses which wording as a table, folded away because one expects first, and what it is."""
        reader = Reader(self._case, state["language"])
        _, names, rows = reader.say, delegation_names(reader), []
        for variant in self._table.variants[self._clause]:
            against = refusals(self._table, self._clause, variant, self._given)
            voices = [_voice(reader, *each, variant) for each in against]
            told = [f"{each['name']}{colon(reader.language)}{each['reason']} ({each['rests']})" for each in voices]
            rows.append([all_wordings(reader)[self._clause, variant], " ".join(told) or "–"])
        caption = _("Who objects to which wording: {clause}").format(clause=clause_titles(reader)[self._clause][0])
        table: PlainTable = {
            "headers": [_.pgettext("clause", "Wording"), _("Objects")],
            "rows": rows,
            "caption": caption,
        }
        note = _("Only reading? Answer first, then open this.")
        return asked_static_fallback(_("Who will say no?"), list(names.values()), note, table), caption


def _voice(reader: Reader, who: str, clause: str, linkage: Linkage | None, variant: str) -> Voice:
    """Return a no in the delegation's own words, if they carry it; else without a quotation."""
    _ = reader.say
    row = all_linkages(reader.case)[linkage.id] if linkage else stance_rows(reader.case)[who, clause, variant]
    statement = quoted_statement(reader.case, row)
    carried = bool(statement) and bool(locate_words(statement, row["words"])[0])
    return {
        "id": who,
        "name": delegation_names(reader)[who],
        "quotation": spoken_quotation(reader, statement["id"]) if carried and statement else None,
        "carried": stance_facts(reader, row) if carried else [],
        "reason": reader.text(row, "reason"),
        "rests": _rests(reader, row),
    }


def _rests(reader: Reader, row: Any) -> str:
    """Say on what a no rests: on words, on what was also said, or on a law or an event from which it was inferred."""
    _, case, names = reader.say, reader.case, []
    if row["basis"] == STATED:
        return _("stated: {evidence}").format(evidence=", ".join(row["evidence"].split(";")))
    for table, column in (("instruments", "name"), ("events", "title")):
        known = set(case[table]["id"]) if table in case.tables else ()
        names += [reader.text(case.row(table, each), column) for each in row["evidence"].split(";") if each in known]
    return _("No words found. Inferred from: {evidence}").format(evidence="; ".join(names))


@cache
def fight_words(reader: Reader) -> dict[str, Any]:
    """Return what the tool says whatever is chosen."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "seats": _("Delegations"),
            "wordings": _("Wordings"),
            "read": _("Read it out"),
            "voices": _("Who says no, and in which words"),
            "as_no": _("Read as a no:"),
            "choose": _("Press a wording: it is read out."),
            "doors": _("Take one no away"),
        }
    }


def summarize_fight(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return whom one expected to refuse the wording that was read out first, and who did."""
    _, table, names = reader.say, load_table(reader.case), delegation_names(reader)
    seat, clause, read, bets = (answer.get(key) for key in ("seat", "clause", "read", "bets"))
    if str(seat) not in names or str(clause) not in table.variants or not isinstance(bets, list):
        return {"sentence": "", "words": "", "record": ""}
    variant = str(read[0]) if isinstance(read, list) and read and str(read[0]) in table.variants[clause] else ""
    record = [names[each[0]] for each in refusals(table, clause, variant, {})] if variant else []
    return {
        "sentence": ", ".join(names[each] for each in map(str, bets) if each in names),
        "words": "",
        "record": _("They say no: {names}.").format(names=", ".join(record)) if record else "",
    }


def clause_fight(
    seat: str,
    clause: str,
    given: Mapping[str, str] | None = None,
    task: str | None = None,
    after: str | None = None,
    case: Case | None = None,
) -> ClauseFight:
    """Show one clause that `seat` brings to the table: expect who says no, read it out, change the wording.

    `given` are clauses that stand already, with their wordings: then one looks for the wording that makes all sign, and
    sees how many whole texts there are. Stored as the answer to `task`. Raises KitError for an unknown delegation, clause
    or wording.

    >>> clause_fight("MEX", "decider")
    """
    return ClauseFight(case or current_case(), open_store(), seat, clause, given or {}, task, after)
