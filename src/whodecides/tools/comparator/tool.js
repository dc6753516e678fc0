// The comparator of positions draws what Python sends in parts, and sends `requested_state`; every word and number comes from Python.

import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawCompared, drawQuotations, isNarrow, pageOf } from "./board.js";
import { drawPlain, drawShown, keepState } from "./controls.js";
import { drawSimilarity } from "./similarity.js";

const PARTS = ["matrix", "evidence", "ranking", "plain", "summary"];
const NEAR = "near";

// What is open stays open only while its question is on show; another government takes the place of one that is not.
function normalize(state) {
  const [place, variable] = state.opened ?? [];
  if (!(variable in state.weights)) Object.assign(state, { opened: null, value: "" });
  else if (!state.places.includes(place)) state.opened = [state.places[0], variable];
  return state;
}

function drawViews(view, send) {
  const { state, words: { labels } } = view;
  const tab = (id, text) => node("button", { type: "button", "data-key": `view-${id || "said"}`, "aria-pressed": state.view === id ? "true" : "false",
    onclick: () => send((state) => ({ ...state, view: id })) }, text);
  return [node("p", { class: "wd-kicker" }, state.view === NEAR ? labels.lead_nearest : labels.lead_said),
    node("div", { class: "wd-steps", role: "group", "aria-label": labels.tabs }, tab("", labels.said), tab(NEAR, labels.nearest))];
}

function drawQuestions(view, send) {
  const { state: { weights }, words: { labels, variables } } = view;
  return [node("details", {}, node("summary", { "data-key": "questions" }, `${labels.variables} (${Object.keys(weights).length}/${variables.length})`),
    node("div", { class: "wd-cmp-questions", role: "group", "aria-label": labels.variables }, ...drawShown(view, send)))];
}

// What each part of the page is drawn from.
function drawings(send) {
  // What the page alone knows of the order: where each line stood, which government is marked, whether all are listed.
  const memory = { group: `weight-${Math.random().toString(36).slice(2)}`, stood: {}, beside: "", whole: false, frame: 0, drawn: null };
  const showsBoard = (view) => view.state.view !== NEAR;
  return {
    views: [(view) => [view.words, view.state.view], (view) => drawViews(view, send)],
    board: [(view) => (showsBoard(view) ? [view.words, view.matrix, view.state.places, view.state.opened, view.state.value, isNarrow(view), pageOf(view).first] : [NEAR]),
      (view) => (showsBoard(view) ? drawCompared(view, send) : [])],
    quotations: [(view) => (showsBoard(view) ? [view.words, view.evidence, view.state.opened[0]] : [NEAR]), (view) => (showsBoard(view) ? drawQuotations(view) : [])],
    ranking: [(view) => (showsBoard(view) ? [NEAR] : [view.words, view.ranking, view.state.near, view.state.weights, view.state.places, Math.round(view.width)]),
      (view) => (showsBoard(view) ? [] : drawSimilarity(view, send, memory))],
    sentence: [(view) => [view.words, showsBoard(view) && view.summary.sentence],
      (view) => (showsBoard(view) ? [node("p", { class: "wd-sentence", role: "status" }, `${view.words.labels.summary} ${view.summary.sentence}`)] : [])],
    plain: [(view) => [view.words, view.plain], drawPlain],
    questions: [(view) => [view.words, Object.keys(view.state.weights)], (view) => drawQuestions(view, send)],
    state: [(view) => [view.words, view.summary.state_text], keepState()],
  };
}

export default { render: (context) => startWidget(context, "comparator", { drawings, normalize, parts: PARTS }) };
