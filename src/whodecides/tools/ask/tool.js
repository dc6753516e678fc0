// One task: a real form, so that Enter, labels and screen readers work as everywhere.

import { node, escapeToCell, PATIENCE } from "../../show/dom.js";
import { drawOrder } from "./order.js";
import { drawTray, insertId } from "../../show/tray.js";

function drawOptions(task, name) {
  const group = node("fieldset", {}, node("legend", { class: "wd-asked" }, task.question));
  for (const option of task.options) {
    const input = node("input", { type: "radio", name, value: option.id, checked: option.id === task.answer });
    group.append(node("label", { class: "wd-option" }, input, node("span", {}, option.text)));
  }
  return { element: group, read: () => group.querySelector("input:checked")?.value ?? "" };
}

function drawNumber(task) {
  // JupyterLab keeps Enter from submitting a form by itself.
  const submit = (event) => event.key === "Enter" && event.target.form.requestSubmit();
  const input = node("input", { type: "text", inputmode: "decimal", autocomplete: "off", onkeydown: submit });
  input.value = task.answer ?? "";
  const element = node("div", {}, node("p", { class: "wd-asked" }, task.question),
    node("label", { class: "wd-field" }, node("span", {}, task.labels.number), input));
  return { element, read: () => input.value.trim() };
}

const REST = 300; // milliseconds without a letter, after which what is written is looked at

// While one writes, a list says what can be seen of the text; Python looks at it after a short rest.
function drawText(task, name, write) {
  let waiting = null;
  const input = node("textarea", { rows: 6, oninput: () => {
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

// Each wrong row is marked with a sign and words, and its help stands beside it; the mark goes when the row is changed.
function drawClassify(task, name) {
  const group = node("fieldset", {}, node("legend", { class: "wd-asked" }, task.question));
  const controls = new Map();
  const helps = new Map();
  task.items.forEach((item, number) => {
    const help = node("p", { class: "wd-row-help", id: `${name}-help-${number}`, hidden: true });
    const select = node("select", { onchange: () => mark({ [item.id]: null }) },
      node("option", { value: "" }, task.labels.choose),
      ...task.categories.map(({ id, text }) => node("option", { value: id, selected: task.answer?.[item.id] === id }, text)));
    controls.set(item.id, select);
    helps.set(item.id, help);
    group.append(node("label", { class: "wd-classify" }, node("span", {}, item.text), select), help);
  });
  const mark = (rows) => {
    for (const [id, help] of Object.entries(rows)) {
      helps.get(id).textContent = help ? `✱ ${task.labels.row.replace("{help}", help)}` : "";
      helps.get(id).hidden = !help;
      describe(controls.get(id), help && helps.get(id).id);
    }
  };
  const read = () => Object.fromEntries([...controls].map(([id, select]) => [id, select.value]).filter(([, value]) => value));
  return { element: group, read, mark: (rows) => mark({ ...Object.fromEntries([...helps.keys()].map((id) => [id, null])), ...rows }) };
}

// A screen reader says with the control that it is not yet right, and reads the help.
function describe(control, help) {
  if (help) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", help);
  } else {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
  }
}

function drawTable(task, name) {
  const cells = new Map();
  const helps = new Map();
  const submit = (event) => event.key === "Enter" && event.target.form.requestSubmit();
  const head = node("tr", {}, node("td"), ...task.columns.map(({ text }) => node("th", { scope: "col" }, text)));
  const body = task.rows.flatMap((row) => {
    const line = task.columns.map((column) => {
      const id = `${row.id}.${column.id}`;
      const sign = node("span", { class: "wd-cell-sign", hidden: true }, `✱ ${task.labels.wrong}`);
      const input = node("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 6,
        "aria-label": `${row.text}, ${column.text}`, onkeydown: submit, oninput: () => clear(id) });
      input.value = task.answer?.[id] ?? "";
      cells.set(id, { input, sign });
      return node("td", {}, input, sign);
    });
    const help = node("td", { colspan: task.columns.length + 1 });
    helps.set(row.id, node("tr", { class: "wd-table-help", hidden: true }, help));
    return [node("tr", {}, node("th", { scope: "row" }, row.text), ...line), helps.get(row.id)];
  });
  const clear = (id) => {
    const { input, sign } = cells.get(id);
    sign.hidden = true;
    describe(input, null);
  };
  // The help on a row stands below it; help that fits several of its cells is written once.
  const mark = (rows) => {
    [...cells.keys()].forEach(clear);
    task.rows.forEach((row, number) => {
      const here = new Map();
      for (const column of task.columns) {
        const id = `${row.id}.${column.id}`;
        if (!rows[id]) continue;
        const told = here.get(rows[id]) ?? { id: `${name}-help-${number}-${here.size}`, columns: [] };
        here.set(rows[id], told);
        told.columns.push(column.text);
        cells.get(id).sign.hidden = false;
        describe(cells.get(id).input, told.id);
      }
      helps.get(row.id).hidden = here.size === 0;
      helps.get(row.id).firstChild.replaceChildren(...[...here].map(([help, { id, columns }]) =>
        node("p", { class: "wd-row-help", id }, `✱ ${columns.join(", ")}: ${help}`)));
    });
  };
  const table = node("table", {}, node("thead", {}, head), node("tbody", {}, ...body));
  const element = node("fieldset", {}, node("legend", { class: "wd-asked" }, task.question), node("div", { class: "wd-scroll" }, table));
  const read = () => Object.fromEntries([...cells].map(([cell, { input }]) => [cell, input.value.trim()]));
  return { element, read, mark };
}

const DRAW = {
  prediction: drawOptions, choice: drawOptions, number: drawNumber, order: (task) => drawOrder(task, { class: "wd-asked" }), classify: drawClassify,
  table: drawTable, text: drawText, evidence: drawText,
};

// After storing: two answers of ours and the levels by which to rate one's own; what is chosen stays in this page.
function drawCompared({ samples, rubric }, labels, name, before) {
  const chosen = before?.querySelector("input:checked")?.value;
  const levels = rubric.map(({ level, text }) => node("label", { class: "wd-option" },
    node("input", { type: "radio", name: `${name}-own`, value: `${level}`, checked: `${level}` === chosen }),
    node("span", {}, labels.level.replace("{level}", level).replace("{text}", text))));
  return node("details", { class: "wd-compared", open: before?.open ?? false },
    node("summary", {}, labels.compare),
    ...samples.map(({ level, text, note }) => node("figure", { class: "wd-sample" },
      node("figcaption", { class: "wd-kicker" }, labels.sample.replace("{level}", level)),
      node("p", { class: "wd-sample-text" }, text), node("p", { class: "wd-sample-note" }, note))),
    node("fieldset", {}, node("legend", {}, labels.rate), ...levels),
    node("p", { class: "wd-unkept" }, labels.unkept));
}

function render({ model, el }) {
  el.classList.add("whodecides", "wd-task");
  escapeToCell(el);
  const name = `wd-${model.get("task").id}-${Math.random()}`;
  const title = node("p", { class: "wd-task-id" });
  const place = node("div");
  const button = node("button", { type: "submit" });
  const feedback = node("p", { class: "wd-feedback", role: "status" });
  // The answer is told to whoever asks for it, after two different tries.
  const show = node("button", { type: "button", class: "wd-show", "aria-expanded": "false", hidden: true });
  const solution = node("p", { class: "wd-solution", role: "status" });
  const form = node("form", {}, title, place, button, feedback, show, solution);
  const below = node("div");
  const { code } = model.get("task");
  const summary = node("summary");
  if (code) {
    form.append(node("details", {}, summary,
      node("div", { class: "wd-scroll", tabindex: 0 }, node("pre", {}, node("code", {}, code)))));
  }
  let field = null;
  const write = (text) => {
    model.set("draft", text);
    model.save_changes();
  };
  let tray = null;
  const seek = (text) => {
    model.set("sought", { text, number: (model.get("sought").number ?? 0) + 1 });
    model.save_changes();
  };
  const draw = () => {
    const task = model.get("task");
    tray = task.tray.tray ? drawTray(task.tray, seek, (id) => insertId(place.querySelector("textarea"), id)) : null;
    // In another language what is written and not yet stored stays; on a page that is loaded again, what was sent last.
    const answer = field ? field.read() : model.get("sent").answer ?? task.answer;
    field = DRAW[task.kind]({ ...task, answer }, name, write);
    field.check?.(model.get("checklist"));
    el.dataset.tongue = task.language; // of its own words, while the question is in the lesson's: so no "lang"
    form.setAttribute("aria-label", task.labels.task);
    title.textContent = task.labels.task;
    button.textContent = task.labels.store;
    summary.textContent = task.labels.code;
    show.textContent = task.labels.show;
    place.replaceChildren(field.element);
    if (tray) field.element.querySelector(".wd-kicker").before(tray.element); // the list below it may grow
    field.mark?.(model.get("feedback").rows ?? {});
  };
  let sends = model.get("feedback").number ?? 0;
  let late = null;
  const wait = () => {
    clearTimeout(late);
    late = setTimeout(() => {
      feedback.className = "wd-feedback wd-not-yet";
      feedback.textContent = `✱ ${model.get("task").labels.late}`;
    }, PATIENCE);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sends += 1;
    feedback.textContent = ""; // the words of the answer before; the same ones again are news
    wait();
    model.set("sent", { answer: field.read(), number: sends });
    model.save_changes();
  });
  const tell = () => {
    const { right, text, rows, more } = model.get("feedback");
    if (text === undefined) return;
    show.hidden = !more;
    field.mark?.(rows ?? {});
    clearTimeout(late);
    const { labels } = model.get("task");
    // Where there is no right and wrong, the text itself says that the answer is stored.
    const sign = right === null ? "●" : right ? `✔ ${labels.right}.` : `✱ ${labels.wrong}.`;
    feedback.className = `wd-feedback ${right === false ? "wd-not-yet" : "wd-good"}`;
    feedback.textContent = `${sign} ${text}`;
  };
  show.addEventListener("click", () => {
    if (model.get("solution")) {
      solution.hidden = !solution.hidden;
      show.setAttribute("aria-expanded", solution.hidden ? "false" : "true");
      return;
    }
    wait();
    model.set("asked", model.get("asked") + 1);
    model.save_changes();
  });
  const reveal = () => {
    clearTimeout(late);
    solution.textContent = model.get("solution");
    solution.hidden = !solution.textContent;
    show.setAttribute("aria-expanded", solution.hidden ? "false" : "true");
  };
  model.on("change:solution", reveal);
  model.on("change:feedback", tell);
  const find = () => tray?.show(model.get("tray"));
  model.on("change:tray", find);
  const check = () => field.check?.(model.get("checklist"));
  model.on("change:checklist", check);
  model.on("change:task", draw);
  const compare = () => {
    const given = model.get("compared");
    below.replaceChildren(...(given.samples
      ? [drawCompared(given, model.get("task").labels, name, below.querySelector("details"))] : []));
  };
  model.on("change:compared", compare);
  model.on("change:task", compare);
  el.append(form, below);
  draw();
  tell();
  reveal();
  compare();
  return () => {
    clearTimeout(late);
    model.off("change:solution", reveal);
    model.off("change:feedback", tell);
    model.off("change:checklist", check);
    model.off("change:tray", find);
    model.off("change:compared", compare);
    model.off("change:task", draw);
    model.off("change:task", compare);
  };
}

export default { render };
