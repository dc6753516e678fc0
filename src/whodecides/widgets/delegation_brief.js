// The brief of a delegation: a choice and what Python sends for it.
function drawings(send) {
  return {
    choose: [(view) => [view.words, view.chosen.delegation], (view) => [
      drawSelect("delegation", view.words.labels.delegation, view.words.delegations, view.chosen.delegation, (id) =>
        send((choice) => ({ ...choice, delegation: id }))),
    ]],
    brief: [(view) => [view.view], ({ view, words }) => [
      node("p", {}, node("strong", {}, view.name), " · ", view.note),
      node("p", { class: "wd-sentence", role: "status" }, view.count),
      node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": words.labels.rows, "data-key": "rows" },
        drawTable(view.headers, view.rows, { class: "wd-brief" }, words.labels.rows)),
      node("h4", {}, view.conditions_title),
      node("ul", {}, ...view.conditions.map((text) => node("li", {}, text))),
      ...view.advice.map((text) => node("p", {}, text)),
    ]],
  };
}

export default { render: (context) => explore(context, "delegation_brief", { drawings }) };
