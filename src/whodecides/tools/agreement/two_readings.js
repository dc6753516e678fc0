// Statements that two coders read differently: a square each, and for the open one its words, both rules, and one's decision.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { drawFacts, startWidget } from "../../widgets/stateful_widget.js";
import { drawPassage, drawReadings } from "../../widgets/passage.js";

// All cases side by side or, where that is too narrow, a button that leads to the next.
function drawCases({ words: { labels }, state, view: { squares, opened } }, send) {
  const at = squares.findIndex(({ id }) => id === opened), next = squares[(at + 1) % squares.length].id, isOpen = !state.readings[next];
  const open = (id) => () => send((state) => ({ ...state, opened: id }));
  return [node("div", { class: "wd-cases", role: "group", "aria-label": labels.cases }, ...squares.map(({ id, name, third }, place) => node("button", {
    type: "button", "data-key": id, "aria-label": `${place + 1}: ${name}`, "aria-pressed": String(id === opened), title: name, class: third ? "wd-decided" : "", "data-next": id === next && isOpen,
    onclick: open(id) }, third && state.readings[id] ? `${place + 1}${third.replace("neither", "–")}` : `${place + 1}`))),
  node("button", { type: "button", class: "wd-next-case", "data-key": "next", "data-turn": true, "data-next": isOpen, onclick: open(next) }, `${labels.next.replace("{number}", (at + 1) % squares.length + 1).replace("{all}", squares.length)} ›`)];
}

function drawOptions({ words: { labels }, view: { options, mine, opened, sentence } }, send) {
  const rules = node("dl", { class: "wd-judged wd-rules", "data-judged": true, tabindex: "0", "aria-label": labels.rules, "data-key": "rules", "data-scroll": "rules" },
    ...options.filter(([, , rule]) => rule).map(([, text, rule]) => node("div", {}, node("dt", {}, text), node("dd", {}, rule))));
  return [sentence ? null : rules, node("div", { class: "wd-presses" }, ...options.map(([key, text]) => node("button", { type: "button", class: "wd-reading", "data-act": true, "data-key": `as-${key}`, "aria-pressed": String(key === mine),
    onclick: () => send((state) => ({ ...state, opened, readings: { ...state.readings, [opened]: key } })) }, text)))];
}

// Why the third reading gave its value; the others and the card one press away.
const drawMore = (view, words) => view.card && node("div", {}, node("div", { class: "wd-third-reason", "data-judged": true }, drawFacts(view.reason)), drawReadings(view, words));

function drawings(send) {
  return {
    readings: [(view) => [view.words, view.view, view.state.readings], (view) => {
      const { words, view: { squares, none, passage, who, sentence, answer } } = view;
      if (!squares.length) return [node("p", {}, none)];
      const own = sentence === null ? null : node("p", { class: "wd-own-sentence", tabindex: "0", "data-key": "sentence" }, sentence ? [words.labels.sentence, " ", sentence].join("") : words.labels.none);
      return [node("div", { class: "wd-agree-two" },
        node("div", {}, ...drawCases(view, send), drawPassage(passage, words.labels, [node("p", { class: "wd-kicker" }, who)])),
        node("div", {}, own, ...drawOptions(view, send),
          drawAnswer({ ...answer, more: drawMore(view.view, words) }, { own: words.own, record: words.labels.third })))];
    }],
  };
}

export default { render: (context) => startWidget(context, "two-readings", { drawings }) };
