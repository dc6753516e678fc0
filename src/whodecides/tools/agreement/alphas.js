// A line for each question: how often the coders gave the same value and, once two of them were compared, alpha.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";
import { along, drawTrack } from "./scale.js";

const [FROM, LIMIT] = [0.5, 0.8]; // where the lines begin, and what books name as a limit

function drawings(send) {
  return {
    alphas: [(view) => [view.words, view.view, view.state.guess], ({ words, state: { guess }, view: { rows, told, opened, answer } }) => [
      node("div", { class: "wd-agree-two wd-agree-two-uneven" }, node("div", { class: "wd-alphas-grid" }, ...rows.map(({ id, name, asked, share, scale }) => {
        const inside = [node("span", {}, name), drawTrack(scale, FROM, LIMIT), node("span", {}, node("span", { class: "wd-measure-0" }, `● ${share}`), told ? node("strong", { class: "wd-measure-2" }, ` ◆ ${scale[1].text}`) : "")];
        const look = `wd-alpha-row${id === guess ? " wd-guessed-row" : ""}`;
        return !told && !asked ? node("div", { class: look }, ...inside) : node("button", { type: "button", class: look, "data-act": true, "data-key": id, "aria-pressed": String(id === opened),
          onclick: () => send((state) => (told ? { ...state, opened: id } : { ...state, guess: id })) }, ...inside);
      }), node("div", { class: "wd-alpha-row wd-alpha-axis", "aria-hidden": "true" }, node("span"),
        node("span", { class: "wd-axis" }, ...words.labels.ticks.map(([at, text]) => node("span", { style: `left:${along(at, FROM)}` }, text))), node("span"))),
      drawAnswer(answer, words))]],
  };
}

export default { render: (context) => startWidget(context, "alphas", { drawings }) };
