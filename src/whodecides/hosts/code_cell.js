// Cells whose code is there to be read and changed: an editor, *Run*, and below them what the code shows.
//
// What one wrote is kept in this browser, and so is that one ran it: Python runs it once it is awake, also after a reload.
// A cell may need what those above it made, so these run first where they have not yet.

import { Model, models } from "./models.js";
import { drawModel } from "./tool_script.js";

// `kept` reads and writes what this browser keeps, `word` gives a word of the page by its name, and `send(number, code)`
// lets Python run a cell, which is told by `take(number, shown)` afterwards.
export function addCodeCells({ kept, word, send }) {
  const texts = kept.read(); // {first text: {text, ran}}
  const keep = () => kept.write(texts);
  const cells = [...document.querySelectorAll("[data-code]")].map((el) => codeCell(el, texts, keep, word));
  let awake = false;

  const runNow = (number) => {
    for (const [place, cell] of cells.entries()) {
      if (place > number || (place < number && cell.hasRun)) continue;
      cell.hasRun = true;
      send(place, cell.start());
    }
  };
  for (const [number, cell] of cells.entries()) cell.onrun = () => (awake ? runNow(number) : cell.say("waits"));

  return {
    wake() {
      awake = true;
      for (const [number, cell] of cells.entries()) if (cell.isKept()) runNow(number);
    },
    take(number, shown) { cells[number].take(shown); },
  };
}

function codeCell(el, texts, keep, word) {
  const [editor, run, back, said, output] = ["textarea", ".run", ".back", "[role=status]", ".code-output"].map((each) => el.querySelector(each));
  const first = editor.value;
  const record = texts[first] ?? { text: first, ran: null }; // `ran` is what was run last, or is to be run
  const save = (ran) => {
    texts[first] = { text: record.text, ran };
    keep();
  };
  const say = (name) => {
    said.dataset.word = name;
    said.textContent = name && word(name);
  };
  const show = () => {
    editor.style.height = "auto";
    editor.style.height = `${editor.scrollHeight + editor.offsetHeight - editor.clientHeight}px`; // with its borders
    back.hidden = editor.value === first;
  };
  const write = (text) => {
    record.text = text;
    save(record.ran);
    show();
  };
  const cell = {
    say,
    hasRun: output.querySelector("[data-cell]") !== null, // a tool is open as soon as Python is awake
    isKept: () => record.ran !== null,
    start() {
      if (record.ran !== null) save(null); // what never ends is not begun again by each reload
      say("running");
      return record.ran ?? first;
    },
    async take({ error, html = "", model, state, script, style }) {
      if (record.ran !== null) save(record.ran);
      output.hidden = false;
      output.innerHTML = html;
      if (error) output.append(Object.assign(document.createElement("p"), { className: "code-error", textContent: error }));
      if (model) {
        const place = document.createElement("div");
        output.append(place);
        models.set(model, new Model(model, state));
        await drawModel(models.get(model), place, script, style);
      }
      say(output.hasChildNodes() ? "" : "nothing_shown");
    },
  };

  const press = () => {
    record.ran = editor.value;
    write(editor.value);
    cell.onrun();
  };
  editor.oninput = () => write(editor.value);
  editor.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    press();
  };
  run.onclick = press;
  back.onclick = () => {
    editor.value = first;
    record.ran = null;
    write(first);
    editor.focus();
  };
  addEventListener("resize", show);
  editor.value = record.text;
  run.parentElement.hidden = false;
  show();
  if (cell.isKept()) {
    output.hidden = record.ran !== first; // what stands there is of the first text
    say("waits");
  }
  return cell;
}
