import { node } from "../../show/dom.js";
import { drawScrolled, explore } from "../../show/explorer.js";

// What the search found: numbers, a best text, how fragile it is.
function drawings() {
  return {
    found: [(view) => [view.view], ({ view, words: { labels } }) => [
      view.played.expected ? node("p", { class: "wd-sentence" }, view.played.expected, node("br"), view.played.shown) : "",
      node("h4", {}, labels.numbers),
      node("dl", {}, ...view.numbers.map(([label, text]) =>
        node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", {}, text)))),
      node("p", {}, node("strong", {}, labels.mine), " · ", view.mine),
      node("p", {}, view.meaning),
      drawScrolled("best", labels.best, view.headers, view.rows),
      ...view.others.map((text) => node("p", {}, text)),
      node("p", { class: "wd-sentence" }, view.rests),
      drawScrolled("fragile", labels.fragile, view.survival_headers, view.survival),
      drawScrolled("pivots", labels.pivots, view.pivot_headers, view.pivots),
    ]],
  };
}

export default { render: (context) => explore(context, "best_texts", { drawings }) };
