"""A second case, plainly made up: a harbour city's regulator fines an app for boats, and its company leaves the market.

It shares nothing with the kit's own case but the forms of the tables: no variable, value, task, act, place, person or
question. Every row says that it is made up, or has a made-up name.
"""

import json

from helpers import DATA, read_rows, write_rows

from whodecides.build.new_case import TABLES
from whodecides.case import read_schema

PLACES = {"QAA": "Arvia", "QBB": "Belmare", "QCC": "Corvina", "QDD": "Dunmore"}
# Each statement with its day and its codes on the three questions of the codebook, in their order.
SPOKEN = {
    "QAA-01": ("2031-03-04", ("welcomes the fine", "an inspector", "fair prices")),
    "QAA-02": ("2031-03-09", ("welcomes the fine", "the harbour office", "fair prices")),
    "QBB-01": ("2031-03-05", ("doubts the fine", "an inspector", "open seas")),
    "QBB-02": ("2031-03-10", ("rejects the fine", "the app alone", "open seas")),
    "QCC-01": ("2031-03-06", ("rejects the fine", "not addressed", "not addressed")),
}
WORDING = "made-up words of the speaker"
VALUES = {
    "view_of_fine": ("welcomes the fine", "doubts the fine", "rejects the fine"),
    "who_inspects": ("an inspector", "the harbour office", "the app under a charter", "the app alone", "no inspection"),
    "main_ground": ("fair prices", "open seas"),
}
LAWS = ("QAA-port-act", "QBB-sea-act")
NONE = {"not addressed": "not addressed", "no statement found": "no statement found"}
KEPT = """
jurisdictions actors sources statements searches variables values positions coding_set rule_variants rule_changes events
event_records platform_actions action_titles instruments statuses provisions applications articles arguments promises sides tiles
reach indicators exhibits hearing_roles hearing_steps trials queue origins fact_patterns fact_steps
labels features application_steps application_outcomes test_steps
clauses variants delegations stances linkages claims class_claims expressions renderings cuts
""".split()


def in_three(column, text):
    """Return a text in the columns of the three languages: it is made up in each of them."""
    return {
        f"{column}_en": f"{text} (made up)",
        f"{column}_fr": f"{text} (inventé)",
        f"{column}_es": f"{text} (inventado)",
    }


def words(text):
    """Return a text as `case.toml` has it in three languages."""
    return f'{{ en = "{text} (made up)", fr = "{text} (inventé)", es = "{text} (inventado)" }}'


ABOUT = f"""
name = {words("Harbour fine")}
topic = {words("the fine on the app for boats")}
promises.caption = {words("Promises on the harbour app")}
companies.note = {words("One company owns the app.")}
record.reason = "open seas"

[trials]
question = {words("When may an app leave?")}
ask = {words("Does your rule hold here?")}

[[trials.checks]]
step = "notice"
ask = {words("Can a skipper read it?")}
passes = [{{ id = "yes", name = {words("a skipper can")} }}]
fails = [{{ id = "no", name = {words("no skipper can")} }}]

[queue]
rule = {words("Who is fined pays.")}
ask = {words("Was one fine higher?")}

[[queue.groups]]
id = "ports"
name = {words("Ports")}

[act]
day = 2031-03-03
action = "A901"
what = {words("withdrawal of the app from Arvia")}
where = {words("in the ports of Arvia")}
this = {words("this withdrawal")}
whom = {words("this port")}

[variables]
evaluation = "view_of_fine"
decider = "who_inspects"
reason = "main_ground"

[coding]
variables = ["view_of_fine", "main_ground"]
task = "12.7"

[first_minute]
lead = {words("A notice of the harbour office on 3 March 2031")}
steps = [
  {{ id = "stay", name = {words("Stay")} }},
  {{ id = "pay", name = {words("Pay and stay")} }},
  {{ id = "shrink", name = {words("Serve fewer ports")} }},
  {{ id = "exit", name = {words("Leave the market")} }},
]
theirs = "exit"
did = {words("The company left the market.")}
others = {words("No other company left.")}
named = {words("None of these words is a threat.")}

[period]
first = 2031-03-01
last = 2031-03-12

[[clocks]]
id = "Port"
zone = "Etc/UTC"
name = {words("Port time")}

[[regions]]
id = "coast"
name = {words("the coast")}
jurisdictions = ["QAA", "QBB", "QCC", "QDD"]

[triangle]
state = ["an inspector", "the harbour office"]
company = ["the app alone"]
between = ["the app under a charter"]
user = ["no inspection"]
note = {words("Harbour offices stand with the state.")}

[[questions]]
id = "ports"
text = {words("Should ports fine an app?")}
first = {words("Yes, ports should")}
second = {words("No, ports should not")}

[index]
indicator = "port_index"
first = 2030
last = 2032
name = {words("Index of open ports")}
what = {words("How open ports are.")}
says = {words("how open a port was in a year")}
silent = {words("why a port is open")}

[guarantees]
instruments = ["QAA-port-act"]
state = ["QAA-port-act"]
words = ["X02"]
shield = ["QAA-port-act"]
caption = {words("One text on open ports")}

[guarantees.features]
binds = "whom it fines"
limits = "highest fee"
watch = "inspectors"
remedy = "appeal"
keep = "free berth"

[application]
law = "text"
duty = "payment"
decides = ["pay"]

[story]
language = "es"

[table]
day = 2031-06-30
moves = 7
opens = {{ delegation = "QAA", clause = "fees", variant = "b" }}
record = ["E902"]
note = {words("We use what was known in June.")}

[board]
name = "Harbour Panel"
called = {{ en = "the Panel", fr = "la Commission", es = "la Comisión" }}
user = {words("the skippers")}
note = {words("Its text has no numbers.")}
"""


def _statement(name, day):
    place = name[:3]
    return {
        "id": name, "jurisdiction": place, "actor": f"{place}-head", "speaks_for": f"{place}-head", "date": day,
        "date_precision": "day", "channel": "interview", "venue": "a made-up radio", "wording": WORDING, "language": "en",
        "wording_status": "original", "gloss_en": WORDING, "gloss_fr": "mots inventés", "gloss_es": "palabras inventadas",
        "glossed_by": "you", "context": "Made up.", "about": "harbour app", "companies": "Tidewater", "source_1": "gazette",
        "source_2": "herald",
    }  # fmt: skip


def _positions():
    """Yield the codes of A, B and adjudicated for each statement, and of the search; on one code A and B differ."""
    for name, (_day, values) in SPOKEN.items():
        for variable, value in zip(VALUES, values, strict=True):
            other = "doubts the fine" if (name, variable) == ("QCC-01", "view_of_fine") else value
            for coder, given in (("A", value), ("B", other), ("adjudicated", value)):
                carried = WORDING if coder == "adjudicated" and value not in NONE else ""
                yield {
                    "jurisdiction": name[:3], "statement": name, "variable": variable, "value": given, "coder": coder,
                    "confidence": "high", "words": carried,
                }  # fmt: skip
    yield from _no_statement_found("QDD")


def _no_statement_found(place):
    for variable in VALUES:
        yield {
            "jurisdiction": place, "search": f"Q-{place}", "variable": variable, "value": "no statement found",
            "coder": "adjudicated", "confidence": "medium",
        }  # fmt: skip


def _values(variable):
    for value in (*VALUES[variable], *NONE):
        yield {
            "variable": variable, "id": value, "kind": NONE.get(value, "substantive"), **in_three("label", value),
            "rule": "A made-up rule.", "rule_fr": "Une règle inventée.", "rule_es": "Una regla inventada.",
        }  # fmt: skip


def _rows():
    """Return {table: rows}, all made up."""
    source = {"source_1": "gazette", "source_2": "herald"}
    dated = {"date": "2031-03-03", "date_precision": "day"}
    return {
        "jurisdictions": [
            {"id": code, "kind": "state", "name_en": name, "name_fr": name, "name_es": name, "member": "false"}
            for code, name in PLACES.items()
        ],
        "actors": [
            {
                "id": f"{code}-head", "name": f"Person of {name} (made up)", "kind": "person", "branch": "executive",
                "jurisdiction": code, **in_three("office", "Harbour master"), "office_start": "2030-01-01",
                "office_end": "2033-01-01", "in_government": "true", "office_source": "gazette",
            }
            for code, name in PLACES.items()
        ],
        "sources": [
            {
                "id": name, "publisher": f"Made-up {name}", "origin": f"Made-up {name}", "title": f"Page of the {name}",
                "url": f"https://example.org/{name}", "date": "2031-03-11", "language": "en", "kind": "agency",
                "access": "open",
            }
            for name in ("gazette", "herald")
        ],
        "statements": [_statement(name, day) for name, (day, _values) in SPOKEN.items()],
        "searches": [{
            "id": "Q-QDD", "jurisdiction": "QDD", "date": "2031-04-01", "languages": "en", "places": "made-up papers",
            "terms": "made-up words",
        }],
        "variables": [
            {
                "id": variable, **in_three("name", variable.replace("_", " ")), **in_three("question", "Which of these?"),
                "scale": scale, "rule": "A made-up rule.", "rule_fr": "Une règle inventée.",
                "rule_es": "Una regla inventada.", "borderline": "A made-up doubt.", "borderline_fr": "Un doute inventé.",
                "borderline_es": "Una duda inventada.",
            }
            for variable, scale in zip(VALUES, ("ordinal", "nominal", "nominal"), strict=True)
        ],
        "values": [row for variable in VALUES for row in _values(variable)],
        "positions": list(_positions()),
        "coding_set": [
            {"order": place, "statement": name, "level": "national", **in_three("context", "More was said."), "why": "Made up."}
            for place, name in enumerate(SPOKEN, 1)
        ],
        "rule_variants": [{
            "id": "doubt-counts", "variable": "view_of_fine", "from_value": "doubts the fine",
            **in_three("name", "A doubt counts"), **in_three("rule", "A doubt is a rejection."),
        }],
        "rule_changes": [{
            "variant": "doubt-counts", "statement": "QBB-01", "variable": "view_of_fine", "old_value": "doubts the fine",
            "new_value": "rejects the fine", **in_three("why", "It is a doubt."),
        }],
        "events": [
            {"id": "E901", **dated, **in_three("title", "The app leaves Arvia"), "kind": "platform action",
             "jurisdiction": "QAA", "thread": "harbour", **source},
            {"id": "E902", "date": "2031-03-02", "date_precision": "day", **in_three("title", "The harbour office fines the app"),
             "kind": "politics", "jurisdiction": "QAA", "thread": "harbour", **source},
        ],
        "event_records": [{"event": "E901", "action": "A901"}],
        "platform_actions": [
            {"id": each, "company": "Tidewater", "platform": "Boatly", "action": kind, "target": f"the ports of {place}",
             "date": day, "date_precision": "day", "duration": "indefinite",
             **in_three("ground", "The fine was too high."), "decided_by": "company", **source}
            for each, kind, place, day in (
                ("A901", "other", "Arvia", "2031-03-03"), ("A902", "feature limit", "Belmare", "2031-03-08"))
        ],
        "action_titles": [{"action": "A902", "jurisdiction": "QBB", **in_three("title", "The app closes its map of Belmare")}],
        "instruments": [
            {"id": law, "jurisdiction": law[:3], **in_three("name", law[4:]), "name_original": law[4:], "kind": "law",
             **in_three("summary", "A law on ports."), **source, "last_checked": "2031-06-30"}
            for law in LAWS
        ],
        "statuses": [
            {"instrument": law, "date": day, "date_precision": "day", "status": status, "source": "gazette"}
            for law in LAWS
            for day, status in (("2030-02-01", "proposed"), ("2030-06-01", "adopted"), ("2030-07-01", "in force"))
        ],
        "promises": [{
            "id": "P01", "statement": "QAA-02", **in_three("promise", "To open the port again."), "fate": "kept",
            **in_three("text", "The port was opened."), "date": "2031-05-01", "events": "E902", **source,
        }],
        "sides": [
            {"side": side, "record": record, "reading": "one side"}
            for side, record in (("state-company", "E902"), ("company-state", "E901"), ("state-speaker", "QAA-port-act"))
        ],
        "tiles": [
            {"jurisdiction": code, "letters": code[1:], "row": 1, "column": place}
            for place, code in enumerate(PLACES, 1)
        ],
        "reach": [
            {"id": f"N0{number}", "service": "Boatly", "company": "Tidewater", "kind": kind, **in_three("measure", "boats"),
             "value": number, "unit": "million", "date": "2031-01-01", "date_precision": "day", **source,
             **in_three("doubt", "Counted by the company.")}
            for number, kind in enumerate(("monthly", "followers"), 1)
        ],
        "indicators": [
            {"jurisdiction": code, "indicator": "port_index", "year": year, "value": f"0.{year % 10 + 4}", "edition": "one",
             "scale": "0 to 1", "direction": "higher is freer", "licence": "CC0", "source": "gazette"}
            for code in PLACES for year in (2030, 2031, 2032)
        ],
        "arguments": [
            {"id": f"fine-{side}", "question": "fine", "side": side, **in_three("title", f"The case {side} the fine"),
             **in_three("text", "Prices had doubled."), **source, "evidence": "QAA-01;E902"}
            for side in ("for", "against")
        ],
        "trials": [
            {"action": each, "limited": limited, **in_three("who", "Boatly"), **in_three("case", "An app leaves a port."),
             **in_three("did", "It left.")}
            for each, limited in (("A901", "true"), ("A902", "false"))
        ],
        "queue": [
            {"action": each, "group": "ports", "rung": rung, **in_three("who", "Boatly"), **in_three("case", "A port asks."),
             **in_three("before", "Nothing."), **in_three("did", "It answered.")}
            for each, rung in (("A901", "close"), ("A902", "leave"))
        ],
        "origins": [{
            "id": "L01", **in_three("question", "Who wrote the notice?"), **in_three("finding", "The harbour office."),
            **in_three("tab", "The notice"), "page": "gazette", **in_three("seen", "A notice without a name."),
            "certainty": "established", **source,
        }],
        "fact_patterns": [{
            "id": "port-closed", "order": 1, "date": "2031-03-02", "instrument": "QAA-port-act", "action": "A901",
            **in_three("title", "A port is closed"), **in_three("facts", "A port was closed for a day."),
            **in_three("bound", "The Port Act binds the office."), "bound_source": "gazette", **source,
        }],
        "fact_steps": [
            {"id": f"port-closed-{step}", "pattern": "port-closed", "step": step, "exhibit": "X02", **in_three("yes", "It was."),
             "yes_source": "gazette", **in_three("no", "It was not."), "no_source": "herald", "finding": "met",
             **in_three("body", "The Panel"), **in_three("said", "It was."), "said_source": "gazette"}
            for step in TEST
        ],
        "exhibits": [
            {"id": f"X0{number}", "kind": kind, "whose": "QAA-head", **dated, "language": "en", "wording": wording,
             "gloss_en": wording, "gloss_fr": "mots inventés", "gloss_es": "palabras inventadas", "glossed_by": "you",
             "part_of": part_of, "phrase": phrase, "act": "A901", **source}
            for number, (kind, wording, part_of, phrase) in enumerate((
                ("post", "Pay or leave.", "", ""), ("rule", "Who is fined pays.", "", ""),
                ("reading", "A port may not bargain.", "X01", "or leave"),
            ), 1)
        ],
        "hearing_roles": [
            {"id": f"H{number:02}", "pack": pack, "kind": kind, **in_three("text", text), "source_1": "gazette"}
            for number, (pack, kind, text) in enumerate((
                ("case file", "fact", "The port was full."), ("company", "argument", "The fine was high."),
                ("user", "argument", "Skippers need the app."), ("public", "argument", "Prices had doubled."),
                ("civil society", "argument", "Clubs were not asked."), ("board", "tool", "Listen, then vote."),
                ("outcome", "decision", "The fine was halved."),
            ), 1)
        ],
        "hearing_steps": [
            {"id": name, **in_three("name", name), **in_three("question", "Was it fair?"), **in_three("for", "It was."),
             "for_source": "gazette", **in_three("against", "It was not."), "against_source": "herald", "finding": "met",
             **in_three("board", "It was fair."), **source}
            for name in ("notice", "size")
        ],
    }  # fmt: skip


# Words of this case for values of the method; its own values stand below.
LABELS = {
    ("hearing_roles.pack", "user"): "Role: the skippers",
    ("hearing_roles.pack", "civil society"): "Role: sailing clubs",
    ("hearing_roles.pack", "outcome"): "What the Panel decided",
    ("reach.kind", "followers"): "Subscribers of the app",
    ("arguments.question", "fine"): "Was the fine fair?",
    ("statements.about", "harbour app"): "the harbour app",
}


def _labels():
    """Yield the words for values: those of a case that is begun, but for those of this one."""
    begun = [row for row in read_rows(TABLES, "labels") if row["column"] != "statements.about"]
    yield from (row for row in begun if (row["column"], row["value"]) not in LABELS)
    for (column, value), text in LABELS.items():
        yield {"column": column, "value": value, **in_three("label", text)}


FEATURES = ("whom it fines", "highest fee", "inspectors", "appeal", "free berth")
STEPS = {
    "berth": ("in port", "at sea"),
    "payment": ("pay", "wait"),
    "delay": ("a week", "a month"),
}  # of applying a law, each with its outcomes
TOLD = ("text", *STEPS, "motive")  # with the steps that only tell
TEST = ("notice", "amount")  # the steps of the test


def _questions():
    """Return what is asked of a law, and the steps of applying one and of testing a limit, in words of this case."""
    return {
        "labels": list(_labels()),
        "features": [
            {"id": each, **in_three("name", each), **in_three("question", f"What does it say on {each}?"), "for_all": "true"}
            for each in FEATURES
        ],
        "application_steps": [
            {"id": each, **in_three("name", each), **(in_three("question", f"What of {each}?") if each in STEPS else {}),
             "in_summary": "true"}
            for each in TOLD
        ],
        "application_outcomes": [
            {"step": step, "id": each, **in_three("label", f"{step}: {each}")} for step in STEPS for each in STEPS[step]
        ],
        "test_steps": [
            {"id": each, **in_three("name", each), **in_three("question", f"Does it hold on {each}?"),
             **in_three("help", "Read the rows.")}
            for each in TEST
        ],
    }  # fmt: skip


def _law():
    """Return what each law says in each feature, and what each step of applying the first finds."""
    steps = {step: outcomes[0] for step, outcomes in STEPS.items()}
    provisions = [
        {"instrument": law, "feature": each, "value": "none", "value_fr": "aucun", "value_es": "ninguno",
         **in_three("detail", "Nothing."), "source": "gazette"}
        for law in LAWS for each in FEATURES
    ]  # fmt: skip
    applications = [
        {"instrument": "QAA-port-act", "step": each, "outcome": steps.get(each, ""), **in_three("text", "As written."),
         "source": "gazette"}
        for each in TOLD
    ]  # fmt: skip
    article = {"instrument": "QAA-port-act", "article": "1", **in_three("clause", "Ships pay."), "language": "en", "wording": "Ships pay.",
               "source": "gazette"}  # fmt: skip
    return {"provisions": provisions, "applications": applications, "articles": [article]}


CLAUSES = ("fees", "berths")
WORDED = {"a": "Ports set their fees.", "b": "Fees are told.", "c": "Nothing is said."}
AGAINST = {  # the evidence of each stance that is not open: {(delegation, clause, wording): (stance, basis, ids)}
    ("QAA", "fees", "a"): ("welcomes", "stated", "QAA-01"),
    ("QBB", "fees", "a"): ("objects", "stated", "QBB-02"),
    ("QBB", "berths", "b"): ("welcomes", "inferred", "QBB-sea-act"),
    ("QAA", "berths", "c"): ("objects", "inferred", "E902"),
}


def _stance(place, clause, variant):
    stance, basis, evidence = AGAINST.get((place, clause, variant), ("can accept", "no evidence", ""))
    return {
        "delegation": place, "clause": clause, "variant": variant, "stance": stance, "first_reading": stance,
        "second_reading": stance, "basis": basis, "evidence": evidence, "words": WORDING if basis == "stated" else "",
        **in_three("reason", "It was read so."),
    }  # fmt: skip


def _table():
    """Return the negotiation: three delegations without a presidency, two clauses of three wordings."""
    places = ("QAA", "QBB", "QCC")
    return {
        "clauses": [
            {"id": each, **in_three("title", each.capitalize()), **in_three("question", f"What of {each}?"),
             "variables": "view_of_fine"}
            for each in CLAUSES
        ],
        "variants": [
            {"clause": clause, "id": each, "substance": str(each != "c").lower(), "draft": str(each == "a").lower(),
             **in_three("wording", text), **in_three("short", text.rstrip("."))}
            for clause in CLAUSES for each, text in WORDED.items()
        ],
        "delegations": [
            {"jurisdiction": each, "role": "member", **in_three("note", f"You are {PLACES[each]}.")} for each in places
        ],
        "stances": [_stance(place, clause, each) for place in places for clause in CLAUSES for each in WORDED],
        "linkages": [{
            "id": "K91", "delegation": "QCC", "clause": "fees", "variant": "b", "needs_clause": "berths", "needs_variants": "a;b",
            "basis": "stated", "evidence": "QCC-01", **in_three("reason", "Fees only with berths."),
        }],
    }  # fmt: skip


def _claim(name, kind, verdict, **more):
    return {
        "id": name, **in_three("paraphrase", "The app left in a day."), "kind": kind, "verdict": verdict,
        "first_reading": verdict, "second_reading": verdict, **in_three("record", "It left in two days."),
        "said_by": "Made-up herald", "said_by_fr": "Héraut inventé", "said_by_es": "Heraldo inventado",
        "said_on": "2031-03-03", "source_1": "herald", **more,
    }  # fmt: skip


def _rendering(step, stage, language, wording, **more):
    glosses = {"en": "it left the port", "fr": "elle a quitté le port", "es": "dejó el puerto"}
    own = {f"gloss_{each}": text for each, text in glosses.items() if each != language and stage != "side branch"}
    return {
        "expression": "R91", "step": step, "stage": stage, **in_three("outlet", f"Paper {step}"), "language": language,
        "date": "2031-03-04", "wording": wording, **own, **in_three("change", "It says so."), "inferred": "false",
        "source": "herald", **more,
    }  # fmt: skip


def _story():
    """Return a story in Spanish of two claims and what it leaves out, and the way of one expression."""
    cuts = (
        (1, 1, "it left", "said"),
        (1, 2, "the port", "said"),
        (2, 1, "dejó", "kept"),
        (2, 2, "el muelle", "changed"),
    )
    return {
        "claims": [
            _claim("C91", "event", "false", as_printed="se fue en un día", paragraph=1, note="See R91."),
            _claim("C92", "quotation", "accurate", as_printed="dejó el muelle", paragraph=2),
            _claim("F91", "omission", "misleading"),
        ],
        "class_claims": [{"claim": "C91", "slip": "fact", **in_three("reason", "A day or two?")}],
        "expressions": [
            {"id": "R91", **in_three("name", "The port"), "for_class": "true", **in_three("finding", "A port became a pier.")}
        ],
        "renderings": [
            _rendering(1, "original speaker", "en", "it left the port"),
            _rendering(2, "story", "es", "dejó el muelle"),
            _rendering(3, "side branch", "fr", "elle a quitté le port"),
        ],
        "cuts": [
            {"expression": "R91", "step": step, "phrase": phrase, "words": text, "change": change,
             **(in_three("note", "A pier is no port.") if change == "changed" else {})}
            for step, phrase, text, change in cuts
        ],
    }  # fmt: skip


OWN = {  # vocabularies of this case
    ("statements", "about"): ["harbour app"],
    ("events", "thread"): ["harbour"],
    ("arguments", "question"): ["fine"],
}


def write_case(folder):
    """Write the case into a folder, with the schema of all cases, and its own vocabularies."""
    folder.mkdir(parents=True)
    schema = read_schema(DATA)
    schema["resources"] = [each for each in schema["resources"] if each["name"] in KEPT]
    for resource in schema["resources"]:
        for field in resource["schema"]["fields"]:
            if own := OWN.get((resource["name"], field["name"])):
                field["constraints"]["enum"] = own
    schema |= {
        "name": "whodecides-harbour",
        "title": "Harbour fine (made up)",
        "description": "A case that is made up.",
    }
    (folder / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "case.toml").write_text(ABOUT, encoding="utf-8")
    for table, rows in (_rows() | _questions() | _law() | _table() | _story()).items():
        write_rows(folder, table, rows)
    return folder


LATER_TABLES = "jurisdictions actors sources statements searches variables values positions labels".split()
# In the later case who speaks, for whom, on which day and what it says on who inspects. The ids are those of the first case:
# one office passed to somebody else within the case, one person is out of office, and QDD, of which nothing was found, speaks.
LATER = {
    "QAA-01": ("QAA-head", "QAA-head", "2037-03-04", "the harbour office"),
    "QAA-02": ("QAA-clerk", "QAA-head", "2037-03-05", "not addressed"),
    "QBB-01": ("QBB-new", "QBB-new", "2037-03-06", "a court"),
    "QCC-01": ("QCC-head", "QCC-head", "2037-03-07", "an inspector"),
    "QDD-01": ("QDD-head", "QDD-head", "2037-03-08", "the app alone"),
}
SHARED, ONLY_FIRST, ONLY_LATER = "who_inspects", "no inspection", "a court"
HANDOVER = "2037-01-01"


def _later_actors(actors):
    """Return the actors of the first case some years on."""
    harbour = {each["id"]: each for each in actors}
    out = {"in_government": "false", **in_three("office", "Former harbour master")}
    others = {
        "QCC-head": harbour["QCC-head"] | out,
        "QBB-head": harbour["QBB-head"] | {"office_end": HANDOVER},
        "QBB-new": harbour["QBB-head"]
        | {"id": "QBB-new", "name": "Another person of Belmare (made up)", "office_start": HANDOVER},
        "QAA-clerk": harbour["QAA-head"]
        | {"id": "QAA-clerk", "name": "Clerk of Arvia (made up)", **in_three("office", "Clerk")},
    }
    return [
        each | ({} if each["office_end"] == HANDOVER else {"office_end": "2043-01-01"})
        for each in {**harbour, **others}.values()
    ]


def _later_values(values):
    """Yield the values of the codebook as the later case has them: one more, one less, and one with another label."""
    for row in values:
        if row["id"] == ONLY_FIRST:
            yield row | {"id": ONLY_LATER, **in_three("label", ONLY_LATER)}
        elif row["id"] == "open seas":
            yield row | {"label_es": "mares libres (inventado)"}
        else:
            yield row


def _later_positions():
    for name, (_actor, _for, _day, inspects) in LATER.items():
        for variable, value in zip(VALUES, ("not addressed", inspects, "not addressed"), strict=True):
            yield {
                "jurisdiction": name[:3], "statement": name, "variable": variable, "value": value, "coder": "adjudicated",
                "confidence": "low" if value == ONLY_LATER else "high", "words": WORDING if value not in NONE else "",
            }  # fmt: skip
    yield from _no_statement_found("QEE")


def write_later_case(folder):
    """Write another case beside the one that `write_case` wrote: the same governments six years on, and one more.

    Both ask SHARED alike; of the other questions one has another text in French, one a value with another label.
    """
    write_case(folder)
    schema = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    schema["resources"] = [each for each in schema["resources"] if each["name"] in LATER_TABLES]
    for path in folder.iterdir():
        path.unlink()
    (folder / "datapackage.json").write_text(json.dumps(schema | {"name": "whodecides-later"}), encoding="utf-8")
    about = f'name = {words("Six years on")}\ncoding.variables = ["{SHARED}"]\n'
    (folder / "case.toml").write_text(about, encoding="utf-8")
    rows = {name: own for name, own in (_rows() | _questions()).items() if name in LATER_TABLES}
    rows["jurisdictions"] = [
        *rows["jurisdictions"],
        rows["jurisdictions"][0] | {"id": "QEE", "name_en": "Esker", "name_fr": "Esker", "name_es": "Esker"},
    ]
    rows["actors"] = _later_actors(rows["actors"])
    rows["statements"] = [
        _statement(name, day) | {"actor": actor, "speaks_for": principal}
        for name, (actor, principal, day, _inspects) in LATER.items()
    ]
    rows["searches"] = [rows["searches"][0] | {"id": "Q-QEE", "jurisdiction": "QEE"}]
    rows["variables"] = [
        each | ({"question_fr": "Une autre question (inventée)"} if each["id"] == "view_of_fine" else {})
        for each in rows["variables"]
    ]
    rows["values"] = list(_later_values(rows["values"]))
    rows["positions"] = list(_later_positions())
    for table, own in rows.items():
        write_rows(folder, table, own)
    return folder
