// One promise, what was found of it, and six fates to press: mine in a ring, our coding in ink. Judged promises heap up beside their fate.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawFacts, drawSources, startWidget } from "../../widgets/stateful_widget.js";

const disc = ({ sign, order }) => node("span", { class: `wd-fate-disc wd-fate-c${order}`, "aria-hidden": "true" }, sign);

function drawSpeech({ view: { speech, promise, found, told }, words: { labels, colon } }) {
  return node("div", { class: `wd-fate-speech${told.own ? " wd-fate-told" : ""}` },
    node("p", { class: "wd-fate-who" }, node("strong", {}, speech.who), node("br"), [speech.office, speech.country, speech.when].filter(Boolean).join(", ")),
    node("p", { class: "wd-fate-promise", "data-judged": true }, node("span", { class: "wd-kicker" }, labels.promise), " ", node("strong", {}, promise)),
    node("p", { class: "wd-fate-found", "data-judged": true }, node("span", { class: "wd-kicker" }, labels.found), " ", found),
    node("details", { "data-judged": true }, node("summary", { "data-key": "words" }, labels.words),
      node("p", { class: `wd-fate-words${speech.reported ? "" : " wd-said"}`, lang: speech.language || null },
        speech.reported ? node("span", { class: "wd-kicker" }, `${labels.reported}${colon}`) : null, speech.text)));
}

// The heap of a fate: the places of those who made these promises.
const drawHeap = (heap) => node("span", { class: "wd-fate-heap" }, ...heap.map(({ place, mark, description }) =>
  node("span", { class: `wd-fate-chip wd-fate-chip-${mark || "open"}`, title: description }, place)));

function drawFates({ view, state, words: { labels, fates } }, send) {
  const guess = state.guesses[view.id] ?? "";
  const press = (id) => guess || send((now) => ({ ...now, guesses: { ...now.guesses, [now.at]: id } }));
  return node("div", { class: "wd-fate-fates", role: "group", "aria-label": labels.guess }, ...fates.map((fate, place) => node("button", {
    type: "button", class: `wd-fate-fate${fate.id === view.fate ? " wd-fate-record" : ""}`, "data-key": `guess-${fate.id}`, "data-act": !guess,
    "aria-label": fate.label, "aria-pressed": String(fate.id === guess), onclick: () => press(fate.id),
  }, disc(fate), node("span", {}, fate.label), drawHeap(view.heaps[place]),
  node("span", { class: "wd-fate-marks", "aria-hidden": "true" }, fate.id === guess ? node("i", { class: "wd-ring" }) : null, fate.id === view.fate ? node("i", { class: "wd-ink" }) : null))));
}

function drawTold({ view: { told }, words }) {
  const more = told.own && node("details", {}, node("summary", { "data-key": "more" }, words.labels.more), drawFacts(told.facts), drawSources(told.sources));
  return drawAnswer({ ...told, more }, words);
}

function drawMoves({ view, words: { labels } }, send) {
  const move = (key, label, id) => node("button", { type: "button", "data-key": key, "data-turn": true, "data-next": key === "next", "data-act": key === "next" && Boolean(view.fate && id), "aria-disabled": String(!id),
    onclick: () => id && send((now) => ({ ...now, at: id }), key) }, label);
  return node("div", { class: "wd-fate-moves" }, move("previous", `‹ ${labels.previous}`, view.before), move("next", `${labels.next} ›`, view.next), node("span", { class: "wd-kicker", role: "status" }, view.place));
}

function drawTally({ view: { tally, expected }, words: { labels } }) {
  if (!tally) return null;
  return node("div", { class: "wd-fate-tally" }, expected.expected ? node("p", {}, expected.expected, ". ", node("strong", {}, expected.shown), ".") : null,
    node("p", { class: "wd-kicker" }, tally, " ", labels.key));
}

const drawings = (send) => ({
  main: [(view) => [view.words, view.view, view.state], (all) => [node("div", { class: "wd-fate-world" },
    drawSpeech(all), drawFates(all, send), drawTold(all), node("div", { class: "wd-fate-foot" }, drawMoves(all, send), drawTally(all)))]],
});

export default { render: (context) => startWidget(context, "promises", { drawings }) };
