// A law of parts: one part at a time, what speaks against it at once, and the law so far.

import { node } from "../../widgets/dom.js";
import { drawSources, startWidget } from "../../widgets/stateful_widget.js";

function drawChoice({ view: { slot, name, question, options, chosen } }, send) {
  const take = (id) => send((state) => ({ ...state, slot, pressed: slot, parts: { ...state.parts, [slot]: id } }));
  return node("section", { role: "group", "aria-label": name }, node("p", { class: "wd-law-question" }, question),
    node("div", { class: "wd-law-options" }, ...options.map(([id, of, text]) =>
      node("button", { type: "button", "data-act": true, "data-key": `part-${slot}-${id}`, "aria-pressed": String(id === chosen), onclick: () => take(id) },
        node("strong", {}, text), node("br"), node("small", {}, of)))));
}

// Below what is said of a part stands the way on, and the way back to the part before.
function drawAgainst({ words, view: { answer, next, back } }, send) {
  const place = node("div", { class: "wd-answer", role: "status", "data-answer": true });
  const goTo = (step) => () => send((state) => ({ ...state, slot: step, pressed: state.parts[step] ? step : "" }), "law");
  const leave = node("div", { class: "wd-law-leave" }, ...(back ? [node("button", { type: "button", "data-key": `back-${back}`, onclick: goTo(back) }, `‹ ${words.labels.back}`)] : []));
  if (!answer.part) {
    if (back) place.append(leave);
    return place;
  }
  place.append(node("p", {}, answer.part), ...(answer.text ? [node("p", { class: "wd-law-against" }, node("strong", {}, `${answer.name}${words.colon}`), answer.text)] : []),
    node("div", { class: "wd-law-below" }, node("details", {}, node("summary", { "data-key": "sources" }, words.sources), drawSources(answer.sources)), leave));
  if (next) leave.append(node("button", { type: "button", class: "wd-strong", "data-act": true, "data-turn": true, "data-next": true, "data-key": `next-${next}`, onclick: goTo(next) }, `${words.labels.next} ›`));
  return place;
}

function drawLaw({ words: { labels }, view: { law, slot, verdict, task } }, send) {
  return node("div", { class: "wd-law-mine", tabindex: "-1", "data-key": "law", "data-work": task }, node("p", { class: "wd-law-name" }, node("strong", {}, labels.mine)),
    ...law.map(({ step, name, text, of, then }) => node("button", { type: "button", class: "wd-law-part", "data-key": `slot-${step}`,
      "aria-current": step === slot ? "true" : null, onclick: () => send((state) => ({ ...state, slot: step, pressed: step })) },
    node("strong", {}, name), " ", text || labels.open, ...(of ? [node("br"), node("small", {}, `${of} · ${labels.then} ${then}`)] : []))),
    node("p", { class: "wd-sentence", role: "status" }, verdict));
}

function drawings(send) {
  return {
    main: [(view) => [view.words, view.view], (view) => [node("div", { class: "wd-law-table" },
      node("div", { class: "wd-law-left" }, drawChoice(view, send), drawAgainst(view, send)), drawLaw(view, send))]],
    work: [(view) => [view.view.work], ({ view: { work } }) => [node("p", { class: "wd-hidden", role: "status" }, work)]],
  };
}

export default { render: (context) => startWidget(context, "application", { drawings }) };
