// Statements that lie beside a text: a card that is pressed says its words, and is put into the text.

import { node } from "../../widgets/dom.js";

export function drawCards(cards, labels, insert) {
  const open = node("div", { class: "wd-card-open", role: "status", "data-answer": true });
  const buttons = cards.map((card) => node("button", { type: "button", "data-key": `card-${card.id}`, "data-act": true, "aria-pressed": "false", onclick: () => {
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === buttons[cards.indexOf(card)])));
    open.replaceChildren(node("div", { "data-judged": true, "data-scroll": "card", tabindex: "0" },
      node("p", { class: card.verbatim ? "wd-said" : "", lang: card.gloss ? null : card.language || null }, card.gloss || card.text), card.says && node("p", {}, card.says), card.also && node("p", { class: "wd-kicker" }, labels.also, node("span", { lang: "en" }, card.also)), node("p", { class: "wd-kicker" }, card.byline)),
    node("button", { type: "button", "data-key": `insert-${card.id}`, onclick: () => insert(card.id) }, `+ ${labels.insert.replace("{id}", card.id)}`));
  } }, node("strong", {}, card.id), ` ${card.byline.split(/ · |, /)[0]}`));
  return node("div", { class: "wd-cards-beside", "data-aside": true }, node("div", { class: "wd-cards", role: "group", "aria-label": labels.cards }, ...buttons), open);
}
