// What somebody said, as the tools of the first minute show it.

import { node } from "../../widgets/dom.js";

// Words of somebody, and below them our translation where the reader needs one.
export function drawQuoted(words, quote, tag = "blockquote", name = "") {
  const quoted = node(tag, { class: tag === "blockquote" ? name : `wd-said ${name}`, lang: quote.language }, quote.text);
  if (!quote.gloss) return [quoted];
  return [quoted, " ", node("span", { class: "wd-kicker" }, node("strong", {}, words.gloss), " ", quote.gloss)];
}
