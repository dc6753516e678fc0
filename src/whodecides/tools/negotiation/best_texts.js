import { node } from "../../widgets/dom.js";
import { drawScrollableTable, startWidget } from "../../widgets/stateful_widget.js";

// What the search found: numbers, a best text, how fragile it is.
function drawings() {
  return {
    found: [(view) => [view.view], ({ view, words: { labels } }) => [
      view.prediction_result.expected ? node("p", { class: "wd-sentence" }, view.prediction_result.expected, node("br"), view.prediction_result.shown) : "",
      node("h4", {}, labels.numbers),
      node("dl", {}, ...view.numbers.map(([label, text]) =>
        node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", {}, text)))),
      node("p", {}, node("strong", {}, labels.mine), " · ", view.mine),
      node("p", {}, view.meaning),
      drawScrollableTable("best", labels.best, view.headers, view.rows),
      ...view.others.map((text) => node("p", {}, text)),
      node("p", { class: "wd-sentence" }, view.rests),
      drawScrollableTable("fragile", labels.fragile, view.survival_headers, view.survival),
      drawScrollableTable("pivots", labels.pivots, view.pivot_headers, view.pivots),
    ]],
  };
}

export default { render: (context) => startWidget(context, "best_texts", { drawings }) };
