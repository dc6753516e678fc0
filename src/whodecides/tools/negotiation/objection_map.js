// The grid of objections: a row a clause, a column a delegation, a mark a wording. A cell opens the words behind it.

import { node } from "../../widgets/dom.js";
import { drawScrollableTable, startWidget, moveFocus } from "../../widgets/stateful_widget.js";
import { drawGround } from "./quote.js";

const drawMark = ([letter, basis, bound]) => node("span", { class: `wd-objects-mark wd-objects-${basis}${bound ? " wd-objects-bound" : ""}` }, `${bound ? "◇" : "✖"}${letter}`);

function drawGrid({ view, words, state }, open) {
  const { labels, delegations } = words;
  const grid = node("div", { class: "wd-objects-grid", style: `--wd-seats: ${delegations.length}`, role: "group", "aria-label": labels.grid });
  const openAt = (row, id) => state.opened?.[1] === row.id && state.opened[0] === id;
  const first = state.opened ? null : `${view.grid[0].id}.${delegations[0][0]}`;
  grid.append(node("span", { class: "wd-objects-head wd-objects-name" }, labels.clause),
    ...delegations.map(([id, name]) => node("span", { class: "wd-objects-head", title: name }, id)), node("span", { class: "wd-objects-head" }, "✖"));
  view.grid.forEach((row, number) => {
    grid.append(node("span", { class: "wd-objects-name" }, row.title),
      ...delegations.map(([id, name], place) => node("button", { type: "button", class: "wd-objects-cell", title: name, "aria-label": row.cells[id].name,
        "data-key": `${id}.${row.id}`, "data-at": `${number},${place}`, "aria-pressed": String(openAt(row, id)),
        tabindex: openAt(row, id) || first === `${row.id}.${id}` ? "0" : "-1",
        onkeydown: (event) => moveFocus(event, number, place, grid), onclick: () => open(id, row.id) }, ...row.cells[id].marks.map(drawMark))),
      node("span", { class: "wd-objects-count", title: labels.count }, String(row.count)));
  });
  return grid;
}

function drawPanel({ view: { panel }, words }) {
  return node("section", { class: "wd-objects-panel", tabindex: "0", "aria-label": panel.title ?? words.labels.choose, "data-key": "panel" },
    ...(panel.title ? [node("h4", {}, panel.title), panel.none ? node("p", {}, panel.none) : "",
      ...panel.items.map((item) => node("article", {}, node("p", {}, drawMark(item.mark), " ", item.wording), drawGround(item.ground, words)))]
      : [node("p", { class: "wd-kicker" }, words.labels.choose)]));
}

function drawings(send) {
  const open = (who, clause) => send((state) => ({ ...state, opened: [who, clause] }), `${who}.${clause}`);
  return {
    sentence: [(view) => [view.view.sentence], ({ view: { sentence } }) => [node("p", { class: "wd-sentence" }, sentence)]],
    grid: [(view) => [view.words, view.view.grid, view.state.opened], (view) => [
      node("p", { class: "wd-summit-room-key" }, ...view.words.labels.key.map(([mark, text]) => node("span", {}, drawMark(mark), text))), drawGrid(view, open)]],
    panel: [(view) => [view.words, view.view.panel], (view) => [drawPanel(view)]],
    plain: [(view) => [view.words, view.view.rows], ({ words, view }) => [node("details", {}, node("summary", { "data-key": "plain" }, words.labels.plain),
      drawScrollableTable("table", view.caption, view.headers, view.rows))]],
  };
}

export default { render: (context) => startWidget(context, "objection_map", { drawings }) };
