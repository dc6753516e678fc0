// Bars on days: what has an hour slides when the clock is changed, what has only a day stays.

import { drawOptions, drawVerdict } from "../../widgets/asked.js";
import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawRows({ view, words: { labels } }, before) {
  const rows = view.rows.map((row) => {
    const [left, width] = row.at, bar = node("span", { class: `wd-clock-bar${row.hours ? "" : " wd-clock-day"}${row.id === view.key ? " wd-clock-key" : ""}${left > 60 ? " wd-clock-late" : ""}` },
      node("span", { class: "wd-clock-hours" }, row.hours || labels.no_hour));
    Object.assign(bar.style, { left: `${before.get(row.id) ?? left}%`, width: `${width}%` });
    requestAnimationFrame(() => requestAnimationFrame(() => { bar.style.left = `${left}%`; }));
    before.set(row.id, left);
    return node("div", { class: "wd-clock-row" }, node("span", {}, row.name), node("div", { class: "wd-clock-track", style: `--days:${view.days.length}` }, bar));
  });
  return node("div", { class: "wd-clock-rows" }, node("div", { class: "wd-clock-row wd-clock-head", "aria-hidden": "true" }, node("span"),
    node("div", { class: "wd-clock-days" }, ...view.days.map((each) => node("b", {}, each)))), ...rows);
}

function draw(all, send, before) {
  const { view, state, words } = all;
  const answer = (change) => send((now) => {
    const next = change(now);
    return { ...next, clock: view.to };
  });
  const clocks = state.answer ? node("div", { class: "wd-clock-choice", role: "group", "aria-label": words.labels.clock }, ...words.clocks.map(([id, text]) => node("button", {
    type: "button", "data-key": `clock-${id}`, "aria-pressed": String(id === state.clock), onclick: () => send((now) => ({ ...now, clock: id })) }, text))) : "";
  return [node("div", { class: "wd-columns" }, drawRows(all, before),
    node("div", {}, view.asked ? drawOptions(view.asked, { state, verdict: view.verdict }, answer) : "", drawVerdict(view.verdict, words), clocks,
      node("div", {}, ...view.papers.map((each) => node("p", { class: "wd-clock-paper" }, each)))))];
}

function drawings(send) {
  const before = new Map();
  return { main: [(view) => [view.words, view.view, view.state], (view) => draw(view, send, before)] };
}

export default { render: (context) => startWidget(context, "timeline", { drawings }) };
