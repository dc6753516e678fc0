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


RULES = (
    renderings_glossed,
    class_claims_are_claims,
    hearing_items_have_sources,
)
