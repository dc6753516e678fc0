// The overview of the texts, and one card.

import { node } from "../../show/dom.js";
import { drawSelect, drawScrolled, drawCard, explore } from "../../show/explorer.js";

function drawings(send) {
  return {
    table: [(view) => [view.words], ({ words }) => [
      node("p", {}, words.labels.terms),
      drawScrolled("table", words.table.caption, words.table.headers, words.table.rows),
    ]],
    choose: [(view) => [view.words, view.chosen.text], (view) => [
      drawSelect("text", view.words.labels.text, view.words.texts, view.chosen.text, (text) =>
        send((choice) => ({ ...choice, text }))),
    ]],
    card: [(view) => [view.words, view.view.card], (view) => [drawCard(view.view.card, view.words)]],
  };
}

export default { render: (context) => explore(context, "guarantees", { drawings }) };
