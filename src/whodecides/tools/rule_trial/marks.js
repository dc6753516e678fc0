// The marks of a case: mine in a ring, what was done in ink; a cross closes, a hook leaves open.

import { node } from "../../widgets/dom.js";

const SIGNS = { close: "✕", open: "✓", "": "·" };

export const drawMark = (whose, mark, words) => node("span", { class: `wd-trial-mark wd-trial-${mark ? whose : "none"}` },
  node("span", { "aria-hidden": "true" }, SIGNS[mark]), node("span", { class: "wd-hidden" }, words.marks[whose][mark]));
