// Voices one after the other, each placed by one press; then the cases side by side, in which they are cited.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawSources, startWidget } from "../../widgets/stateful_widget.js";

function drawVoice({ words, view }, send) {
  const { voice } = view, { labels } = words;
  const sides = words.columns.map(({ id, title }) => node("button", { type: "button", "data-act": true, "data-key": `${voice.id}-${id}`,
    "aria-pressed": `${voice.own === title}`, "aria-disabled": `${Boolean(voice.own) && voice.own !== title}`,
    onclick: () => !voice.own && send((state) => ({ ...state, at: voice.id, placed: { ...state.placed, [voice.id]: id } })) }, title));
  const next = voice.own && view.next && node("button", { type: "button", class: "wd-strong", "data-act": true, "data-turn": true, "data-next": true, "data-key": `next-${view.next}`,
    onclick: () => send((state) => ({ ...state, at: view.next }), `${view.next}-${words.columns[0].id}`) }, labels.next);
  const answer = drawAnswer({ own: voice.own, record: voice.record }, words);
  if (voice.own) {
    answer.append(node("blockquote", { lang: voice.language, "data-judged": true }, voice.words));
    if (voice.gloss) answer.append(node("p", { class: "wd-gloss", "data-judged": true }, node("strong", {}, words.gloss), " ", voice.gloss));
    answer.append(node("details", {}, node("summary", { "data-key": `sources-${voice.id}` }, words.sources), drawSources(voice.links)));
  }
  return node("section", { class: "wd-voice" }, node("p", { class: "wd-kicker" }, voice.number),
    node("p", { class: "wd-voice-who" }, node("strong", {}, voice.who), ", ", voice.office),
    node("div", { class: "wd-tools", role: "group", "aria-label": labels.ask }, ...sides, next || null), answer,
    view.end ? node("p", { class: "wd-voice-end", role: "status" }, view.end) : null);
}

function drawings(send) {
  const column = (words) => (each) => node("article", {}, node("h4", {}, each.title), node("p", { "data-judged": true }, each.text),
    node("details", {}, node("summary", { "data-key": `rests-${each.id}` }, words.labels.records), drawSources([...each.sources, ...each.records])));
  return {
    voice: [(view) => [view.words, view.view], (view) => (view.view.voice.id ? [drawVoice(view, send)] : [])],
    cases: [(view) => [view.words, view.view.open], ({ words, view }) => (view.open ? [
      node("p", { class: "wd-kicker" }, words.labels.order), node("div", { class: "wd-arguments-columns" }, ...words.columns.map(column(words)))] : [])],
  };
}

export default { render: (context) => startWidget(context, "arguments", { drawings }) };
