// Statements as signs, by day and by value. Pressed, they say their words; two that are one person's are picked.

import { drawAnswer } from "../../widgets/answer.js";
import { drawOptions, drawVerdict } from "../../widgets/asked.js";
import { drawCoded } from "../../widgets/coded_quotation.js";
import { node, shape } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

const across = (day) => 31 + 60 * day;

function drawChart({ view, state, words: { labels } }, send) {
  const down = (level) => (100 * (level + 0.4)) / view.levels.length, by_id = new Map(view.dots.map((each) => [each.id, each]));
  const lines = shape("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, ...view.lines.map(([one, other]) => {
    const [from, to] = [by_id.get(one), by_id.get(other)];
    return shape("line", { x1: across(from.day), y1: down(from.level), x2: across(to.day), y2: down(to.level) });
  }));
  const levels = view.levels.map((each, at) => {
    const level = node("span", { class: "wd-speak-level" }, node("span", { "aria-hidden": "true" }, each.sign), ` ${each.label}`);
    level.style.top = `${(100 * at) / view.levels.length}%`;
    return level;
  });
  const press = (id) => send((now) => ({ ...now, dot: id }));
  const dots = view.dots.map((each) => {
    const on = state.dot === each.id, picked = view.find && state.picks.includes(each.id);
    const dot = node("button", { type: "button", class: `wd-speak-dot${each.crowded ? " wd-speak-crowded" : ""}${on ? " wd-speak-on" : ""}${picked ? " wd-speak-picked" : ""}`, "data-key": `dot-${each.id}`, "aria-pressed": String(on),
      "aria-label": [each.short, each.label, each.about, each.speaker || labels.who, picked ? labels.picked : ""].filter(Boolean).join(", "), onclick: () => press(each.id) },
    node("span", { class: "wd-speak-sign", "aria-hidden": "true" }, each.sign), node("span", { "aria-hidden": "true" }, node("b", {}, each.speaker.split(" ").at(-1)),
      node("span", { class: "wd-speak-when" }, each.short.replaceAll(" ", "\u00a0"), node("br"), each.about)));
    dot.style.left = `${across(each.day)}%`;
    dot.style.top = `${down(each.level)}%`;
    return dot;
  });
  return node("div", { class: `wd-speak-chart${view.dots.length > 5 ? " wd-speak-many" : ""}`, role: "group", "aria-label": labels.picture }, ...levels, lines, ...dots);
}

function drawWords({ view, state, words }) {
  const open = view.dots.find((each) => each.id === state.dot);
  if (!open) return node("p", { class: "wd-kicker" }, words.labels.press);
  return node("div", { class: "wd-speak-words", role: "status", "data-answer": view.find, "data-scroll": "words" }, drawCoded({ ...open, who: open.who || words.labels.who }, words));
}

// To read a statement is not to pick it: two picks are the answer, and a third begins anew.
function drawPick({ view, state, words: { labels } }, send) {
  if (view.told.solved || !state.dot) return "";
  const picked = state.picks.includes(state.dot);
  const pick = (now) => [...(now.picks.length < 2 ? now.picks : []), now.dot];
  return node("button", { type: "button", "data-key": "pick", "data-act": !picked, "aria-pressed": String(picked),
    onclick: () => send((now) => ({ ...now, picks: picked ? now.picks.filter((each) => each !== now.dot) : pick(now) })) }, labels.pick);
}

function drawBeside(all, send) {
  const { view, words } = all;
  if (view.asked) return [drawOptions(view.asked, { state: all.state, verdict: view.verdict }, send), drawVerdict(view.verdict, words)];
  if (!view.find) return [drawWords(all)];
  return [drawAnswer({ own: view.told.own, record: view.told.record, said: view.told.said }, words), drawWords(all), drawPick(all, send)];
}

function draw(all, send) {
  const { view, state, words: { labels } } = all;
  const tabs = view.places.length > 1 ? [node("div", { class: "wd-speak-tabs", role: "group", "aria-label": labels.governments }, ...view.places.map(([id, name]) => node("button", {
    type: "button", "data-key": `place-${id}`, "aria-pressed": String(id === state.place), onclick: () => send((now) => ({ ...now, place: id, dot: "", picks: [] })) }, name)))] : [];
  return [node("div", { class: `wd-speak${view.asked ? " wd-speak-asked" : ""}` }, node("div", {}, ...tabs, drawChart(all, send),
    view.sentence ? node("p", { class: "wd-kicker" }, view.sentence) : ""), node("div", {}, ...drawBeside(all, send)),
  ...(view.asked && state.dot ? [drawWords(all)] : []))];
}

const drawings = (send) => ({ main: [(view) => [view.words, view.view, view.state], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "speakers", { drawings }) };
