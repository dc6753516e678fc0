// The brief: text boxes that are drawn once, and checks that follow what is written.

import { node } from "../../show/dom.js";
import { drawDownload, drawName } from "../../show/download.js";
import { drawSelect, drawTextarea, explore } from "../../show/explorer.js";
import { drawTray, insertId } from "../../show/tray.js";

const BESIDE = 820; // pixels, from which on the tray stands beside the text; see tool.css

// A document that was made is out of date with the next change of the text or of the language.
function drawings(send) {
  const write = (field) => (text) => send((choice) => ({ ...choice, [field]: text, file: "" }));
  const options = (view, list) => [["", view.words.labels.choose], ...list];

  const setUp = (view) => {
    const { labels, questions, addressees } = view.words;
    const { chosen } = view;
    const sides = questions.find(([id]) => id === chosen.question)?.[2] ?? view.words.sides.map(([, name]) => name);
    return [
      node("div", { class: "wd-brief-choices" },
        drawSelect("question", labels.question, options(view, questions), chosen.question, write("question")),
        drawSelect("side", labels.side, options(view, view.words.sides.map(([id], n) => [id, sides[n]])), chosen.side, write("side")),
        drawSelect("addressee", labels.addressee, options(view, addressees), chosen.addressee, write("addressee"))),
      node("p", { class: "wd-small" }, labels.side_note),
    ];
  };
  const chosen = (view) => view.view.chosen ? [node("p", { class: "wd-sentence" }, view.view.chosen)] : [];
  let last = null; // the section that was written in last: what is found is inserted there
  let tray = null;
  const parts = {
    choices: [(view) => [view.words, view.chosen.question, view.chosen.side, view.chosen.addressee], setUp],
    chosen: [(view) => [view.view.chosen], chosen],
    heading: [(view) => [view.words], (view) => [drawTextarea("title", view.words.labels.heading, view.chosen.title, 2, write("title"))]],
  };
  for (const [place, field] of ["opening", "said", "record", "counter", "recommendation"].entries()) {
    parts[field] = [(view) => [view.words], (view) => {
      const [, name, hint] = view.words.sections[place];
      const box = drawTextarea(field, name, view.chosen[field], 8, write(field));
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
    tray: [(view) => [view.words, view.width >= BESIDE], ({ words, width }) => {
      tray = drawTray(words.tray, (text) => send((choice) => ({ ...choice, sought: text })),
        (id) => insertId(last, id), width >= BESIDE);
      return [tray.element];
    }],
    found: [(view) => [view.words, view.width >= BESIDE, view.view.tray], (view) => {
      tray.show(view.view.tray);
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
    file: [(view) => [view.words, view.file, view.chosen.paper, view.chosen.name], (view) => [drawFile(view, send)]],
  };
}

function drawFile(view, send) {
  const { words: { labels }, file } = view;
  const make = (format) => () => send((choice) => ({ ...choice, file: format }), "download");
  const row = node("div", { class: "wd-tools" },
    drawName(labels.name, view.chosen.name, (name) => send((choice) => ({ ...choice, name, file: "" }))),
    drawSelect("paper", labels.paper, view.words.papers, view.chosen.paper, (paper) =>
      send((choice) => ({ ...choice, paper, file: "" }))),
    node("button", { type: "button", class: "wd-button", "data-key": "docx", onclick: make("docx") }, labels.word),
    node("button", { type: "button", class: "wd-button", "data-key": "txt", onclick: make("txt") }, labels.plain));
  if (file.format) row.append(drawDownload(file, "brief", labels[`download_${file.format}`]));
  return row;
}

export default { render: (context) => explore(context, "brief", { drawings, parts: ["file"] }) };
