// What was counted: a list to choose from, a sentence and a table. Every word and number comes from Python.

import { node } from "../../widgets/dom.js";
import { drawScrollableTable, drawSelect, startWidget } from "../../widgets/stateful_widget.js";

// Each part of the page: what it is drawn from, and how. It is drawn anew when the first has changed.
function drawings(send) {
  return {
    variable: [(view) => [view.words, view.state.variable], (view) => [
      drawSelect("variable", view.words.labels.variable, view.words.variables, view.state.variable, (variable) =>
        send((state) => ({ ...state, variable })))]],
    sentence: [(view) => [view.view], ({ view }) => [node("p", { class: "wd-sentence", role: "status" }, view.sentence)]],
    table: [(view) => [view.view], ({ view }) => [drawScrollableTable("table", view.caption, view.headers, view.rows)]],
  };
}

export default { render: (context) => startWidget(context, "identity", { drawings }) };
