// The fields go to Python as one object; what Python says stands below the button and is read aloud.
const form = document.querySelector("form");
const said = form.querySelector("[role=status]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = new FormData(form);
  const several = Object.fromEntries(["offline", "python"].map((name) => [name, sent.getAll(name).join(",")]));
  const wishes = { ...Object.fromEntries(sent), ...several };
  const button = form.querySelector("button");
  button.disabled = true;
  said.className = "";
  said.textContent = form.dataset.making;
  try {
    const answer = await (await fetch("make", { method: "POST", body: JSON.stringify(wishes) })).json();
    said.textContent = answer.said;
    said.className = answer.wrong ? "wrong" : "";
  } catch {
    said.textContent = form.dataset.stopped;
    said.className = "wrong";
  }
  button.disabled = false;
  said.focus();
});
