// One task: a real form, so that Enter, labels and screen readers work as everywhere.

import { node, escapeToCell, scrollBack, shareLanguage } from "../../widgets/dom.js";
import { lessonAround, submitOnEnter, whenNobodyAnswers } from "../../widgets/host.js";
import { drawOrder } from "./order.js";
import { drawClassify, drawPressedRows, drawTable } from "./rows.js";
import { drawCards } from "./cards.js";
import { drawCitationPicker, insertId } from "../../widgets/citation_picker.js";

function drawOptions(task, name) {
  const group = node("fieldset", {}, node("legend", { class: "wd-asked" }, task.question));
  for (const option of task.options) {
    const input = node("input", { type: "radio", name, value: option.id, checked: option.id === task.answer });
    group.append(node("label", { class: "wd-option" }, input, node("span", {}, option.text)));
  }
  return { element: group, read: () => group.querySelector("input:checked")?.value ?? "" };
}

const SHORT = 22; // letters of options that stand side by side

// In a lesson an option is pressed and answered at once; in an exercise one may think again before one stores.
function drawPressedOptions(task, name, write, answer) {
  let chosen = task.answer ?? "";
  const buttons = task.options.map((option) => node("button", { type: "button", class: "wd-press", "data-key": `option-${option.id}`, "data-act": true,
    onclick: () => {
      chosen = option.id;
      mark();
      answer();
    } }, option.text));
  const mark = () => buttons.forEach((each, place) => each.setAttribute("aria-pressed", `${task.options[place].id === chosen}`));
  mark();
  const asked = node("p", { class: "wd-asked", id: `${name}-asked` }, task.question);
  const short = task.options.every(({ text }) => text.length <= SHORT);
  const group = node("div", { role: "group", class: short ? "wd-press-row" : null, "aria-labelledby": `${name}-asked` }, asked, ...buttons);
  return { element: group, at_once: true, read: () => chosen };
}

function drawNumber(task) {
  const input = node("input", { type: "text", inputmode: "decimal", autocomplete: "off", onkeydown: submitOnEnter });
  input.value = task.answer ?? "";
  const element = node("div", {}, node("p", { class: "wd-asked" }, task.question),
    node("label", { class: "wd-field" }, node("span", {}, task.labels.number), input));
  return { element, read: () => input.value.trim() };
}

const FEW_WORDS = 60; // a text of at most so many gets a low box
const REST = 300; // milliseconds without a letter, after which what is written is looked at

// While one writes, a list says what can be seen of the text; Python looks at it after a short rest.
function drawText(task, name, write) {
  let waiting = null;
  const input = node("textarea", { rows: task.words[1] > FEW_WORDS ? 4 : 3, oninput: () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(input.value), REST);
  } });
  input.value = task.answer ?? "";
  const list = node("ul", { class: "wd-checklist" });
  const element = node("div", {}, node("p", { class: "wd-asked" }, task.question),
    node("label", { class: "wd-field wd-wide" }, node("span", {}, task.labels.text), input),
    node("p", { class: "wd-kicker", id: `${name}-list` }, task.labels.checklist), list);
  list.setAttribute("aria-labelledby", `${name}-list`);
  const check = (lines) => list.replaceChildren(...lines.map(({ done, text }) =>
    node("li", { class: done ? "wd-done" : "wd-todo" },
      node("span", { "aria-hidden": "true" }, done ? "✔ " : "○ "), text,
      node("span", { class: "wd-hidden" }, `: ${done ? task.labels.done : task.labels.open}`))));
  return { element, check, read: () => input.value.trim() };
}

const drawChoice = (task, ...given) => (task.at_once ? drawPressedOptions : drawOptions)(task, ...given);

const drawSorted = (task, ...given) => (task.at_once && task.categories.length === 2 ? drawPressedRows : drawClassify)(task, ...given);

const DRAW = {
  prediction: drawChoice, choice: drawChoice, number: drawNumber, order: (task) => drawOrder(task, { class: "wd-asked" }), classify: drawSorted,
  table: drawTable, text: drawText, evidence: drawText,
};

// After storing: two answers of ours and the levels by which to rate one's own; what is chosen stays in this page.
function drawCompared({ samples, rubric }, labels, name, before) {
  const chosen = before?.querySelector("input:checked")?.value;
  const levels = rubric.map(({ level, text }) => node("label", { class: "wd-option" },
    node("input", { type: "radio", name: `${name}-own`, value: `${level}`, checked: `${level}` === chosen }),
    node("span", {}, labels.level.replace("{level}", level).replace("{text}", text))));
  return node("details", { class: "wd-compared", open: before?.open ?? false },
    node("summary", { "data-left": true }, labels.compare),
    ...samples.map(({ level, text, note }) => node("figure", { class: "wd-sample" },
      node("figcaption", { class: "wd-kicker" }, labels.sample.replace("{level}", level)),
      node("p", { class: "wd-sample-text" }, text), node("p", { class: "wd-sample-note" }, note))),
    node("fieldset", {}, node("legend", {}, labels.rate), ...levels),
    node("p", { class: "wd-unkept" }, labels.unkept));
}

// What was made in an earlier task of the lesson, and the way back to it.
function drawRecalled({ task, title, text }, labels, el) {
  const back = node("button", { type: "button", "data-key": "recalled", onclick: () => {
    const made = lessonAround(el).querySelector(`[data-work="${CSS.escape(task)}"]`);
    made?.scrollIntoView({ block: "center" });
    made?.focus({ preventScroll: true });
  } }, `↑ ${labels.to_recalled}`);
  return node("div", { class: "wd-recalled" }, node("p", {}, node("strong", {}, title), " ", text), back);
}

// Say whether another task of the lesson has said it already.
function saidBefore(el) {
  const told = lessonAround(el).querySelectorAll(".wd-task .wd-english:not([hidden])");
  return [...told].some((each) => !el.contains(each));
}

function render({ model, el }) {
  el.classList.add("whodecides", "wd-task");
  escapeToCell(el);
  const name = `wd-${model.get("task").id}-${Math.random()}`;
  const english = node("p", { class: "wd-kicker wd-english", hidden: true });
  const title = node("p", { class: "wd-task-id" });
  const place = node("div");
  const beside = node("div");
  const button = node("button", { type: "submit", "data-act": true, "data-key": "store" });
  const feedback = node("p", { class: "wd-feedback", role: "status", "data-answer": true });
  // The answer is told to whoever asks for it, after two different tries.
  const show = node("button", { type: "button", class: "wd-show", "aria-expanded": "false", hidden: true });
  const solution = node("p", { class: "wd-solution", role: "status" });
  const unstored = node("span", { class: "wd-unstored", role: "status" });
  const form = node("form", {}, english, title, beside, place, node("div", { class: "wd-store" }, button, unstored), feedback, show, solution);
  const below = node("div");
  const { code } = model.get("task");
  const summary = node("summary");
  if (code) {
    form.append(node("details", {}, summary,
      node("div", { class: "wd-scroll", tabindex: 0 }, node("pre", {}, node("code", {}, code)))));
  }
  let field = null;
  let drawnWith = null; // the answer that Python gave it, as the form reads it
  const write = (text) => {
    model.set("draft", text);
    model.save_changes();
  };
  let picker = null;
  const seek = (text) => {
    model.set("search_request", { text, number: (model.get("search_request").number ?? 0) + 1 });
    model.save_changes();
  };
  const draw = () => {
    const task = model.get("task");
    picker = task.citation_picker.citation_picker ? drawCitationPicker(task.citation_picker, seek, (id) => insertId(place.querySelector("textarea"), id)) : null;
    // In another language what is written and not yet stored stays; on a page that is loaded again, what was sent last. Where
    // nothing was written, an answer that is known only now stands in it.
    const isWritten = field !== null && JSON.stringify(field.read()) !== drawnWith;
    const answer = isWritten ? field.read() : model.get("sent").answer ?? task.answer;
    field = DRAW[task.kind]({ ...task, answer }, name, write, () => form.requestSubmit());
    if (!isWritten) drawnWith = JSON.stringify(field.read());
    button.hidden = Boolean(field.at_once);
    field.check?.(model.get("checklist"));
    form.setAttribute("aria-label", task.labels.task);
    title.textContent = task.labels.task;
    button.textContent = task.labels.store;
    summary.textContent = task.labels.code;
    show.textContent = task.labels.show;
    place.replaceChildren(...(task.recalled.text ? [drawRecalled(task.recalled, task.labels, el)] : []), field.element);
    const cards = task.cards.length ? [drawCards(task.cards, { ...task.citation_picker, ...task.labels }, (id) => insertId(place.querySelector("textarea"), id))] : [];
    beside.replaceChildren(...cards);
    el.classList.toggle("wd-with-cards", cards.length > 0);
    if (picker) field.element.querySelector(".wd-kicker").before(picker.element); // the list below it may grow
    speak(task.language);
    english.textContent = task.labels.english;
    english.hidden = !task.labels.english || saidBefore(el);
    look();
    tell();
  };
  const asWritten = (answer) => {
    const task = model.get("task");
    return JSON.stringify(DRAW[task.kind]({ ...task, answer }, `${name}-as-written`, () => {}).read());
  };
  let about = null; // the answer of which something is said, and the one that is stored, as the form would read them
  let stored = null;
  // What is said belongs to one answer. It goes as soon as another one stands in the form, and is back with it; only the
  // help on a row stays until that row is changed.
  const look = () => {
    const now = JSON.stringify(field.read());
    const before = el.classList.contains("wd-changed");
    const changed = about !== null && now !== about;
    el.classList.toggle("wd-changed", changed);
    // What was sent and is not answered yet needs no second press.
    const isUnstored = !field.at_once && !pressed && now !== (stored ?? drawnWith);
    const { labels } = model.get("task"), first = document.activeElement === button ? labels.not_stored : "";
    const said = isUnstored ? (stored === null ? first : labels.unstored) : ""; // what was never stored is said at its button
    if (unstored.textContent !== said) unstored.textContent = said;
    el.toggleAttribute("data-unstored", isUnstored);
    if (before && !changed) field.mark?.(model.get("feedback").rows ?? {});
    return changed;
  };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  for (const way of ["focus", "blur"]) button.addEventListener(way, look);
  let sends = model.get("feedback").number ?? 0;
  let pressed = false; // whether an answer is waited for
  let stopWaiting = () => {};
  const wait = () => {
    stopWaiting();
    stopWaiting = whenNobodyAnswers(() => {
      feedback.className = "wd-feedback wd-not-yet";
      feedback.textContent = `✱ ${model.get("task").labels.late}`;
      feedback.scrollIntoView({ block: "nearest" });
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sends += 1;
    feedback.textContent = ""; // the words of the answer before; the same ones again are news
    about = null;
    pressed = true;
    look();
    wait();
    model.set("sent", { answer: field.read(), number: sends });
    model.save_changes();
  });
  const tell = () => {
    const { right, text, rows, more, kept, ...answers } = model.get("feedback");
    if (text === undefined) return;
    stopWaiting();
    about = "about" in answers ? asWritten(answers.about) : null;
    stored = answers.stored === null ? null : asWritten(answers.stored);
    const before = pressed && button.getBoundingClientRect();
    pressed = false;
    const changed = look();
    field.mark?.(changed ? {} : rows ?? {});
    if (before) scrollBack(button, before); // the help on rows stands above the button, which stays where it was pressed
    show.hidden = !more;
    const { labels } = model.get("task");
    // Where there is no right and wrong, the text itself says that the answer is stored.
    const judged = [kept && labels.kept, `${right ? labels.right : labels.wrong}.`].filter(Boolean).join(" ");
    const sign = right === null ? "●" : `${right ? "✔" : "✱"} ${judged}`;
    feedback.className = `wd-feedback ${right === false ? "wd-not-yet" : "wd-good"}`;
    feedback.textContent = field.unfinished?.() ? "" : `${sign} ${text}`; // then each row says what there is to say
    if (before) feedback.scrollIntoView({ block: "nearest" }); // it may stand below the window
  };
  show.addEventListener("click", () => {
    if (model.get("solution")) {
      solution.hidden = !solution.hidden;
      show.setAttribute("aria-expanded", solution.hidden ? "false" : "true");
      return;
    }
    wait();
    model.set("solution_requests", model.get("solution_requests") + 1);
    model.save_changes();
  });
  const reveal = () => {
    stopWaiting();
    solution.textContent = model.get("solution");
    solution.hidden = !solution.textContent;
    show.setAttribute("aria-expanded", solution.hidden ? "false" : "true");
  };
  model.on("change:solution", reveal);
  model.on("change:feedback", tell);
  const find = () => picker?.show(model.get("search_result"));
  model.on("change:search_result", find);
  const check = () => field.check?.(model.get("checklist"));
  model.on("change:checklist", check);
  model.on("change:task", draw);
  const compare = () => {
    const given = model.get("samples_and_rubric");
    below.replaceChildren(...(given.samples
      ? [drawCompared(given, model.get("task").labels, name, below.querySelector("details"))] : []));
  };
  model.on("change:samples_and_rubric", compare);
  model.on("change:task", compare);
  const [speak, stopSharing] = shareLanguage(model, el); // of its own words, while the question is in the lesson's: so no "lang"
  el.append(form, below);
  draw();
  reveal();
  compare();
  return () => {
    stopWaiting();
    stopSharing();
    model.off("change:solution", reveal);
    model.off("change:feedback", tell);
    model.off("change:checklist", check);
    model.off("change:search_result", find);
    model.off("change:samples_and_rubric", compare);
    model.off("change:task", draw);
    model.off("change:task", compare);
  };
}

export default { render };
