// A square for each statement, as two coders read it: alike or not. One presses the hardest, and reads who gave it what, and why.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { drawPassage } from "../../widgets/passage.js";
import { drawFacts, startWidget } from "../../widgets/stateful_widget.js";
import { drawMarks, drawReason, signsOf } from "./marks.js";

function drawings(send) {
  return {
    squares: [(view) => [view.words, view.view, view.state.hardest], ({ words, state: { hardest }, view: { squares, answer, passage, marks, facts, rules } }) => [
      node("div", { class: "wd-code" },
        node("div", {}, drawAnswer(answer, words), node("div", { class: "wd-code-squares", role: "group", "aria-label": words.labels.squares }, ...squares.map(({ id, number, start, marks: given, same, told: each }) => node("button", {
          type: "button", class: same === false ? "wd-code-differ" : "wd-same", "data-act": true, "data-key": id, "aria-label": `${number}, ${start} …: ${each}`, "aria-pressed": String(hardest.includes(id)),
          onclick: () => send((state) => ({ ...state, hardest: [id] })) }, node("span", { class: "wd-kicker" }, String(number)), " ", same === null ? "" : `${signsOf(given)} ${same ? "=" : "≠"}`, node("span", { class: "wd-code-start" }, `${start} …`))))),
        node("div", {}, ...(passage ? [drawPassage(passage, words.labels), node("div", { role: "status", "data-answer": true }, drawMarks(marks), drawReason(facts)),
          node("dl", { class: "wd-code-rules", "data-judged": true, tabindex: "0", "aria-label": words.labels.rules, "data-key": "rules", "data-scroll": "rules" }, ...rules.map(([label, rule]) => node("div", {}, node("dt", {}, label), node("dd", {}, rule)))),
          node("details", {}, node("summary", { "data-key": "readings" }, words.labels.readings), drawFacts(facts.slice(0, 2)))] : [node("p", { class: "wd-kicker" }, words.labels.press)])))]],
  };
}

export default { render: (context) => startWidget(context, "hardest", { drawings }) };
