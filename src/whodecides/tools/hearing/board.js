// The Board beside one's own work: a row opens when one wants it to, and what came of all after the last.

import { node } from "../../widgets/dom.js";
import { drawItem, drawSource } from "./items.js";
import { goTo, press } from "./log.js";
import { drawSign, drawSigns } from "./votes.js";

// How a class voted: a sign for each hand, and a number and a word for each answer.
const drawTally = (votes, options) => node("ul", { class: "wd-board-votes" }, ...options.filter(([id]) => votes[id]).map(([id, name]) =>
  node("li", {}, drawSigns({ [id]: votes[id] }, [[id]]), node("span", {}, `${votes[id]} · ${name}`))));

export function boardDrawings(send) {
  // One expects, and what was found opens. The next row gets the focus, and after the last one what came after.
  const expect = ({ words: { acts, findings }, view: { steps } }, place, finding) => send((state) => {
    const { id, opens } = steps[place];
    return { ...state, moves: goTo(press(state.moves, acts, "expect", id, finding), opens) };
  }, place + 1 < steps.length ? `row-${place + 1}-${findings[0][0]}` : `row-${steps.length}`);
  const openAll = ({ words: { acts } }) => send((state) => ({ ...state, moves: goTo(state.moves, acts.left.steps[""]) }), "after");
  const mine = (kind, name, votes, options, reason) => node("div", { class: "wd-board-own" },
    Object.keys(votes).length ? drawTally(votes, options) : node("p", { class: "wd-board-verdict" }, kind ? drawSign(kind) : "", name),
    reason ? node("p", { class: "wd-kicker" }, reason) : "");
  const button = (key, text, onclick) => node("button", { type: "button", "data-key": key, onclick }, text);
  const asked = (place, given) => node("div", { class: "wd-board-shut", role: "group", "aria-label": given.words.labels.ask_board },
    node("span", {}, given.words.labels.ask_board), ...given.words.findings.map(([id, name]) => button(`row-${place}-${id}`, name, () => expect(given, place, id))));
  const shut = (place, given) => {
    const { view, words: { labels } } = given;
    if (place !== view.opened) return node("div", { class: "wd-board-shut" }, "…");
    return place < view.steps.length ? asked(place, given)
      : node("div", { class: "wd-board-shut" }, node("span", {}, labels.ask_board), button(`row-${place}`, labels.open_row, () => openAll(given)));
  };

  const drawRow = (name, own, found, attributes = {}) => node("section", { class: "wd-board-row", "aria-label": name, ...attributes }, node("h4", {}, name), own, found);

  const drawRows = (given) => {
    const { words, view } = given;
    const { labels } = words;
    const rows = view.steps.map((step, place) => drawRow(step.name, mine(step.own, step.mine, step.votes, words.decisions, step.reason),
      step.finding ? node("div", {}, step.expected ? node("p", { class: "wd-kicker" }, step.expected) : "", node("p", { class: "wd-board-verdict" }, drawSign(step.kind), step.finding),
        node("p", {}, step.text), drawSource(step.card, words, `beside-${place}`)) : shut(place, given)));
    const ruling = words.outcomes.find(([id]) => id === view.outcome)?.[1] ?? "";
    const came = view.items.filter(({ sort }) => ["decision", "minority"].includes(sort));
    rows.push(drawRow(labels.the_ruling, mine(view.outcome, ruling, view.votes, words.outcomes, ""),
      came.length ? node("div", {}, ...came.map((item, i) => drawItem(item, words, `board-${i}`))) : shut(view.steps.length, given)));
    const heads = node("div", { class: "wd-board-row wd-board-heads", "aria-hidden": "true" }, node("span", {}, labels.question), node("span", {}, labels.you), node("span", {}, labels.board_reads));
    return [heads, ...rows,
      view.opened < view.rows ? node("div", { class: "wd-tools" }, button("all", labels.open_all, () => openAll(given))) : null,
      node("p", { class: "wd-sentence", role: "status" }, view.agree)].filter(Boolean);
  };

  const drawAfter = ({ words, view }) => [
    node("h3", { tabindex: "-1", "data-key": "after" }, words.labels.after),
    ...(view.prediction_result.length ? [node("p", { class: "wd-board-played" }, view.prediction_result[0], node("br"), node("strong", {}, view.prediction_result[1]))] : []),
    ...view.items.filter(({ sort }) => !["decision", "minority"].includes(sort)).map((item, i) => drawItem(item, words, `after-${i}`)),
    node("h3", {}, words.labels.own), node("dl", {}, ...view.own.map(([label, text]) =>
      node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", {}, text)))),
  ];

  // Where no work stands beside it, all is shown at once.
  const drawAlone = ({ words, view }) => [
    ...view.items.map((item, i) => drawItem(item, words, `board-${i}`)), node("h3", {}, words.labels.board_reads),
    ...view.steps.map((step, i) => drawRow(step.name, node("span"), node("div", {}, node("p", { class: "wd-board-verdict" }, drawSign(step.kind), step.finding),
      node("p", {}, step.text), drawSource(step.card, words, `beside-${i}`)))),
  ];

  return {
    board: [(view) => [view.words, view.view], (given) => {
      const { words, view } = given;
      if (view.owed) return [node("p", { class: "wd-sentence", role: "status" }, view.owed)];
      const head = [node("h3", {}, view.own.length ? words.labels.beside : words.labels.board), node("p", { class: "wd-kicker" }, words.labels.beside_note)];
      if (view.opened === undefined) return [...head, ...drawAlone(given)];
      return [...head, ...drawRows(given), ...(view.items.length ? drawAfter(given) : [])];
    }],
  };
}
