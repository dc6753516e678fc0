// The parts of a screen (see game/screen.py), drawn for a phone, a wall or a console.

import { node } from "../widgets/dom.js";

const LONG = 60; // letters of a label that stands above its bar, not beside it
const NEAR_END = 20; // signs that are left of a text as the page begins to say so
const SHORT = 3; // letters of options that stand beside each other
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const keyed = (act, value) => `${act} ${JSON.stringify(value)}`;
const folded = (title, open, ...inside) => (title ? node("details", { open, "data-key": `fold ${title}` }, node("summary", {}, title), ...inside) : node("div", {}, ...inside));

// What a screen has that sends nothing, or keeps nothing back: for `of` below.
export const NOTHING_HELD = { send() {}, held: () => undefined, draft: () => undefined, keepDraft() {} };

// `of` has `send(act, value)` and `words()`; `held(act)` is what was written and not sent, or pressed and not heard yet; `timer` is a clock.
const DRAW = {
  text: ({ text, small, language }) => node("p", { class: small ? "small" : null, lang: language || null }, text),

  quote: ({ text, by, language, gloss }) => node("figure", {}, node("blockquote", { lang: language || null }, text),
    gloss ? node("p", { class: "gloss" }, gloss) : null, by ? node("figcaption", {}, by) : null),

  options({ act, options, pressed, label, most, folded: heading, unfolds }, of) {
    const held = of.held(act), now = held === undefined ? pressed : held;
    const on = (value) => (most > 1 ? (now ?? []).some((each) => same(each, value)) : same(now, value));
    const count = most > 1 ? (now ?? []).length : 0, isFull = most > 1 && count >= most && options.length > most;
    const press = (value) => {
      if (most === 1) return of.send(act, value);
      const others = (now ?? []).filter((each) => !same(each, value));
      return on(value) ? of.send(act, others) : isFull ? undefined : of.send(act, [...others, value]);
    };
    const buttons = options.map(({ value, label: words, sign, note, language }) => node("button", {
      type: "button", class: "option", "aria-pressed": String(on(value)), "aria-disabled": isFull && !on(value) ? "true" : null, "data-key": keyed(act, value), onclick: () => press(value),
    }, sign ? node("span", { class: "sign", "aria-hidden": "true" }, sign) : null, node("span", { lang: language || null }, words, note ? node("small", {}, note) : null),
    on(value) ? node("span", { class: "mark", "aria-hidden": "true" }, held === undefined ? "◉" : "…") : null));
    const short = options.every(({ label: words, note, sign }) => words.length <= SHORT && !note && !sign);
    const group = node("div", { class: short ? "options short" : "options", role: "group", "aria-label": label || heading || null }, label ? node("p", { class: "label" }, label) : null,
      most > 1 && most < options.length ? node("p", { class: "small count", role: "status" }, of.words()[isFull ? "full_choice" : "of_most"].replace("{count}", count).replace("{most}", most)) : null, ...buttons);
    return heading ? folded(heading, unfolds && options.some(({ value }) => on(value)), group) : group;
  },

  field({ act, label, signs, value }, of) {
    const draft = of.draft(act) ?? value;
    const left = node("span", {});
    const sent = node("span", { class: "small" }, of.words().sent);
    const count = () => {
      const most = signs - area.value.length, isNearEnd = most <= NEAR_END;
      left.textContent = isNearEnd ? of.words().signs_left.replace("{signs}", most) : `${area.value.length} / ${signs}`;
      left.className = isNearEnd ? "small strong" : "small";
      left.setAttribute("aria-live", isNearEnd && most % 5 === 0 ? "polite" : "off"); // not at each letter
      sent.hidden = !value || area.value !== value;
    };
    const area = node("textarea", { maxlength: signs, rows: 4, "data-key": `write ${act}`, oninput: () => { count(); of.keepDraft(act, area.value); } });
    area.value = draft;
    count();
    return node("div", { class: "field" }, node("label", {}, node("span", {}, label), area),
      node("p", { class: "sending" }, node("button", { type: "button", "data-key": `send ${act}`, onclick: () => area.value.trim() && of.send(act, area.value.trim()) }, of.words().send), left, sent));
  },

  timer: ({ seconds, label }, of) => node("p", { class: "sending" },
    node("button", { type: "button", "data-key": "timer", onclick: () => of.timer.take({ left: seconds, runs: true }) }, label), of.timer.element),

  rows({ rows, title, folded: folds, columns }) {
    const list = node("ul", { class: columns > 1 ? "rows columns" : "rows", style: null }, ...rows.map(({ label, text, note, sign, means, strong, language }) =>
      node("li", { class: strong ? "strong" : null }, sign ? node("span", { class: "sign", "aria-hidden": "true" }, sign) : null,
        means ? node("span", { class: "hidden" }, `${means}, `) : null, node("span", {}, label ? node("b", {}, `${label} `) : null, node("span", { lang: language || null }, text), note ? node("small", {}, note) : null))));
    if (columns > 1) list.style.setProperty("--columns", columns);
    return folds ? folded(title, false, list) : node("div", {}, title ? node("h2", {}, title) : null, list);
  },

  bars({ bars, title, of: all, heads }) {
    const long = bars.some(({ label }) => label.length > LONG);
    const head = heads ? node("p", { class: "heads" }, ...heads.map((each) => node("span", {}, each))) : null;
    return node("div", { class: `bars${long ? " long" : ""}${heads ? " two" : ""}` }, title ? node("h2", {}, title) : null, head, node("ul", {}, ...bars.map(({ label, count, record, beside, language }) => {
      const bar = node("i");
      bar.style.width = `${all ? (100 * count) / all : 0}%`;
      return node("li", { class: record ? "strong" : null }, node("span", { class: "name", lang: language || null }, label, record ? node("small", {}, `◄ ${record}`) : null),
        node("span", { class: "bar", "aria-hidden": "true" }, bar), node("b", {}, String(count), heads ? node("span", { class: "hidden" }, ` (${heads[0]})`) : null),
        heads ? node("b", { class: "beside" }, String(beside), node("span", { class: "hidden" }, ` (${heads[1]})`)) : null);
    })));
  },
};

// Draw a screen into `el`: its title and parts. What has the focus keeps it, and what is open stays open.
export function drawScreen(el, { title, above, parts, language }, of) {
  const key = el.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const at = key?.startsWith("write ") ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : null;
  const open = new Map([...el.querySelectorAll("details[data-key]")].map((each) => [each.dataset.key, each.open]));
  el.replaceChildren(above ? node("p", { class: "above" }, above) : "", node("h1", { tabindex: -1, lang: language || null }, title), ...parts.map((part) => DRAW[part.kind](part, of)));
  for (const each of el.querySelectorAll("details[data-key]")) each.open = open.get(each.dataset.key) ?? each.open;
  const again = key && [...el.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  if (again) {
    again.focus({ preventScroll: true });
    if (at) again.setSelectionRange(...at);
  }
}
