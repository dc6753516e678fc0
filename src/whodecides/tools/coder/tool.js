// A statement without its speaker: one presses a value, sees who else gave which, guesses who spoke, and the card turns.

import { node } from "../../widgets/dom.js";
import { drawPassage } from "../../widgets/passage.js";
import { drawCard, drawFacts, startWidget } from "../../widgets/stateful_widget.js";
import { drawMarks, drawReason } from "./marks.js";

const folded = (key, label, ...inside) => node("details", {}, node("summary", { "data-key": key }, label), ...inside);

// Each value with its rule; where that is too narrow the rules are one press away.
function drawValues({ words: { labels }, view: { values, question, rule, at } }, send) {
  const press = (id) => send((state) => ({ ...state, at, codes: { ...state.codes, [at]: id } }), "marks");
  return [node("p", { class: "wd-question" }, question),
    node("div", { class: "wd-code-values", role: "group", "aria-label": question }, ...values.map(([id, label, text, sign]) => node("button", { type: "button", "data-act": true, "data-key": `v-${id}`, onclick: () => press(id) },
      node("strong", {}, node("span", { class: "wd-sign", "aria-hidden": "true" }, sign), label), node("span", { class: "wd-code-rule", "data-judged": true }, text)))),
    folded("rules", labels.rules, node("div", { "data-judged": true }, node("p", {}, rule), node("dl", { class: "wd-code-rules" }, ...values.map(([, label, text]) => node("div", {}, node("dt", {}, label), node("dd", {}, text))))))];
}

function drawPeople({ words: { labels }, view: { people, at } }, send) {
  return [node("p", { class: "wd-question" }, labels.who), node("div", { class: "wd-code-people", role: "group", "aria-label": labels.who }, ...people.map(({ id, name, office }) => node("button", { type: "button", "data-act": true, "data-key": `who-${id}`,
    onclick: () => send((state) => ({ ...state, at, who: { ...state.who, [at]: id } }), "named") }, node("strong", {}, name), node("span", { class: "wd-kicker" }, office))))];
}

function drawTold(all, send) {
  const { words, view: { marks, said, held, facts, people, named } } = all, { labels } = words;
  if (held) return [node("p", { class: "wd-sentence", role: "status", "data-answer": true, tabindex: "-1", "data-key": "marks" }, held)];
  return [node("div", { role: "status", "data-answer": true, tabindex: "-1", "data-key": "marks" }, drawMarks(marks), node("p", { class: "wd-sentence" }, said), drawReason(facts)),
    ...(people.length ? drawPeople(all, send) : []),
    ...(named ? [node("div", { class: "wd-code-named", role: "status", "data-answer": true, tabindex: "-1", "data-key": "named" }, node("strong", {}, named.name), node("span", { class: "wd-kicker" }, `${named.office} · ${named.when}`),
      node("p", {}, named.told)), folded("card", labels.card, drawCard(named.card, words))] : []),
    folded("readings", labels.readings, drawFacts(facts.slice(0, 2)))];
}

function drawOnward({ words: { labels }, view: { next, next_place: place, rest, named, people, held } }, send) {
  const go = (key, text, change) => node("button", { type: "button", class: "wd-strong", "data-key": key, "data-turn": true, "data-next": true, onclick: () => send(change, "judged") }, text);
  const nextText = labels.next.replace("{number}", place.number).replace("{all}", place.all);
  if (next && (named || held || !people.length)) return go("next", `${nextText} ›`, (state) => ({ ...state, at: next }));
  return rest && named ? node("button", { type: "button", "data-key": "rest", onclick: () => send((state) => ({ ...state, more: true })) }, `${labels.rest} (${rest})`) : null;
}

function drawings(send) {
  return {
    code: [(view) => [view.words, view.view], (all) => {
      const { view: { passage, count, mask, values } } = all;
      return [node("div", { class: "wd-code" },
        node("div", {}, node("p", { class: "wd-kicker wd-code-count" }, count), drawPassage(passage, all.words.labels, mask ? [node("p", { class: "wd-kicker" }, mask)] : [])),
        node("div", {}, ...(values.length ? drawValues(all, send) : drawTold(all, send)), drawOnward(all, send)))];
    }],
  };
}

export default { render: (context) => startWidget(context, "coder", { drawings }) };
