// The steps of the test: the line of one situation with both marks at each step, the step in hand, below it all situations.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawSources, startWidget } from "../../widgets/stateful_widget.js";

const OWN = { yes: "✓", no: "✕", "cannot tell": "?", "": "" };
const NARROW = 700; // pixels: as tool.css has it
const RECORD = { met: "✓", "not met": "✕", "not decided": "–", "": "" };

// A post with a mark on either side, behind a line that stops where a court did.
function drawStep(step, now) {
  const mark = (kind, sign) => node("i", { class: `wd-test-step-mark ${sign ? kind : ""}` }, sign);
  return node("span", { class: `wd-test-step${step.stopped ? " wd-test-step-stopped" : ""}${now ? " wd-test-step-now" : ""}` },
    node("span", { class: "wd-hidden" }, step.told, ". "),
    node("span", { class: "wd-test-step-drawn", "aria-hidden": "true" }, mark("wd-test-step-own", OWN[step.own]), node("b"),
      mark(step.record === "not decided" ? "wd-test-step-nobody" : "wd-test-step-record", RECORD[step.record])));
}

function drawBoard({ words, view, state }, send) {
  const open = (row) => (row.steps.find((step) => !step.own) ?? row.steps[0]).id;
  return node("div", { class: "wd-test", role: "group", "aria-label": words.labels.situations }, ...view.board.map((row) =>
    node("button", { type: "button", class: "wd-test-row", "data-key": `situation-${row.id}`, "aria-current": `${row.id === view.hand.situation}`,
      onclick: () => send((state) => ({ ...state, step: open(row) })) },
    node("span", { class: "wd-test-title" }, row.title),
    node("span", { class: "wd-test-line" }, ...row.steps.map((step) => drawStep(step, step.id === state.step))))));
}

// The line of the situation in hand: its three steps, large, each with its name.
function drawLine({ view, state }) {
  const row = view.board.find(({ id }) => id === view.hand.situation);
  return node("div", { class: "wd-test-now" }, node("h4", {}, row.title),
    node("div", { class: "wd-test-line" }, ...row.steps.map((step) =>
      node("div", {}, drawStep(step, step.id === state.step), node("p", { class: "wd-kicker", "aria-hidden": "true" }, step.name)))));
}

function drawCase({ exhibit, facts, bound }, { words, width }) {
  const binds = width < NARROW ? [] : [" ", node("strong", {}, words.labels.binds), " ", bound];
  return node("div", {}, node("p", { class: "wd-test-facts", "data-judged": true }, facts, ...binds),
    exhibit.words ? node("figure", { class: "wd-test-words", "data-judged": true }, node("blockquote", { lang: exhibit.language }, exhibit.words),
      exhibit.gloss ? node("p", { class: "wd-kicker" }, node("strong", {}, words.gloss), " ", exhibit.gloss) : null,
      node("figcaption", { class: "wd-kicker" }, exhibit.line)) : null);
}

// A narrow page has room for the facts of a case, its question and the answer; whether the test binds there is folded below.
const drawBinds = ({ words: { labels }, view: { hand }, width }) => width < NARROW
  ? [node("details", { class: "wd-test-binds" }, node("summary", { "data-key": "binds" }, labels.binds), node("p", {}, hand.bound))] : [];

function drawHand({ words, view: { hand, counted, done } }, send) {
  const answers = words.answers.map(([id, name]) => node("button", { type: "button", "data-act": true, "data-key": `answer-${id}`,
    "aria-pressed": `${name === hand.own}`, onclick: () => send((state) => ({ ...state, answers: { ...state.answers, [hand.id]: { ...state.answers[hand.id], answer: id } } })) }, name));
  const next = hand.next && !(done && hand.own) && node("button", { type: "button", class: "wd-strong", "data-act": true, "data-turn": true, "data-next": true, "data-key": `next-${hand.next}`,
    onclick: () => send((state) => ({ ...state, step: hand.next }), "answer-yes") }, hand.next_label);
  const more = node("details", {}, node("summary", { "data-key": `reasons-${hand.id}` }, words.labels.reasons),
    hand.exhibit.line ? node("p", { class: "wd-kicker wd-test-whose" }, hand.exhibit.line) : null, ...hand.reasons.map(([label, text]) => node("p", { "data-judged": true }, node("strong", {}, label, ". "), text)), drawSources(hand.links));
  return node("section", { class: "wd-test-hand" }, node("h4", {}, hand.question),
    node("div", { class: "wd-tools" }, ...answers, next || null),
    hand.own ? drawAnswer({ own: hand.own, record: hand.record, said: hand.said, more }, words) : node("p", { class: "wd-kicker" }, hand.help),
    node("p", { class: "wd-test-counted", role: "status" }, done && hand.own ? `${done} ${counted}` : counted));
}

function drawings(send) {
  return {
    line: [(view) => [view.words, view.view.board, view.state.step], (view) => [drawLine(view)]],
    hand: [(view) => [view.words, view.view.hand, view.view.counted, view.view.done, view.width < NARROW], (view) => [
      node("div", { class: "wd-test-desk" }, drawCase(view.view.hand, view), drawHand(view, send), ...drawBinds(view))]],
    board: [(view) => [view.words, view.view.board, view.state.step], (view) => [drawBoard(view, send)]],
  };
}

export default { render: (context) => startWidget(context, "decision", { drawings }) };
