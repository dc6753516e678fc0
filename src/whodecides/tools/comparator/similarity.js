// Whose side is nearest: the weights beside the order that they make. The ink of a line is as thick as its evidence.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable } from "../../widgets/stateful_widget.js";
import { isNarrow } from "./board.js";
import { ink, makeOrder, SHORT } from "./order.js";

function drawWeight(view, send, group, { id, name }) {
  const { words } = view;
  const buttons = words.weights.map((weight) => node("input", {
    type: "radio", name: `${group}-${id}`, value: weight, "data-key": `weight-${id}-${weight}`,
    onchange: () => send((state) => ({ ...state, weights: { ...state.weights, [id]: weight } })),
  }));
  const root = node("div", { class: "wd-cmp-weight", role: "radiogroup", "aria-label": words.labels.weight.replace("{variable}", name) },
    ...buttons.map((button) => node("label", {}, button, node("span", {}, `×${button.value}`))));
  return { root, write: (now) => buttons.forEach((button) => { button.checked = button.value === String(now); }) };
}

// The questions with their weights, and between both how alike the marked government is on each.
function makeWeights(view, send, group) {
  const { words: { labels, variables, places }, state, ranking } = view;
  const shown = variables.filter(({ id }) => id in state.weights);
  const head = node("span");
  const meters = shown.map(() => node("div", { class: "wd-cmp-meter" }));
  const weights = shown.map((each) => drawWeight(view, send, group, each));
  const rows = shown.map((each, at) => node("div", { class: "wd-cmp-weigh" },
    node("span", { title: each.question }, each.name), meters[at], weights[at].root));
  const mark = (place) => {
    const name = places.find(([id]) => id === place)?.[1];
    head.textContent = name ? labels.like.replace("{place}", name) : "";
    shown.forEach(({ id }, at) => {
      const [percent, inWords] = ranking.similarity[place]?.[id] ?? [];
      const bar = node("i");
      bar.style.width = `${percent ?? 0}%`;
      meters[at].classList.toggle("wd-cmp-none", inWords === undefined);
      meters[at].title = inWords === undefined ? labels.no_likeness : "";
      meters[at].replaceChildren(node("span", { "aria-hidden": "true" }, bar), node("b", {}, inWords ?? "–"));
    });
  };
  const reset = node("button", { type: "button", class: "wd-cmp-link", "data-key": "reset", onclick: () => reset.getAttribute("aria-disabled") === "true"
    || send((state) => ({ ...state, weights: Object.fromEntries(Object.keys(state.weights).map((id) => [id, 1])) })) }, labels.reset);
  const write = ({ state: { weights: now } }) => {
    shown.forEach(({ id }, at) => {
      weights[at].write(now[id]);
      rows[at].classList.toggle("wd-cmp-out", !now[id]);
    });
    reset.setAttribute("aria-disabled", shown.every(({ id }) => now[id] === 1) ? "true" : "false");
  };
  const root = node("div", {}, drawSelect("near", labels.near, places, state.near, (near) => send((state) => ({ ...state, near }))),
    node("div", { class: "wd-cmp-weigh wd-cmp-weigh-heads", "aria-hidden": "true" }, node("span", {}, labels.variable), head, node("span", {}, labels.counts)),
    ...rows, reset);
  return { root, mark, write };
}

// Length says how often, thickness on how many statements it rests.
function drawOtherwise({ ranking, words: { labels } }) {
  return [node("h4", {}, labels.sensitivity), node("p", { class: "wd-kicker" }, ranking.sensitivity),
    node("ul", { "aria-hidden": "true" }, ...ranking.first.map((each) => {
      const bar = node("i");
      Object.assign(bar.style, { width: `${each.percent}%`, height: `${ink(each.statements)}px` });
      return node("li", {}, node("span", {}, each.name), node("span", {}, bar), node("span", {}, each.share));
    }))];
}

function makeNearest(view, send, memory) {
  const { words: { labels }, ranking } = view;
  const weights = makeWeights(view, send, memory.group);
  let order = makeOrder(view, { memory, whole: memory.whole, mark: weights.mark });
  const otherwise = node("section", { class: "wd-cmp-otherwise" });
  const leading = node("p", { class: isNarrow(view) ? "wd-kicker" : "wd-hidden", role: "status" });
  const table = node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": ranking.caption, "data-key": "ranking", "data-scroll": "ranking" });
  const more = node("button", { type: "button", class: "wd-cmp-link", "data-key": "whole", onclick: () => {
    memory.whole = !memory.whole;
    const now = makeOrder(memory.view, { memory, whole: memory.whole, mark: weights.mark });
    order.bump.replaceWith(now.bump);
    order = now;
    write(memory.view);
  } });
  const unranked = node("span");
  const place = node("div", {}, order.bump, node("p", { class: "wd-kicker" }, labels.thick, " ", more),
    node("p", { class: "wd-cmp-unranked wd-kicker" }, node("strong", {}, labels.unranked), " ", unranked));
  const write = (now) => {
    leading.textContent = now.ranking.leading;
    weights.write(now);
    order.write(now);
    more.hidden = !isNarrow(now) || now.ranking.order.length <= SHORT;
    more.textContent = memory.whole ? labels.fewer : labels.all.replace("{count}", now.ranking.order.length);
    unranked.textContent = now.ranking.unranked_text;
    unranked.parentElement.hidden = !now.ranking.unranked.length;
    otherwise.replaceChildren(...drawOtherwise(now));
    table.replaceChildren(drawTable(now.ranking.headers, now.ranking.rows, {}, now.ranking.caption));
  };
  const nodes = [leading, node("div", { class: "wd-cmp-alike" }, weights.root, place, otherwise),
    node("details", {}, node("summary", { "data-key": "order-table" }, labels.order_table), table),
    node("details", {}, node("summary", { "data-key": "formula" }, labels.formula_title), node("p", {}, labels.formula))];
  return { nodes, write };
}

// All on which the frame rests. While it is the same, other weights make nothing anew.
const frameOf = ({ state, width }) => JSON.stringify([state.near, state.places, Object.keys(state.weights), Math.round(width)]);

export function drawSimilarity(view, send, memory) {
  const frame = frameOf(view);
  memory.view = view;
  if (memory.words !== view.words || memory.drawnFor !== frame) {
    Object.assign(memory, { words: view.words, drawnFor: frame, drawn: makeNearest(view, send, memory) });
  }
  memory.drawn.write(view);
  return memory.drawn.nodes;
}
