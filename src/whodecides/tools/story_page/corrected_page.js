// The page in print: a sentence is chosen, written anew while lights say what can be seen of it, and printed where it stood.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawTextarea, startWidget } from "../../widgets/stateful_widget.js";
import { drawCompared, drawLights, drawMore, drawPaper, inOneColumn } from "./paper.js";

function drawWriting(view, send) {
  const { words, view: { at, told, holds }, state } = view, { labels } = words;
  if (!told) return [node("p", { class: "wd-kicker" }, labels.choose)];
  const more = drawMore(told.card, words, at), record = drawAnswer({ ...told, more }, words);
  if (holds) return [record, node("p", {}, labels.holds)];
  return [record, drawTextarea("write", labels.write, state.text, 3, (text) => send((now) => ({ ...now, text, kept: now.kept && text === now.text ? now.kept : "", asked: false })))];
}

function drawPrint(view, onPrint) {
  const { words: { labels }, view: { at, holds, lights, problem, printed, compared } } = view;
  if (!at || holds) return [];
  const print = node("button", { type: "button", class: "wd-strong", "data-key": "print", "data-act": true, "aria-pressed": String(Boolean(printed)),
    onclick: onPrint }, labels.print);
  const answer = problem ? node("p", { role: "status", "data-answer": true }, node("strong", {}, labels.not_printed), " ", problem)
    : printed ? drawAnswer({ said: labels.printed, more: compared ? drawCompared(compared) : null }, view.words) : "";
  return [...(printed ? [] : [drawLights(lights, labels.lights)]), print, answer];
}

const isReady = ({ lights }) => lights.every(({ look }, place) => look === "yes" || (place && look === "open"));

function drawings(send) {
  let pressed = false; // whether the page is to be looked at, since a sentence was chosen or printed just now
  const print = (at) => {
    pressed = true;
    send((state) => ({ ...state, kept: state.text, asked: true }), at);
  };
  const draw = (view) => {
    const { at, printed } = view.view;
    const paper = drawPaper(view, choose, { act: true, below: correction(view), struck: (each) => each.id === at && Boolean(printed) });
    if (pressed && (printed || inOneColumn(view))) requestAnimationFrame(() => paper.getBoundingClientRect().top < 0 && paper.scrollIntoView({ block: "nearest" }));
    pressed = false;
    return [paper];
  };
  // Whoever turns to another sentence begins it anew.
  const choose = (at, key) => {
    pressed = true;
    send((state) => (state.at === at ? state : { ...state, at, text: "", kept: "", asked: false }), key);
  };
  const correction = (view) => (each) => (each.id === view.view.at && view.view.printed
    ? node("p", { class: "wd-corrected" }, node("strong", {}, `${view.words.labels.correction}${view.words.colon}`), view.view.printed) : null);
  return {
    paper: [(view) => [view.words, view.view.sentences, view.view.at, view.view.printed, inOneColumn(view)], draw],
    writing: [(view) => [view.words, view.view.at, view.view.told], (view) => drawWriting(view, send)],
    print: [(view) => [view.words, view.view], (view) => drawPrint(view, () => print(isReady(view.view) ? view.view.at : "print"))],
  };
}

export default { render: (context) => startWidget(context, "corrected-page", { drawings }) };
