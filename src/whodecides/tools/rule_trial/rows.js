// All cases as rows: who it was, what was decided first, what one's own words do, what was done.

import { node } from "../../widgets/dom.js";
import { drawMark } from "./marks.js";

export function drawRows({ words, view }, call) {
  const { labels } = words;
  const drawCall = (each, reaches) => node("button", { type: "button", "data-act": true, "data-key": `${each.id}-${reaches}`,
    "aria-label": labels[reaches], "aria-pressed": `${view.calls[each.id] === reaches}`, onclick: () => call(each.id, reaches) },
  reaches === "yes" ? "✕" : "✓");
  const head = node("div", { class: "wd-trial-row wd-kicker", "aria-hidden": "true" },
    node("span", {}, labels.ask), node("span", {}, view.beside), node("span", {}, labels.words), node("span", {}, labels.company));
  return node("div", { class: "wd-trial-rows" }, head, ...view.cases.map((each) =>
    node("div", { class: `wd-trial-row${view.unlike.includes(each.id) ? " wd-trial-unlike" : ""}`, role: "group", "aria-label": each.name },
      node("details", {}, node("summary", { "data-key": `text-${each.id}` }, each.name), node("p", { "data-judged": true }, each.text)),
      drawMark("own", each.marks.first, words),
      node("span", { class: "wd-trial-calls" }, drawCall(each, "yes"), drawCall(each, "no")),
      drawMark("company", each.marks.company, words))));
}
