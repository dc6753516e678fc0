// Laws as cards: a clause, a question with buttons below it, and in their place what the record says; beside it all cards.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawSelect, drawSources, startWidget } from "../../widgets/stateful_widget.js";

const WIDE = 640; // pixels from which the list stands beside the card

function drawMore({ article, more, sources }, key, words) {
  return node("details", {}, node("summary", { "data-key": `more-${key}` }, words.labels.note),
    node("p", { class: "wd-kicker" }, [more, article].filter(Boolean).join(" · ")), drawSources(sources));
}

function drawClause({ place, name, clause }, words) {
  const { labels } = words;
  const own = clause.wording ? [node("blockquote", { lang: clause.language }, clause.wording)] : [];
  return node("div", { class: "wd-law-card" },
    node("p", { class: "wd-law-name" }, node("strong", {}, place), " ", node("span", { class: "wd-kicker" }, [name, clause.article].filter(Boolean).join(", "))),
    node("p", { class: "wd-law-clause", "data-judged": true }, clause.text),
    node("details", { class: "wd-law-source" }, node("summary", { "data-key": `clause-${name}` }, own.length ? labels.own_words : labels.note), ...own,
      clause.note && node("p", { class: "wd-kicker", lang: "en" }, clause.note), drawSources(clause.sources)));
}

function drawStrip(strip) {
  return node("ol", { class: "wd-law-strip" }, ...strip.map(({ text, day, act }) =>
    node("li", { class: act ? "wd-law-act" : null }, node("strong", {}, text), node("br"), day)));
}

// `on` leads to the next card: it stands beside the last question, once that is answered.
function drawQuestion({ key, question, options, strip, answer }, words, send, on) {
  const dates = strip.length ? [drawStrip(strip)] : [];
  if (answer.record) {
    return node("section", { class: "wd-law-asked", tabindex: "-1", "data-key": `answer-${key}`, "aria-label": question },
      ...dates, node("p", { class: "wd-law-question" }, question),
      drawAnswer({ own: answer.own, record: answer.record, said: answer.text, more: drawMore(answer, key, words) },
        { ...words, record: answer.coded ? words.labels.coding : words.record }), on);
  }
  const guess = (code) => send((state) => ({ ...state, guesses: { ...state.guesses, [key]: code } }), `answer-${key}`);
  return node("section", { class: "wd-law-asked", role: "group", "aria-label": question },
    ...dates, node("p", { class: "wd-law-question" }, question),
    node("div", { class: "wd-law-options" }, ...options.map(([code, text]) =>
      node("button", { type: "button", "data-act": true, "data-key": `guess-${key}-${code}`, onclick: () => guess(code) }, text))));
}

const drawMark = ({ text, same }, labels) => node("span", { class: "wd-law-mark" },
  ...(same ? [node("span", { "aria-hidden": "true" }, "= "), text, node("span", { class: "wd-hidden" }, `, ${labels.same}`)] : [text ?? ""]));

function drawTally({ own, record, said }, words) {
  return node("p", { class: "wd-law-tally", role: "status" }, node("strong", {}, record), " ", words.labels.tally,
    ...(own ? [node("span", { class: "wd-law-own" }, node("i", { class: "wd-ring", "aria-hidden": "true" }), own)] : []),
    ...(said ? [node("span", { class: "wd-law-said" }, said)] : []));
}

// A row of the list leads back to a card that was read, or on to one that was not.
function drawList(view, send) {
  const { words, view: { pages, alone }, state, width } = view;
  const rows = pages.map(({ id, name, code, marks }) => {
    const shown = [node("span", { class: "wd-law-listed" }, width < WIDE ? code || name : name), ...marks.map((each) => drawMark(each, words.labels))];
    const now = id === (state.at || pages[0].id) ? "true" : null;
    if (width < WIDE) return node("li", { "aria-current": now, class: marks.every(({ text }) => text) ? "wd-law-read" : null }, shown[0]);
    return node("li", {}, node("button", { type: "button", "data-key": `page-${id}`, "aria-current": now,
      onclick: () => send((state) => ({ ...state, at: id })) }, ...shown));
  });
  return node("ol", { class: `wd-law-list${alone ? " wd-law-steps" : ""}`, "aria-label": words.labels.list }, ...rows);
}

function drawEnd({ words, view: { end, alone }, state }, send) {
  if (!alone || !end.length) return [];
  return [...end.map(([name, text, sources]) => node("p", { class: "wd-law-reason" }, node("strong", {}, `${name}${words.colon}`), text, " ",
    ...sources.map(({ url }) => node("a", { href: url, target: "_blank", rel: "noopener noreferrer", "aria-label": `${words.sources}: ${name}` }, "↗")))),
  node("details", {}, node("summary", { "data-key": "more" }, words.labels.more),
    drawSelect("instrument", words.labels.choose, words.instruments, state.instrument, (instrument) =>
      send((state) => ({ ...state, instrument, at: "" }))))];
}

function drawings(send) {
  const main = (view) => {
    const { words, view: { card, next, tally }, state } = view;
    const on = node("button", { type: "button", class: "wd-strong", "data-act": true, "data-turn": true, "data-next": true, "data-key": `next-${next}`,
      onclick: () => send((state) => ({ ...state, at: next }), "card") }, `${words.labels.next} ›`);
    return [node("div", { class: "wd-law-table" },
      node("div", { class: "wd-law-left", tabindex: "-1", "data-key": "card" }, drawClause(card, words),
        ...card.questions.map((each, place) => drawQuestion(each, words, send, next && place === card.questions.length - 1 ? on : null)), ...drawEnd(view, send)),
      node("div", { class: "wd-law-right" }, ...(tally.record ? [drawTally(tally, words)] : []), drawList({ ...view, state }, send)))];
  };
  return {
    main: [(view) => [view.words, view.view, view.state.at, view.state.instrument, view.width < WIDE], main],
    work: [(view) => [view.view.work], ({ view: { work } }) => [node("p", { class: "wd-hidden", role: "status" }, work)]],
  };
}

export default { render: (context) => startWidget(context, "application", { drawings }) };
