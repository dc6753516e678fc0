// What several people gave one statement: mine in a ring, theirs beside it.

import { node } from "../../widgets/dom.js";
import { drawFacts } from "../../widgets/stateful_widget.js";

export function drawMarks(marks) {
  return node("p", { class: "wd-code-marks" }, ...marks.filter(({ label }) => label).map(({ who, label, sign, order }, at) => node("span", { class: `wd-o${order}${at === 0 ? " wd-code-mine" : ""}` },
    node("span", { class: "wd-kicker" }, who), " ", node("strong", {}, node("span", { class: "wd-sign", "aria-hidden": "true" }, sign), label))));
}

// What a third reading gave, and on which words it rests; the first two of the facts are what A and B noted.
export const drawReason = (facts) => node("div", { class: "wd-code-reason", "data-judged": true }, drawFacts(facts.slice(2)));

// The same as signs alone, for a square.
export const signsOf = (marks) => marks.slice(-2).map(({ sign }) => sign).join(" ");
