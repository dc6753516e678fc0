// One other rule: its text, the counts before and after, and every statement that was read again.

import { node } from "../../show/dom.js";
import { drawSelect, drawTable, drawCard, explore } from "../../show/explorer.js";

function drawRule(view, send) {
  const { labels, rules } = view.words;
  const choose = (rule) => send((choice) => ({ ...choice, rule, opened: null }));
  return [
    drawSelect("rule", labels.rule, rules, view.chosen.rule, choose),
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
    const opened = row.id === view.chosen.opened;
    const outcome = row.stays ? `= ${labels.stays}` : `→ ${labels.changes}`;
    list.append(node("li", {},
      node("p", {}, node("strong", {}, `${row.id} · ${row.name} ${outcome}`), node("br"),
        row.stays ? row.old : `${row.old} → ${row.new}`, node("br"), labels.why, " ", row.why),
      node("button", {
        type: "button", "data-key": `card ${row.id}`, "aria-expanded": opened ? "true" : "false",
        onclick: () => send((choice) => ({ ...choice, opened: opened ? null : row.id })),
      }, labels.card.replace("{id}", row.id)),
      opened ? drawCard(view.evidence, view.words) : null));
  }
  return [node("h4", {}, labels.list), list];
}

function drawings(send) {
  return {
    rule: [(view) => [view.words, view.view.sentence, view.chosen.rule], (view) => drawRule(view, send)],
    counts: [(view) => [view.view.counts, view.view.headers], drawCounts],
    reread: [(view) => [view.words, view.view.rows, view.chosen.opened, view.evidence], (view) => drawReread(view, send)],
  };
}

export default { render: (context) => explore(context, "reviser", { drawings, parts: ["evidence"] }) };
