// The negotiation table: a wording for each clause, and who can sign. Every word comes from Python.

import { node } from "../../show/dom.js";
import { drawSelect, drawCard, drawFacts, drawTextarea, explore } from "../../show/explorer.js";

const KINDS = { objects: "wd-not", welcomes: "wd-for" };

function drawEvidencePanel(view, close) {
  const { evidence } = view.view;
  const panel = node("section", { class: "wd-evidence", "aria-label": evidence.title, tabindex: "0", "data-key": "evidence",
    onkeydown: (event) => { if (event.key === "Escape") close(); } });
  panel.append(
    node("div", { class: "wd-evidence-head" }, node("h4", {}, evidence.title),
      node("button", { type: "button", "data-key": "close", onclick: close }, view.words.labels.close)),
    ...evidence.reasons.map((text) => node("p", {}, text)),
    evidence.words.length ? drawFacts(evidence.words) : "",
  );
  if (evidence.none) panel.append(node("p", {}, evidence.none));
  panel.append(...evidence.cards.map((card) => drawCard(card, view.words)));
  return panel;
}

// A button that opens the evidence of one delegation on one clause.
function drawMark(view, open, [place, text, kind], clause) {
  const key = `${clause}.${place}`;
  const opened = view.chosen.opened?.join(".") === `${place}.${clause}`;
  return node("button", { type: "button", class: `wd-mark ${KINDS[kind] ?? ""}`, "data-key": key,
    "aria-expanded": opened ? "true" : "false", onclick: () => open(place, clause, key) }, text);
}

function drawClause(view, clause, { pick, open, raise, group, last }) {
  const { labels, draft } = view.words;
  const picked = view.view.text[clause.id];
  const box = node("fieldset", { class: "wd-clause" }, node("legend", {}, clause.title), node("p", {}, clause.question));
  for (const [variant, wording] of clause.variants) {
    const own = view.view.own[clause.id]?.[variant];
    const text = draft[clause.id] === variant ? `${wording} ${labels.draft}` : wording;
    box.append(node("label", { class: "wd-option" },
      node("input", { type: "radio", name: `${group}-${clause.id}`, "data-key": `${clause.id}-${variant}`,
        checked: picked === variant, onchange: () => pick(clause.id, variant) }),
      node("span", {}, text, own ? node("small", { class: "wd-own" }, own) : null)));
  }
  const marks = view.view.signs[clause.id];
  const line = node("div", { class: "wd-marks" });
  if (marks.length) line.append(...marks.map((mark) => drawMark(view, open, mark, clause.id)));
  else line.append(node("span", {}, labels.nobody));
  box.append(line, drawRaised(view, clause.id, raise));
  // The sentence at the top may be out of sight here; it is also what is read aloud.
  if (clause.id === last()) box.append(node("p", { class: "wd-sentence wd-echo", "aria-hidden": "true" }, view.view.said));
  if (view.chosen.opened?.[1] === clause.id) box.append(drawEvidencePanel(view, () => open(null, clause.id,
    `${clause.id}.${view.chosen.opened[0]}`)));
  return box;
}

// People at the table object of their own choice, too: to the wording that is picked.
function drawRaised(view, clause, raise) {
  const { view: { free, raised, text }, words: { labels } } = view;
  const wording = `${clause}.${text[clause]}`;
  const line = node("div", { class: "wd-tools" });
  if (free[clause].length)
    line.append(drawSelect(`raise-${clause}`, labels.raise, [["", labels.choose], ...free[clause]], "", (place) =>
      place && raise(wording, place, true)));
  for (const [place, name] of raised[clause])
    line.append(node("button", { type: "button", "data-key": `withdraw-${clause}-${place}`,
      onclick: () => raise(wording, place, false) }, labels.withdraw.replace("{place}", name)));
  return line;
}

function drawSeats(view) {
  const { labels } = view.words;
  const list = node("ul", { class: "wd-seats" });
  for (const seat of view.view.seats) {
    const item = node("li", {}, node("strong", {}, seat.name), " ");
    if (seat.objects.length)
      item.append(node("span", { class: "wd-not" }, labels.cannot_sign), ` ${seat.objects.join(" · ")}`);
    else item.append(node("span", { class: "wd-for" }, labels.can_sign));
    item.append(node("br"), node("small", {}, `${labels.welcomes} ${seat.welcomes}`));
    list.append(item);
  }
  return node("section", { class: "wd-who", "aria-label": labels.seats }, node("h4", {}, labels.seats), list);
}

function drawings(send) {
  const group = crypto.randomUUID();
  const before = []; // the picks before each step, for the undo button: what is written in the box stays
  // While the student only tries, the trial changes and the stored picks do not.
  const changing = (choice) => (choice.trial ? "trial" : "picks");
  const decide = (change) => send((choice) => {
    const which = changing(choice);
    before.push([which, choice[which]]);
    return { ...choice, [which]: change(choice[which]), opened: null };
  });
  const undoable = (choice) => before.at(-1)?.[0] === changing(choice);
  let last = null; // the clause that was changed last
  const acts = {
    group,
    last: () => last,
    pick: (clause, variant) => {
      last = clause;
      decide((picks) => ({ ...picks, [clause]: variant }));
    },
    raise: (wording, place, on) => send((choice) => {
      const others = (choice.raised[wording] ?? []).filter((each) => each !== place);
      return { ...choice, raised: { ...choice.raised, [wording]: on ? [...others, place] : others }, opened: null };
    }, `raise-${wording.split(".")[0]}`),
    open: (place, clause, key) => send((choice) => {
      const same = choice.opened?.[0] === place && choice.opened[1] === clause;
      return { ...choice, opened: place && !same ? [place, clause] : null };
    }, key),
  };
  const undo = () => send((choice) => {
    if (!undoable(choice)) return choice;
    const [which, picks] = before.pop();
    return { ...choice, [which]: picks, opened: null };
  });
  const tryOut = (on) => send((choice) => {
    while (before.at(-1)?.[0] === "trial") before.pop();
    return { ...choice, trial: on ? { ...choice.picks } : null, opened: null };
  });
  return {
    hint: [(view) => [view.words], ({ words: { labels } }) => [node("p", {}, labels.hint), node("p", {}, labels.note)]],
    tools: [(view) => [view.words, view.chosen.seat, Boolean(view.chosen.trial), undoable(view.chosen)], ({ words, chosen }) => [node("div", { class: "wd-tools" },
      drawSelect("seat", words.labels.seat, words.seats, chosen.seat, (seat) =>
        send((choice) => ({ ...choice, seat, opened: null }))),
      node("button", { type: "button", "data-key": "undo", "aria-disabled": undoable(chosen) ? "false" : "true", onclick: undo }, words.labels.undo),
      node("button", { type: "button", "data-key": "reset", onclick: () => decide(() => ({})) }, words.labels.reset),
      words.labels.trial && node("label", { class: "wd-check" }, node("input", { type: "checkbox", "data-key": "trial",
        checked: Boolean(chosen.trial), onchange: (event) => tryOut(event.target.checked) }), words.labels.trial))]],
    said: [(view) => [view.view.said, view.view.keeping, view.view.work], ({ view }) => [
      node("p", { class: "wd-sentence", role: "status" }, view.said, node("br"), node("strong", {}, view.keeping), ` ${view.work}`)]],
    table: [(view) => [view.words, view.view.said, view.view.text, view.view.signs, view.view.own, view.view.seats, view.view.raised, view.view.evidence, view.chosen.opened],
      (view) => [node("div", { class: "wd-floor" },
        node("div", { class: "wd-clauses" }, ...view.words.clauses.map((clause) => drawClause(view, clause, acts))), drawSeats(view))]],
    running: [(view) => [view.words, view.view.running], ({ words: { labels }, view }) => [
      node("h4", {}, labels.running),
      ...(view.running.length ? view.running.map((text) => node("p", {}, text)) : [node("p", {}, labels.empty)]),
    ]],
    // What is not stored should not be written at length either.
    wording: [(view) => [view.words], ({ words: { labels }, chosen }) => (labels.wording ? [
      drawTextarea("wording", labels.wording, chosen.wording, 4, (wording) => send((choice) => ({ ...choice, wording }))),
    ] : [])],
  };
}

export default { render: (context) => explore(context, "negotiation_table", { drawings }) };
