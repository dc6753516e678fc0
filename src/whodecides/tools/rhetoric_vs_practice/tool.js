// Rhetoric beside record: statements that open their card, an index, a dated record, and what an index cannot say.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable, drawCard, startWidget } from "../../widgets/stateful_widget.js";

function drawLink(link) {
  return node("a", { href: link.url, target: "_blank", rel: "noopener noreferrer" }, link.text);
}

function drawLines(view, send) {
  const list = node("ul", { class: "wd-lines" });
  for (const line of view.view.statements) {
    const open = view.state.opened === line.id;
    const toggle = () => send((state) => ({ ...state, opened: open ? "" : line.id }));
    const item = node("li", {},
      node("button", { type: "button", class: "wd-line", "data-key": line.id, "aria-expanded": String(open), onclick: toggle },
        node("strong", {}, line.id), ` ${line.date} · ${line.speaker}`, node("br"),
        line.coded));
    if (open) item.append(drawCard(view.view.card, view.words));
    list.append(item);
  }
  return list;
}

function scrolled(key, label, table, tall = "") {
  return node("div", { class: `wd-scroll ${tall}`, tabindex: "0", role: "group", "aria-label": label, "data-key": key }, table);
}

function drawIndex(view) {
  const { words, view: { index } } = view;
  const shown = index.none
    ? node("p", {}, index.none)
    : scrolled("index", words.index_caption, drawTable(index.headers, index.rows, {}, words.index_caption));
  return [
    node("h4", {}, words.labels.index), shown,
    node("p", { class: "wd-small" }, words.index_note, " ", words.labels.source, " ", drawLink(words.index_source)),
    ...(words.beside_note && index.headers.length > 2
      ? [node("p", { class: "wd-small" }, words.beside_note, " ", words.labels.beside_source, " ", drawLink(words.beside_source))]
      : []),
  ];
}

function drawRecord(view) {
  const { words: { labels }, view: { record } } = view;
  // Three columns fit a small screen: the source stands below what it says.
  const table = drawTable(labels.record_headers.slice(0, 3), [], { class: "wd-dated" });
  for (const step of record)
    table.querySelector("tbody").append(node("tr", {}, node("th", { scope: "row" }, step.date),
      node("td", {}, step.text, node("br"), drawLink(step.source)), node("td", {}, step.id)));
  return [
    node("h4", {}, labels.record), node("p", { class: "wd-small" }, labels.record_note),
    record.length ? scrolled("record", labels.record, table, "wd-tall") : node("p", {}, labels.record_none),
  ];
}

function drawLimits(view) {
  const { words } = view;
  const list = (title, items) => node("div", {}, node("p", {}, node("strong", {}, title)),
    node("ul", {}, ...items.map((text) => node("li", {}, text))));
  return [
    node("h4", {}, words.labels.limits),
    node("div", { class: "wd-two" }, list(words.labels.can, words.can), list(words.labels.cannot, words.cannot)),
    node("p", {}, words.labels.apart),
  ];
}

function drawings(send) {
  return {
    place: [(view) => [view.words, view.state.place], (view) => [
      drawSelect("place", view.words.labels.place, view.words.places, view.state.place, (place) =>
        send((state) => ({ ...state, place, opened: "" })))]],
    sentence: [(view) => [view.view.sentence], (view) => [
      node("p", { class: "wd-sentence", role: "status" }, view.view.sentence)]],
    statements: [(view) => [view.words, view.view.statements, view.view.card, view.state.opened], (view) => [
      node("h4", {}, view.words.labels.statements), node("p", { class: "wd-small" }, view.words.labels.statements_hint), drawLines(view, send)]],
    index: [(view) => [view.words, view.view.index], drawIndex],
    record: [(view) => [view.words, view.view.record], drawRecord],
    limits: [(view) => [view.words], drawLimits],
  };
}

export default { render: (context) => startWidget(context, "record", { drawings }) };
