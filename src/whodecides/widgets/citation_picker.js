// The citation picker below a text: search by words, insert an id where the text is being written. Python does the finding.

import { node } from "./dom.js";

const SEARCH_DELAY = 300; // milliseconds without a letter, after which is looked for what is written

// Write an id into a text box, in brackets, where its cursor stands; a box that was never entered has it at the end.
export function insertId(box, id) {
  const before = box.value.slice(0, box.selectionEnd);
  const space = before && !/[\s([]$/.test(before) ? " " : "";
  box.setRangeText(space + (/[([]$/.test(before) ? id : `(${id})`), box.selectionEnd, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// `search(text)` asks Python; its answer comes to `show({message, items})`. `insert(id)` writes into the text. Where there is
// room for it beside the text it is `open` from the first.
export function drawCitationPicker(labels, search, insert, open = false) {
  let waiting = null;
  let lead = false; // Enter leads to the first that is found
  const status = node("p", { class: "wd-kicker", role: "status", "data-answer": true });
  const list = node("ul", { "data-scroll": "citations", "data-judged": true });
  const ask = () => {
    clearTimeout(waiting);
    search(input.value);
  };
  const input = node("input", { type: "text", autocomplete: "off", "data-key": "citation-search", oninput: () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, SEARCH_DELAY);
  }, onkeydown: (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // of a form it would store the answer
    lead = true;
    ask();
  } });
  const draw = (each) => node("li", {},
    each.verbatim ? node("blockquote", { lang: each.language }, each.text) : node("p", {}, each.text),
    each.gloss ? node("p", { class: "wd-kicker" }, `${labels.gloss} ${each.gloss}`) : null,
    each.also ? node("p", { class: "wd-kicker" }, labels.also, node("span", { lang: "en" }, each.also)) : null,
    node("div", { class: "wd-citation-picker-foot" }, node("span", { class: "wd-kicker" }, each.byline),
      node("button", { type: "button", "aria-label": labels.insert.replace("{id}", each.id), "data-key": `citation-${each.id}`, "data-act": true,
        onclick: () => {
          insert(each.id);
          status.textContent = labels.inserted.replace("{id}", each.id);
        } }, `+ ${each.id}`)));
  const element = node("details", { class: "wd-citation-picker", "data-aside": true, open, ontoggle: () => element.open && !open && !list.children.length && ask() },
    node("summary", { "data-key": open ? "citation-beside" : "citation-below" }, labels.citation_picker),
    node("label", { class: "wd-field wd-wide" }, node("span", {}, labels.search), input), status, list);
  const show = ({ message, items }) => {
    status.textContent = message ?? labels.empty;
    list.replaceChildren(...(items ?? []).map(draw));
    list.scrollTop = 0;
    // What shows it may give the focus back to the search: the lead comes after.
    if (lead) queueMicrotask(() => list.querySelector("button")?.focus());
    lead = false;
  };
  status.textContent = labels.empty;
  return { element, show };
}
