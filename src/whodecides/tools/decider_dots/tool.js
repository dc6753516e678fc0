// Who should decide? Rows to press: first one's guess, then row after row what the governments behind the dots said.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { drawCoded } from "../../widgets/coded_quotation.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawRow({ id, text, dots: names }, { words, view, state }, send) {
  const told = names !== null;
  const press = () => send((state) => (!told ? { ...state, expected: id }
    : { ...state, open: id, number: state.open === id ? state.number + 1 : 0 }));
  const at = view.open && state.open === id ? view.open.place : null;
  const dots = (names ?? []).map(({ name, unsure }) => node("i", { class: `${name === at ? "wd-at" : ""} ${unsure ? "wd-unsure" : ""}`.trim(), title: name }));
  return node("button", { type: "button", "data-key": `row-${id}`, "data-act": !told, "aria-pressed": String(told && state.open === id),
    disabled: told && !names.length, onclick: press, class: id === "-" ? "wd-nobody" : "" },
  node("b", {}, told ? names.length : ""), node("span", {}, text),
  node("span", { class: "wd-dots", "aria-hidden": "true" }, ...dots, state.expected === id ? node("em", {}, words.labels.guess) : null),
  state.expected === id ? node("span", { class: "wd-hidden" }, words.labels.guess) : null);
}

const drawVoice = ({ gloss, wording, who }) => node("figure", { class: "wd-dot-voice", "data-judged": true },
  node("p", { class: "wd-said" }, gloss || wording), node("figcaption", { class: "wd-kicker" }, who));

function drawOpen({ words, view }) {
  if (!view.open) return view.said ? node("p", { class: "wd-kicker" }, words.labels.next) : null;
  const { quotation, place, number } = view.open;
  return node("div", { class: "wd-dot-words" }, node("p", { class: "wd-kicker" }, node("strong", {}, place), ` · ${number}`), drawCoded(quotation, words));
}

function drawings(send) {
  return {
    stage: [(view) => [view.words, view.view, view.state.expected], (shown) => [node("div", { class: "wd-columns" },
      node("div", { class: "wd-rows", role: "group", "data-picture": true, "aria-label": shown.words.labels.rows }, ...shown.view.rows.map((row) => drawRow(row, shown, send))),
      node("div", {}, drawAnswer({ said: shown.view.open ? "" : shown.view.said, more: drawOpen(shown) }, shown.words), ...shown.view.voices.map(drawVoice)))]],
  };
}

export default { render: (context) => startWidget(context, "decider_dots", { drawings }) };
