// The constructed example: a guess, then one slider. What it draws on the way was sent at once, so it follows the hand.

import { node, shape } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { startWidget } from "../../widgets/stateful_widget.js";

const [WIDE, HIGH, LEFT] = [520, 190, 40];
const HALF = 0.5;

// How both measures go, from the most rare values down to those that were reached; the guess is a ring on the line.
function drawCurve({ points, most }, { labels, own }, low, at, guess) {
  const x = (both) => LEFT + ((most - both) / Math.max(most, 1)) * (WIDE - LEFT - 12);
  const y = (share) => 10 + (1 - Math.max(share, 0)) * (HIGH - 36);
  const seen = points.filter((each) => each.both >= low && each.alpha !== null);
  const path = (key) => seen.map((each) => `${x(each.both)},${y(each[key])}`).join(" ");
  const point = points.find((each) => each.both === at) ?? points[0];
  const said = labels.picture.replace("{both}", at).replace("{same}", point.same_text).replace("{alpha}", point.alpha_text);
  return shape("svg", { class: "wd-curve", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": said },
    ...labels.axis.flatMap(([share, text]) => [shape("line", { x1: LEFT, x2: WIDE, y1: y(share), y2: y(share) }), shape("text", { x: LEFT - 6, y: y(share) + 5, "text-anchor": "end" }, text)]),
    ...[most, 12, 6, 3, 0].map((both) => shape("text", { x: x(both), y: HIGH - 6, "text-anchor": "middle" }, `${both}`)),
    shape("polyline", { class: "wd-curve-same", points: path("same") }), shape("polyline", { class: "wd-curve-alpha", points: path("alpha") }),
    shape("rect", { class: "wd-curve-same", x: x(at) - 5, y: y(point.same) - 5, width: 10, height: 10 }),
    ...(point.alpha === null ? [] : [shape("circle", { class: "wd-curve-alpha", cx: x(at), cy: y(point.alpha), r: 6 })]),
    ...(guess ? [shape("circle", { class: "wd-curve-guess", cx: x(Number(guess)), cy: y(HALF), r: 10 }), shape("text", { x: x(Number(guess)) - 14, y: y(HALF) - 8, "text-anchor": "end" }, own)] : []));
}

function drawExample({ words, view, state }, send, answer) {
  const { labels } = words;
  let at = Number(state.both), low = Number(state.low);
  const numbers = node("div", { class: "wd-numbers" }), curve = node("div");
  const look = () => {
    const point = view.points.find((each) => each.both === at) ?? view.points[0];
    const number = (look, text, label) => node("p", { class: look }, node("strong", {}, text), " ", label);
    numbers.replaceChildren(number("wd-number-same", point.same_text, labels.same), number("wd-number-alpha", point.alpha_text, view.named ? labels.alpha : labels.second));
    curve.replaceChildren(drawCurve(view, words, low, at, state.guess));
    count.textContent = labels.slider + at;
  };
  const count = node("span");
  const slider = node("input", { type: "range", min: 0, max: view.most, value: view.most - at, "data-key": "both", "aria-valuetext": `${at}`,
    oninput: () => {
      at = view.most - Number(slider.value);
      low = Math.min(low, at);
      slider.setAttribute("aria-valuetext", `${at}`);
      look();
    },
    onchange: () => send((state) => ({ ...state, both: at, low: Math.min(Number(state.low), low) })) });
  look();
  const press = (key, text, pressed, change) => node("button", { type: "button", "data-act": true, "data-key": key, "aria-pressed": String(pressed), onclick: () => send(change) }, text);
  const group = (label, buttons) => [node("p", { class: "wd-question" }, label), node("div", { class: "wd-presses", role: "group", "aria-label": label }, ...buttons)];
  const told = node("div", {},
    node("p", { class: "wd-kicker" }, labels.note.replace("{statements}", view.points[0].codes / 2).replace("{one}", state.one)),
    ...(view.differences.length ? group(labels.differences, view.differences.map((each) => press(`one-${each}`, `${each}`, each === Number(state.one), (state) => ({ ...state, one: each })))) : []),
    numbers,
    ...(view.guesses.length ? group(labels.fall, view.guesses.map(([id, text]) => press(`guess-${id}`, text, false, (state) => ({ ...state, guess: id }))))
      : [node("label", { class: "wd-slider" }, count, slider)]),
    answer);
  return [node("div", { class: "wd-agree-two" }, curve, told)];
}

function drawings(send) {
  const drawn = node("div", { class: "wd-drawn" }); // the answer, which changes while the slider beside it stays
  return {
    // While one slides nothing is drawn anew: the state follows, and only its end changes what is told.
    example: [(view) => [view.words, view.view.points, view.view.guesses, view.view.named, view.state.one], (view) => drawExample(view, send, drawn)],
    answer: [(view) => [view.words, view.view.answer], (view) => {
      drawn.replaceChildren(drawAnswer(view.view.answer, { own: view.words.own, record: view.words.labels.worked }));
      return [];
    }],
  };
}

export default { render: (context) => startWidget(context, "rare-values", { drawings }) };
