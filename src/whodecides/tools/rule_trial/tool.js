// A rule in a box, its cases as cards. The cards open when the rule can be tried, the names when each has a call.

import { node } from "../../widgets/dom.js";
import { countWords, drawSources, drawTextarea, startWidget } from "../../widgets/stateful_widget.js";

function drawRule(view, send) {
  const { words: { labels }, state } = view;
  const counter = node("span", { class: "wd-kicker" });
  const field = drawTextarea("rule", labels.rule, state.rule, 3, (rule) => send((state) => ({ ...state, rule })));
  const box = field.querySelector("textarea");
  const count = () => {
    counter.textContent = labels.count.replace("{count}", countWords(box.value));
  };
  box.addEventListener("input", count);
  count();
  return [field, counter];
}

function drawTold(told, words) {
  const { labels } = words;
  return node("div", { class: "wd-trial-told" },
    node("p", {}, node("strong", {}, told.who), " ", node("span", { class: "wd-kicker" }, told.company)),
    node("p", {}, `${told.alike ? "=" : "≠"} ${told.alike ? labels.alike : labels.unlike}. ${told.did}`),
    node("p", { class: "wd-kicker" }, labels.ground, " ", told.ground),
    node("details", {}, node("summary", { "data-key": `sources-${told.who}` }, words.sources), drawSources(told.links)));
}

function drawCase(each, view, send) {
  const { words, view: { lacks } } = view;
  const drawCall = (call) => node("button", { type: "button", "data-key": `${each.id}-${call}`,
    "aria-pressed": String(each.call === call), "aria-disabled": String(Boolean(lacks)),
    onclick: () => !lacks && send((state) => ({ ...state, calls: { ...state.calls, [each.id]: call } })) }, words.labels[call]);
  return node("article", { class: "wd-trial-case", "aria-label": each.number },
    node("p", { class: "wd-kicker" }, each.number), node("p", { class: "wd-trial-text" }, each.text),
    node("div", { class: "wd-tools", role: "group", "aria-label": `${words.labels.ask} ${each.number}` }, drawCall("yes"), drawCall("no")),
    each.told && drawTold(each.told, words));
}

function drawings(send) {
  return {
    // The box is drawn once a language: what is being written stays.
    rule: [(view) => [view.words], (view) => [
      node("p", { class: "wd-kicker" }, view.words.labels.role), ...drawRule(view, send)]],
    lacks: [(view) => [view.words, view.view.lacks, Boolean(view.view.first)], ({ words: { labels }, view: { lacks, first } }) => [
      node("p", { role: "status" }, lacks || (first ? labels.again : ""))]],
    cases: [(view) => [view.words, view.view.cases, view.view.lacks], (view) => [
      node("h4", {}, view.words.labels.ask),
      node("div", { class: "wd-trial-cases" }, ...view.view.cases.map((each) => drawCase(each, view, send)))]],
    found: [(view) => [view.words, view.view.found, view.view.first], ({ words: { labels }, view: { found, first } }) => [
      node("p", { class: "wd-sentence", role: "status" }, found),
      ...(found ? [node("p", {}, labels.mend)] : []),
      ...(first ? [node("p", {}, labels.first, " ", node("span", { class: "wd-said" }, first))] : [])]],
  };
}

export default { render: (context) => startWidget(context, "rule-trial", { drawings }) };
