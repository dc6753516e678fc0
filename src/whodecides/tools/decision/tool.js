// The decision path: a situation, the steps behind, the step in hand, the end of the path.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable, drawCard, countWords, drawTextarea, startWidget } from "../../widgets/stateful_widget.js";

function drawStepBehind(step, view) {
  const { words } = view;
  const [label, text] = step.own;
  return node("section", { class: "wd-step", "aria-label": step.title, tabindex: "0", "data-key": `step-${step.id}` },
    node("h4", {}, step.title),
    node("dl", { class: "wd-own" }, node("div", {}, node("dt", {}, label), node("dd", {}, text))),
    node("div", { class: "wd-sides" }, ...step.reasons.map((card) => drawCard(card, words))),
    drawCard(step.said, words));
}

// The form keeps what is written as a draft, so that a crash or a change of situation loses nothing.
function drawStepInHand(view, send) {
  const { words: { labels, answers, fewest }, view: { form }, state } = view;
  const draft = state.drafts[form.id] ?? {};
  const keep = (change) => send((state) =>
    ({ ...state, drafts: { ...state.drafts, [form.id]: { ...state.drafts[form.id], ...change } } }));
  const options = node("fieldset", {}, node("legend", {}, form.question), node("p", {}, form.help));
  for (const [id, text] of answers) {
    const input = node("input", { type: "radio", name: `wd-${form.id}`, value: id, checked: draft.answer === id,
      "data-key": `answer-${id}`, onchange: () => keep({ answer: id }) });
    options.append(node("label", { class: "wd-option" }, input, node("span", {}, text)));
  }
  const counter = node("p", { class: "wd-count" });
  const reason = drawTextarea("reason", labels.reason, draft.reason ?? "", 3, (text) => keep({ reason: text }));
  const box = reason.querySelector("textarea");
  const count = () => {
    counter.textContent = labels.count.replace("{count}", countWords(box.value)).replace("{fewest}", fewest);
  };
  box.addEventListener("input", count);
  count();
  const hint = node("p", { class: "wd-hint", role: "alert" });
  const store = () => {
    const answer = options.querySelector("input:checked")?.value;
    const text = box.value.trim();
    hint.textContent = answer && countWords(text) >= fewest ? "" : labels.incomplete;
    if (hint.textContent) return;
    send((state) => {
      const { [form.id]: _, ...drafts } = state.drafts;
      return { ...state, drafts, answers: { ...state.answers, [form.id]: { answer, reason: text } } };
    }, `step-${form.id}`);
  };
  return node("section", { class: "wd-step wd-hand", "aria-label": labels.form }, node("h4", {}, form.title), options, reason,
    counter, node("button", { type: "button", "data-key": "store", onclick: store }, labels.store), hint);
}

function drawEnd({ end }, words, send) {
  const section = node("section", { class: "wd-step" },
    node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": end.caption, "data-key": "end" },
      drawTable(end.headers, end.rows, {}, end.caption)),
    node("p", {}, end.note));
  if (end.next)
    section.append(node("button", { type: "button", "data-key": "next",
      onclick: (event) => {
        send((state) => ({ ...state, situation: end.next }), "situation");
        // The button stands at the end of a long path, and the next one begins at the top.
        event.target.closest(".wd-decision").scrollIntoView({ block: "start" });
      } }, words.labels.next));
  return section;
}

function drawings(send) {
  // The step comes back as a draft: nothing that was written is lost.
  const takeBack = (id) => send((state) => {
    const { [id]: taken, ...answers } = state.answers;
    return { ...state, answers, drafts: { ...state.drafts, [id]: taken } };
  }, "reason");
  return {
    choose: [(view) => [view.words, view.state.situation], (view) => [
      drawSelect("situation", view.words.labels.situation, view.words.situations, view.state.situation, (situation) =>
        send((state) => ({ ...state, situation }))),
    ]],
    situation: [(view) => [view.words, view.view.situation], (view) => [drawCard(view.view.situation, view.words)]],
    done: [(view) => [view.words, view.view.done], (view) => view.view.done.map((step) => drawStepBehind(step, view))],
    back: [(view) => [view.words, view.view.done], ({ words, view: { done } }) => (done.length ? [
      node("button", { type: "button", "data-key": "back", onclick: () => takeBack(done.at(-1).id) }, words.labels.back),
    ] : [])],
    hand: [(view) => [view.words, view.view.form], (view) => (view.view.form.id ? [drawStepInHand(view, send)] : [])],
    end: [(view) => [view.words, view.view.end], (view) => (view.view.end.rows ? [drawEnd(view.view, view.words, send)] : [])],
    sentence: [(view) => [view.words, view.view.sentence],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, view.view.sentence)]],
  };
}

export default { render: (context) => startWidget(context, "decision", { drawings }) };
