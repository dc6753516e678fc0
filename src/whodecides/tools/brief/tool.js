// The brief: text boxes that are drawn once, and checks that follow what is written.

import { node } from "../../widgets/dom.js";
import { drawDownload, drawName } from "../../widgets/download.js";
import { drawSelect, drawTextarea, startWidget } from "../../widgets/stateful_widget.js";
import { drawCitationPicker, insertId } from "../../widgets/citation_picker.js";

const BESIDE = 820; // pixels, from which on the citation picker stands beside the text; see tool.css

// A document that was made is out of date with the next change of the text or of the language.
function drawings(send) {
  const write = (field) => (text) => send((state) => ({ ...state, [field]: text, file: "" }));
  const options = (view, list) => [["", view.words.labels.choose], ...list];

  const setUp = (view) => {
    const { labels, questions, addressees } = view.words;
    const { state } = view;
    const sides = questions.find(([id]) => id === state.question)?.[2] ?? view.words.sides.map(([, name]) => name);
    return [
      node("div", { class: "wd-brief-choices" },
        drawSelect("question", labels.question, options(view, questions), state.question, write("question")),
        drawSelect("side", labels.side, options(view, view.words.sides.map(([id], n) => [id, sides[n]])), state.side, write("side")),
        drawSelect("addressee", labels.addressee, options(view, addressees), state.addressee, write("addressee"))),
      node("p", { class: "wd-small" }, labels.side_note),
    ];
  };
  const questionAndSide = (view) => view.view.question_and_side ? [node("p", { class: "wd-sentence" }, view.view.question_and_side)] : [];
  let last = null; // the section that was written in last: what is found is inserted there
  let picker = null;
  const parts = {
    choices: [(view) => [view.words, view.state.question, view.state.side, view.state.addressee], setUp],
    question_and_side: [(view) => [view.view.question_and_side], questionAndSide],
    heading: [(view) => [view.words], (view) => [drawTextarea("title", view.words.labels.heading, view.state.title, 2, write("title"))]],
  };
  for (const [place, field] of ["opening", "said", "record", "counter", "recommendation"].entries()) {
    parts[field] = [(view) => [view.words], (view) => {
      const [, name, hint] = view.words.sections[place];
      const box = drawTextarea(field, name, view.state[field], 8, write(field));
      const text = box.querySelector("textarea");
      text.setAttribute("aria-describedby", `wd-brief-${field}`);
      text.addEventListener("focus", () => { last = text; });
      if (field === "said") last = text;
      return [box, node("p", { class: "wd-small", id: `wd-brief-${field}` }, hint)];
    }];
    parts[`count-${field}`] = [(view) => [view.view.counts[field]], (view) => [node("p", { class: "wd-small" }, view.view.counts[field])]];
  }
  return {
    ...parts,
    citation_picker: [(view) => [view.words, view.width >= BESIDE], ({ words, width }) => {
      picker = drawCitationPicker(words.citation_picker, (text) => send((state) => ({ ...state, search_text: text })),
        (id) => insertId(last, id), width >= BESIDE);
      return [picker.element];
    }],
    found: [(view) => [view.words, view.width >= BESIDE, view.view.search_result], (view) => {
      picker.show(view.view.search_result);
      return [];
    }],
    status: [(view) => [view.words, view.view.status], (view) => [
      node("p", { class: "wd-sentence", role: "status" }, view.view.status), node("p", { class: "wd-small" }, view.words.labels.saved)]],
    missing: [(view) => [view.words, view.view.missing, view.view.remarks, view.view.ready], (view) => [
      ...view.view.remarks.map((text) => node("p", { class: "wd-hint" }, text)),
      node("h4", {}, view.words.labels.missing),
      view.view.ready ? node("p", {}, view.view.ready) : node("ul", {}, ...view.view.missing.map((text) => node("li", {}, text)))]],
    evidence: [(view) => [view.words, view.view.evidence], (view) => [
      node("h4", {}, view.words.labels.evidence),
      view.view.evidence.length
        ? node("ul", {}, ...view.view.evidence.map((each) => node("li", {}, node("strong", {}, each.id), ` · ${each.text}`)))
        : node("p", {}, view.words.labels.evidence_none)]],
    file: [(view) => [view.words, view.file, view.state.paper, view.state.name], (view) => [drawFile(view, send)]],
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
