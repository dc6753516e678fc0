// One case at a time, decided by one press; then who it was. Beside it all cases, with both marks.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawSources, startWidget } from "../../widgets/stateful_widget.js";
import { drawMark } from "./marks.js";

function drawTold(each, words) {
  const { told, marks } = each;
  const more = node("details", {}, node("summary", { "data-key": `sources-${each.id}` }, words.sources),
    node("p", { class: "wd-kicker" }, words.labels.ground, " ", told.ground), drawSources(told.links));
  return drawAnswer({ own: words.marks.own[marks.own], record: `${told.record} · ${told.company}`, said: `${told.who}. ${told.did}`, more }, words);
}

function drawCase({ words, view }, send) {
  const each = view.cases.find(({ id }) => id === view.at);
  const decide = (call) => node("button", { type: "button", "data-act": true, "data-key": `${each.id}-${call}`,
    "aria-pressed": `${each.marks.own === call}`, "aria-disabled": `${Boolean(each.marks.own) && each.marks.own !== call}`,
    onclick: () => !each.marks.own && send((state) => ({ ...state, at: each.id, decisions: { ...state.decisions, [each.id]: call } })) },
  words.labels[call]);
  const next = view.next && each.marks.own && node("button", { type: "button", class: "wd-strong", "data-act": true, "data-turn": true, "data-next": true, "data-key": `next-${view.next}`,
    onclick: () => send((state) => ({ ...state, at: view.next }), `${view.next}-close`) }, words.labels.next);
  return node("article", { class: "wd-trial-case", "aria-label": each.number },
    node("p", { class: "wd-kicker" }, each.number), node("p", { class: "wd-trial-text", "data-judged": true }, each.text),
    node("div", { class: "wd-tools", role: "group", "aria-label": each.number }, decide("close"), decide("open"), next || null),
    each.told ? drawTold(each, words) : drawAnswer({}, words),
    view.end && each.marks.own ? node("p", { class: "wd-trial-end", role: "status" }, view.end) : null);
}

function drawSlots({ words, view }, send) {
  const head = node("p", { class: "wd-trial-slot wd-trial-heads wd-kicker", "aria-hidden": "true" }, node("span"), node("span", {}, words.own), node("span", {}, words.labels.company));
  return node("div", { class: "wd-trial-slots" }, head, ...view.cases.map((each, place) =>
    node("button", { type: "button", class: "wd-trial-slot", "data-key": `case-${each.id}`, "aria-current": `${each.id === view.at}`,
      onclick: () => send((state) => ({ ...state, at: each.id })) },
    node("span", {}, `${place + 1}`, node("span", { class: "wd-trial-name" }, " ", each.name)),
    drawMark("own", each.marks.own, words), drawMark("company", each.marks.company, words))));
}

function drawings(send) {
  return {
    accounts: [(view) => [view.words, view.view], (view) => [
      node("div", { class: "wd-trial-six" }, drawCase(view, send), drawSlots(view, send))]],
  };
}

export default { render: (context) => startWidget(context, "account-decisions", { drawings }) };
