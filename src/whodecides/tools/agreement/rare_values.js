// The constructed example draws what Python sends in parts, and sends `requested_state`; every number comes from Python.

import { node } from "../../widgets/dom.js";
import { drawTable, startWidget } from "../../widgets/stateful_widget.js";
import { drawBag } from "./bag.js";
import { drawMeasures, drawSteps } from "./scale.js";

const FIELDS = ["statements", "both", "one"];
const FIRST = { statements: 50, both: 24, one: 2 };

function drawField(view, send, field) {
  const { state, words: { labels } } = view;
  // Enter and leaving the field both tell the number; tell it once.
  let told = String(state[field]);
  const tell = (event) => {
    const typed = event.target.value;
    if (typed === told) return;
    told = typed;
    send((state) => ({ ...state, [field]: typed }));
  };
  const step = (key, sign, change) => node("button", {
    type: "button", "data-key": `${field}-${key}`, "aria-disabled": view.view.possible[field][key] ? "false" : "true", "aria-label": labels[key].replace("{field}", labels[field]),
    onclick: () => send((state) => ({ ...state, [field]: Number(state[field]) + change })),
  }, sign);
  return node("div", { class: "wd-number" },
    node("label", { class: "wd-field" }, node("span", {}, labels[field]),
      node("input", { type: "text", inputmode: "numeric", value: state[field], "data-key": field,
        onchange: tell, onkeydown: (event) => event.key === "Enter" && tell(event) })),
    step("less", "−", -1), step("more", "+", 1));
}

function drawings(send) {
  const drawn = {}; // what was drawn from the bag
  return {
    fields: [(view) => [view.words, view.view.possible, ...FIELDS.map((field) => view.state[field])], (view) => [
      node("p", {}, view.words.labels.note),
      ...FIELDS.map((field) => drawField(view, send, field)),
      node("button", { type: "button", "data-key": "again", onclick: () => send((state) => ({ ...state, ...FIRST })) },
        view.words.labels.again),
    ]],
    scale: [(view) => [view.words, view.numbers.scale, view.numbers.note], (view) => drawMeasures(view.numbers, view.words.labels)],
    table: [(view) => [view.table, view.bag], (view) => [node("div", { class: "wd-bagged" }, node("div", { class: "wd-scroll" },
      drawTable(view.table.headers, view.table.rows, {}, view.table.caption)), drawBag(view.bag, drawn))]],
    steps: [(view) => [view.words, view.numbers.steps], (view) => [drawSteps(view.numbers.steps, view.words.labels)]],
    sentence: [(view) => [view.numbers.sentence],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, view.numbers.sentence)]],
  };
}

export default { render: (context) => startWidget(context, "rare-values", { drawings, parts: ["numbers", "bag", "table"] }) };
