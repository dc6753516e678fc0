// What is judged, in its own words: each with its line above and its card folded below. Every word comes from Python.

import { node } from "../../widgets/dom.js";
import { drawCard, startWidget } from "../../widgets/stateful_widget.js";

function drawings() {
  const drawExhibit = (words) => (each) => node("article", { class: "wd-laid" },
    node("p", { class: "wd-kicker" }, each.line),
    node("blockquote", { lang: each.language }, each.text),
    each.gloss ? node("p", { class: "wd-kicker" }, node("strong", {}, words.gloss), " ", each.gloss) : null,
    node("details", {}, node("summary", { "data-key": `card-${each.id}` }, words.labels.evidence), drawCard(each.card, words)));
  return {
    exhibits: [(view) => [view.words, view.view], ({ words, view }) => view.exhibits.map(drawExhibit(words))],
  };
}

export default { render: (context) => startWidget(context, "exhibits", { drawings }) };
