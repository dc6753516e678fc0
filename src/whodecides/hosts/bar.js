const ONWARD = { en: "Onward", fr: "Suite", es: "Seguir" };
export const TOOL = ".whodecides[data-language]";

const LANGUAGE_CHOICE = ".wd-language select"; // in each tool, out of sight where there is a bar

function chooseLanguage(language) {
  const choice = document.querySelector(LANGUAGE_CHOICE);
  choice.value = language;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

// The bar below: it brings the next screen to the top, says how far one is, and holds the language for all tools.
export function addBar() {
  const screens = [...document.querySelectorAll(".screen")];
  if (screens.length < 2) return;
  const bar = document.querySelector(".onward");
  const [far, languages, button] = ["span", "select", "button:not(.open-menu)"].map((each) => bar.querySelector(`:scope > ${each}`));
  // The screen on which one acted last, while it is in view: its tool may have grown, or one read on a little. Else the one
  // at the top.
  let acted = null;
  const current = () => {
    const box = acted?.getBoundingClientRect();
    if (box && box.top < innerHeight / 2 && box.bottom > 64) return screens.indexOf(acted);
    return Math.max(0, screens.findLastIndex((each) => each.getBoundingClientRect().top < 8));
  };
  const look = () => {
    const place = current();
    const tasks = screens[place].querySelector("[data-tasks]")?.dataset.tasks; // by which a class calls the screen
    far.textContent = `${place + 1} / ${screens.length}${tasks ? ` · ${tasks}` : ""}`;
    button.disabled = place === screens.length - 1;
    const language = document.querySelector(TOOL)?.dataset.language ?? "en";
    languages.value = language;
    languages.hidden = !document.querySelector(LANGUAGE_CHOICE);
    button.textContent = ONWARD[language];
    bar.lang = language;
  };
  languages.onchange = () => chooseLanguage(languages.value);
  button.onclick = () => {
    const next = screens[current() + 1];
    next.scrollIntoView();
    const heading = next.querySelector("h1, h2");
    heading.tabIndex = -1; // so that a keyboard and a screen reader go on from there
    heading.focus({ preventScroll: true });
    look();
  };
  for (const kind of ["pointerdown", "focusin"])
    document.querySelector("main").addEventListener(kind, ({ target }) => { acted = target.closest(".screen"); look(); });
  addEventListener("scroll", look, { passive: true });
  new MutationObserver(look).observe(document.querySelector("main"), { subtree: true, attributeFilter: ["data-language"] });
  bar.hidden = false;
  look();
}

