// The page's side of the plain host: models that hold what Python tells, and their views, one below the other.
// `toPython(message)` is the wire; it answers with the messages that Python sent meanwhile.

class Model {
  constructor(id, state) {
    Object.assign(this, { id, state, unsaved: {}, listeners: [] });
  }
  get(name) { return this.state[name]; }
  set(name, value) {
    this.unsaved[name] = value;
    this.take({ [name]: value });
  }
  save_changes() {
    const state = this.unsaved;
    this.unsaved = {};
    if (Object.keys(state).length) tell({ id: this.id, data: { method: "update", state, buffer_paths: [] } });
  }
  send(content) { tell({ id: this.id, data: { method: "custom", content } }); }
  on(names, listener) { for (const name of names.split(" ")) this.listeners.push([name, listener]); }
  off(names, listener) {
    const gone = names?.split(" ");
    this.listeners = this.listeners.filter(([name, each]) => (gone && !gone.includes(name)) || (listener && listener !== each));
  }
  take(state) { // all are new before anybody is told
    const changed = Object.keys(state).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(this.state[name]));
    Object.assign(this.state, state);
    for (const [told, listener] of [...this.listeners])
      if (changed.some((name) => told === `change:${name}`)) listener();
  }
}

const models = new Map();
let wire = Promise.resolve(); // one message after the other, as in a kernel

function tell(message) {
  const text = JSON.stringify(message);
  wire = wire.catch(() => {}).then(async () => hear(await window.toPython(text)));
}

function hear(text) {
  for (const { type, id, data } of JSON.parse(text)) {
    if (type === "comm_open") models.set(id, new Model(id, data.state));
    else if (data?.method === "update") models.get(id)?.take(data.state);
  }
}

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
  cell.className = "jp-Cell";
  cell.tabIndex = -1;
  cell.append(content);
  screenFor(text).append(cell);
}

function addText(html) {
  const text = document.createElement("div");
  text.className = "jp-RenderedMarkdown";
  text.innerHTML = html;
  addCell(text, text);
}

async function addOutput(output) {
  const el = document.createElement("div");
  el.className = "jp-OutputArea-output";
  el.dataset.tasks = (output.tasks ?? []).join(", ");
  addCell(el);
  const model = models.get(output.model);
  if (!model) {
    if (output.html) el.innerHTML = output.html;
    else el.append(Object.assign(document.createElement("pre"), { textContent: output.text }));
    return;
  }
  const script = URL.createObjectURL(new Blob([model.get("_esm")], { type: "text/javascript" }));
  const { default: widget } = await import(script);
  URL.revokeObjectURL(script);
  if (![...document.querySelectorAll("style")].some((each) => each.textContent === model.get("_css")))
    document.head.append(Object.assign(document.createElement("style"), { textContent: model.get("_css") }));
  await widget.render({ model, el });
}

const ONWARD = { en: "Onward", fr: "Suite", es: "Seguir" };
const TOOL = ".whodecides[data-language]";

const LANGUAGE_CHOICE = ".wd-language select"; // in each tool, out of sight where there is a bar

function chooseLanguage(language) {
  const choice = document.querySelector(LANGUAGE_CHOICE);
  choice.value = language;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

// The bar below: it brings the next screen to the top, says how far one is, and holds the language for all tools.
function addBar() {
  const screens = [...document.querySelectorAll(".screen")];
  if (screens.length < 2) return;
  const bar = document.querySelector(".onward");
  const [far, languages, button] = bar.children;
  // The screen on which one acted last, while it is in view: its tool may have grown, or one read on a little. Else the one
  // at the top.
  let acted = null;
  const current = () => {
    const box = acted?.getBoundingClientRect();
    if (box && box.top < innerHeight / 2 && box.bottom > 64) return screens.indexOf(acted);
    return Math.max(0, screens.findLastIndex((each) => each.getBoundingClientRect().top < 8));
  };
  const look = () => {
    const place = current();
    const tasks = screens[place].querySelector("[data-tasks]")?.dataset.tasks; // by which a class calls the screen
    far.textContent = `${place + 1} / ${screens.length}${tasks ? ` · ${tasks}` : ""}`;
    button.disabled = place === screens.length - 1;
    const language = document.querySelector(TOOL)?.dataset.language ?? "en";
    languages.value = language;
    languages.hidden = !document.querySelector(LANGUAGE_CHOICE);
    button.textContent = ONWARD[language];
    bar.lang = language;
  };
  languages.onchange = () => chooseLanguage(languages.value);
  button.onclick = () => {
    const next = screens[current() + 1];
    next.scrollIntoView();
    const heading = next.querySelector("h1, h2");
    heading.tabIndex = -1; // so that a keyboard and a screen reader go on from there
    heading.focus({ preventScroll: true });
    look();
  };
  for (const kind of ["pointerdown", "focusin"])
    document.querySelector("main").addEventListener(kind, ({ target }) => { acted = target.closest(".screen"); look(); });
  addEventListener("scroll", look, { passive: true });
  new MutationObserver(look).observe(document.querySelector("main"), { subtree: true, attributeFilter: ["data-language"] });
  bar.hidden = false;
  look();
}

window.show = async (text, outputs) => { // Python calls it
  hear(text);
  for (const output of outputs) {
    if ("text_html" in output) addText(output.text_html);
    else await addOutput(output);
  }
  addBar();
};
