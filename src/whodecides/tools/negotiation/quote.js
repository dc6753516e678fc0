// Why somebody will not have a wording, or wants it: own words first and largest, which of them carry it, then our reason and what it rests on.

import { node } from "../../widgets/dom.js";
import { drawFacts } from "../../widgets/stateful_widget.js";

export function drawGround(ground, words) {
  const { quote } = ground;
  const said = quote.words ? [node("span", { class: quote.reported ? "wd-summit-room-reported" : "wd-said", lang: quote.language }, quote.words),
    quote.gloss ? node("span", { class: "wd-gloss" }, `${words.gloss} ${quote.gloss} `) : "", node("span", { class: "wd-kicker" }, quote.who)] : [];
  return node("div", { class: "wd-summit-room-ground" }, ground.named ? node("strong", {}, `${ground.named} · `) : "", ...said,
    ground.carried.length ? drawFacts(ground.carried) : "",
    node("span", {}, ground.reason, " ", node("span", { class: "wd-kicker" }, ground.rests)));
}
