import { node } from "./dom.js";
import { drawScrolled, explore } from "./explorer.js";

// A sentence and the one table behind it.
function drawings() {
  return {
    table: [(view) => [view.view], ({ view }) => [
      node("p", { class: "wd-sentence" }, view.said),
      drawScrolled("table", view.caption, view.headers, view.rows),
    ]],
  };
}

export default { render: (context) => explore(context, "one_table", { drawings }) };
