// One other rule: its text, the counts before and after, and every statement that was read again.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable, drawCard, startWidget } from "../../widgets/stateful_widget.js";

function drawRule(view, send) {
  const { labels, rules } = view.words;
  const choose = (rule) => send((state) => ({ ...state, rule, opened: null }));
  return [
    drawSelect("rule", labels.rule, rules, view.state.rule, choose),
    node("p", {}, view.view.question),
    node("p", {}, node("strong", {}, labels.old), " ", view.view.old),
    node("p", {}, node("strong", {}, labels.new), " ", view.view.new),
    node("p", { class: "wd-sentence", role: "status" }, view.view.sentence),
  ];
}

function drawCounts(view) {
  const { caption, headers, counts } = view.view;
  return [node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": caption, "data-key": "counts" },
    drawTable(headers, counts, {}, caption))];
}

function drawReread(view, send) {
  const { labels } = view.words;
  const list = node("ul", { class: "wd-reread" });
  for (const row of view.view.rows) {
    const opened = row.id === view.state.opened;
    const outcome = row.stays ? `= ${labels.stays}` : `→ ${labels.changes}`;
    list.append(node("li", {},
      node("p", {}, node("strong", {}, `${row.id} · ${row.name} ${outcome}`), node("br"),
        row.stays ? row.old : `${row.old} → ${row.new}`, node("br"), labels.why, " ", row.why),
      node("button", {
        type: "button", "data-key": `card ${row.id}`, "aria-expanded": opened ? "true" : "false",
        onclick: () => send((state) => ({ ...state, opened: opened ? null : row.id })),
      }, labels.card.replace("{id}", row.id)),
      opened ? drawCard(view.evidence, view.words) : null));
  }
  return [node("h4", {}, labels.list), list];
}

function drawings(send) {
  return {
    rule: [(view) => [view.words, view.view.sentence, view.state.rule], (view) => drawRule(view, send)],
    counts: [(view) => [view.view.counts, view.view.headers], drawCounts],
    reread: [(view) => [view.words, view.view.rows, view.state.opened, view.evidence], (view) => drawReread(view, send)],
  };
}

export default { render: (context) => startWidget(context, "reviser", { drawings, parts: ["evidence"] }) };
