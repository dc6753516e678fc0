"""The story, its claims and renderings, and the hearing."""

from ..reading import Case
from .rule import Breaches, numbered, reads


@reads("renderings")
def renderings_glossed(case: Case) -> Breaches:
    """Each step from the speaker to the French text has a gloss, except in its own language."""
    for number, row in numbered(case, "renderings"):
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


@reads("class_claims", "claims")
def class_claims_are_claims(case: Case) -> Breaches:
    """Claims for class are claims of the story, not what it leaves out."""
    kinds = case["claims"].set_index("id")["kind"]
    for number, row in numbered(case, "class_claims"):
        if kinds[row["claim"]] == "omission":
            yield "class_claims", number, "claim", f"{row['claim']} is an omission; choose a claim of the story."


UNSOURCED = {"who", "question"}  # who a role is, and what it will be asked, claim nothing


@reads("hearing_roles")
def hearing_items_have_sources(case: Case) -> Breaches:
    """What the case file and the roles of the hearing claim rests on a statement or a document."""
    for number, row in numbered(case, "hearing_roles"):
        if row["kind"] not in UNSOURCED and not (row["statement"] or row["source_1"]):
            yield "hearing_roles", number, "source_1", f"'{row['id']}' has no source; name a statement or a document."


MOST_WORDS = 25  # of what is quoted beside an exhibit; what is judged stands whole
WHOLE = ("post", "page", "question")


@reads("exhibits")
def exhibits_are_quoted(case: Case) -> Breaches:
    """A rule, a ground or a reading is short; a reading names words that stand in its exhibit; a gloss is no second wording."""
    wordings = case["exhibits"].set_index("id")["wording"]
    for number, row in numbered(case, "exhibits"):
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
    class_claims_are_claims,
    hearing_items_have_sources,
    exhibits_are_quoted,
)
