// What every comparator has: which rows are on show, the plain table with its download, the text that restores the view.

import { node } from "../../widgets/dom.js";
import { drawTable } from "../../widgets/stateful_widget.js";

// A box for each row that can be on show; one row stays.
export function drawShown(view, send) {
  const { state: { weights }, words: { variables } } = view;
  const alone = Object.keys(weights).length === 1;
  return variables.map(({ id, name, question }) => {
    const on = id in weights;
    const box = node("input", { type: "checkbox", "data-key": `show-${id}`, checked: on, disabled: on && alone, onchange: () => send((state) => {
      const next = { ...state.weights };
      if (box.checked) next[id] = 1;
      else delete next[id];
      return { ...state, weights: next };
    }) });
    return node("label", { class: "wd-check", title: question }, box, node("span", {}, name));
  });
}

export function drawPlain(view) {
  const { plain, words: { labels, file: name } } = view;
  const file = URL.createObjectURL(new Blob(["\ufeff", plain.csv], { type: "text/csv;charset=utf-8" }));
  return [node("details", {}, node("summary", { "data-key": "plain-open" }, labels.plain),
    node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain", "data-scroll": "plain" },
      drawTable(plain.headers, plain.rows)),
    node("p", {}, node("a", { href: file, download: name, "data-key": "csv" }, labels.csv)))];
}

// The text that restores the view; once made, only its words are written, so that a change lays out nothing of it anew.
export function keepState() {
  let words = null, made = null;
  return (view) => {
    if (words !== view.words) [words, made] = [view.words, makeState(view.words)];
    made.write(`${words.call}("${view.summary.state_text}")`);
    return made.nodes;
  };
}

function makeState({ labels }) {
  const input = node("input", { type: "text", readonly: true, "data-key": "state" });
  const copied = node("span", { role: "status" });
  const copy = () => navigator.clipboard.writeText(input.value).then(() => { copied.textContent = labels.copied; });
  const write = (call) => {
    if (input.value === call) return;
    input.value = call;
    copied.textContent = "";
  };
  return { write, nodes: [node("details", {}, node("summary", { "data-key": "state-open" }, labels.state_title),
    node("div", { class: "wd-kept-view" }, node("label", { class: "wd-field wd-state" }, node("span", {}, labels.state), input),
      node("button", { type: "button", "data-key": "copy", onclick: copy }, labels.copy), copied))] };
}
