// A lesson as a place: a bar above it says in which part one is and leads to the others, the short way through folds
// the parts that it leaves out, and a lesson that is opened or shown again comes back to where one left it. The list of
// files beside it is closed once, so that there is room to read.
import { keep, kept } from "./kept.js";
import { atEnd, below, held, hold, inView, onMoved, scroller } from "./page.js";

const BAR = "wd-place";
const LESSON = "wd-lesson";
const LAST = "wd-last-screen"; // the last cell of a lesson
const ASKED = /\b(?:ask\(\s*|(?:task|expected)\s*=\s*)["'](E?\d\d\.\d+)["']/g;
const QUESTION = /^ask\(/m; // in the code of a cell that asks something
const ASIDE = "wd-aside"; // a heading whose part the short way leaves out
const FOLDED = "jp-showHiddenCellsButton"; // JupyterLab shows it below a heading whose part is folded
const GOALS = "What you will learn"; // as the rules of a lesson have it
const LEFT = "left"; // path of the lesson: id of the cell at the top of the page
const CHOSEN = "chosen"; // "short": the short way; "language": in which the tools spoke last, for the bar of the next lesson
const LIST_CLOSED = "whodecides-list-closed"; // in this tab of the browser
const LANGUAGES = { en: "English", fr: "Français", es: "Español" };
const WORDS = {
  en: { bar: "Where you are in this lesson", part: "Part", of: "of", short: "Short way", onward: "Onward", language: "Language", again: "↑ Look again", aside: "Not on the short way." },
  fr: {
    bar: "Où vous êtes dans cette leçon", part: "Partie", of: "sur", short: "Parcours court",
    onward: "Suite", language: "Langue", again: "↑ Revoir", aside: "Hors du parcours court.",
  },
  es: {
    bar: "Dónde está usted en esta lección", part: "Parte", of: "de", short: "Recorrido corto",
    onward: "Seguir", language: "Idioma", again: "↑ Ver de nuevo", aside: "Fuera del recorrido corto.",
  },
};

// [{ id, title, tasks }, …] of the title and of each heading of level 2 with which a cell begins, the list of goals excepted;
// `tasks` are the ids of those that the part asks, by which a class calls it.
function partsOf(notebook) {
  const parts = [];
  for (const { model } of notebook.widgets) {
    const { source } = model.sharedModel;
    const heading = model.type === "markdown" && /^##? +(.+)/.exec(source);
    if (heading && heading[1] !== GOALS) parts.push({ id: model.id, title: heading[1], tasks: [] });
    if (model.type === "code") parts.at(-1)?.tasks.push(...[...source.matchAll(ASKED)].map(([, task]) => task));
  }
  return parts;
}

// The cells of a part that ask something about what an earlier one of it shows, and that one.
function questionsOf(notebook, parts, id) {
  const ends = placeOf(notebook, parts[parts.findIndex((part) => part.id === id) + 1]?.id);
  const cells = notebook.widgets.slice(placeOf(notebook, id), ends < 0 ? undefined : ends).filter(({ model }) => model.type === "code");
  const [shown, ...others] = cells;
  return { shown: shown && !QUESTION.test(shown.model.sharedModel.source) ? shown : null, questions: others.filter(({ model }) => QUESTION.test(model.sharedModel.source)) };
}

const placeOf = (notebook, id) => notebook.widgets.findIndex(({ model }) => model.id === id);

// Fold or unfold the parts that the short way leaves out, as JupyterLab folds what stands below a heading.
function takeShortWay(notebook, actions, beyond, short) {
  const cells = notebook.widgets.filter(({ model }) => beyond.includes(model.id));
  for (const cell of cells) {
    cell.node.classList.toggle(ASIDE, short);
    actions.setHeadingCollapse(cell, short, notebook);
  }
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// The bar's elements: a native list of the parts, how far one is, a box for the short way, and the button that leads to the
// next part; and the language of the tools.
function bar(parts, { go, shorten, short, skips, choose, waits, gone }) {
  const list = make("select", { onchange: () => go(list.value) });
  list.append(...parts.map(({ id, title }) => make("option", { value: id, textContent: title })));
  const far = make("progress", { max: parts.length, value: 1 });
  const box = make("input", { type: "checkbox", checked: short, onchange: () => shorten(box.checked) });
  const label = make("span", {});
  const shortWay = make("span", {});
  const tasks = make("span", { className: `${BAR}-tasks` });
  const node = make("nav", { className: BAR }, make("label", {}, label, list), tasks, far);
  node.dataset.lmSuppressShortcuts = "true"; // else keys that choose a part would be shortcuts of the cell
  if (shorten) node.append(make("label", {}, box, shortWay));
  let words = WORDS.en, at = parts[0].id;
  const numberOf = (id) => Math.max(0, parts.findIndex((part) => part.id === id));
  const onward = make("button", { type: "button", onclick: () => go(waits(at) ?? next().id) });
  const again = make("button", { type: "button", className: `${BAR}-again`, onclick: () => go(gone(at)) });
  const next = () => {
    const rest = parts.slice(numberOf(at) + 1);
    return rest.find(({ id }) => !(box.checked && skips(id))) ?? rest[0];
  };
  const languages = make("select", { className: `${BAR}-languages`, onchange: () => choose(languages.value) });
  languages.append(...Object.entries(LANGUAGES).map(([value, textContent]) => make("option", { value, textContent })));
  node.append(languages, again, onward);
  const show = (id) => {
    at = id;
    const number = numberOf(id);
    onward.disabled = number === parts.length - 1 && !waits(id);
    again.hidden = !gone(id);
    const said = `${words.part} ${number + 1} ${words.of} ${parts.length}`;
    if (label.textContent === said) return;
    label.textContent = said;
    tasks.textContent = parts[number].tasks.join(", ");
    list.value = parts[number].id;
    far.value = number + 1;
    far.setAttribute("aria-label", said);
  };
  const speak = (language) => {
    words = WORDS[language] ?? WORDS.en;
    node.lang = language in WORDS ? language : "en";
    list.lang = "en"; // the titles of the parts are those of the lesson
    node.setAttribute("aria-label", words.bar);
    languages.value = node.lang;
    languages.setAttribute("aria-label", words.language);
    shortWay.textContent = words.short;
    onward.textContent = words.onward;
    again.textContent = words.again;
    show(at);
  };
  return { node, show, speak };
}

const TOOL = ".whodecides[data-language]";
const LANGUAGE_CHOICE = ".wd-language select"; // in each tool, out of sight where there is a bar

// Tell in which language a tool of the lesson speaks, whenever one starts or changes it. All tools speak the same.
function follow(panel, speak) {
  const started = ({ target, addedNodes }) => target.closest(".whodecides") ? []
    : [...addedNodes].filter(({ nodeType }) => nodeType === Node.ELEMENT_NODE).flatMap((each) => [each, ...each.querySelectorAll(TOOL)]);
  const watch = new MutationObserver((changes) => {
    const told = changes.flatMap((change) => (change.type === "attributes" ? [change.target] : started(change)));
    const last = told.findLast((each) => each.matches(TOOL));
    if (last) speak(last.dataset.language);
  });
  watch.observe(panel.node, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-language"] });
  panel.disposed.connect(() => watch.disconnect());
}

async function open(panel, app, { NotebookActions: actions, Widget }) {
  const { content: notebook, context } = panel;
  await context.ready;
  await panel.revealed;
  const beyond = notebook.model.getMetadata("whodecides")?.beyond_the_short_way;
  const parts = partsOf(notebook);
  if (!beyond || parts.length < 2) return; // not a lesson
  closeList(app);
  const short = kept(CHOSEN).get("short") === "yes" && beyond.length > 0;
  let left = null; // where the reader is: a cell, and how far below the top it begins
  const stay = () => left && hold(notebook, left.cell, left.far)();
  const partAt = (place) => parts.findLast(({ id }) => placeOf(notebook, id) <= place) ?? parts[0];
  const go = (id) => {
    notebook.activeCellIndex = placeOf(notebook, id);
    left = { cell: notebook.widgets[notebook.activeCellIndex], far: 0 };
    keep(LEFT, context.path, id);
    stay();
    show(partAt(notebook.activeCellIndex).id);
  };
  // The next question of a part that is not whole in view and was not brought to its place; it may not be laid out yet.
  const waits = (id) => questionsOf(notebook, parts, id).questions.find((cell) => {
    const { height } = cell.node.getBoundingClientRect(), top = below(notebook, cell);
    if (!height) return placeOf(notebook, cell.model.id) > inView(notebook);
    return top > 8 && top + height > scroller(notebook).clientHeight + 1;
  })?.model.id;
  // What a question of a part speaks of, where that has left the page.
  const gone = (id) => {
    const { shown, questions } = questionsOf(notebook, parts, id);
    const isAbove = shown && questions.length && placeOf(notebook, shown.model.id) < inView(notebook);
    return isAbove ? shown.model.id : undefined;
  };
  const shorten = (short) => {
    keep(CHOSEN, "short", short ? "yes" : "");
    const top = inView(notebook);
    const { id } = partAt(top);
    const gone = short && beyond.includes(id); // what is seen is folded away, and its heading stays
    const letGo = gone ? () => go(id) : hold(notebook, notebook.widgets[top]);
    takeShortWay(notebook, actions, beyond, short);
    letGo();
  };
  let wanted = ""; // the language that was chosen before there was a tool to hear of it
  const choose = (language) => { // in a tool, which tells the others
    const choice = panel.node.querySelector(LANGUAGE_CHOICE);
    wanted = choice ? "" : language;
    if (!choice) return say(language, true);
    choice.value = language;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const skips = (id) => beyond.includes(id);
  const { node, show, speak } = bar(parts, { go, shorten: beyond.length > 0 && shorten, short, skips, choose, waits, gone });
  let spoken = "";
  const say = (language, again = false) => {
    if (language === spoken && !again) return;
    spoken = language;
    keep(CHOSEN, "language", language);
    speak(language);
    notebook.node.style.setProperty("--wd-aside", JSON.stringify((WORDS[language] ?? WORDS.en).aside));
  };
  say((panel.node.querySelector(TOOL) ?? document.querySelector(TOOL))?.dataset.language ?? kept(CHOSEN).get("language") ?? "en");
  follow(panel, (language) => (wanted && wanted !== language ? choose(wanted) : say(language)));
  panel.node.classList.add(LESSON);
  notebook.widgets.at(-1).node.classList.add(LAST);
  panel.contentHeader.addWidget(new Widget({ node }));
  if (short) takeShortWay(notebook, actions, beyond, true);
  const before = placeOf(notebook, kept(LEFT).get(context.path));
  if (before > 0 && !notebook.widgets[before].isHidden) go(notebook.widgets[before].model.id);
  else show(partAt(inView(notebook)).id);
  onMoved(notebook, (byHand) => {
    if (!scroller(notebook).clientHeight || held(notebook)) return; // who chose a part is on the way to it
    const top = inView(notebook);
    show(atEnd(notebook) ? parts.at(-1).id : partAt(top).id);
    if (!byHand) return;
    left = { cell: notebook.widgets[top], far: below(notebook, notebook.widgets[top]) };
    keep(LEFT, context.path, left.cell.model.id);
  });
  onShown(scroller(notebook), stay);
}

// Tell when an element that was hidden, as a lesson behind another one is, has room again.
function onShown(element, shown) {
  let hidden = !element.clientHeight; // a lesson that has just been revealed may have no room yet
  new ResizeObserver(() => {
    if (hidden && element.clientHeight) shown();
    hidden = !element.clientHeight;
  }).observe(element);
}

// Give the room of the list of files to the lesson; a reader who opens it again keeps it.
async function closeList({ restored, shell }) {
  await restored;
  if (sessionStorage.getItem(LIST_CLOSED)) return;
  sessionStorage.setItem(LIST_CLOSED, "yes");
  shell.collapseLeft?.();
}

const STYLE = `
  .${BAR} {
    display: flex; flex-wrap: nowrap; gap: 4px 16px; align-items: center; min-height: 40px; padding: 0 12px;
    overflow: hidden; font: var(--jp-ui-font-size1) var(--jp-ui-font-family); color: var(--jp-ui-font-color1);
    background: var(--jp-layout-color1); border-bottom: 1px solid var(--jp-border-color1);
  }
  .${BAR} label { display: flex; gap: 8px; align-items: center; flex: none; white-space: nowrap; }
  .${BAR} label:has(select) { flex: 0 1 auto; min-width: 0; }
  .${BAR} select { min-width: 0; flex: 0 1 auto; min-height: 28px; font: inherit; color: inherit; background: var(--jp-layout-color1); border: 1px solid var(--jp-border-color0); }
  .${BAR} progress { flex: 0 1 96px; min-width: 24px; accent-color: var(--jp-ui-font-color1); }
  .${BAR} button {
    flex: none; min-height: 32px; padding: 0 20px; font: inherit; font-weight: 600; cursor: pointer;
    color: var(--jp-layout-color1); background: var(--jp-ui-font-color1); border: 0; border-radius: 4px;
  }
  .${BAR} button:disabled { color: var(--jp-ui-font-color2); background: none; cursor: default; }
  .${BAR} button.${BAR}-again { color: inherit; background: none; border: 1px solid var(--jp-border-color0); }
  .${BAR} button[hidden] { display: none; }
  .${BAR} input { width: 18px; height: 18px; margin: 0; }
  .${BAR} { container-type: inline-size; }
  .${BAR}-tasks { flex: none; color: var(--jp-ui-font-color2); }
  @container (max-width: 480px) { .${BAR}-tasks { display: none; } }
  @container (max-width: 360px) { .${BAR} progress { display: none; } }
  @container (max-width: 270px) { .${BAR} label:has(input) { display: none; } }
  .${BAR} label:has(select) span { flex: none; }
  .${BAR} .${BAR}-languages { flex: none; margin-right: auto; }
  .${LESSON} .wd-language { display: none; }
  .${BAR} :focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 1px; }
  .${LESSON} .jp-InputPlaceholder .jp-PlaceholderText { display: none; }
  .${LESSON} .jp-InputPlaceholder, .${LESSON} .jp-InputPlaceholder > * { min-height: 0; height: 16px; padding-top: 0; padding-bottom: 0; }
  .${LAST} { min-height: calc(100vh - 140px); /* so that the last screen, too, comes to the top */ }
  .${ASIDE}:has(.${FOLDED}) .jp-RenderedMarkdown > :not(:first-child) { display: none; }
  .${ASIDE}:has(.${FOLDED}) .jp-RenderedMarkdown::after { content: var(--wd-aside); color: var(--jp-content-font-color2); }`;

export const plugin = (parts) => ({
  id: "whodecides:place",
  description: "A bar above a lesson says where one is; the lesson opens again where one left it.",
  autoStart: true,
  activate: (app) => {
    document.head.append(make("style", { textContent: STYLE }));
    app.docRegistry.addWidgetExtension("Notebook", {
      createNew: (panel) => {
        open(panel, app, parts);
      },
    });
  },
});
