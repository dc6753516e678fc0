// A square for each statement.

import { node } from "../../widgets/dom.js";

// `same` of `all` squares are full; it is null as long as it is not told.
export function drawSquares({ all, same }, labels) {
  const told = same === null ? labels.hidden : labels.squares.replace("{same}", same);
  return node("span", { class: "wd-each-square", role: "img", "aria-label": told.replace("{all}", all) },
    ...Array.from({ length: all }, (_, place) => node("i", { class: same === null ? "" : place < same ? "wd-dot-same" : "wd-dot-differ" })));
}
