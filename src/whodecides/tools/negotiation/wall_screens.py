"""What the wall of a room shows of the table: the wording, who objects once it is open, and how the whole text stands."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Bar, Part, Row, Screen, bars, rows, text
from ...i18n import colon
from .model import OBJECTS
from .plan import VOICE_SECONDS
from .play_view import Against, ClauseRow, ClauseView, Proposal, WallView, with_condition
from .screen_parts import (
    BOUND,
    SILENT,
    STATED,
    case_in_short,
    clause_sign,
    in_question,
    in_short,
    key_of_rows,
    key_of_signs,
    label_of,
    letter_of,
    outcome,
    refusing_words,
    rule_of_silence,
    rule_of_the_table,
    says_sentence,
    settled_parts,
    spoken,
    step_name,
    text_rows,
    title_and_short,
    wording_part,
)
from .seats import opening
from .wordings import all_wordings, delegation_names, on_condition, short_wordings

MOST_COUNTED = 2  # delegations that convinced or surprised most
MOST_CROSSED = 4  # delegations whose red lines a text crosses; each phone has its own
MOST_NAMED = 3  # delegations beside a wording; phones and the console have all
MOST_IN_TITLE = 6  # delegations
MOST_REASONS = 2  # for which delegations would not sign, where no new wording stands above them
MOST_WITH_WORDS = 6  # clauses that stand with their wordings; of more the titles alone are read at the back
Drawn = tuple[str, list[Part]]  # a title and what follows


def wall_screen(reader: Reader, step: Step, seen: WallView) -> Screen:
    """Return what the wall shows of the step at hand."""
    title, parts = _DRAWN[step.kind](reader, step, seen)
    return {"title": title, "above": step_name(reader, step), "parts": parts}


def _seats(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    _, names = reader.say, delegation_names(reader)
    taken: list[Row] = [
        {"label": names[who], "text": str(count) if count else _("its brief"), "strong": bool(count)}
        for who, count in seen["seats"].items()
    ]
    title, case = _("For whom do you speak at this table?"), [*case_in_short(reader), text(rule_of_the_table(reader))]
    if not any(seen["seats"].values()):
        return title, [*case, text(_("When all are here, everybody draws a seat."))]
    told = _("Your phone says for whom you speak: sit together.")
    return title, [*case, text(told), rows(taken, title=_("How many people sit where"), columns=3)]


def _clause(reader: Reader, step: Step, seen: WallView) -> Drawn:
    """The wording that is read; once it is open who objects, why once it was said, and what else was proposed.

    While somebody objects, proposals take the place of how the whole text stands: both are too long for letters that one
    reads at the back.
    """
    _ = reader.say
    clause: ClauseView = seen["clause"]  # type: ignore[assignment]
    wording, is_told = wording_part(reader, clause), seen["now"]["open"] and not seen["held"]
    listed = text_rows(reader, seen["rows"], now=clause["id"], is_open=is_told)
    board = [listed, key_of_rows(listed)]
    if not seen["now"]["open"]:
        told = _("Press on your phone. Nothing is shown until your instructor goes on.")
        return _asked(reader, step, clause), [wording, *_question(reader, step, clause), text(told), *board]
    instead = [] if is_told and clause["settled"] and not clause["objects"] else _proposals(reader, seen)
    return _open_title(reader, seen, clause), [
        wording, *_objections(reader, clause), *_since(reader, seen), *(instead or board),
    ]  # fmt: skip


def _question(reader: Reader, step: Step, clause: ClauseView) -> list[Part]:
    """Return the question of a clause; where its first wording was heard before, that the draft is read now."""
    _, first = reader.say, opening(reader.case)
    told = [text(clause["question"], small=True)]
    if step.kind == "read" and clause["id"] == first.clause and clause["variant"] != first.variant:
        again = _("{first} was heard first. Now the chair reads its draft, {draft}.")
        letters = [letter_of(reader, clause["id"], each) for each in (first.variant, clause["variant"])]
        told.append(text(again.format(first=letters[0], draft=letters[1]), small=True))
    return told


def _rest(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    """The clauses that are asked together: their briefs differ least, so each stands as the draft has it, or somebody objects."""
    _, words = reader.say, all_wordings(reader)
    told = _("On these the briefs differ least. Read them out; then press to which you object.")
    listed: list[Row] = [
        {"label": f"{row['number']}{row['letter']} {row['title']}", "text": words[row["id"], row["letter"]]}
        for row in seen["rows"] if row["id"] in seen["rest"]
    ]  # fmt: skip
    return _("Can you live with the rest of the draft?"), [text(told), rows(listed)]


def _since(reader: Reader, seen: WallView) -> list[Part]:
    """Say who objects only since a wording was shown, and who pressed nothing, with what that means."""
    _, clause = reader.say, cast("ClauseView", seen["clause"])
    if seen["held"]:
        return []
    since, missing = ", ".join(clause["since"]), ", ".join(clause["missing"])
    told = [
        _("Objecting only since then: {names}.").format(names=since) if since else "",
        _("Not pressed: {names}.").format(names=missing) if missing else "",
        rule_of_silence(reader) if missing and not clause["objects"] else "",
    ]
    return [text(" ".join(filter(None, told)), small=True)] if any(told) else []


def _open_title(reader: Reader, seen: WallView, clause: ClauseView) -> str:
    """Say of a wording how many object; where too few have pressed, how many have. While presses are held the bar counts them."""
    _, asked, against = reader.say, sum(seen["seats"].values()), clause["objects"]
    told = ""
    if seen["held"]:
        told = _("New on the table: {wording}. Can you live with it?")
    elif not clause["settled"] and not against:
        told = _("Does not stand yet: {wording}. {pressed} of {asked} have pressed")
    wording = letter_of(reader, clause["id"], clause["variant"])
    return told.format(wording=wording, pressed=seen["answered"], asked=asked) or _objects_title(reader, clause)


def _new(reader: Reader, seen: WallView) -> list[Part]:
    """Return the wording that was put on the table last, whole, and who objects to it so far."""
    if not seen["new"]:
        return []
    clause: ClauseView = seen["clause"]  # type: ignore[assignment]
    return [wording_part(reader, clause), *_objections(reader, clause), *_since(reader, seen)]


def _asked(reader: Reader, step: Step, clause: ClauseView) -> str:
    _, first = reader.say, opening(reader.case)
    if step.kind == "fight":
        wording = letter_of(reader, clause["id"], clause["variant"])
        place = delegation_names(reader)[first.delegation]
        return _("{place} proposes {wording}. Who objects?").format(place=place, wording=wording)
    return _("Who cannot live with this wording?")


def _objects_title(reader: Reader, clause: ClauseView) -> str:
    """Say how many object and who of them says why: more voices than there is time for take turns from clause to clause."""
    _, against, names = reader.say, clause["objects"], delegation_names(reader)
    speaking = clause["speaking"]
    if not against:
        return _("Nobody objects: the wording stands.")
    told = _.ngettext(
        "{count} delegation objects. It says why: {seconds} seconds.",
        "{count} delegations object. Each says why: {seconds} seconds.",
        len(against),
    )
    if len(speaking) < len(against):
        told = _.ngettext(
            "{count} delegation objects. {names} says why, {seconds} seconds.",
            "{count} delegations object. {names} say why, {seconds} seconds each.",
            len(against),
        )
    named = ", ".join(names[each] for each in speaking)
    return told.format(count=len(against), names=named, seconds=VOICE_SECONDS)


def _objections(reader: Reader, clause: ClauseView) -> list[Part]:
    """Return who objects and says why, who waits for a turn, and what the brief of the one says who has spoken."""
    _, against = reader.say, clause["objects"]
    if not against:
        return []
    means, bound = reader.word(OBJECTS, "stances.stance"), on_condition(reader)
    named: list[Row] = [
        {"sign": BOUND if each["needs"] else STATED, "means": bound if each["needs"] else means, "text": with_condition(reader, each["name"], each["needs"]), "strong": True}
        for each in against if each["who"] in clause["speaking"] or not clause["speaking"]
    ]  # fmt: skip
    found = [rows(named, columns=min(4, len(named)))]
    if clause["speaking"] and len(named) < len(against):
        waiting = [each for each in against if each["who"] not in clause["speaking"]]
        told = _("They object, too, and wait this time, as who has spoken least speaks first: {names}.")
        found.append(
            text(
                told.format(names=", ".join(with_condition(reader, each["name"], each["needs"]) for each in waiting)),
                small=True,
            )
        )
    if said := cast("Against", clause["said"]):
        found += [text(f"{said['name']}{colon(reader.language)}{said['why']}"), *spoken(reader, said["quote"])]
    return found


def _counted(reader: Reader, label: str, counted: dict[str, int]) -> list[str]:
    """Return how often delegations were pressed, in a line, the most pressed first; no line where none was."""
    _, names = reader.say, delegation_names(reader)
    told = " · ".join(
        _.ngettext("{name} ({count} press)", "{name} ({count} presses)", count).format(name=names[who], count=count)
        for who, count in sorted(counted.items(), key=lambda each: -each[1])[:MOST_COUNTED]
    )
    return [f"{label} {told}"] if told else []


def _proposals(reader: Reader, seen: WallView) -> list[Part]:
    """Return what was proposed instead of the wording that is read, whole, and by whom; first what most propose."""
    _, names, words = reader.say, delegation_names(reader), all_wordings(reader)
    listed: list[Row] = [
        {
            "label": letter_of(reader, each["clause"], each["variant"]),
            "text": f"{words[each['clause'], each['variant']]} ({in_short([names[who] for who in each['by']], MOST_NAMED)})",
        }
        for each in _most_first(seen["proposals"])
    ]
    return [rows(listed, title=_("Proposed instead"), columns=2)] if listed else []


def _most_first(found: list[Proposal]) -> list[Proposal]:
    return sorted(found, key=lambda each: -len(each["by"]))


def _first_proposed(seen: WallView) -> dict[str, Proposal]:
    """Map each clause to the wording that most delegations propose instead."""
    found: dict[str, Proposal] = {}
    for each in _most_first(seen["proposals"]):
        found.setdefault(each["clause"], each)
    return found


def _brief(reader: Reader, _step: Step, _seen: WallView) -> Drawn:
    _ = reader.say
    told = _("Read your brief. Press two wordings to fight for. What has no sign is yours to trade.")
    return _("What do you want, and what can you not live with?"), [text(told), key_of_signs(reader)]


def _corridor(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    _, names, groups = reader.say, delegation_names(reader), seen["groups"]
    meet: list[Row] = [{"text": " ↔ ".join(names[who] for who in group)} for group in groups]
    told = _(
        "Ask what the other cannot live with. Offer what costs you little. A deal counts once all who meet press it."
    )
    deals: Bar = {"label": _("Deals"), "count": seen["deals"]}
    met = [rows(meet, columns=2), bars([deals], of=len(groups))] if groups else []
    return _("Stand up: your phone says whom you meet"), [text(told), *met]


def _packages(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    _ = reader.say
    told = _("Offer one clause for another. Who leads the class puts on the table what you propose.")
    disputed = in_question(seen["rows"])
    title = (
        _("What would let these clauses stand?") if disputed else _("All clauses are settled. Can the text say more?")
    )
    if seen["new"]:
        asked = [text(_("Press on your phone, whatever you pressed before."))] if seen["held"] else []
        return _open_title(reader, seen, seen["clause"]), [  # type: ignore[arg-type]
            *_new(reader, seen), *asked, *_other_questions(reader, seen), *settled_parts(reader, seen["rows"]),
        ]  # fmt: skip
    first = _first_proposed(seen)
    more = len(seen["proposals"]) - sum(row["id"] in first for row in disputed)
    return title, [
        text(told), _question_rows(reader, disputed, first), *settled_parts(reader, seen["rows"]), *_more_proposed(reader, more),
    ]  # fmt: skip


def _more_proposed(reader: Reader, more: int) -> list[Part]:
    """Say how many proposals are on no line of the wall: the console has them all."""
    _ = reader.say
    return [text(_("More proposals, with your instructor: {count}.").format(count=more), small=True)] if more else []


def _other_questions(reader: Reader, seen: WallView) -> list[Part]:
    """Return the other clauses in question, beside the one of which a new wording is on the table, with who objects."""
    _ = reader.say
    found = [
        f"{label_of(row)} {row['title']} ({in_short(row['against'], MOST_COUNTED) or clause_sign(reader, row)[1]})"
        for row in in_question(seen["rows"])
        if row["id"] != seen["new"]
    ]
    return [text(_("Also in question: {clauses}.").format(clauses=" · ".join(found)), small=True)] if found else []


def _question_rows(
    reader: Reader, found: list[ClauseRow], first: Mapping[str, Proposal], *, title: str = "", is_short: bool = False
) -> Part:
    """Return clauses that are in question, each with who objects, and what is `first` proposed instead of it, and by whom.
    Where there is room for it the wordings stand there, too."""
    _, listed = reader.say, list[Row]()
    names, short, is_short = delegation_names(reader), short_wordings(reader), is_short or len(found) > MOST_WITH_WORDS
    for row in found:
        sign, means = clause_sign(reader, row)
        words = row["title"] if is_short else title_and_short(reader, row)
        told = f"{words} ({in_short(row['against'], MOST_NAMED) or means})"
        if instead := first.get(row["id"]):
            who = in_short([names[each] for each in instead["by"]], 1 if is_short else MOST_NAMED)
            by = who if is_short else f"{short[instead['clause'], instead['variant']]}, {who}"
            letter = letter_of(reader, instead["clause"], instead["variant"])
            told += " → " + _("{wording} proposed ({by})").format(wording=letter, by=by)
        listed.append({"label": label_of(row), "text": told, "sign": sign, "means": means})
    return rows(listed, title=title, columns=2)


def _dropped(reader: Reader, seen: WallView) -> Part:
    """Return which clauses closing would drop, and why: who objects, or that too few have pressed. One that is silent cannot be dropped."""
    _ = reader.say
    dropped = [row for row in seen["rows"] if row["says"] and (row["against"] or not row["settled"])]
    if not dropped:
        return text(_("No clause would be dropped."))
    return _question_rows(reader, dropped, {}, title=_("Dropped: disputed, or too few have pressed"), is_short=True)


def _last(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    """What closing now would do: what is dropped, and who would then not sign, because a condition breaks."""
    _, end = reader.say, seen["last"]
    again = _("Press again, or leave it as it is.")
    refuse = _would_not_sign(reader, end["refusals"], 1 if seen["new"] else MOST_REASONS)
    return _("If the table closed now, what would be left?"), [
        *_new(reader, seen), text(f"{end['sentence']} {again}"), _dropped(reader, seen),
        *refuse,
    ]  # fmt: skip


def _would_not_sign(reader: Reader, refusals: list[list[str]], most: int) -> list[Part]:
    """Return who would not sign, and why: those who have the same reason together. Of more reasons than `most` can be read
    at the back, so that there are only the names: phones have the reasons."""
    _ = reader.say
    title, by_reason = _("The text would then not be signed by"), dict[str, list[str]]()
    for name, why in refusals:
        by_reason.setdefault(why, []).append(name)
    if len(by_reason) > most:
        names = ", ".join(dict.fromkeys(name for name, _why in refusals))
        return [text(f"{title}{colon(reader.language)}{names}.")]
    listed: list[Row] = [
        {"label": ", ".join(named), "sign": STATED, "means": refusing_words(reader), "text": why}
        for why, named in by_reason.items()
    ]
    return [rows(listed, title=title)] if listed else []


def _sign(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    _ = reader.say
    told = _("What was disputed, or had too few presses, says nothing now. One refusal, and there is no text.")
    guess = text(_("Guess on your phone, too: on how many clauses could a text say something?"), small=True)
    listed, says = text_rows(reader, seen["rows"]), text(says_sentence(reader, seen["rows"]))
    if seen["now"]["open"]:
        return outcome(reader, seen, MOST_IN_TITLE), [says, listed, key_of_rows(listed)]
    if not _says(seen):
        return outcome(reader, seen, MOST_IN_TITLE), [guess, listed, key_of_rows(listed)]
    return _("Does your delegation sign this text?"), [says, text(told), guess, listed, key_of_rows(listed)]


def _says(seen: WallView) -> bool:
    return any(row["says"] for row in seen["rows"])


def _result(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    """The text that was reached beside a best text, with whose red lines it crosses that were not voiced."""
    _, end = reader.say, seen["end"]
    if not end:
        not_closed = text(_("The table was not closed: go back to the signatures."))
        return _("On how many clauses does each text say something?"), [not_closed]
    own = _("Text not signed: clauses that say something, of {all}") if seen["unsigned"] else _("Your text: clauses that say something, of {all}")  # fmt: skip
    found: list[Bar] = [{"label": own.format(all=len(seen["rows"])), "count": end["says"]}]
    if end["best"]:
        best = _("A best text, which crosses no red line")
        found.append({"label": best, "count": end["best_says"]})
    told = [
        *(_alike(reader, end["rows"]) if _says(seen) else []),
        *_guesses(reader, seen),
        *_counted(reader, _("Convinced most:"), seen["convincing"]),
        *_counted(reader, _("Surprised most:"), seen["surprising"]),
    ]
    return outcome(reader, seen, MOST_IN_TITLE), [
        bars(found, of=len(seen["rows"])), *_crossed(reader, seen),
        *_beside(reader, end["rows"], own=_says(seen), best=end["best"]), *([text(" — ".join(told), small=True)] if told else []),
    ]  # fmt: skip


def _crossed(reader: Reader, seen: WallView) -> list[Part]:
    """Say whose red lines the text crosses, on which wordings: first those that were voiced, then those that were not."""
    _, unvoiced = reader.say, seen["unvoiced"]
    voiced = {
        name: [each for each in wordings if each not in unvoiced.get(name, ())]
        for name, wordings in seen["crossed"].items()
    }
    sentences = (_("Crossed red lines, unmet conditions: {lines}."), voiced), (_("Not voiced: {lines}."), unvoiced)
    told = [
        sentence.format(lines=in_short(lines, MOST_CROSSED, between=" · "))
        for sentence, crossed in sentences
        if (lines := [f"{name} ({', '.join(wordings)})" for name, wordings in crossed.items() if wordings])
    ]
    return [text(" ".join(told), small=True)] if told else []


def _beside(reader: Reader, found: list[dict[str, Any]], *, own: bool, best: bool) -> list[Part]:
    """Return each clause in which both texts differ, the room's first. Beside no text stands what the best says."""
    _ = reader.say
    if not own:
        said = [(row["title"], row["texts"][-1]) for row in found]
        listed: list[Row] = [{"label": title, "text": each["short"]} for title, each in said if each["says"]]
        return [rows(listed, title=_("A best text"), columns=2)] if best else []
    differing: list[Row] = [
        {"label": row["title"], "text": " | ".join(_short_of_each(row))} for row in found if not row["same"]
    ]
    key = _("Your text | a best text (– says nothing)")
    return [rows(differing, title=key if best else _("Your text"), columns=2)] if differing else []


def _alike(reader: Reader, found: list[dict[str, Any]]) -> list[str]:
    """Return the clauses in which both texts are alike, in a line; no line where there is none."""
    _ = reader.say
    alike = " · ".join(f"{row['title']} ({_short_of_each(row)[0]})" for row in found if row["same"])
    return [_("The same in both: {clauses}.").format(clauses=alike)] if alike else []


def _short_of_each(row: dict[str, Any]) -> list[str]:
    """Return what each text says on a clause in short."""
    return [each["short"] if each["says"] else SILENT for each in row["texts"]]


def _guesses(reader: Reader, seen: WallView) -> list[str]:
    _, guesses, most = reader.say, seen["guesses"], seen["end"]["best_says"]
    count = sum(guesses.values())
    if not count or not seen["end"]["best"]:
        return []
    told = _("{right} of {all} had guessed {most} for a best text.")
    return [told.format(right=guesses.get(str(most), 0), all=count, most=most)]


def _out(reader: Reader, _step: Step, _seen: WallView) -> Drawn:
    _ = reader.say
    told = [
        _("Say aloud for whom you spoke. From now on you speak for yourself."),
        _("Which line was hardest to defend? On what did it rest: stated, inferred, or nothing found?"),
        _("The wordings are ours: a model of a negotiation, not a forecast."),
    ]
    return _("Leave your role: what was hardest?"), [text(each) for each in told]


_DRAWN: dict[str, Callable[[Reader, Step, WallView], Drawn]] = {
    "seats": _seats,
    "fight": _clause,
    "fought": _clause,
    "brief": _brief,
    "corridor": _corridor,
    "read": _clause,
    "open": _clause,
    "rest": _rest,
    "packages": _packages,
    "last": _last,
    "sign": _sign,
    "result": _result,
    "out": _out,
}
