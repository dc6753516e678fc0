// One task: a real form, so that Enter, labels and screen readers work as everywhere.

function drawOptions(task, name) {
  const group = node("fieldset", {}, node("legend", {}, task.question));
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
  const element = node("div", {}, node("p", {}, task.question),
    node("label", { class: "wd-field" }, node("span", {}, task.labels.number), input));
  return { element, read: () => input.value.trim() };
}

function drawText(task) {
  const input = node("textarea", { rows: 6 });
  input.value = task.answer ?? "";
  const counter = node("p", { class: "wd-count" });
  const count = () => {
    const words = input.value.trim().split(/\s+/).filter(Boolean).length;
    counter.textContent = task.labels.words
      .replace("{count}", words).replace("{fewest}", task.words[0]).replace("{most}", task.words[1]);
  };
  input.addEventListener("input", count);
  count();
  const element = node("div", {}, node("p", {}, task.question),
    node("label", { class: "wd-field wd-wide" }, node("span", {}, task.labels.text), input), counter);
  return { element, read: () => input.value.trim() };
}

function render({ model, el }) {
  const task = model.get("task");
  el.classList.add("whodecides", "wd-task");
  const draw = { prediction: drawOptions, choice: drawOptions, number: drawNumber, evidence: drawText }[task.kind];
  const field = draw(task, `wd-${task.id}-${Math.random()}`);
  const feedback = node("p", { class: "wd-feedback", role: "status" });
  const form = node("form", { "aria-label": task.labels.task }, node("p", { class: "wd-task-id" }, task.labels.task),
    field.element, node("button", { type: "submit" }, task.labels.store), feedback);
  let sends = 0;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sends += 1;
    model.set("sent", { answer: field.read(), number: sends });
    model.save_changes();
  });
  const tell = () => {
    const { right, text } = model.get("feedback");
    if (text === undefined) return;
    const { labels } = task;
    const [sign, word] = right === null ? ["●", labels.stored] : right ? ["✔", labels.right] : ["✱", labels.wrong];
    feedback.className = `wd-feedback ${right === false ? "wd-not-yet" : "wd-good"}`;
    feedback.textContent = `${sign} ${word}. ${text}`;
  };
  model.on("change:feedback", tell);
  el.append(form);
  tell();
  return () => model.off("change:feedback", tell);
}

export default { render };
