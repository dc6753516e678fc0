// Places on an axis of weights: one is pressed where a question counts nothing, then every line runs to its end.

import { drawAnswer } from "../../widgets/answer.js";
import { drawVerdict } from "../../widgets/asked.js";
import { node, shape } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

const height = (rank, last) => (100 * (rank - 0.5)) / last;

// The names that stand at one end of the lines, those of one place together.
function drawNames({ lines, last }, at, side) {
  const places = new Map();
  for (const { ranks, name } of lines) if (ranks[at] !== null) places.set(ranks[at], [...(places.get(ranks[at]) ?? []), name]);
  return node("div", { class: `wd-weigh-names wd-weigh-${side}`, "aria-hidden": "true" }, ...[...places].map(([rank, names]) => {
    const label = node("span", {}, node("b", {}, String(rank)), ` ${names.join(", ")}`);
    label.style.top = `${height(rank, last)}%`;
    if (names.includes(lines[0].name)) label.classList.add("wd-weigh-asked");
    return label;
  }));
}

function drawPlaces({ view, words: { labels } }, send) {
  const places = node("div", { class: "wd-weigh-places", role: "group", "aria-label": labels.places }, ...Array.from({ length: view.last }, (_, at) => node("button", {
    type: "button", "data-key": `place-${at + 1}`, "data-act": true, "aria-pressed": "false", onclick: () => send((state) => ({ ...state, answer: String(at + 1), weight: 0 })) }, String(at + 1))));
  return places;
}

function drawLines({ view, state, words: { labels } }) {
  const { lines, last, weights } = view, x = (at) => (100 * (at + 0.5)) / weights.length;
  const svg = shape("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img", "aria-label": labels.axis },
    ...[...lines].reverse().map(({ id, ranks, few }) => shape("polyline", { class: `${id === lines[0].id ? "wd-weigh-line-asked" : ""}${few ? " wd-weigh-few" : ""}`,
      points: ranks.map((rank, at) => (rank === null ? "" : `${x(at)},${height(rank, last)}`)).filter(Boolean).join(" ") })));
  const field = node("div", { class: "wd-weigh-lines" }, svg);
  const mark = (look, rank, at) => {
    const dot = node("i", { class: look, "aria-hidden": "true" });
    Object.assign(dot.style, { left: `${x(at)}%`, top: `${height(rank, last)}%` });
    field.append(dot);
  };
  lines[0].ranks.forEach((rank, at) => rank !== null && mark("wd-ink", rank, at));
  if (view.told && Number(state.answer) <= last) mark("wd-ring", Number(state.answer), 0);
  return field;
}

function drawHeads({ view, state, words: { labels } }, send) {
  return node("div", { class: "wd-weigh-heads", role: "group", "aria-label": labels.axis }, ...view.weights.map((weight) => {
    const name = labels.weight.replace("{weight}", weight);
    return view.told ? node("button", { type: "button", "data-key": `weight-${weight}`, "data-act": true, "aria-pressed": String(state.weight === weight), "aria-label": name,
      onclick: () => send((now) => ({ ...now, weight })) }, `×${weight}`) : node("span", {}, `×${weight}`);
  }));
}

function drawTold({ view, words }) {
  if (!view.told) return [node("p", { class: "wd-kicker" }, words.labels.thin)];
  const sum = node("p", { class: "wd-weigh-sum", role: "status" }, ...view.sum.flatMap((each) => [each, node("br")]).slice(0, -1));
  return [drawAnswer({ own: view.own, record: view.record, said: view.said }, words),
    ...(view.verdict.right === false ? [drawVerdict(view.verdict, words)] : []), sum, node("p", { class: "wd-kicker" }, `${view.more} ${words.labels.thin}`)];
}

const drawings = (send) => ({
  main: [(view) => [view.words, view.view, view.state], (all) => [node("div", { class: "wd-like-two wd-weigh-two" },
    node("div", { class: `wd-weigh${all.view.told ? " wd-weigh-told" : ""}`, "data-picture": true }, node("span", { class: "wd-kicker" }, all.words.labels.moved), drawHeads(all, send), node("span"),
      all.view.told ? drawNames(all.view, 0, "left") : drawPlaces(all, send), drawLines(all), drawNames(all.view, all.view.weights.length - 1, "right")),
    node("div", {}, ...drawTold(all)))]],
});

export default { render: (context) => startWidget(context, "likeness", { drawings }) };
