import { node } from "./dom.js";
import { drawScrollableTable, startWidget } from "./stateful_widget.js";

// A sentence and the one table behind it.
function drawings() {
  return {
    table: [(view) => [view.view], ({ view }) => [
      node("p", { class: "wd-sentence" }, view.sentence),
      drawScrollableTable("table", view.caption, view.headers, view.rows),
    ]],
  };
}

export default { render: (context) => startWidget(context, "one_table", { drawings }) };
