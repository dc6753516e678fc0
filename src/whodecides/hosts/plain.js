// A plain page: what Python brings is put below each other, in screens.

import { addBar } from "./bar.js";
import { hear, models } from "./models.js";
import { giveHost } from "./page_host.js";
import { drawModel } from "./tool_script.js";

giveHost();

// A screen begins with each title and each heading of level 2.
function screenFor(text) {
  const main = document.querySelector("main");
  if (main.lastElementChild && !text?.querySelector("h1, h2")) return main.lastElementChild;
  const screen = document.createElement("section");
  screen.className = "screen";
  main.append(screen);
  return screen;
}

function addCell(content, text) {
  const cell = document.createElement("section");
  cell.className = "wd-cell";
  cell.tabIndex = -1;
  cell.append(content);
  screenFor(text).append(cell);
}

function addText(html) {
  const text = document.createElement("div");
  text.className = "wd-text";
  text.innerHTML = html;
  addCell(text, text);
}

async function addOutput(output) {
  const el = document.createElement("div");
  el.className = "wd-output";
  el.dataset.tasks = (output.tasks ?? []).join(", ");
  addCell(el);
  const model = models.get(output.model);
  if (!model) {
    if (output.html) el.innerHTML = output.html;
    else el.append(Object.assign(document.createElement("pre"), { textContent: output.text }));
    return;
  }
  await drawModel(model, el, model.get("_esm"), model.get("_css"));
}

window.show = async (text, outputs) => { // Python calls it
  hear(text);
  for (const output of outputs) {
    if ("text_html" in output) addText(output.text_html);
    else await addOutput(output);
  }
  addBar();
};
