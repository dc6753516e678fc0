// An expectation, pressed among some governments; then the order of all, mine in a ring.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawQuotation({ quotation }) {
  if (!quotation) return [];
  return [node("div", { class: "wd-like-said", "data-judged": true },
    node("p", { class: quotation.reported ? "" : "wd-said", lang: quotation.gloss ? null : quotation.wording_language }, quotation.gloss || quotation.wording),
    node("p", { class: "wd-kicker" }, node("strong", {}, quotation.who), ` · ${quotation.when} · ${quotation.id}`))];
}

function drawOptions({ view, words: { labels } }, send) {
  return node("div", { class: "wd-like-options", role: "group", "aria-label": labels.options }, ...view.options.map(([id, name]) => node("button", {
    type: "button", "data-key": `option-${id}`, "data-act": true, "aria-pressed": "false", onclick: () => send((state) => ({ ...state, answer: id })) }, name)));
}

function drawOrder({ view, state, words: { labels } }) {
  const asked = new Set(view.options.map(([id]) => id));
  return node("ol", { class: "wd-like-order", "aria-label": labels.order }, ...view.order.map((each) => {
    const bar = node("i", { "aria-hidden": "true" });
    bar.style.width = `${each.percent}%`;
    const mine = each.id === state.answer;
    return node("li", { class: `${asked.has(each.id) ? "wd-like-asked" : ""}${mine ? " wd-like-mine" : ""}${each.few ? " wd-like-few" : ""}` },
      node("b", {}, String(each.rank)), node("span", {}, each.name, mine ? node("span", { class: "wd-hidden" }, ` (${labels.mine})`) : null),
      node("span", { class: "wd-like-bar" }, bar), node("span", {}, each.share), node("span", {}, `(${each.statements})`));
  }));
}

function draw({ view, state, words }, send) {
  if (!view.order.length) return [node("div", { class: "wd-like-two" }, node("div", {}, ...drawQuotation(view)), drawOptions({ view, words }, send))];
  return [node("div", { class: "wd-like-two wd-like-told" },
    node("div", {}, node("p", { class: "wd-kicker" }, node("strong", {}, `${words.labels.order}.`), " ", words.labels.counted), drawOrder({ view, state, words })),
    drawAnswer(view, words))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view, view.state.answer], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "likeness", { drawings }) };
