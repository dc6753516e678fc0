// Screens of an exercise: what a question speaks of, a tool or what some code shows, stands beside its questions on a wide
// page, and stays above them on a narrow one. `page.css` has the layout.

const WORDS = {
  en: { larger: "Enlarge", smaller: "Back to the question" },
  fr: { larger: "Agrandir", smaller: "Retour à la question" },
  es: { larger: "Ampliar", smaller: "Volver a la pregunta" },
};
const LARGE = "enlarged";

const cellsOf = (screen) => [...screen.querySelectorAll(":scope > .wd-cell")];
const isText = (cell) => cell.querySelector(":scope > .wd-text") !== null;
const isQuestion = (cell) => cell.querySelector(":scope > .wd-task") !== null;

// What a screen leads through before the next one: its questions below the first thing that it shows, and its last text.
export function stopsOf(screen) {
  const cells = cellsOf(screen), first = cells.findIndex((each) => !isText(each));
  return first < 0 ? [] : cells.slice(first + 1).filter((each) => isQuestion(each) || isText(each));
}

// How far below the top of the window a cell is brought: on a narrow page what its question speaks of stays above it.
export const roomAbove = (cell) => parseFloat(getComputedStyle(cell).scrollMarginTop);

// Put what is shown beside its questions. Returns the functions that say it in a language, and give questions their room again.
export function placeQuestions(screens) {
  const placed = screens.map(placeBeside).filter(Boolean);
  return { speak: (language) => placed.forEach((each) => each.speak(language)), shrink: () => placed.forEach((each) => each.shrink()) };
}

// A screen of a lesson is drawn to be seen whole as it is.
const ofExercise = (cell) => cell.querySelector(":scope > .wd-task").dataset.tasks.startsWith("E");

function placeBeside(screen) {
  const cells = cellsOf(screen), shown = cells.find((each) => !isText(each));
  const questions = cells.filter((each) => isQuestion(each) && ofExercise(each));
  if (!questions.length || shown === questions[0]) return null;
  screen.classList.add("with-questions");
  shown.classList.add("shown");
  questions.forEach((each) => each.classList.add("question"));
  questions.at(-1).classList.add("last");
  shown.tabIndex = 0; // it may scroll, and need not hold anything else that a keyboard reaches
  shown.setAttribute("aria-label", screen.querySelector("h1, h2").textContent);
  return enlarge(screen, shown, questions);
}

// Half of a narrow page is little room: it begins with the table or the picture, and what sets it stands above, a little up.
function beginAtPicture(shown) {
  const part = shown.querySelector("table, figure, svg, canvas");
  if (part) shown.scrollTop += part.getBoundingClientRect().top - shown.getBoundingClientRect().top - 8;
}

// On a narrow page what is shown has half of the room. A button gives it all, and the question its half again.
function enlarge(screen, shown, questions) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "enlarge" });
  let words = WORDS.en, used = false; // once somebody acts in it, it stays where it is
  for (const kind of ["pointerdown", "wheel", "focusin"]) shown.addEventListener(kind, () => { used = true; }, { passive: true });
  const look = () => {
    const large = screen.classList.contains(LARGE);
    button.hidden = !large && shown.scrollHeight <= shown.clientHeight;
    if (!used && !button.hidden && getComputedStyle(button).display !== "none") beginAtPicture(shown);
    button.title = large ? words.smaller : words.larger;
    button.setAttribute("aria-label", button.title);
    button.textContent = large ? "⤡" : "⤢";
    screen.style.setProperty("--shown", `${shown.offsetHeight}px`);
  };
  const make = (large) => {
    screen.classList.toggle(LARGE, large);
    look();
  };
  button.onclick = () => {
    make(!screen.classList.contains(LARGE));
    shown.scrollIntoView({ block: "nearest" });
  };
  questions.forEach((each) => each.addEventListener("focusin", () => make(false)));
  shown.append(button);
  const watch = new ResizeObserver(look);
  [shown, ...shown.children].forEach((each) => each === button || watch.observe(each));
  return {
    shrink: () => make(false),
    speak(language) {
      words = WORDS[language];
      look();
    },
  };
}
