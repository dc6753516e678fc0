// Four scenes: exhibits and your call, the company's decision, governments, the question of the course.

import { node, shape } from "../../widgets/dom.js";
import { drawCard, startWidget } from "../../widgets/stateful_widget.js";

// How much of a voice is switched off: an empty, a quarter, a half and a full disc.
function disc(place, size) {
  const r = size / 2 - 1;
  const picture = shape("svg", { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true" },
    shape("circle", { r, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
  const angle = 2 * Math.PI * [0, 0.25, 0.5, 1][place] - Math.PI / 2;
  if (place === 3) picture.append(shape("circle", { r, fill: "currentColor" }));
  else if (place) picture.append(shape("path", { fill: "currentColor", d: `M0 0V${-r}A${r} ${r} 0 0 1 ${r * Math.cos(angle)} ${r * Math.sin(angle)}Z` }));
  return picture;
}

// Words of somebody, and below them our translation where the reader needs one.
function drawQuoted(words, quote, tag = "blockquote", name = "wd-small-said") {
  const quoted = node(tag, { class: tag === "blockquote" ? name : `wd-said ${name}`, lang: quote.language }, quote.text);
  return quote.gloss
    ? [quoted, node("p", { class: "wd-kicker" }, node("strong", {}, words.gloss), " ", quote.gloss)]
    : [quoted];
}

const headline = (text, name = "") => node("h4", { class: `wd-headline ${name}`, tabindex: "-1", "data-key": "headline" }, text);

// The cell of the lesson that comes next; there is none where the tool stands alone.
const nextCell = () => document.querySelector(".jp-Cell:has(.wd-first_minute) + .jp-Cell");

function drawLesson(text) {
  return node("button", { type: "button", class: "wd-strong", "data-key": "lesson", onclick: () => {
    const cell = nextCell();
    cell.scrollIntoView({ block: "start" });
    cell.focus({ preventScroll: true });
  } }, `${text} ↓`);
}

function drawGo(send, back, on) {
  const button = ([scene, text], name, key) => node("button", { type: "button", class: name, "data-key": key,
    onclick: () => send((state) => ({ ...state, scene }), "headline") }, text);
  return node("div", { class: "wd-go" }, back ? button([back[0], `← ${back[1]}`], "", "back") : node("span"),
    on ? button([on[0], `${on[1]} →`], "wd-strong", "on") : null);
}

const scenes = {
  exhibits({ words, view, state }, send) {
    const { labels } = words;
    const line = (label, quote, name) => node("div", { class: "wd-laid" }, node("span", { class: "wd-kicker" }, label),
      node("div", {}, ...drawQuoted(words, quote, "blockquote", name)));
    return [
      headline(view.heading, "wd-lead"),
      ...view.posts.map((post) => line(`${labels.exhibit} ${post.id}`, post, "wd-exhibit")),
      view.rule ? node("div", { class: "wd-the-rule" }, line(labels.rule, view.rule, "wd-small-said")) : null,
      node("div", { class: "wd-desk", role: "group", "aria-label": labels.duty },
        node("p", {}, node("strong", {}, labels.duty), " ", labels.role),
        node("div", { class: "wd-ladder" }, ...words.steps.map(([id, text, place]) => node("button", {
          type: "button", "data-key": `call-${id}`, "aria-pressed": String(state.call === id),
          onclick: () => send((state) => ({ ...state, call: id, scene: "decision" }), "headline"),
        }, disc(place, 20), node("span", {}, text))))),
      state.call ? drawGo(send, null, ["decision", labels.result]) : null,
    ];
  },

  decision({ words, view, state }, send) {
    const { labels } = words;
    const flag = (shown, text, name) => node("span", shown ? { class: `wd-flag ${name}` } : {}, shown ? text : "");
    return [
      headline(view.heading),
      node("ol", { class: "wd-rungs", "aria-label": labels.ladder }, ...words.steps.map(([id, text, place]) => node("li", {},
        flag(id === state.call, labels.you, "wd-you"), node("span", { class: "wd-at" }, disc(place, 24)),
        node("span", {}, text), flag(id === view.theirs, labels.they, "wd-they")))),
      view.ground ? node("div", { class: "wd-ground" }, node("span", { class: "wd-kicker" }, labels.ground), ...drawQuoted(words, view.ground)) : null,
      node("h5", {}, labels.read),
      ...view.readings.map(drawRead(words)),
      view.beside.length ? node("div", { class: "wd-beside-all" }, node("span", {}, labels.beside), ...view.beside.flatMap((each) => drawQuoted(words, each, "span"))) : null,
      node("p", { class: "wd-kicker" }, view.others),
      drawGo(send, ["exhibits", labels.desk], ["governments", labels.governments]),
    ];
  },

  governments({ words, view }, send) {
    return [
      headline(view.heading),
      node("ol", { class: "wd-answers" }, ...view.answers.map((each) => node("li", {},
        node("span", { class: "wd-kicker" }, each.day),
        node("span", { class: "wd-what" }, node("span", { class: "wd-said", lang: each.language }, each.text),
          node("span", { class: "wd-by-whom" }, node("strong", {}, each.place), ` · ${each.who}`)),
        node("span", { class: "wd-judged" }, node("span", { "aria-hidden": "true", class: "wd-sign" }, each.sign), each.value)))),
      node("p", { class: "wd-kicker" }, view.told),
      drawGo(send, ["decision", words.labels.back], ["question", words.labels.question]),
    ];
  },

  question({ words, view, state }, send) {
    const answered = Boolean(state.expected);
    const share = (count) => node("span", { class: "wd-share" }, node("b", {}, count ?? ""),
      ...Array.from({ length: count ?? 0 }, () => node("i", { "aria-hidden": "true" })));
    const go = drawGo(send, ["governments", words.labels.back], null);
    if (answered && nextCell()) go.append(drawLesson(words.labels.lesson));
    return [
      headline(view.heading, "wd-big"),
      node("p", {}, view.lead),
      node("div", { class: "wd-powers", role: "group", "aria-label": words.labels.counts }, ...view.deciders.map(({ id, text, count }) => id
        ? node("button", {
          type: "button", "data-key": `expected-${id}`, "aria-pressed": String(state.expected === id),
          "aria-disabled": String(answered && state.expected !== id),
          onclick: () => !answered && send((state) => ({ ...state, expected: id })),
        }, node("strong", {}, text), share(count))
        : node("div", { class: "wd-silent" }, node("span", {}, text), share(count)))),
      node("p", { class: "wd-told", role: "status" }, view.told),
      view.onward ? node("p", {}, view.onward) : null,
      go,
    ];
  },
};

// A post again, with the company's reading of a phrase beside it under the same letter.
const drawRead = (words) => ({ language, parts, notes }) => node("div", { class: "wd-read" },
  node("blockquote", { lang: language }, ...parts.map(([text, letter]) =>
    letter ? node("mark", {}, text, node("sup", {}, letter)) : text)),
  node("ol", {}, ...notes.map(([letter, quote]) => node("li", {}, node("b", {}, letter), ...drawQuoted(words, quote, "span")))));

function drawings(send) {
  let before = null;
  const drawStage = (view) => {
    const { scene } = view.view;
    const stage = node("section", { class: "wd-stage" }, ...scenes[scene](view, send).filter(Boolean));
    // The button that leads on stands at the end of a scene, and the next one begins at the top.
    if (before && before !== scene) requestAnimationFrame(() => stage.firstChild.scrollIntoView({ block: "nearest" }));
    before = scene;
    return [stage];
  };
  return {
    stage: [(view) => [view.words, view.view, view.state.call, view.state.expected], drawStage],
    cards: [(view) => [view.words, view.view.cards], (view) => view.view.cards.length ? [
      node("details", {}, node("summary", { "data-key": "cards" }, view.view.evidence || view.words.labels.evidence),
        ...view.view.cards.map((card) => drawCard(card, view.words)))] : []],
  };
}

export default { render: (context) => startWidget(context, "first_minute", { drawings }) };
