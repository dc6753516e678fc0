// Tabs around the story: each is opened, its sentences are weighed, and a line to the story shows how strongly it holds.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawSources, startWidget } from "../../widgets/stateful_widget.js";

function drawTabs({ words: { labels }, view: { tabs, tab } }, send) {
  const open = (id) => send((state) => ({ ...state, tab: id }), `tab-${id}`);
  return [node("div", { class: "wd-around-tabs", role: "group", "aria-label": labels.tabs }, ...tabs.map(({ id, name, line, word }) => node("button", {
    type: "button", "data-key": `tab-${id}`, "aria-pressed": String(id === tab), class: line ? `wd-line-${line}` : "", onclick: () => open(id),
  }, node("strong", {}, name), node("span", {}, word))))];
}

function drawItem({ words, view: { categories } }, send, { id, text, mine, own, right, said }, isLast) {
  const press = (category) => send((state) => ({ ...state, [id]: category }), `${id}-${category}`);
  const buttons = node("div", { class: "wd-around-categories", role: "group", "aria-label": `${words.labels.ask} ${text}` }, ...categories.map(([category, name]) => node("button", {
    type: "button", "data-key": `${id}-${category}`, "data-act": true, "aria-pressed": String(category === mine), onclick: () => press(category),
  }, name)));
  return [node("p", { class: "wd-question" }, text), isLast ? buttons : "",
    drawAnswer({ own: mine && isLast ? own : "", record: right && isLast ? own : "", said: mine && !right ? `${words.labels.wrong} ${said}` : said }, words)];
}

// A second sentence on the same page comes below the first, once that is weighed.
function drawPage(view, send) {
  const { words: { labels }, view: { page, weighed } } = view;
  const due = weighed.findIndex(({ right }) => !right), shown = due < 0 ? weighed : weighed.slice(0, due + 1);
  return [node("div", { class: "wd-around-page" },
    page.address ? node("p", { class: "wd-around-address" }, page.address) : "",
    node("p", { class: page.address ? "" : "wd-around-closed", "data-judged": true }, page.seen),
    ...shown.flatMap((item, place) => drawItem(view, send, item, place === shown.length - 1)),
    page.found ? node("details", {}, node("summary", { "data-key": "found" }, labels.found), node("p", {}, page.found), drawSources(page.sources)) : "")];
}

function drawings(send) {
  return {
    tabs: [(view) => [view.words, view.view.tabs, view.view.tab], (view) => drawTabs(view, send)],
    page: [(view) => [view.words, view.view.page, view.view.weighed, view.view.categories], (view) => drawPage(view, send)],
    progress: [(view) => [view.view.progress, view.view.more], ({ words, view: { progress, more } }) => [node("p", { class: "wd-kicker", role: "status" }, progress),
      more.length ? node("details", {}, node("summary", { "data-key": "others" }, words.labels.more), ...more.flatMap(([question, found]) => [node("h4", {}, question), node("p", {}, found)])) : ""]],
  };
}

export default { render: (context) => startWidget(context, "read-around", { drawings }) };
