// One's own codes, and coder A's cards: face down until one has guessed, or coded.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawPassage, drawReadings } from "./passage.js";

function drawRows({ words: { labels, own }, view: { rows, opened } }, send) {
  const side = (look, who, text) => node("span", { class: "wd-side" }, node("i", { class: look, "aria-hidden": "true" }), node("span", {}, node("span", { class: "wd-kicker" }, `${who} `), text || "…"));
  return node("ol", { class: "wd-turned" }, ...rows.map((row) => node("li", {}, node("button", {
    type: "button", class: row.theirs && !row.same ? "wd-differ" : row.same ? "wd-same" : "", "data-key": row.id, "data-act": Boolean(row.theirs),
    "aria-pressed": String(row.id === opened), onclick: () => send((state) => ({ ...state, opened: row.id })) },
    node("span", { class: "wd-line" }, row.text), side("wd-ring", own, row.mine), side("wd-ink", labels.a, row.theirs && `${row.same ? "=" : "≠"} ${row.theirs}`)))));
}

function drawChoices({ words: { labels }, view: { rows, numbers, opened, values } }, send) {
  const press = (key, text, change) => node("button", { type: "button", "data-act": true, "data-key": key, onclick: () => send(change) }, text);
  const group = (label, buttons) => node("div", { class: "wd-presses", role: "group", "aria-label": label }, ...buttons);
  if (numbers.length) return [node("p", { class: "wd-question" }, labels.alike), group(labels.alike, numbers.map((each) =>
    press(`n${each}`, each, (state) => ({ ...state, guess: each, turned: rows.map(({ id }) => id) }))))];
  if (values.length) return [group(labels.value, values.map(([id, label]) => press(`v-${id}`, label, (state) => ({
    ...state, opened, codes: { ...state.codes, [opened]: id }, turned: [...state.turned, opened] }))))];
  return [];
}

function drawings(send) {
  return {
    own: [(view) => [view.words, view.view], (view) => {
      const { words, view: { passage, answer, asks } } = view;
      return [node("div", { class: "wd-two" }, node("div", {}, drawRows(view, send)),
        node("div", {}, passage && drawPassage(passage, words.labels), ...drawChoices(view, send),
          drawAnswer({ ...answer, more: drawReadings(view.view, words) }, { own: words.own, record: asks ? words.record : words.labels.a })))];
    }],
  };
}

export default { render: (context) => startWidget(context, "own-codes", { drawings }) };
