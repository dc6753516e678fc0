import { placeQuestions, roomAbove, stopsOf } from "./questions.js";

const ONWARD = { en: "Onward", fr: "Suite", es: "Seguir" };
export const TOOL = ".whodecides[data-language]";

const LANGUAGE_CHOICE = ".wd-language select"; // in each tool, out of sight where there is a bar

function chooseLanguage(language) {
  const choice = document.querySelector(LANGUAGE_CHOICE);
  choice.value = language;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

// Bring what is next to its place; a keyboard and a screen reader go on from `heading`.
function goTo(next, heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  next.scrollIntoView();
}

// The bar below: it brings the next screen to the top, or before it the next question of this one, says how far one is, and
// holds the language for all tools.
export function addBar() {
  const screens = [...document.querySelectorAll(".screen")];
  const questions = placeQuestions(screens);
  if (screens.length < 2) return;
  const bar = document.querySelector(".onward");
  const [far, languages, button] = ["span", "select", "button:not(.open-menu)"].map((each) => bar.querySelector(`:scope > ${each}`));
  // The cell in which one acted last. Its screen is the one where one is while it is in view: its tool may have grown, or one
  // read on a little. Else the one at the top.
  let acted = null;
  const current = () => {
    const screen = acted?.closest(".screen"), box = screen?.getBoundingClientRect();
    if (box && box.top < innerHeight / 2 && box.bottom > 64) return screens.indexOf(screen);
    return Math.max(0, screens.findLastIndex((each) => each.getBoundingClientRect().top < 8));
  };
  const isSeen = (cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return bottom > roomAbove(cell) + 64 && top < bar.getBoundingClientRect().top;
  };
  // What this screen has left: what is not whole in view, and was neither brought to its place nor answered last.
  const nextStop = (screen) => {
    const stops = stopsOf(screen), last = acted && isSeen(acted) ? stops.indexOf(acted) : -1;
    return stops.slice(last + 1).find((each) => {
      const { top, bottom } = each.lastElementChild.getBoundingClientRect(); // its cell may be taller, so as to reach its place
      return bottom > bar.getBoundingClientRect().top + 1 && top > roomAbove(each) + 8;
    });
  };
  // The tasks by which a class calls the screen; of several the one that is asked at this place.
  const tasksAt = (screen) => {
    const asked = [...screen.querySelectorAll("[data-tasks]:not([data-tasks=''])")];
    const cells = asked.map((each) => each.closest(".wd-cell"));
    const at = cells.includes(acted) && isSeen(acted) ? cells.indexOf(acted) : cells.findIndex(isSeen);
    return asked.at(Math.max(0, at))?.dataset.tasks;
  };
  const look = () => {
    const place = current(), tasks = tasksAt(screens[place]);
    far.textContent = `${place + 1} / ${screens.length}${tasks ? ` · ${tasks}` : ""}`;
    button.disabled = place === screens.length - 1 && !nextStop(screens[place]);
    const language = document.querySelector(TOOL)?.dataset.language ?? "en";
    languages.value = language;
    languages.hidden = !document.querySelector(LANGUAGE_CHOICE);
    button.textContent = ONWARD[language];
    if (bar.lang !== language) questions.speak(language);
    bar.lang = language;
  };
  languages.onchange = () => chooseLanguage(languages.value);
  button.onclick = () => {
    questions.shrink();
    const place = current(), stop = nextStop(screens[place]), next = screens[place + 1];
    if (stop) goTo(stop, stop);
    else goTo(next, next.querySelector("h1, h2"));
    look();
  };
  for (const kind of ["pointerdown", "focusin"])
    document.querySelector("main").addEventListener(kind, ({ target }) => { acted = target.closest(".wd-cell"); look(); });
  let willLook = false; // a page may scroll more often than it is drawn, and looking measures it
  const lookWhenDrawn = () => {
    if (willLook) return;
    willLook = true;
    requestAnimationFrame(() => { willLook = false; look(); });
  };
  addEventListener("scroll", lookWhenDrawn, { passive: true });
  new MutationObserver(look).observe(document.querySelector("main"), { subtree: true, attributeFilter: ["data-language"] });
  bar.hidden = false;
  look();
}
