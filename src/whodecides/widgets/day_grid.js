// Days beside each other, or in two columns where there is little room; each can be pressed.

import { node } from "./dom.js";

export const at = (element, left) => {
  element.style.left = `${left}%`;
  return element;
};

// Where the hours of a day stand: `line` is [where in percent, its hour], or [].
export const drawStrip = (line, marks = []) => node("span", { class: "wd-day-strip", "aria-hidden": "true" },
  ...(line.length ? [at(node("i", { class: "wd-day-line" }), line[0]), ...(marks.length ? [] : [at(node("b", { class: "wd-day-hour" }, line[1]), line[0])])] : []), ...marks);

// `days` are {id, name}. `fill(day)` returns what stands in a day; without a `press` it is no button.
export function drawDayGrid(days, label, fill, press = null, pressed = () => false) {
  return node("div", { class: "wd-day-grid", style: `--days:${days.length};--half:${Math.ceil(days.length / 2)}`, role: "group", "aria-label": label },
    ...days.map((day) => node(press ? "button" : "div", { class: `wd-day-cell${pressed(day) ? " wd-day-mine" : ""}`,
      ...(press ? { type: "button", "data-key": `day-${day.id}`, "data-act": true, "aria-pressed": String(pressed(day)), onclick: () => press(day) } : {}) },
    node("span", { class: "wd-day-name" }, day.name), ...fill(day))));
}
