// What answers a press, in the place where one pressed: mine in a ring, the record's in ink, and a sentence.

import { node } from "./dom.js";

// `own` and `record` are texts, `said` says what is surprising; each may be missing, and so may what is one press away:
// `more`, an element such as a folded source. `words` are those of the widget. Nothing is drawn where all are missing,
// but the place stays, so that a screen reader tells what comes into it.
export function drawAnswer({ own = "", record = "", said = "", more = null }, words) {
  const mark = (name, label, text) => node("span", { class: "wd-answer-side" }, node("i", { class: name, "aria-hidden": "true" }),
    node("span", {}, node("span", { class: "wd-kicker" }, `${label} `), node("strong", {}, text)));
  const sides = [own && mark("wd-ring", words.own, own), record && mark("wd-ink", words.record, record)].filter(Boolean);
  const place = node("div", { class: "wd-answer", role: "status", "data-answer": true });
  if (sides.length) place.append(node("p", { class: "wd-answer-sides" }, ...sides));
  if (said) place.append(node("p", { class: "wd-sentence" }, said));
  if (more) place.append(more);
  return place;
}
