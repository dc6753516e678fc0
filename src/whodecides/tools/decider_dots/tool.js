// Who should decide? Rows to press: first one's guess, then row after row what the governments behind the dots said.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { drawSources, startWidget } from "../../widgets/stateful_widget.js";

function drawRow({ id, text, dots: names }, { words, view, state }, send) {
  const told = names !== null;
  const press = () => send((state) => (!told ? { ...state, expected: id }
    : { ...state, open: id, number: state.open === id ? state.number + 1 : 0 }));
  const at = view.open && state.open === id ? view.open.place : null;
  const dots = (names ?? []).map((name) => node("i", { class: name === at ? "wd-at" : "", title: name }));
  return node("button", { type: "button", "data-key": `row-${id}`, "data-act": !told, "aria-pressed": String(told && state.open === id),
    disabled: told && !names.length, onclick: press, class: id === "-" ? "wd-nobody" : "" },
  node("b", {}, told ? names.length : ""), node("span", {}, text),
  node("span", { class: "wd-dots", "aria-hidden": "true" }, ...dots, state.expected === id ? node("em", {}, words.labels.guess) : null),
  state.expected === id ? node("span", { class: "wd-hidden" }, words.labels.guess) : null);
}

function drawOpen({ words, view }) {
  const { labels } = words;
  if (!view.open) return view.said ? node("p", { class: "wd-kicker" }, labels.next) : null;
  const { quotation, place, number, count, coded } = view.open;
  return node("div", { class: "wd-dot-words" },
    node("blockquote", { class: quotation.reported ? "wd-reported" : "", lang: quotation.wording_language, "data-judged": true }, quotation.wording),
    quotation.gloss ? node("p", {}, node("strong", {}, words.gloss), " ", quotation.gloss) : null,
    node("p", { class: "wd-kicker" }, node("strong", {}, place), ` · ${quotation.who} · ${quotation.when} · ${quotation.id}`,
      quotation.reported ? ` · ${labels.reported}` : "", ` · ${coded}`),
    node("p", { class: "wd-kicker" }, labels.number.replace("{number}", number).replace("{all}", count)),
    node("details", {}, node("summary", { "data-key": "sources" }, words.sources), drawSources(quotation.sources)));
}

function drawings(send) {
  return {
    stage: [(view) => [view.words, view.view, view.state.expected], (shown) => [node("div", { class: "wd-columns" },
      node("div", { class: "wd-rows", role: "group", "data-picture": true, "aria-label": shown.words.labels.rows }, ...shown.view.rows.map((row) => drawRow(row, shown, send))),
      drawAnswer({ said: shown.view.open ? "" : shown.view.said, more: drawOpen(shown) }, shown.words))]],
  };
}

export default { render: (context) => startWidget(context, "decider_dots", { drawings }) };
