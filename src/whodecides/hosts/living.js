// A living page: its tools stand in it, drawn from the state that Python had when the page was made. Python wakes in a
// worker meanwhile; what is pressed until then is kept in this browser, and told in its order. Some of it is answered at
// once, as Python answered it when the page was made.

import { saveAnswers } from "../widgets/download.js";
import { addBar, onSpoken, spoken } from "./bar.js";
import { addCodeCells } from "./code_cell.js";
import { forgetDamaged, isAnswers, isOthers, keptCode, readAnswers, readDamaged, readPending, writeAnswers, writePending } from "./kept.js";
import { addMenu } from "./menu.js";
import { Model, hear, models } from "./models.js";
import { keepOffline, publishedKit, tellNewer } from "./offline.js";
import { giveHost } from "./page_host.js";
import { keepWords } from "./page_words.js";
import { RecordedAnswers } from "./recorded.js";

const page = JSON.parse(document.querySelector("#page").textContent);
const LESSON = `${page.case}-${page.lesson}`;
let tellAwake = null;
giveHost(new Promise((done) => { tellAwake = done; }));

const root = new URL(page.root, document.baseURI);
const whole = (path) => new URL(path, root).href;
const [waking, problem] = document.querySelectorAll(".waking, .problem");
const put = (place, ...said) => { place.replaceChildren(...said); place.hidden = !said.length; };
const buttonTo = (textContent, onclick) => Object.assign(document.createElement("button"), { type: "button", textContent, onclick });
const words = () => page.words[spoken()];

let answers = readAnswers(); // of which the browser may keep nothing
const stored = () => (answers ? JSON.parse(answers).answers : {});
let seen = answers; // what the browser kept when this page looked last
const pending = readPending(LESSON); // [{id: cell, data, at}] that Python has not heard
const keepPending = () => { if (!writePending(LESSON, pending)) put(problem, words().not_stored); };

// What another page of the kit has stored meanwhile is taken in, never written over.
function keepAnswers(text) {
  answers = text;
  const there = readAnswers();
  if (there && there !== seen) ask("answers", there);
  seen = text;
  if (!writeAnswers(text)) put(problem, words().not_stored);
  menu.update();
}

// Which model belongs to which cell: Python gives its own names when it wakes.
const cellOf = new Map(), modelOf = new Map(), nameOf = new Map();
let state = "asleep"; // then "awake", or "gone"

// Cells in which one pressed while Python slept, or that show a recorded answer: their pictures are ahead of Python. What it
// says of them is gathered, and shown once it has heard all presses.
const late = new Map(pending.map(({ cell }) => [cell, {}]));
const isAhead = (cell) => late.has(cell) || late.set(cell, {});

// What Python tells, in the page's names, without what is gathered.
function renamed(told) {
  const now = told.map((each) => ({ ...each, id: nameOf.get(each.id) ?? each.id })).filter(({ id, data }) => {
    const gathered = late.get(cellOf.get(id));
    if (gathered && data?.method === "update") Object.assign(gathered, data.state);
    return !gathered;
  });
  return JSON.stringify(now);
}

let worker = null, asked = 0;
const waiting = new Map();
const ask = (type, text) => new Promise((answer) => {
  const message = { type, text, number: ++asked };
  waiting.set(asked, { message, answer });
  worker?.postMessage(message);
});

// A press is kept until Python has answered it: a page that is closed, or a Python that dies, loses nothing.
window.toPython = async (text) => {
  const { id, data } = JSON.parse(text), press = { cell: cellOf.get(id), data, at: new Date().toISOString() };
  const isPress = data.method === "update" && press.cell !== undefined; // a tool that code opened is not there after a reload
  if (isPress) {
    pending.push(press);
    keepPending();
  }
  if (state !== "awake") return isPress ? recordedAnswer(press) : "[]";
  const { said: told } = await ask("hear", JSON.stringify({ id: modelOf.get(press.cell) ?? id, data }));
  if (isPress) {
    pending.splice(pending.indexOf(press), 1);
    keepPending();
  }
  return renamed(told);
};

let recorded = Promise.resolve(null);

async function recordedAnswer(press) {
  isAhead(press.cell);
  const told = (await recorded)?.after(press, stored()) ?? [];
  if (!pending.includes(press)) return "[]"; // Python was faster
  return JSON.stringify(told.map(([cell, traits]) => {
    isAhead(cell);
    return { type: "comm_msg", id: `cell-${cell}`, data: { method: "update", state: traits } };
  }));
}

async function replay() {
  while (pending.length) {
    const [press] = pending, id = modelOf.get(press.cell);
    if (id) hear(renamed((await ask("hear", JSON.stringify({ id, data: press.data, at: press.at }))).said));
    for (const name of Object.keys(press.data.state)) delete late.get(press.cell)[name]; // of which the page knows more
    pending.splice(pending.indexOf(press), 1);
    keepPending();
  }
  const gathered = [...late];
  late.clear();
  for (const [cell, traits] of gathered) models.get(`cell-${cell}`)?.take(traits);
  state = "awake"; // now, so that what was pressed meanwhile was told in its turn
  tellAwake();
}

// What the strip says while the tools wake, said again when another language is chosen.
let saysWaking = () => [];
function sayWaking(says = () => []) {
  saysWaking = says;
  put(waking, ...says());
}

const take = {
  opened({ cell, model, state: first, said: told, error }) {
    if (error) console.error(error);
    if (!model) return; // a picture, which stands in the page
    modelOf.set(cell, model);
    nameOf.set(model, `cell-${cell}`);
    if (late.has(cell)) Object.assign(late.get(cell), first);
    else models.get(`cell-${cell}`).take(first); // what one answered before
    hear(renamed(told));
  },
  answered({ number, ...answer }) {
    waiting.get(number).answer(answer);
    waiting.delete(number);
  },
  ran({ code: number, ...shown }) {
    code.take(number, shown);
    hear(renamed(shown.said));
  },
  fetching({ ended }) { sayWaking(() => (ended ? [] : [words().fetching])); },
  progress({ share }) { sayWaking(() => [`${words().waking} ${Math.round(100 * share)} %`]); },
  async ready() {
    await replay();
    sayWaking();
    code.wake();
    document.documentElement.dataset.awake = "";
    const kit = publishedKit(root);
    keepOffline(page, root, kit).catch((error) => {
      keptOffline = false;
      console.warn(error);
      menu.update();
    });
    tellNewer(page, root, kit, () => put(problem, words().newer, " ", buttonTo(words().again, () => location.reload())));
  },
  failed({ error }) {
    state = "gone";
    sayWaking();
    put(problem, words().failed, " ", buttonTo(words().again, () => location.reload()));
    console.error(error);
  },
};

let drawn = null; // once its tools are, a page hears Python

function wake() {
  worker = new Worker(whole(page.worker), { type: "module" });
  worker.onmessage = async ({ data }) => {
    await drawn;
    if ("answers" in data) keepAnswers(data.answers);
    take[data.type](data);
  };
  worker.onerror = ({ message }) => take.failed({ error: message });
  const { runtime, library, packs, figures } = page.python;
  worker.postMessage({ type: "start", runtime: whole(runtime), library: whole(library), packs: packs.map(whole), figures: whole(figures), sources: page.cells.map(({ source }) => source), kept: answers });
  for (const { message } of waiting.values()) worker.postMessage(message); // what was asked for before
}

// Another page of the kit in this browser has stored something, or somebody else has taken over.
addEventListener("storage", ({ key, newValue }) => {
  if (isOthers(key)) location.reload();
  else if (isAnswers(key) && newValue) {
    seen = newValue;
    ask("answers", newValue).then(({ said: told }) => hear(renamed(told)));
  }
});

let keptOffline = true; // until the browser refuses it
let bar = null;
const menu = addMenu({ page, root, words, ask, bar: () => bar, answers: () => answers, keptOffline: () => keptOffline, waiting: () => pending.length, tell: (told) => hear(renamed(told)) });

const code = addCodeCells({
  kept: keptCode(LESSON),
  word: (name) => words()[name],
  send: (number, source) => worker.postMessage({ type: "run", code: number, source }),
});

// Draw the tool of a cell in a state, in place of what stands there.
async function drawCell(el, state) {
  const cell = Number(el.dataset.cell), model = new Model(`cell-${cell}`, state);
  const { default: widget } = await import(whole(page.cells[cell].script));
  models.set(model.id, model);
  cellOf.set(model.id, cell);
  el.className = "wd-output";
  el.replaceChildren();
  await widget.render({ model, el });
}

// What was pressed before the page was loaded again, and Python has not heard, stands in the pictures, with recorded answers.
function showPressed(states, table) {
  for (const press of pending.filter(({ cell }) => cell in states)) {
    Object.assign(states[press.cell], press.data.state);
    for (const [cell, traits] of table?.after(press, stored()) ?? []) {
      Object.assign(states[cell], traits);
      isAhead(cell);
    }
  }
}

async function draw() {
  const chosen = answers && JSON.parse(answers).language, own = page.languages[chosen]; // that of the page's own states is not among these
  const states = own ? await (await fetch(whole(own))).json() : page.states;
  const table = page.recorded[own ? chosen : page.language];
  if (table) recorded = fetch(whole(table)).then((reply) => reply.json()).then((each) => new RecordedAnswers(each, states)).catch(() => null);
  const shown = structuredClone(states);
  if (pending.length) showPressed(shown, await recorded);
  await Promise.all([...document.querySelectorAll("[data-cell]")].map((el) => drawCell(el, shown[el.dataset.cell])));
  bar = addBar();
  keepWords(page.words);
  onSpoken(() => sayWaking(saysWaking));
  menu.sayKept();
}

// Where nothing is fetched Python starts while the tools are drawn; else it would take the line from them.
async function open() {
  const { packs, megabytes } = page.python;
  if (await window.caches?.match(whole(packs.at(-1))).catch(() => null)) wake(); // a private window may refuse to look
  drawn = draw();
  await drawn;
  if (worker) return;
  if (!navigator.connection?.saveData) return wake();
  sayWaking(() => [buttonTo(words().start.replace("{size}", megabytes), wake)]); // who saves data decides
}

open().then(() => {
  const text = readDamaged();
  if (!text) return;
  put(problem, words().damaged, " ", buttonTo(words().save, () => {
    saveAnswers(text);
    forgetDamaged();
  }));
});
