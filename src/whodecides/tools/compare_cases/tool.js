// A government in two cases: answers down, the cases as two columns. A letter stands for an office or a person of both.

import { roam } from "../../widgets/arrow_navigation.js";
import { drawCoded } from "../../widgets/coded_quotation.js";
import { node, shape } from "../../widgets/dom.js";
import { drawFacts, drawSelect, drawTable, startWidget } from "../../widgets/stateful_widget.js";

const MARK = ".wd-across-mark";
const NARROW = 900; // pixels: below, what opens stands under the row or the letter that was pressed
const PHONE = 560; // pixels: below, where `tool.css` sets the cases below their answer, a row of the table is a list of facts

// Full is sure, dashed is unsure, a thin ring is silent.
function drawSign({ shapes, hollow }, { sign, order }, unsure = false) {
  const look = `${order < 0 ? " wd-across-silent" : ""}${hollow.includes(sign) ? " wd-across-rim" : ""}${unsure ? " wd-across-unsure" : ""}`;
  return shape("svg", { class: `wd-across-sign wd-across-c${order}${look}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, shape("path", { d: shapes[sign] ?? shapes["●"] }));
}

function drawPlaces({ view, words: { labels } }, send) {
  if (view.places.length < 2) return [node("p", { class: "wd-question" }, labels.question)];
  const at = view.places.findIndex(([id]) => id === view.place);
  const choose = (place) => send((now) => ({ ...now, place, opened: "", by: "", turn: 0 }));
  const step = (by, key, label, sign) => {
    const there = view.places[at + by];
    return node("button", { type: "button", "data-key": key, "aria-label": label, "aria-disabled": String(!there), onclick: () => there && choose(there[0]) },
      node("span", { "aria-hidden": "true" }, sign));
  };
  return [node("p", { class: "wd-question" }, labels.question),
    node("div", { class: "wd-across-places" }, step(-1, "before", labels.before, "◀"), drawSelect("place", labels.place, view.places, view.place, choose), step(1, "after", labels.after, "▶"))];
}

function drawMark(mark, row, all, send) {
  const { panel, state } = all;
  const open = state.opened === mark.id;
  return node("button", { type: "button", class: `wd-across-mark${panel.pair.includes(mark.id) ? " wd-across-open" : ""}`,
    "data-key": `mark-${mark.id}`, "data-act": true, "aria-pressed": String(open), "aria-label": mark.label,
    onclick: () => send((now) => ({ ...now, opened: mark.id, by: "", turn: 0 })) },
  drawSign(all.words, row, mark.unsure), node("b", { "aria-hidden": "true" }, mark.below));
}

const drawGroup = (group, row, all, send) => node("span", { class: "wd-across-group" }, node("span", { class: "wd-across-group-marks" }, ...group.marks.map((each) => drawMark(each, row, all, send))),
  group.since ? node("span", { class: "wd-across-since", "aria-hidden": "true" }, group.since) : "");

function drawRow(row, all, send) {
  return node("div", { class: `wd-across-row${row.answers ? "" : " wd-across-apart"}`, role: "group", "aria-label": row.label },
    node("span", { class: "wd-across-label" }, drawSign(all.words, row), node("span", {}, row.label)),
    ...row.cells.map((groups, side) => node("span", { class: `wd-across-cell${row.lacking[side] ? " wd-across-lacking" : ""}` }, row.lacking[side] ? node("span", {}, row.lacking[side]) : "", ...groups.map((each) => drawGroup(each, row, all, send)))));
}

const drawHead = (side) => node("div", {}, node("strong", {}, side.name),
  node("span", { class: side.quiet ? "wd-across-quiet" : "wd-kicker" }, side.quiet || side.count),
  side.days ? node("span", { class: "wd-kicker" }, side.days) : "");

function drawBoard(all, send) {
  const { view, words: { labels } } = all;
  const board = node("div", { class: "wd-across-board", role: "group", "aria-label": `${labels.board} ${view.sentence}` },
    node("div", { class: "wd-across-heads" }, node("span", { class: "wd-across-press" }, view.sides.every((each) => each.quiet) ? "" : labels.press), ...view.sides.map(drawHead),
      ...view.sides.map((each) => (each.handover ? node("span", { class: "wd-across-told" }, each.handover) : "")),
      isNarrow(all) && view.letters ? node("span", { class: "wd-across-told" }, view.letters) : ""),
    ...view.rows.filter((row) => row.cells.some((groups) => groups.length)).flatMap((row) => [drawRow(row, all, send), opensBelow(row, all) ? drawPanel(all, send) : ""]));
  roam(board, MARK);
  if (all.panel.tie) drawLine(board, all.panel);
  return board;
}

// A line joins the two statements that stand side by side, a strong one where one person made both. What joins them is told in words, too.
function drawLine(board, { tie }) {
  const line = shape("line", { class: `wd-across-line wd-across-${tie}` });
  board.prepend(shape("svg", { class: "wd-across-lines", "aria-hidden": "true" }, line));
  new ResizeObserver(() => {
    const open = [...board.querySelectorAll(".wd-across-open")].map((each) => each.getBoundingClientRect()).sort((one, other) => one.left - other.left);
    const { left, top } = board.getBoundingClientRect();
    if (open.length < 2) return;
    const ends = { x1: open[0].right - left, y1: middle(open[0]) - top, x2: open[1].left - left, y2: middle(open[1]) - top };
    for (const [end, at] of Object.entries(ends)) line.setAttribute(end, at);
  }).observe(board);
}

const middle = ({ top, height }) => top + height / 2;

const marksOf = (row) => row.cells.flatMap((groups) => groups.flatMap((each) => each.marks));
const isNarrow = ({ width }) => width <= NARROW;
// On a narrow page words open where they were asked for: below the row of the sign, or below the office or person.
const opensBelow = (row, all) => isNarrow(all) && !all.state.by && marksOf(row).some((each) => each.id === all.state.opened);

// Where a case has no statement it is said where one looked; else who speaks in both.
function drawBoth(all, send) {
  const { view, state, words: { labels } } = all;
  const quiet = view.sides.filter((each) => each.absence.heading);
  if (view.sides.some((each) => each.quiet)) return quiet.map((each) => node("details", {}, node("summary", { "data-key": `searched-${each.name}` }, labels.searched.replace("{case}", each.name)), drawFacts(each.absence.facts)));
  if (!view.both.length) return [node("p", { class: "wd-kicker" }, labels.nobody)];
  return [node("p", { class: "wd-across-title" }, node("strong", {}, labels.both)),
    node("ul", { class: "wd-across-both" }, ...view.both.map((each) => node("li", {}, node("button", { type: "button", "data-key": `both-${each.letter}`, "aria-pressed": String(state.by === each.letter),
      onclick: () => send((now) => ({ ...now, opened: each.opens, by: each.letter, turn: 0 })) },
    node("b", {}, each.letter), node("span", {}, node("span", {}, labels.kinds[each.kind]), node("span", {}, each.name),
      node("span", { class: "wd-kicker" }, [each.first, each.second].filter(Boolean).join(" → ")))),
    isNarrow(all) && state.by === each.letter ? drawPanel(all, send) : "")))];
}

function drawPanel(all, send) {
  const { panel, words } = all;
  const next = () => send((now) => ({ ...now, turn: now.turn + 1 }), "next");
  return node("div", { class: "wd-across-panel", role: "status" }, ...(panel.cards.length ? [
    node("p", { class: "wd-sentence", "data-answer": true, "data-opened": isNarrow(all) ? panel.pair.join() : null }, panel.told),
    ...panel.all.map((each) => node("p", { class: "wd-kicker" }, each)),
    node("div", { class: `wd-across-cards${panel.cards.length > 1 ? " wd-across-two" : ""}` }, ...panel.cards.map((card) => node("section", { "aria-label": card.case }, node("h4", {}, card.case), drawCoded(card, words)))),
    panel.next ? node("button", { type: "button", "data-key": "next", onclick: next }, panel.next) : ""].filter(Boolean) : []));
}

function draw(all, send) {
  const { view, words } = all, narrow = isNarrow(all);
  const below = [words.labels.key, ...view.unused].map((each) => node("p", { class: "wd-kicker" }, each));
  return [node("div", { class: `wd-across${narrow ? " wd-across-narrow" : ""}` }, node("div", {}, drawBoard(all, send), ...below),
    node("div", { class: "wd-across-beside" }, ...drawBoth(all, send), narrow && all.panel.cards.length ? "" : drawPanel(all, send)))];
}

const drawRows = ({ headers, rows, caption }) => [node("p", { class: "wd-caption" }, caption),
  node("ul", { class: "wd-across-rows" }, ...rows.map((row) => node("li", {}, drawFacts(row.map((text, at) => [headers[at], text]).filter(([, text]) => text)))))];

function drawPlain({ view: { table }, words: { labels }, width }) {
  return [node("details", {}, node("summary", { "data-key": "plain" }, labels.plain),
    node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": table.caption, "data-key": "plain-table" },
      ...(width <= PHONE ? drawRows(table) : [drawTable(table.headers, table.rows, {}, table.caption)])))];
}

const drawings = (send) => ({
  places: [(view) => [view.words, view.view.places, view.view.place], (view) => drawPlaces(view, send)],
  main: [(view) => [view.words, view.view, view.panel, view.state, isNarrow(view)], (view) => draw(view, send)],
  plain: [(view) => [view.words, view.view.table, view.width <= PHONE], drawPlain],
});

export default { render: (context) => startWidget(context, "compare-cases", { drawings, parts: ["panel"] }) };
