// Measures on a line from -0.2 to 1: a dot for the share of equal values, a square on its edge for alpha, with its interval.

import { node } from "../../widgets/dom.js";

const LEFT = -0.2;

export function along(value, from = LEFT) {
  return `${(100 * (Math.min(1, Math.max(from, value)) - from)) / (1 - from)}%`;
}

// `line` is marked on it.
export function drawTrack(rows, from = LEFT, line = 0) {
  const track = node("span", { class: "wd-track", "aria-hidden": "true" }, node("span", { class: "wd-zero", style: `left:${along(line, from)}` }));
  for (const { at, low, high, interval } of rows) {
    if (low !== undefined && low !== null) track.append(node("span", { class: "wd-range", style: `left:${along(low, from)};right:calc(100% - ${along(high, from)})` }));
    if (at !== null) track.append(node("span", { class: `wd-dot wd-dot-${interval === undefined ? 0 : 2}`, style: `left:${along(at, from)}` }));
  }
  return track;
}

// The measures of one question, and below them what kind of scale they are of.
export function drawMeasures({ scale, note }, labels) {
  const lines = scale.map((row) => node("div", { class: "wd-measure" }, node("dl", {}, node("div", { class: "wd-fact" }, node("dt", {}, row.label),
    node("dd", {}, node("strong", {}, row.text), row.interval ? ` (${labels.interval.replace("{interval}", row.interval)})` : ""))), drawTrack([row])));
  return [node("div", { class: "wd-scale" }, ...lines), node("div", { class: "wd-axis", "aria-hidden": "true" },
    ...labels.axis.map(([tick, text]) => node("span", { style: `left:${along(tick)}` }, text))), node("p", { class: "wd-small" }, note)];
}
