// One's own codes, and coder A's cards: face down until one has guessed, or coded.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawPassage, drawReadings } from "../../widgets/passage.js";

const NARROW = 720; // pixels: as tool.css has it

// `panel` stands below the row that is open; it is null where it has a column of its own.
function drawRows({ words: { labels, own }, view: { rows, opened } }, send, panel) {
  const side = (look, who, text) => node("span", { class: "wd-own-side" }, node("i", { class: look, "aria-hidden": "true" }), node("span", {}, node("span", { class: "wd-kicker" }, `${who} `), text || "…"));
  return node("ol", { class: "wd-turned" }, ...rows.map((row) => node("li", {}, node("button", {
    type: "button", class: row.theirs && !row.same ? "wd-differ" : row.same ? "wd-same" : "", "data-key": row.id, "data-act": Boolean(row.theirs),
    "aria-pressed": String(row.id === opened), onclick: () => send((state) => ({ ...state, opened: row.id })) },
    node("span", { class: "wd-own-line" }, row.text), side("wd-ring", own, row.mine), side("wd-ink", labels.a, row.theirs && `${row.same ? "=" : "≠"} ${row.theirs}`)),
  row.id === opened ? panel : null)));
}

function drawChoices({ words: { labels }, view: { numbers, opened, values } }, send) {
  const press = (key, text, change) => node("button", { type: "button", "data-act": true, "data-key": key, onclick: () => send(change) }, text);
  const group = (label, buttons) => node("div", { class: "wd-presses", role: "group", "aria-label": label }, ...buttons);
  if (numbers.length) return [node("p", { class: "wd-question" }, labels.alike), group(labels.alike, numbers.map((each) =>
    press(`n${each}`, each, (state) => ({ ...state, guess: each }))))];
  if (values.length) return [group(labels.value, values.map(([id, label]) => press(`v-${id}`, label, (state) => ({
    ...state, opened, codes: { ...state.codes, [opened]: id }, turned: [...state.turned, opened] })))),
  node("details", {}, node("summary", { "data-key": "rules" }, labels.values), node("dl", {}, ...values.map(([, label, rule]) => node("div", {}, node("dt", {}, label), node("dd", {}, rule)))))];
  return [];
}

// The way to a statement that has no code yet, then to one's codes of before.
function drawNext({ words: { labels }, view: { rows, values, goes_on: goesOn } }, send) {
  const open = rows.find(({ mine }) => !mine);
  if (goesOn) return [node("button", { type: "button", class: "wd-strong", "data-act": true, "data-key": "before", "data-turn": true, "data-next": true, onclick: () => send((state) => ({ ...state, before: true, opened: "" })) }, `${labels.before} ›`)];
  return open && !values.length ? [node("button", { type: "button", "data-key": "next", "data-turn": true, "data-next": true, onclick: () => send((state) => ({ ...state, opened: open.id })) },
    `${labels.next.replace("{number}", rows.indexOf(open) + 1).replace("{all}", rows.length)} ›`)] : [];
}

function drawings(send) {
  return {
    own: [(view) => [view.words, view.view, view.width < NARROW], (view) => {
      const { words, width, view: { passage, answer, asks } } = view, folded = asks && width < NARROW;
      const readings = drawReadings(view.view, words);
      const panel = passage && node("div", {}, drawPassage(passage, words.labels), asks ? readings : null);
      const rows = node("div", {}, drawRows(view, send, folded ? panel : null));
      const beside = node("div", {}, ...drawChoices(view, send), drawAnswer({ ...answer, more: asks ? null : readings }, { own: words.own, record: asks ? words.record : words.labels.a }), ...drawNext(view, send));
      if (panel && !folded) beside[asks ? "append" : "prepend"](panel);
      return [node("div", { class: `wd-agree-two${asks ? " wd-own-many" : ""}` }, ...(folded ? [beside, rows] : [rows, beside]))];
    }],
  };
}

export default { render: (context) => startWidget(context, "own-codes", { drawings }) };
