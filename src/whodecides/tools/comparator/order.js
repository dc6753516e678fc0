// The order of governments: lines lead from the order in which each question counts once to that of the weights chosen.

import { node, shape } from "../../widgets/dom.js";
import { isNarrow } from "./board.js";
import { roam, single } from "../../widgets/arrow_navigation.js";

const PITCH = 24, TOP = 38; // pixels: a line of the order, and its heads
const WEIGHTS = 348, GAP = 28, TIGHT = 480; // pixels: the weights, the gap beside them, and where names become short
export const SHORT = 10; // governments that a narrow page lists at first
const GLIDE = 450; // milliseconds in which a new order is reached; none with reduced motion

export const ink = (statements) => 0.8 + 1.15 * statements;
const unseen = (text) => node("span", { class: "wd-hidden" }, text);

// Who is listed in the order, and who in the one in which each counts once; a narrow page lists all only where asked.
function listed(view, whole) {
  const { ranking, state } = view;
  const kept = (id, number) => whole || !isNarrow(view) || number < SHORT || state.places.includes(id);
  const order = ranking.order.filter((each, number) => kept(each.id, number));
  const shown = new Set(order.map((each) => each.id)), ranked = new Set(ranking.order.map((each) => each.id));
  return { order, even: ranking.even.filter((each, number) => shown.has(each.id) || (kept(each.id, number) && !ranked.has(each.id))) };
}

const y = (number) => TOP + (number + 0.5) * PITCH;

function widths(view) {
  const narrow = isNarrow(view);
  const width = Math.max(280, Number.isFinite(view.width) ? (narrow ? view.width : view.width - WEIGHTS - GAP) : 500);
  const tight = width < TIGHT;
  return { width, tight, left: tight ? 60 : 136, right: tight ? 246 : Math.min(320, Math.max(264, 0.36 * width)) };
}

// A line of the order is a row and the line that leads to it. `write` brings both to a weighting.
function makeLine({ id, name, shown }, width, turn) {
  const [rank, share, statements] = ["", "", ""].map((text) => document.createTextNode(text));
  const evidence = document.createTextNode("");
  const row = node("button", { type: "button", "data-key": `rank-${id}`, "aria-pressed": "false",
    class: shown ? "wd-cmp-shown" : "", onclick: () => turn(id) },
  node("span", {}, rank), node("span", { title: name }, name), node("span", {}, share), node("span", {}, statements), unseen(evidence));
  row.style.width = `${width}px`;
  const line = shape("path");
  const write = (each) => {
    put(rank, `${each.rank}${each.tied ? "=" : ""}`);
    put(share, each.share);
    put(statements, String(each.statements));
    put(evidence, `; ${each.evidence}`);
    const thick = String(ink(each.statements));
    if (line.getAttribute("stroke-width") !== thick) line.setAttribute("stroke-width", thick);
  };
  return { row, line, write };
}

function put(text, now) {
  if (text.data !== now) text.data = now;
}

// Make the picture; `write(view)` brings it to other weights and makes anew only who comes and goes.
export function makeOrder(view, { memory, whole, mark }) {
  const { words: { labels }, ranking } = view;
  const { width, tight, left, right } = widths(view);
  const lines = new Map(); // by government
  const reached = shape("g"), gone = shape("g"); // the lines to the order, and those that end
  const picture = shape("svg", { width, "aria-hidden": "true" }, reached, gone);
  const list = node("div", { class: "wd-cmp-now-order", role: "group", "aria-label": ranking.caption });
  const heads = node("div", { class: "wd-cmp-order-heads", "aria-hidden": "true" }, node("span", {}, labels.even), node("span", { class: "wd-cmp-four" },
    node("strong", {}, labels.now), node("span", {}, labels.alike), node("span", {}, labels.rests)));
  heads.lastChild.style.width = `${right - 8}px`;
  const before = node("div", { class: "wd-cmp-even-order", "aria-hidden": "true" });
  let turned = null, written = "";
  const press = (id, now) => {
    lines.get(id)?.row.setAttribute("aria-pressed", now ? "true" : "false");
    lines.get(id)?.line.classList.toggle("wd-cmp-beside", now);
  };
  const turn = (place) => {
    memory.beside = place;
    if (place === turned) return;
    press(turned, false);
    press(place, true);
    turned = place;
    mark(place);
  };
  const nameBefore = (each, number) => {
    const name = node("span", { title: each.name }, tight ? each.id : each.name, ` ${each.rank}`);
    Object.assign(name.style, { top: `${y(number) - PITCH / 2}px`, width: `${left - 6}px` });
    return name;
  };
  const write = (now) => {
    const { order, even } = listed(now, whole);
    const from = Object.fromEntries(even.map((each, number) => [each.id, number]));
    const shown = order.map((each) => {
      if (!lines.has(each.id)) lines.set(each.id, makeLine(each, right - 8, turn));
      lines.get(each.id).write(each);
      return lines.get(each.id);
    });
    const listedNow = new Set(shown.flatMap(({ row, line }) => [row, line]));
    for (const each of [...list.children, ...reached.children]) if (!listedNow.has(each)) each.remove();
    arrange(list, shown.map(({ row }) => row)); // as in the order, for those who hear the rows
    arrange(reached, shown.map(({ line }) => line));
    if (written !== JSON.stringify([even, order.length])) {
      written = JSON.stringify([even, order.length]);
      before.replaceChildren(...even.map(nameBefore));
      gone.replaceChildren(...even.filter(({ id }) => !order.some((each) => each.id === id)).map(({ id }) =>
        shape("path", { class: "wd-cmp-gone", d: `M${left} ${y(from[id])}h${(width - left - right) / 2}` })));
      picture.setAttribute("height", TOP + PITCH * Math.max(even.length, order.length));
    }
    glide(memory, order.map(({ id }, number) => [id, from[id], number]), (id, start, stands) => {
      const [x1, x2] = [left, width - right], bend = (x2 - x1) / 2, [y1, y2] = [y(start), y(stands)];
      lines.get(id).line.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
      lines.get(id).row.style.transform = `translateY(${y2 - PITCH / 2}px)`; // needs no new layout
    });
    const stands = new Set(order.map(({ id }) => id));
    turn(stands.has(memory.beside) ? memory.beside : order[0]?.id);
    single(list, "button");
  };
  roam(list, "button");
  return { bump: node("div", { class: "wd-cmp-order" }, heads, before, picture, list), write };
}

// Bring children into an order; who stands right already is not touched.
function arrange(place, children) {
  let next = place.firstChild;
  for (const each of children) {
    if (each === next) next = next.nextSibling;
    else place.insertBefore(each, next);
  }
}

// Lines and names walk from where they stood to where they belong, and stand there at once where nothing should move.
function glide(memory, ways, place) {
  cancelAnimationFrame(memory.frame);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const starts = ways.map(([id, from, to]) => memory.stood[id] ?? from ?? to);
  const step = (share, all = false) => ways.forEach(([id, from, to], at) => {
    if (starts[at] === to && !all) return;
    memory.stood[id] = starts[at] + (to - starts[at]) * share;
    place(id, from ?? memory.stood[id], memory.stood[id]);
  });
  const rest = still || ways.every(([, , to], at) => starts[at] === to);
  step(rest ? 1 : 0, true);
  if (rest) return;
  const began = performance.now();
  const frame = (now) => {
    const share = Math.min(1, Math.max(0, (now - began) / GLIDE));
    step(1 - (1 - share) ** 3);
    if (share < 1) memory.frame = requestAnimationFrame(frame);
  };
  memory.frame = requestAnimationFrame(frame);
}
