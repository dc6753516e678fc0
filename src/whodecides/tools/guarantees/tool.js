// Each text as a lane with two ways to a speaker: what a state does, and what a company does. A wall stands where the
// text holds somebody back. A lane opens its card.

import { node } from "../../widgets/dom.js";
import { drawScrollableTable, drawCard, startWidget, moveFocus } from "../../widgets/stateful_widget.js";

function drawWay(who, look, words, beside = "") {
  return [node("span", { class: "wd-bound-who" }, who),
    node("span", { class: `wd-bound-way wd-bound-${look}` }, node("span", { class: "wd-bound-line" }),
      node("span", { class: "wd-bound-what" }, words.looks[look] + (beside && ` · ${beside}`)), node("span", { class: "wd-bound-line wd-bound-end" }))];
}

function drawLanes({ words, state, view: { prediction_result } }, send) {
  const { labels } = words;
  const group = node("div", { class: "wd-bound-lanes", role: "group", "aria-label": labels.lanes });
  words.lanes.forEach((lane, place) => {
    const button = node("button", {
      type: "button", class: "wd-bound-lane", "data-key": `text-${lane.id}`, "data-at": `${place},0`,
      tabindex: lane.id === state.text ? "0" : "-1", "aria-pressed": lane.id === state.text ? "true" : "false",
      "aria-label": `${lane.name}. ${lane.description}`,
      onclick: () => send((state) => ({ ...state, text: lane.id })), onkeydown: (event) => moveFocus(event, place, 0, group),
    },
    node("strong", {}, lane.name),
    node("span", { class: "wd-bound-ways", "aria-hidden": "true" }, ...drawWay(labels.state, lane.state, words),
      ...drawWay(labels.company, lane.company, words, lane.beside), node("span", { class: "wd-bound-speaker" }, labels.speaker)),
    node("span", { class: "wd-kicker" }, lane.below));
    group.append(button);
    if (prediction_result.id === lane.id)
      group.append(node("p", { class: "wd-bound-played" }, prediction_result.expected, node("br"), node("strong", {}, prediction_result.shown)));
  });
  return group;
}

function drawings(send) {
  return {
    lanes: [(view) => [view.words, view.view, view.state.text], (view) => {
      const { words } = view, { labels } = words;
      return [
        node("p", {}, labels.terms),
        node("div", { class: "wd-bound-world" }, drawLanes(view, send),
          node("section", { class: "wd-bound-panel", tabindex: "0", "aria-label": labels.panel, "data-key": "panel", "data-scroll": view.state.text },
            drawCard(view.view.card, words))),
        node("details", {}, node("summary", { "data-key": "plain" }, labels.plain),
          drawScrollableTable("table", words.table.caption, words.table.headers, words.table.rows))];
    }],
  };
}

export default { render: (context) => startWidget(context, "guarantees", { drawings }) };
