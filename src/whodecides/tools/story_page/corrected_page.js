// The page in print: a sentence is chosen, written anew while lights say what can be seen of it, and printed where it stood.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawTextarea, startWidget } from "../../widgets/stateful_widget.js";
import { drawCompared, drawLights, drawMore, drawPaper } from "./paper.js";

function drawWriting(view, send) {
  const { words, view: { at, told, holds, printed }, state } = view, { labels } = words;
  if (!told) return [node("p", { class: "wd-kicker" }, labels.choose)];
  const more = drawMore(told.card, words, at), record = printed ? more : drawAnswer({ ...told, more }, words); // what is printed needs the room
  if (holds) return [record, node("p", {}, labels.holds)];
  return [record, drawTextarea("write", labels.write, state.text, 2, (text) => send((now) => ({ ...now, text, kept: now.kept && text === now.text ? now.kept : "", asked: false })))];
}

function drawPrint(view, send) {
  const { words: { labels }, view: { at, holds, lights, problem, printed, compared } } = view;
  if (!at || holds) return [];
  const print = node("button", { type: "button", class: "wd-strong", "data-key": "print", "data-act": true, "aria-pressed": String(Boolean(printed)),
    onclick: () => send((state) => ({ ...state, kept: state.text, asked: true })) }, labels.print);
  const answer = problem ? node("p", { role: "status", "data-answer": true }, node("strong", {}, labels.not_printed), " ", problem)
    : printed ? drawAnswer({ said: labels.printed, more: compared ? drawCompared(compared) : null }, view.words) : "";
  return [...(printed ? [] : [node("p", { class: "wd-kicker" }, labels.lights), drawLights(lights, labels.lights)]), print, answer];
}

function drawings(send) {
  // Whoever turns to another sentence begins it anew.
  const choose = (at) => send((state) => (state.at === at ? state : { ...state, at, text: "", kept: "", asked: false }), at);
  const correction = (view) => (each) => (each.id === view.view.at && view.view.printed
    ? node("p", { class: "wd-corrected" }, node("strong", {}, `${view.words.labels.correction}: `), view.view.printed) : null);
  return {
    paper: [(view) => [view.words, view.view.sentences, view.view.at, view.view.printed], (view) => [
      drawPaper(view, choose, { act: true, below: correction(view), struck: (each) => each.id === view.view.at && Boolean(view.view.printed) })]],
    writing: [(view) => [view.words, view.view.at, view.view.told, Boolean(view.view.printed)], (view) => drawWriting(view, send)],
    print: [(view) => [view.words, view.view], (view) => drawPrint(view, send)],
  };
}

export default { render: (context) => startWidget(context, "corrected-page", { drawings }) };
