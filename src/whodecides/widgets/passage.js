// A statement that is to be judged, and what is told once it was.

import { node } from "./dom.js";
import { drawCard, drawFacts } from "./stateful_widget.js";

// What is judged begins at its first word: how far one had scrolled is kept for these words alone.
export function drawPassage({ wording, wording_language, reported, gloss, context }, labels, more = []) {
  const look = reported ? "" : "wd-said";
  return node("div", { class: "wd-judged", "data-judged": true, tabindex: "0", role: "group", "aria-label": gloss || wording, "data-scroll": gloss || wording, "data-key": "judged" },
    node("p", { class: `${look} wd-judged-words`, lang: gloss ? undefined : wording_language }, gloss || wording), ...more,
    context ? node("p", { class: "wd-kicker" }, labels.context + context) : null,
    gloss && wording ? node("p", { class: "wd-kicker", lang: wording_language }, wording) : null);
}

// The readings with their reasons, and the whole card, one press away.
export function drawReadings({ facts, card }, words) {
  return card && node("details", {}, node("summary", { "data-key": "card" }, words.labels.readings), drawFacts(facts), drawCard(card, words));
}
