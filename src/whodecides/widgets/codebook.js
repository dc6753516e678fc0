// The codes of one variable, each with its rule beside it; the borderline case is one click away. `name` tells this group
// of radio buttons from all others in the notebook; `first` marks an earlier code.
function drawCodes(page, name, words, value, first, onchoose) {
  const group = node("fieldset", { class: "wd-codes" }, node("legend", {}, `${page.name} · ${page.question}`),
    node("p", {}, node("strong", {}, words.labels.rule), " ", page.rule),
    node("details", {}, node("summary", { "data-key": `borderline ${page.id}` }, words.labels.borderline), node("p", {}, page.borderline)));
  for (const each of page.values) {
    const input = node("input", {
      type: "radio", name, value: each.id, checked: each.id === value, "data-key": `${page.id} ${each.id}`,
      onchange: () => onchoose(each.id),
    });
    const mark = each.id === first ? ` (${words.labels.first_mark})` : "";
    group.append(node("label", { class: "wd-option" }, input,
      node("span", {}, node("strong", {}, each.label + mark), ` – ${each.rule}`)));
  }
  return group;
}
