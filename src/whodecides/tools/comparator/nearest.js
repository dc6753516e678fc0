// Whose side is nearest: the weights beside the order that they make. The ink of a line is as thick as its evidence.

import { node, shape } from "../../show/dom.js";
import { drawSelect, drawTable } from "../../show/explorer.js";
import { isNarrow } from "./board.js";
import { roam } from "./roam.js";

const PITCH = 24, TOP = 38; // pixels: a line of the order, and its heads
const WEIGHTS = 348, GAP = 28, TIGHT = 480; // pixels: the weights, the gap beside them, and where names become short
const SHORT = 10; // governments that a narrow page lists at first
const GLIDE = 450; // milliseconds in which a new order is reached; none with reduced motion

const ink = (statements) => 0.8 + 1.15 * statements;
const unseen = (text) => node("span", { class: "wd-hidden" }, text);

function drawWeight(view, send, group, { id, name }) {
  const { chosen, words } = view;
  const now = chosen.weights[id];
  return node("div", { class: "wd-cmp-weight", role: "radiogroup", "aria-label": words.labels.weight.replace("{variable}", name) },
    ...words.weights.map((weight) => node("label", {}, node("input", {
      type: "radio", name: `${group}-${id}`, value: weight, checked: weight === now, "data-key": `weight-${id}-${weight}`,
      onchange: () => send((choice) => ({ ...choice, weights: { ...choice.weights, [id]: weight } })),
    }), node("span", {}, `×${weight}`))));
}

// The questions with their weights, and between both how alike the marked government is on each.
function drawWeights(view, send, group) {
  const { words: { labels, variables, places }, chosen, ranking } = view;
  const shown = variables.filter(({ id }) => id in chosen.weights);
  const head = node("span");
  const meters = shown.map(() => node("div", { class: "wd-cmp-meter" }));
  const rows = shown.map((each, at) => node("div", { class: `wd-cmp-weigh${chosen.weights[each.id] ? "" : " wd-cmp-out"}` },
    node("span", { title: each.question }, each.name), meters[at], drawWeight(view, send, group, each)));
  const mark = (place) => {
    const name = places.find(([id]) => id === place)?.[1];
    head.textContent = name ? labels.like.replace("{place}", name) : "";
    shown.forEach(({ id }, at) => {
      const [percent, said] = ranking.likeness[place]?.[id] ?? [];
      const bar = node("i");
      bar.style.width = `${percent ?? 0}%`;
      meters[at].classList.toggle("wd-cmp-none", said === undefined);
      meters[at].title = said === undefined ? labels.no_likeness : "";
      meters[at].replaceChildren(node("span", { "aria-hidden": "true" }, bar), node("b", {}, said ?? "–"));
    });
  };
  const even = shown.every(({ id }) => chosen.weights[id] === 1);
  const root = node("div", {}, drawSelect("near", labels.near, places, chosen.near, (near) => send((choice) => ({ ...choice, near }))),
    node("div", { class: "wd-cmp-weigh wd-cmp-weigh-heads", "aria-hidden": "true" }, node("span", {}, labels.variable), head, node("span", {}, labels.counts)),
    ...rows,
    node("button", { type: "button", class: "wd-cmp-link", "data-key": "reset", "aria-disabled": even ? "true" : "false",
      onclick: () => even || send((choice) => ({ ...choice, weights: Object.fromEntries(Object.keys(choice.weights).map((id) => [id, 1])) })) }, labels.reset));
  return { root, mark };
}

// Length says how often, thickness on how many statements it rests.
function drawOtherwise({ ranking, words: { labels } }) {
  return node("section", { class: "wd-cmp-otherwise" }, node("h4", {}, labels.sensitivity), node("p", { class: "wd-kicker" }, ranking.sensitivity),
    node("ul", { "aria-hidden": "true" }, ...ranking.first.map((each) => {
      const bar = node("i");
      Object.assign(bar.style, { width: `${each.percent}%`, height: `${ink(each.statements)}px` });
      return node("li", {}, node("span", {}, each.name), node("span", {}, bar), node("span", {}, each.share));
    })));
}

// Lines lead from the order in which each question counts once to the order of the weights chosen.
function drawOrder(view, { memory, whole, mark }) {
  const { words: { labels }, ranking, expected, chosen } = view;
  const narrow = isNarrow(view);
  const width = Math.max(280, Number.isFinite(view.width) ? (narrow ? view.width : view.width - WEIGHTS - GAP) : 500);
  const tight = width < TIGHT, left = tight ? 60 : 136, right = tight ? 236 : Math.min(320, Math.max(264, 0.36 * width));
  const mine = expected.near === chosen.near ? expected.answer : "";
  const kept = (id, number) => whole || !narrow || number < SHORT || chosen.places.includes(id) || id === mine;
  const order = ranking.order.filter((each, number) => kept(each.id, number));
  const listed = new Set(order.map((each) => each.id));
  const even = ranking.even.filter((each, number) => listed.has(each.id) || (kept(each.id, number) && !ranking.order.some((other) => other.id === each.id)));
  const from = Object.fromEntries(even.map((each, number) => [each.id, number]));
  const to = Object.fromEntries(order.map((each, number) => [each.id, number]));
  const y = (number) => TOP + (number + 0.5) * PITCH;
  const lines = order.map((each) => shape("path", { "stroke-width": ink(each.statements) }));
  const gone = even.filter((each) => !(each.id in to)).map((each) =>
    shape("path", { class: "wd-cmp-gone", d: `M${left} ${y(from[each.id])}h${(width - left - right) / 2}` }));
  const rows = order.map((each) => {
    const row = node("button", { type: "button", "data-key": `rank-${each.id}`, "aria-pressed": "false",
      class: `${each.shown ? "wd-cmp-shown" : ""}${each.id === mine ? " wd-cmp-mine" : ""}`, onclick: () => turn(each.id) },
    node("span", {}, `${each.rank}${each.tied ? "=" : ""}`), node("span", { title: each.name }, each.name),
    node("span", {}, each.share), node("span", {}, String(each.statements)),
    unseen(`; ${each.evidence}${each.id === mine ? `; ${labels.expected_ring}` : ""}`));
    row.style.width = `${right - 8}px`;
    return row;
  });
  const turn = (place) => {
    memory.beside = place;
    order.forEach((each, at) => {
      const now = each.id === place;
      rows[at].setAttribute("aria-pressed", now ? "true" : "false");
      lines[at].classList.toggle("wd-cmp-beside", now);
    });
    mark(place);
  };
  const picture = shape("svg", { width, height: TOP + PITCH * Math.max(even.length, order.length), "aria-hidden": "true" }, ...lines, ...gone);
  const list = node("div", { class: "wd-cmp-now-order", role: "group", "aria-label": ranking.caption }, ...rows);
  const heads = node("div", { class: "wd-cmp-order-heads", "aria-hidden": "true" }, node("span", {}, labels.even), node("span", { class: "wd-cmp-four" },
    node("strong", {}, labels.now), node("span", {}, labels.alike), node("span", {}, labels.rests)));
  heads.lastChild.style.width = `${right - 8}px`;
  const before = node("div", { class: "wd-cmp-even-order", "aria-hidden": "true" }, ...even.map((each, number) => {
    const name = node("span", { title: each.name }, tight ? each.id : each.name, ` ${each.rank}`);
    Object.assign(name.style, { top: `${y(number) - PITCH / 2}px`, width: `${left - 6}px` });
    return name;
  }));
  const bump = node("div", { class: "wd-cmp-order" }, heads, before, picture, list);
  glide(memory, order.map(({ id }) => [id, from[id], to[id]]), (at, start, now) => {
    const [x1, x2] = [left, width - right], bend = (x2 - x1) / 2, [y1, y2] = [y(start), y(now)];
    lines[at].setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
    rows[at].style.transform = `translateY(${y2 - PITCH / 2}px)`; // needs no new layout
  });
  roam(list, "button");
  turn(listed.has(memory.beside) ? memory.beside : listed.has(mine) ? mine : order[0]?.id);
  return { bump, short: narrow && ranking.order.length > SHORT };
}

// Lines and names walk from where they stood to where they belong, and stand there at once where nothing should move.
function glide(memory, ways, put) {
  cancelAnimationFrame(memory.frame);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const starts = ways.map(([id, from, to]) => memory.stood[id] ?? from ?? to);
  const step = (share) => ways.forEach(([id, from, to], at) => {
    memory.stood[id] = starts[at] + (to - starts[at]) * share;
    put(at, from ?? memory.stood[id], memory.stood[id]);
  });
  if (still || ways.every(([, , to], at) => starts[at] === to)) { step(1); return; }
  step(0);
  const began = performance.now();
  const frame = (now) => {
    const share = Math.min(1, Math.max(0, (now - began) / GLIDE));
    step(1 - (1 - share) ** 3);
    if (share < 1) memory.frame = requestAnimationFrame(frame);
  };
  memory.frame = requestAnimationFrame(frame);
}

export function drawNearest(view, send, memory) {
  const { words: { labels }, ranking, expected, chosen } = view;
  const weights = drawWeights(view, send, memory.group);
  const place = node("div");
  const draw = () => {
    const { bump, short } = drawOrder(view, { memory, whole: memory.whole, mark: weights.mark });
    const more = short ? node("button", { type: "button", class: "wd-cmp-link", "data-key": "whole", onclick: () => {
      memory.whole = !memory.whole;
      draw();
      place.querySelector("[data-key=whole]").focus({ preventScroll: true });
    } }, memory.whole ? labels.fewer : labels.all.replace("{count}", ranking.order.length)) : null;
    place.replaceChildren(bump, node("p", { class: "wd-kicker" }, labels.thick, " ", ...(more ? [more] : [])), ...(ranking.unranked.length
      ? [node("p", { class: "wd-cmp-unranked wd-kicker" }, node("strong", {}, labels.unranked), " ", ranking.unranked_text)] : []));
  };
  draw();
  const told = expected.near === chosen.near ? [node("p", { class: "wd-cmp-played" }, node("span", {}, expected.expected), node("strong", {}, expected.shown))] : [];
  return [...told, node("p", { class: isNarrow(view) ? "wd-kicker" : "wd-hidden", role: "status" }, ranking.leading),
    node("div", { class: "wd-cmp-alike" }, weights.root, place, drawOtherwise(view)),
    node("details", {}, node("summary", { "data-key": "order-table" }, labels.order_table),
      node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": ranking.caption, "data-key": "ranking", "data-scroll": "ranking" },
        drawTable(ranking.headers, ranking.rows, {}, ranking.caption))),
    node("details", {}, node("summary", { "data-key": "formula" }, labels.formula_title), node("p", {}, labels.formula))];
}
