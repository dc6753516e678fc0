// What is judged and a rule beside a ladder of four steps: your step and the one that was taken stand on the same ladder.

import { node, shape } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { drawCard, startWidget } from "../../widgets/stateful_widget.js";
import { drawQuoted } from "./quoted.js";

// How hard a step is: an empty, a quarter, a half and a full disc.
function disc(place, size) {
  const r = size / 2 - 1;
  const picture = shape("svg", { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true" },
    shape("circle", { r, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
  const angle = 2 * Math.PI * [0, 0.25, 0.5, 1][place] - Math.PI / 2;
  if (place === 3) picture.append(shape("circle", { r, fill: "currentColor" }));
  else if (place) picture.append(shape("path", { fill: "currentColor", d: `M0 0V${-r}A${r} ${r} 0 0 1 ${r * Math.cos(angle)} ${r * Math.sin(angle)}Z` }));
  return picture;
}

function drawJudged({ words, view }) {
  const { labels } = words;
  return [node("div", { class: "wd-posts", "data-judged": true, tabindex: "0", role: "group", "aria-label": labels.lead, "data-scroll": "posts", "data-key": "posts" },
    node("p", { class: "wd-kicker" }, labels.lead),
    ...view.judged.flatMap((each) => drawQuoted(words, each, "blockquote", "wd-exhibit")),
    ...[[labels.rule, view.rule], [labels.reply, view.reply]].map(([label, each]) => (each ? node("p", { class: "wd-kicker" }, `${label} `, ...drawQuoted(words, each, "span")) : null)))].filter(Boolean);
}

function drawLadder({ words, view, state }, send) {
  const { labels } = words;
  const flag = (shown, text, name) => (shown ? node("span", { class: `wd-flag ${name}` }, text) : null);
  const step = ([id, text, place]) => node("button", { type: "button", "data-key": `call-${id}`, "data-act": true, "aria-pressed": String(state.call === id),
    onclick: () => send((state) => ({ ...state, call: id })) },
  disc(place, 20), node("span", {}, text), flag(id === state.call, labels.you, "wd-you"), flag(id === view.theirs, labels.they, "wd-they"));
  return [
    node("div", { class: "wd-ladder", role: "group", "aria-label": labels.ladder }, ...words.steps.map(step)),
    drawAnswer({ said: view.said ?? "" }, words),
    view.said ? node("div", {},
      view.ground ? node("p", { class: "wd-kicker" }, `${labels.ground} `, ...drawQuoted(words, view.ground, "span")) : "",
      node("details", {}, node("summary", { "data-key": "cards" }, labels.evidence),
        node("p", {}, view.others), ...view.cards.map((card) => drawCard(card, words)))) : "",
  ];
}

function drawings(send) {
  return {
    stage: [(view) => [view.words, view.view, view.state.call], (view) => [node("div", { class: "wd-columns" },
      node("div", {}, ...drawJudged(view)), node("div", {}, ...drawLadder(view, send)))]],
  };
}

export default { render: (context) => startWidget(context, "first_minute", { drawings }) };
