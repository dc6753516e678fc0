// Three questions on one's own rule; once all are answered, the rule and the cases open below, to be changed.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawRows } from "./rows.js";
import { drawRuleBox } from "./rule_box.js";

function drawCheck(each, words, send) {
  return node("section", { class: "wd-trial-check" }, node("h4", { id: `check-${each.step}` }, each.name), node("p", {}, each.ask),
    node("div", { class: "wd-trial-options", role: "group", "aria-labelledby": `check-${each.step}` }, ...each.options.map(([id, name]) =>
      node("button", { type: "button", "data-act": true, "data-key": `${each.step}-${id}`, "aria-pressed": `${each.answer === id}`,
        onclick: () => send((state) => ({ ...state, checks: { ...state.checks, [each.step]: id } })) }, name))),
    drawAnswer({ own: each.own, said: each.said }, words));
}

function drawings(send) {
  const call = (id, reaches) => send((state) => ({ ...state, calls: { ...state.calls, [id]: reaches } }));
  const open = (view) => view.view.cases.length > 0;
  return {
    checks: [(view) => [view.words, view.view.checks, view.view.was], ({ words, view }) => [
      view.was ? node("p", { class: "wd-trial-was", "data-judged": true }, `${words.labels.was}${words.colon}`, node("span", { class: "wd-said" }, view.was)) : "",
      node("div", { class: "wd-trial-checks" }, ...view.checks.map((each) => drawCheck(each, words, send)))]],
    said: [(view) => [view.view.said, view.view.changed], ({ view: { said, changed } }) => [
      node("p", { class: "wd-sentence", role: "status" }, said, changed && ` ${changed}`)]],
    rule: [(view) => [view.words, open(view)], (view) => (open(view) ? drawRuleBox(view.words.labels.now, view, send) : [])],
    cases: [(view) => [view.words, view.view.cases, view.view.calls, view.view.unlike], (view) => (open(view) ? [drawRows(view, call)] : [])],
  };
}

export default { render: (context) => startWidget(context, "rule-check", { drawings }) };
