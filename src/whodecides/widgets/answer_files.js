// Files of answers that somebody chooses, read for Python: in base64, which no text makes longer than its bytes allow.

import { node } from "./dom.js";

// A field for files. `taken` says how large they may be in all, and what is said of larger ones: they are refused before
// they are read, because they would freeze the page or break the connection. `onread` gets [{name, data in base64}, …].
export function drawFiles(taken, attributes, onread, onrefuse) {
  const field = node("input", { type: "file", accept: ".json,application/json", ...attributes, onchange: async () => {
    const chosen = [...field.files];
    field.value = ""; // so that the same file, mended, can be chosen again
    const size = chosen.reduce((sum, file) => sum + file.size, 0);
    if (size > taken.most) onrefuse(chosen.length > 1 ? taken.many : taken.large);
    else if (chosen.length) onread(await Promise.all(chosen.map(async (file) => ({ name: file.name, data: await inBase64(file) }))));
  } });
  return field;
}

// Of a file that cannot be read nothing is told, and Python says that it holds no answers.
function inBase64(file) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onloadend = () => done((reader.result ?? "").split(",")[1] ?? "");
    reader.readAsDataURL(file);
  });
}
