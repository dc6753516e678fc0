// Cards that are put on days: one in hand, the others lie where they belong.

import { drawAnswer } from "../../widgets/answer.js";
import { drawDayGrid, drawStrip } from "../../widgets/day_grid.js";
import { node } from "../../widgets/dom.js";
import { place } from "../../widgets/placing.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function draw({ view, words }, send) {
  const { labels } = words, { hand } = view;
  const other = view.others.length ? node("button", { type: "button", "data-key": "other", onclick: () => send((now) => ({ ...now, hand: view.others[0], last: "" })) },
    `${labels.other} (${view.others.length})`) : "";
  const fill = (day) => [drawStrip(day.line), ...day.cards.map(({ text, how }) => node("span", { class: `wd-when-laid wd-when-laid-${how}`, title: text }, text))];
  return [
    node("div", { class: "wd-card-desk" },
      hand.id ? node("div", { class: "wd-card-hand" }, node("p", { "data-judged": true, lang: "en" }, hand.text), other) : node("p", { class: "wd-sentence" }, view.end),
      node("div", { class: "wd-card-told" }, drawAnswer(view.told, words)),
      node("div", { class: "wd-card-days" }, drawDayGrid(view.days, labels.days, fill, hand.id ? (day) => place(send, hand.id, day.id, `day-${day.id}`) : null, (day) => hand.day === day.id)))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "timeline", { drawings }) };
