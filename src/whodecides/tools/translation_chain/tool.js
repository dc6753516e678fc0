// The translation chain draws the steps that are open, a question at each, and what changed once it is answered.

import { node } from "../../show/dom.js";
import { drawSelect, drawTable, drawCard, drawSources, drawUndo, explore } from "../../show/explorer.js";

function drawPicker(view, send) {
  const { words, chosen, view: { done } } = view;
  const expressions = words.expressions[chosen.scope].map(([id, text]) =>
    [id, done.includes(id) ? `✓ ${text} (${words.labels.done})` : text]);
  return [
    drawSelect("scope", words.labels.scope, words.scopes, chosen.scope, (scope) =>
      send((choice) => {
        const ids = words.expressions[scope].map(([id]) => id);
        return { ...choice, scope, expression: ids.includes(choice.expression) ? choice.expression : ids[0] };
      })),
    drawSelect("expression", words.labels.expression, expressions, chosen.expression, (expression) =>
      send((choice) => ({ ...choice, expression }))),
  ];
}

// A first answer is kept whatever comes later.
function drawQuestion(step, view, send) {
  const { labels, changes } = view.words;
  const answer = (id) => send((choice) => {
    const before = choice.judgements[step.id];
    return { ...choice, judgements: { ...choice.judgements, [step.id]: before ? [before[0], id] : [id] } };
  });
  return node("fieldset", {}, node("legend", {}, labels.question),
    node("div", { class: "wd-changes" }, ...changes.map((change) => node("button", {
      type: "button", "data-key": `${step.id}-${change.id}`, "aria-pressed": step.mine?.at(-1) === change.id ? "true" : "false",
      onclick: () => answer(change.id),
    }, node("span", { class: "wd-sign", "aria-hidden": "true" }, change.sign), change.name))));
}

// The sources stay folded away, so that a chain can be taken in at a glance.
function drawStep(step, view, send) {
  const { words: { labels, changes, sources } } = view;
  const card = drawCard({ ...step.card, sources: [] }, view.words);
  card.append(node("details", {}, node("summary", { "data-key": `${step.id}-sources` }, sources), drawSources(step.card.sources)));
  const item = node("li", { class: "wd-step" }, card);
  if (step.first) return item;
  const told = node("div", { class: "wd-told", role: "status" });
  if (step.change) told.append(node("p", {}, node("strong", {}, labels.told), " ", step.change));
  if (step.mine?.length === 2)
    told.append(node("p", {}, labels.first.replace("{answer}", changes.find(({ id }) => id === step.mine[0]).name)));
  item.append(drawQuestion(step, view, send), told);
  return item;
}

function drawEnd(view) {
  const { words, view: { branches, summary } } = view;
  if (!summary) return [];
  const parts = [node("h4", {}, words.labels.summary), node("p", {}, words.labels.again),
    node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": words.labels.summary, "data-key": "table" },
      drawTable(summary.headers, summary.rows))];
  if (branches.length)
    parts.push(node("details", {}, node("summary", { "data-key": "branches" }, words.labels.branches),
      ...branches.map((card) => drawCard(card, words))));
  return parts;
}

function drawings(send, undo) {
  return {
    picker: [(view) => [view.words, view.chosen.scope, view.chosen.expression, view.view.done], (view) => drawPicker(view, send)],
    steps: [(view) => [view.words, view.view.steps],
      (view) => [node("ol", { class: "wd-chain" }, ...view.view.steps.map((step) => drawStep(step, view, send)))]],
    end: [(view) => [view.words, view.view.summary, view.view.branches], drawEnd],
    undo: [(view) => [view.words], (view) => [node("div", { class: "wd-tools" },
      drawUndo(view.words, () => undo()))]],
    progress: [(view) => [view.view.progress], (view) => [node("p", { class: "wd-sentence", role: "status" }, view.view.progress)]],
  };
}

export default { render: (context) => explore(context, "chain", { drawings }) };
