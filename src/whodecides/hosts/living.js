// A living page: its tools stand in it, drawn from the state that Python had when the page was made. Python wakes in a
// worker meanwhile; what is pressed until then is kept in this browser, and told in its order.

import { TOOL, addBar } from "./bar.js";
import { addCodeCells } from "./code_cell.js";
import { Model, hear, models } from "./models.js";
import { keepWords } from "./page_words.js";

const page = JSON.parse(document.querySelector("#page").textContent);
const KEPT_ANSWERS = "whodecides-answers", PENDING = `whodecides-pending-${page.case}-${page.lesson}`;
globalThis.replyTimeout = 2 ** 31 - 1; // a page whose Python wakes says so itself

const stored = { // a browser may forbid it, and then the page lives as long as it is open
  get(key) {
    try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
  },
  set(key, text) {
    try { localStorage.setItem(key, text); return true; } catch { return false; }
  },
};

const said = document.querySelector(".waking");
const say = (text) => { said.textContent = text; said.hidden = !text; };
const language = () => document.querySelector(TOOL)?.dataset.language ?? "en";
const words = () => page.words[language()];

const pending = JSON.parse(stored.get(PENDING) || "[]"); // [{id: cell, data, at}] that Python has not heard
const keepPending = () => { if (!stored.set(PENDING, JSON.stringify(pending))) say(words().not_stored); };

// Which model belongs to which cell: Python gives its own names when it wakes.
const cellOf = new Map(), modelOf = new Map();
let awake = false;

const worker = new Worker(page.worker, { type: "module" });
let asked = 0;
const waiting = new Map();
const ask = (message) => new Promise((answer) => {
  waiting.set(++asked, answer);
  worker.postMessage({ ...message, number: asked });
});

window.toPython = async (text) => {
  const message = JSON.parse(text), cell = cellOf.get(message.id);
  if (awake) return ask({ type: "hear", text: JSON.stringify({ ...message, id: modelOf.get(cell) ?? message.id }) });
  if (message.data.method === "update") {
    pending.push({ cell, data: message.data, at: new Date().toISOString() });
    keepPending();
  }
  return "[]";
};

// What Python calls a model is what the page has made of the cell.
const renamed = (said) => JSON.stringify(said.map((each) => ({ ...each, id: nameOf.get(each.id) ?? each.id })));
const nameOf = new Map();

async function replay() {
  while (pending.length) {
    const [{ cell, data, at }] = pending;
    if (modelOf.has(cell)) hear(await ask({ type: "hear", text: JSON.stringify({ id: modelOf.get(cell), data, at }) }));
    pending.shift();
    keepPending();
  }
}

worker.onmessage = async ({ data }) => {
  if ("answers" in data && !stored.set(KEPT_ANSWERS, data.answers)) say(words().not_stored);
  if (data.type === "opened") {
    if (data.error) console.error(data.error);
    if (!data.model) return; // a picture, which stands in the page
    modelOf.set(data.cell, data.model);
    nameOf.set(data.model, `cell-${data.cell}`);
    const heard = pending.some(({ cell }) => cell === data.cell);
    if (!heard) models.get(`cell-${data.cell}`).take(data.state); // what was pressed stays on show until Python answers it
    hear(renamed(data.said));
  } else if (data.type === "told") {
    hear(renamed(data.said));
  } else if (data.type === "answered") {
    waiting.get(data.number)(renamed(data.said));
    waiting.delete(data.number);
  } else if (data.type === "ran") {
    code.take(data.code, data);
    hear(renamed(data.said));
  } else if (data.type === "fetching") {
    say(data.ended ? "" : words().fetching);
  } else if (data.type === "progress") {
    say(`${words().waking} ${Math.round(100 * data.share)} %`);
  } else if (data.type === "ready") {
    awake = true;
    await replay();
    say("");
    code.wake();
    document.documentElement.dataset.awake = "";
  } else if (data.type === "failed") {
    say(words().failed);
    console.error(data.error);
  }
};

// Another page of the kit in this browser has stored something.
addEventListener("storage", ({ key, newValue }) => {
  if (key === KEPT_ANSWERS && newValue) worker.postMessage({ type: "answers", text: newValue });
});

const code = addCodeCells({
  name: `whodecides-code-${page.case}-${page.lesson}`,
  kept: stored,
  word: (name) => words()[name],
  send: (number, source) => worker.postMessage({ type: "run", code: number, source }),
});

async function draw() {
  await Promise.all([...document.querySelectorAll("[data-cell]")].map(async (el) => {
    const cell = page.cells[el.dataset.cell];
    const { default: widget } = await import(new URL(cell.script, document.baseURI));
    const model = new Model(`cell-${el.dataset.cell}`, structuredClone(cell.state));
    models.set(model.id, model);
    cellOf.set(model.id, Number(el.dataset.cell));
    el.replaceChildren();
    await widget.render({ model, el });
  }));
  addBar();
  keepWords(page.words, language);
  const lean = navigator.connection?.saveData;
  const whole = (path) => new URL(path, document.baseURI).href;
  const start = () => worker.postMessage({ type: "start", runtime: whole(page.python.runtime), packs: page.python.packs.map(whole), figures: whole(page.python.figures), sources: page.cells.map(({ source }) => source), kept: stored.get(KEPT_ANSWERS) });
  if (!lean) start();
  else {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words().start, onclick: start });
    say("");
    said.hidden = false;
    said.append(button);
  }
}

draw();
