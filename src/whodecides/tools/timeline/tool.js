// The timeline draws what Python sends in parts, and sends `requested_state`; every word and number comes from Python.

import { drawDayGrid, drawStrip } from "../../widgets/day_grid.js";
import { node, shape } from "../../widgets/dom.js";
import { drawSelect, drawCard, moveFocus, startWidget } from "../../widgets/stateful_widget.js";

const PARTS = ["listing", "picture", "choices", "card", "start"];
const SELECTS = ["kind", "place", "who", "platform"];
const FILTERS = [...SELECTS, "start", "end", "everything", "violence", "within"];
const MOST_CELLS = 16; // columns beside each other; more are a list to choose from

const OUTLINES = {
  shut: "M-5 -5H5V5H-5Z",
  removed: "M-6 -3.5L-3.5 -6L0 -2.5L3.5 -6L6 -3.5L2.5 0L6 3.5L3.5 6L0 2.5L-3.5 6L-6 3.5L-2.5 0Z",
  service: "M0 -6.5L6.5 0L0 6.5L-6.5 0Z",
  rule: "M-6.5 -3H6.5V3H-6.5Z",
  words: "M-5.5 0A5.5 5.5 0 1 0 5.5 0A5.5 5.5 0 1 0 -5.5 0Z",
  other: "M0 -6.5L6 -3.3V3.3L0 6.5L-6 3.3V-3.3Z",
};

// The sign of an entry; its shape alone tells what it is.
const drawSign = (look, sure = true) => shape("svg", { width: 14, height: 14, viewBox: "-8 -8 16 16", "aria-hidden": "true", class: "wd-look" },
  shape("path", { d: OUTLINES[look], class: `wd-look-${look}${sure ? "" : " wd-unsure"}` }));

function drawCheck(key, label, checked, onchange) {
  const box = node("input", { type: "checkbox", "data-key": key, checked, onchange: (event) => onchange(event.target.checked) });
  return node("label", { class: "wd-check" }, box, node("span", {}, label));
}

function drawFilters(view, send) {
  const { words: { labels, kinds }, choices, state, listing, picture: { columns } } = view;
  const set = (name) => (value) => send((state) => ({ ...state, [name]: value }));
  const period = (value) => {
    const [start, end] = value.split("/");
    send((state) => ({ ...state, start, end, within: "" }));
  };
  const options = { ...choices, kind: kinds };
  const select = (name) => drawSelect(name, labels[name], options[name], state[name], set(name));
  return [
    node("div", { class: "wd-row" }, select("kind"), select("place"),
      columns.length > MOST_CELLS ? drawSelect("within", labels.jump, [["", labels.all], ...columns.map((each) => [each.within, `${each.label} (${each.count})`])], state.within, set("within")) : ""),
    node("details", { class: "wd-more-filters" }, node("summary", { "data-key": "more" }, labels.more_filters),
      node("div", { class: "wd-filters" },
        drawSelect("period", labels.period, choices.periods, `${state.start}/${state.end}`, period), select("who"), select("platform")),
      node("div", { class: "wd-checks" },
        drawCheck("everything", labels.everything, state.everything, set("everything")),
        listing.hidden || state.violence ? drawCheck("violence", labels.violence, state.violence, set("violence")) : "",
        node("button", { type: "button", "data-key": "reset", onclick: () => send((state) => ({ ...state, ...view.start })) }, labels.reset))),
  ];
}

function drawPicture({ picture: { columns, marks, looks }, state, words: { labels } }, send) {
  const legend = node("ul", { class: "wd-legend", "data-picture": true }, ...looks.map(([look, text]) => node("li", {}, drawSign(look), text)));
  if (columns.length > MOST_CELLS) return [legend];
  const fill = (day) => [node("span", { class: "wd-when-count" }, String(day.count)), drawStrip(day.line),
    node("span", { class: "wd-when-signs", "aria-hidden": "true" }, ...marks.filter((each) => each.column === day.column).map((each) => drawSign(each.look, each.sure)), day.more ? `+${day.more}` : "")];
  const press = (day) => send((state) => ({ ...state, within: state.within === day.id ? "" : day.id }));
  return [drawDayGrid(columns.map((each, column) => ({ ...each, id: each.within, name: each.label, column })), labels.jump, fill, press, (day) => day.id === state.within), legend];
}

function drawCardPanel({ card, words }, send, back) {
  const close = () => send((state) => ({ ...state, opened: "" }), back);
  return node("section", { class: "wd-evidence", "aria-label": words.labels.evidence, tabindex: "0", "data-key": "evidence",
    onkeydown: (event) => event.key === "Escape" && close() },
  node("button", { type: "button", class: "wd-close", "data-key": "close", onclick: close }, words.labels.close), drawCard(card, words));
}

function drawList(view, send) {
  const { listing, state, words: { labels } } = view;
  const box = node("div", { class: "wd-scroll wd-entries", tabindex: "0", role: "group", "aria-label": labels.list, "data-key": "list", "data-scroll": listing.sentence });
  const lines = listing.groups.flatMap((group) => [...group.known, ...group.unknown]);
  const anchor = lines.some((line) => line.id === state.opened) ? state.opened : lines[0]?.id;
  const drawLine = (line) => {
    const at = lines.indexOf(line), shown = line.id === state.opened, small = [line.hours, line.certainty].filter(Boolean).join(" · ");
    const button = node("button", {
      type: "button", "data-key": `row-${line.id}`, "data-at": `${at},0`, "aria-expanded": String(shown), tabindex: line.id === anchor ? "0" : "-1", class: "wd-entry",
      onclick: () => send((state) => ({ ...state, opened: shown ? "" : line.id })), onkeydown: (event) => moveFocus(event, at, 0, box),
    },
    node("span", { class: "wd-sort" }, drawSign(line.look), node("span", { class: "wd-kind" }, line.kind), small ? ` · ${small}` : ""),
    node("span", {}, line.title));
    return node("li", {}, button, shown ? drawCardPanel(view, send, `row-${line.id}`) : null);
  };
  for (const group of listing.groups) {
    box.append(node("h4", {}, group.heading));
    if (group.known.length) box.append(node("ol", {}, ...group.known.map(drawLine)));
    if (group.known.length && group.unknown.length) box.append(node("p", { class: "wd-unknown" }, labels.unknown));
    if (group.unknown.length) box.append(node("ul", {}, ...group.unknown.map(drawLine)));
  }
  if (listing.more) box.append(node("p", {}, listing.more));
  return [box];
}

const drawings = (send) => ({
  lead: [(view) => [view.words, view.listing.sentence], (view) => [node("p", { class: "wd-sentence", role: "status" }, view.listing.sentence)]],
  filters: [(view) => [view.words, view.choices, view.listing.hidden, view.start, view.picture.columns, FILTERS.map((name) => view.state[name])], (view) => drawFilters(view, send)],
  picture: [(view) => [view.words, view.picture, view.state.within], (view) => drawPicture(view, send)],
  list: [(view) => [view.words, view.listing, view.card, view.state.opened], (view) => drawList(view, send)],
});

export default { render: (context) => startWidget(context, "timeline", { drawings, parts: PARTS }) };
