// The brief, a round of it: fields that are drawn once, evidence beside them, and checks that follow what is written.

import { node } from "../../widgets/dom.js";
import { drawDownload, drawName } from "../../widgets/download.js";
import { drawSelect, drawTextarea, startWidget } from "../../widgets/stateful_widget.js";
import { drawCitationPicker, insertId } from "../../widgets/citation_picker.js";

const ROWS = { title: 1, opening: 2, said: 4, record: 4, counter: 8, recommendation: 5 };
const PLAN = ["question", "side", "addressee"];

const isPlanned = ({ state, view }) => !view.plans || PLAN.every((each) => state[each]);

// What is chosen in one sentence, and the next choice as buttons: question, side, reader.
function drawPlan({ words: { labels, questions, sides, addressees }, view, state }, send) {
  const named = questions.find(([id]) => id === state.question)?.[2];
  const choices = { question: questions, side: sides.map(([id, name], place) => [id, named?.[place] ?? name]), addressee: addressees };
  const next = view.plans && PLAN.find((each) => !state[each]);
  const again = () => send((now) => ({ ...now, question: "", side: "", addressee: "", file: "" }));
  const plan = node("div", { class: `wd-brief-plan${view.plans ? "" : " wd-brief-planned"}`, role: "status", "data-answer": true }, view.plan ? node("p", {}, view.plan) : null);
  if (view.plan && view.plans) plan.append(node("button", { type: "button", "data-key": "again", onclick: again }, labels.again));
  if (!next) return [plan];
  return [plan, node("p", { class: "wd-question" }, labels[next === "side" ? "side_note" : next]),
    node("div", { class: "wd-options", role: "group", "aria-label": labels[next] }, ...choices[next].map(([id, text]) => node("button", { type: "button", class: "wd-asked-option",
      "data-key": `${next}-${id}`, "data-act": true, onclick: () => send((now) => ({ ...now, [next]: id, file: "" })) }, text)))];
}

// A document that was made is out of date with the next change of the text or of the language.
function drawings(send) {
  const write = (field) => (text) => send((state) => ({ ...state, [field]: text, file: "" }));
  let last = null; // the section that was written in last: what is found is inserted there
  let picker = null;
  const parts = { plan: [(view) => [view.words, view.view.plan, PLAN.map((each) => view.state[each])], (view) => drawPlan(view, send)] };
  for (const [field, rows] of Object.entries(ROWS)) {
    const isHere = (view) => view.view.fields.includes(field) && isPlanned(view);
    parts[field] = [(view) => [view.words, isHere(view)], (view) => {
      if (!isHere(view)) return [];
      const [, name, hint] = [...view.words.sections, ["title", view.words.labels.heading, ""]].find(([id]) => id === field);
      const box = drawTextarea(field, name, view.state[field], rows, write(field));
      const text = box.querySelector("textarea");
      if (hint) text.setAttribute("aria-describedby", `wd-brief-${field}`);
      if (field !== "title") text.addEventListener("focus", () => { last = text; });
      if (field !== "title" && !last?.isConnected) last = text;
      box.querySelector("span").after(node("small", { id: `wd-brief-${field}` }, hint));
      return [box];
    }];
    parts[`count-${field}`] = [(view) => [view.view.counts[field], isHere(view)], (view) => (isHere(view) && view.view.counts[field] ? [node("p", { class: "wd-kicker" }, view.view.counts[field])] : [])];
  }
  const only = (make) => (view) => (view.view.ends ? make(view) : []);
  return {
    ...parts,
    citation_picker: [(view) => [view.words, isPlanned(view)], (view) => {
      picker = drawCitationPicker(view.words.citation_picker, (text) => send((state) => ({ ...state, search_text: text })), (id) => insertId(last, id), true);
      return isPlanned(view) ? [picker.element] : [];
    }],
    found: [(view) => [view.words, isPlanned(view), view.view.search_result], (view) => {
      picker.show(view.view.search_result);
      return [];
    }],
    status: [(view) => [view.words, view.view.status], only((view) => [
      node("p", { class: "wd-sentence", role: "status" }, view.view.status), node("p", { class: "wd-small" }, view.words.labels.saved)])],
    missing: [(view) => [view.words, view.view.missing, view.view.remarks, view.view.ready], only((view) => [
      ...view.view.remarks.map((text) => node("p", { class: "wd-hint" }, text)),
      view.view.ready ? node("p", {}, view.view.ready) : node("details", {}, node("summary", { "data-key": "missing" }, `${view.words.labels.missing} (${view.view.missing.length})`),
        node("ul", {}, ...view.view.missing.map((text) => node("li", {}, text))))])],
    evidence: [(view) => [view.words, view.view.evidence], only((view) => [
      node("details", {}, node("summary", { "data-key": "evidence" }, `${view.words.labels.evidence} (${view.view.evidence.length})`),
        node("ul", {}, ...view.view.evidence.map((each) => node("li", {}, node("strong", {}, each.id), ` · ${each.text}`))))])],
    file: [(view) => [view.words, view.file, view.state.paper, view.state.name], only((view) => [drawFile(view, send)])],
  };
}

function drawFile(view, send) {
  const { words: { labels }, file } = view;
  const make = (format) => () => send((state) => ({ ...state, file: format }), "download");
  const row = node("div", { class: "wd-tools" },
    drawName(labels.name, view.state.name, (name) => send((state) => ({ ...state, name, file: "" }))),
    drawSelect("paper", labels.paper, view.words.papers, view.state.paper, (paper) =>
      send((state) => ({ ...state, paper, file: "" }))),
    node("button", { type: "button", class: "wd-button", "data-key": "docx", onclick: make("docx") }, labels.word),
    node("button", { type: "button", class: "wd-button", "data-key": "txt", onclick: make("txt") }, labels.plain));
  if (file.format) row.append(drawDownload(file, "brief", labels[`download_${file.format}`]));
  return row;
}

export default { render: (context) => startWidget(context, "brief", { drawings, parts: ["file"] }) };
