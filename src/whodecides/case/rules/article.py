"""The story, its claims and renderings, and the hearing."""

from itertools import pairwise

from ..loader import Case
from .rule import Breaches, numbered_rows, reads


@reads("renderings")
def renderings_glossed(case: Case) -> Breaches:
    """Each step from the speaker to the story has a gloss, except in its own language."""
    for number, row in numbered_rows(case, "renderings"):
        # A wording in square brackets says why the words could not be read.
        if row["stage"] == "side branch" or row["wording"].startswith("["):
            continue
        for language in ("en", "fr", "es"):
            if (row[f"gloss_{language}"] != "") == (row["language"] == language):
                yield (
                    "renderings",
                    number,
                    f"gloss_{language}",
                    "give a gloss in each language of the kit but that of the wording, which needs none.",
                )


@reads("cuts", "renderings", "expressions")
def cuts_stand_in_their_wordings(case: Case) -> Breaches:
    """The words of a cut are found verbatim in the wording they cut; what is not kept has a note."""
    wordings = case["renderings"].set_index(["expression", "step"])["wording"]
    for number, row in numbered_rows(case, "cuts"):
        wording = wordings.get((row["expression"], row["step"]), "")
        if (row["words"] == "") != (row["change"] == "left out"):
            yield "cuts", number, "words", "give the words of the phrase; leave them empty only where it is left out."
        elif row["words"] not in wording:
            yield "cuts", number, "words", f"“{row['words']}” does not stand in the wording of this step, “{wording}”."
        for language in ("en", "fr", "es"):
            if row["change"] in ("changed", "added", "left out") and not row[f"note_{language}"]:
                yield "cuts", number, f"note_{language}", "say what is changed, added or left out."


@reads("cuts", "renderings", "expressions")
def cuts_are_continuous(case: Case) -> Breaches:
    """A phrase goes on from step to step until it is left out, and cuts of one wording do not overlap."""
    renderings, cuts = case["renderings"], case["cuts"]
    wordings = renderings.set_index(["expression", "step"])[["wording", "stage"]].to_dict("index")
    rows = [
        {"row": number, **row, **wordings[row["expression"], row["step"]]}
        for number, row in numbered_rows(case, "cuts")
    ]
    rows = [row for row in rows if row["stage"] != "side branch"]
    for expression in cuts["expression"].unique():
        own = [row for row in rows if row["expression"] == expression]
        steps = sorted({row["step"] for row in own})
        for before, now in zip([None, *steps], steps, strict=False):
            flowing = {row["phrase"] for row in own if row["step"] == before and row["change"] != "left out"}
            here = {row["phrase"]: row for row in own if row["step"] == now}
            first = next(iter(here.values()))["row"]
            for phrase in sorted(flowing - set(here)):
                yield (
                    "cuts",
                    first,
                    "phrase",
                    f"phrase {phrase} of the step before is missing; say that it is left out.",
                )
            for phrase, row in here.items():
                if (row["change"] == "said") != (before is None):
                    yield "cuts", row["row"], "change", "phrases are “said” in the first wording, and only there."
                elif before is not None and (row["change"] in ("kept", "left out")) and phrase not in flowing:
                    yield "cuts", row["row"], "change", "the step before does not have this phrase."
                elif row["change"] == "added" and phrase in flowing:
                    yield "cuts", row["row"], "change", "the step before has this phrase; it is kept or changed."
            spans = sorted(
                (row["wording"].find(row["words"]), len(row["words"]), row["row"])
                for row in here.values()
                if row["words"]
            )
            for (start, length, _row), (after, _length, number) in pairwise(spans):
                if after < start + length:
                    yield "cuts", number, "words", "these words overlap with another phrase of this step."
        if not all(case.row("expressions", expression)[f"finding_{each}"] for each in ("en", "fr", "es")):
            number = list(case["expressions"]["id"]).index(expression) + 2
            yield "expressions", number, "finding_en", "say in one sentence what came of the words."


@reads("class_claims", "claims")
def class_claims_are_claims(case: Case) -> Breaches:
    """Claims for class are claims of the story, not what it leaves out."""
    kinds = case["claims"].set_index("id")["kind"]
    for number, row in numbered_rows(case, "class_claims"):
        if kinds[row["claim"]] == "omission":
            yield "class_claims", number, "claim", f"{row['claim']} is an omission; choose a claim of the story."


UNSOURCED = {"who", "question"}  # who a role is, and what it will be asked, claim nothing


@reads("hearing_roles")
def hearing_items_have_sources(case: Case) -> Breaches:
    """What the case file and the roles of the hearing claim rests on a statement or a document."""
    for number, row in numbered_rows(case, "hearing_roles"):
        if row["kind"] not in UNSOURCED and not (row["statement"] or row["source_1"]):
            yield "hearing_roles", number, "source_1", f"'{row['id']}' has no source; name a statement or a document."


# The rung that a kind of action is; a suspension for a time is a lock, and every other action may be any.
RUNGS = {"label": "label", "removal": "remove", "lock": "lock", "suspension": "close"}


@reads("queue", "platform_actions")
def queue_says_what_was_done(case: Case) -> Breaches:
    """A case of the queue is in a group of case.toml that holds another one, and its rung is that of the action."""
    groups, sizes = {each["id"] for each in case.entry("queue.groups", [])}, case["queue"]["group"].value_counts()
    for number, row in numbered_rows(case, "queue"):
        action = case.row("platform_actions", row["action"])
        kind = "lock" if (action["action"], action["duration"]) == ("suspension", "temporary") else action["action"]
        rung = RUNGS.get(kind, row["rung"])
        if row["group"] not in groups:
            yield "queue", number, "group", f"'{row['group']}' is no group of queue.groups in case.toml; name one."
        elif sizes[row["group"]] < 2:
            yield "queue", number, "group", "holds this case only; a group has two or more, to compare."
        if row["rung"] != rung:
            yield "queue", number, "rung", f"{row['action']} is a {action['action']}, {action['duration']}: '{rung}'."


@reads("arguments")
def arguments_take_a_known_side(case: Case) -> Breaches:
    """The side of an argument is for, against or who should decide."""
    values, decider = case["values"], case.entry("variables.decider", "")
    sides = {"for", "against", *values.loc[values["variable"] == decider, "id"]}
    for number, row in numbered_rows(case, "arguments"):
        if row["side"] not in sides:
            yield (
                "arguments",
                number,
                "side",
                f"'{row['side']}' is not for, against or a value of '{decider}'; name one.",
            )


MOST_WORDS = 25  # of what is quoted beside an exhibit; what is judged stands whole
WHOLE = ("post", "page", "question")


@reads("exhibits")
def exhibits_are_quoted(case: Case) -> Breaches:
    """A rule, a ground or a reading is short; a reading names words that stand in its exhibit; a gloss is no second wording."""
    wordings = case["exhibits"].set_index("id")["wording"]
    for number, row in numbered_rows(case, "exhibits"):
        words = len(row["wording"].split())
        if row["kind"] not in WHOLE and words > MOST_WORDS:
            yield "exhibits", number, "wording", f"{words} words; shorten it to {MOST_WORDS} at most."
        if bool(row["phrase"]) != bool(row["part_of"]):
            yield "exhibits", number, "phrase", "name both the exhibit and the words in it, or neither."
        elif row["part_of"] and row["part_of"] not in wordings:
            yield "exhibits", number, "part_of", f"'{row['part_of']}' is no exhibit; name one."
        elif row["part_of"] and row["phrase"] not in wordings[row["part_of"]]:
            yield (
                "exhibits",
                number,
                "phrase",
                f"does not stand in the wording of {row['part_of']}; copy it from there.",
            )
        own = f"gloss_{row['language']}"
        if row.get(own, row["wording"]) != row["wording"]:
            yield "exhibits", number, own, "differs from the wording in the same language; copy the wording."


RULES = (
    renderings_glossed,
    cuts_stand_in_their_wordings,
    cuts_are_continuous,
    class_claims_are_claims,
    hearing_items_have_sources,
    queue_says_what_was_done,
    arguments_take_a_known_side,
    exhibits_are_quoted,
)
