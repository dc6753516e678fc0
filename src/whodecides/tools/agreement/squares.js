// Several questions, a square for each statement of each: one presses a question, and the squares take colour.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { drawSquares } from "./dots.js";

function drawings(send) {
  return {
    squares: [(view) => [view.words, view.view, view.state.guess], ({ words, state: { guess }, view: { rows, answer } }) => [
      ...rows.map((row) => {
        const inside = [node("span", { class: "wd-asked" }, node("strong", {}, row.name), " ", row.question), drawSquares(row, words.labels), node("strong", { class: "wd-share" }, row.share)];
        return row.same === null ? node("button", { type: "button", class: "wd-share-row", "data-act": true, "data-key": row.id, onclick: () => send((state) => ({ ...state, guess: row.id })) }, ...inside)
          : node("div", { class: `wd-share-row${row.id === guess ? " wd-guessed-row" : ""}`, tabindex: "-1", "data-key": row.id }, ...inside);
      }),
      drawAnswer(answer, words)]],
  };
}

export default { render: (context) => startWidget(context, "squares", { drawings }) };
