"""What the wall of a room shows of the table: the wording, who objects once it is open, and how the whole text stands."""

from collections.abc import Callable
from typing import Any, cast

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Bar, Part, Row, Screen, bars, rows, text
from ...i18n import colon
from .model import OBJECTS
from .plan import VOICE_SECONDS
from .play_view import Against, ClauseRow, ClauseView, WallView
from .screen_parts import (
    BOUND,
    SILENT,
    STATED,
    case_in_short,
    clause_sign,
    in_question,
    is_in_question,
    key_of_signs,
    label_of,
    letter_of,
    no_text,
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
from .wordings import all_wordings, clause_number, delegation_names, on_condition, short_wordings

MOST_COUNTED = 3  # delegations that convinced or surprised most
MOST_PROPOSALS = 4  # on the wall; phones and the console have all
MOST_NAMED = 3  # delegations beside a wording, likewise
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

    Proposals take the place of how the whole text stands: both are too long for letters that one reads at the back.
    """
    _ = reader.say
    clause: ClauseView = seen["clause"]  # type: ignore[assignment]
    wording, is_told = wording_part(reader, clause), seen["now"]["open"] and not seen["held"]
    board = text_rows(reader, seen["rows"], now=clause["id"], is_open=is_told)
    if not seen["now"]["open"]:
        told = _("Press on your phone. Nothing is shown until your instructor goes on.")
        return _asked(reader, step, clause), [wording, *_question(reader, step, clause), text(told), board]
    return _open_title(reader, seen, clause), [
        wording, *_objections(reader, clause), *_since(reader, seen), *(_proposals(reader, seen) or [board]),
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
    """Say what was pressed since a wording was shown, and who pressed nothing, with what that means."""
    _, clause = reader.say, cast("ClauseView", seen["clause"])
    if seen["held"]:
        return []
    now_object, now_live = (", ".join(clause["since"][each]) for each in ("object", "live"))
    missing = ", ".join(clause["missing"])
    told = [
        _("Objecting only since then: {names}.").format(names=now_object) if now_object else "",
        _("Objected before, not now: {names}.").format(names=now_live) if now_live else "",
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
    """Return who objects, and what the brief of the one says who has spoken; and whose reasons convinced how many."""
    _, against = reader.say, clause["objects"]
    if not against:
        return []
    means, bound = reader.word(OBJECTS, "stances.stance"), on_condition(reader)
    named: list[Row] = [
        {"sign": BOUND, "means": bound, "text": f"{each['name']} ({each['needs']})", "strong": True}
        if each["needs"]
        else {"sign": STATED, "means": means, "text": each["name"], "strong": True}
        for each in against
    ]
    found = [rows(named, columns=min(4, len(named)))]
    if said := cast("Against", clause["said"]):
        found += [text(f"{said['name']}{colon(reader.language)}{said['why']}"), *spoken(reader, said["quote"])]
    return [*found, *(text(each, small=True) for each in _counted(reader, _("Convinced by:"), clause["convinced"]))]


def _counted(reader: Reader, label: str, counted: dict[str, int], *, most: int | None = None) -> list[str]:
    """Return how often delegations were pressed, in a line, the most pressed first; no line where none was."""
    names, found = delegation_names(reader), sorted(counted.items(), key=lambda each: -each[1])[:most]
    told = " · ".join(f"{names[who]} {count}" for who, count in found)
    return [f"{label} {told}"] if told else []


def _proposals(reader: Reader, seen: WallView) -> list[Part]:
    """Return what was proposed instead, and by whom, by clauses: the last ones. Of the clause that is read the whole wording."""
    _, names, whole = reader.say, delegation_names(reader), bool(seen["clause"])
    words = all_wordings(reader) if whole else short_wordings(reader)
    found = [each for each in seen["proposals"] if not whole or each["clause"] == seen["clause"]["id"]]
    last = sorted(found[-MOST_PROPOSALS:], key=lambda each: (clause_number(reader, each["clause"]), each["variant"]))  # fmt: skip
    listed: list[Row] = [
        {
            "label": letter_of(reader, each["clause"], each["variant"]),
            "text": f"{words[each['clause'], each['variant']]} ({_in_short([names[who] for who in each['by']])})",
        }
        for each in last
    ]
    return [rows(listed, title=_("Proposed instead"), columns=2)] if listed else []


def _in_short(names: list[str]) -> str:
    """Return the first names, and how many more there are."""
    more = [f"+{len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])


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
    disputed = any(is_in_question(row) for row in seen["rows"])
    title = (
        _("What would let these clauses stand?") if disputed else _("All clauses are settled. Can the text say more?")
    )
    if seen["new"]:
        asked = [text(_("Press on your phone, whatever you pressed before."))] if seen["held"] else []
        return _open_title(reader, seen, seen["clause"]), [  # type: ignore[arg-type]
            *_new(reader, seen), *asked, text_rows(reader, seen["rows"], now=seen["new"], is_open=not seen["held"]), *_proposals(reader, seen),
        ]  # fmt: skip
    return title, [
        text(told), _question_rows(reader, in_question(seen["rows"])), *settled_parts(reader, seen["rows"]), *_proposals(reader, seen),
    ]  # fmt: skip


def _question_rows(reader: Reader, found: list[ClauseRow], *, title: str = "", is_short: bool = False) -> Part:
    """Return clauses that are in question, each with who objects, and with its wording where there is room for it."""
    listed: list[Row] = []
    is_short = is_short or len(found) > MOST_WITH_WORDS
    for row in found:
        sign, means = clause_sign(reader, row)
        words = row["title"] if is_short else title_and_short(reader, row)
        told = f"{words} ({_in_short(row['against']) or means})"
        listed.append({"label": label_of(row), "text": told, "sign": sign, "means": means})
    return rows(listed, title=title, columns=2)


def _dropped(reader: Reader, seen: WallView) -> Part:
    """Return which clauses closing would drop, and why: who objects, or that too few have pressed. One that is silent cannot be dropped."""
    _ = reader.say
    dropped = [row for row in seen["rows"] if row["says"] and (row["against"] or not row["settled"])]
    if not dropped:
        return text(_("No clause would be dropped."))
    return _question_rows(reader, dropped, title=_("Dropped: disputed, or too few have pressed"), is_short=True)


def _last(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    """What closing now would do: what is dropped, and who would then not sign, because a condition breaks."""
    _, end = reader.say, seen["last"]
    again = _("Press again, or leave it as it is.")
    refuse: list[Row] = [
        {"label": name, "sign": STATED, "means": refusing_words(reader), "text": why} for name, why in end["refusals"]
    ]
    return _("If the table closed now, what would be left?"), [
        *_new(reader, seen), text(f"{end['sentence']} {again}"), _dropped(reader, seen),
        *([rows(refuse, title=_("The text would then not be signed by"))] if refuse else []),
        *_proposals(reader, seen),
    ]  # fmt: skip


def _sign(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    _ = reader.say
    told = _("What was disputed, or had too few presses, says nothing now. One refusal, and there is no text.")
    guess = text(_("Guess on your phone, too: on how many clauses could a text say something?"), small=True)
    if seen["now"]["open"]:
        told = _signed(reader, seen)
    if not _says(seen):
        return no_text(reader), [guess, text_rows(reader, seen["rows"])]
    return _("Does your delegation sign this text?"), [
        text(says_sentence(reader, seen["rows"])), text(told), guess, text_rows(reader, seen["rows"]),
    ]  # fmt: skip


def _says(seen: WallView) -> bool:
    return any(row["says"] for row in seen["rows"])


def _signed(reader: Reader, seen: WallView) -> str:
    _, names = reader.say, delegation_names(reader)
    refuse = ", ".join(names[each] for each in seen["unsigned"])
    if refuse:
        return _("No text: it is not signed by {names}.").format(names=refuse)
    return _("All {all} sign.").format(all=len(names))


def _result(reader: Reader, _step: Step, seen: WallView) -> Drawn:
    """The text that was reached beside a best text, with the red lines that that nobody voiced beside the total."""
    _, end = reader.say, seen["end"]
    title = _("On how many clauses does each text say something?")
    if not end:
        return title, [text(_("The table was not closed: go back to the signatures."))]
    silent = _("red lines not voiced: {count}").format(count=end["silent"])
    own = _("The text that was not signed") if seen["unsigned"] else _("Your text")
    found: list[Bar] = [{"label": f"{own} ({silent})", "count": end["says"]}]
    if end["best"]:
        best = _("A best text, which crosses no red line")
        found.append({"label": best, "count": end["best_says"]})
    beyond = [text(end["beyond"])] if end["beyond"] else []
    told = [
        *_guesses(reader, seen),
        *_counted(reader, _("Reasons that convinced most:"), seen["convincing"], most=MOST_COUNTED),
        *_counted(reader, _("Surprised most:"), seen["surprising"], most=MOST_COUNTED),
    ]
    return title, [
        text(end["title"] if _says(seen) else no_text(reader)), bars(found, of=len(seen["rows"])), *beyond,
        *_beside(reader, end["rows"], own=_says(seen), best=end["best"]), *([text(" — ".join(told), small=True)] if told else []),
    ]  # fmt: skip


def _beside(reader: Reader, found: list[dict[str, Any]], *, own: bool, best: bool) -> list[Part]:
    """Return each clause of both texts, the room's first; those that are alike in a line. Beside no text stands what the best says."""
    _, listed, alike = reader.say, list[Row](), list[str]()
    if not own:
        said = [(row["title"], row["texts"][-1]) for row in found]
        listed = [{"label": title, "text": each["short"]} for title, each in said if each["says"]]
        return [rows(listed, title=_("A best text"), columns=2)] if best else []
    for row in found:
        texts = [each["short"] if each["says"] else SILENT for each in row["texts"]]
        if row["same"]:
            alike.append(f"{row['title']} ({texts[0]})")
        else:
            listed.append({"label": row["title"], "text": " | ".join(texts)})
    key = _("Your text | a best text (– says nothing)")
    both = _("The same in both: {clauses}.").format(clauses=" · ".join(alike))
    return [
        *([rows(listed, title=key if best else _("Your text"), columns=2)] if listed else []),
        *([text(both, small=True)] if alike else []),
    ]


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
