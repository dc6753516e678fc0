// The board: a line a question, a column a government, a sign a statement. Below it the passages of one value.

import { node } from "../../show/dom.js";
import { drawFacts, drawSources } from "../../show/explorer.js";
import { drawSign, drawSigns } from "./sign.js";
import { roam } from "./roam.js";

const PAGE = 3; // questions on one screen, with the passages below them
const TALL = 8; // signs in one stack; more stand beside them
const NARROW = 640; // pixels: below, one question at a time, and governments become lines

export const isNarrow = (view) => view.width < NARROW;
const unseen = (text) => node("span", { class: "wd-hidden" }, text);

// The questions on show: those of the page on which the open value stands.
export function pageOf(view) {
  const { rows } = view.matrix, size = isNarrow(view) ? 1 : PAGE;
  const at = Math.max(0, rows.findIndex((row) => row.id === view.chosen.opened[1]));
  const first = at - (at % size);
  return { first, size, rows: rows.slice(first, first + size) };
}

const open = (send, place, variable, value) => send((choice) => ({ ...choice, opened: [place, variable], value }));

function drawValue(view, send, row, place, entry, look, ...children) {
  const { chosen, words: { labels }, matrix } = view;
  const pressed = chosen.opened[1] === row.id && chosen.value === entry.id;
  const name = matrix.columns.find((each) => each.id === place).name;
  const button = node("button", {
    type: "button", class: look, title: entry.label, "data-key": `${place}.${row.id}.${entry.id}`, "aria-pressed": pressed ? "true" : "false",
    onclick: () => open(send, place, row.id, entry.id),
  }, ...children, unseen(` (${name}, ${row.name}${entry.count ? `; ${labels.statements}: ${entry.count}` : ""})`));
  if (pressed && place === chosen.opened[0]) button.dataset.start = "true";
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
function withPlaces(view, choice, places) {
  const [place, variable] = choice.opened ?? view.chosen.opened;
  const having = view.evidence.columns.map((column) => column.place).find((each) => places.includes(each));
  return { ...choice, places, opened: places.includes(place) ? [place, variable] : [having ?? places[0], variable] };
}

// The name of a government is also where another one is chosen.
function drawPlace(view, send, slot) {
  const { chosen, words: { labels, places, fewest }, expected } = view;
  const own = chosen.places[slot];
  const select = node("select", { "data-key": `place-${slot}`, "aria-label": labels.place.replace("{number}", slot + 1),
    onchange: (event) => send((choice) => withPlaces(view, choice, choice.places.with(slot, event.target.value))) });
  fill(select, places.filter(([id]) => id === own || !chosen.places.includes(id)), own);
  const [, name] = places.find(([id]) => id === own);
  return node("div", { class: `wd-cmp-place${expected.answer === own ? " wd-cmp-mine" : ""}` }, select,
    chosen.places.length > fewest ? node("button", { type: "button", class: "wd-cmp-drop", "data-key": `drop-${slot}`,
      "aria-label": labels.drop.replace("{place}", name), title: labels.drop.replace("{place}", name),
      onclick: () => send((choice) => withPlaces(view, choice, choice.places.toSpliced(slot, 1))) }, "×") : null,
    expected.answer === own ? node("span", { class: "wd-cmp-tag" }, labels.expected_ring) : null);
}

function fill(select, options, chosen) {
  let list = select;
  for (const [id, text, { group } = {}] of options) {
    if (!group) list = select;
    else if (list.label !== group) select.append(list = node("optgroup", { label: group }));
    list.append(node("option", { value: id, selected: id === chosen }, text));
  }
}

function drawAdd(view, send) {
  const { chosen, words: { labels, places, most } } = view;
  if (chosen.places.length >= most) return null;
  const select = node("select", { class: "wd-cmp-add", "data-key": `place-${chosen.places.length}`, "aria-label": labels.add,
    onchange: (event) => send((choice) => ({ ...choice, places: [...choice.places, event.target.value] })) });
  fill(select, [["", `+ ${labels.add}`], ...places.filter(([id]) => !chosen.places.includes(id))], "");
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
  const said = (size === 1 ? labels.pager_one : labels.pager)
    .replace("{first}", first + 1).replace("{last}", Math.min(rows.length, first + size)).replace("{all}", rows.length);
  if (rows.length <= size) return null;
  return node("div", { class: "wd-cmp-pager" }, step("page-before", "‹", labels.before, first - size), node("span", {}, said),
    step("page-after", "›", labels.after, first + size));
}

export function drawCompared(view, send) {
  const { words, chosen } = view;
  const narrow = isNarrow(view), page = pageOf(view);
  const heads = node("div", { class: "wd-cmp-line wd-cmp-heads" }, node("div", {}, drawPager(view, send), drawAdd(view, send)),
    ...(narrow ? [] : chosen.places.map((_, slot) => drawPlace(view, send, slot))));
  const lines = page.rows.map((row) => node("section", { class: "wd-cmp-line", "data-line": "true", "aria-label": row.name },
    node("div", {}, node("h4", {}, row.name), row.scale.length
      ? node("ul", { class: "wd-cmp-key" }, ...row.scale.map((each) => node("li", {}, drawSign(words, each), each.label)))
      : node("p", { class: "wd-kicker" }, row.question)),
    ...row.cells.map((cell, slot) => node("div", { class: "wd-cmp-cell" }, ...(narrow ? [drawPlace(view, send, slot)] : []),
      node("div", {}, ...drawCell(view, send, row, cell))))));
  const board = node("div", { class: `wd-cmp-board${narrow ? " wd-cmp-narrow" : ""}`, role: "group", "aria-label": words.labels.board }, heads, ...lines);
  board.style.setProperty("--governments", chosen.places.length);
  roam(board, "[aria-pressed]");
  return [board];
}

// ---- Passages of one value, government beside government ------------------------------------------------------------

function drawPassage(said, words) {
  const { labels } = words;
  return [
    node("p", { class: `wd-cmp-words${said.reported ? "" : " wd-said"}`, lang: said.wording_language }, said.wording),
    said.gloss ? node("p", { class: "wd-cmp-gloss" }, node("strong", {}, words.gloss), " ", said.gloss) : null,
    node("p", { class: "wd-cmp-byline" }, node("strong", {}, said.who), ` · ${said.when} · ${said.about} · ${said.id}`),
    said.why.length ? drawFacts(said.why) : null,
    drawSources(said.sources),
    node("details", {}, node("summary", { "data-key": `more-${said.id}` }, labels.more), drawFacts(said.more)),
  ].filter((each) => each);
}

function drawColumn(column, words) {
  const { labels } = words, several = column.passages.length > 1;
  const box = node("div", { class: "wd-cmp-passage", tabindex: "0", role: "group", "data-key": `passage-${column.place}`,
    "aria-label": labels.passage.replace("{place}", column.name) });
  const dates = column.passages.map((said, number) => node("button", { type: "button", "data-key": `read-${said.id}`, title: said.id,
    onclick: () => show(number) }, said.short));
  const show = (number) => {
    dates.forEach((each, at) => each.setAttribute("aria-pressed", at === number ? "true" : "false"));
    box.replaceChildren(...drawPassage(column.passages[number], words));
    box.scrollTop = 0;
  };
  if (column.passages.length) show(column.first);
  else box.append(node("p", {}, node("strong", {}, column.absence.heading)), drawFacts(column.absence.facts));
  return node("article", { class: "wd-cmp-column", "aria-label": column.name },
    node("div", { class: "wd-cmp-top" }, node("h4", {}, column.name), several
      ? node("div", { class: "wd-cmp-dates", role: "group", "aria-label": labels.dates.replace("{place}", column.name) }, ...dates) : null), box);
}

export function drawPassages(view) {
  const { evidence, words, chosen } = view, { labels } = words;
  const columns = evidence.columns.map((column) => drawColumn(column, words));
  const whose = evidence.columns.map((column) => node("button", { type: "button", "data-key": `whose-${column.place}`,
    onclick: () => turn(column.place) }, `${column.name} ${column.passages.length || ""}`));
  const turn = (place) => evidence.columns.forEach((column, at) => {
    const now = column.place === place;
    whose[at].setAttribute("aria-pressed", now ? "true" : "false");
    columns[at].classList.toggle("wd-cmp-now", now);
  });
  turn(chosen.opened[0]);
  const beside = node("div", { class: "wd-cmp-columns" }, ...columns);
  beside.style.setProperty("--columns", columns.length);
  beside.dataset.columns = columns.length;
  return [node("section", { class: "wd-cmp-panel", "aria-label": labels.evidence },
    node("header", { role: "status" }, node("h4", {}, ...(evidence.sign ? [drawSign(words, evidence)] : []), evidence.label, unseen(` · ${evidence.question}`)),
      node("p", { class: "wd-kicker" }, evidence.rule, evidence.without ? ` ${evidence.without}` : "")),
    node("div", { class: "wd-cmp-whose", role: "group", "aria-label": labels.whose }, ...whose), beside)];
}
