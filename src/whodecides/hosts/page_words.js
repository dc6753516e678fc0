// What a page says itself follows the language of its tools: elements name their word, `data-word`.

import { onSpoken, spoken } from "./bar.js";

export function keepWords(words) {
  const write = () => {
    for (const el of document.querySelectorAll("[data-word]")) {
      if (!el.dataset.word) continue;
      el.lang = spoken();
      el.textContent = words[el.lang][el.dataset.word];
    }
  };
  onSpoken(write);
  write();
}
