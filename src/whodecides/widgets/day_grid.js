// Days beside each other, or in two columns where there is little room; each can be pressed.

import { node } from "./dom.js";

// `days` are {id, name, label}. `fill(day)` returns what stands in a day; without a `press` it is no button.
export function drawDayGrid(days, label, fill, press = null, pressed = () => false) {
  return node("div", { class: "wd-day-grid", style: `--days:${days.length};--half:${Math.ceil(days.length / 2)}`, role: "group", "aria-label": label },
    ...days.map((day) => node(press ? "button" : "div", { class: `wd-day-cell${pressed(day) ? " wd-day-mine" : ""}`,
      ...(press ? { type: "button", "data-key": `day-${day.id}`, "data-act": true, "aria-pressed": String(pressed(day)), onclick: () => press(day) } : {}) },
    node("span", { class: "wd-day-name" }, day.name), ...fill(day))));
}
