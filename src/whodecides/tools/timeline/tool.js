// The timeline draws what Python sends in parts, and sends `requested_state`; every word and number comes from Python.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawCard, moveFocus, startWidget } from "../../widgets/stateful_widget.js";
import { MOST_HEADS, drawLanes, drawSign } from "./lanes.js";

const PARTS = ["listing", "picture", "choices", "card", "start"];
const SELECTS = ["kind", "place", "who", "platform"];
const FILTERS = [...SELECTS, "start", "end", "clock", "everything", "violence", "within"];
const WIDE = 720; // from which on the card stands beside the picture
const CARD = 288; // its width, with the gap

function drawCheck(key, label, checked, onchange) {
  const box = node("input", { type: "checkbox", "data-key": key, checked, onchange: (event) => onchange(event.target.checked) });
  return node("label", { class: "wd-check" }, box, node("span", {}, label));
}

function drawFilters(view, send) {
  const { words: { labels, clocks, kinds }, choices, state, listing, picture } = view;
  const set = (name) => (value) => send((state) => ({ ...state, [name]: value }));
  const period = (value) => {
    const [start, end] = value.split("/");
    send((state) => ({ ...state, start, end, within: "" }));
  };
  const options = { ...choices, kind: kinds };
  const select = (name) => drawSelect(name, labels[name], options[name], state[name], set(name));
  const columns = [["", labels.all], ...picture.columns.map((each) => [each.within, `${each.label} (${listing.counts[each.within] ?? 0})`])];
  return [
    node("div", { class: "wd-row" },
      select("kind"), select("place"),
      picture.columns.length > MOST_HEADS ? drawSelect("within", labels.jump, columns, state.within, set("within")) : "",
      node("div", { class: "wd-clock", role: "group", "aria-label": labels.clock },
        node("span", { "aria-hidden": "true" }, labels.clock),
        node("div", {}, ...clocks.map(([id, text]) => node("button", {
          type: "button", "data-key": `clock-${id}`, "aria-pressed": String(id === state.clock), onclick: () => set("clock")(id),
        }, text))))),
    node("details", { class: "wd-more-filters" }, node("summary", { "data-key": "more" }, labels.more_filters),
      node("div", { class: "wd-filters" },
        drawSelect("period", labels.period, choices.periods, `${state.start}/${state.end}`, period), select("who"), select("platform")),
      node("div", { class: "wd-checks" },
        drawCheck("everything", labels.everything, state.everything, set("everything")),
        listing.hidden || state.violence ? drawCheck("violence", labels.violence, state.violence, set("violence")) : "",
        node("button", { type: "button", "data-key": "reset", onclick: () => send((state) => ({ ...state, ...view.start })) }, labels.reset))),
  ];
}

function drawCardPanel(view, send, back) {
  const { card, state, words } = view;
  const panel = node("section", { class: `wd-evidence${state.opened && back !== null ? "" : " wd-empty"}`, "aria-label": words.labels.evidence, tabindex: "0", "data-key": "evidence" });
  if (!state.opened || back === null) {
    panel.append(node("h4", {}, words.labels.evidence), node("p", {}, words.labels.evidence_none));
    return panel;
  }
  const close = () => send((state) => ({ ...state, opened: "" }), back);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  panel.append(
    node("button", { type: "button", class: "wd-close", "data-key": "close", onclick: close }, words.labels.close),
    drawCard(card, words));
  return panel;
}

// `panel` is the card, where its entry was opened in this list.
function drawList(view, open, panel) {
  const { listing, state, words: { labels } } = view;
  const box = node("div", { class: "wd-scroll wd-entries", tabindex: "0", role: "group", "aria-label": labels.list, "data-key": "list" });
  const lines = listing.groups.flatMap((group) => [...group.known, ...group.unknown]);
  const anchor = lines.some((line) => line.id === state.opened) ? state.opened : lines[0]?.id;
  let row = -1;
  const drawLine = (line) => {
    row += 1;
    const at = row;
    const shown = line.id === state.opened;
    const small = [line.hours, line.moved, line.certainty].filter(Boolean).join(" · ");
    const button = node("button", {
      type: "button", "data-key": `row-${line.id}`, "data-at": `${at},0`, "aria-expanded": shown ? "true" : "false",
      tabindex: line.id === anchor ? "0" : "-1", class: `wd-entry${line.mark ? " wd-marked" : ""}`,
      onclick: () => open(line.id), onkeydown: (event) => moveFocus(event, at, 0, box),
    },
    line.mark ? node("strong", {}, `▶ ${labels.mark}`) : null,
    node("span", { class: "wd-sort" }, drawSign(line.look), node("span", { class: "wd-kind" }, line.kind), small ? ` · ${small}` : ""),
    node("span", {}, line.title));
    return node("li", {}, button, shown ? panel : null);
  };
  for (const group of listing.groups) {
    box.append(node("h4", {}, group.heading));
    if (group.known.length) box.append(node("ol", {}, ...group.known.map(drawLine)));
    if (group.known.length && group.unknown.length) box.append(node("p", { class: "wd-unknown" }, labels.unknown));
    if (group.unknown.length) box.append(node("ul", {}, ...group.unknown.map(drawLine)));
  }
  if (listing.more) box.append(node("p", {}, listing.more));
  return [box, node("p", { class: "wd-small" }, `${labels.summary} ${listing.sentence}`)];
}

function drawLegend({ picture, words: { labels } }) {
  return [
    node("ul", { class: "wd-legend" }, ...picture.looks.map(([look, text]) => node("li", {}, drawSign(look), text))),
    node("p", { class: "wd-small" }, picture.hours ? labels.rail : "", Object.keys(picture.more).length ? ` ${labels.rest}` : ""),
  ];
}

function drawings(send) {
  const local = { list: false, unfolded: false, lists: 0, last: null, drawn: new Map(), on: "", key: null, lanes: null, anchor: null };
  const opener = (list, current) => (id) => {
    const same = current().opened === id && local.list === list;
    local.list = list;
    local.anchor = id;
    send((state) => ({ ...state, opened: same ? "" : id }));
  };
  const only = (within) => send((state) => ({ ...state, within: state.within === within ? "" : within }));
  let now = {};
  const current = () => now;
  // The picture is kept while only a card opens: to draw it anew would take longer than the card itself.
  const pictured = (view) => {
    const wide = view.width >= WIDE, width = Math.round(wide ? view.width - CARD : view.width);
    const key = [view.picture, view.listing, view.words, view.view, width];
    if (!local.key || key.some((each, place) => each !== local.key[place])) {
      // Marks slide from where they stood only when the clock changed: then the period, the width and the choice stay.
      const on = [width, view.state.start, view.state.end, view.state.everything, view.state.violence].join();
      if (on !== local.on) local.drawn.clear();
      local.on = on;
      local.lanes = drawLanes(view, width, { open: opener(false, current), only, drawn: local.drawn, anchor: local.anchor });
      local.key = key;
    }
    local.lanes.press(view.state.opened);
    return local.lanes.element;
  };
  const main = (view) => {
    now = view.state;
    if (!Number.isFinite(view.width) || !view.width) return [];
    const panel = drawCardPanel(view, send, local.list ? null : view.state.opened);
    return [node("div", { class: `wd-pair${view.width >= WIDE ? " wd-is-wide" : ""}` }, pictured(view), panel)];
  };
  // The list is filled when it is unfolded, and stays where it was scrolled to while its entries are the same.
  const list = (view) => {
    if (view.listing !== local.last) local.lists += 1;
    local.last = view.listing;
    const body = node("div", {});
    const fill = () => {
      const found = drawList(view, opener(true, current), local.list ? drawCardPanel(view, send, `row-${view.state.opened}`) : null);
      found[0].setAttribute("data-scroll", local.lists);
      body.replaceChildren(...found);
    };
    if (local.unfolded) fill();
    return [node("details", { class: "wd-as-list", ontoggle: (event) => {
      if (event.target.open && !body.firstChild) fill();
      local.unfolded = event.target.open;
    } }, node("summary", { "data-key": "as-list" }, view.words.labels.as_list), body)];
  };
  return {
    lead: [(view) => [view.words, view.listing.lead],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, view.listing.lead)]],
    filters: [(view) => [view.words, view.choices, view.listing.hidden, view.listing.counts, view.start, view.picture.columns, FILTERS.map((name) => view.state[name])],
      (view) => drawFilters(view, send)],
    picture: [(view) => [view.words, view.picture, view.listing, view.view, view.card, view.state.opened, Math.round(view.width)], main],
    legend: [(view) => [view.words, view.picture.looks, view.picture.more], drawLegend],
    list: [(view) => [view.words, view.listing, view.card, view.state.opened], list],
  };
}

export default { render: (context) => startWidget(context, "timeline", { drawings, parts: PARTS }) };
