// A task that is answered at one press: its options as buttons, and what is said of the answer.

import { node } from "./dom.js";

// A wrong option that was pressed before stays struck out. The options are the lesson's own words.
export function drawOptions({ question, options }, { state, verdict }, send) {
  const wrong = verdict.right === false ? [state.answer] : []; // what is right is never struck out, whatever is pressed after it
  const choose = (id) => send((now) => ({ ...now, answer: id, tried: [...new Set([...now.tried, ...wrong])] }));
  return node("div", { class: "wd-options", role: "group", "aria-label": question, lang: "en" }, ...options.map(([id, text]) => {
    const pressed = state.answer === id, out = [...state.tried, ...wrong].includes(id);
    return node("button", { type: "button", class: `wd-asked-option${out ? " wd-out" : ""}`, "data-key": `option-${id}`, "data-act": true, "aria-pressed": String(pressed),
      onclick: () => choose(id) }, text);
  }));
}

export function drawVerdict({ right, text }, words) {
  const sign = right ? `✔ ${words.right}. ` : right === false ? `✱ ${words.wrong}. ` : "";
  return node("p", { class: `wd-feedback ${right === false ? "wd-not-yet" : "wd-good"}`, role: "status", "data-answer": true }, ...(text ? [sign, text] : []));
}
