// Cards that open one by one below their headings.

import { node } from "../../widgets/dom.js";
import { drawCard, startWidget } from "../../widgets/stateful_widget.js";

function drawFinding(card, number, words) {
  return node("details", { class: "wd-finding" }, node("summary", { "data-key": `finding-${number}` }, card.heading),
    drawFacts(card, words));
}

// The card's heading is already the summary.
function drawFacts(card, words) {
  const shown = drawCard(card, words);
  shown.querySelector("h4").remove();
  return shown;
}

function drawings() {
  return {
    findings: [(view) => [view.words], (view) => view.words.cards.map((card, i) => drawFinding(card, i + 1, view.words))],
  };
}

export default { render: (context) => startWidget(context, "findings", { drawings }) };
