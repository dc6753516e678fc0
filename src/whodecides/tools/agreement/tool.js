// The agreement explorer draws what Python sends in parts, and sends `requested_state`; every word and number comes from Python.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawScrollable, drawCard, drawFacts, moveFocus, startWidget } from "../../widgets/stateful_widget.js";
import { drawMeasures } from "./scale.js";

const PARTS = ["numbers", "table", "evidence"];

function drawChoices({ words, state }, send) {
  return [node("div", { class: "wd-tools" }, drawSelect("variable", words.labels.variable, words.variables, state.variable, (variable) =>
    send((state) => ({ ...state, variable, opened: null }))))];
}

// `panel` is the evidence: below the row of the opened cell, as in the comparator, so that it is near and the cell stays.
function drawCodes(view, send, place, panel) {
  const { table: codes, state, words: { labels } } = view;
  const openedAt = state.opened?.join(".");
  const keys = codes.rows.flatMap((row) => row.cells.map((cell) => `${row.id}.${cell.column}`));
  const anchor = keys.includes(openedAt) ? openedAt : keys[0];
  const body = node("tbody");
  const table = node("table", { class: "wd-matrix wd-codes", "data-picture": true, "aria-label": codes.caption },
    node("thead", {}, node("tr", {}, node("td", {}, codes.corner),
      ...codes.columns.map(([, name]) => node("th", { scope: "col" }, name)))), body);
  codes.rows.forEach((row, r) => {
    const line = node("tr", {}, node("th", { scope: "row" }, row.name));
    row.cells.forEach((cell, c) => {
      const key = `${row.id}.${cell.column}`;
      const sign = cell.count ? (cell.same ? "✓ " : "≠ ") : "";
      line.append(node("td", { class: cell.count ? (cell.same ? "wd-same" : "wd-differ") : "wd-empty" },
        node("button", {
          type: "button", "data-key": key, "data-at": `${r},${c}`,
          "aria-label": `${row.name} · ${codes.columns[c][1]}: ${cell.count}`,
          "aria-expanded": key === openedAt ? "true" : "false",
          tabindex: key === anchor ? "0" : "-1",
          onclick: () => send((state) => ({
            ...state, card: 0, opened: state.opened?.join(".") === key ? null : [row.id, cell.column] })),
          onkeydown: (event) => moveFocus(event, r, c, table),
        }, `${sign}${cell.count}`)));
    });
    body.append(line);
    if (panel && state.opened[0] === row.id)
      body.append(node("tr", {}, node("td", { colspan: codes.columns.length + 1, class: "wd-inline" }, panel)));
  });
  return [node("p", { class: "wd-caption", "aria-hidden": "true" }, codes.caption), node("p", {}, labels.hint), drawScrollable(table, {}, place)];
}

function drawEvidence(view, send) {
  const { evidence, state, words } = view;
  const { labels } = words;
  if (!state.opened) return null;
  const close = () => {
    const cell = state.opened.join(".");
    // It takes the focus back, and may have been scrolled out of sight.
    panel.closest("table").querySelector(`[data-key="${CSS.escape(cell)}"]`).scrollIntoView({ block: "nearest" });
    send((state) => ({ ...state, opened: null }), cell);
  };
  const panel = node("section", { class: "wd-evidence", "aria-label": labels.evidence, tabindex: "0", "data-key": "evidence",
    onkeydown: (event) => {
      if (event.key === "Escape") close();
    } });
  panel.append(node("div", { class: "wd-evidence-head" }, node("h3", {}, evidence.title),
    node("button", { type: "button", "data-key": "close", onclick: close }, labels.close)));
  if (!evidence.statements.length) {
    panel.append(node("p", {}, evidence.none));
    return panel;
  }
  const last = evidence.statements.length - 1;
  const turn = (key, label, step) => {
    const card = state.card + step;
    const possible = card >= 0 && card <= last;
    return node("button", { type: "button", "data-key": key, "aria-disabled": possible ? "false" : "true",
      onclick: () => possible && send((state) => ({ ...state, card })) }, label);
  };
  panel.append(
    node("div", { class: "wd-tools" },
      drawSelect("card", labels.statement, evidence.statements, String(state.card), (card) =>
        send((state) => ({ ...state, card: Number(card) }))),
      turn("before", labels.before, -1), turn("after", labels.after, 1)),
    node("p", { role: "status" }, evidence.position),
    drawCard(evidence.card, words),
    node("details", {}, node("summary", { "data-key": "rules" }, labels.rules),
      node("dl", {}, ...evidence.rules.map(([label, text]) =>
        node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", {}, text))))),
    node("details", {}, node("summary", { "data-key": `third-${evidence.card.heading}` }, labels.third),
      node("p", {}, evidence.third), evidence.rests.length ? drawFacts(evidence.rests) : ""),
  );
  return panel;
}

function drawings(send) {
  const place = {}; // how far the table of codes was moved sideways
  return {
    choices: [(view) => [view.words, view.state.variable], (view) => drawChoices(view, send)],
    scale: [(view) => [view.words, view.numbers], (view) => drawMeasures(view.numbers, view.words.labels)],
    codes: [(view) => [view.words, view.table, view.evidence, view.state.opened, view.state.card],
      (view) => drawCodes(view, send, place, drawEvidence(view, send))],
    sentence: [(view) => [view.numbers.sentence],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, view.numbers.sentence)]],
  };
}

export default { render: (context) => startWidget(context, "agreement", { drawings, parts: PARTS }) };
