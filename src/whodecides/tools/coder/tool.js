// The coder draws three steps: code, look again, see who spoke. Codes are sent whole each time, so none is lost.

import { node } from "../../widgets/dom.js";
import { drawSelect, drawTable, drawCard, moveFocus, drawTextarea, drawUndo, startWidget } from "../../widgets/stateful_widget.js";

const pageOf = (view, variable) => view.words.variables.find((each) => each.id === variable);
const cardOf = (view, statement) => view.words.cards.find((each) => each.id === statement);
const labelOf = (view, variable, value) => pageOf(view, variable).values.find((each) => each.id === value)?.label;
const pairsOf = (view) => view.words.cards.flatMap((card) => view.words.variables.map((page) => [card.id, page.id]));

// The codes of one variable, each with its rule beside it; the borderline case is one click away. `name` tells this group
// of radio buttons from all others in the notebook; `first` marks an earlier code; `next` is a button that stands beside
// the chosen code, so that nobody needs to go down to the end of the list.
function drawCodes(page, name, words, value, first, onchoose, next = null) {
  const group = node("fieldset", { class: "wd-codes" }, node("legend", {}, `${page.name} · ${page.question}`),
    node("p", {}, node("strong", {}, words.labels.rule), " ", page.rule),
    node("details", {}, node("summary", { "data-key": `borderline ${page.id}` }, words.labels.borderline), node("p", {}, page.borderline)));
  for (const each of page.values) {
    const input = node("input", {
      type: "radio", name, value: each.id, checked: each.id === value, "data-key": `${page.id} ${each.id}`,
      onchange: () => onchoose(each.id),
    });
    const mark = each.id === first ? ` (${words.labels.first_mark})` : "";
    const option = node("label", { class: "wd-option" }, input,
      node("span", {}, node("strong", {}, each.label + mark), ` – ${each.rule}`));
    group.append(next && each.id === value ? node("div", { class: "wd-picked" }, option, next) : option);
  }
  return group;
}

// A step that is not open yet looks so, and the sentence below says what comes first. It can be focused all the same,
// and whoever presses it is told once more.
function drawSteps(view, send, name) {
  const { words: { labels }, view: { waits } } = view;
  const steps = [["code", labels.step_code], ["second", labels.step_second], ["speakers", labels.step_speakers]];
  const group = node("div", { class: "wd-steps", role: "group", "aria-label": labels.steps },
    ...steps.map(([step, text]) => node("button", {
      type: "button", "data-key": `step ${step}`, "aria-pressed": step === view.state.step ? "true" : "false",
      "aria-disabled": waits[step] ? "true" : "false", "aria-describedby": waits[step] ? `${name}-waits` : null,
      onclick: () => send((state) => ({ ...state, step })),
    }, text)));
  return [group, waits.speakers ? node("p", { class: "wd-small", id: `${name}-waits` }, waits.speakers) : ""];
}

function drawBlind(view, statement) {
  const card = cardOf(view, statement);
  return node("section", { tabindex: "-1", "data-key": "statement", "aria-label": card.heading },
    drawCard(card, view.words), card.masked ? node("p", {}, view.words.labels.mask) : null);
}

function drawCoding(view, send, name) {
  const [statement, variable] = view.state.at;
  const codes = drawCodes(pageOf(view, variable), name, view.words,
    view.state.codes[statement]?.[variable], null, (value) =>
      send((state) => {
        state.codes[statement] = { ...state.codes[statement], [variable]: value };
        return state;
      }), drawNext("next here", view, send));
  return node("div", { class: "wd-coding" }, drawBlind(view, statement), codes);
}

// Whoever presses a button below a long list of codes gets the next one from its top.
function showFromTop(event, part) {
  const shown = event.target.closest(".wd-coder").querySelector(part);
  if (shown.getBoundingClientRect().top < 80) shown.scrollIntoView({ block: "start" });
}

function goTo(event, view, send, at) {
  const same = at[0] === view.state.at[0];
  send((state) => ({ ...state, at }), same ? `${at[1]} ${pageOf(view, at[1]).values[0].id}` : "statement");
  showFromTop(event, ".wd-part-coding");
}

// After the last code, where none is left open, comes the second look.
function drawNext(key, view, send) {
  const { labels } = view.words;
  const next = following(view, 1);
  const done = !view.view.first_open && next.join() === pairsOf(view)[0].join();
  return node("button", { type: "button", "data-key": key, class: "wd-strong", onclick: (event) => {
    if (!done) return goTo(event, view, send, next);
    const tool = event.target.closest(".wd-coder");
    send((state) => ({ ...state, step: "second" }), "step second");
    tool.scrollIntoView({ block: "start" });
  } }, done ? labels.step_second : labels.next);
}

// The code that is so many places after the one in hand; after the last comes the first.
function following(view, by) {
  const pairs = pairsOf(view);
  const here = pairs.findIndex((pair) => pair.join() === view.state.at.join());
  return pairs[(here + pairs.length + by) % pairs.length];
}

function drawMoves(view, send, back) {
  const { labels } = view.words;
  const go = (key, text, at) => node("button", {
    type: "button", "data-key": key, onclick: (event) => goTo(event, view, send, at),
  }, text);
  return node("div", { class: "wd-tools" },
    go("back", labels.back, following(view, -1)),
    drawNext("next", view, send),
    view.view.first_open ? go("first open", labels.first_open, view.view.first_open) : null,
    drawUndo(view.words, back));
}

function drawSheet(view, send) {
  const { labels, cards, variables } = view.words;
  const at = view.state.at.join();
  const head = node("tr", {}, node("th", { scope: "col" }, labels.statement), ...variables.map((page) => node("th", { scope: "col" }, page.name)));
  const body = node("tbody");
  const table = node("table", { class: "wd-matrix", "aria-label": labels.sheet }, node("thead", {}, head), body);
  cards.forEach((card, r) => {
    const line = node("tr", {}, node("th", { scope: "row" }, String(r + 1)));
    variables.forEach((page, c) => {
      const here = at === `${card.id},${page.id}`;
      const value = labelOf(view, page.id, view.state.codes[card.id]?.[page.id]);
      line.append(node("td", {}, node("button", {
        type: "button", "data-key": `cell ${r} ${c}`, "data-at": `${r},${c}`, tabindex: here ? "0" : "-1",
        "aria-current": here ? "true" : false, class: value ? "" : "wd-open",
        onclick: (event) => goTo(event, view, send, [card.id, page.id]),
        onkeydown: (event) => moveFocus(event, r, c, table),
      }, value ?? labels.open)));
    });
    body.append(line);
  });
  return [node("p", { class: "wd-caption", "aria-hidden": "true" }, labels.sheet), node("div", { class: "wd-scroll" }, table)];
}

function drawSecond(view, send, name) {
  const [statement, variable] = view.state.again;
  const codes = drawCodes(pageOf(view, variable), name, view.words,
    view.state.second[statement]?.[variable]?.value, view.state.codes[statement][variable], (value) =>
      send((state) => lookAgain(state, statement, variable, { value })));
  return node("div", { class: "wd-coding" }, drawBlind(view, statement), codes);
}

// Whoever writes a reason without choosing keeps the first code.
function lookAgain(state, statement, variable, change) {
  const entry = state.second[statement]?.[variable] ?? { value: state.codes[statement][variable], reason: "" };
  state.second[statement] = { ...state.second[statement], [variable]: { ...entry, ...change } };
  return state;
}

function drawPicker(view, send) {
  const { labels, borderline } = view.words;
  const options = borderline.map(([statement, variable]) => {
    const looked = view.view.reasoned.some((pair) => pair.join() === [statement, variable].join()) ? "✓ " : "";
    return [`${statement} ${variable}`, `${looked}${cardOf(view, statement).heading} · ${pageOf(view, variable).name}`];
  });
  return [
    node("p", {}, labels.second_hint),
    drawSelect("again", labels.second_sheet, options, view.state.again.join(" "), (id) => {
      const at = id.indexOf(" ");
      send((state) => ({ ...state, again: [id.slice(0, at), id.slice(at + 1)] }));
    }),
  ];
}

function drawAgainMoves(view, send, back) {
  const { borderline, labels } = view.words;
  const here = borderline.findIndex((pair) => pair.join() === view.state.again.join());
  const next = borderline[(here + 1) % borderline.length];
  return node("div", { class: "wd-tools" },
    node("button", {
      type: "button", class: "wd-strong", "data-key": "next again",
      onclick: (event) => {
        send((state) => ({ ...state, again: next }), "statement");
        showFromTop(event, ".wd-part-second");
      },
    }, labels.next),
    view.view.waits.speakers ? null : node("button", { type: "button", class: "wd-strong", "data-key": "to speakers", onclick: (event) => {
      const tool = event.target.closest(".wd-coder");
      send((state) => ({ ...state, step: "speakers" }), "step speakers");
      tool.scrollIntoView({ block: "start" });
    } }, labels.step_speakers),
    drawUndo(view.words, back));
}

function drawReason(view, send) {
  const [statement, variable] = view.state.again;
  const text = view.state.second[statement]?.[variable]?.reason ?? "";
  return [drawTextarea(`reason ${statement} ${variable}`, view.words.labels.reason, text, 2, (reason) =>
    send((state) => lookAgain(state, statement, variable, { reason })))];
}

function drawReferences(view) {
  const { labels } = view.words;
  const { references, alike, wanted } = view.view;
  if (wanted) return [node("p", { role: "status" }, wanted)];
  const key = view.state.again.join(" ");
  return [node("details", {}, node("summary", { "data-key": `references ${key}` }, labels.references),
    node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": labels.references, "data-key": "references" },
      drawTable(labels.references_headers, references)), node("p", {}, alike))];
}

function drawSpeaker(view, send) {
  const { labels, cards } = view.words;
  return [
    node("p", { class: "wd-sentence" }, view.view.same),
    drawSelect("who", labels.who, cards.map((card) => [card.id, card.heading]), view.state.who, (who) => send((state) => ({ ...state, who }))),
    node("div", { class: "wd-coding" },
      node("section", {}, node("h4", {}, labels.own),
        node("dl", {}, ...view.view.own.map(([name, value]) => node("div", { class: "wd-fact" }, node("dt", {}, name), node("dd", {}, value)))),
        node("p", { class: "wd-sentence" }, labels.tempted)),
      drawCard(view.view.card, view.words)),
  ];
}

function drawings(send, undo) {
  const name = `coder-${Math.random()}`; // radio buttons of one name exclude each other in the whole notebook
  let undone = 0; // a taken-back reason must be drawn anew; one that is being written must not
  const back = () => {
    undone += 1;
    undo("undo");
  };
  // A part belongs to one step and is empty in the others.
  const only = (step, from, make) => [
    (view) => [view.state.step === step, ...(view.state.step === step ? [view.words, ...from(view)] : [])],
    (view) => (view.state.step === step ? make(view) : []),
  ];
  return {
    steps: [(view) => [view.words, view.state.step, view.view.waits], (view) => drawSteps(view, send, name)],
    progress: only("code", (view) => [view.view.progress], (view) => [node("p", { role: "status" }, view.view.progress)]),
    coding: only("code", (view) => [view.state.at, view.view.first_open, view.state.codes[view.state.at[0]]?.[view.state.at[1]]], (view) => [drawCoding(view, send, name)]),
    moves: only("code", (view) => [view.state.at, view.view.first_open], (view) => [drawMoves(view, send, back)]),
    sheet: only("code", (view) => [view.state.at, view.state.codes], (view) => drawSheet(view, send)),
    looked: only("second", (view) => [view.view.looked], (view) => [node("p", { role: "status" }, view.view.looked)]),
    picker: only("second", (view) => [view.state.again, view.view.reasoned], (view) => drawPicker(view, send)),
    second: only("second", (view) => [view.state.again, view.state.second[view.state.again[0]]?.[view.state.again[1]]?.value], (view) => [drawSecond(view, send, name)]),
    reason: only("second", (view) => [view.state.again, undone], (view) => drawReason(view, send)),
    references: only("second", (view) => [view.view.wanted, view.view.references, view.state.again], drawReferences),
    again: only("second", (view) => [view.state.again, view.view.waits.speakers], (view) => [drawAgainMoves(view, send, back)]),
    speaker: only("speakers", (view) => [view.view.card, view.view.own, view.view.same], (view) => drawSpeaker(view, send)),
  };
}

export default { render: (context) => startWidget(context, "coder", { drawings }) };
