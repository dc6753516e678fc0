// Your path: a line through the lessons, and beside each what was decided and what is so. A ring is yours, ink is the record.

import { node, shape } from "../../widgets/dom.js";
import { drawDownload, drawName } from "../../widgets/download.js";
import { drawSelect, startWidget } from "../../widgets/stateful_widget.js";

const swing = (place) => 50 + 30 * Math.sin(place * 0.9); // where the line stands, in hundredths of its column

// A piece of the line, stretched over its lesson: from this one's disc to that of the next.
function drawPiece(place, last) {
  const [from, to] = [swing(place), swing(place + 1)];
  const path = shape("path", { d: `M${from} 0C${from} 50 ${to} 50 ${to} 100`, "vector-effect": "non-scaling-stroke" });
  return shape("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, last ? null : path);
}

function drawWords(each, labels) {
  if (!each.words) return null;
  if (!each.start) return node("blockquote", {}, each.words);
  return node("details", { class: "wd-told-long" }, node("summary", { "data-key": `all-${each.task}` },
    node("span", { class: "wd-said wd-told-start" }, each.start), " ", node("span", { class: "wd-told-more" }, labels.whole)),
  node("blockquote", {}, each.words));
}

// The button by which an answer is marked as the one that surprised.
function drawSurprise(each, { words: { labels }, view: { asks }, state: { surprise } }, send) {
  if (!asks) return null;
  const chosen = surprise.includes(each.task);
  return node("p", { class: "wd-surprise" },
    node("button", { type: "button", "data-key": `surprise-${each.task}`, "data-act": true, "aria-pressed": `${chosen}`,
      onclick: () => send((state) => ({ ...state, surprise: chosen ? [] : [each.task], file: "" })) }, labels.surprise),
    node("span", { role: "status", "data-answer": true }, chosen ? labels.kept_surprise : ""));
}

function drawEntry(each, labels, surprise = null) {
  const title = node("h5", { lang: each.languages.title }, each.title);
  if (each.state === "open") return node("li", { class: "wd-not-told" }, title, node("p", { class: "wd-kicker" }, labels.open));
  const line = (mark, label, lang, text, language, name) => node("p", { class: name },
    node("i", { class: mark, "aria-hidden": "true" }), node("span", {},
      node("span", { class: "wd-kicker", lang }, label), node("br"), node("span", { lang: language }, text)));
  return node("li", { "data-judged": surprise !== null }, title, // which of one's own answers surprised
    node("div", { class: each.so || each.awaits ? "wd-told-pair" : "" },
      node("div", {},
        each.yours ? line("wd-ring", each.predicted ? labels.expected : labels.decided, null, each.yours, each.languages.yours, "wd-told-mine") : null,
        drawWords(each, labels),
        each.state === "begun" ? node("p", { class: "wd-kicker" }, labels.begun) : null,
        each.before ? node("p", { class: "wd-kicker wd-told-verdict" }, `${labels.before} `, node("span", { lang: each.languages.yours }, each.before)) : null,
        each.before_words ? node("details", {}, node("summary", { "data-key": `before-${each.task}` }, labels.before_words),
          node("blockquote", {}, each.before_words)) : null),
      each.so ? node("div", {},
        line(each.same ? "wd-ring wd-in-ring" : "wd-ink", each.label, each.languages.label, each.so, each.languages.so, "wd-told-so"),
        each.predicted ? node("p", { class: "wd-kicker wd-told-verdict" }, each.same ? labels.same : labels.other) : null) : null,
      each.awaits ? node("p", { class: "wd-kicker wd-told-awaits" }, each.awaits) : null),
    surprise);
}

// The answers of one lesson, without the line through all.
function drawLesson(shown, send) {
  const { words: { labels }, view: { lessons, asks } } = shown;
  const all = lessons.flatMap(({ entries }) => entries).filter(({ state }) => state !== "open");
  const beside = all.filter(({ so }) => so); // where nothing stands beside it, one's answer can be no surprise
  const done = asks && beside.length ? beside : all;
  if (!done.length) return [node("p", { class: "wd-sentence" }, labels.nothing)];
  return [node("div", { class: "wd-lap" }, node("ul", { class: "wd-one-lesson" },
    ...done.map((each) => drawEntry(each, labels, drawSurprise(each, shown, send)))))];
}

// What surprised stands before all else.
function drawSurprises({ words: { labels }, view: { surprises } }) {
  if (!surprises.length) return [];
  return [node("div", { class: "wd-lap" }, node("h4", {}, labels.surprises),
    node("ul", {}, ...surprises.map((each) => drawEntry(each, labels))))];
}

// Lessons in which something is done stand on the line; what waits is folded below it.
function drawLaps(shown, send) {
  const { words: { labels }, view: { lessons } } = shown;
  const parts = (isOpen) => lessons.map((lesson) => ({ ...lesson, entries: lesson.entries.filter(({ state }) => (state === "open") === isOpen) })).filter(({ entries }) => entries.length);
  const done = parts(false), open = parts(true), count = open.flatMap(({ entries }) => entries).length;
  const drawLap = (lesson) => node("div", { class: "wd-lap" }, node("h4", { lang: "en" }, lesson.title),
    node("ul", {}, ...lesson.entries.map((each) => drawEntry(each, labels, each.state === "open" ? null : drawSurprise(each, shown, send)))));
  return [
    ...(done.length ? [node("ol", { class: "wd-trail" }, ...done.map((lesson, place) => node("li", {},
      node("div", { class: "wd-way" }, drawPiece(place, place === done.length - 1), node("span", { class: "wd-disc", style: `left: ${swing(place)}%` }, lesson.number)), drawLap(lesson))))] : []),
    ...(count ? [node("details", {}, node("summary", { "data-key": "waiting" }, `${labels.waiting} (${count})`), ...open.map(drawLap))] : [])];
}

function drawings(send) {
  const make = (format) => () => send((state) => ({ ...state, file: format }), "download");
  return {
    sentence: [(view) => [view.words, view.view.sentence, view.view.lesson], ({ words, view }) => (view.lesson ? [] : [
      node("p", { class: "wd-kicker" }, words.labels.lead), node("p", { class: "wd-sentence", role: "status" }, view.sentence)])],
    lessons: [(view) => [view.words, view.view, view.state.surprise], (shown) => (shown.view.lesson ? drawLesson(shown, send)
      : [...drawSurprises(shown), ...drawLaps(shown, send)])],
    file: [(view) => [view.words, view.view.lesson, view.file, view.state.paper, view.state.name], ({ words: { labels, papers }, view: { lesson }, state, file }) => (lesson ? [] : [
      node("div", { class: "wd-tools" },
        drawName(labels.name, state.name, (name) => send((state) => ({ ...state, name, file: "" }))),
        drawSelect("paper", labels.paper, papers, state.paper, (paper) => send((state) => ({ ...state, paper, file: "" }))),
        node("button", { type: "button", class: "wd-button", "data-key": "html", onclick: make("html") }, labels.page),
        node("button", { type: "button", class: "wd-button", "data-key": "docx", onclick: make("docx") }, labels.word),
        file.format ? drawDownload(file, "my-path", labels[`download_${file.format}`]) : null)])],
  };
}

export default { render: (context) => startWidget(context, "your_path", { drawings, parts: ["file"] }) };
