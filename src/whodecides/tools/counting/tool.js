// Lines of code, one word of which is chosen by a press or edited; their table, in which a number opens as statements.

import { drawVerdict } from "../../widgets/asked.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawCode({ view, state, words: { labels } }, send) {
  const run = () => send((now) => ({ ...now, word: input.value, cell: [] }));
  const input = node("input", { type: "text", "data-key": "word", "aria-label": labels.word, spellcheck: "false", autocapitalize: "off", autocomplete: "off",
    "aria-invalid": view.problem ? "true" : null, onkeydown: (event) => event.key === "Enter" && run() });
  input.value = state.word;
  const lines = view.lines.map((line) => {
    const [before, after] = line.split("{word}");
    return node("div", {}, before, ...(after === undefined ? [] : [input, after, node("button", { type: "button", "data-key": "run", onclick: run }, `▶ ${labels.run}`)]));
  });
  return [node("div", { class: "wd-count-write", role: "group", "aria-label": labels.write }, ...view.variables.map(([id, name]) => node("button", {
    type: "button", "data-key": `write-${id}`, "data-act": true, "aria-pressed": String(state.word === `"${id}"`), onclick: () => send((now) => ({ ...now, word: `"${id}"`, cell: [] })) }, name))),
  node("div", { class: "wd-count-code", role: "group", "aria-label": labels.code, lang: "zxx" }, ...lines),
  node("p", { class: "wd-count-problem", role: "alert" }, view.problem)];
}

function drawTable({ view, state, words: { labels } }, send) {
  const number = (value, place, count) => node("button", { type: "button", "data-key": `cell-${place}-${value}`, "data-act": count > 0, "aria-pressed": String(state.cell[0] === value && state.cell[1] === place),
    onclick: () => send((now) => ({ ...now, cell: [value, place] })) }, String(count));
  return node("table", { class: "wd-count-table", "aria-label": labels.table },
    node("thead", {}, node("tr", {}, node("td"), ...view.places.map(([id, name]) => node("th", { scope: "col" }, node("abbr", { title: name }, id))))),
    node("tbody", {}, ...view.rows.map(([value, label, numbers]) => node("tr", {}, node("th", { scope: "row" }, label),
      ...numbers.map((count, at) => node("td", {}, count ? number(value, view.places[at][0], count) : "0"))))));
}

function drawStatements({ view, words: { labels } }) {
  if (!view.statements.length) return [node("p", { class: "wd-kicker" }, labels.open)];
  return [node("h4", {}, view.heading), node("div", { class: "wd-count-said", tabindex: "0", role: "group", "aria-label": view.heading, "data-judged": true, "data-scroll": "said" }, ...view.statements.map((each) => node("div", {},
    node("p", { class: each.reported ? "" : "wd-said", lang: each.gloss ? null : each.wording_language }, each.gloss || each.wording), node("p", { class: "wd-kicker" }, `${each.who} · ${each.when} · ${each.id}`))))];
}

const drawings = (send) => ({
  main: [(view) => [view.words, view.view, view.state], (all) => [node("div", { class: "wd-count-two" }, node("div", {}, ...drawCode(all, send)),
    node("div", { class: "wd-count-right" }, node("div", { "data-answer": true }, drawTable(all, send)), drawVerdict(all.view.verdict, all.words)), node("div", {}, ...drawStatements(all)))]],
});

export default { render: (context) => startWidget(context, "counting", { drawings }) };
