// The page of the story: sentences that can be pressed, each with the stamp that the record put on it.

import { node } from "../../widgets/dom.js";
import { drawCard } from "../../widgets/stateful_widget.js";

export function drawStamp({ order, sign, name }) {
  return node("span", { class: `wd-stamp wd-o${order}` }, node("span", { "aria-hidden": "true" }, `${sign} `), name);
}

// `press(id)` is called for a sentence, `below(sentence)` gives what stands under it in print; `act` says that the press itself answers.
export function drawPaper({ words: { labels }, view }, press, { act = false, below = () => null, struck = () => false } = {}) {
  const lines = view.sentences.map((each) => [node("button", {
    type: "button", class: `wd-page-sentence${struck(each) ? " wd-struck" : ""}`, "data-key": each.id, "data-act": act,
    "aria-pressed": String(each.id === view.at), onclick: () => press(each.id),
  }, node("span", {}, each.text), each.label ? node("span", { class: "wd-kicker" }, ` ${each.label}`) : "", each.stamp ? drawStamp(each.stamp) : ""), below(each)]);
  const paper = node("div", { class: "wd-paper", "data-scroll": "paper", "data-judged": true, role: "group", "aria-label": labels.page },
    node("p", { class: "wd-kicker" }, labels.note), node("div", { class: "wd-sentences" }, ...lines.flat().filter(Boolean)));
  requestAnimationFrame(() => showLit(paper));
  return paper;
}

// The sentence that is looked at, and what is printed under it, stand in sight in their box; the page around it does not move.
function showLit(paper) {
  const lit = paper.querySelector('[aria-pressed="true"]');
  if (!lit) return;
  const box = paper.getBoundingClientRect(), { top } = lit.getBoundingClientRect();
  const { bottom } = (lit.nextElementSibling?.matches(".wd-corrected") ? lit.nextElementSibling : lit).getBoundingClientRect();
  if (bottom > box.bottom) paper.scrollTop += bottom - box.bottom + 8;
  else if (top < box.top) paper.scrollTop += top - box.top - 8;
}

// What is one press away: who, when, and where to read it.
export function drawMore(card, words, key) {
  const shown = drawCard(card, words);
  shown.querySelector("h4").remove();
  return node("details", {}, node("summary", { "data-key": `more-${key}` }, card.heading), shown);
}

// Two texts of ours and what makes one good, once one has written.
export function drawCompared({ heading, samples, levels }) {
  return node("details", {}, node("summary", { "data-key": "compared" }, heading),
    ...samples.map(([text, note]) => node("div", {}, node("p", { class: "wd-said" }, text), node("p", { class: "wd-kicker" }, note))),
    node("ol", {}, ...levels.map((each) => node("li", {}, each))));
}

// What can be seen of a text while it is written.
const SIGNS = { yes: "✓", open: "○", no: "✕" };

export function drawLights(lights, label) {
  return node("div", { role: "status" }, node("p", { class: "wd-kicker" }, label), node("ul", { class: "wd-lights" }, ...lights.map(({ look, text }) =>
    node("li", { class: `wd-light-${look}` }, node("span", { "aria-hidden": "true" }, `${SIGNS[look]} `), text))));
}
