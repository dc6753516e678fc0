// The page of the story: each sentence is a button that marks it; with verdicts it is text with a sign and a word.

import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function toggle(view, send, id) {
  const there = view.state.marked.includes(id);
  if (!there && view.view.full) return;
  send((state) => ({ ...state, marked: there ? state.marked.filter((each) => each !== id) : [...state.marked, id] }), id);
}

function drawSentence(view, send, { id, text, mine }) {
  return node("button", {
    type: "button", class: "wd-page-sentence", "data-key": id, "aria-pressed": String(mine),
    "aria-disabled": String(!mine && view.view.full), onclick: () => toggle(view, send, id),
  }, text);
}

function drawJudged(view, { id, text, mine, told }) {
  const marked = mine ? node("span", { class: "wd-page-mine" }, text, node("span", { class: "wd-hidden" }, ` (${view.words.labels.mine})`)) : text;
  const verdict = told && node("span", { class: `wd-page-verdict wd-value wd-o${told.order}` },
    node("span", { class: "wd-sign", "aria-hidden": "true" }, told.sign), `${told.name} · ${id}`);
  return node("span", {}, marked, " ", verdict);
}

function drawParagraph(view, send, sentences, place) {
  const drawn = sentences.map((each) => (view.view.told ? drawJudged(view, each) : drawSentence(view, send, each)));
  const name = view.words.labels.paragraph.replace("{number}", place + 1);
  return node("p", { class: "wd-page-paragraph", role: "group", "aria-label": name },
    ...drawn.flatMap((each) => [each, " "]));
}

function drawList(view) {
  const { labels, language } = view.words;
  const marked = view.view.paragraphs.flat().filter(({ mine }) => mine);
  if (!marked.length) return [node("p", { class: "wd-kicker" }, labels.none)];
  return [node("h4", {}, labels.list), node("ol", {}, ...marked.map(({ id, text, printed }) =>
    node("li", {}, `${text} `, node("span", { class: "wd-kicker" }, id, " · ", labels.printed, " "),
      node("span", { class: "wd-said", lang: language }, printed))))];
}

function drawings(send) {
  const told = (view) => view.view.told;
  return {
    page: [(view) => [view.words, view.view.paragraphs, view.view.full], (view) => [
      node("p", { class: "wd-kicker" }, told(view) ? view.words.labels.note : `${view.words.labels.note} ${view.words.labels.mark}`),
      node("div", { class: "wd-page" }, ...view.view.paragraphs.map((each, place) => drawParagraph(view, send, each, place)))]],
    progress: [(view) => [view.view.progress], (view) => [node("p", { class: "wd-sentence", role: "status" }, view.view.progress)]],
    list: [(view) => [view.words, view.view.paragraphs], (view) => (told(view) ? [] : drawList(view))],
  };
}

export default { render: (context) => startWidget(context, "story-page", { drawings }) };
