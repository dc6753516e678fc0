// What a page says itself follows the language of its tools: elements name their word, `data-word`.

export function keepWords(words, language) {
  const write = () => {
    for (const el of document.querySelectorAll("[data-word]")) {
      if (!el.dataset.word) continue;
      el.lang = language();
      el.textContent = words[el.lang][el.dataset.word];
    }
  };
  new MutationObserver(write).observe(document.querySelector("main"), { subtree: true, attributeFilter: ["data-language"] });
  write();
}
