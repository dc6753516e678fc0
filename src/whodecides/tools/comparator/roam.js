// Arrow keys lead to the nearest button in that direction, as the eye would go; Tab enters and leaves the group once.
// Left and right stay within one [data-line], where there is one.

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const middle = (element) => {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

export function roam(group, selector) {
  const targets = () => [...group.querySelectorAll(selector)];
  const single = (chosen) => targets().forEach((each) => { each.tabIndex = each === chosen ? 0 : -1; });
  const first = group.querySelector(`${selector}[data-start]`) ?? targets()[0];
  if (first) single(first);
  group.addEventListener("focusin", (event) => event.target.matches(selector) && single(event.target));
  group.addEventListener("keydown", (event) => {
    const [right, down] = WAYS[event.key] ?? [0, 0];
    if ((!right && !down) || !event.target.matches(selector)) return;
    event.preventDefault();
    const [x, y] = middle(event.target);
    const cost = (each) => {
      const [u, v] = middle(each);
      const ahead = (u - x) * right + (v - y) * down;
      const aside = right ? Math.abs(v - y) : Math.abs(u - x);
      return ahead > 3 ? ahead + 3 * aside : Infinity;
    };
    const line = right ? event.target.closest("[data-line]") : null;
    const near = targets().filter((each) => each !== event.target && (!line || line.contains(each)));
    const next = near.reduce((one, other) => (!one || cost(other) < cost(one) ? other : one), null);
    if (!next || cost(next) === Infinity) return;
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
