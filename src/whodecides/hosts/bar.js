import { controlsBelow, placeQuestions, roomAbove, stopsOf } from "./questions.js";

const WORDS = {
  en: { onward: "Onward", back: "Back" },
  fr: { onward: "Suite", back: "Retour" },
  es: { onward: "Seguir", back: "Atrás" },
};
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

// The same for the controls that answer a question: they stand above the bar, and what they answer above them.
function goToControls([first, last]) {
  first.focus({ preventScroll: true });
  last.scrollIntoView({ block: "end" });
}

const titleOf = (screen) => screen.querySelector("h1, h2");

// The bar below: it brings the next screen to the top, or before it what this one still asks, leads back, says how far one is,
// and holds the language for all tools. Returns `{ screens(), go(place) }` for a menu; `screens()` are
// [{ title, tasks, here }, …]. A page of one screen has no bar.
export function addBar() {
  const screens = [...document.querySelectorAll(".screen")];
  const questions = placeQuestions(screens);
  if (screens.length < 2) return null;
  const bar = document.querySelector(".onward");
  const [back, far, languages, button] = [".back", ".far", "select", ".go-on"].map((each) => bar.querySelector(`:scope > ${each}`));
  // The cell in which one acted last. Its screen is the one where one is while it is in view: its tool may have grown, or one
  // read on a little. Else the one at the top.
  let acted = null;
  const current = () => {
    const screen = acted?.closest(".screen"), box = screen?.getBoundingClientRect();
    if (box && box.top < innerHeight / 2 && box.bottom > 64) return screens.indexOf(screen);
    return Math.max(0, screens.findLastIndex((each) => each.getBoundingClientRect().top < 8));
  };
  const floor = () => bar.getBoundingClientRect().top;
  const isSeen = (cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return bottom > roomAbove(cell) + 64 && top < floor();
  };
  // The cells of this screen that are left: those not whole in view, and neither brought to their place nor answered last.
  const nextStop = (screen) => {
    const stops = stopsOf(screen), last = acted && isSeen(acted) ? stops.indexOf(acted) : -1;
    return stops.slice(last + 1).find((each) => {
      const { top, bottom } = each.lastElementChild.getBoundingClientRect(); // its cell may be taller, so as to reach its place
      return bottom > floor() + 1 && top > roomAbove(each) + 8;
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
    far.firstChild.textContent = `${place + 1} / ${screens.length}`;
    far.lastChild.textContent = tasks ? `· ${tasks}` : "";
    back.disabled = place === 0;
    button.disabled = place === screens.length - 1 && !controlsBelow(screens[place], floor()) && !nextStop(screens[place]);
    const language = document.querySelector(TOOL)?.dataset.language ?? "en";
    languages.value = language;
    languages.hidden = !document.querySelector(LANGUAGE_CHOICE);
    button.textContent = WORDS[language].onward;
    back.title = WORDS[language].back;
    back.setAttribute("aria-label", back.title);
    if (bar.lang !== language) questions.speak(language);
    bar.lang = language;
  };
  languages.onchange = () => chooseLanguage(languages.value);
  const go = (place) => {
    questions.shrink();
    goTo(screens[place], titleOf(screens[place]));
    look();
  };
  button.onclick = () => {
    const place = current(), controls = controlsBelow(screens[place], floor()), stop = nextStop(screens[place]);
    if (!controls && !stop) return go(place + 1);
    questions.shrink();
    if (controls) goToControls(controls);
    else goTo(stop, stop);
    look();
  };
  back.onclick = () => go(current() - 1);
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
  const described = (screen, place) => ({
    title: titleOf(screen).textContent,
    tasks: [...screen.querySelectorAll("[data-tasks]")].flatMap(({ dataset }) => dataset.tasks.split(", ").filter(Boolean)),
    here: place === current(),
  });
  return { go, screens: () => screens.map(described) };
}
