// The page of the story: sentences that can be pressed, each with the stamp that the record put on it. Where the page and
// what is asked of it stand below each other, one sentence is read at a time, between the two beside it.

import { node } from "../../widgets/dom.js";
import { drawCard } from "../../widgets/stateful_widget.js";

const ONE_COLUMN = 760; // pixels, as in tool.css
const MANY = 20; // sentences: so many are looked through in a list
const FIRST = 5; // words that are seen of the sentences beside it
const SWIPE = 40; // pixels across, from which on a finger turns to another sentence

export const inOneColumn = ({ width }) => width <= ONE_COLUMN;

export function drawStamp({ order, sign, name }) {
  return node("span", { class: `wd-stamp wd-o${order}` }, node("span", { "aria-hidden": "true" }, `${sign} `), name);
}

// `press(id, focusKey)` is called for a sentence, `below(sentence)` gives what stands under it in print; `act` says that
// the press itself answers.
export function drawPaper(shown, press, { act = false, below = () => null, struck = () => false } = {}) {
  const { words: { labels }, view } = shown, inLeaves = inOneColumn(shown) && view.sentences.length < MANY;
  const draw = (each) => [node("button", {
    type: "button", class: `wd-page-sentence${struck(each) ? " wd-struck" : ""}`, "data-key": each.id, "data-act": act,
    "aria-pressed": String(each.id === view.at), onclick: () => press(each.id, inLeaves ? "page-next" : each.id),
  }, node("span", {}, each.text), each.label ? node("span", { class: "wd-kicker" }, ` ${each.label}`) : "", each.stamp ? drawStamp(each.stamp) : ""), below(each)];
  const lit = view.sentences.findIndex(({ id }) => id === view.at);
  const note = node("p", { class: "wd-kicker" }, labels.note);
  const frame = (name, ...children) => node("div", { class: `wd-paper ${name}`, "data-scroll": "paper", "data-judged": true, "data-picture": true, role: "group", "aria-label": labels.page }, ...children);
  if (inLeaves && lit >= 0) return drawLeaf(view.sentences, lit, labels, press, (each) => frame("wd-leaf", ...each), draw);
  const paper = frame(lit < 0 ? "wd-unlit" : "", note, node("div", { class: "wd-sentences" }, ...view.sentences.flatMap(draw).filter(Boolean)));
  requestAnimationFrame(() => showLit(paper));
  return paper;
}

// One sentence, with the beginnings of the one before and the one after it in grey; a press or a finger across leads to them.
function drawLeaf(sentences, lit, labels, press, frame, draw) {
  const all = sentences.length, at = (step) => (lit + step + all) % all;
  const go = (step) => press(sentences[at(step)].id, step < 0 ? "page-before" : "page-next");
  const beside = (step) => node("p", { class: "wd-beside-leaf", "aria-hidden": "true" }, `${sentences[at(step)].text.split(" ").slice(0, FIRST).join(" ")} …`);
  const paper = frame([
    node("div", { class: "wd-turn" },
      node("button", { type: "button", "data-key": "page-before", "aria-label": labels.before, onclick: () => go(-1) }, "‹"),
      node("span", { class: "wd-kicker" }, labels.at.replace("{number}", lit + 1).replace("{all}", all)),
      node("button", { type: "button", "data-key": "page-next", onclick: () => go(1) }, labels.next, " ›")),
    beside(-1), ...draw(sentences[lit]).filter(Boolean), beside(1)]);
  let from = null;
  paper.addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 ? touches[0] : null; }, { passive: true });
  paper.addEventListener("touchend", ({ changedTouches: [to] }) => {
    const across = from ? to.clientX - from.clientX : 0;
    if (Math.abs(across) > Math.max(SWIPE, Math.abs(to.clientY - from.clientY))) go(across < 0 ? 1 : -1);
  }, { passive: true });
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
