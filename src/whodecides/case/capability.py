"""What each public call needs of a case: the one place from which "which tools can this case open?" is answered."""

from dataclasses import dataclass

from ..errors import KitError, Words, _
from .about import SHAPE, entry, named_ids

LAWS = ("instruments", "statuses")
NEGOTIATION = ("clauses", "variants", "delegations", "stances", "linkages")


@dataclass(frozen=True)
class Needs:
    """`tables` with a row at least, `variables` of the codebook, `entries` of case.toml, and `coders` who coded.

    Everything rests on the tables of statements and their codes, which every case has.
    """

    tables: tuple = ()
    variables: tuple = ()
    entries: tuple = ()
    coders: tuple = ()


CODED_TWICE = Needs(("coding_set",), ("evaluation", "decider", "remedy"), (), ("A", "B"))
NEEDS = {
    "agreement_explorer": CODED_TWICE,
    "alpha_plot": Needs(coders=("A", "B")),
    "applied_texts": Needs((*LAWS, "applications"), (), ("act.day",)),
    "apply_to_case": Needs(
        (*LAWS, "applications", "platform_actions"), (), ("act.day", "act.action", "act.what", "act.where")
    ),
    "arguments": Needs(("arguments",)),
    "best_texts": Needs(NEGOTIATION),
    "brief": Needs(entries=("questions",)),
    "change_plot": Needs(),
    "claim_ledger": Needs(("claims", "class_claims"), (), ("story.language",)),
    "coder": CODED_TWICE,
    "company_plot": Needs(("platform_actions",), (), ("period.first", "period.last")),
    "compare": Needs(),
    "compare_instruments": Needs((*LAWS, "provisions"), (), ("act.day",)),
    "decision_path": Needs(("fact_patterns", "fact_steps")),
    "delegation_brief": Needs(NEGOTIATION),
    "dot_plot": Needs(),
    "government_codes": Needs(),
    "guarantees": Needs((*LAWS, "provisions"), (), ("guarantees.instruments", "guarantees.caption")),
    "hearing": Needs(("hearing_roles", "hearing_steps"), (), ("board.decided", "board.society")),
    "heat_map": Needs(),
    "index_plot": Needs(("indicators",), (), ("index.indicator", "index.first", "index.last", "index.name")),
    "left_out": Needs(("claims",)),
    "negotiation_table": Needs(NEGOTIATION),
    "objection_map": Needs(NEGOTIATION),
    "promise_fates": Needs(("promises",), (), ("promises.caption",)),
    "reach_plot": Needs(("reach",)),
    "read_around": Needs(("origins",)),
    "record_explorer": Needs(
        (*LAWS, "indicators", "events"),
        ("evaluation", "justification"),
        tuple(f"index.{each}" for each in SHAPE["index"]),
    ),
    "revise_rule": Needs(("rule_variants", "rule_changes")),
    "speech_triangle": Needs((), ("decider",), tuple(f"triangle.{each}" for each in SHAPE["triangle"])),
    "statuses_on": Needs(LAWS),
    "timeline": Needs(entries=("period.first", "period.last")),
    "translation_chain": Needs(("expressions", "renderings")),
}


def lacks(case, name):
    """Return what a case lacks that a public call needs, as a list of Words; empty where the call opens."""
    needs = NEEDS.get(name, Needs())
    found = [Words(_("the table {name}"), name=each) for each in needs.tables if not len(case.tables.get(each, ()))]
    variables = set(case["variables"]["id"])
    found += [Words(_("the variable {name}"), name=each) for each in needs.variables if each not in variables]
    found += [Words(_("{name} in case.toml"), name=each) for each in needs.entries if not _stands(case, each)]
    if not set(needs.coders) <= set(case["positions"]["coder"]):
        found.append(Words(_("codes of the coders {names}"), names=", ".join(needs.coders)))
    return found


def _stands(case, name):
    """Say whether an entry of case.toml is there, and every id in it in its table."""
    shape = SHAPE
    for part in name.split("."):
        shape = shape[part]
    value = entry(case.about, name)
    return value is not None and all(
        table in case.tables and each in set(case[table]["id"]) for _place, table, each in named_ids(value, shape)
    )


def require(case, name):
    """Raise KitError, in one sentence, where a case lacks what the public call `name` needs."""
    missing = lacks(case, name)
    if not missing:
        return
    listed = missing[0]
    for each in missing[1:]:
        listed = Words("{first}, {next}", first=listed, next=each)
    raise KitError(Words(_("{name} needs what this case lacks: {missing}."), name=name, missing=listed))


def opens(case):
    """Return ({public call}, {public call: what it lacks}) of a case."""
    missing = {name: lacks(case, name) for name in NEEDS}
    return [name for name, found in missing.items() if not found], {
        name: each for name, each in missing.items() if each
    }
