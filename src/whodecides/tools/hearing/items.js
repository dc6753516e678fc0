// An item of a pack, with its words folded away and its source card.

import { node } from "../../widgets/dom.js";
import { drawCard } from "../../widgets/stateful_widget.js";

export function drawSource(card, words, key) {
  return node("details", { class: "wd-source" },
    node("summary", { "data-key": `card-${key}` }, words.labels.card), drawCard(card, words));
}

export function drawItem(item, words, key) {
  const article = node("article", { class: "wd-item" },
    node("p", {}, node("strong", {}, item.kind), node("br"), item.text));
  if (item.quotation)
    article.append(node("details", {}, node("summary", { "data-key": `quote-${key}` }, words.labels.quotation),
      node("blockquote", { lang: item.quotation_language }, item.quotation),
      item.gloss && node("p", { class: "wd-gloss" }, node("strong", {}, words.gloss), " ", item.gloss)));
  if (item.card) article.append(drawSource(item.card, words, key));
  return article;
}
