// All codes in one bag. Chance is played here, in the browser: two codes, a hundred times.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";

const TIMES = 100;

// How many of a hundred draws of two codes gave the same value twice.
function drawTwoOften({ rare, codes }) {
  const isRare = (left, of) => Math.random() * of < left;
  return Array.from({ length: TIMES }).filter(() => {
    const first = isRare(rare, codes);
    return first === isRare(rare - Number(first), codes - 1);
  }).length;
}

function drawBag({ rare, codes }, label) {
  const at = new Set(Array.from({ length: rare }, (_, place) => Math.floor((place * codes) / rare))); // spread over the bag
  return node("div", { class: "wd-bag", role: "img", "aria-label": label }, ...Array.from({ length: codes }, (_, place) => node("i", { class: at.has(place) ? "wd-rare" : "" })));
}

function drawings(send) {
  const drawn = {}; // what was drawn from the bag on show
  return {
    bag: [(view) => [view.words, view.view], ({ words, view }) => {
      const { labels } = words, { point } = view, title = labels.bag.replace("{total}", point.codes).replace("{rare}", point.rare);
      const answer = node("div");
      const tell = () => answer.replaceChildren(drawAnswer(drawn.both === point.both ? {
        own: labels.drawn.replace("{same}", drawn.same).replace("{all}", TIMES), record: view.record, said: view.said } : {}, { own: words.own, record: labels.worked }));
      const draw = () => {
        Object.assign(drawn, { both: point.both, same: drawTwoOften(point) });
        tell();
      };
      tell();
      return [node("div", { class: "wd-agree-two" },
        node("div", {}, node("p", { class: "wd-question" }, labels.both), node("div", { class: "wd-presses", role: "group", "aria-label": labels.both },
          ...view.choices.map((each) => node("button", { type: "button", "data-key": `both-${each}`, "aria-pressed": String(each === point.both), onclick: () => send((state) => ({ ...state, both: each })) }, `${each}`))),
        node("p", { class: "wd-kicker" }, title), drawBag(point, title)),
        node("div", {}, node("button", { type: "button", class: "wd-strong", "data-act": true, "data-key": "draw", onclick: draw }, labels.draw),
          node("div", { class: "wd-rest" }, ...view.bar.map(([look, share, text]) => node("span", { class: `wd-rest-${look}`, style: `width:${share}%`, title: text }, share > 18 ? text : "")), node("span", { class: "wd-rest-left", title: labels.rest })),
          answer))];
    }],
  };
}

export default { render: (context) => startWidget(context, "chance-bag", { drawings }) };
