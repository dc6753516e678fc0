// Another rule: a square for each statement, in a row for each value. One says how many will move; then they slide.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawTable, startWidget } from "../../widgets/stateful_widget.js";

// Those that the rule touches stand last; of these the ones that one expects to move have a ring.
function drawHeap(heap, touched, guess, from, labels) {
  const here = touched.filter(({ to }) => to === heap.id), rest = heap.rest;
  const square = (look, id = null) => node("i", { class: look, "data-square": id });
  return node("div", { class: "wd-heap" }, node("span", {}, node("span", { class: "wd-sign", "aria-hidden": "true" }, heap.sign), heap.label),
    node("span", { class: "wd-heap-squares", role: "img", "aria-label": labels.heap.replace("{label}", heap.label).replace("{count}", heap.after) },
      ...Array.from({ length: rest }, () => square("")), ...here.map(({ id }) => square(`wd-touched${touched.findIndex((each) => each.id === id) < guess ? " wd-expected" : ""}${from === heap.id ? "" : " wd-moved"}`, id))),
    node("strong", {}, heap.before === heap.after ? String(heap.after) : `${heap.before} → ${heap.after}`));
}

// Each statement that was read again; once one has guessed, with what it became and why.
function drawReread(rows, labels) {
  return node("div", { class: "wd-reread", tabindex: "0", role: "group", "aria-label": labels.list, "data-key": "list", "data-scroll": "list" }, ...rows.map((row) => node("details", { "data-judged": true },
    node("summary", { "data-key": row.id }, row.label ? `${row.stays ? "=" : "→"} ${row.place}, ${row.id}: ${row.stays ? labels.stays : labels.changes}` : `${row.place}, ${row.id}`),
    node("p", { class: row.reported ? "" : "wd-said", lang: row.lang }, row.text), node("p", { class: "wd-kicker" }, `${row.who} · ${row.when}`),
    row.label ? node("p", {}, node("strong", {}, row.label), ". ", labels.why, " ", row.why) : null)));
}

function drawUntold(view, labels, buttons) {
  return [node("p", { class: "wd-question" }, view.ask), buttons,
    node("details", {}, node("summary", { "data-key": "touched" }, labels.touched), drawReread(view.rows, labels))];
}

// Each square slides from where it stood to where it stands.
function slide(el, before) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  requestAnimationFrame(() => el.querySelectorAll("[data-square]").forEach((square) => {
    const was = before.get(square.dataset.square), is = square.getBoundingClientRect();
    if (was && (was.left !== is.left || was.top !== is.top)) square.animate([{ transform: `translate(${was.left - is.left}px, ${was.top - is.top}px)` }, { transform: "none" }], { duration: 900, easing: "ease-in-out" });
  }));
}

function drawings(send) {
  let before = null; // where each square stood when a number was pressed
  const press = (event, rule, count) => {
    before = new Map([...event.target.closest(".wd-reviser").querySelectorAll("[data-square]")].map((each) => [each.dataset.square, each.getBoundingClientRect()]));
    send((state) => ({ ...state, guesses: { ...state.guesses, [rule]: count } }), "told");
  };
  return {
    rule: [(view) => [view.words, view.view, view.state.rule], ({ words, state: { rule }, view }) => {
      const { labels } = words;
      const tabs = view.rules.length > 1 ? node("div", { class: "wd-presses", role: "group", "aria-label": labels.rule }, ...view.rules.map(([id, name]) => node("button", { type: "button", "data-key": `rule-${id}`, "aria-pressed": String(id === rule), onclick: () => send((state) => ({ ...state, rule: id })) }, name))) : null;
      const picture = node("div", { class: "wd-heaps", role: "group", "aria-label": labels.picture }, ...view.heaps.map((heap) => drawHeap(heap, view.touched, view.guess, view.old_value, labels)));
      if (before && view.guess !== null) {
        slide(picture, before);
        before = null;
      }
      const told = view.counts ? [node("div", { tabindex: "-1", "data-key": "told" }, drawAnswer(view.answer, words), node("p", { class: "wd-kicker" }, labels.key)), drawReread(view.rows, labels),
        node("details", {}, node("summary", { "data-key": "table" }, labels.table), drawTable(view.counts.headers, view.counts.rows, {}, view.counts.caption))]
        : drawUntold(view, labels, node("div", { class: "wd-code-numbers", role: "group", "aria-label": view.ask }, ...view.steps.map((count) => node("button", { type: "button", "data-act": true, "data-key": `n${count}`, onclick: (event) => press(event, rule, count) }, String(count)))));
      return [node("div", { class: "wd-code wd-rules-two" }, node("div", {}, tabs, node("p", { class: "wd-code-sentence", "data-judged": true }, node("strong", {}, labels.new), " ", view.new)), picture,
        node("div", {}, ...told, node("p", { class: "wd-kicker", "data-judged": true }, labels.old, " ", view.old)))];
    }],
  };
}

export default { render: (context) => startWidget(context, "reviser", { drawings }) };
