// The words of the room's pages, in the language that is chosen here.

import { node } from "../widgets/dom.js";

const { languages, words } = JSON.parse(document.getElementById("data").textContent);
const KEPT = "whodecides-room-language";

export const kept = {
  read: (key) => { try { return localStorage.getItem(key) ?? ""; } catch { return ""; } },
  write: (key, text) => { try { localStorage.setItem(key, text); } catch { /* forbidden: as long as the page is open */ } },
};

export function chosenLanguage() {
  const wished = [kept.read(KEPT), ...navigator.languages.map((each) => each.slice(0, 2))];
  return wished.find((each) => each in words) ?? "en";
}

export const wordsOf = (language) => words[language];

export function drawLanguages(chosen, onchoose) {
  const list = node("select", { "aria-label": "Language · Langue · Idioma", "data-key": "language", onchange: () => { kept.write(KEPT, list.value); onchoose(list.value); } },
    ...Object.entries(languages).map(([code, name]) => node("option", { value: code, selected: code === chosen, lang: code }, name)));
  return list;
}
