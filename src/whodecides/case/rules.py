"""The rules of a case that a schema cannot say. Each is a function of the case.

A rule yields (table, row, column, text) for each breach; rows count as in a spreadsheet.
"""

from functools import wraps


def reads(*tables):
    """Let a rule say what tables it reads beside those that every case has; it is silent where one is missing."""

    def silent_without(rule):
        @wraps(rule)
        def asked(case):
            if all(each in case.tables for each in tables):
                yield from rule(case)

        return asked

    return silent_without


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
            if row["source_1"] and row["source_1"] == row["source_2"]:
                yield (
                    table,
                    number,
                    "source_2",
                    "is the first source again; name another document or leave it empty.",
                )


@reads("statuses", "instruments")
def status_history_in_order(case):
    """The history of an instrument runs forward in time and is never empty."""
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


@reads("statuses", "instruments")
def checked_after_the_last_step(case):
    """The day on which somebody last looked is not before the last step that was found."""
    last = case["statuses"].groupby("instrument")["date"].max()
    for number, row in _rows(case, "instruments"):
        if row["last_checked"] < last.get(row["id"], row["last_checked"]):
            yield (
                "instruments",
                number,
                "last_checked",
                f"comes before the last status of {row['id']}, {last[row['id']]:%Y-%m-%d}; write the day you looked.",
            )


@reads("statuses")
def an_injunction_names_whom_it_binds(case):
    """An injunction binds somebody, not a law: the note says whom."""
    for number, row in _rows(case, "statuses"):
        if row["status"] == "enjoined" and not row["note"]:
            yield "statuses", number, "note", "an injunction binds somebody; say whom."


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


@reads("provisions", "instruments", "statuses")
def provisions_complete(case):
    """Every instrument says one thing on each feature on each day, the six among them; what is established has a source.

    A row holds until the next one on the same feature. So one row holds from the beginning, and each other begins
    with a step of the history.
    """
    steps = set(zip(case["statuses"]["instrument"], case["statuses"]["date"], strict=True))
    provisions = case["provisions"]
    known = set(zip(provisions["instrument"], provisions["feature"], strict=True))
    first = provisions[provisions["since"].isna()].groupby(["instrument", "feature"]).size()
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
        if first.get((row["instrument"], row["feature"])) != 1:
            yield (
                "provisions",
                number,
                "since",
                f"one row of {row['instrument']} on {row['feature']} holds from the beginning: empty since in that one.",
            )
        if row["since"] == row["since"] and (row["instrument"], row["since"]) not in steps:
            yield (
                "provisions",
                number,
                "since",
                f"{row['since']:%Y-%m-%d} is no step of {row['instrument']}; name the day of one in statuses.csv.",
            )


@reads("renderings")
def renderings_glossed(case):
    """Each step from the speaker to the French text has a gloss, except in its own language."""
    for number, row in _rows(case, "renderings"):
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
def class_claims_are_claims(case):
    """Claims for class are claims of the story, not what it leaves out."""
    kinds = case["claims"].set_index("id")["kind"]
    for number, row in _rows(case, "class_claims"):
        if kinds[row["claim"]] == "omission":
            yield "class_claims", number, "claim", f"{row['claim']} is an omission; choose a claim of the story."


@reads("applications")
def applications_complete(case):
    """An instrument that is applied to the case has every step, and each step an outcome that belongs to it."""
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


UNSOURCED = {"who", "question"}  # who a role is, and what it will be asked, claim nothing


@reads("hearing_roles")
def hearing_items_have_sources(case):
    """What the case file and the roles of the hearing claim rests on a statement or a document."""
    for number, row in _rows(case, "hearing_roles"):
        if row["kind"] not in UNSOURCED and not (row["statement"] or row["source_1"]):
            yield "hearing_roles", number, "source_1", f"'{row['id']}' has no source; name a statement or a document."


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


def overruled_codes_have_a_reason(case):
    """An adjudicated value that neither coder gave says why, because a reader would expect one of theirs."""
    given = {}
    for number, row in _rows(case, "positions"):
        given.setdefault((row["statement"], row["variable"]), {})[row["coder"]] = (number, row)
    for codes in given.values():
        if "adjudicated" not in codes or len(codes) == 1:
            continue
        number, row = codes["adjudicated"]
        others = {each["value"] for coder, (_number, each) in codes.items() if coder != "adjudicated"}
        if row["value"] not in others and not row["note"]:
            yield "positions", number, "note", "no coder gave this value; say why it stands."


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


@reads("coding_set")
def coding_set_in_order(case):
    """The coding set is numbered from 1, and each masked word stands in the statement."""
    statements = case["statements"].set_index("id")
    for number, row in _rows(case, "coding_set"):
        if row["order"] != number - 1:
            yield "coding_set", number, "order", f"should be {number - 1}; number the rows from 1."
        said = statements.loc[row["statement"], ["wording", "gloss_en", "gloss_fr", "gloss_es"]]
        for words in filter(None, row["masked"].split(";")):
            if not said.str.contains(words, regex=False).any():
                yield "coding_set", number, "masked", f"'{words}' is not in {row['statement']}; copy it from there."


@reads("rule_changes", "rule_variants")
def rule_changes_complete(case):
    """Another rule was tried on every government statement that has its value, and the old value is the adjudicated one."""
    positions = case["positions"]
    positions = positions[positions["coder"] == "adjudicated"]
    now = dict(zip(zip(positions["statement"], positions["variable"], strict=True), positions["value"], strict=True))
    variants = case["rule_variants"].set_index("id")
    spoken = _government_statements(case)["id"]
    read = set()
    for number, row in _rows(case, "rule_changes"):
        variant = variants.loc[row["variant"]]
        read.add((row["variant"], row["statement"]))
        if row["variable"] != variant["variable"]:
            yield "rule_changes", number, "variable", f"should be {variant['variable']}, as in rule_variants.csv."
        elif row["old_value"] != variant["from_value"] or row["old_value"] != now[row["statement"], row["variable"]]:
            yield (
                "rule_changes",
                number,
                "old_value",
                "is not the adjudicated value to which this rule applies; remove the row.",
            )
    for number, row in _rows(case, "rule_variants"):
        for statement in spoken:
            if now[statement, row["variable"]] == row["from_value"] and (row["id"], statement) not in read:
                yield "rule_variants", number, "id", f"{statement} was not read again; add a row to rule_changes.csv."


@reads("event_records", "events")
def event_is_one_record(case):
    """A row that joins an event to a record names one statement or one action, of the same day or the day beside it."""
    for number, row in _rows(case, "event_records"):
        if bool(row["statement"]) == bool(row["action"]):
            yield "event_records", number, "statement", "name either a statement or an action."
            continue
        table, name = ("statements", row["statement"]) if row["statement"] else ("platform_actions", row["action"])
        # An order and the report on it may lie on either side of midnight.
        if abs((case.row(table, name)["date"] - case.row("events", row["event"])["date"]).days) > 1:
            yield "event_records", number, "event", f"lies on another day than {name}; mend a date or remove the row."


@reads("platform_actions", "event_records", "action_titles")
def actions_have_titles(case):
    """Every platform action is one event of the timeline by itself, or has a title of its own."""
    joined = case["event_records"]
    alone = joined[~joined["event"].duplicated(keep=False)]
    titled = set(alone["action"]) | set(case["action_titles"]["action"])
    for number, row in _rows(case, "platform_actions"):
        if row["id"] not in titled:
            yield "platform_actions", number, "id", f"'{row['id']}' has no title; add it to action_titles.csv."


@reads("hours", "events", "platform_actions")
def hours_fit_a_record(case):
    """An hour belongs to an event, a statement or a platform action, and does not end before it begins."""
    known = {each for table in ("events", "statements", "platform_actions") for each in case[table]["id"]}
    for number, row in _rows(case, "hours"):
        if row["record"] not in known:
            yield "hours", number, "record", f"'{row['record']}' is no event, statement or platform action; correct it."
        if row["from_time"] > row["to_time"]:
            yield "hours", number, "to_time", "is earlier than from_time; correct one of them."


DATED = ("statements", "events", "platform_actions")


def months_are_their_first_day(case):
    """Where only the month is known, the date is its first day."""
    for name, number, row in _dated(case):
        if row["date_precision"] == "month" and row["date"].day != 1:
            yield name, number, "date", "only the month is known; write its first day."


@reads("hours")
def hours_have_a_certain_day(case):
    """An hour needs a day that a source says."""
    known = {row["id"]: row for _name, _number, row in _dated(case)}
    for number, row in _rows(case, "hours"):
        if row["record"] in known and known[row["record"]]["date_precision"] != "day":
            yield "hours", number, "record", f"the day of {row['record']} is not certain; remove the hour."


@reads("event_records", "events")
def events_dated_as_their_record(case):
    """An event is dated as exactly as its one record."""
    known = {row["id"]: row for _name, _number, row in _dated(case)}
    joined = case["event_records"]
    for number, row in _rows(case, "event_records"):
        event, record = known[row["event"]], known[row["statement"] or row["action"]]
        alone = (joined["event"] == row["event"]).sum() == 1
        if alone and event["date"] == record["date"] and event["date_precision"] != record["date_precision"]:
            text = f"{row['event']} is dated {event['date_precision']}, {record['id']} {record['date_precision']}"
            yield "event_records", number, "event", text + "; make them agree."


def _dated(case):
    """Yield (table, row number, row) of all that has a date with its precision."""
    for name in DATED:
        if name in case.tables:
            for number, row in _rows(case, name):
                yield name, number, row


@reads("variants", "clauses", "linkages")
def variants_leave_a_choice(case):
    """Each clause has three or four wordings: one says nothing, one is the draft; linkages name wordings that exist."""
    variants = case["variants"]
    for number, row in _rows(case, "clauses"):
        own = variants[variants["clause"] == row["id"]]
        if len(own) not in (3, 4) or (~own["substance"]).sum() != 1 or own["draft"].sum() != 1:
            yield (
                "clauses",
                number,
                "id",
                "give it three or four variants, of which one says nothing and one is the draft.",
            )
    known = set(zip(variants["clause"], variants["id"], strict=True))
    for number, row in _rows(case, "linkages"):
        for each in row["needs_variants"].split(";"):
            if (row["needs_clause"], each) not in known:
                yield (
                    "linkages",
                    number,
                    "needs_variants",
                    f"{row['needs_clause']} has no variant '{each}'; name one that exists.",
                )


@reads("stances", "variants", "delegations")
def stances_complete(case):
    """Each delegation has a stance on each wording."""
    stances = case["stances"]
    known = set(zip(stances["delegation"], stances["clause"], stances["variant"], strict=True))
    for number, row in _rows(case, "variants"):
        for delegation in case["delegations"]["jurisdiction"]:
            if (delegation, row["clause"], row["id"]) not in known:
                yield "variants", number, "id", f"{delegation} has no stance on it; add a row to stances.csv."


@reads("stances", "linkages", "clauses", "delegations", "instruments", "events")
def stances_rest_on_evidence(case):
    """What is stated rests on coded government statements, what is inferred on law or record, and nobody objects without."""
    blocs = case["delegations"].set_index("jurisdiction")["bloc"]
    variables = case["clauses"].set_index("id")["variables"].str.split(";")
    spoken = _government_statements(case).set_index("id")["jurisdiction"]
    records = {row["id"]: row["jurisdiction"] for table in ("instruments", "events") for _, row in _rows(case, table)}
    coded = _coded_with_substance(case)
    for table in ("stances", "linkages"):
        for number, row in _rows(case, table):
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


def _coded_with_substance(case):
    """Map each statement to the variables on which it has a substantive adjudicated value."""
    values = case["values"]
    kinds = dict(zip(zip(values["variable"], values["id"], strict=True), values["kind"], strict=True))
    coded = {each: set() for each in case["statements"]["id"]}
    for _, row in _rows(case, "positions"):
        if row["coder"] == "adjudicated" and row["statement"] and kinds[row["variable"], row["value"]] == "substantive":
            coded[row["statement"]].add(row["variable"])
    return coded


@reads("promises", "events", "instruments")
def promises_rest_on_the_record(case):
    """A promise names events and instruments that exist, and its last known state is not before it was made."""
    statements = case["statements"].set_index("id")["date"]
    for number, row in _rows(case, "promises"):
        for table in ("events", "instruments"):
            known = set(case[table]["id"])
            for each in row[table].split(";") if row[table] else ():
                if each not in known:
                    yield "promises", number, table, f"'{each}' is not in {table}.csv; correct it or remove it."
        if row["date"] < statements[row["statement"]]:
            yield "promises", number, "date", "lies before the promise was made; correct the date."


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
    checked_after_the_last_step,
    an_injunction_names_whom_it_binds,
    provisions_complete,
    renderings_glossed,
    class_claims_are_claims,
    applications_complete,
    sources_used,
    hearing_items_have_sources,
    dated_offices_have_sources,
    position_rests_on_something,
    everything_is_coded,
    overruled_codes_have_a_reason,
    search_means_silence,
    g20_members_have_a_source,
    coding_set_in_order,
    rule_changes_complete,
    event_is_one_record,
    actions_have_titles,
    hours_fit_a_record,
    months_are_their_first_day,
    hours_have_a_certain_day,
    events_dated_as_their_record,
    variants_leave_a_choice,
    stances_complete,
    stances_rest_on_evidence,
    promises_rest_on_the_record,
)
