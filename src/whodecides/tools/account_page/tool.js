// An account page that was invented: it changes as the measure says that is pressed.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { place } from "../../widgets/placing.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawPage({ view: { at }, words: { labels } }) {
  const lines = (count) => Array.from({ length: count }, () => node("i", { class: "wd-page-line" }));
  const note = (sign, text) => node("p", { class: "wd-page-note" }, node("span", { "aria-hidden": "true" }, `${sign} `), text);
  const post = at === "removal" ? node("div", { class: "wd-page-post wd-page-gone" }, note("✕", labels.removal))
    : node("div", { class: "wd-page-post" }, ...lines(2), at === "label" ? note("+", labels.label) : "");
  const parts = at === "suspension" ? [node("div", { class: "wd-page-post wd-page-gone wd-page-shut" }, note("✕", labels.suspension))]
    : [node("p", { class: `wd-page-write${at === "lock" ? " wd-page-gone" : ""}` }, at === "lock" ? labels.lock : labels.write), post, node("div", { class: "wd-page-post" }, ...lines(2))];
  return node("div", { class: "wd-page", role: "group", "aria-label": labels.page },
    node("p", { class: "wd-page-head" }, node("i", { class: "wd-page-face", "aria-hidden": "true" }), labels.page), ...parts);
}

function draw(all, send) {
  const { view, state, words: { labels } } = all;
  return [node("div", { class: "wd-columns" }, drawPage(all), node("div", {},
    node("p", { class: "wd-kicker" }, view.number), node("p", { class: "wd-page-item", "data-judged": true, lang: "en" }, view.text),
    node("div", { class: "wd-page-measures", role: "group", "aria-label": labels.measures }, ...view.measures.map(([id, name]) => node("button", { type: "button", "data-key": `measure-${id}`,
      "data-act": true, "aria-pressed": String(id === view.at), onclick: () => place(send, state.hand, id, `measure-${id}`) }, name))),
    drawAnswer(view.told, all.words),
    view.next ? node("button", { type: "button", class: "wd-strong", "data-key": `next-${view.next}`, "data-act": true, "data-turn": true, "data-next": true, onclick: () => send((now) => ({ ...now, hand: view.next })) }, labels.next) : "",
    view.end ? node("p", { role: "status" }, view.end) : ""))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view, view.state], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "account_page", { drawings }) };
