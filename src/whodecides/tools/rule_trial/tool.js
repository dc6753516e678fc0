// A rule in a box, beside it the cases: does it reach each of them? What differs from the first answers lights up.

import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawRows } from "./rows.js";
import { drawRuleBox } from "./rule_box.js";

function drawings(send) {
  const answer = ({ words: { labels, colon }, view: { lacks, said, first } }) => [
    node("div", { class: "wd-answer", role: "status", "data-answer": true },
      node("p", { class: "wd-sentence" }, lacks || said),
      first ? node("p", { class: "wd-kicker" }, `${labels.was}${colon}`, node("span", { class: "wd-said" }, first)) : null)];
  const call = (id, reaches) => send((state) => ({ ...state, calls: { ...state.calls, [id]: reaches } }));
  return {
    // The box is drawn once a language: what is being written stays.
    rule: [(view) => [view.words], (view) => drawRuleBox(view.words.labels.rule, view, send)],
    answer: [(view) => [view.words, view.view.lacks, view.view.said, view.view.first], answer],
    cases: [(view) => [view.words, view.view.cases, view.view.calls, view.view.unlike], (view) => [drawRows(view, call)]],
  };
}

export default { render: (context) => startWidget(context, "rule-trial", { drawings }) };
