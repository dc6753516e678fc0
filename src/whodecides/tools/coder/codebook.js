import { node } from "../../widgets/dom.js";

// The codes of one variable, each with its rule beside it; the borderline case is one click away. `name` tells this group
// of radio buttons from all others in the notebook; `first` marks an earlier code; `next` is a button that stands beside
// the chosen code, so that nobody needs to go down to the end of the list.
export function drawCodes(page, name, words, value, first, onchoose, next = null) {
  const group = node("fieldset", { class: "wd-codes" }, node("legend", {}, `${page.name} · ${page.question}`),
    node("p", {}, node("strong", {}, words.labels.rule), " ", page.rule),
    node("details", {}, node("summary", { "data-key": `borderline ${page.id}` }, words.labels.borderline), node("p", {}, page.borderline)));
  for (const each of page.values) {
    const input = node("input", {
      type: "radio", name, value: each.id, checked: each.id === value, "data-key": `${page.id} ${each.id}`,
      onchange: () => onchoose(each.id),
    });
    const mark = each.id === first ? ` (${words.labels.first_mark})` : "";
    const option = node("label", { class: "wd-option" }, input,
      node("span", {}, node("strong", {}, each.label + mark), ` – ${each.rule}`));
    group.append(next && each.id === value ? node("div", { class: "wd-picked" }, option, next) : option);
  }
  return group;
}
