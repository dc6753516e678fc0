// The margin of the page: what one misses is written first; then the gaps open, to be read and to be claimed as one's own.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawTextarea, startWidget } from "../../widgets/stateful_widget.js";
import { drawCompared, drawLights, drawMore } from "./paper.js";

function drawPage({ words: { labels }, view: { page } }) {
  if (!page.length) return [];
  const sentences = node("div", { class: "wd-sentences" }, ...page.map((each) => node("p", {}, each)));
  return [node("div", { class: "wd-paper wd-read", "data-scroll": "page", "data-key": "page", role: "group", "aria-label": labels.page, tabindex: "0" }, sentences)];
}

function drawNote(view, send) {
  const { words: { labels, colon }, view: { gaps, asks }, state } = view;
  if (!asks) return [];
  if (gaps.length) return [node("p", { class: "wd-kept-text" }, node("span", { class: "wd-kicker" }, `${labels.mine}${colon}`), node("q", {}, state.kept))];
  return [drawTextarea("write", labels.write, state.text, 4, (text) => send((now) => ({ ...now, text, asked: false })))];
}

function drawOpen(view, send) {
  const { words: { labels }, view: { gaps, asks, checklist, problem } } = view;
  if (!asks || gaps.length) return [];
  return [drawLights(checklist.map(({ done, text }) => ({ look: done ? "yes" : "open", text })), labels.checklist),
    node("button", { type: "button", class: "wd-strong", "data-key": "open", "data-act": true, onclick: () => send((state) => ({ ...state, kept: state.text, asked: true })) }, labels.open),
    node("p", { role: "status", "data-answer": true }, problem)];
}

function drawGaps(view, send) {
  const { words, view: { gaps, told, said, compared }, state: { at, named } } = view, { labels } = words;
  if (!gaps.length) return [];
  const list = node("div", { class: "wd-gaps", "data-scroll": "gaps", role: "group", "aria-label": labels.gaps }, ...gaps.map((each) => node("button", {
    type: "button", "data-key": each.id, "data-act": true, "aria-pressed": String(each.id === at), onclick: () => send((state) => ({ ...state, at: each.id }), each.id),
  }, node("i", { class: each.named ? "wd-ring wd-in-ring" : "wd-ink", "aria-hidden": "true" }), node("span", {}, each.text, each.named ? node("span", { class: "wd-hidden" }, ` (${labels.named})`) : ""))));
  const mine = () => send((state) => ({ ...state, named: named.includes(at) ? named.filter((each) => each !== at) : [...named, at] }), "mine");
  const panel = told ? [drawAnswer({ own: named.includes(at) ? labels.named : "", said: told.said, more: drawMore(told.card, words, at) }, words),
    node("button", { type: "button", "data-key": "mine", "aria-pressed": String(named.includes(at)), onclick: mine }, labels.named)] : [node("p", {}, labels.press)];
  return [node("div", { class: "wd-desk" }, list, node("div", { class: "wd-panel-of-page" }, node("p", { class: "wd-left", role: "status" }, said), ...panel)),
    compared ? drawCompared(compared) : ""];
}

function drawings(send) {
  return {
    page: [(view) => [view.words, view.view.page], drawPage],
    note: [(view) => [view.words, view.view.gaps.length, view.view.asks], (view) => drawNote(view, send)],
    open: [(view) => [view.words, view.view.checklist, view.view.problem, view.view.gaps.length], (view) => drawOpen(view, send)],
    gaps: [(view) => [view.words, view.view.gaps, view.view.told, view.view.said, view.state.at, view.state.named], (view) => drawGaps(view, send)],
  };
}

export default { render: (context) => startWidget(context, "margin", { drawings }) };
