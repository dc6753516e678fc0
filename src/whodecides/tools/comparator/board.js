// The board: a line a question, a column a government, a sign a statement. Below it the quotations of one value.

import { node, shape } from "../../widgets/dom.js";
import { drawFacts, drawSources } from "../../widgets/stateful_widget.js";
import { roam } from "../../widgets/arrow_navigation.js";

const PAGE = 3; // questions on one screen, with the quotations below them
const FEW = 4; // lines that a phone has room for: so few questions of so few governments need no pages
const TALL = 8; // signs in one stack; more stand beside them
const NARROW = 640; // pixels: below, one question at a time, and governments become lines

export const isNarrow = (view) => view.width < NARROW;
const unseen = (text) => node("span", { class: "wd-hidden" }, text);

// A sign stands for each statement. Full is sure, dashed is unsure, a dotted ring is silent.
function drawSign({ shapes, hollow }, { sign, order }, unsure = false) {
  const look = order < 0 ? "silent" : `c${order}`;
  const rim = hollow.includes(sign) ? " wd-cmp-rim" : "";
  return shape("svg", { class: `wd-cmp-sign wd-cmp-${look}${rim}${unsure ? " wd-cmp-unsure" : ""}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
    shape("path", { d: shapes[sign] ?? shapes["●"] }));
}

// As many signs as there are statements, those of which the coders were unsure last.
function drawSigns(words, entry) {
  return Array.from({ length: entry.count }, (_, number) => drawSign(words, entry, number >= entry.count - entry.unsure));
}

// The questions on show: those of the page on which the open value stands.
export function pageOf(view) {
  const { rows } = view.matrix, fits = rows.length * view.state.places.length <= FEW;
  const size = isNarrow(view) ? (fits ? rows.length : 1) : PAGE;
  const at = Math.max(0, rows.findIndex((row) => row.id === view.state.opened[1]));
  const first = at - (at % size);
  return { first, size, rows: rows.slice(first, first + size) };
}

const open = (send, place, variable, value) => send((state) => ({ ...state, opened: [place, variable], value }));

function drawValue(view, send, row, place, entry, look, ...children) {
  const { state, words: { labels }, matrix } = view;
  const pressed = state.opened[1] === row.id && state.value === entry.id;
  const name = matrix.columns.find((each) => each.id === place).name;
  const button = node("button", {
    type: "button", class: look, title: entry.label, "data-key": `${place}.${row.id}.${entry.id}`, "aria-pressed": pressed ? "true" : "false",
    onclick: () => open(send, place, row.id, entry.id),
  }, ...children, unseen(` (${name}, ${row.name}${entry.count ? `; ${labels.statements}: ${entry.count}` : ""})`));
  if (pressed && place === state.opened[0]) button.dataset.start = "true";
  return button;
}

// An ordered question: its values are places on a line, a gap, and apart from it those who say nothing on it.
function drawStrip(view, send, row, { place, entries }) {
  const { labels } = view.words;
  const found = new Map(entries.map((each) => [each.id, each]));
  const spot = (entry, look) => (entry
    ? drawValue(view, send, row, place, entry, look, ...drawSigns(view.words, entry), unseen(entry.label))
    : node("span", { class: look }));
  const strip = node("div", { class: "wd-cmp-strip" },
    ...row.scale.map(({ id }) => spot(found.get(id), "wd-cmp-spot")), node("span"),
    spot(entries.find((each) => each.order < 0), "wd-cmp-spot wd-cmp-apart"),
    node("div", { class: "wd-cmp-ends", "aria-hidden": "true" },
      node("span", {}, row.scale[0].label), node("span", {}, row.scale.at(-1).label), node("span", {}, labels.silent)));
  strip.style.setProperty("--places", row.scale.length);
  strip.style.setProperty("--high", Math.min(TALL, Math.max(...row.cells.flatMap((cell) => cell.entries.map((each) => each.count)))));
  return strip;
}

function drawStacks(view, send, row, { place, entries }) {
  return entries.map((entry) => drawValue(view, send, row, place, entry, `wd-cmp-value${entry.order < 0 ? " wd-cmp-quiet" : ""}`,
    node("span", { class: "wd-cmp-stack" }, ...drawSigns(view.words, entry)), node("span", {}, entry.label),
    node("span", { class: "wd-cmp-count", "aria-hidden": "true" }, String(entry.count))));
}

function drawCell(view, send, row, cell) {
  const [only] = cell.entries;
  if (!only.count) return [drawValue(view, send, row, cell.place, only, "wd-cmp-nothing", only.label)];
  return row.scale.length ? [drawStrip(view, send, row, cell)] : drawStacks(view, send, row, cell);
}

// Other governments on show, with the same value open where one of them has it.
function withPlaces(view, state, places) {
  const [place, variable] = state.opened ?? view.state.opened;
  const having = view.evidence.columns.map((column) => column.place).find((each) => places.includes(each));
  return { ...state, places, opened: places.includes(place) ? [place, variable] : [having ?? places[0], variable] };
}

// The name of a government is also where another one is chosen.
function drawPlace(view, send, slot) {
  const { state, words: { labels, places, fewest } } = view;
  const own = state.places[slot];
  const select = node("select", { "data-key": `place-${slot}`, "aria-label": labels.place.replace("{number}", slot + 1),
    onchange: (event) => send((state) => withPlaces(view, state, state.places.with(slot, event.target.value))) });
  fill(select, places.filter(([id]) => id === own || !state.places.includes(id)), own);
  const [, name] = places.find(([id]) => id === own);
  return node("div", { class: "wd-cmp-place" }, select,
    state.places.length > fewest ? node("button", { type: "button", class: "wd-cmp-drop", "data-key": `drop-${slot}`,
      "aria-label": labels.drop.replace("{place}", name), title: labels.drop.replace("{place}", name),
      onclick: () => send((state) => withPlaces(view, state, state.places.toSpliced(slot, 1))) }, "×") : null);
}

function fill(select, options, selected) {
  let list = select;
  for (const [id, text, { group } = {}] of options) {
    if (!group) list = select;
    else if (list.label !== group) select.append(list = node("optgroup", { label: group }));
    list.append(node("option", { value: id, selected: id === selected }, text));
  }
}

function drawAdd(view, send) {
  const { state, words: { labels, places, most } } = view;
  if (state.places.length >= most) return null;
  const select = node("select", { class: "wd-cmp-add", "data-key": `place-${state.places.length}`, "aria-label": labels.add,
    onchange: (event) => send((state) => ({ ...state, places: [...state.places, event.target.value] })) });
  fill(select, [["", `+ ${labels.add}`], ...places.filter(([id]) => !state.places.includes(id))], "");
  return select;
}

function drawPager(view, send) {
  const { matrix: { rows }, words: { labels } } = view;
  const { first, size } = pageOf(view);
  const turn = (to) => {
    const row = rows[to];
    if (row) open(send, row.begin[0], row.id, row.begin[1]);
  };
  const step = (key, sign, name, to) => node("button", { type: "button", "data-key": key, "aria-label": name, title: name,
    "aria-disabled": rows[to] ? "false" : "true", onclick: () => turn(to) }, sign);
  const pages = (size === 1 ? labels.pager_one : labels.pager)
    .replace("{first}", first + 1).replace("{last}", Math.min(rows.length, first + size)).replace("{all}", rows.length);
  if (rows.length <= size) return null;
  return node("div", { class: "wd-cmp-pager" }, step("page-before", "‹", labels.before, first - size), node("span", {}, pages),
    step("page-after", "›", labels.after, first + size));
}

export function drawCompared(view, send) {
  const { words, state } = view;
  const narrow = isNarrow(view), page = pageOf(view);
  const heads = node("div", { class: "wd-cmp-line wd-cmp-heads" }, node("div", {}, drawPager(view, send), drawAdd(view, send)),
    ...(narrow ? [] : state.places.map((_, slot) => drawPlace(view, send, slot))));
  const lines = page.rows.map((row) => node("section", { class: "wd-cmp-line", "data-line": "true", "aria-label": row.name },
    node("div", {}, node("h4", {}, row.name), row.scale.length
      ? node("ul", { class: "wd-cmp-key" }, ...row.scale.map((each) => node("li", {}, drawSign(words, each), each.label)))
      : node("p", { class: "wd-kicker" }, row.question)),
    ...row.cells.map((cell, slot) => node("div", { class: "wd-cmp-cell" }, ...(narrow ? [drawPlace(view, send, slot)] : []),
      node("div", {}, ...drawCell(view, send, row, cell))))));
  const board = node("div", { class: `wd-cmp-board${narrow ? " wd-cmp-narrow" : ""}`, role: "group", "aria-label": words.labels.board, "data-picture": true }, heads, ...lines);
  board.style.setProperty("--governments", state.places.length);
  roam(board, "[aria-pressed]");
  return [board];
}

// ---- Passages of one value, government beside government ------------------------------------------------------------

function drawQuotation(quotation, words) {
  const { labels } = words;
  return [
    node("p", { class: `wd-cmp-words${quotation.reported ? "" : " wd-said"}`, lang: quotation.wording_language }, quotation.wording),
    quotation.gloss ? node("p", { class: "wd-cmp-gloss" }, node("strong", {}, words.gloss), " ", quotation.gloss) : null,
    node("p", { class: "wd-cmp-byline" }, node("strong", {}, quotation.who), ` · ${quotation.when} · ${quotation.about} · ${quotation.id}`),
    quotation.why.length ? drawFacts(quotation.why) : null,
    drawSources(quotation.sources),
    node("details", {}, node("summary", { "data-key": `more-${quotation.id}` }, labels.more), drawFacts(quotation.more)),
  ].filter((each) => each);
}

function drawColumn(column, words) {
  const { labels } = words, several = column.quotations.length > 1;
  const box = node("div", { class: "wd-cmp-quotation", tabindex: "0", role: "group", "data-key": `quotation-${column.place}`,
    "aria-label": labels.quotation.replace("{place}", column.name) });
  const dates = column.quotations.map((quotation, number) => node("button", { type: "button", "data-key": `read-${quotation.id}`, title: quotation.id,
    onclick: () => show(number) }, quotation.short));
  const show = (number) => {
    dates.forEach((each, at) => each.setAttribute("aria-pressed", at === number ? "true" : "false"));
    box.replaceChildren(...drawQuotation(column.quotations[number], words));
    box.scrollTop = 0;
  };
  if (column.quotations.length) show(column.first);
  else box.append(node("p", {}, node("strong", {}, column.absence.heading)), drawFacts(column.absence.facts));
  return node("article", { class: "wd-cmp-column", "aria-label": column.name },
    node("div", { class: "wd-cmp-top" }, node("h4", {}, column.name), several
      ? node("div", { class: "wd-cmp-dates", role: "group", "aria-label": labels.dates.replace("{place}", column.name) }, ...dates) : null), box);
}

export function drawQuotations(view) {
  const { evidence, words, state } = view, { labels } = words;
  const columns = evidence.columns.map((column) => drawColumn(column, words));
  const whose = evidence.columns.map((column) => node("button", { type: "button", "data-key": `whose-${column.place}`,
    onclick: () => turn(column.place) }, `${column.name} ${column.quotations.length || ""}`));
  const turn = (place) => evidence.columns.forEach((column, at) => {
    const now = column.place === place;
    whose[at].setAttribute("aria-pressed", now ? "true" : "false");
    columns[at].classList.toggle("wd-cmp-now", now);
  });
  turn(state.opened[0]);
  const beside = node("div", { class: "wd-cmp-columns" }, ...columns);
  beside.style.setProperty("--columns", columns.length);
  beside.dataset.columns = columns.length;
  return [node("section", { class: "wd-cmp-panel", "aria-label": labels.evidence },
    node("header", { role: "status" }, node("h4", {}, ...(evidence.sign ? [drawSign(words, evidence)] : []), evidence.label, unseen(` · ${evidence.question}`)),
      node("p", { class: "wd-kicker" }, evidence.rule, evidence.without ? ` ${evidence.without}` : "")),
    node("div", { class: "wd-cmp-whose", role: "group", "aria-label": labels.whose }, ...whose), beside)];
}
