// What a form asks for goes to Python; what Python says stands below the form's button and is read aloud.
function answerBelow(form, name, body) {
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    status.className = "";
    status.textContent = form.dataset.making;
    try {
      const answer = await (await fetch(name, { method: "POST", body: body() })).json();
      status.textContent = answer.message;
      status.className = answer.wrong ? "wrong" : "";
    } catch {
      status.textContent = form.dataset.stopped;
      status.className = "wrong";
    }
    button.disabled = false;
    status.focus();
  });
}

const fields = document.querySelector("form.class");
answerBelow(fields, "make", () => {
  const sent = new FormData(fields);
  const several = Object.fromEntries(["pages", "offline", "python"].map((name) => [name, sent.getAll(name).join(",")]));
  return JSON.stringify({ ...Object.fromEntries(sent), ...several });
});
answerBelow(document.querySelector("form.room"), "room", () => "");
