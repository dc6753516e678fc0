// Governments down, questions across; a cell is signs until it is pressed, and then words.

import { drawOptions, drawVerdict } from "../../widgets/asked.js";
import { drawCoded } from "../../widgets/coded_quotation.js";
import { node } from "../../widgets/dom.js";
import { drawFacts, startWidget } from "../../widgets/stateful_widget.js";

const drawWords = (words) => words.map(([label, count]) => node("span", {}, count ? `${label} (${count})` : label));

const drawSigns = (cell) => [...cell.signs.map(([sign, count]) => node("span", { class: "wd-side-signs", "aria-hidden": "true" }, sign.repeat(count))),
  node("span", { class: "wd-hidden" }, cell.closed)];

function drawCell(cell, { view, state }, send) {
  const look = `wd-side-cell${cell.empty ? " wd-side-empty" : ""}`;
  if (view.asked) return node("div", { class: look }, ...drawWords(cell.words));
  return node("button", { type: "button", class: look, "data-key": cell.id, "data-act": true, "aria-pressed": String(state.opened.at(-1) === cell.id),
    onclick: () => send((now) => ({ ...now, opened: [...now.opened.filter((each) => each !== cell.id), cell.id] })) }, ...(cell.told ? drawWords(cell.words) : drawSigns(cell)));
}

function drawBoard(all, send) {
  const { view, words: { labels } } = all;
  const board = node("div", { class: "wd-side-board", role: "group", "aria-label": labels.board }, node("span"), ...view.variables.map((name) => node("strong", {}, name)),
    ...view.rows.flatMap(({ name, cells }) => [node("strong", {}, name), ...cells.map((cell) => drawCell(cell, all, send))]));
  board.style.setProperty("--questions", view.variables.length);
  return board;
}

function drawPanel({ view: { panel }, words }) {
  if (!panel.heading) return [];
  return [node("h4", {}, panel.heading),
    panel.quotation ? drawCoded(panel.quotation, words) : null,
    ...(panel.absence.heading ? [node("p", {}, node("strong", {}, panel.absence.heading)), node("details", {}, node("summary", { "data-key": "searched" }, panel.absence.facts[0][0]), drawFacts(panel.absence.facts))] : [])].filter(Boolean);
}

function drawBeside(all, send) {
  const { view, words } = all;
  if (view.asked) return [drawOptions(view.asked, { state: all.state, verdict: view.verdict }, send), drawVerdict(view.verdict, words)];
  return [node("div", { class: "wd-side-panel", role: "status", "data-answer": true }, ...drawPanel(all)), node("p", { class: "wd-kicker" }, words.labels.left)];
}

const drawings = (send) => ({
  main: [(view) => [view.words, view.view, view.state], (view) => [node("div", { class: `wd-side-two${view.view.asked ? " wd-side-asked" : ""}` }, drawBoard(view, send), node("div", {}, ...drawBeside(view, send)))]],
});

export default { render: (context) => startWidget(context, "side_by_side", { drawings }) };
