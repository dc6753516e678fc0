// The timeline draws what Python sends in parts, and sends `choice`; every word and number comes from Python.

import { node } from "../../show/dom.js";
import { drawSelect, drawTable, drawCard, moveFocus, explore } from "../../show/explorer.js";

const PARTS = ["listing", "choices", "card", "start"];
const SELECTS = ["kind", "who", "platform", "place"];
const FILTERS = [...SELECTS, "start", "end", "clock", "everything", "violence"];

function drawCheck(key, label, checked, onchange) {
  const box = node("input", { type: "checkbox", "data-key": key, checked, onchange: (event) => onchange(event.target.checked) });
  return node("label", { class: "wd-check" }, box, node("span", {}, label));
}

function drawFilters(view, send) {
  const { words: { labels, clocks, kinds }, choices, chosen, listing } = view;
  const set = (name) => (value) => send((choice) => ({ ...choice, [name]: value }));
  const period = (value) => {
    const [start, end] = value.split("/");
    send((choice) => ({ ...choice, start, end, within: "" }));
  };
  const options = { ...choices, kind: kinds };
  return [
    node("div", { class: "wd-filters" },
      drawSelect("period", labels.period, choices.periods, `${chosen.start}/${chosen.end}`, period),
      ...SELECTS.map((name) => drawSelect(name, labels[name], options[name], chosen[name], set(name))),
      drawSelect("clock", labels.clock, clocks, chosen.clock, set("clock"))),
    node("div", { class: "wd-checks" },
      drawCheck("everything", labels.everything, chosen.everything, set("everything")),
      listing.hidden || chosen.violence ? drawCheck("violence", labels.violence, chosen.violence, set("violence")) : "",
      node("button", { type: "button", "data-key": "reset", onclick: () => send((choice) => ({ ...choice, ...view.start })) }, labels.reset)),
  ];
}

// One button for each day, month or year; its bar is as wide as its share of the fullest one.
function drawUnits(view, send) {
  const { listing, chosen, words: { labels } } = view;
  const most = Math.max(1, ...listing.units.slice(1).map((unit) => unit.count));
  const strip = node("div", { class: "wd-units", role: "group", "aria-label": labels.jump });
  for (const unit of listing.units) {
    const bar = node("span", { class: "wd-bar", "aria-hidden": "true" });
    bar.style.width = unit.within ? `${Math.round((100 * unit.count) / most)}%` : "0";
    strip.append(node("button", {
      type: "button", "data-key": `unit-${unit.within}`, "aria-pressed": unit.within === chosen.within ? "true" : "false",
      "aria-label": labels.count.replace("{label}", unit.label).replace("{count}", unit.count),
      onclick: () => send((choice) => ({ ...choice, within: unit.within })),
    }, node("span", {}, `${unit.label} (${unit.count})`), bar));
  }
  return strip;
}

function drawCardPanel(view, send) {
  const { card, chosen, words } = view;
  const panel = node("section", { class: "wd-evidence", "aria-label": words.labels.evidence, tabindex: "0", "data-key": "evidence" });
  if (!chosen.opened) {
    panel.append(node("h4", {}, words.labels.evidence), node("p", {}, words.labels.evidence_none));
    return panel;
  }
  const close = () => send((choice) => ({ ...choice, opened: "" }), chosen.opened);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  panel.append(
    node("button", { type: "button", class: "wd-close", "data-key": "close", onclick: close }, words.labels.close),
    drawCard(card, words));
  return panel;
}

// `panel` is the card: below its entry where the page is too narrow for it beside the list.
function drawList(view, send, panel) {
  const { listing, chosen, words: { labels } } = view;
  const box = node("div", { class: "wd-scroll wd-entries", tabindex: "0", role: "group", "aria-label": labels.list, "data-key": "list" });
  const lines = listing.groups.flatMap((group) => [...group.known, ...group.unknown]);
  const anchor = lines.some((line) => line.id === chosen.opened) ? chosen.opened : lines[0]?.id;
  let row = -1;
  const drawLine = (line) => {
    row += 1;
    const at = row;
    const open = line.id === chosen.opened;
    const small = [line.hours, line.moved, line.certainty].filter(Boolean).join(" · ");
    const button = node("button", {
      type: "button", "data-key": line.id, "data-at": `${at},0`, "aria-expanded": open ? "true" : "false",
      tabindex: line.id === anchor ? "0" : "-1", class: `wd-entry${line.mark ? " wd-marked" : ""}`,
      onclick: () => send((choice) => ({ ...choice, opened: choice.opened === line.id ? "" : line.id })),
      onkeydown: (event) => moveFocus(event, at, 0, box),
    },
    line.mark ? node("strong", {}, `▶ ${labels.mark}`) : null,
    node("span", { class: `wd-value wd-o${line.colour}` }, node("span", { class: "wd-sign", "aria-hidden": "true" }, line.sign),
      node("span", { class: "wd-kind" }, line.kind), small ? ` · ${small}` : ""),
    node("span", {}, line.title));
    return node("li", {}, button, open ? panel : null);
  };
  for (const group of listing.groups) {
    box.append(node("h4", {}, group.heading));
    if (group.known.length) box.append(node("ol", {}, ...group.known.map(drawLine)));
    if (group.known.length && group.unknown.length) box.append(node("p", { class: "wd-unknown" }, labels.unknown));
    if (group.unknown.length) box.append(node("ul", {}, ...group.unknown.map(drawLine)));
  }
  if (listing.more) box.append(node("p", {}, listing.more));
  return box;
}

function drawPlain(view) {
  const { listing: { plain }, words: { labels } } = view;
  return [node("details", {}, node("summary", { "data-key": "plain" }, labels.plain),
    node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain-table" },
      drawTable(plain.headers, plain.rows)))];
}

function drawings(send) {
  const isWide = (view) => view.width >= 720;
  // The list is drawn anew when an entry is opened; it stays where it was scrolled to while its entries are the same.
  let lists = 0;
  let last = null;
  const main = (view) => {
    if (view.listing !== last) lists += 1;
    last = view.listing;
    const panel = drawCardPanel(view, send);
    const box = drawList(view, send, isWide(view) ? null : panel);
    box.setAttribute("data-scroll", lists);
    return [isWide(view) ? node("div", { class: "wd-beside" }, box, panel) : box];
  };
  return {
    filters: [(view) => [view.words, view.choices, view.listing.hidden, view.start, FILTERS.map((name) => view.chosen[name])],
      (view) => drawFilters(view, send)],
    units: [(view) => [view.words, view.listing.units, view.chosen.within], (view) => [drawUnits(view, send)]],
    hint: [(view) => [view.words], (view) => [node("p", {}, view.words.labels.hint)]],
    entries: [(view) => [view.words, view.listing.groups, view.listing.more, view.card, view.chosen.opened, isWide(view)], main],
    sentence: [(view) => [view.words, view.listing.sentence],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, `${view.words.labels.summary} ${view.listing.sentence}`)]],
    plain: [(view) => [view.words, view.listing.plain], drawPlain],
  };
}

export default { render: (context) => explore(context, "timeline", { drawings, parts: PARTS }) };
