// Language, download and restore. The file is made from the text that Python sends once the button is pressed.

import { node, escapeToCell, lineAround, refreshWhenVisible, shareLanguage } from "../../widgets/dom.js";
import { onceAwake, whenNobodyAnswers } from "../../widgets/host.js";
import { drawFiles } from "../../widgets/answer_files.js";
import { saveAnswers } from "../../widgets/download.js";

function render({ model, el }) {
  el.classList.add("whodecides", "wd-savebox");
  escapeToCell(el);
  const title = node("h3");
  const count = node("p", { role: "status" });
  count.style.visibility = "hidden"; // its room is kept
  onceAwake(() => { count.style.visibility = ""; });
  const languageLabel = node("span");
  const language = node("select", {
    onchange: () => {
      model.set("language", language.value);
      model.save_changes();
    },
  });
  const pseudonymLabel = node("span");
  const pseudonym = node("input", {
    type: "text",
    maxlength: 40,
    autocomplete: "off",
    onchange: () => {
      model.set("pseudonym", pseudonym.value);
      model.save_changes();
    },
  });
  let stopWaiting = null; // set while the text to be saved is waited for
  const save = node("button", {
    type: "button",
    class: "wd-button",
    "data-act": true,
    "data-key": "save",
    onclick: () => {
      stopWaiting?.();
      stopWaiting = whenNobodyAnswers(() => {
        handOver();
        tell(model.get("view").labels.late);
      });
      model.set("asked", model.get("asked") + 1);
      model.save_changes();
    },
  });
  const handOver = () => {
    stopWaiting = null;
    saveAnswers(model.get("view").text);
  };
  const receive = () => {
    if (stopWaiting === null) return; // another view of this box asked
    stopWaiting();
    handOver();
    tell(model.get("view").labels.saved);
  };
  const restoreLabel = node("span");
  const taken = {}; // of files, what is said in the language of the moment
  const file = drawFiles(taken, {}, ([{ data }]) => {
    model.set("restored", { data, number: Date.now() });
    model.save_changes();
  }, (text) => tell(text));
  // What an answer replaced can be brought back, also by keyboard: choose in the list, then press the button.
  const earlierLabel = node("summary");
  const list = node("select");
  const again = node("button", {
    type: "button",
    onclick: () => {
      if (!list.value) return;
      model.set("again", { ...JSON.parse(list.value), sent: Date.now() });
      model.save_changes();
    },
  });
  const earlier = node("details", {}, earlierLabel, node("p", {}, list), node("p", {}, again));
  const message = node("p", { class: "wd-sentence", role: "alert", hidden: true, "data-answer": true });

  const draw = () => {
    const { labels, languages, earlier: versions } = model.get("view");
    title.textContent = labels.title;
    count.textContent = labels.count;
    languageLabel.textContent = labels.language;
    language.replaceChildren(...languages.map(([code, name]) => node("option", { value: code, lang: code }, name)));
    language.value = model.get("language");
    speak(language.value);
    pseudonymLabel.textContent = labels.pseudonym;
    if (document.activeElement !== pseudonym) pseudonym.value = model.get("pseudonym");
    save.textContent = labels.save;
    restoreLabel.textContent = labels.restore;
    Object.assign(taken, model.get("view").taken);
    if (versions.length === 0) earlier.remove();
    else if (!earlier.isConnected) file.parentElement.after(earlier);
    earlierLabel.textContent = `${labels.earlier} (${versions.length})`;
    list.setAttribute("aria-label", labels.earlier);
    list.replaceChildren(...versions.map(({ task, number, words }) => node("option", { value: JSON.stringify({ task, number }) }, words)));
    again.textContent = labels.again;
  };
  let used = file; // the control that was used last: what is to be said is said below it
  el.addEventListener("change", ({ target }) => { used = target; }, true);
  el.addEventListener("click", ({ target }) => { used = target.closest("button") ?? used; }, true);
  const tell = (text) => {
    lineAround(el, used).after(message);
    message.textContent = text;
    message.hidden = !text;
    if (text) message.scrollIntoView({ block: "nearest" });
  };
  const hear = () => tell(model.get("message"));
  const [speak, stopSharing] = shareLanguage(model, el);
  model.on("change:view change:language change:pseudonym", draw);
  model.on("change:message", hear);
  model.on("change:given", receive);
  const stopRefreshing = refreshWhenVisible(model, el);
  el.append(
    title,
    node("label", { class: "wd-field" }, languageLabel, language),
    node("label", { class: "wd-field" }, pseudonymLabel, pseudonym),
    count,
    node("p", {}, save),
    node("label", { class: "wd-field" }, restoreLabel, file),
    message,
  );
  draw();
  hear();
  return () => {
    stopWaiting?.();
    stopSharing();
    stopRefreshing();
    model.off("change:view change:language change:pseudonym", draw);
    model.off("change:message", hear);
    model.off("change:given", receive);
  };
}

export default { render };
