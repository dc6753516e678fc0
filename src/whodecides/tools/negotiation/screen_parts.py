"""What wall and phones of the table have in common: names of steps, signs with what they mean, the text in rows, quotations."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import INFERRED, NONE, STATED, WISH, Part, Row, quote, rows, text
from ...i18n import colon
from . import model
from .log_entries import objection_ground
from .model import OBJECTS, WELCOMES, load_table
from .plan import TALKS
from .play_view import ClauseRow, ClauseView, WallView
from .room import condition, ground_basis
from .summit_words import unread_clause_words
from .wordings import basis_word, clause_number, clause_subject, clause_titles, delegation_names, on_condition

BOUND = "◆"  # the sign of a condition
STANDS, SILENT, UNREAD = "✓", "–", "…"
FIRMNESS = {model.STATED: STATED, model.INFERRED: INFERRED}
REPORTED = "reported speech"


def step_name(reader: Reader, step: Step) -> str:
    """Return what a step is called."""
    _ = reader.say
    title = clause_titles(reader)[step.about][0] if step.kind in ("fight", "read", *TALKS) else ""
    names = {
        "seats": _("Seats"),
        "fight": _("First wording: {clause}"),
        "fought": _("Who objects to the first wording: {clause}"),
        "brief": _("Briefs"),
        "corridor": _("Corridor, round {number}"),
        "read": _("Read: {clause}"),
        "open": _("Who objects: {clause}"),
        "rest": _("The rest of the draft"),
        "packages": _("Packages"),
        "last": _("Last minute"),
        "sign": _("Signatures"),
        "result": _("Result"),
        "out": _("Out of your role"),
    }
    return names[step.kind].format(clause=title, number=step.about)


def mark(reader: Reader, who: str, clause: str, variant: str) -> tuple[str, str]:
    """Return how the brief of a delegation marks a wording: a sign, and what it means; ("", "") where it is free to trade."""
    _, table, wording = reader.say, load_table(reader.case), (who, clause, variant)
    stance, bound = table.stances[wording][0], on_condition(reader)
    if stance == OBJECTS:
        basis = ground_basis(table, wording)
        return FIRMNESS.get(basis, NONE), _("your red line ({basis})").format(basis=basis_word(reader, basis))
    linked = condition(table, wording) is not None
    if stance == WELCOMES:
        wanted = wish_words(reader)
        return WISH, f"{wanted}, {bound}" if linked else wanted
    return (BOUND, bound) if linked else ("", "")


def rule_of_the_table(reader: Reader) -> str:
    """Say by which rule a text stands."""
    _ = reader.say
    return _("Nobody votes here: a text stands when no delegation objects to it.")


def rule_of_silence(reader: Reader) -> str:
    """Say what it means that somebody pressed nothing."""
    _ = reader.say
    return _(
        "A wording to which nobody objects stands once half of the delegations have pressed; the others then count as able "
        "to live with it."
    )


def no_text(reader: Reader) -> str:
    """Say that nothing is left of the text."""
    _ = reader.say
    return _("There is no text: no clause says anything.")


def in_short(names: Sequence[str], most: int, between: str = ", ") -> str:
    """Return the first names, and how many more there are; all where `most` is 0."""
    most = most or len(names)
    more = [f"+{len(names) - most}"] if len(names) > most else []
    return between.join([*names[:most], *more])


def outcome(reader: Reader, seen: WallView, most: int = 0) -> str:
    """Say, once all have pressed whether they sign, whether there is a text, and who does not sign it: `most` of them by name, or all."""
    _, names = reader.say, delegation_names(reader)
    if not any(row["says"] for row in seen["rows"]):
        return no_text(reader)
    if refuse := in_short([names[each] for each in seen["unsigned"]], most):
        return _("No text: it is not signed by {names}.").format(names=refuse)
    return _("There is a text: all {all} sign it.").format(all=len(names))


def case_in_short(reader: Reader) -> list[Part]:
    """Return what the table is about in two sentences; nothing where nobody wrote them."""
    told = reader.entry("table.case", "")
    return [text(told)] if told else []


def only_if(reader: Reader) -> str:
    """Return what stands before a condition."""
    _ = reader.say
    return _("Only if …")


def key_of_signs(reader: Reader) -> Part:
    """Return what the signs of a brief mean."""
    _ = reader.say
    return rows(
        [
            {"sign": WISH, "text": _("you want this wording")},
            {"sign": STATED, "text": _("red line: your government stated it")},
            {"sign": INFERRED, "text": _("red line: we read it out of a law or an event")},
            {"sign": BOUND, "text": _("only if another clause has the wording that you need")},
        ],
        columns=2,
    )


def letter_of(reader: Reader, clause: str, variant: str) -> str:
    """Return a wording in short: the number of its clause and its letter."""
    return f"{clause_number(reader, clause)}{variant}"


def is_silent(reader: Reader, clause: ClauseView) -> bool:
    """Say whether the wording that is read says nothing."""
    return load_table(reader.case).silent[clause["id"]] == clause["variant"]


def wording_part(reader: Reader, clause: ClauseView) -> Part:
    """Return the wording that is read, large; one that says nothing does not tell on what, so its clause stands before it."""
    letter, words = letter_of(reader, clause["id"], clause["variant"]), clause["wording"]
    if is_silent(reader, clause):
        words = f"{clause_subject(reader, clause['id'])}{colon(reader.language)}{words}"
    return rows([{"label": letter, "text": words, "strong": True}])


def disputed_words(reader: Reader) -> str:
    """Return what a clause is called to whose wording somebody objects."""
    _ = reader.say
    return _("disputed")


def silent_words(reader: Reader) -> str:
    """Return what is said of a clause whose wording is silence."""
    _ = reader.say
    return _("says nothing")


def wish_words(reader: Reader) -> str:
    """Return what is said of a wording that a delegation would welcome."""
    _ = reader.say
    return _("you want it")


def refusing_words(reader: Reader) -> str:
    """Return what a delegation is said to do that does not sign a text as it stands."""
    _ = reader.say
    return _("would not sign")


def clause_sign(reader: Reader, row: ClauseRow, *, is_read_now: bool = False) -> tuple[str, str]:
    """Return how a clause stands as a sign and in words; the one that is read now is open."""
    _ = reader.say
    if is_read_now:
        return UNREAD, _("being read")
    if row["against"]:
        return STATED, disputed_words(reader)
    if not row["called"]:
        return UNREAD, unread_clause_words(reader)
    if row["says"] and not row["settled"]:
        return UNREAD, _("too few have pressed")
    return (STANDS, _("stands")) if row["says"] else (SILENT, silent_words(reader))


def text_rows(reader: Reader, found: Iterable[ClauseRow], *, now: str = "", is_open: bool = True) -> Part:
    """Return the whole text in rows: each clause with how it stands, and its wording in short.

    With a clause that is at hand, `now`, all have their titles instead; how that one stands is told once it `is_open`.
    """
    listed = list[Row]()
    for row in found:
        is_now = row["id"] == now
        sign, means = clause_sign(reader, row, is_read_now=is_now and not is_open)
        words = row["title"] if now else title_and_short(reader, row)
        listed.append({"label": label_of(row), "text": words, "sign": sign, "means": means, "strong": is_now})
    return rows(listed, columns=4 if now else 2)


def key_of_rows(part: Part) -> Part:
    """Return what the signs before the clauses of `text_rows` mean, of those that stand there."""
    means: dict[str, dict[str, None]] = {}
    for row in part["rows"]:
        means.setdefault(row["sign"], {})[row["means"]] = None
    return text(" · ".join(f"{sign} {' / '.join(each)}" for sign, each in means.items()), small=True)


def label_of(row: ClauseRow) -> str:
    """Return the number of a clause with the letter of its wording."""
    return f"{row['number']}{row['letter']}"


def is_in_question(row: ClauseRow) -> bool:
    """Say whether somebody objects to the wording of a clause, or too few have pressed on it."""
    return bool(row["against"]) or not row["settled"] or not row["called"]


def in_question(found: Iterable[ClauseRow]) -> list[ClauseRow]:
    """Return the clauses that are in question, those first to which fewest object: they are the nearest to a text."""
    return sorted(filter(is_in_question, found), key=lambda row: len(row["against"]))


def objected_by(reader: Reader, row: ClauseRow) -> str:
    """Return who objects to a clause, by name, or how it stands where nobody does."""
    return ", ".join(row["against"]) or clause_sign(reader, row)[1]


def settled_parts(reader: Reader, found: Iterable[ClauseRow]) -> list[Part]:
    """Return the clauses to which nobody objects in one short line; nothing where there is none."""
    _ = reader.say
    settled = [f"{label_of(row)} {row['title']}" for row in found if not is_in_question(row)]
    return [text(_("Settled: {clauses}.").format(clauses=" · ".join(settled)), small=True)] if settled else []


def title_and_short(reader: Reader, row: ClauseRow) -> str:
    """Return what a clause is on, and what its wording says in short, or that it says nothing."""
    return f"{row['title']} · {row['short'] if row['says'] else silent_words(reader)}"


def says_sentence(reader: Reader, found: Iterable[ClauseRow]) -> str:
    """Say how many clauses of the text on the table say something."""
    listed = list(found)
    says = sum(row["says"] for row in listed)
    told = reader.say.ngettext(
        "{some} of {all} clauses says something.", "{some} of {all} clauses say something.", says
    )
    return told.format(some=says, all=len(listed))


def spoken(reader: Reader, quoted: dict[str, Any]) -> list[Part]:
    """Return a quotation, with who said it, as a part; none where the case has no words of it."""
    if not quoted.get("words"):
        return []
    reported = f" ({reader.word(REPORTED, 'statements.wording_status')})" if quoted["reported"] else ""
    return [quote(quoted["words"], quoted["who"] + reported, quoted["language"], gloss=quoted["gloss"])]


def ground_parts(reader: Reader, who: str, clause: str, variant: str) -> list[Part]:
    """Return what a brief says on a wording, with the words of the government where it is quoted."""
    _, ground = reader.say, objection_ground(reader, who, clause, variant)
    sign, means = mark(reader, who, clause, variant)
    free = "" if means else _("You are free to choose.")
    told = f"{ground['reason']} · {ground['rests']}. {free}".strip()
    line: Row = {"sign": sign, "means": means, "text": told}
    return [rows([line], title=_("Your brief on this wording")), *spoken(reader, ground["quote"])]
