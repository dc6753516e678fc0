// Governments or texts down, questions across; a cell that is pressed says its words. On a narrow page they open below its row.

import { drawAnswer } from "../../widgets/answer.js";
import { drawOptions, drawVerdict } from "../../widgets/asked.js";
import { drawCoded } from "../../widgets/coded_quotation.js";
import { node } from "../../widgets/dom.js";
import { drawFacts, drawSources, startWidget } from "../../widgets/stateful_widget.js";

const NARROW = 700; // pixels, as in tool.css

// `shown` is the place of the code whose words stand beside the board.
const drawWords = (words, shown) => words.map(([label, count], place) => node("span", { class: place === shown ? "wd-side-shown" : null }, count ? `${label} (${count})` : label));

const drawSigns = (cell) => [...cell.signs.map(([sign, count]) => node("span", { class: "wd-side-signs", "aria-hidden": "true" }, sign.repeat(count))),
  node("span", { class: "wd-hidden" }, cell.closed)];

// Pressed again, a cell that is open leads to its next statement.
function drawCell(cell, { view, state }, send) {
  const open = state.opened.at(-1) === cell.id;
  const press = (now) => ({ ...now, opened: [...now.opened.filter((each) => each !== cell.id), cell.id], turn: now.opened.at(-1) === cell.id ? now.turn + 1 : 0 });
  return node("button", { type: "button", class: `wd-side-cell${cell.empty ? " wd-side-empty" : ""}`, "data-key": cell.id, "data-act": !view.asked, "aria-pressed": String(open),
    onclick: () => send(press) }, ...(cell.told ? drawWords(cell.words, open ? view.panel.shown : null) : drawSigns(cell)));
}

function drawBoard(all, send) {
  const { view, words: { labels } } = all;
  const board = node("div", { class: `wd-side-board${view.long ? " wd-side-long" : ""}`, role: "group", "aria-label": labels.board }, view.long ? null : node("span"), ...view.variables.map((name) => node("strong", {}, name)),
    ...view.rows.flatMap(({ name, cells }) => [node("strong", { class: "wd-side-name" }, name), ...cells.map((cell) => drawCell(cell, all, send)),
      opensBelow(all) && cells.some((cell) => cell.id === all.state.opened.at(-1)) ? drawPanel(all, send) : null]));
  board.style.setProperty("--questions", view.variables.length);
  return node("div", {}, board, ...view.keys.map(({ name, signs }) => node("p", { class: "wd-side-key" }, name ? node("strong", {}, name) : null,
    ...signs.map(([sign, said]) => node("span", {}, node("span", { "aria-hidden": "true" }, sign), ` ${said}`)))));
}

const opensBelow = ({ view, width }) => width <= NARROW && Boolean(view.panel.heading);

// What a text says, and folded below it where.
function drawRule({ said, facts, sources }, words) {
  return [node("p", {}, said), sources.length ? node("details", {}, node("summary", { "data-key": "rule-sources" }, words.sources), drawFacts(facts), drawSources(sources)) : null];
}

function drawPanel(all, send) {
  const opened = opensBelow(all) ? all.state.opened.at(-1) : null;
  return node("div", { class: "wd-side-panel", role: "status", "data-answer": true, "data-opened": opened }, ...drawOpened(all, send));
}

function drawOpened({ view: { panel }, words }, send) {
  if (!panel.heading) return [];
  if (panel.rule) return [node("h4", {}, panel.heading), ...drawRule(panel.rule, words)].filter(Boolean);
  return [node("h4", {}, panel.heading),
    panel.quotation ? drawCoded(panel.quotation, words) : null,
    panel.next ? node("button", { type: "button", "data-key": "next", onclick: () => send((now) => ({ ...now, turn: now.turn + 1 }), "next") }, panel.next) : null,
    ...(panel.absence.heading ? [node("p", {}, node("strong", {}, panel.absence.heading)), node("details", {}, node("summary", { "data-key": "searched" }, panel.absence.facts[0][0]), drawFacts(panel.absence.facts))] : [])].filter(Boolean);
}

// What answers the task takes the place of the words that were read.
function drawBeside(all, send) {
  const { view, words } = all;
  const panel = opensBelow(all) ? "" : drawPanel(all, send);
  if (!view.asked) return [panel, node("p", { class: "wd-kicker" }, words.labels.left)];
  const answer = (change) => send((now) => ({ ...change(now), opened: [] }));
  return [panel, drawOptions(view.asked, { state: all.state, verdict: view.verdict }, answer), drawVerdict(view.verdict, words)];
}

// A prediction is pressed first; then the board opens, and beside it, on a phone above it, what answers the prediction, until a cell is pressed.
function draw(all, send) {
  const { view, words, state } = all;
  if (view.predicts) return [drawOptions(view.predicts, { state, verdict: view.verdict }, send)];
  const shown = !view.asked && view.answered.own && (!view.panel.heading || opensBelow(all)) ? [drawAnswer(view.answered, words), node("p", { class: "wd-kicker" }, words.labels.left)] : drawBeside(all, send);
  const kind = view.asked ? " wd-side-asked" : view.answered.own ? " wd-side-answered" : "";
  const board = drawBoard(all, send), beside = node("div", {}, ...shown);
  return [node("div", { class: `wd-side-two${kind}` }, ...(view.answered.own ? [beside, board] : [board, beside]))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view, view.state, opensBelow(view)], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "side_by_side", { drawings }) };
