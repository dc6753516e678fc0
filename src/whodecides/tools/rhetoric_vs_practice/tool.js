// Rhetoric beside record: two governments, each with what it said and why, an index as a line, and its last dated steps.

import { drawCoded } from "../../widgets/coded_quotation.js";
import { node, shape } from "../../widgets/dom.js";
import { drawTable, startWidget } from "../../widgets/stateful_widget.js";

const drawLink = ({ url, text }) => node("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);

function drawNames({ view, state, words: { labels } }, send) {
  const choose = (id) => send((now) => ({ ...now, shown: now.shown.map((each, place) => (place === now.turn ? id : each)), turn: (now.turn + 1) % now.shown.length }));
  return node("div", { class: "wd-record-names", role: "group", "aria-label": labels.places }, ...view.places.map(([id, name]) => {
    const here = state.shown.includes(id);
    return node("button", { type: "button", "data-key": `place-${id}`, "data-act": true, "aria-pressed": String(here), onclick: () => here || choose(id) }, name);
  }));
}

const HIGH = 40; // of the picture in its own measure, which is stretched

// The index from year to year: a ring for the first year that is compared, a dot for the last.
function drawIndex({ years, no_index: none }) {
  if (none) return node("p", { class: "wd-kicker" }, none);
  const x = (place) => 6 + (88 * place) / Math.max(1, years.length - 1);
  const path = shape("svg", { viewBox: `0 0 100 ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    shape("polyline", { points: years.map(({ value }, place) => `${x(place)},${HIGH * (1 - value)}`).join(" "), "vector-effect": "non-scaling-stroke" }));
  const ends = years.map((each, place) => [each, place]).filter(([{ end }]) => end);
  return node("div", { class: "wd-record-index" }, node("div", { class: "wd-record-line" }, path, ...ends.map(([{ value, end }, place]) => {
    const mark = node("i", { class: `wd-record-${end}`, "aria-hidden": "true" });
    Object.assign(mark.style, { left: `${x(place)}%`, top: `${100 * (1 - value)}%` });
    return mark;
  })), node("p", { class: "wd-kicker" }, ends.map(([{ year, text, end }]) => `${end === "last" ? "●" : "○"} ${year}: ${text}`).join(" · ")));
}

function drawRecord({ id, name, record, last }, { labels }) {
  if (!record.length) return [node("p", { class: "wd-kicker" }, `${name} · ${labels.record_none}`)];
  const table = drawTable(labels.record_headers, [], { class: "wd-record-dated" });
  for (const step of record)
    table.querySelector("tbody").append(node("tr", {}, node("th", { scope: "row" }, step.date), node("td", {}, step.text, node("br"), drawLink(step.source)), node("td", {}, step.id)));
  return [node("p", { class: "wd-kicker" }, node("strong", {}, name), ` · ${labels.last}`), node("ul", { class: "wd-record-last" }, ...last.map((step) => node("li", {}, node("strong", {}, step.date), ` ${step.text}`))),
    node("details", {}, node("summary", { "data-key": `record-${id}` }, `${labels.record} (${record.length})`), node("p", { class: "wd-small" }, labels.record_note),
      node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.record, "data-key": `steps-${id}` }, table))];
}

function drawColumn(column, words) {
  const { labels } = words;
  return node("section", { class: "wd-record-column", "aria-label": column.name },
    node("div", { class: "wd-record-head", "data-answer": true, role: "status" }, node("h4", {}, column.name), node("p", { class: "wd-small" }, ` ${column.sentence}`), drawIndex(column)),
    node("div", { class: "wd-record-said", tabindex: "0", role: "group", "aria-label": `${column.name}: ${labels.said}`, "data-key": `said-${column.id}`, "data-scroll": `said-${column.id}` },
      ...column.quotations.map((each) => drawCoded(each, words))),
    ...drawRecord(column, words),
    ...(column.no_index ? [] : [node("details", {}, node("summary", { "data-key": `years-${column.id}` }, labels.years), drawTable(column.index.headers, column.index.rows, {}, column.index.caption))]));
}

function drawLimits({ words }) {
  const list = (title, items) => node("div", {}, node("p", {}, node("strong", {}, title)), node("ul", {}, ...items.map((text) => node("li", {}, text))));
  return [node("details", {}, node("summary", { "data-key": "limits" }, words.labels.limits),
    node("div", { class: "wd-sides" }, list(words.labels.can, words.can), list(words.labels.cannot, words.cannot)),
    node("p", { class: "wd-small" }, words.index_note, " ", words.beside_note, " ", words.labels.source, " ", drawLink(words.index_source)))];
}

const drawings = (send) => ({
  names: [(view) => [view.words, view.view.places, view.state.shown], (all) => [drawNames(all, send)]],
  columns: [(view) => [view.words, view.view.columns], ({ view, words }) => [node("div", { class: "wd-record-columns" }, ...view.columns.map((each) => drawColumn(each, words)))]],
  limits: [(view) => [view.words], drawLimits],
});

export default { render: (context) => startWidget(context, "record", { drawings }) };
