// A machine that writes one value everywhere: one presses on a line how often it is right.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawSquares } from "./dots.js";

function drawings(send) {
  return {
    machine: [(view) => [view.words, view.view, view.state.guess], ({ words, state: { guess }, view }) => [
      node("p", { class: "wd-question" }, view.question),
      node("p", { class: "wd-said-of-machine" }, view.machine),
      drawSquares({ all: view.all, same: view.hits }, words.labels),
      node("div", { class: "wd-guess-rail", role: "group", "aria-label": words.labels.guess },
        ...view.guesses.map(([id, text]) => node("button", { type: "button", style: `left:${id}%`, "data-act": view.hits === null, "data-key": `at-${id}`,
          "aria-pressed": String(guess === id), "aria-disabled": String(view.hits !== null && guess !== id), onclick: () => view.hits === null && send((state) => ({ ...state, guess: id })) }, text)),
        ...view.marks.map(([name, share, at]) => node("span", { class: "wd-pin", style: `left:${at}%` }, name + share))),
      drawAnswer(view.answer, words)]],
  };
}

export default { render: (context) => startWidget(context, "machine", { drawings }) };
