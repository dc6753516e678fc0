// The hearing draws what Python sends and sends `requested_state`; each part of the hearing has its own drawings.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable, countWords, drawTextarea, drawUndo, startWidget } from "../../widgets/stateful_widget.js";
import { boardDrawings } from "./board.js";
import { drawItem, drawSource } from "./items.js";
import { press, takeBack, write } from "./log.js";
import { sidesDrawings } from "./sides.js";
import { drawHands, drawSigns } from "./votes.js";

function drawRadios(legend, options, selected, key, onchange) {
  const group = node("fieldset", {}, node("legend", {}, legend));
  const name = `${key}-${Math.random()}`;
  for (const [id, text] of options)
    group.append(node("label", { class: "wd-option" },
      node("input", { type: "radio", name, value: id, checked: id === selected, "data-key": `${key}-${id}`, onchange: () => onchange(id) }),
      node("span", {}, text)));
  return group;
}

// Whether one decides alone, a class counts hands, or one who speaks for a side bets: below it what belongs to the answer.
function drawDecision({ legend, options, selected, hands, counting, betting, bet, key, words: { labels, most_hands }, onchoose, oncount, onhands, onbet }) {
  if (betting) return [drawRadios(labels.bet, options, bet, `${key}-bet`, onbet)];
  const box = node("input", { type: "checkbox", "data-key": `${key}-count`, checked: counting, onchange: () => oncount(!counting) });
  return [
    counting ? drawHands({ legend, options, hands, most: most_hands, key, labels, onchange: onhands }) : drawRadios(legend, options, selected, key, onchoose),
    node("label", { class: "wd-check" }, box, node("span", {}, labels.count_hands)),
  ];
}

// Who speaks for a side does not vote. Who no longer does, has no bets.
const drawSeat = ({ words }, betting, onchange) => node("label", { class: "wd-check" },
  node("input", { type: "checkbox", "data-key": "speak", checked: betting, onchange: () => onchange(!betting) }), node("span", {}, words.labels.speak));

// A text box that says below how many words it holds.
function drawCounted(key, label, text, fewest, words, onwrite) {
  const field = drawTextarea(key, label, text, 5, onwrite);
  const box = field.querySelector("textarea");
  const counter = node("p", { class: "wd-count" });
  const count = () => {
    counter.textContent = words.labels.words.replace("{count}", countWords(box.value)).replace("{fewest}", fewest);
  };
  box.addEventListener("input", count);
  count();
  return [field, counter];
}

function fileDrawings(send) {
  const choose = (pack) => send((state) => ({ ...state, pack }));
  const drawPage = ({ words, view }) => {
    const file = URL.createObjectURL(new Blob([view.page], { type: "text/html;charset=utf-8" }));
    return node("p", {}, node("a", { href: file, download: `${view.id.replaceAll(" ", "-")}.html`, "data-key": "print" }, words.labels.print));
  };
  return {
    tabs: [(view) => [view.words, view.state.pack], ({ words, state }) => [
      node("div", { class: "wd-tabs", role: "group", "aria-label": words.labels.packs },
        ...words.packs.map(([id, name]) => node("button", { type: "button", "data-key": `pack-${id}`,
          "aria-pressed": id === state.pack ? "true" : "false", onclick: () => choose(id) }, name))),
    ]],
    pack: [(view) => [view.words, view.view], ({ words, view }) => [
      node("section", { "aria-label": view.name }, node("h4", {}, view.name),
        ...view.items.map((item, i) => drawItem(item, words, `${view.id}-${i}`)), drawPage({ words, view })),
    ]],
  };
}

function stepsDrawings(send, undo) {
  const go = (step, key) => send((state) => ({ ...state, step }), key);
  const change = (log) => send((state) => ({ ...state, moves: log(state.moves, state) }));
  const oncount = (counting) => send((state) => ({ ...state, counting }));
  const counts = ({ state }) => state.counting ?? Boolean(state.hands);
  const bets = ({ state }) => state.betting ?? Boolean(state.bets);
  const speak = ({ acts, steps }, betting) => send((state) => ({ ...state, betting, moves: takeBack(state.moves, acts, "bet", ...steps.map(([id]) => id)) }), "speak");
  // What the hands decide, the log says: the decision before them no longer holds.
  const count = ({ acts }, step, by) => send((state) => {
    const hands = by(state.hands?.[step] ?? {});
    return { ...state, hands: { ...state.hands, [step]: hands }, moves: press(takeBack(state.moves, acts, "vote", step), acts, "count", step, hands) };
  });
  const drawStep = ({ words, view: { step } }) => node("section", { "aria-label": step.name },
    node("h4", {}, `${step.number}. ${step.name}`), node("p", {}, step.question),
    node("div", { class: "wd-sides" }, ...step.sides.map((side, i) => node("div", { class: "wd-side" },
      node("p", {}, node("strong", {}, side.name)), node("p", {}, side.text), drawSource(side.card, words, `${step.id}-${i}`)))));
  const drawControls = ({ words, state }) => {
    const { steps, labels } = words;
    const at = steps.findIndex(([id]) => id === state.step);
    const move = (by, key, label) => node("button", { type: "button", "data-key": key,
      "aria-disabled": steps[at + by] ? "false" : "true",
      onclick: () => steps[at + by] && go(steps[at + by][0], key) }, label);
    return node("div", { class: "wd-tools" }, drawSeat({ words }, bets({ state }), (betting) => speak(words, betting)), move(-1, "previous", labels.previous), move(1, "next", labels.next),
      drawUndo(words, () => undo("undo")));
  };
  return {
    tabs: [(view) => [view.words, view.state.step, view.view.done, view.state.hands], ({ words, state, view }) => [
      node("div", { class: "wd-tabs" }, ...words.steps.map(([id, name], i) => {
        const done = view.done.includes(id);
        return node("button", { type: "button", "data-key": `step-${id}`, "aria-current": id === state.step ? "step" : null,
          onclick: () => go(id) }, node("span", { "aria-hidden": "true" }, done ? "✔ " : "○ "), `${i + 1}. ${name}`,
        node("span", { class: "wd-hidden" }, ` (${done ? words.labels.done : words.labels.open})`), drawSigns(state.hands?.[id] ?? {}, words.decisions));
      })),
    ]],
    step: [(view) => [view.words, view.view.step], (view) => [drawStep(view)]],
    decision: [(view) => [view.words, view.state.step, view.state.decisions[view.state.step], view.state.hands?.[view.state.step], counts(view), bets(view), view.state.bets?.[view.state.step]],
      (view) => {
        const { words, state: { step, decisions, hands, bets: placed } } = view, pressed = (act) => (value) => change((log) => press(log, words.acts, act, step, value));
        return drawDecision({ legend: words.labels.decide, options: words.decisions, selected: decisions[step], hands: hands?.[step] ?? {}, counting: counts(view), betting: bets(view), bet: placed?.[step],
          key: `decide-${step}`, words, onchoose: pressed("vote"), oncount, onhands: (by) => count(words, step, by), onbet: pressed("bet") });
      }],
    // Not drawn from the text itself: a box is left alone while somebody writes in it, and drawn anew after an undo.
    reason: [(view) => [view.words, view.state.step, view.state.drawn], ({ words, state }) => [
      drawTextarea(`reason-${state.step}`, words.labels.reason, state.reasons[state.step] ?? "", 3,
        (text) => change((log) => write(log, words.acts, "reason", state.step, text))),
    ]],
    controls: [(view) => [view.words, view.state.step, bets(view)], (view) => [drawControls(view)]],
    progress: [(view) => [view.view.progress], ({ view }) => [node("p", { class: "wd-sentence", role: "status" }, view.progress)]],
  };
}

function rulingDrawings(send, undo) {
  const set = (part) => (value) => send((state) => ({ ...state, [part]: value }));
  const change = (log) => send((state) => ({ ...state, moves: log(state.moves) }));
  const pressed = ({ acts }, act) => (value) => change((log) => press(log, acts, act, "", value));
  const counts = ({ state, view }) => state.counting ?? (view.counted || Boolean(state.hands));
  const bets = ({ state, view }) => state.betting ?? (view.betting || Boolean(state.bet));
  const name = { reasons: "opinion", dissent: "dissent_of" }; // what a class calls them
  const act = { reasons: "opinion", dissent: "dissent" };
  const box = (part) => [(view) => [view.words, view.state.drawn, counts(view)], (view) =>
    drawCounted(part, view.words.labels[counts(view) ? name[part] : part], view.state[part], view.words.fewest[part], view.words,
      (text) => change((log) => write(log, view.words.acts, act[part], "", text)))];
  return {
    steps: [(view) => [view.words, view.view.steps], ({ words: { labels }, view }) => [
      node("details", {}, node("summary", { "data-key": "own-steps" }, labels.own_steps),
        node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": labels.own_steps, "data-key": "own-table" },
          drawTable([labels.step, labels.decision, labels.your_reason], view.steps))),
    ]],
    outcome: [(view) => [view.words, view.state.outcome, view.state.hands, counts(view), bets(view), view.state.bet], (view) => drawDecision({
      legend: view.words.labels.outcome, options: view.words.outcomes, selected: view.state.outcome, hands: view.state.hands ?? {}, counting: counts(view), betting: bets(view), bet: view.state.bet,
      key: "outcome", words: view.words, onchoose: pressed(view.words, "vote"), oncount: set("counting"), onbet: pressed(view.words, "bet"),
      onhands: (by) => send((state) => {
        const { acts } = view.words, hands = by(state.hands ?? {});
        return { ...state, hands, moves: press(takeBack(state.moves, acts, "vote", ""), acts, "count", "", hands) };
      }) })],
    length: [(view) => [view.words, view.state.length], ({ words, state }) => [
      drawSelect("length", words.labels.length, [["", words.labels.choose], ...words.lengths], state.length, (length) => change((log) => write(log, words.acts, "length", "", length)))]],
    reasons: box("reasons"),
    dissent: box("dissent"),
    controls: [(view) => [view.words, bets(view)], (view) => [node("div", { class: "wd-tools" },
      drawSeat(view, bets(view), (betting) => send((state) => ({ ...state, betting, moves: takeBack(state.moves, view.words.acts, "bet", "") }), "speak")), drawUndo(view.words, () => undo("undo")))]],
    progress: [(view) => [view.view.progress], ({ view }) => [node("p", { class: "wd-sentence", role: "status" }, view.progress)]],
    remark: [(view) => [view.view.remark], ({ view }) => (view.remark ? [node("p", { role: "status" }, view.remark)] : [])],
  };
}

const PART_DRAWINGS = { file: fileDrawings, sides: sidesDrawings, steps: stepsDrawings, ruling: rulingDrawings, board: boardDrawings };

function render(context) {
  // `drawn` counts the undos. It travels with the choice, so that the boxes are drawn anew together with the old text.
  let drawn = context.model.get("state").drawn ?? 0;
  const drawings = (send, undo) => PART_DRAWINGS[context.model.get("part")](send, (key) => {
    drawn += 1;
    undo(key);
  });
  return startWidget(context, "hearing", { drawings, normalize: (state) => ({ ...state, drawn }) });
}

export default { render };
