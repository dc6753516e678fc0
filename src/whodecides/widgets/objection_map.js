// Who objects to what: one table.
function drawings() {
  return {
    map: [(view) => [view.view], ({ view }) => [
      node("p", { class: "wd-sentence" }, view.said),
      node("div", { class: "wd-scroll", tabindex: "0", role: "group", "aria-label": view.caption, "data-key": "map" },
        drawTable(view.headers, view.rows, {}, view.caption)),
    ]],
  };
}

export default { render: (context) => explore(context, "objection_map", { drawings }) };
