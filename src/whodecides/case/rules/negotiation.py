"""The negotiation, what became of promises, the arguments, the map of tiles, and the triangle."""

from ..loader import Case
from ..views import contains_words
from .rule import Breaches, government_statements, numbered_rows, reads


@reads("variants", "clauses", "linkages")
def variants_leave_a_choice(case: Case) -> Breaches:
    """Each clause has three or four wordings: one says nothing, one is the draft; linkages name wordings that exist."""
    variants = case["variants"]
    for number, row in numbered_rows(case, "clauses"):
        own = variants[variants["clause"] == row["id"]]
        if len(own) not in (3, 4) or (~own["substance"]).sum() != 1 or own["draft"].sum() != 1:
            yield (
                "clauses",
                number,
                "id",
                "give it three or four variants, of which one says nothing and one is the draft.",
            )
    known = set(zip(variants["clause"], variants["id"], strict=True))
    for number, row in numbered_rows(case, "linkages"):
        for each in row["needs_variants"].split(";"):
            if (row["needs_clause"], each) not in known:
                yield (
                    "linkages",
                    number,
                    "needs_variants",
                    f"{row['needs_clause']} has no variant '{each}'; name one that exists.",
                )


@reads("stances", "variants", "delegations")
def stances_complete(case: Case) -> Breaches:
    """Each delegation has a stance on each wording."""
    stances = case["stances"]
    known = set(zip(stances["delegation"], stances["clause"], stances["variant"], strict=True))
    for number, row in numbered_rows(case, "variants"):
        for delegation in case["delegations"]["jurisdiction"]:
            if (delegation, row["clause"], row["id"]) not in known:
                yield "variants", number, "id", f"{delegation} has no stance on it; add a row to stances.csv."


@reads("stances", "linkages", "clauses", "delegations", "instruments", "events")
def stances_rest_on_evidence(case: Case) -> Breaches:
    """What is stated rests on coded government statements, what is inferred on law or record, and nobody objects without."""
    blocs = case["delegations"].set_index("jurisdiction")["bloc"]
    variables = case["clauses"].set_index("id")["variables"].str.split(";")
    spoken = government_statements(case).set_index("id")["jurisdiction"]
    records = {
        row["id"]: row["jurisdiction"] for table in ("instruments", "events") for _, row in numbered_rows(case, table)
    }
    coded = _coded_with_substance(case)
    for table in ("stances", "linkages"):
        for number, row in numbered_rows(case, table):
            own, ids = row["delegation"], [each for each in row["evidence"].split(";") if each]
            if row["basis"] == "no evidence":
                if ids or row["stance"] != "can accept":
                    yield table, number, "basis", "without evidence the stance is 'can accept' and no id is named."
                continue
            if not ids:
                yield table, number, "evidence", f"a stance that is {row['basis']} names its evidence; add the ids."
            for each in ids:
                if row["basis"] == "stated":
                    if spoken.get(each) != own:
                        yield table, number, "evidence", f"'{each}' is no government statement of {own}; name one."
                    elif table == "stances" and not coded[each] & set(variables[row["clause"]]):
                        yield (
                            table,
                            number,
                            "evidence",
                            f"'{each}' is coded on nothing that bears on the clause; name another.",
                        )
                elif records.get(each) not in {own, blocs[own]} - {""}:
                    yield (
                        table,
                        number,
                        "evidence",
                        f"'{each}' is no instrument or event of {own} or its bloc; name one.",
                    )


@reads("stances")
def stated_stances_rest_on_words(case: Case) -> Breaches:
    """What is stated rests on words of one of its statements, as they stand there; no other stance names words."""
    statements = {row["id"]: row for _number, row in numbered_rows(case, "statements")}
    for number, row in numbered_rows(case, "stances"):
        named = [statements[each] for each in row["evidence"].split(";") if each in statements]
        if row["basis"] != "stated":
            wrong = "only what is stated rests on words; leave it empty." if row["words"] else ""
        elif not row["words"]:
            wrong = "copy the words that carry the stance, or give it another basis."
        else:
            stands = any(contains_words(each, row["words"]) for each in named)
            wrong = "" if stands else f"'{row['words']}' is in no statement named here; copy it from one."
        if wrong:
            yield "stances", number, "words", wrong


def _coded_with_substance(case: Case) -> dict[str, set[str]]:
    """Map each statement to the variables on which it has a substantive adjudicated value."""
    values = case["values"]
    kinds = dict(zip(zip(values["variable"], values["id"], strict=True), values["kind"], strict=True))
    coded: dict[str, set[str]] = {each: set() for each in case["statements"]["id"]}
    for _, row in numbered_rows(case, "positions"):
        if row["coder"] == "adjudicated" and row["statement"] and kinds[row["variable"], row["value"]] == "substantive":
            coded[row["statement"]].add(row["variable"])
    return coded


@reads("promises", "events", "instruments")
def promises_rest_on_the_record(case: Case) -> Breaches:
    """A promise names events and instruments that exist, and its last known state is not before it was made."""
    statements = case["statements"].set_index("id")["date"]
    for number, row in numbered_rows(case, "promises"):
        for table in ("events", "instruments"):
            known = set(case[table]["id"])
            for each in row[table].split(";") if row[table] else ():
                if each not in known:
                    yield "promises", number, table, f"'{each}' is not in {table}.csv; correct it or remove it."
        if row["date"] < statements[row["statement"]]:
            yield "promises", number, "date", "lies before the promise was made; correct the date."


@reads("arguments", "instruments", "events")
def arguments_rest_on_the_record(case: Case) -> Breaches:
    """An argument names what it rests on; where its question is a variable, somebody who was coded so gives its answer."""
    known = {each for table in ("statements", "instruments", "events") for each in case[table]["id"]}
    variables = set(case["variables"]["id"])
    rows = case["positions"].query("coder == 'adjudicated' and statement != ''")
    given = set(rows[["variable", "value", "statement"]].itertuples(index=False, name=None))
    for number, row in numbered_rows(case, "arguments"):
        ids = row["evidence"].split(";")
        for each in ids:
            if each not in known:
                yield "arguments", number, "evidence", f"'{each}' is no statement, instrument or event; name one."
        if row["question"] in variables and not given & {(row["question"], row["side"], each) for each in ids}:
            yield "arguments", number, "evidence", f"no statement named here is coded '{row['side']}'; name one."


@reads("tiles")
def tiles_do_not_overlap(case: Case) -> Breaches:
    """No two tiles of the map have one place."""
    taken: dict[tuple[int, int], str] = {}
    for number, row in numbered_rows(case, "tiles"):
        first = taken.setdefault((row["row"], row["column"]), row["jurisdiction"])
        if first != row["jurisdiction"]:
            yield "tiles", number, "column", f"{first} has this place already; choose another."


@reads("tiles")
def states_have_tiles(case: Case) -> Breaches:
    """Each state and each union of states has its tile on the map."""
    known = set(case["tiles"]["jurisdiction"])
    for number, row in numbered_rows(case, "jurisdictions"):
        if row["kind"] != "international body" and row["id"] not in known:
            yield "jurisdictions", number, "id", f"'{row['id']}' has no tile on the map; add a row to tiles.csv."


def jurisdictions_have_a_region(case: Case) -> Breaches:
    """Each jurisdiction stands in one part of the world, where `regions` in case.toml tells them apart."""
    parts = [(each["id"], each["jurisdictions"]) for each in case.entry("regions", ())]
    for number, row in numbered_rows(case, "jurisdictions") if parts else ():
        own = [name for name, codes in parts if row["id"] in codes]
        if not own:
            names = ", ".join(name for name, _codes in parts)
            yield (
                "jurisdictions",
                number,
                "id",
                f"'{row['id']}' stands in no region; add it to one in case.toml: {names}.",
            )
        elif len(own) > 1:
            yield "jurisdictions", number, "id", f"'{row['id']}' stands in {' and '.join(own)}; keep one in case.toml."


@reads("sides", "instruments", "events")
def triangle_sides_list_acts(case: Case) -> Breaches:
    """What stands on a side of the triangle is an event or an instrument; it stands on others as its reading says."""
    known = {each for table in ("instruments", "events") for each in case[table]["id"]}
    readings = case["sides"].groupby("record")["reading"].agg(list)
    for number, row in numbered_rows(case, "sides"):
        own = readings[row["record"]]
        if row["record"] not in known:
            yield "sides", number, "record", f"'{row['record']}' is no event or instrument; name one."
        if len(set(own)) > 1:
            yield "sides", number, "reading", f"{row['record']} has several readings; give it one on all its sides."
        elif (row["reading"] == "one side") != (len(own) == 1):
            yield (
                "sides",
                number,
                "reading",
                f"{row['record']} stands on {len(own)} of the sides; correct this or add it.",
            )


RULES = (
    variants_leave_a_choice,
    stances_complete,
    stances_rest_on_evidence,
    stated_stances_rest_on_words,
    promises_rest_on_the_record,
    arguments_rest_on_the_record,
    tiles_do_not_overlap,
    states_have_tiles,
    jurisdictions_have_a_region,
    triangle_sides_list_acts,
)
