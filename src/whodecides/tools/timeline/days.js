// Days that are pressed, or the statements that stand on them before the line.

import { drawAnswer } from "../../widgets/answer.js";
import { drawOptions, drawVerdict } from "../../widgets/asked.js";
import { drawCoded } from "../../widgets/coded_quotation.js";
import { at, drawDayGrid, drawStrip } from "../../widgets/day_grid.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

// What has an hour stands in the strip with the line, above what has only its day.
const drawVoices = (voices, statement) => voices.filter((each) => each.at !== null)
  .map((each) => at(node("i", { class: `wd-day-voice${each.id === statement ? " wd-day-hit" : ""}` }), each.at));

function drawDays({ view, state, words: { labels } }, send) {
  const asksDay = Boolean(view.statement);
  const press = (id) => send((now) => ({ ...now, answer: id, tried: [...new Set([...now.tried, now.answer])].filter(Boolean) }));
  const fill = (day) => [drawStrip(day.line, asksDay ? drawVoices(day.voices, view.statement) : []),
    ...(asksDay ? [node("span", { class: "wd-day-row", "aria-hidden": "true" }, ...Array.from({ length: day.acts }, () => node("i", { class: "wd-day-act" }))),
      node("span", { class: "wd-day-row", "aria-hidden": "true" }, ...day.voices.filter((each) => each.at === null).map(() => node("i", { class: "wd-day-voice" })))]
      : day.voices.filter(({ id }) => view.speakers[id]).map(({ id }) => node("button", { type: "button", class: "wd-day-speaker", "data-key": `voice-${id}`, "data-act": true,
        "aria-pressed": String(state.answer === id), onclick: () => press(id) }, view.speakers[id])))];
  const key = [[asksDay && "wd-day-act", labels.companies], [asksDay && "wd-day-voice", labels.governments], ["wd-day-line", labels.line]];
  return node("div", { class: asksDay ? "wd-day-picture" : "wd-day-picture wd-day-few" },
    drawDayGrid(view.days, labels.days, fill, asksDay ? (day) => press(day.id) : null, (day) => asksDay && state.answer === day.id),
    node("p", { class: "wd-day-key" }, ...key.filter(([sign, text]) => sign && text).map(([sign, text]) => node("span", {}, node("i", { class: sign, "aria-hidden": "true" }), text))));
}

function draw(all, send) {
  const { view, state, words } = all;
  const quoted = view.quotation ? drawCoded(view.quotation, words) : "";
  if (view.statement) return [node("div", { class: "wd-columns" }, drawDays(all, send), node("div", { class: "wd-day-told" }, drawAnswer(view.told, words), quoted))];
  const others = { ...view.asked, options: view.asked.options.filter(([id]) => !view.speakers[id]) };
  return [node("div", { class: "wd-columns" }, node("div", {}, drawDays(all, send), drawOptions(others, { state, verdict: view.verdict }, send)),
    node("div", { class: "wd-day-told" }, drawVerdict(view.verdict, words), quoted))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view, view.state], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "timeline", { drawings }) };
