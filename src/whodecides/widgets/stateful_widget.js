// What all stateful widgets share. Such a widget draws what Python sends in parts, and sends `requested_state`; every word and number
// comes from Python. A part that changed is drawn anew; focus is kept by `data-key`, how far a box was scrolled by
// `data-scroll`, and the control that was used stays where it is in the window, unless it is one with `data-turn`, by which the
// tool turns to its next thing: that is read from its top. What opens under what was pressed carries `data-opened`, its id, and
// is brought into view once.

import { bringTopIntoView, node, escapeToCell, lineAround, refreshWhenVisible, scrollBack, shareLanguage } from "./dom.js";
import { hurry, whenNobodyAnswers } from "./host.js";

export function drawSelect(key, label, options, value, onchange) {
  const control = node("select", { "data-key": key, onchange: (event) => onchange(event.target.value) });
  let list = control;
  for (const [id, text, { group } = {}] of options) {
    if (!group) list = control;
    else if (list.label !== group) control.append(list = node("optgroup", { label: group }));
    list.append(node("option", { value: id, selected: id === value }, text));
  }
  return node("label", { class: "wd-field" }, node("span", {}, label), control);
}

export function drawTable(headers, rows, attributes = {}, caption = null) {
  const head = node("tr", {}, ...headers.map((text) => node("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) =>
    node("tr", {}, node("th", { scope: "row" }, String(first)), ...rest.map((text) => node("td", {}, String(text)))));
  return node("table", attributes, caption && node("caption", {}, caption),
    node("thead", {}, head), node("tbody", {}, ...body));
}

// A table that may be wider than the screen, in a box that scrolls. `place` keeps how far the table was moved, so that
// it stays there when it is drawn anew.
export function drawScrollable(table, attributes = {}, place = {}) {
  const scroll = node("div", { class: "wd-scroll", ...attributes, onscroll: () => { place.left = scroll.scrollLeft; } }, table);
  if (place.left) requestAnimationFrame(() => { scroll.scrollLeft = place.left; });
  return scroll;
}

// The same for a table without buttons, which is reached by keyboard as a whole.
export function drawScrollableTable(key, caption, headers, rows) {
  return drawScrollable(drawTable(headers, rows, {}, caption), { tabindex: "0", role: "group", "aria-label": caption, "data-key": key });
}

// The evidence card. `words` are those of the widget, which hold its two fixed labels.
export function drawCard(card, words) {
  const article = node("article", { class: "wd-card" }, node("h4", {}, card.heading));
  if (card.wording) article.append(node("blockquote", { lang: card.wording_language }, card.wording));
  if (card.gloss) article.append(node("p", { class: "wd-gloss" }, node("strong", {}, words.gloss), " ", card.gloss));
  article.append(drawFacts(card.facts));
  if (card.sources.length) article.append(node("p", {}, node("strong", {}, words.sources)), drawSources(card.sources));
  return article;
}

// Facts as [label, text, language where it is not the reader's].
export function drawFacts(facts) {
  return node("dl", {}, ...facts.map(([label, text, lang]) =>
    node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", { lang }, text))));
}

export function drawSources(sources) {
  return node("ul", {}, ...sources.map(({ url, text }) =>
    node("li", {}, node("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text))));
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function moveFocus(event, row, column, table) {
  const move = MOVES[event.key];
  if (!move) return;
  event.preventDefault();
  const next = table.querySelector(`[data-at="${row + move[0]},${column + move[1]}"]`);
  if (!next) return;
  table.querySelectorAll("[data-at]").forEach((button) => button.setAttribute("tabindex", "-1"));
  next.setAttribute("tabindex", "0");
  next.focus();
  // A cell of which an edge is in sight already is not scrolled any further by the focus alone.
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// Say `count` words of a text as Python counts them.
export function countWords(text) {
  return text.trim().split(/\s+/).filter(Boolean).length;
}

// A box for a longer text. What is written is told after a short rest, and at once when the box is left.
export function drawTextarea(key, label, text, rows, onwrite) {
  let waiting = null;
  const tell = () => {
    clearTimeout(waiting);
    if (waiting !== null) onwrite(box.value);
    waiting = null;
  };
  const box = node("textarea", { rows, "data-key": key, onblur: tell, oninput: () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 400);
  } });
  box.value = text;
  return node("label", { class: "wd-field wd-wide" }, node("span", {}, label), box);
}

// The button that takes the last change back; `startWidget` says on it whether there is one.
export function drawUndo(words, undo) {
  return node("button", { type: "button", "data-key": "undo", "data-undo": true, onclick: undo }, words.labels.undo);
}

// The control `key`, or null where it is not there or not laid out.
function controlOf(el, key) {
  const found = key && el.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return found && found.getClientRects().length ? found : null;
}

// The lists that are open in a part, by their keys, and how far its boxes are scrolled.
const openIn = (place) => new Set([...place.querySelectorAll("details[open] > summary")].map((each) => each.dataset.key));

function scrolledIn(place) {
  const seen = [...place.querySelectorAll("[data-scroll]")].filter((each) => !each.closest("details:not([open])")); // what is folded is not laid out
  const boxes = seen.map((each) => [each.dataset.scroll, each.scrollTop]);
  return new Map(boxes.filter(([, far]) => far));
}

// A part that hands back what already stands there has written in it, and is left where it is.
function show(place, made) {
  if (made.length !== place.childNodes.length || made.some((each, at) => each !== place.childNodes[at])) place.replaceChildren(...made);
}

// Show a stateful widget. `drawings(send, undo, refuse)` returns {part: [from, make]}: `make(view)` returns the nodes of a part and is
// called again only when what `from(view)` returns has changed. `view` holds words, state, view, width and the traits
// named in `parts`. `send(change, focusKey)` asks Python for `change(copy of the state)`; `undo()` takes the last
// change back; `refuse(text)` says why something is not even asked. `normalize` mends a state before it is sent.
export function startWidget({ model, el }, name, { drawings, normalize = (state) => state, parts = [] }) {
  el.classList.add("whodecides", `wd-${name}`);
  escapeToCell(el);
  const traits = ["words", "state", "view", "prediction_result", ...parts];
  const locked = node("p", { role: "status" });
  const title = node("h3");
  const language = node("div", { class: "wd-language" });
  const message = node("p", { class: "wd-message", role: "alert" });
  const resultPlace = node("div");
  el.append(locked, node("div", { class: "wd-head" }, title, language), message, resultPlace);

  // `focus` names the control that gets the focus once the new view is drawn.
  let focus = null;
  let asked = null; // what Python has not answered yet
  let sent = model.get("state").sent ?? 0;
  let stopWaiting = null; // set while an answer is waited for
  let stopHurrying = () => {};
  const history = [];
  let touched = null; // the control that was used last
  let opened = null; // the `data-opened` that stands there
  let turns = false; // whether it is one by which the tool turns to its next thing
  const touch = (event) => {
    touched = event.target.closest("[data-key]")?.dataset.key ?? null;
    turns = event.target.closest("[data-turn]") !== null;
  };
  for (const way of ["click", "keydown", "input", "change"]) el.addEventListener(way, touch, true);
  // What went wrong is said below the control that was used: there it is seen, and moves nothing that stands above.
  const say = (text) => {
    if (!text && !message.textContent) return;
    message.textContent = text;
    const control = text && controlOf(el, touched);
    if (control) lineAround(el, control).after(message);
    else resultPlace.before(message);
  };
  const refuse = (text) => {
    say(text);
    message.scrollIntoView({ block: "nearest" });
  };
  const ask = (state, focusKey) => {
    // Without a wish, whatever has the focus when the answer comes keeps it: a quick hand may have moved on.
    focus = focusKey;
    stopWaiting ??= whenNobodyAnswers(() => say(model.get("words").late));
    sent += 1;
    asked = { ...normalize(state), sent };
    model.set("requested_state", asked);
    model.save_changes();
    stopHurrying();
    stopHurrying = hurry(model);
  };
  const send = (change, focusKey = null) => {
    // A quick hand is ahead of Python: build on what was last asked for, not on what is shown.
    const base = asked ?? model.get("state");
    history.push(base);
    ask(change(structuredClone(base)), focusKey);
    updateUndo();
  };
  const undo = (focusKey = null) => {
    if (history.length) ask(history.pop(), focusKey);
    updateUndo();
  };
  const updateUndo = () => el.querySelectorAll("[data-undo]").forEach((each) =>
    each.setAttribute("aria-disabled", history.length ? "false" : "true"));

  // The width is told by an observer: to ask for it while drawing would make the browser lay out the whole page first.
  let width = Infinity;
  let here = false; // whether the language was chosen in this tool
  const own = {
    title: [title, (view) => [view.words], (view) => [view.words.labels.title]],
    language: [language, (view) => [view.words.language, view.state.language], (view) => [
      drawSelect("language", view.words.language, view.words.languages, view.state.language, (code) => {
        here = true;
        send((state) => ({ ...state, language: code }));
      }),
      ...(here && view.words.english ? [node("p", { class: "wd-small" }, view.words.english)] : []),
    ]],
    // What was expected, in a ring, beside what is so.
    prediction_result: [resultPlace, (view) => [view.prediction_result], ({ prediction_result: result }) => (result?.expected ? [node("p", { class: "wd-told" },
      node("span", {}, result.expected), " ", node("strong", {}, result.shown))] : [])],
  };
  for (const [part, [from, make]] of Object.entries(drawings(send, undo, refuse))) {
    const place = node("div", { class: `wd-part-${part}` });
    el.append(place);
    own[part] = [place, from, make];
  }
  const drawnFrom = new Map();
  const changed = (before, now) =>
    !before || now.some((each, i) => each !== before[i] && JSON.stringify(each) !== JSON.stringify(before[i]));
  const answered = () => {
    stopWaiting?.();
    stopWaiting = asked = null;
  };
  const release = (place) => place.querySelectorAll("a[download]").forEach((link) => URL.revokeObjectURL(link.href));

  const draw = () => {
    stopHurrying();
    if (locked.textContent !== model.get("locked")) locked.textContent = model.get("locked");
    locked.hidden = !locked.textContent;
    const view = { ...Object.fromEntries(traits.map((trait) => [trait, model.get(trait)])), width };
    if (!view.words.labels) return;
    const done = asked && view.state.sent === asked.sent;
    if (el.lang !== view.state.language) el.lang = view.state.language; // the same again would style the whole tool anew
    speak(view.state.language);
    const key = focus ?? (el.contains(document.activeElement) ? document.activeElement.dataset.key : null);
    const held = key ?? touched; // not every browser gives a button that is clicked the focus
    const stale = Object.values(own).map(([place, from, make]) => ({ place, now: from(view), make }))
      .filter(({ place, now }) => changed(drawnFrom.get(place), now));
    // All that is asked of the page is asked before anything is written: each question after a change would make the
    // browser lay out the whole page.
    const before = stale.length || done ? controlOf(el, held)?.getBoundingClientRect() : null;
    for (const each of stale) Object.assign(each, { open: openIn(each.place), scrolled: scrolledIn(each.place) });
    if (done) {
      answered();
      say("");
    }
    for (const { place, now, make, open, scrolled } of stale) {
      release(place);
      show(place, make(view));
      place.querySelectorAll("details > summary").forEach((each) => {
        if (open.has(each.dataset.key)) each.parentElement.open = true;
      });
      if (scrolled.size) place.querySelectorAll("[data-scroll]").forEach((each) => { each.scrollTop = scrolled.get(each.dataset.scroll) ?? 0; });
      drawnFrom.set(place, now);
    }
    updateUndo();
    if (!message.isConnected) say(message.textContent); // it stood in a part that was drawn anew
    const still = before && controlOf(el, held);
    if (still) scrollBack(still, before);
    if (done && turns) bringTopIntoView(el);
    const now = el.querySelector("[data-opened]")?.dataset.opened ?? "";
    if (now && opened !== null && now !== opened) el.querySelector("[data-opened]").scrollIntoView({ block: "nearest" });
    opened = now;
    const again = key && el.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (again && again !== document.activeElement) again.focus({ preventScroll: true });
    // While a later answer is on its way, the control to focus may not be there yet.
    if (again || !asked) focus = null;
  };
  const warn = () => {
    const text = model.get("message");
    if (!text) return;
    const before = controlOf(el, touched)?.getBoundingClientRect();
    // The choice was refused: go back to what is shown, and to the control that was used.
    answered();
    history.pop();
    focus = null;
    drawnFrom.clear();
    draw();
    say(text);
    const control = before && controlOf(el, touched);
    if (control) scrollBack(control, before);
    message.scrollIntoView({ block: "nearest" });
  };

  const [speak, stopSharing] = shareLanguage(model, el);
  const events = [...traits, "locked"].map((trait) => `change:${trait}`);
  // Several traits change together; draw once, when all have arrived.
  let waiting = false;
  const drawSoon = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      draw();
    });
  };
  events.forEach((event) => model.on(event, drawSoon));
  model.on("change:message", warn);
  const resized = new ResizeObserver(([entry]) => {
    width = entry.contentRect.width;
    draw();
  });
  draw();
  warn();
  resized.observe(el);
  const stopRefreshing = refreshWhenVisible(model, el);
  return () => {
    stopHurrying();
    stopWaiting?.();
    resized.disconnect();
    stopRefreshing();
    stopSharing();
    events.forEach((event) => model.off(event, drawSoon));
    model.off("change:message", warn);
    release(el);
  };
}
