// Promises on a board: a line each, a column a fate. A ring is the guess, a sign the record, which opens after the guess.
// A guess can be changed until then.

import { node } from "../../widgets/dom.js";
import { drawTable, drawCard, drawSources, startWidget, moveFocus } from "../../widgets/stateful_widget.js";

const disc = ({ sign, order }, more = "") => node("span", { class: `wd-fate-disc wd-fate-c${order}${more}`, "aria-hidden": "true" }, sign);

// One line of the board: a place for each fate, with ring and sign in theirs and a line between them.
function drawPlaces({ guess, fate }, fates) {
  const at = (id) => fates.findIndex((each) => each.id === id);
  const places = node("span", { class: "wd-fate-places", "aria-hidden": "true" }, ...fates.map((each) =>
    node("span", { class: `wd-fate-place${each.id === guess ? " wd-fate-guess" : ""}` }, each.id === fate ? disc(each) : null)));
  if (fate && fate !== guess) {
    const [from, to] = [at(guess), at(fate)].sort((a, b) => a - b);
    const line = node("span", { class: "wd-fate-apart" });
    Object.assign(line.style, { left: `${(100 * (from + 0.5)) / fates.length}%`, width: `${(100 * (to - from)) / fates.length}%` });
    places.prepend(line);
  }
  return places;
}

function drawFeet({ words: { fates }, view: { feet } }) {
  return node("div", { class: "wd-fate-line wd-fate-feet", "aria-hidden": "true" }, node("span"),
    node("span", { class: "wd-fate-places" }, ...feet.map(({ seen, others }, place) => node("span", { class: "wd-fate-foot" },
      node("span", { class: "wd-fate-squares" }, ...Array.from({ length: seen + others }, (_none, number) =>
        node("span", { class: `wd-fate-square wd-fate-c${fates[place].order}${number < seen ? "" : " wd-fate-other"}` }))),
      node("strong", {}, seen + others ? String(seen + others) : "")))));
}

function drawBoard(view, send) {
  const { words: { labels, promises, fates }, view: { marks }, state } = view;
  const lines = node("div", { role: "group", "aria-label": labels.board });
  promises.forEach(([id, who, when], place) => {
    const open = id === state.at;
    lines.append(node("button", {
      type: "button", class: "wd-fate-line", "data-key": `promise-${id}`, "data-at": `${place},0`, tabindex: open ? "0" : "-1",
      "aria-pressed": open ? "true" : "false", "aria-label": marks[place].description, title: `${id} · ${who}, ${when}`,
      onclick: () => send((state) => ({ ...state, at: id })), onkeydown: (event) => moveFocus(event, place, 0, lines),
    }, node("span", { class: "wd-fate-name" }, node("span", { class: "wd-kicker" }, id), ` ${who}`), drawPlaces(marks[place], fates)));
  });
  return node("div", { class: "wd-fate-board" },
    node("div", { class: "wd-fate-line wd-fate-head", "aria-hidden": "true" }, node("span"),
      node("span", { class: "wd-fate-places" }, ...fates.map((each) => node("span", { class: "wd-fate-title" }, disc(each), node("span", {}, each.label))))),
    lines, drawFeet(view));
}

function drawTold({ words, view: { told } }) {
  const { labels } = words;
  const drawFact = (label, text) => node("p", {}, node("strong", {}, label), ` ${text}`);
  return node("div", { class: `wd-feedback ${told.same ? "wd-good" : "wd-not-yet"}`, role: "status", tabindex: "-1", "data-key": "told" },
    drawFact(labels.yours, told.guess), drawFact(labels.record, `${told.same ? "=" : "≠"} ${told.fate}`), drawFact(labels.happened, told.text),
    drawFact(labels.last, told.date), drawFact(labels.evidence, told.evidence),
    node("p", {}, node("strong", {}, words.sources)), drawSources(told.sources));
}

function drawGuess(view, send) {
  const { words: { labels, fates }, view: shown } = view;
  if (shown.told.fate) return [drawTold(view)];
  return [
    node("p", { class: "wd-question" }, labels.guess),
    node("div", { class: "wd-steps", role: "group", "aria-label": labels.guess }, ...fates.map((each) => node("button", {
      type: "button", class: "wd-fate-choice", "data-key": `guess-${each.id}`, "aria-pressed": each.id === shown.guess ? "true" : "false",
      onclick: () => send((state) => ({ ...state, guesses: { ...state.guesses, [state.at]: each.id } })),
    }, disc(each), ` ${each.label}`))),
    node("button", { type: "button", class: "wd-strong", "data-key": "show", disabled: !shown.guess, onclick: () =>
      send((state) => ({ ...state, seen: [...state.seen, state.at] }), "told") }, labels.show),
    node("p", { class: "wd-small" }, shown.guess ? "" : labels.show_first)];
}

function drawPanel(view, send) {
  const { words, view: shown, state } = view, { labels } = words;
  const ids = words.promises.map(([id]) => id);
  const move = (key, label, by) => {
    const id = ids[ids.indexOf(state.at) + by];
    return node("button", { type: "button", "data-key": key, "aria-disabled": id ? "false" : "true", onclick: () =>
      id && send((state) => ({ ...state, at: id }), key) }, label);
  };
  return node("section", { class: "wd-fate-panel", tabindex: "0", "aria-label": labels.panel, "data-key": "panel", "data-scroll": shown.id },
    node("div", { class: "wd-steps" }, move("previous", labels.previous, -1), move("next", labels.next, 1)),
    node("h4", {}, shown.heading),
    node("p", { class: "wd-sentence" }, shown.promise),
    node("details", {}, node("summary", { "data-key": "statement" }, labels.statement), drawCard(shown.card, words)),
    ...drawGuess(view, send));
}

function drawings(send) {
  return {
    world: [(view) => [view.words, view.view, view.state.at], (view) => [
      node("p", { class: "wd-kicker" }, view.words.labels.key),
      node("div", { class: "wd-fate-world" }, drawBoard(view, send), drawPanel(view, send))]],
    tally: [(view) => [view.view.tally, view.view.prediction_result], ({ view: { tally, prediction_result } }) => [
      node("p", { role: "status" }, tally),
      ...(prediction_result.id ? [node("p", { class: "wd-fate-played" }, prediction_result.expected, node("br"), node("strong", {}, prediction_result.shown))] : [])]],
    seen: [(view) => [view.words, view.view.seen], (view) => view.view.seen.length ? [
      node("details", {}, node("summary", { "data-key": "plain" }, view.words.labels.plain),
        node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": view.words.labels.seen, "data-key": "seen" },
          drawTable(view.words.labels.headers, view.view.seen, {}, view.words.labels.seen)))] : []],
  };
}

export default { render: (context) => startWidget(context, "promises", { drawings }) };
