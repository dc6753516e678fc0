"""The rules of a case that a schema cannot say. Each is a function of the case.

A rule yields (table, row, column, text) for each breach; rows count as in a spreadsheet.
"""


def _rows(case, table):
    """Yield (row number, row) of a table."""
    return enumerate(case[table].to_dict("records"), start=2)


def word_limits(case):
    """Text columns with `maxWords` in the schema keep to it."""
    for resource in case.schema["resources"]:
        for field in resource["schema"]["fields"]:
            limit = field.get("maxWords")
            if not limit:
                continue
            for number, row in _rows(case, resource["name"]):
                words = len(row[field["name"]].split())
                if words > limit:
                    yield resource["name"], number, field["name"], f"{words} words; shorten it to {limit} at most."


def statement_within_office(case):
    """A statement's date lies within the speaker's time in office, as far as that is known."""
    actors = case["actors"].set_index("id")
    for number, row in _rows(case, "statements"):
        actor = actors.loc[row["actor"]]
        if row["date"] < actor["office_start"] or row["date"] > actor["office_end"]:
            yield (
                "statements",
                number,
                "date",
                f"{row['date']:%Y-%m-%d} lies outside the time in office of {row['actor']}; "
                "correct the date or name the actor who held the office then.",
            )


def statement_jurisdiction(case):
    """A statement belongs to the jurisdiction of its speaker, and its id says so."""
    actors = case["actors"].set_index("id")
    for number, row in _rows(case, "statements"):
        if row["jurisdiction"] != actors.loc[row["actor"], "jurisdiction"]:
            yield "statements", number, "jurisdiction", f"differs from that of {row['actor']}; make them agree."
        elif not row["id"].startswith(row["jurisdiction"]):
            yield "statements", number, "id", f"should start with {row['jurisdiction']}; rename it."


def gloss_is_wording(case):
    """Where the wording is already in a language of the kit, that gloss is the wording itself."""
    for number, row in _rows(case, "statements"):
        gloss = row.get(f"gloss_{row['language']}")
        if gloss is not None and gloss != row["wording"]:
            yield (
                "statements",
                number,
                f"gloss_{row['language']}",
                "differs from the wording in the same language; copy the wording.",
            )


def sources_differ(case):
    """The second source is another document than the first."""
    for table, rows in case.tables.items():
        if not {"source_1", "source_2"} <= set(rows):
            continue
        for number, row in _rows(case, table):
            if row["source_1"] == row["source_2"]:
                yield (
                    table,
                    number,
                    "source_2",
                    "is the first source again; name another document or leave it empty.",
                )


def status_history_in_order(case):
    """The history of an instrument runs forward in time and is never empty."""
    if "statuses" not in case.tables:
        return
    last = {}
    for number, row in _rows(case, "statuses"):
        before = last.get(row["instrument"])
        if before is not None and row["date"] < before:
            yield (
                "statuses",
                number,
                "date",
                f"comes before the row above for {row['instrument']}; put the rows in order.",
            )
        last[row["instrument"]] = row["date"]
    for number, row in _rows(case, "instruments"):
        if row["id"] not in last:
            yield "instruments", number, "id", f"'{row['id']}' has no status; add at least one row to statuses.csv."


FEATURES = ("removal deadline", "maximum fine", "must-carry", "redress", "transparency", "oversight")
MORE_FEATURES = ("scope", "liability", "local presence", "proportionality")  # recorded only where they matter
NOT_ESTABLISHED = "not established"

# What each step in applying a law to the case may find; the codebook describes the steps.
OUTCOMES = {
    "reach": ("yes", "partly", "no", NOT_ESTABLISHED),
    "duty": ("remove", "keep", "explain", "none", NOT_ESTABLISHED),
    "deadline": ("day", "days", "no limit", NOT_ESTABLISHED),
    "risk": ("fine", "blocking", "lawsuit", "none", NOT_ESTABLISHED),
    "oversight": ("regulator", "government", "courts", "nobody", NOT_ESTABLISHED),
}
TEXTS = ("version", "purpose", "objection")  # steps without an outcome


def provisions_complete(case):
    """Every instrument says something on the six features, and every value that is established has a source."""
    if "provisions" not in case.tables:
        return
    provisions = case["provisions"]
    known = set(zip(provisions["instrument"], provisions["feature"], strict=True))
    for number, row in _rows(case, "instruments"):
        for feature in FEATURES:
            if (row["id"], feature) not in known:
                yield (
                    "instruments",
                    number,
                    "id",
                    f"'{row['id']}' has no row on {feature}; add it to provisions.csv, with none if there is none.",
                )
    for number, row in _rows(case, "provisions"):
        if not row["source"] and row["value"] != NOT_ESTABLISHED:
            yield "provisions", number, "source", f"'{row['value']}' has no source; name it or write {NOT_ESTABLISHED}."


def applications_complete(case):
    """An instrument that is applied to the case has every step, and each step an outcome that belongs to it."""
    if "applications" not in case.tables:
        return
    applications = case["applications"]
    known = set(zip(applications["instrument"], applications["step"], strict=True))
    for number, row in _rows(case, "applications"):
        for step in (*TEXTS, *OUTCOMES):
            if (row["instrument"], step) not in known:
                yield "applications", number, "step", f"'{row['instrument']}' has no row on {step}; add it."
        allowed = OUTCOMES.get(row["step"], ("",))
        if row["outcome"] not in allowed:
            listed = ", ".join(allowed) or "nothing"
            yield "applications", number, "outcome", f"'{row['outcome']}' does not fit {row['step']}; write {listed}."


def sources_used(case):
    """Every source serves somewhere."""
    used = set()
    for resource in case.schema["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            if key["reference"]["resource"] == "sources":
                used |= set(case[resource["name"]][key["fields"]])
    for number, row in _rows(case, "sources"):
        if row["id"] not in used:
            yield "sources", number, "id", f"'{row['id']}' is used nowhere; use it or remove the row."


def dated_offices_have_sources(case):
    """A day of an office has a source that says it."""
    for number, row in _rows(case, "actors"):
        dated = row["office_start"] == row["office_start"] or row["office_end"] == row["office_end"]
        if dated and not row["office_source"]:
            yield "actors", number, "office_source", "the dates have no source; name it or empty the dates."


def position_rests_on_something(case):
    """A position rests on a statement or, where none was found, on a search; never on both or neither."""
    absent = _values_of_kind(case, "no statement found")
    statements = case["statements"].set_index("id")["jurisdiction"]
    searches = case["searches"].set_index("id")["jurisdiction"]
    for number, row in _rows(case, "positions"):
        if bool(row["statement"]) == bool(row["search"]):
            yield "positions", number, "statement", "name either a statement or a search."
            continue
        base = statements.get(row["statement"]) or searches.get(row["search"])
        if base != row["jurisdiction"]:
            yield "positions", number, "jurisdiction", f"the evidence is about {base}; make them agree."
        if ((row["variable"], row["value"]) in absent) != bool(row["search"]):
            yield "positions", number, "value", "'no statement found' goes with a search, and only with one."


def everything_is_coded(case):
    """Each statement and each search has one adjudicated value on every variable."""
    positions = case["positions"]
    adjudicated = positions[positions["coder"] == "adjudicated"]
    coded = set(zip(adjudicated["statement"] + adjudicated["search"], adjudicated["variable"], strict=True))
    for table in ("statements", "searches"):
        for number, row in _rows(case, table):
            for variable in case["variables"]["id"]:
                if (row["id"], variable) not in coded:
                    yield (
                        table,
                        number,
                        "id",
                        f"'{row['id']}' has no adjudicated value for {variable}; code it in positions.csv.",
                    )


def search_means_silence(case):
    """A government of which a statement is recorded cannot also be recorded as silent."""
    speaking = set(_government_statements(case)["jurisdiction"])
    for number, row in _rows(case, "searches"):
        if row["jurisdiction"] in speaking:
            yield (
                "searches",
                number,
                "jurisdiction",
                f"a government statement of {row['jurisdiction']} is recorded; remove the search.",
            )


def g20_members_have_a_source(case):
    """Membership of the G20 is a fact that needs a document."""
    for number, row in _rows(case, "jurisdictions"):
        if row["g20"] and not row["source"]:
            yield "jurisdictions", number, "source", "the membership of the G20 has no source; name it."


def _values_of_kind(case, kind):
    values = case["values"]
    return set(values.loc[values["kind"] == kind, ["variable", "id"]].itertuples(index=False, name=None))


def _government_statements(case):
    actors = case["actors"].set_index("id")["in_government"]
    statements = case["statements"]
    return statements[statements["actor"].map(actors).astype(bool)]


RULES = (
    word_limits,
    statement_within_office,
    statement_jurisdiction,
    gloss_is_wording,
    sources_differ,
    status_history_in_order,
    provisions_complete,
    applications_complete,
    sources_used,
    dated_offices_have_sources,
    position_rests_on_something,
    everything_is_coded,
    search_means_silence,
    g20_members_have_a_source,
)
