// One's own sentence beside statements: which does it decide, and which could come out wrong?

import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { signsOf } from "./marks.js";

function drawings(send) {
  const toggle = (key, id) => (state) => ({ ...state, [key]: state[key].includes(id) ? state[key].filter((each) => each !== id) : [...state[key], id] });
  return {
    trial: [(view) => [view.words, view.view], ({ words: { labels }, view: { rows, sentence, said, ...view } }) => [node("div", { class: "wd-code" },
      node("div", {}, node("p", { class: "wd-code-sentence", tabindex: "0", "data-judged": true, "data-key": "sentence" }, sentence ? `${labels.sentence} ${sentence}` : labels.none),
        node("ol", { class: "wd-code-list", "data-judged": true }, ...rows.map(({ id, number, text, marks }) => node("li", {}, node("details", {}, node("summary", { "data-key": `words-${id}` }, node("span", { class: "wd-kicker" }, `${number} ${signsOf(marks)}`), " ", node("span", { class: "wd-said" }, text))))))),
      node("div", {}, ...["decides", "wrong"].flatMap((key) => [node("p", { class: "wd-question" }, labels[key]),
        node("div", { class: "wd-code-numbers", role: "group", "aria-label": labels[key] }, ...rows.map(({ id, number, text }) => node("button", { type: "button", "data-act": true, "data-key": `${key}-${id}`, "aria-label": `${number}: ${text}`, "aria-pressed": String(view[key].includes(id)), onclick: () => send(toggle(key, id)) }, String(number))))]),
      node("p", { class: "wd-sentence", role: "status", "data-answer": true }, said)))]],
  };
}

export default { render: (context) => startWidget(context, "trial", { drawings }) };
