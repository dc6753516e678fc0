// The menu of a living page: the way to all lessons and to each screen, how far one is, and one's answers: where they are, their name, to
// save them, to bring them back, and to leave this computer to somebody else.

import { node } from "../widgets/dom.js";
import { saveAnswers } from "../widgets/download.js";
import { changePerson, keepSaid, keptFile, readOthers, removeOther, takeSaid } from "./kept.js";

function loadAgain(sentence = "") {
  keepSaid(sentence);
  location.reload();
}

const parsed = (text) => (text ? JSON.parse(text) : { answers: {}, pseudonym: "" });
const nameOf = ({ name, at }) => [name, at.slice(0, 10)].filter(Boolean).join(", ");

// `of` has the page's data, `words()`, `bar()` (see bar.js; null where there is none), `answers()` as text, `keptOffline()`, `waiting()` presses that Python has not heard, and
// `ask(type, text)`, which asks Python. Returns what draws the menu anew, and what says, once, what was kept to be said in this page.
export function addMenu(of) {
  const { page, root } = of;
  const open = node("button", { type: "button", class: "open-menu", "aria-haspopup": "dialog", onclick: () => { draw(); dialog.showModal(); } },
    node("span", { "aria-hidden": "true" }, "☰"), node("span", { class: "wd-hidden", "data-word": "menu" }));
  const dialog = node("dialog", { class: "menu" });
  const said = node("p", { role: "alert", class: "said" });
  const say = (text) => { said.textContent = text; };

  // Whoever goes to another page before Python has read the file finds it read there.
  async function restore(text) {
    keptFile.write(text);
    say(of.words().reading);
    const { taken, message } = await of.ask("answers", text);
    keptFile.write("");
    if (taken) loadAgain(message); // so that each tool shows what was brought
    else tell(message);
  }

  function tell(sentence) {
    draw();
    if (!dialog.open) dialog.showModal();
    say(sentence);
  }

  async function rename(name) {
    const { message, said: told } = await of.ask("name", name);
    of.tell(told);
    say(message);
  }

  const save = (text) => {
    saveAnswers(text);
    say(of.words().saved);
  };

  // Put these answers aside: begin anew, or go on with those of the other at `place`.
  function leave(place = null) {
    const { pseudonym } = parsed(of.answers());
    if (changePerson(pseudonym, place)) loadAgain();
    else say(of.words().not_stored);
  }

  function drawOther(other, place) {
    const words = of.words();
    return node("li", {}, node("span", {}, nameOf(other)),
      node("button", { type: "button", onclick: () => leave(place) }, words.go_on),
      node("button", { type: "button", onclick: () => save(other.answers) }, words.save),
      node("button", { type: "button", onclick: () => { removeOther(place); draw(); } }, words.remove));
  }

  // The screens by their headings: the one where one is, and those of which every task is answered.
  function drawScreens(bar, words, answers) {
    const isDone = (task) => page.tasks.some((id) => id.split("-").at(-1) === task && id in answers);
    return node("nav", { "aria-label": words.screens }, node("h2", {}, words.screens), node("ol", { class: "screens" }, ...bar.screens().map(({ title, tasks, here }, place) => {
      const done = tasks.length > 0 && tasks.every(isDone);
      return node("li", {}, node("button", { type: "button", "aria-current": here ? "step" : null, onclick: () => {
        dialog.close();
        bar.go(place);
      } }, node("span", {}, String(place + 1)), node("span", { lang: document.documentElement.lang }, title),
      done ? node("span", {}, node("span", { "aria-hidden": "true" }, "✔"), node("span", { class: "wd-hidden" }, words.answered)) : null));
    })));
  }

  function draw() {
    const words = of.words(), { answers, pseudonym } = parsed(of.answers());
    const done = page.tasks.filter((id) => id in answers).length;
    const others = readOthers();
    const bar = of.bar();
    const name = node("input", { type: "text", maxlength: 40, autocomplete: "off", value: pseudonym, onchange: () => rename(name.value) });
    const file = node("input", { type: "file", accept: ".json,application/json", onchange: async () => file.files.length && restore(await file.files[0].text()) });
    dialog.lang = document.querySelector(".onward").lang;
    dialog.setAttribute("aria-label", words.menu);
    dialog.replaceChildren(
      node("p", { class: "top" }, node("a", { href: new URL("index.html", root).href }, words.lessons),
        node("button", { type: "button", class: "close", onclick: () => dialog.close() }, words.close)),
      ...(bar ? [drawScreens(bar, words, answers)] : []),
      node("p", {}, node("a", { href: new URL(page.notebook, root).href, download: page.notebook_name }, words.notebook)),
      ...(page.binder ? [node("p", {}, node("a", { href: page.binder }, words.binder))] : []),
      node("h2", {}, words.mine),
      node("p", {}, `${words.done} ${done} / ${page.tasks.length}`),
      node("p", {}, words.where, " ", words.forgets),
      ...(isSecureContext ? [] : [node("p", {}, words.online)]),
      ...(of.keptOffline() ? [] : [node("p", {}, words.not_kept)]),
      ...(of.waiting() ? [node("p", {}, words.waiting)] : []),
      node("p", {}, node("button", { type: "button", disabled: !of.answers(), onclick: () => save(of.answers()) }, words.save)),
      node("p", {}, words.hand_in),
      node("label", {}, node("span", {}, words.restore), file),
      node("label", {}, node("span", {}, words.name), name),
      node("details", {}, node("summary", {}, words.leave), node("p", {}, words.aside), node("p", {}, node("button", { type: "button", onclick: () => leave() }, words.anew))),
      ...(others.length ? [node("h3", {}, words.others), node("ul", {}, ...others.map(drawOther))] : []),
      said);
  }

  document.querySelector(".onward").prepend(open);
  document.body.append(dialog);
  return {
    update() { if (dialog.open) draw(); },
    sayKept() { // not in update: a page that is being loaded again would say it and be gone
      const sentence = takeSaid(), text = keptFile.read();
      if (sentence) tell(sentence);
      if (text) restore(text);
    },
  };
}
