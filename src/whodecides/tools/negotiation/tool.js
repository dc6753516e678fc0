// The negotiation table: a wording for each clause, and who can sign. Every word comes from Python.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawCard, drawFacts, drawTextarea, startWidget } from "../../widgets/stateful_widget.js";

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
  const opened = view.state.opened?.join(".") === `${place}.${clause}`;
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
  if (clause.id === last()) box.append(node("p", { class: "wd-sentence wd-echo", "aria-hidden": "true" }, view.view.sentence));
  if (view.state.opened?.[1] === clause.id) box.append(drawEvidencePanel(view, () => open(null, clause.id,
    `${clause.id}.${view.state.opened[0]}`)));
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
  const changing = (state) => (state.trial ? "trial" : "picks");
  const decide = (change) => send((state) => {
    const which = changing(state);
    before.push([which, state[which]]);
    return { ...state, [which]: change(state[which]), opened: null };
  });
  const undoable = (state) => before.at(-1)?.[0] === changing(state);
  let last = null; // the clause that was changed last
  const acts = {
    group,
    last: () => last,
    pick: (clause, variant) => {
      last = clause;
      decide((picks) => ({ ...picks, [clause]: variant }));
    },
    raise: (wording, place, on) => send((state) => {
      const others = (state.raised[wording] ?? []).filter((each) => each !== place);
      return { ...state, raised: { ...state.raised, [wording]: on ? [...others, place] : others }, opened: null };
    }, `raise-${wording.split(".")[0]}`),
    open: (place, clause, key) => send((state) => {
      const same = state.opened?.[0] === place && state.opened[1] === clause;
      return { ...state, opened: place && !same ? [place, clause] : null };
    }, key),
  };
  const undo = () => send((state) => {
    if (!undoable(state)) return state;
    const [which, picks] = before.pop();
    return { ...state, [which]: picks, opened: null };
  });
  const tryOut = (on) => send((state) => {
    while (before.at(-1)?.[0] === "trial") before.pop();
    return { ...state, trial: on ? { ...state.picks } : null, opened: null };
  });
  return {
    hint: [(view) => [view.words], ({ words: { labels } }) => [node("p", {}, labels.hint), node("p", {}, labels.note)]],
    tools: [(view) => [view.words, view.state.seat, Boolean(view.state.trial), undoable(view.state)], ({ words, state }) => [node("div", { class: "wd-tools" },
      drawSelect("seat", words.labels.seat, words.seats, state.seat, (seat) =>
        send((state) => ({ ...state, seat, opened: null }))),
      node("button", { type: "button", "data-key": "undo", "aria-disabled": undoable(state) ? "false" : "true", onclick: undo }, words.labels.undo),
      node("button", { type: "button", "data-key": "reset", onclick: () => decide(() => ({})) }, words.labels.reset),
      words.labels.trial && node("label", { class: "wd-check" }, node("input", { type: "checkbox", "data-key": "trial",
        checked: Boolean(state.trial), onchange: (event) => tryOut(event.target.checked) }), words.labels.trial))]],
    sentence: [(view) => [view.view.sentence, view.view.keeping, view.view.work], ({ view }) => [
      node("p", { class: "wd-sentence", role: "status" }, view.sentence, node("br"), node("strong", {}, view.keeping), ` ${view.work}`)]],
    table: [(view) => [view.words, view.view.sentence, view.view.text, view.view.signs, view.view.own, view.view.seats, view.view.raised, view.view.evidence, view.state.opened],
      (view) => [node("div", { class: "wd-floor" },
        node("div", { class: "wd-clauses" }, ...view.words.clauses.map((clause) => drawClause(view, clause, acts))), drawSeats(view))]],
    running: [(view) => [view.words, view.view.running], ({ words: { labels }, view }) => [
      node("h4", {}, labels.running),
      ...(view.running.length ? view.running.map((text) => node("p", {}, text)) : [node("p", {}, labels.empty)]),
    ]],
    // What is not stored should not be written at length either.
    wording: [(view) => [view.words], ({ words: { labels }, state }) => (labels.wording ? [
      drawTextarea("wording", labels.wording, state.wording, 4, (wording) => send((state) => ({ ...state, wording }))),
    ] : [])],
  };
}

export default { render: (context) => startWidget(context, "negotiation_table", { drawings }) };
