"""The brief of 600 words: its questions, its parts, what it cites and what it still lacks, in words."""

from functools import cache

from ...case.reader import source_name
from ...i18n import colon, data_word, dated, translator
from ...show.fates import fate_words
from ...show.html import html_table
from .model import (
    COUNTER_WORDS,
    LENGTH,
    RECORD_TABLES,
    SECTIONS,
    TARGET,
    TITLE_WORDS,
    body,
    cited_evidence,
    mismatches,
    missing,
    section_text,
)

BLANK = "_" * 24  # to be filled in by hand; nothing of a person is kept here
PAPERS = ("A4", "Letter")
FIELDS = ("question", "side", "addressee", "title", *SECTIONS)


def brief_content(case, choice):
    """Return the parts of a brief that `choice` holds as {field: text}; damaged or unknown parts become ""."""
    content = {each: choice.get(each, "") if isinstance(choice.get(each, ""), str) else "" for each in FIELDS}
    options = _words(case, "en")
    for field, known in (
        ("question", options["questions"]),
        ("side", options["sides"]),
        ("addressee", options["addressees"]),
    ):
        if content[field] not in [each[0] for each in known]:
            content[field] = ""
    return content


def brief_view(case, choice):
    """Return what the tool for the brief shows: words, view and the mended choice (with language)."""
    language = choice["language"]
    content = brief_content(case, choice)
    _ = translator(language)
    found, unknown = cited_evidence(case, body(content))
    status = _("Words: {count} of {target} (from {fewest} to {most}; ids count as words).").format(
        count=len(body(content).split()), target=TARGET, fewest=LENGTH[0], most=LENGTH[1]
    )
    lacks = [_lack(case, *each, language) for each in missing(case, content)]
    ready = _(
        "Nothing is missing that a machine can see. People judge the argument: give it to a reader who disagrees."
    )
    return {
        "words": _words(case, language),
        "view": {
            "status": _with_unknown(status, unknown, _),
            "counts": {each: _count(case, content, each, _) for each in SECTIONS},
            "chosen": _chosen_text(case, content, language),
            "evidence": [{"id": each["id"], "text": each["text"]} for each in cited_entries(case, found, language)],
            "missing": lacks,
            "remarks": [
                _("A sentence with {id} names another company; {id} is about {company}. Is it the right id?").format(
                    id=each, company=company
                )
                for each, company in mismatches(case, body(content))
            ],
            "ready": "" if lacks else ready,
        },
        "chosen": {"language": language, "paper": _paper(choice), **content},
    }


def _paper(choice):
    return choice["paper"] if choice.get("paper") in PAPERS else PAPERS[0]


def _count(case, content, section, _):
    text = section_text(content, section)
    counted = _("Words here: {count}; in all: {all} of {target}.").format(
        count=len(text.split()), all=len(body(content).split()), target=TARGET
    )
    return _with_unknown(counted, cited_evidence(case, text)[1], _)


def _chosen_text(case, content, language):
    """Return the chosen question and side in full: a list on a small screen cuts them off."""
    question = next((each for each in _words(case, language)["questions"] if each[0] == content["question"]), None)
    if not question:
        return ""
    sides = dict(zip(("first", "second"), question[2], strict=True))
    return f"{question[1]} {sides.get(content['side'], ' / '.join(question[2]))}"


def _with_unknown(text, unknown, _):
    """Name what looks like an id and is none, where the student writes it."""
    if not unknown:
        return text
    named = _("Nothing in this kit is called {ids}: copy the id from a card or a table.").format(ids=", ".join(unknown))
    return f"{text} {named}"


def brief_html(case, language):
    """Return the parts of the brief and the questions as plain tables."""
    _, words = translator(language), _words(case, language)
    parts = html_table(
        [_("Section"), _("What belongs here")],
        [[name, hint] for _id, name, hint in words["sections"]],
        _("The parts of the brief, {fewest} to {most} words in all").format(fewest=LENGTH[0], most=LENGTH[1]),
    )
    questions = html_table(
        [_("Question"), *(name for _id, name in words["sides"])],
        [[name, *sides] for _id, name, sides in words["questions"]],
        _("Questions to choose from, and two sides of each"),
    )
    return f"{parts}\n{questions}"


def brief_parts(case, content, language):
    """Return a brief as it is handed over: {title, facts, sections, page, evidence_heading, evidence}.

    `facts` is a list of [label with its colon, text]; `sections` of (heading, [paragraph, …]); `evidence` as from `cited_entries`.
    """
    _, words = translator(language), _words(case, language)
    names = {each[0]: each[1] for part in ("questions", "addressees") for each in words[part]}
    sides = next((each[2] for each in words["questions"] if each[0] == content["question"]), ["", ""])
    side = dict(zip(("first", "second"), sides, strict=True)).get(content["side"], "")
    facts = [
        [_("Name"), BLANK],
        [_("Date"), BLANK],
        [words["labels"]["addressee"], names.get(content["addressee"], "")],
        [words["labels"]["question"], names.get(content["question"], "")],
        [words["labels"]["side"], side],
    ]
    found, _unknown = cited_evidence(case, body(content))
    return {
        "title": " ".join(content["title"].split()) or _("Brief without a title"),
        "facts": [[label + colon(language), text] for label, text in facts if text],
        "sections": [
            (name, [line.strip() for line in section_text(content, each).splitlines() if line.strip()])
            for each, name, _hint in words["sections"]
            if section_text(content, each)
        ],
        "page": _("Page"),
        "evidence_heading": _("Evidence cited"),
        "evidence": cited_entries(case, found, language),
    }


def brief_text(case, content, language):
    """Return the brief with its list of evidence as plain text."""
    parts = brief_parts(case, content, language)
    lines = [parts["title"], "", *(label + text for label, text in parts["facts"])]
    for heading, paragraphs in parts["sections"]:
        lines += ["", heading.upper(), *paragraphs]
    if parts["evidence"]:
        lines += ["", parts["evidence_heading"].upper()]
    for entry in parts["evidence"]:
        lines.append(f"{entry['id']} · {entry['text']}")
        lines += [f"  {source['text']} <{source['url']}>" for source in entry["sources"]]
    return "\n".join(lines) + "\n"


def cited_entries(case, found, language):
    """Return the evidence of a brief as a list of {id, text, sources}; `found` is [(table, id), …]."""
    return [_entry(case, table, row_id, language) for table, row_id in found]


@cache
def _entry(case, table, row_id, language):
    row = case.row(table, row_id)
    return {"id": row_id, "text": _ENTRIES[table](case, row, language), "sources": _sources(case, row)}


def _sources(case, row):
    """Return the sources of a row as a reader of a brief needs them: who published, when, and under which title."""
    rows = [case.row("sources", row[each]) for each in ("source", "source_1", "source_2") if row.get(each)]
    return [{"text": source_name(each), "url": each["url"]} for each in rows]


def _statement_entry(case, row, language):
    day = dated(row["date"], row["date_precision"], language)
    return f"{case.row('actors', row['actor'])['name']}, {day}{colon(language)}{row[f'gloss_{language}']}"


def _claim_entry(case, row, language):
    _ = translator(language)
    verdict = data_word(row["verdict"], "claims.verdict", language)
    return _("claim “{claim}”, our verdict: {verdict}").format(claim=row[f"paraphrase_{language}"], verdict=verdict)


def _instrument_entry(case, row, language):
    statuses = case["statuses"]
    steps = statuses[statuses["instrument"] == row["id"]].sort_values("date")
    last = steps.iloc[-1]
    date = dated(last["date"], last["date_precision"], language)
    return f"{row[f'name_{language}']} ({data_word(last['status'], 'statuses.status', language)}, {date})"


def _event_entry(case, row, language):
    return f"{dated(row['date'], row['date_precision'], language)}{colon(language)}{row[f'title_{language}']}"


def _action_entry(case, row, language):
    day = dated(row["date"], row["date_precision"], language)
    return f"{row['company']}, {row['target']}, {day}{colon(language)}{row[f'ground_{language}']}"


def _promise_entry(case, row, language):
    return f"{row['statement']}{colon(language)}{row[f'promise_{language}']} ({fate_words(language)[row['fate']]})"


_ENTRIES = {
    "statements": _statement_entry,
    "claims": _claim_entry,
    "instruments": _instrument_entry,
    "events": _event_entry,
    "platform_actions": _action_entry,
    "promises": _promise_entry,
}


def _lack(case, code, detail, language):
    """Return one thing that is missing as a sentence that says what to do."""
    _ = translator(language)
    sections = {each[0]: each[1] for each in _words(case, language)["sections"]}
    sentences = {
        "question": _("Choose one of the questions."),
        "side": _("Choose the side that you argue, or take the one that you were given."),
        "addressee": _("Choose whom you write to."),
        "title": _("Write a title of {most} words at most.").format(most=TITLE_WORDS),
        "long title": _("The title has {count} words; shorten it to {most} at most.").format(count=detail, most=TITLE_WORDS),
        "section": _("Write the section “{section}”.").format(section=sections.get(detail, "")),
        "filler": _("The section “{section}” repeats few words again and again: write it in sentences of your own.").format(
            section=sections.get(detail, "")
        ),
        "unknown": _("Correct or remove what this kit does not know: {ids}.").format(ids=detail),
        "statement": _("Cite a statement, such as {id}, in the section “{section}”.").format(
            id=_example(case, "statements"), section=sections["said"]
        ),
        "record": _("Cite an event, a law, an action or a promise, such as {id}, in the section “{section}”.").format(
            id=_example(case, *RECORD_TABLES), section=sections["record"]
        ),
        "counter words": _("Words of the counter-position: {count}; give it {fewest} or more, its best reason included.").format(
            count=detail, fewest=COUNTER_WORDS
        ),
        "counter evidence": _("Cite evidence for the counter-position, by at least one id."),
        "short": _("Words so far: {words}; write at least {fewest}.").format(words=detail, fewest=LENGTH[0]),
        "long": _("You have {words} words; shorten to {most} at most.").format(words=detail, most=LENGTH[1]),
    }  # fmt: skip
    return sentences[code]


@cache
def _words(case, language):
    """Return labels and choices: questions are [id, text, [one side, other side]], sections [id, name, hint]."""
    _ = translator(language)
    return {
        "labels": _labels(case, _),
        "questions": [
            [each["id"], each["text"][language], [each[side][language] for side in ("first", "second")]]
            for each in case.entry("questions")
        ],
        "papers": [[each, each] for each in PAPERS],
        "sides": [["first", _("First side")], ["second", _("Second side")]],
        "addressees": [
            ["committee", _("A committee of parliament")],
            ["editor", _("The editor of a newspaper")],
            ["board", _("The board of a platform company")],
        ],
        "sections": [
            ["opening", _("The question"), _("What is to be decided, and why it matters to this reader. About 80 words.")],
            ["said", _("What was said"), _("Who said what, when and why; cite statements. About 120 words.")],
            ["record", _("What the record shows"), _("Laws, events, actions, promises; cite them. Say what is not established. About 150 words.")],
            ["counter", _("The counter-position"), _("The best reason against you, with evidence; at least {fewest} words. About 100 words.").format(
                fewest=COUNTER_WORDS)],
            ["recommendation", _("My recommendation"), _("What the reader should do, which reasons carry it, and your answer to the counter-position. About 150 words.")],
        ],
    }  # fmt: skip


def _example(case, *tables):
    """Return ids that can be cited, one of each of the tables that the case has."""
    return ", ".join(case[each]["id"].iloc[0] for each in tables if each in case.tables and len(case[each]))


def _labels(case, _):
    return {
        "title": _("The brief"),
        "question": _("Question"),
        "side": _("Side that is argued"),
        "side_note": _("You argue a side; nobody asks which one you hold. Your instructor may assign it."),
        "addressee": _("To"),
        "heading": _("Title"),
        "choose": _("(choose)"),
        "saved": _("Each change is stored by itself."),
        "evidence": _("Evidence recognised; with its sources it will stand below your brief"),
        "evidence_none": _("No id recognised yet. Write ids such as {id} into your text.").format(
            id=_example(case, "statements", *RECORD_TABLES)
        ),
        "missing": _("What is still missing"),
        "paper": _("Paper of the Word document"),
        "word": _("Make the Word document"),
        "plain": _("Make the plain text"),
        "download_docx": _("Download the brief as a Word document (brief.docx)"),
        "download_txt": _("Download the brief as plain text (brief.txt)"),
    }
