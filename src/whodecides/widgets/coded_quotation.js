// A statement beside the value that it was given: the words, whose they are, and why they have this value.

import { node } from "./dom.js";
import { drawFacts, drawSources } from "./stateful_widget.js";

// In the reader's language first; what was said in another one is one press away.
export function drawCoded(quotation, words) {
  const text = quotation.gloss || quotation.wording;
  const more = node("details", {}, node("summary", { "data-key": `more-${quotation.id}` }, words.original),
    ...(quotation.gloss ? [node("p", { class: "wd-said", lang: quotation.wording_language }, quotation.wording)] : []), drawFacts(quotation.original), drawSources(quotation.sources));
  return node("article", { class: `wd-coded wd-o${quotation.order}`, "data-judged": true },
    node("p", { class: "wd-coded-value" }, node("span", { "aria-hidden": "true", class: "wd-sign" }, quotation.sign), node("strong", {}, quotation.label)),
    node("p", { class: `wd-coded-words${quotation.reported ? "" : " wd-said"}`, lang: quotation.gloss ? null : quotation.wording_language }, text),
    drawFacts(quotation.why),
    node("p", { class: "wd-kicker" }, node("strong", {}, quotation.who), ` · ${quotation.when} · ${quotation.about} · ${quotation.id}`), more);
}
