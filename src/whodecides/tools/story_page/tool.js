// The page to be checked: a sentence is looked at and stamped; the record's stamp and its reason answer on the spot.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawMore, drawPaper, inOneColumn } from "./paper.js";

function drawStamps(view, send) {
  const { words: { labels, stamps }, state: { at } } = view;
  return node("div", { class: "wd-stamps", role: "group", "aria-label": labels.stamp }, ...stamps.map(({ id, sign, name, meaning }) => node("button", {
    type: "button", "data-key": `stamp-${id}`, "data-act": true,
    onclick: () => send((state) => ({ ...state, stamps: { ...state.stamps, [at]: id } }), at),
  }, node("strong", {}, node("span", { "aria-hidden": "true" }, `${sign} `), name), node("span", { class: "wd-kicker" }, meaning))));
}

function drawTold(told, words, key) {
  return drawAnswer({ ...told, more: drawMore(told.card, words, key) }, words);
}

// The purse of checks: a full box for each that is left.
const drawLeft = ({ left, progress }) => node("p", { class: "wd-left", role: "status" }, progress,
  ...Array.from({ length: left ?? 0 }, () => node("i", { "aria-hidden": "true" })));

function drawPanel(view, send) {
  const { words, view: { at, told, left, may_print: mayPrint, passed, done, beside, printed_words: printed } } = view, { labels } = words;
  const print = node("button", { type: "button", class: "wd-strong", "data-key": "print", "data-act": true,
    onclick: () => send((state) => ({ ...state, printed: true, at: "" }), "print") }, labels.print);
  const read = beside ? node("p", { class: "wd-record-beside", "data-judged": true }, node("span", { class: "wd-kicker" }, labels.beside), " ", beside)
    : node("p", { class: "wd-kicker wd-printed" }, labels.printed, " ", node("q", { lang: words.story_language }, printed));
  const asks = [read, drawStamps(view, send)];
  return [passed ? node("p", { class: "wd-sentence", "data-answer": true, role: "status" }, passed) : drawLeft(view.view),
    mayPrint ? print : "", ...(told ? [drawTold(told, words, at)] : left === 0 ? [node("p", {}, labels.none_left)] : asks),
    done ? node("p", { class: "wd-done-page", role: "status" }, done) : ""];
}

function drawings(send) {
  const look = (at, key) => send((state) => ({ ...state, at }), key);
  return {
    desk: [(view) => [view.words, view.view, inOneColumn(view)], (view) => [node("div", { class: "wd-desk" }, drawPaper(view, look),
      node("div", { class: "wd-panel-of-page" }, ...drawPanel(view, send)))]],
  };
}

export default { render: (context) => startWidget(context, "story-page", { drawings }) };
