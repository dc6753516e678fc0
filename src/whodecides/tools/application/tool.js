// Apply a law to the case: one question at a time, the guess before the answer.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawCard, startWidget } from "../../widgets/stateful_widget.js";

function drawChoice(view, send) {
  const { words: { labels, instruments }, state } = view;
  return [
    drawSelect("instrument", labels.choose, instruments, state.instrument, (instrument) =>
      send((state) => ({ ...state, instrument }))),
  ];
}

function drawAnswer(step, number, question, labels) {
  const sources = node("ul");
  for (const { text, url } of step.sources)
    sources.append(node("li", {}, node("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text)));
  const article = step.article ? ` (${step.article})` : "";
  return node("section", { class: "wd-step", tabindex: "-1", "data-key": `answer-${step.id}`, "aria-label": question },
    node("h4", {}, `${number}. ${question}`),
    node("p", {}, `${labels.guessed} ${step.guess}`),
    node("p", { class: step.same ? "wd-same" : "wd-other" },
      node("span", { class: "wd-sign", "aria-hidden": "true" }, step.same ? "=" : "≠"),
      node("strong", {}, `${labels.found} ${step.outcome}`), ` (${step.same ? labels.same : labels.other})`),
    node("p", {}, step.text + article), sources);
}

function drawQuestion({ id, question, options }, number, view, send) {
  const { labels } = view.words;
  const guess = (code) => send((state) => (
    { ...state, guesses: { ...state.guesses, [`${state.instrument}.${id}`]: code } }), `answer-${id}`);
  return node("fieldset", { class: "wd-question" }, node("legend", {}, `${number}. ${question}`),
    node("p", {}, labels.guess),
    node("div", { class: "wd-guesses" }, ...options.map(([code, text]) =>
      node("button", { type: "button", "data-key": `guess-${id}-${code}`, onclick: () => guess(code) }, text))));
}

function drawSteps(view, send) {
  const { words: { steps, labels }, view: { steps: answers, next, as_if: asIf } } = view;
  const parts = [];
  steps.forEach((step, i) => {
    const answer = answers.find((each) => each.id === step.id);
    if (answer) parts.push(drawAnswer(answer, i + 1, step.question, labels));
    if (i === 0 && asIf)
      parts.push(node("p", { class: "wd-as-if" }, node("span", { class: "wd-sign", "aria-hidden": "true" }, "≈"), asIf));
    if (step.id === next) parts.push(drawQuestion(step, i + 1, view, send));
  });
  const last = answers.at(-1);
  if (last) {
    const takeBack = () => send((state) => {
      const { [`${state.instrument}.${last.id}`]: gone, ...guesses } = state.guesses;
      return { ...state, guesses };
    }, `guess-${last.id}-${steps.find((step) => step.id === last.id).options[0][0]}`);
    parts.push(node("p", {}, node("button", { type: "button", "data-key": "undo", onclick: takeBack }, labels.undo)));
  }
  return parts;
}

function drawSummary(view) {
  const { words, view: { summary, as_if: asIf } } = view;
  if (!summary.card) return [];
  // The list of laws lies far above by now.
  const chooseAnother = (event) =>
    event.target.closest(".wd-application").querySelector('[data-key="instrument"]').focus();
  return [node("section", { class: asIf ? "wd-result wd-counterfactual" : "wd-result", "aria-label": words.labels.summary },
    node("h3", {}, words.labels.summary),
    node("p", { class: "wd-sentence" }, summary.lead),
    drawCard(summary.card, words),
    node("p", {}, node("button", { type: "button", "data-key": "again", onclick: chooseAnother }, words.labels.again)))];
}

function drawings(send) {
  return {
    facts: [(view) => [view.words], (view) => [drawCard(view.words.facts, view.words)]],
    instrument: [(view) => [view.words, view.state.instrument], (view) => drawChoice(view, send)],
    progress: [(view) => [view.view.progress, view.view.work], ({ view }) => [
      node("p", { role: "status" }, view.progress, node("br"), view.work)]],
    steps: [(view) => [view.words, view.view.steps, view.view.next, view.view.as_if], (view) => drawSteps(view, send)],
    summary: [(view) => [view.words, view.view.summary], (view) => drawSummary(view)],
  };
}

export default { render: (context) => startWidget(context, "application", { drawings }) };
