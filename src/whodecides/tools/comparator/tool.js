// The comparator of positions draws what Python sends in parts, and sends `choice`; every word and number comes from Python.

import { node } from "../../show/dom.js";
import { explore } from "../../show/explorer.js";
import { drawCompared, drawPassages, isNarrow, pageOf } from "./board.js";
import { drawPlain, drawShown, keepState } from "./controls.js";
import { drawNearest } from "./nearest.js";

const PARTS = ["matrix", "evidence", "ranking", "plain", "summary", "expected"];
const NEAR = "near";

// What is open stays open only while its question is on show; another government takes the place of one that is not.
function tidy(choice) {
  const [place, variable] = choice.opened ?? [];
  if (!(variable in choice.weights)) Object.assign(choice, { opened: null, value: "" });
  else if (!choice.places.includes(place)) choice.opened = [choice.places[0], variable];
  return choice;
}

function drawViews(view, send) {
  const { chosen, words: { labels }, expected } = view;
  const tab = (id, text) => node("button", { type: "button", "data-key": `view-${id || "said"}`, "aria-pressed": chosen.view === id ? "true" : "false",
    onclick: () => send((choice) => ({ ...choice, view: id })) }, text);
  const guess = chosen.view !== NEAR && expected.expected ? node("p", { class: "wd-kicker" }, `${expected.expected}. ${labels.expected_go}`) : null;
  return [node("p", { class: "wd-kicker" }, chosen.view === NEAR ? labels.lead_nearest : labels.lead_said),
    node("div", { class: "wd-steps", role: "group", "aria-label": labels.tabs }, tab("", labels.said), tab(NEAR, labels.nearest)), guess ?? ""];
}

function drawQuestions(view, send) {
  const { chosen: { weights }, words: { labels, variables } } = view;
  return [node("details", {}, node("summary", { "data-key": "questions" }, `${labels.variables} (${Object.keys(weights).length}/${variables.length})`),
    node("div", { class: "wd-cmp-questions", role: "group", "aria-label": labels.variables }, ...drawShown(view, send)))];
}

// What each part of the page is drawn from.
function drawings(send) {
  // What the page alone knows of the order: where each line stood, which government is marked, whether all are listed.
  const memory = { group: `weight-${Math.random().toString(36).slice(2)}`, stood: {}, beside: "", whole: false, frame: 0, drawn: null, counted: {} };
  const said = (view) => view.chosen.view !== NEAR;
  return {
    views: [(view) => [view.words, view.chosen.view, view.expected], (view) => drawViews(view, send)],
    board: [(view) => (said(view) ? [view.words, view.matrix, view.chosen.places, view.chosen.opened, view.chosen.value, view.expected, isNarrow(view), pageOf(view).first] : [NEAR]),
      (view) => (said(view) ? drawCompared(view, send) : [])],
    passages: [(view) => (said(view) ? [view.words, view.evidence, view.chosen.opened[0]] : [NEAR]), (view) => (said(view) ? drawPassages(view) : [])],
    ranking: [(view) => (said(view) ? [NEAR] : [view.words, view.ranking, view.chosen.near, view.chosen.weights, view.chosen.places, view.expected, Math.round(view.width)]),
      (view) => (said(view) ? [] : drawNearest(view, send, memory))],
    sentence: [(view) => [view.words, said(view) && view.summary.sentence],
      (view) => (said(view) ? [node("p", { class: "wd-sentence", role: "status" }, `${view.words.labels.summary} ${view.summary.sentence}`)] : [])],
    plain: [(view) => [view.words, view.plain], drawPlain],
    questions: [(view) => [view.words, Object.keys(view.chosen.weights)], (view) => drawQuestions(view, send)],
    state: [(view) => [view.words, view.summary.state], keepState()],
  };
}

export default { render: (context) => explore(context, "comparator", { drawings, tidy, parts: PARTS }) };
