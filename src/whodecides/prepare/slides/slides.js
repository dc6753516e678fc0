// Moves from slide to slide, and opens the notes. Without it the page scrolls, and notes open one by one.
const slides = [...document.querySelectorAll("article")];
const notes = [...document.querySelectorAll("details.notes")];
const controls = document.querySelector(".controls");
const letters = controls.querySelector("input");

function here() {
  const seen = slides.findIndex((each) => each.getBoundingClientRect().bottom > innerHeight / 2);
  return Math.max(seen, 0);
}

function move(place) {
  const slide = slides[Math.min(Math.max(place, 0), slides.length - 1)];
  slide.scrollIntoView({ behavior: "instant", block: "start" });
  history.replaceState(null, "", `#${slide.id}`);
  return slide.id;
}

// The notes may stand in a second window, on a screen of one's own: each of the two follows the other.
let second = window.opener;

function go(place) {
  const name = move(place);
  second?.postMessage(name, "*"); // the number of a slide, and nothing else
}

addEventListener("message", (event) => {
  const place = slides.findIndex((each) => each.id === event.data);
  if (event.source === second && place >= 0) move(place);
});

// What changes the height of the page leaves the same slide in sight.
function keepPlace(change) {
  const place = here();
  change();
  move(place);
}

const does = {
  notes: () => keepPlace(() => {
    const open = !notes.every((each) => each.open);
    for (const each of notes) each.open = open;
  }),
  paper: () => keepPlace(() => {
    const paper = document.body.classList.toggle("handout");
    for (const each of notes) each.open = paper;
  }),
  second: () => {
    const beside = location.href.replace(/\.html(#.*)?$/, "-notes.html");
    second = open(`${beside}#${slides[here()].id}`, "notes", "popup,width=900,height=900");
  },
};

const keys = {
  ArrowRight: () => go(here() + 1),
  ArrowLeft: () => go(here() - 1),
  ArrowDown: () => go(here() + 1),
  ArrowUp: () => go(here() - 1),
  PageDown: () => go(here() + 1),
  PageUp: () => go(here() - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const letter = { n: does.notes, p: does.paper }[event.key];
  // Below open notes, up and down read on.
  const reads = ["ArrowDown", "ArrowUp"].includes(event.key) && notes.some((each) => each.open);
  const act = reads ? null : (keys[event.key] ?? (letters.checked ? letter : null));
  if (!act) return;
  event.preventDefault();
  act();
});
controls.addEventListener("click", (event) => does[event.target.dataset.does]?.());
controls.hidden = false;
