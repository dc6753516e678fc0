// One text at a time in its own words; the answer is pressed, and then the walls rise on the two ways to a speaker.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawCard, startWidget } from "../../widgets/stateful_widget.js";

function drawWay(who, look, words, beside = "") {
  return [node("span", { class: "wd-bound-who" }, who),
    node("span", { class: `wd-bound-way wd-bound-${look}` }, node("span", { class: "wd-bound-line" }),
      node("span", { class: "wd-bound-what" }, look ? words.looks[look] + (beside && ` · ${beside}`) : "?"), node("span", { class: "wd-bound-line wd-bound-end" }))];
}

// Before the answer both ways are open questions.
function drawWays(lane, words) {
  const { labels } = words;
  return node("div", { class: "wd-bound-ways" }, ...drawWay(labels.state, lane?.state ?? "", words),
    ...drawWay(labels.company, lane?.company ?? "", words, lane?.beside), node("span", { class: "wd-bound-speaker" }, labels.speaker));
}

function drawTexts({ words, view, state }, send) {
  return node("div", { class: "wd-bound-texts", role: "group", "aria-label": words.labels.texts }, ...words.texts.map(([id, name], place) => {
    const own = view.answers[id];
    return node("button", { type: "button", "data-key": `text-${id}`, "aria-current": `${id === state.at}`,
      onclick: () => send((state) => ({ ...state, at: id })) }, `${place + 1} `, node("span", { class: "wd-bound-sign" }, own === undefined ? "" : own ? "=" : "≠"),
    node("span", { class: "wd-bound-name" }, name));
  }));
}

function drawHand({ words, view }, send) {
  const { hand } = view, { labels } = words;
  const answers = words.whom.map(([id, name]) => node("button", { type: "button", "data-act": true, "data-key": `${hand.id}-${id}`,
    "aria-pressed": `${hand.own === name}`, "aria-disabled": `${Boolean(hand.own) && hand.own !== name}`,
    onclick: () => !hand.own && send((state) => ({ ...state, at: hand.id, bound: { ...state.bound, [hand.id]: id } })) }, name));
  const next = hand.own && view.next && node("button", { type: "button", class: "wd-strong", "data-act": true, "data-turn": true, "data-next": true, "data-key": `next-${view.next}`,
    onclick: () => send((state) => ({ ...state, at: view.next }), `${view.next}-states`) }, labels.next);
  const more = hand.own && node("details", {}, node("summary", { "data-key": `card-${hand.id}` }, labels.card),
    drawCard(hand.card, words));
  return node("div", { class: "wd-bound-desk" },
    node("figure", { "data-judged": true }, node("p", {}, node("strong", {}, hand.name)), node("p", { class: "wd-kicker" }, hand.line), node("blockquote", { lang: hand.language }, hand.words),
      hand.gloss ? node("p", { class: "wd-kicker" }, node("strong", {}, words.gloss), " ", hand.gloss) : null),
    node("div", {}, node("p", { class: "wd-question" }, labels.ask), node("div", { class: "wd-tools" }, ...answers, next || null),
      drawWays(hand.lane, words),
      drawAnswer({ own: hand.own, record: hand.record, said: hand.said, more: more || null }, words),
      view.end ? node("p", { class: "wd-bound-end-said", role: "status" }, view.end) : null));
}

function drawings(send) {
  return {
    texts: [(view) => [view.words, view.view.answers, view.state.at], (view) => [drawTexts(view, send)]],
    hand: [(view) => [view.words, view.view], (view) => [drawHand(view, send)]],
  };
}

export default { render: (context) => startWidget(context, "guarantees", { drawings }) };
