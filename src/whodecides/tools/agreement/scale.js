// What the explorer and the constructed example share: measures on one line from -0.2 to 1, and the steps to alpha.

import { node } from "../../widgets/dom.js";
import { drawTable } from "../../widgets/stateful_widget.js";

const LEFT = -0.2;

function along(value) {
  return `${(100 * (Math.min(1, Math.max(LEFT, value)) - LEFT)) / (1 - LEFT)}%`;
}

function drawScale(rows, labels) {
  const list = node("div", { class: "wd-scale" });
  rows.forEach((row, order) => {
    const place = row.interval === undefined ? order : 2; // alpha looks the same everywhere
    const track = node("div", { class: "wd-track", "aria-hidden": "true" });
    track.append(node("span", { class: "wd-zero", style: `left:${along(0)}` }));
    if (row.low !== undefined && row.low !== null)
      track.append(node("span", { class: "wd-range", style: `left:${along(row.low)};right:calc(100% - ${along(row.high)})` }));
    if (row.at !== null) track.append(node("span", { class: `wd-dot wd-dot-${place}`, style: `left:${along(row.at)}` }));
    const more = row.interval ? ` (${labels.interval.replace("{interval}", row.interval)})` : "";
    list.append(node("div", { class: "wd-measure" },
      node("dl", {}, node("div", { class: "wd-fact" }, node("dt", {}, row.label),
        node("dd", {}, node("strong", { class: `wd-measure-${place}` }, row.text), more))), track));
  });
  return node("div", {}, list,
    node("div", { class: "wd-axis", "aria-hidden": "true" },
      ...labels.axis.map(([tick, text]) => node("span", { style: `left:${along(tick)}` }, text))),
    ...rows.filter((row) => row.warning).map((row) => node("p", { class: "wd-hint" }, `✱ ${row.warning}`)));
}

// The measures, and below them what kind of scale they are of.
export function drawMeasures(numbers, labels) {
  return [drawScale(numbers.scale, labels), node("p", { class: "wd-small" }, numbers.note)];
}

export function drawSteps(steps, labels) {
  const paragraph = (text) => node("p", {}, text);
  return node("details", {}, node("summary", { "data-key": "steps" }, labels.steps),
    ...steps.sentences.map(paragraph),
    node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": labels.steps, "data-key": "bag" },
      drawTable(steps.headers, steps.rows)),
    ...steps.results.map(paragraph));
}
