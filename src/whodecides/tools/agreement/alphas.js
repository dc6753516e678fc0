// A figure that Python draws, with its caption and its table.

import { node } from "../../widgets/dom.js";
import { startWidget } from "../../widgets/stateful_widget.js";

function drawings() {
  return {
    figure: [(view) => [view.view], ({ view }) => {
      const place = node("div");
      place.innerHTML = view.figure; // made by the kit from its own data and words
      place.querySelectorAll("summary").forEach((each) => each.setAttribute("data-lm-suppress-shortcuts", "true"));
      return [place];
    }],
  };
}

export default { render: (context) => startWidget(context, "alphas", { drawings }) };
