// The comparator of laws and bills draws what Python sends in parts, and sends `requested_state`; every word and number comes from Python.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawCard, moveFocus, startWidget } from "../../widgets/stateful_widget.js";
import { drawPlain, drawShown, keepState } from "./controls.js";

const NARROW = 640; // pixels: below, texts stand one under the other, question by question

const PARTS = ["matrix", "evidence", "plain", "summary"];

// The lists of what can be chosen; those that `filters` hides stay out, but what is chosen stays in.
function drawFilters(view, send) {
  const filters = view.state.filters ?? {};
  return node("div", { class: "wd-filters" }, ...view.words.filters.map(({ id, label, options }) =>
    drawSelect(`filter-${id}`, label, options, filters[id] ?? "", (value) =>
      send((state) => ({ ...state, filters: { ...state.filters, [id]: value } })))));
}

// Keep the opened cell only while it is on show.
function normalize(state) {
  const [place, variable] = state.opened ?? [];
  if (!state.places.includes(place) || !(variable in state.weights)) state.opened = null;
  return state;
}

// The day stands open; what else can be chosen is folded away, and stays open once it was opened.
function drawControls(view, send) {
  const { days, labels } = view.words;
  return [drawSelect("day", labels.day, days, view.state.day, (day) => send((state) => ({ ...state, day }))),
    node("details", {}, node("summary", { "data-key": "choose" }, labels.choose), drawPlaces(view, send), drawFeatures(view, send))];
}

function drawPlaces(view, send) {
  const { places, most, fewest, labels } = view.words;
  const group = node("fieldset", {}, node("legend", {}, labels.places));
  if (view.words.filters.length) group.append(drawFilters(view, send));
  const wanted = Object.entries(view.state.filters ?? {}).filter(([, value]) => value);
  const listed = places.filter(([id, , tags]) =>
    view.state.places.includes(id) || wanted.every(([filter, value]) => tags[filter] === value));
  const slots = Math.min(most, Math.max(view.state.places.length + 1, fewest));
  for (let slot = 0; slot < slots; slot += 1) {
    const selected = view.state.places[slot] ?? "";
    const free = listed.filter(([id]) => id === selected || !view.state.places.includes(id));
    const options = slot < fewest && selected ? free : [["", labels.none], ...free];
    const label = labels.place.replace("{number}", slot + 1);
    group.append(
      drawSelect(`place-${slot}`, label, options, selected, (id) =>
        send((state) => {
          const next = [...state.places];
          next.splice(slot, 1, ...(id ? [id] : []));
          return { ...state, places: next };
        }),
      ),
    );
  }
  return group;
}

const drawFeatures = (view, send) =>
  node("fieldset", { class: "wd-features" }, node("legend", {}, view.words.labels.variables), ...drawShown(view, send));

const drawEntry = ({ kind, sign, text }) => drawValue(sign, text, `wd-${kind.replaceAll(" ", "-")}`);

function drawValue(sign, text, look) {
  return node("span", { class: `wd-value ${look}` }, node("span", { class: "wd-sign", "aria-hidden": "true" }, sign), text);
}

const drawMark = ({ mark }) => (mark ? drawValue(mark.sign, mark.label, `wd-mark wd-o${mark.order}`) : null);

// A cell as a button; arrow keys lead to its neighbours in `board`. `at` are its row and what stands across.
function drawCell({ matrix, state }, send, row, cell, at, board) {
  const key = `${cell.place}.${row.id}`, openedAt = state.opened?.join(".");
  const anchor = openedAt ?? `${matrix.columns[0].id}.${matrix.rows[0].id}`;
  return node("button", {
    type: "button", "data-key": key, "data-at": at.join(), "aria-expanded": key === openedAt ? "true" : "false", tabindex: key === anchor ? "0" : "-1",
    onclick: () => send((state) => ({ ...state, opened: state.opened?.join(".") === key ? null : [cell.place, row.id] })),
    onkeydown: (event) => moveFocus(event, ...at, board),
  }, ...cell.entries.map(drawEntry));
}

// On a phone a question is a heading, and each text a line below it; `panel` opens below the line that was pressed.
function drawStack(view, send, panel) {
  const { matrix, state } = view;
  const stack = node("div", { class: "wd-ins-stack", role: "group", "aria-label": matrix.caption, "data-picture": true });
  const line = (row, r) => (column, c) => [node("div", { class: "wd-ins-line" }, node("span", {}, column.name, drawMark(column)), drawCell(view, send, row, row.cells[c], [r * matrix.columns.length + c, 0], stack)),
    state.opened?.[0] === column.id && state.opened[1] === row.id ? panel : null];
  stack.append(...matrix.rows.map((row, r) => node("section", { "aria-label": row.name }, node("h4", {}, row.name), ...matrix.columns.flatMap(line(row, r)))));
  return node("div", {}, node("p", { class: "wd-caption", "aria-hidden": "true" }, matrix.caption), stack);
}

// `panel` is the evidence: below the row of the opened cell where the page is too narrow for it beside the table.
function drawMatrix(view, send, panel) {
  const { matrix, state, words: { labels } } = view;
  const head = node("tr", {}, node("th", { scope: "col" }, labels.variable), ...matrix.columns.map((column) => node("th", { scope: "col" }, column.name, drawMark(column))));
  const body = node("tbody");
  const table = node("table", { class: "wd-matrix wd-ins-table", "aria-label": matrix.caption }, node("thead", {}, head), body);
  matrix.rows.forEach((row, r) => {
    body.append(node("tr", {}, node("th", { scope: "row" }, row.name), ...row.cells.map((cell, c) => node("td", {}, drawCell(view, send, row, cell, [r, c], table)))));
    if (panel && state.opened?.[1] === row.id)
      body.append(node("tr", {}, node("td", { colspan: matrix.columns.length + 1, class: "wd-inline" }, panel)));
  });
  return node("div", {}, node("p", { class: "wd-caption", "aria-hidden": "true" }, matrix.caption),
    node("div", { class: "wd-scroll" }, table));
}

function drawComparison(view, send, wide) {
  const panel = drawEvidence(view, send);
  if (isNarrow(view)) return drawStack(view, send, panel);
  if (wide) return node("div", { class: "wd-beside" }, drawMatrix(view, send, null), panel);
  return drawMatrix(view, send, panel);
}

function drawEvidence(view, send) {
  const { evidence, state, words: { labels } } = view;
  const panel = node("section", { class: "wd-evidence wd-ins-panel", "aria-label": labels.evidence, tabindex: "0", "data-key": "evidence" });
  if (!state.opened) {
    panel.append(node("h3", {}, labels.evidence), node("p", {}, labels.evidence_none));
    return panel;
  }
  const close = () => send((state) => ({ ...state, opened: null }), state.opened.join("."));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  panel.append(
    node("div", { class: "wd-evidence-head" }, node("h3", {}, evidence.title),
      node("button", { type: "button", "data-key": "close", onclick: close }, labels.close)),
    node("p", {}, evidence.question),
    ...evidence.cards.map((card) => drawCard(card, view.words)),
  );
  return panel;
}

const isNarrow = (view) => view.width < NARROW;

// What each part of the page is drawn from.
function drawings(send) {
  const choices = (view) => [view.state.places, Object.keys(view.state.weights), view.state.filters ?? {}, view.state.day ?? ""];
  // Beside the table there must be room for every column and the evidence.
  const isWide = (view) => view.width >= 480 + 160 * view.state.places.length;
  return {
    controls: [(view) => [view.words, ...choices(view)], (view) => drawControls(view, send)],
    hint: [(view) => [view.words], (view) => [node("p", { class: "wd-kicker" }, view.words.labels.hint)]],
    comparison: [(view) => [view.words, view.matrix, view.evidence, view.state.opened, isWide(view), isNarrow(view)],
      (view) => [drawComparison(view, send, isWide(view))]],
    sentence: [(view) => [view.words, view.summary.sentence],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, `${view.words.labels.summary} ${view.summary.sentence}`)]],
    plain: [(view) => [view.words, view.plain], drawPlain],
    state: [(view) => [view.words, view.summary.state_text], keepState()],
  };
}

export default { render: (context) => startWidget(context, "comparator", { drawings, normalize, parts: PARTS }) };
