// Arrow keys lead to the nearest button in that direction, as the eye would go; Tab enters and leaves the group once.
// Left and right stay within one [data-line], where there is one.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SLACK = 3; // pixels by which two that stand beside each other may overlap

// How far a box is in a direction, and Infinity where it is not wholly beyond the other; what is aside counts threefold.
function distance(from, to, [right, down]) {
  const beyond = right ? (right > 0 ? to.left - from.right : from.left - to.right) : (down > 0 ? to.top - from.bottom : from.top - to.bottom);
  if (beyond < -SLACK) return Infinity;
  const aside = right ? to.top + to.bottom - from.top - from.bottom : to.left + to.right - from.left - from.right;
  return Math.max(0, beyond) + 1.5 * Math.abs(aside);
}

// Leave one stop for Tab: the one that is chosen, or that was, or the first.
export function single(group, selector, preferred = null) {
  const targets = [...group.querySelectorAll(selector)];
  const one = preferred ?? targets.find((each) => "start" in each.dataset) ?? targets.find((each) => each.getAttribute("tabindex") === "0") ?? targets[0];
  for (const each of targets) if (each.getAttribute("tabindex") !== (each === one ? "0" : "-1")) each.tabIndex = each === one ? 0 : -1;
}

export function roam(group, selector) {
  const targets = () => [...group.querySelectorAll(selector)];
  single(group, selector);
  group.addEventListener("focusin", (event) => event.target.matches(selector) && single(group, selector, event.target));
  group.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way || !event.target.matches(selector)) return;
    event.preventDefault();
    const from = event.target.getBoundingClientRect();
    const line = way[0] ? event.target.closest("[data-line]") : null;
    const near = targets().filter((each) => each !== event.target && (!line || line.contains(each)))
      .map((each) => [distance(from, each.getBoundingClientRect(), way), each]).sort(([one], [other]) => one - other);
    if (!near.length || near[0][0] === Infinity) return;
    near[0][1].focus();
    near[0][1].scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
