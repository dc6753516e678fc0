// The signs: one for each statement. Full is sure, dashed is unsure, a dotted ring is silent.

import { shape } from "../../widgets/dom.js";

export function drawSign({ shapes, hollow }, { sign, order }, unsure = false) {
  const look = order < 0 ? "silent" : `c${order}`;
  const rim = hollow.includes(sign) ? " wd-cmp-rim" : "";
  return shape("svg", { class: `wd-cmp-sign wd-cmp-${look}${rim}${unsure ? " wd-cmp-unsure" : ""}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
    shape("path", { d: shapes[sign] ?? shapes["●"] }));
}

// As many signs as there are statements, those of which the coders were unsure last.
export function drawSigns(words, entry) {
  return Array.from({ length: entry.count }, (_, number) => drawSign(words, entry, number >= entry.count - entry.unsure));
}
