// One promise at a time: its statement, a guess, then the record. A guess can be changed until the record is shown.

import { node } from "../../show/dom.js";
import { drawSelect, drawTable, drawCard, explore } from "../../show/explorer.js";

function step(view, by) {
  const ids = view.words.promises.map(([id]) => id);
  return ids[ids.indexOf(view.chosen.at) + by];
}

function drawTold(view) {
  const { words: { labels }, view: { told } } = view;
  const list = node("ul");
  for (const source of told.sources)
    list.append(node("li", {}, node("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.text)));
  return node("div", { class: `wd-feedback ${told.same ? "wd-good" : "wd-not-yet"}`, role: "status", tabindex: "-1", "data-key": "told" },
    node("p", {}, node("strong", {}, labels.yours), ` ${told.guess}`),
    node("p", {}, node("strong", {}, labels.record), ` ${told.same ? "=" : "≠"} ${told.fate}`),
    node("p", {}, node("strong", {}, labels.happened), ` ${told.text}`),
    node("p", {}, node("strong", {}, labels.last), ` ${told.date}`),
    node("p", {}, node("strong", {}, labels.evidence), ` ${told.evidence}`),
    node("p", {}, node("strong", {}, view.words.sources)), list);
}

function drawGuess(view, send) {
  const { words: { labels, fates }, view: shown } = view;
  if (shown.told.fate) return drawTold(view);
  return node("div", { class: "wd-tools" },
    drawSelect("guess", labels.guess, [["", labels.choose], ...fates], shown.guess, (fate) =>
      send((choice) => ({ ...choice, guesses: { ...choice.guesses, [choice.at]: fate } }))),
    node("button", { type: "button", class: "wd-button", "data-key": "show", disabled: !shown.guess, onclick: () =>
      send((choice) => ({ ...choice, seen: [...choice.seen, choice.at] }), "told") }, labels.show),
    shown.guess ? null : node("span", { class: "wd-small" }, labels.show_first));
}

function drawMoves(view, send) {
  const { labels } = view.words;
  const button = (key, label, by) => {
    const id = step(view, by);
    return node("button", { type: "button", "data-key": key, "aria-disabled": id ? "false" : "true", onclick: () =>
      id && send((choice) => ({ ...choice, at: id }), key) }, label);
  };
  return node("div", { class: "wd-tools" }, button("previous", labels.previous, -1), button("next", labels.next, 1));
}

function drawings(send) {
  return {
    choose: [(view) => [view.words, view.chosen.at], (view) => [
      drawSelect("at", view.words.labels.promise, view.words.promises, view.chosen.at, (at) => send((choice) => ({ ...choice, at })))]],
    promise: [(view) => [view.words, view.view.id], (view) => [
      node("h4", {}, view.view.heading),
      node("p", { class: "wd-sentence", role: "status" }, view.view.promise),
      node("details", {}, node("summary", { "data-key": "statement" }, view.words.labels.statement), drawCard(view.view.card, view.words))]],
    guess: [(view) => [view.words, view.view.id, view.view.guess, view.view.told], (view) => [drawGuess(view, send)]],
    moves: [(view) => [view.words, view.chosen.at], (view) => [drawMoves(view, send)]],
    tally: [(view) => [view.view.tally], (view) => [node("p", { role: "status" }, view.view.tally)]],
    seen: [(view) => [view.words, view.view.seen], (view) => view.view.seen.length ? [
      node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": view.words.labels.seen, "data-key": "seen" },
        drawTable(view.words.labels.headers, view.view.seen, {}, view.words.labels.seen))] : []],
  };
}

export default { render: (context) => explore(context, "promises", { drawings }) };
