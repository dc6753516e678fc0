// The claim ledger draws one claim, six verdicts, and, once the student has judged, the record.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable, drawCard, drawSources, drawUndo, startWidget } from "../../widgets/stateful_widget.js";

function drawPicker(view, send) {
  const { words, state } = view;
  const claims = words.claims[state.scope].map(([id, text]) =>
    [id, id in state.judgements ? `✓ ${text} (${words.labels.judged})` : text]);
  return [
    drawSelect("scope", words.labels.scope, words.scopes, state.scope, (scope) =>
      send((state) => {
        const ids = words.claims[scope].map(([id]) => id);
        return { ...state, scope, claim: ids.includes(state.claim) ? state.claim : ids[0] };
      })),
    drawSelect("claim", words.labels.claim, claims, state.claim, (claim) => send((state) => ({ ...state, claim }))),
  ];
}

function drawClaim(view) {
  const { claim } = view.view;
  return [
    node("section", { class: "wd-claim", tabindex: "-1", "data-key": "claim-text", "aria-label": claim.heading },
      node("h4", {}, claim.heading), node("p", { class: "wd-claim-text" }, claim.paraphrase),
      node("p", { class: "wd-printed" }, view.words.labels.printed, " ", node("q", { lang: view.words.story_language }, claim.printed))),
  ];
}

function drawVerdict(verdict) {
  return node("span", { class: `wd-value wd-o${verdict.order}` },
    node("span", { class: "wd-sign", "aria-hidden": "true" }, verdict.sign), node("strong", {}, verdict.name));
}

// A first judgement is kept whatever comes later.
function drawButtons(view, send) {
  const { words, state } = view;
  const mine = state.judgements[state.claim];
  const judge = (id) => send((state) => {
    const before = state.judgements[state.claim];
    return { ...state, judgements: { ...state.judgements, [state.claim]: before ? [before[0], id] : [id] } };
  }, "result");
  return node("div", { class: "wd-verdicts", role: "group", "aria-label": words.labels.judge },
    ...words.verdicts.map((verdict) => node("button", {
      type: "button", "data-key": `verdict-${verdict.id}`, "aria-pressed": mine?.at(-1) === verdict.id ? "true" : "false",
      onclick: () => judge(verdict.id),
    }, drawVerdict(verdict), node("span", { class: "wd-definition" }, verdict.definition))));
}

// The chain of translations stands further down on the same page, or nowhere: then the names alone are said.
function drawWays(ways, words) {
  if (!ways.length) return null;
  const here = document.querySelector('.whodecides select[data-key="expression"]');
  const follow = (id) => {
    const chain = here.closest(".whodecides");
    chain.scrollIntoView({ block: "start" });
    const list = () => chain.querySelector('select[data-key="expression"]');
    const choose = (select, value) => {
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const offered = () => [...list().options].some((each) => each.value === id);
    const done = () => {
      choose(list(), id);
      list().focus({ preventScroll: true });
    };
    if (offered()) {
      done();
      return;
    }
    // It is not among those for class: wait for the list of all.
    const watch = new MutationObserver(() => {
      if (!offered()) return;
      watch.disconnect();
      done();
    });
    watch.observe(chain, { childList: true, subtree: true });
    choose(chain.querySelector('select[data-key="scope"]'), "all");
  };
  return node("p", { class: "wd-ways" }, words.labels.ways, " ", ...ways.map(([id, text]) => here
    ? node("button", { type: "button", "data-key": `way-${id}`, onclick: () => follow(id) }, `${text} ↓`)
    : node("strong", {}, text)));
}

function drawResult(view, send) {
  const { view: { result }, words } = view;
  const named = (id) => drawVerdict(words.verdicts.find((verdict) => verdict.id === id));
  const rows = [[words.labels.first, result.first], [words.labels.now, result.now], [words.labels.ours, result.ours]];
  return node("section", { class: "wd-result", tabindex: "-1", "data-key": "result", "aria-label": words.labels.ours },
    node("div", { class: "wd-side-by-side" },
      ...rows.map(([label, id]) => node("div", {}, node("span", { class: "wd-side-label" }, label), named(id)))),
    drawCard(result.card, words), drawWays(result.ways, words),
    node("details", {}, node("summary", { "data-key": "change" }, words.labels.change), drawButtons(view, send)));
}

function drawJudging(view, send) {
  if (view.view.result) return [drawResult(view, send)];
  const { labels } = view.words;
  return [node("p", { class: "wd-question" }, labels.judge), drawButtons(view, send),
    node("details", {}, node("summary", { "data-key": "check" }, labels.check), drawSources(view.view.sources))];
}

function drawSteps(view, send, undo) {
  const { words, state } = view;
  const ids = words.claims[state.scope].map(([id]) => id);
  const at = ids.indexOf(state.claim);
  const go = (step) => send((state) => ({ ...state, claim: ids[at + step] }), "claim-text");
  const button = (key, label, disabled, onclick) => node("button", { type: "button", "data-key": key, disabled, onclick }, label);
  return [node("div", { class: "wd-tools" },
    button("previous", words.labels.previous, at === 0, () => go(-1)),
    button("next", words.labels.next, at === ids.length - 1, () => go(1)),
    drawUndo(words, () => undo("claim-text")))];
}

function drawSummary(view) {
  const { words: { labels }, view: { summary } } = view;
  const table = node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.summary, "data-key": "table" },
    drawTable(summary.headers, summary.rows));
  return [node("details", {}, node("summary", { "data-key": "summary" }, labels.summary),
    ...(summary.rows.length ? [node("p", {}, labels.summary_note), table] : [node("p", {}, labels.summary_none)]))];
}

function drawings(send, undo) {
  const judged = (view) => Object.keys(view.state.judgements);
  return {
    picker: [(view) => [view.words, view.state.scope, view.state.claim, judged(view)], (view) => drawPicker(view, send)],
    claim: [(view) => [view.words, view.view.claim], drawClaim],
    judging: [(view) => [view.words, view.state.claim, view.state.judgements[view.state.claim], view.view.result],
      (view) => drawJudging(view, send)],
    steps: [(view) => [view.words, view.state.scope, view.state.claim], (view) => drawSteps(view, send, undo)],
    progress: [(view) => [view.view.progress], (view) => [node("p", { class: "wd-sentence", role: "status" }, view.view.progress)]],
    summary: [(view) => [view.words, view.view.summary], drawSummary],
  };
}

export default { render: (context) => startWidget(context, "ledger", { drawings }) };
