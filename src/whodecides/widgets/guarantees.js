// The overview of the texts, and one card.

function drawings(send) {
  let shown = null; // the text whose card is in sight
  return {
    table: [(view) => [view.words], ({ words }) => [
      node("p", {}, words.labels.terms),
      drawScrolled("table", words.table.caption, words.table.headers, words.table.rows),
    ]],
    choose: [(view) => [view.words, view.chosen.text], (view) => [
      drawSelect("text", view.words.labels.text, view.words.texts, view.chosen.text, (text) =>
        send((choice) => ({ ...choice, text }))),
    ]],
    card: [(view) => [view.words, view.view.card], (view) => {
      const card = drawCard(view.view.card, view.words);
      // The list of texts may stand at the lower edge of the window, and its card below.
      if (shown && shown !== view.chosen.text) requestAnimationFrame(() => card.scrollIntoView({ block: "nearest" }));
      shown = view.chosen.text;
      return [card];
    }],
  };
}

export default { render: (context) => explore(context, "guarantees", { drawings }) };
