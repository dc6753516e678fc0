"""Statements, who made them, what students code, and the sources of all."""

from ...errors import suggest_names
from ..loader import Case
from ..paths import DATA_PACKAGE, SCHEMAS
from .rule import Breaches, government_statements, numbered_rows, reads


def word_limits(case: Case) -> Breaches:
    """Text columns with `maxWords` in the schema keep to it."""
    for resource in case.schema["resources"]:
        for field in resource["schema"]["fields"]:
            limit = field.get("maxWords")
            if not limit:
                continue
            for number, row in numbered_rows(case, resource["name"]):
                words = len(row[field["name"]].split())
                if words > limit:
                    yield resource["name"], number, field["name"], f"{words} words; shorten it to {limit} at most."


def labels_complete(case: Case) -> Breaches:
    """Each value of a column that the schema marks as `labelled` has a label, and each label is that of such a value.

    Where neither the schema nor the case lists the values, they are those that stand in the table. Labels of a table that the case does not have may stay: it can be added later.
    """
    listed = {
        f"{resource['name']}.{field['name']}": field.get("constraints", {}).get("enum")
        or sorted(set(case[resource["name"]][field["name"]]))
        for resource in case.schema["resources"]
        for field in resource["schema"]["fields"]
        if field.get("labelled")
    }
    if "labels" not in case.tables:
        yield (
            "labels",
            0,
            "",
            f"the table is missing; describe it in {DATA_PACKAGE}, with a row for each value that is shown.",
        )
        return
    rows = case["labels"]
    said = set(zip(rows["column"], rows["value"], strict=True))
    for column, values in listed.items():
        for value in values:
            if (column, value) not in said:
                yield "labels", 0, "value", f"'{value}' of {column} has no label; add a row with it."
    for number, row in numbered_rows(case, "labels"):
        table = row["column"].partition(".")[0]
        if row["column"] in listed and row["value"] not in listed[row["column"]]:
            known = suggest_names(row["value"], listed[row["column"]])
            yield "labels", number, "value", f"'{row['value']}' is no value of {row['column']}. {known}"
        elif row["column"] not in listed and table in case.tables:
            yield (
                "labels",
                number,
                "column",
                f"'{row['column']}' is not marked as labelled in {SCHEMAS}/{table}.json; mark it there or remove the row.",
            )


def statement_within_office(case: Case) -> Breaches:
    """A statement's date lies within the speaker's time in office, as far as that is known."""
    actors = case["actors"].set_index("id")
    for number, row in numbered_rows(case, "statements"):
        actor = actors.loc[row["actor"]]
        if row["date"] < actor["office_start"] or row["date"] > actor["office_end"]:
            yield (
                "statements",
                number,
                "date",
                f"{row['date']:%Y-%m-%d} lies outside the time in office of {row['actor']}; "
                "correct the date or name the actor who held the office then.",
            )


def statement_jurisdiction(case: Case) -> Breaches:
    """A statement belongs to the jurisdiction of its speaker, and its id says so."""
    actors = case["actors"].set_index("id")
    for number, row in numbered_rows(case, "statements"):
        if row["jurisdiction"] != actors.loc[row["actor"], "jurisdiction"]:
            yield "statements", number, "jurisdiction", f"differs from that of {row['actor']}; make them agree."
        elif not row["id"].startswith(row["jurisdiction"]):
            yield "statements", number, "id", f"should start with {row['jurisdiction']}; rename it."


def gloss_is_wording(case: Case) -> Breaches:
    """Where the wording is already in a language of the kit, that gloss is the wording itself."""
    for number, row in numbered_rows(case, "statements"):
        gloss = row.get(f"gloss_{row['language']}")
        if gloss is not None and gloss != row["wording"]:
            yield (
                "statements",
                number,
                f"gloss_{row['language']}",
                "differs from the wording in the same language; copy the wording.",
            )


def sources_differ(case: Case) -> Breaches:
    """The second source is another document than the first."""
    for table, rows in case.tables.items():
        if not {"source_1", "source_2"} <= set(rows):
            continue
        for number, row in numbered_rows(case, table):
            if row["source_1"] and row["source_1"] == row["source_2"]:
                yield (
                    table,
                    number,
                    "source_2",
                    "is the first source again; name another document or leave it empty.",
                )


def sources_used(case: Case) -> Breaches:
    """Every source serves somewhere."""
    used = set()
    for resource in case.schema["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            if key["reference"]["resource"] == "sources":
                used |= set(case[resource["name"]][key["fields"]])
    for number, row in numbered_rows(case, "sources"):
        if row["id"] not in used:
            yield "sources", number, "id", f"'{row['id']}' is used nowhere; use it or remove the row."


def dated_offices_have_sources(case: Case) -> Breaches:
    """A day of an office has a source that says it."""
    for number, row in numbered_rows(case, "actors"):
        dated = row["office_start"] == row["office_start"] or row["office_end"] == row["office_end"]
        if dated and not row["office_source"]:
            yield "actors", number, "office_source", "the dates have no source; name it or empty the dates."


@reads("indicators")
def states_have_their_years(case: Case) -> Breaches:
    """An indicator has a figure for each state in each of its years, but for the one beside the index: few measure all."""
    rows = case["indicators"]
    rows = rows[rows["indicator"] != case.entry("beside.indicator", "")]
    known = set(rows[["indicator", "jurisdiction", "year"]].itertuples(index=False, name=None))
    wanted = sorted({(indicator, year) for indicator, _place, year in known})
    for number, row in numbered_rows(case, "jurisdictions"):
        lacking = [year for indicator, year in wanted if (indicator, row["id"], year) not in known]
        if lacking and row["kind"] == "state":
            years = ", ".join(str(each) for each in dict.fromkeys(lacking))
            yield (
                "jurisdictions",
                number,
                "id",
                f"'{row['id']}' has no figure in indicators.csv for {years}; add the rows.",
            )


def search_means_silence(case: Case) -> Breaches:
    """A government of which a statement is recorded cannot also be recorded as silent."""
    speaking = set(government_statements(case)["jurisdiction"])
    for number, row in numbered_rows(case, "searches"):
        if row["jurisdiction"] in speaking:
            yield (
                "searches",
                number,
                "jurisdiction",
                f"a government statement of {row['jurisdiction']} is recorded; remove the search.",
            )


def members_have_a_source(case: Case) -> Breaches:
    """Membership of the group of states that negotiates is a fact that needs a document."""
    for number, row in numbered_rows(case, "jurisdictions"):
        if row["member"] and not row["source"]:
            yield "jurisdictions", number, "source", "its membership of the group of states has no source; name it."


@reads("coding_set")
def coding_set_in_order(case: Case) -> Breaches:
    """The coding set is numbered from 1, each masked word stands in the statement, and others could have said it."""
    statements, actors = case["statements"].set_index("id"), set(case["actors"]["id"])
    for number, row in numbered_rows(case, "coding_set"):
        if row["order"] != number - 1:
            yield "coding_set", number, "order", f"should be {number - 1}; number the rows from 1."
        said = statements.loc[row["statement"], ["wording", "gloss_en", "gloss_fr", "gloss_es"]]
        for words in filter(None, row["masked"].split(";")):
            if not said.str.contains(words, regex=False).any():
                yield "coding_set", number, "masked", f"'{words}' is not in {row['statement']}; copy it from there."
        for actor in filter(None, row["others"].split(";")):
            if actor not in actors or actor == statements.loc[row["statement"], "actor"]:
                wrong = f"{actor} is no actor, or the speaker; name somebody else who could have said it."
                yield "coding_set", number, "others", wrong


@reads("rule_changes", "rule_variants")
def rule_changes_complete(case: Case) -> Breaches:
    """Another rule was tried on every government statement that has its value, and the old value is the adjudicated one."""
    positions = case["positions"]
    positions = positions[positions["coder"] == "adjudicated"]
    now = dict(zip(zip(positions["statement"], positions["variable"], strict=True), positions["value"], strict=True))
    variants = case["rule_variants"].set_index("id")
    spoken = government_statements(case)["id"]
    read = set()
    for number, row in numbered_rows(case, "rule_changes"):
        variant = variants.loc[row["variant"]]
        read.add((row["variant"], row["statement"]))
        if row["variable"] != variant["variable"]:
            yield "rule_changes", number, "variable", f"should be {variant['variable']}, as in rule_variants.csv."
        elif row["old_value"] != variant["from_value"] or row["old_value"] != now.get(
            (row["statement"], row["variable"])
        ):
            yield (
                "rule_changes",
                number,
                "old_value",
                "is not the adjudicated value to which this rule applies; remove the row.",
            )
    for number, row in numbered_rows(case, "rule_variants"):
        for statement in spoken:
            if now.get((statement, row["variable"])) == row["from_value"] and (row["id"], statement) not in read:
                message = (
                    f"{statement} has the value to which this rule applies, {row['from_value']}: read it again under the "
                    f"rule, and add what you find to rule_changes.csv, as variant {row['id']}."
                )
                yield "rule_variants", number, "id", message


RULES = (
    word_limits,
    labels_complete,
    statement_within_office,
    statement_jurisdiction,
    gloss_is_wording,
    sources_differ,
    sources_used,
    dated_offices_have_sources,
    states_have_their_years,
    search_means_silence,
    members_have_a_source,
    coding_set_in_order,
    rule_changes_complete,
)
