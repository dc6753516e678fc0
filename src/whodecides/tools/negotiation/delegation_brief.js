import { node } from "../../widgets/dom.js";
import { drawSelect, startWidget } from "../../widgets/stateful_widget.js";

// The brief of a delegation: a choice and what Python sends for it.

// A clause as a short list: on a small screen a table of four columns would hide the red lines.
function drawRow([, ...labels], [title, ...texts]) {
  const facts = node("dl");
  texts.forEach((text, i) => {
    if (text !== "–") facts.append(node("div", { class: "wd-fact" }, node("dt", {}, labels[i]), node("dd", {}, text)));
  });
  return node("article", { class: "wd-card" }, node("h4", {}, title), facts);
}

const drawPart = ({ title, none, lines }) => node("section", { "aria-label": title }, node("h4", {}, title),
  lines.length ? node("ul", {}, ...lines.map((text) => node("li", {}, text))) : node("p", {}, none));

function drawings(send) {
  return {
    choose: [(view) => [view.words, view.state.delegation], (view) => [
      drawSelect("delegation", view.words.labels.delegation, view.words.delegations, view.state.delegation, (id) =>
        send((state) => ({ ...state, delegation: id }))),
    ]],
    brief: [(view) => [view.view], ({ view }) => [
      node("p", {}, node("strong", {}, view.name), " · ", view.note),
      node("p", { class: "wd-sentence", role: "status" }, view.count),
      node("div", { class: "wd-brief-sheet" }, ...view.sheet.map(drawPart)),
      node("p", { class: "wd-kicker" }, view.key),
      node("details", {}, node("summary", { "data-key": "in-full" }, view.in_full), ...view.rows.map((row) => drawRow(view.headers, row))),
      node("details", {}, node("summary", { "data-key": "how" }, view.how), ...view.advice.map((text) => node("p", {}, text))),
    ]],
  };
}

export default { render: (context) => startWidget(context, "delegation_brief", { drawings }) };
