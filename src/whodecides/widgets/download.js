// A file that Python made, as a link that saves it; and the name that stands on it.

import { node } from "./dom.js";

const KINDS = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html;charset=utf-8", txt: "text/plain;charset=utf-8",
};

// `file` is {format, data in base64}; the link frees what it holds when it is drawn anew (see stateful_widget.js).
export function drawDownload(file, name, label) {
  const bytes = Uint8Array.from(atob(file.data), (letter) => letter.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes], { type: KINDS[file.format] }));
  return node("a", { href, download: `${name}.${file.format}`, "data-key": "download" }, label);
}

// Save the file of answers, given as text.
export function saveAnswers(text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  node("a", { href, download: "my-answers.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

export function drawName(label, name, onname) {
  return node("label", { class: "wd-field" }, node("span", {}, label), node("input", {
    type: "text", value: name, maxlength: 60, autocomplete: "off", "data-key": "name",
    onchange: (event) => onname(event.target.value) }));
}
