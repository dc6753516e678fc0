// Tasks of several rows: each item has a category, or each row of a table its numbers.

import { node } from "../../widgets/dom.js";
import { submitOnEnter } from "../../widgets/host.js";

// Each wrong row is marked with a sign and words, and its help stands beside it; the mark goes when the row is changed.
export function drawClassify(task, name) {
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

// In a lesson, where each item is one of two, it is pressed and answered at once, in its place.
export function drawPressedRows(task, name, write, answer) {
  const chosen = new Map(Object.entries(task.answer ?? {})), buttons = new Map(), helps = new Map(), rights = new Map();
  const group = node("div", { role: "group", "aria-label": task.question }, node("p", { class: "wd-asked" }, task.question));
  for (const { id, text } of task.items) {
    helps.set(id, node("p", { class: "wd-row-help", role: "status", "data-answer": true, hidden: true }));
    buttons.set(id, task.categories.map((each) => node("button", { type: "button", "data-key": `${id}-${each.id}`, "data-act": true, "data-category": each.id, onclick: () => {
      chosen.set(id, each.id);
      answer();
    } }, each.text)));
    rights.set(id, node("span", { class: "wd-row-right", role: "status", "data-answer": true })); // its place is kept, so that no row moves
    group.append(node("div", { class: "wd-classify" }, node("span", {}, text), node("div", { class: "wd-press-row", role: "group", "aria-label": text }, ...buttons.get(id), rights.get(id))), helps.get(id));
  }
  const mark = (rows) => {
    for (const [id, help] of helps) {
      const wrong = chosen.has(id) && rows[id];
      help.hidden = !wrong;
      help.textContent = wrong ? `✱ ${wrong}` : "";
      rights.get(id).textContent = chosen.has(id) && !wrong ? `✔ ${task.labels.right}` : "";
      buttons.get(id).forEach((each) => each.setAttribute("aria-pressed", `${each.dataset.category === chosen.get(id)}`));
    }
  };
  mark({});
  return { element: group, at_once: true, mark, unfinished: () => chosen.size < task.items.length, read: () => Object.fromEntries(task.items.filter(({ id }) => chosen.has(id)).map(({ id }) => [id, chosen.get(id)])) };
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

export function drawTable(task, name) {
  const cells = new Map();
  const helps = new Map();
  const head = node("tr", {}, node("td"), ...task.columns.map(({ text }) => node("th", { scope: "col" }, text)));
  const body = task.rows.flatMap((row) => {
    const line = task.columns.map((column) => {
      const id = `${row.id}.${column.id}`;
      const sign = node("span", { class: "wd-cell-sign", hidden: true }, `✱ ${task.labels.wrong}`);
      const input = node("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 6,
        "aria-label": `${row.text}, ${column.text}`, onkeydown: submitOnEnter, oninput: () => clear(id) });
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
