// JupyterLab and Notebook: a saved lesson keeps the readable twin of each tool, and one press starts the tools again.
//
// A tool's output holds its live view, which lives as long as the kernel that made it, beside its twin as HTML. Where
// both are saved, a later day shows an error in place of the view, and other programs show nothing. So the view is
// saved under a name that nobody draws. When the page is opened while the kernel still lives, the view comes back.
import { held, hold, inView, outputsOf, running, views } from "./page.js";

const VIEW = "application/vnd.jupyter.widget-view+json";
const KEPT = "application/vnd.whodecides.view+json";
const MARK = "wd-again"; // the class of the line in each twin that says how to start the tools
const BUTTON = "wd-again-button";
const STARTING = "wd-starting"; // on a lesson that is about to start its tools by itself
const FORM = "wd-again-form"; // on the twin of a form with one list of options, and on the id in it
const PRESSED = "wd-again-pressed"; // on the twin of a question of a lesson, whose options answer at one press
const START = { en: "Start the tools", fr: "Démarrer les outils", es: "Iniciar las herramientas" };

// Name the view of a tool anew; `output` is left as it is where there is no twin beside it.
function renamed(output, from, to) {
  const { [from]: view, ...data } = output.data ?? {};
  return view && String(data["text/html"]).includes(MARK) ? { ...output, data: { ...data, [to]: view } } : output;
}

function forSaving(notebook) {
  const saved = (cell) =>
    cell.outputs ? { ...cell, outputs: cell.outputs.map((output) => renamed(output, VIEW, KEPT)) } : cell;
  return { ...notebook, cells: notebook.cells.map(saved) };
}

// Name the views on the open page anew, where `wanted(model id)` says so.
function rename(panel, from, to, wanted) {
  for (const { outputs } of panel.context.model.cells) {
    for (let place = 0; place < (outputs?.length ?? 0); place += 1) {
      const output = outputs.get(place).toJSON();
      if (output.data?.[from] && wanted(output.data[from].model_id)) outputs.set(place, renamed(output, from, to));
    }
  }
}

// A lesson that this machine trusts, because the kit installed it or its reader ran it, opens ready to use.
function mayStart({ model, widgets }) {
  const cells = widgets.filter(({ model: { type } }) => type === "code");
  return Boolean(model.getMetadata("whodecides")?.made) && cells.every((cell) => cell.model.trusted);
}

async function open(panel, actions) {
  const { content, context, node } = panel;
  await context.ready;
  const ready = mayStart(content); // asked before anybody runs a cell, which makes it trusted
  node.classList.toggle(STARTING, ready);
  try {
    const kernel = await bringBack(panel);
    await panel.revealed;
    if (!kernel || !ready) return;
    await quiet(kernel);
    if (!live(content)) await start(panel, actions); // else its reader was faster
  } finally {
    node.classList.remove(STARTING);
  }
}

// Show the views whose kernel still lives, and the twins of all others; return the kernel.
async function bringBack(panel) {
  rename(panel, VIEW, KEPT, () => true); // a file that was saved without this extension
  await panel.sessionContext.ready;
  const kernel = panel.sessionContext.session?.kernel;
  if (!kernel) return null;
  const { comms } = (await kernel.requestCommInfo({ target_name: "jupyter.widget" })).content;
  rename(panel, KEPT, VIEW, (model) => model in (comms ?? {}));
  return kernel;
}

// A kernel that has just answered says a moment later that it is idle.
const quiet = (kernel) =>
  new Promise((resolve) => {
    const look = () => {
      if (kernel.status !== "idle") return;
      kernel.statusChanged.disconnect(look);
      resolve();
    };
    kernel.statusChanged.connect(look);
    look();
  });

const live = ({ widgets }) => widgets.some((cell) => views(cell).length > 0);

const failed = (cell) => outputsOf(cell).some(({ type }) => type === "error");

// Without a kernel JupyterLab would clear all cells and run the first alone.
async function kernelReady({ sessionContext }, commands) {
  await sessionContext.ready;
  if (sessionContext.hasNoKernel && (await sessionContext.startKernel())) {
    await commands.execute("notebook:change-kernel"); // it does not know which one: let the reader choose
  }
  await sessionContext.session?.kernel?.info;
  return !sessionContext.hasNoKernel;
}

// Keep the room that a cell takes until its tool is drawn: what stands below would jump up, and down again. The function
// that is returned gives up what is still kept.
function keepRoom({ node }) {
  const drawn = new MutationObserver(() => node.querySelector(".whodecides > *") && letGo());
  const letGo = () => {
    drawn.disconnect();
    node.style.minHeight = "";
  };
  node.style.minHeight = getComputedStyle(node).height;
  drawn.observe(node, { childList: true, subtree: true });
  return letGo;
}

// Run all cells while the reader stays at `here`, a cell: by default at the one to which the page is just being brought,
// or else at the first that is seen.
async function start({ content: notebook, sessionContext }, actions, here = held(notebook) ?? { cell: notebook.widgets[inView(notebook)] }) {
  const settle = hold(notebook, here.cell, here.far);
  const rooms = notebook.widgets.filter(({ model: { type } }) => type === "code").map((cell) => ({ cell, letGo: keepRoom(cell) }));
  running.add(notebook);
  // An error keeps the cells below it from running. Each stands on its own, so go on behind it.
  try {
    for (let from = 0; from >= 0 && from < notebook.widgets.length; ) {
      notebook.activeCellIndex = from;
      await actions.runAllBelow(notebook, sessionContext);
      const wrong = notebook.widgets.findIndex((cell, place) => place >= from && failed(cell));
      from = wrong < 0 ? -1 : wrong + 1;
    }
  } finally {
    running.delete(notebook);
    rooms.forEach(({ cell, letGo }) => views(cell).length || letGo()); // no tool will be drawn
  }
  // To run cells makes the last one active; another one is that in which the reader is at work.
  if (notebook.activeCellIndex === notebook.widgets.length - 1) {
    notebook.activeCellIndex = notebook.widgets.indexOf((held(notebook) ?? here).cell);
  }
  settle();
}

async function startAgain(panel, button, { commands, actions }) {
  const notebook = panel.content;
  const cell = notebook.widgets.find(({ node }) => node.contains(button));
  button.disabled = true;
  if (!(await kernelReady(panel, commands))) {
    button.disabled = false;
    return;
  }
  await start(panel, actions, { cell });
  notebook.activate();
}

// Put the button into a line, in the line's language. It is not saved: in other programs it would be dead.
function addButton(line, panel, means) {
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: BUTTON, textContent: START[line.lang] ?? START.en,
    onclick: () => startAgain(panel, button, means),
  });
  button.dataset.lmSuppressShortcuts = "true"; // else Enter would be a shortcut of the cell around the button
  line.prepend(button);
}

// The twin of a form with one list of options says id and question in one: apart, as in the form, they take its room.
function setApart(line) {
  const said = line.nextElementSibling?.querySelector(":scope > strong");
  const [id] = /^E?\d+\.\d+ /.exec(said?.textContent) ?? [];
  if (!id || line.parentElement.querySelectorAll("ol").length !== 1) return;
  said.firstChild.splitText(id.length);
  said.firstChild.replaceWith(Object.assign(document.createElement("span"), { className: FORM, textContent: id }));
  line.parentElement.classList.add(FORM);
  line.parentElement.classList.toggle(PRESSED, !id.startsWith("E"));
}

// Outputs are drawn when their cell comes near, and again when they change.
function addButtons(panel, means) {
  const add = () => panel.node.querySelectorAll(`.${MARK}:not(:has(.${BUTTON}))`).forEach((line) => {
    setApart(line);
    addButton(line, panel, means);
  });
  new MutationObserver(add).observe(panel.node, { childList: true, subtree: true });
  add();
}

const STYLE = `
  .${MARK} { padding: 4px 8px; border-left: 4px solid var(--jp-border-color0); }
  .${BUTTON} {
    display: inline-block; min-height: 32px; margin-right: 8px; padding: 4px 12px; font: inherit; font-weight: bold;
    cursor: pointer; color: var(--jp-content-font-color1); background: var(--jp-layout-color1);
    border: 1px solid var(--jp-content-font-color2); border-radius: 4px;
  }
  .${MARK} .${BUTTON}:focus-visible { outline: 3px solid var(--jp-brand-color1); outline-offset: 1px; }
  /* The measures are those of the form, so that nothing moves when it comes. */
  .${STARTING} div.${FORM} > .${MARK} { display: none; }
  .${STARTING} div.${FORM} { padding: 18px 20px 16px; line-height: 1.4; }
  .${STARTING} div.${FORM} > p { margin: 0 0 8px; }
  .${STARTING} span.${FORM} { display: block; margin-bottom: 8px; }
  .${STARTING} div.${FORM} > ol { margin: 0; }
  .${STARTING} div.${FORM} > ol > li { min-height: 32px; padding: 4px 0; }
  .${STARTING} div.${FORM}::after { content: ""; display: block; height: 40px; }
  .${STARTING} div.${PRESSED} > ol { gap: 6px !important; }
  .${STARTING} div.${PRESSED} > ol > li { box-sizing: border-box; min-height: 48px; padding: 4px 12px; }
  .${STARTING} div.${PRESSED} > ol[style] > li { min-width: 44px; min-height: 40px; }
  .${STARTING} div.${PRESSED}::after { height: 9px; }
  @media (max-width: 600px) { .${STARTING} div.${PRESSED} > ol[style] > li { min-height: 44px; } }`;

export const plugin = ({ NotebookActions: actions }) => ({
  id: "whodecides:again",
  description: "Saved lessons keep the readable twin of each tool; one press starts the tools again.",
  autoStart: true,
  activate: ({ commands, docRegistry }) => {
    document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
    docRegistry.addWidgetExtension("Notebook", {
      createNew: (panel, { model }) => {
        const whole = model.toJSON.bind(model);
        model.toJSON = () => forSaving(whole());
        addButtons(panel, { commands, actions });
        open(panel, actions);
      },
    });
  },
});
