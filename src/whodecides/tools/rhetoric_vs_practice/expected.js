// An index in two years. A part of the axis is pressed where one expects a country; then the dots of all fall into place.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

const at = (name, value) => {
  const mark = node("i", { class: name, "aria-hidden": "true" });
  mark.style.left = `${100 * value}%`;
  return mark;
};

function drawWay({ first, last }) {
  if (last === null) return null;
  const way = node("i", { class: "wd-index-way", "aria-hidden": "true" });
  Object.assign(way.style, { left: `${100 * Math.min(first, last)}%`, width: `${100 * Math.abs(last - first)}%` });
  return way;
}

function drawTrack(line, { view, state, words: { labels } }, send) {
  const marks = [drawWay(line), at("wd-index-first", line.first), line.last === null ? null : at("wd-index-last", line.last)];
  if (line.id !== view.place || !view.options.length) return node("span", { class: "wd-index-track" }, ...marks);
  const parts = view.options.map(([id, text]) => node("button", { type: "button", "data-key": `part-${id}`, "data-act": true, "aria-label": text,
    "aria-pressed": String(id === state.answer), onclick: () => send((now) => ({ ...now, answer: id })) }));
  return node("span", { class: "wd-index-track wd-index-asked", role: "group", "aria-label": labels.asked }, ...parts, ...marks);
}

function draw(all, send) {
  const { view, words } = all;
  return [node("div", { class: "wd-index-two" },
    node("div", {}, node("p", { class: "wd-question" }, words.labels.asked), node("p", { class: "wd-kicker" }, words.labels.key),
      ...view.lines.map((line) => node("div", { class: `wd-index-row${line.id === view.place ? " wd-index-own" : ""}` }, node("span", {}, line.name), drawTrack(line, all, send), node("span", {}, line.text)))),
    drawAnswer(view, words))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view, view.state.answer], (all) => draw(all, send)] });

export default { render: (context) => startWidget(context, "index", { drawings }) };
