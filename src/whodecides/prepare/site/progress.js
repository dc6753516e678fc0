// On the list of lessons: how many answers of each this browser keeps. Task 06.1 belongs to lesson 06.
try {
  const { answers } = JSON.parse(localStorage.getItem("whodecides-answers"));
  for (const place of document.querySelectorAll("[data-lesson]")) {
    const count = Object.keys(answers).filter((id) => id.startsWith(`${place.dataset.lesson}.`)).length;
    if (count) place.append(` · ✓ your answers: ${count}`);
  }
} catch { /* nothing was answered yet, or this browser keeps nothing */ }
