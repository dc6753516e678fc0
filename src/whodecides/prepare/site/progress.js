// On the list of lessons: how many answers of each this browser keeps. Task 06.1 belongs to lesson 06.

import { readAnswers } from "../../hosts/kept.js";

const text = readAnswers();
for (const place of text ? document.querySelectorAll("[data-lesson]") : []) {
  const count = Object.keys(JSON.parse(text).answers).filter((id) => id.startsWith(`${place.dataset.lesson}.`)).length;
  if (count) place.append(` · ✓ your answers: ${count}`);
}
