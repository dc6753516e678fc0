// The ladder: the hardest kind of measure on top, a mark for each measure of the record, its length as a form.

import { node, shape } from "../../widgets/dom.js";
import { drawCard, drawScrollableTable, startWidget, moveFocus } from "../../widgets/stateful_widget.js";

function drawForm(length) {
  const svg = shape("svg", { viewBox: "-9 -9 18 18", "aria-hidden": "true", class: `wd-rung-form wd-rung-${length.replace(" ", "-")}` });
  svg.append(shape("circle", { r: 7 }));
  if (length === "indefinite") svg.append(shape("path", { d: "M0 -7A7 7 0 0 1 0 7Z" }));
  return svg;
}

function drawings(send) {
  const drawLadder = ({ words, state }) => {
    const ladder = node("div", { class: "wd-rung-ladder" });
    const first = state.opened || words.rungs.find(({ marks }) => marks.length)?.marks[0].id;
    // Up and down lead to the mark above or below, and to the last one where that rung has fewer.
    const walk = (event, row, column) => {
      const next = words.rungs[row + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0)];
      moveFocus(event, row, next ? Math.min(column, next.marks.length - 1) : column, ladder);
    };
    const drawMark = (row) => ({ id, length, description }, column) => node("button", { type: "button", "data-key": `mark-${id}`, "data-at": `${row},${column}`,
      tabindex: id === first ? "0" : "-1", "aria-label": description, title: description, "aria-pressed": String(id === state.opened),
      onclick: () => send((state) => ({ ...state, opened: id })), onkeydown: (event) => walk(event, row, column) }, drawForm(length));
    ladder.append(...words.rungs.map((rung, row) => node("section", { class: "wd-rung", "aria-label": rung.name },
      node("div", {}, node("strong", {}, `${rung.name} · ${rung.marks.length}`), node("p", { class: "wd-kicker" }, rung.what)),
      node("div", { class: "wd-rung-marks", role: "group", "aria-label": rung.name }, ...rung.marks.map(drawMark(row))))));
    return ladder;
  };
  return {
    sentence: [(view) => [view.words], ({ words }) => [node("p", { class: "wd-sentence" }, words.sentence)]],
    ladder: [(view) => [view.words, view.state.opened], (view) => [drawLadder(view)]],
    key: [(view) => [view.words], ({ words }) => [node("p", { class: "wd-rung-key" }, node("span", {}, words.labels.lengths),
      ...words.lengths.map(([id, name]) => node("span", {}, drawForm(id), name)))]],
    panel: [(view) => [view.words, view.view.card], ({ words, view }) => [
      node("div", { class: "wd-rung-panel", tabindex: "0", role: "group", "aria-label": words.labels.title, "data-key": "panel" },
        view.card.heading ? drawCard(view.card, words) : node("p", {}, words.labels.choose))]],
    plain: [(view) => [view.words], ({ words }) => [node("details", {}, node("summary", { "data-key": "plain" }, words.labels.plain),
      drawScrollableTable("table", words.table.caption, words.table.headers, words.table.rows))]],
  };
}

export default { render: (context) => startWidget(context, "ladder-of-measures", { drawings }) };
