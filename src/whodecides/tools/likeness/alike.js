// The questions on which two governments are alike, as bars; a question that is pressed opens a statement of each.

import { drawCoded } from "../../widgets/coded_quotation.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawOthers({ view, state, words: { labels } }, send) {
  return node("div", { class: "wd-like-tabs", role: "group", "aria-label": labels.others }, ...view.others.map(([id, name]) => node("button", {
    type: "button", "data-key": `place-${id}`, "aria-pressed": String(id === state.place), class: id === view.mine ? "wd-like-mine" : "",
    onclick: () => send((now) => ({ ...now, place: id })) }, name, id === view.mine ? node("span", { class: "wd-hidden" }, ` (${labels.mine})`) : null)));
}

function drawBars({ view, state, words: { labels } }, send) {
  return node("div", { class: "wd-like-bars", role: "group", "aria-label": labels.bars }, ...view.bars.map((each) => {
    const bar = node("i", { "aria-hidden": "true" });
    bar.style.width = `${each.percent}%`;
    return node("button", { type: "button", "data-key": `bar-${each.id}`, "data-act": true, "aria-pressed": String(each.id === state.variable),
      onclick: () => send((now) => ({ ...now, variable: each.id })) },
    node("span", {}, each.name), node("span", {}, each.share), node("span", { class: "wd-like-bar" }, bar));
  }));
}

function drawSides({ view, words }) {
  if (!view.sides.length) return node("p", { class: "wd-kicker" }, words.labels.choose);
  return node("div", { role: "status", "data-answer": true }, node("p", { class: "wd-sentence" }, view.said),
    node("div", { class: "wd-like-sides" }, ...view.sides.map(({ name, codes, quotation }) => node("div", {}, node("h4", {}, name), codes && node("p", { class: "wd-like-codes" }, codes),
      quotation ? drawCoded(quotation, words) : node("p", {}, view.silent)))));
}

const drawings = (send) => ({
  main: [(view) => [view.words, view.view, view.state], (view) => [node("div", { class: "wd-like-two wd-like-beside" },
    node("div", {}, drawOthers(view, send), drawBars(view, send)), drawSides(view))]],
});

export default { render: (context) => startWidget(context, "likeness", { drawings }) };
