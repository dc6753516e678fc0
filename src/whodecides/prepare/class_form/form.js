// The fields go to Python as one object; what Python says stands below the button and is read aloud.
const form = document.querySelector("form");
const status = form.querySelector("[role=status]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = new FormData(form);
  const several = Object.fromEntries(["pages", "offline", "python"].map((name) => [name, sent.getAll(name).join(",")]));
  const fields = { ...Object.fromEntries(sent), ...several };
  const button = form.querySelector("button");
  button.disabled = true;
  status.className = "";
  status.textContent = form.dataset.making;
  try {
    const answer = await (await fetch("make", { method: "POST", body: JSON.stringify(fields) })).json();
    status.textContent = answer.message;
    status.className = answer.wrong ? "wrong" : "";
  } catch {
    status.textContent = form.dataset.stopped;
    status.className = "wrong";
  }
  button.disabled = false;
  status.focus();
});
