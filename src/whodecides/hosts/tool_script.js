// Draws a tool whose script and style came as texts.

export const drawModel = async (model, el, script, style) => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  URL.revokeObjectURL(address);
  if (![...document.querySelectorAll("style")].some((each) => each.textContent === style))
    document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
  await widget.render({ model, el });
};
