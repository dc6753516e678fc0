// The translation chain: a river of words from the first speaker to the last text. A step is read and judged beside it;
// then the water runs on into that step, and the next one can be read.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawSelect, drawScrollableTable, drawCard, drawSources, startWidget } from "../../widgets/stateful_widget.js";
import { drawPhrase, drawWater, emptyWater, fit, narrow, roam, runDown } from "./flow_diagram.js";

let made = 0; // several chains may share a page, and ids of theirs may not

function drawPicker({ words, state, view: { done } }, send) {
  const expressions = words.expressions[state.scope].map(([id, text]) =>
    [id, done.includes(id) ? `✓ ${text} (${words.labels.done})` : text]);
  return [drawSelect("expression", words.labels.expression, expressions, state.expression, (expression) =>
    send((now) => ({ ...now, expression })))];
}

// A first answer is kept whatever comes later.
function drawQuestion(step, view, send) {
  const { labels, changes } = view.words, again = step.mine ? "again-" : "";
  const answer = (id) => send((state) => {
    const before = state.judgements[step.id];
    return { ...state, judgements: { ...state.judgements, [step.id]: before ? [before[0], id] : [id] } };
  }, "next");
  return node("fieldset", { class: "wd-ask" }, node("legend", {}, labels.question),
    node("div", { class: "wd-changes" }, ...changes.map((change) => node("button", {
      type: "button", "data-key": `${step.id}-${again}${change.id}`, "data-act": !again, "aria-pressed": step.mine?.at(-1) === change.id ? "true" : "false",
      onclick: () => answer(change.id),
    }, node("span", { class: "wd-sign", "aria-hidden": "true" }, change.sign), change.name))));
}

const named = (words, id) => words.changes.find((each) => each.id === id).name;

function drawTold(step, view, open) {
  const { words, view: { waiting } } = view, { labels } = words;
  const before = step.mine?.length === 2 ? ` ${labels.first.replace("{answer}", named(words, step.mine[0]))}` : "";
  const next = waiting && node("button", { type: "button", class: "wd-strong", "data-key": "next", "data-next": true, onclick: () => open(waiting, true) }, labels.next);
  return [drawAnswer({ own: named(words, step.mine.at(-1)) + before, record: step.found, said: step.change }, words), next || ""];
}

// The panel beside the river, of one height whatever it holds: what became of a phrase, the question or its answer, the words.
function fillPanel(panel, lead, step, view, send, open) {
  const { labels } = view.words, card = drawCard({ ...step.card, sources: [] }, view.words);
  const [title, ...rest] = card.childNodes;
  title.tabIndex = -1;
  title.dataset.key = "step-title";
  const change = () => node("details", {}, node("summary", { "data-key": "change" }, labels.change), drawQuestion(step, view, send));
  const question = step.first ? [] : step.mine ? [...drawTold(step, view, open), change()] : [drawQuestion(step, view, send)];
  panel.replaceChildren(lead, ...question, node("div", { class: "wd-card" }, title, ...rest, node("p", {}, node("strong", {}, view.words.sources)), drawSources(step.card.sources)));
  panel.setAttribute("aria-label", step.card.heading);
  panel.scrollTop = 0;
}

// Where there is little room one step stands there at a time, below the one that it is compared with: these lead to the others.
function drawStepRow(all, river, open, waiting, labels) {
  return node("div", { class: "wd-step-row", role: "group", "aria-label": labels.steps }, ...Array.from({ length: all }, (_, place) => {
    const id = river[place]?.id;
    return node("button", { type: "button", "data-key": `step-${place + 1}`, "data-id": id, disabled: !id, "aria-label": labels.step.replace("{number}", place + 1),
      onclick: () => open(id) }, String(place + 1), id === waiting ? " ?" : "");
  }));
}

function drawStop(step, row, view, act, local) {
  const { labels } = view.words;
  const waits = view.view.waiting === step.id;
  const about = [step.when, step.inferred ? labels.inferred : "", waits ? labels.waits : "",
    step.mine ? labels.mine.replace("{answer}", named(view.words, step.mine.at(-1))) : ""].filter(Boolean).join(" · ");
  const head = node("button", {
    type: "button", class: "wd-stop-head", "data-row": row, "data-key": `${step.id}-open`, tabindex: "-1",
    "aria-pressed": local.open === step.id ? "true" : "false", onclick: () => act.open(step.id),
  }, node("strong", {}, step.who), node("span", {}, ` · ${about}`));
  const phrases = step.phrases.map((part) => drawPhrase(step, part, row, act.follow, part.phrase === local.followed));
  const words = node("div", { class: "wd-words", lang: step.language },
    ...(step.hidden ? [node("span", { class: "wd-unread", lang: view.state.language }, labels.hidden)] : phrases));
  const gone = step.gone.map((part) => node("button", {
    type: "button", class: "wd-gone", "data-row": row, "data-key": `${step.id}-gone-${part.phrase}`, tabindex: "-1",
    "data-gone": part.phrase, "aria-pressed": part.phrase === local.followed ? "true" : "false", onclick: () => act.follow(part.phrase, step.id),
  }, `${part.sign} ${part.change} `, node("s", {}, part.text)));
  return node("section", { class: `wd-stop${step.inferred ? " wd-inferred" : ""}`, "data-id": step.id }, head, words,
    step.gloss ? node("p", { class: "wd-kicker" }, step.gloss) : "", gone.length ? node("div", { class: "wd-gones" }, ...gone) : "");
}

// What became of the stream that is followed: its words on their way, the sign, and why.
function tell(lead, view, local) {
  const { words: { labels }, view: { streams, waiting } } = view;
  const stream = streams.find(({ phrase }) => phrase === local.followed);
  if (!stream) {
    lead.replaceChildren(waiting ? "" : streams.length ? labels.follow : labels.open);
    return;
  }
  const way = stream.places.filter(({ text }) => text).flatMap(({ text }, number) => [number ? " → " : "", node("span", { class: "wd-said" }, text)]);
  const notes = stream.places.map(({ note }) => note).filter(Boolean).join(" ");
  lead.replaceChildren(node("span", {}, ...way), node("br"), node("strong", {}, `${stream.sign} ${stream.fate}`), notes ? `. ${notes}` : "");
}

// The stream that one sees at first: one that was changed, else the first.
const chief = (streams) => (streams.find(({ changed }) => changed) ?? streams[0])?.phrase ?? null;

function riverOf(send) {
  const local = { expression: null, open: null, followed: null, told: 0 };
  const id = `wd-dye-${made += 1}`;
  let watcher = null;
  return (view) => {
    const { view: river } = view, ids = river.steps.map((step) => step.id);
    if (local.expression !== river.expression || !ids.includes(local.open))
      Object.assign(local, { expression: river.expression, open: river.waiting ?? ids[0], followed: null, told: river.wordings.rows.length });
    if (!river.streams.some(({ phrase }) => phrase === local.followed)) local.followed = null;
    const title = node("h4", { class: "wd-came" }, river.title), lead = node("p", { class: "wd-lead", role: "status" });
    const panel = node("aside", { class: "wd-panel", "data-scroll": "panel" });
    const box = node("div", { class: "wd-river", "data-judged": true, role: "group", "aria-label": river.alt });
    const paint = () => {
      if (!box.isConnected) return;
      fit(box);
      const only = narrow(box) ? local.followed ?? chief(river.streams) : local.followed;
      drawWater(box, river, only, id);
    };
    const mark = () => {
      box.querySelectorAll("[data-phrase], [data-gone]").forEach((each) =>
        each.setAttribute("aria-pressed", String(Number(each.dataset.phrase ?? each.dataset.gone) === local.followed)));
      box.querySelectorAll(".wd-stop-head").forEach((each) =>
        each.setAttribute("aria-pressed", String(each.parentElement.dataset.id === local.open)));
      const now = ids.indexOf(local.open);
      box.querySelectorAll(".wd-stop").forEach((each) => {
        const far = now - ids.indexOf(each.dataset.id);
        each.classList.toggle("wd-before", far === 1);
        each.classList.toggle("wd-step-away", far !== 0 && far !== 1);
      });
      row.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.id === local.open)));
      fillPanel(panel, lead, river.steps.find((step) => step.id === local.open), view, send, act.open);
      tell(lead, view, local);
      paint();
    };
    const act = {
      open: (step, lookThere = false) => {
        local.open = step;
        if (!box.querySelector(`[data-id="${step}"]`)) add(river.steps.at(-1), river.steps.length - 1);
        mark();
        if (lookThere) panel.querySelector(`[data-key="step-title"]`).focus({ preventScroll: true });
      },
      follow: (phrase, step) => {
        Object.assign(local, { followed: phrase, open: step });
        mark();
      },
    };
    const row = drawStepRow(river.all, river.steps, act.open, river.waiting, view.words.labels);
    // The step that waits comes into the river once one goes to it: until then the answer stands where one pressed.
    const add = (step, row) => box.append(drawStop(step, row, view, act, local));
    box.append(emptyWater());
    river.steps.forEach((step, row) => (step.id === river.waiting && local.open !== step.id ? null : add(step, row)));
    if (river.wordings.rows.length > local.told) runDown(box);
    local.told = river.wordings.rows.length;
    roam(box);
    mark();
    watcher?.disconnect();
    watcher = new ResizeObserver(paint);
    watcher.observe(box);
    const key = node("ul", { class: "wd-signs" }, ...view.words.key.map(({ look, sign, name }) =>
      node("li", {}, node("i", { class: `wd-${look}`, "aria-hidden": "true" }, look === "gone" ? sign : ""), look === "gone" ? name : `${sign} ${name}`)));
    return [row, title, node("div", { class: "wd-flow" }, box, panel), river.streams.length ? key : ""];
  };
}

function drawTables(view) {
  const { words: { labels }, view: { wordings, phrases, summary } } = view;
  const tables = [wordings, phrases, summary && { ...summary, caption: labels.summary }].filter(Boolean);
  return [node("details", {}, node("summary", { "data-key": "table" }, labels.table), ...tables.map(({ caption, headers, rows }, number) =>
    drawScrollableTable(`table-${number}`, caption, headers, rows)))];
}

function drawEnd(view) {
  const { words, view: { branches, summary } } = view;
  if (!summary) return [];
  const others = branches.length && node("details", {}, node("summary", { "data-key": "branches" }, words.labels.branches),
    ...branches.map((card) => drawCard(card, words)));
  return [others || ""];
}

function drawings(send) {
  const drawRiver = riverOf(send);
  return {
    picker: [(view) => [view.words, view.state.scope, view.state.expression, view.view.done], (view) => drawPicker(view, send)],
    river: [(view) => [view.words, view.view.expression, view.view.steps, view.view.streams], drawRiver],
    end: [(view) => [view.words, view.view.summary, view.view.branches], drawEnd],
    tables: [(view) => [view.words, view.view.wordings, view.view.phrases, view.view.summary], drawTables],
    progress: [(view) => [view.view.progress], (view) => [node("p", { class: "wd-sentence", role: "status" }, view.view.progress)]],
  };
}

export default { render: (context) => startWidget(context, "chain", { drawings }) };
