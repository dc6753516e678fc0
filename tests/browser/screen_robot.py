"""A robot that walks a lesson screen by screen, and says what a reader would stumble over.

On each screen it presses what answers (`data-act`). Then heading, text, what was pressed and the answer (`data-answer`)
have to stand in view together, nothing scrolls sideways, and on a phone each target is large enough for a thumb.
"""

from typing import NamedTuple

from playwright.sync_api import TimeoutError

BAR = 56  # pixels: the bar below a plain page
LAB = 620 - 480  # pixels that JupyterLab and the bar of a lesson take of a window; test_screens.py measures it
SIZES = {"laptop": (1366, 620 - LAB + BAR), "phone": (390, 750)}
THUMB = 44  # pixels
MOST_STOPS = 6  # of Onward on one screen: each brings into view what is not answered or not opened yet
MOST_PRESSES = 12  # on one screen; a robot need not finish what is long

ACTS = "[data-act]:not([disabled], [aria-disabled='true'], [aria-pressed='true']):visible"

# The boxes of what has to be seen together, as [name, top, bottom] in the window.
SEEN = """(screen, key) => {
  const boxes = [['heading', screen.querySelector('h1, h2')], ['text', screen.querySelector('.wd-text > :last-child')],
    ['control', key && screen.querySelector(`[data-key="${CSS.escape(key)}"]`)],
    ...[...screen.querySelectorAll('[data-answer]')].filter((each) => each.checkVisibility() && each.innerText.trim()).map((each) => ['answer', each])];
  return boxes.filter(([, each]) => each).map(([name, each]) => {
    const { top, bottom } = each.getBoundingClientRect();
    return [name, Math.round(top), Math.round(bottom)];
  });
}"""

ANSWERED = """(screen) => [...screen.querySelectorAll('[data-answer]')].some((each) => each.checkVisibility() && each.innerText.trim())"""

# What a press has sent has arrived, and what came back is drawn.
SETTLED = """async () => {
  await window.toPython('{"id": ""}');
  for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}"""

SIDEWAYS = """(screen) => {
  const page = document.scrollingElement;
  const wide = [...screen.querySelectorAll('*')].filter((each) => each.checkVisibility() && each.clientWidth && each.scrollWidth > each.clientWidth + 1
    && /auto|scroll/.test(getComputedStyle(each).overflowX));
  return [...(page.scrollWidth > page.clientWidth ? ['the page'] : []), ...wide.map((each) => `${each.tagName}.${each.getAttribute('class')}`)];
}"""

SMALL = """([screen, thumb]) => [...screen.querySelectorAll('button, select, input, summary, textarea, a[href], [data-act]')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.matches('p a, li a, dd a, .wd-hidden, .wd-hidden *'))
  .map((each) => [each, (each.closest('label') ?? each).getBoundingClientRect()])
  .filter(([, { width, height }]) => width && Math.min(width, height) < thumb - 0.5)
  .map(([each, { width, height }]) => `${each.tagName} “${each.textContent.trim().slice(0, 30)}” ${Math.round(width)} × ${Math.round(height)}`)"""

# A place in a text that nothing was put into, in what is read or said of a control.
PLACEHOLDERS = r"""(screen) => [...screen.querySelectorAll('.whodecides, .whodecides *')].filter((each) => !each.closest('pre, code, textarea'))
  .flatMap((each) => [...[...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data), each.ariaLabel ?? '', each.title ?? ''])
  .filter((text) => /\{\w*\}/.test(text))"""

# Words in view that are not what is judged (`data-judged`), nor what one opens by choice.
WORDS = """() => {
  const skipped = 'script, style, option, nav, [data-judged], blockquote, .wd-said, .wd-hidden, details:not([open]) > :not(summary)';
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.checkVisibility() && !parent.closest(skipped)) words += (walk.currentNode.data.match(/[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,-]*/gu) ?? []).length;
  }
  return words;
}"""


class Screen(NamedTuple):
    """What the robot found on one screen: its heading, how often it pressed, and what is wrong there."""

    heading: str
    presses: int
    problems: list[str]


def walk(page, size):
    """Walk the lesson that is open; return the screens in order."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    found = []
    for place in range(page.locator(".screen").count()):
        if place:
            _go_on(page, page.locator(".screen").nth(place))
        found.append(_look_at(page, page.locator(".screen").nth(place), place, size))
    return found


def _go_on(page, screen):
    """Press Onward until a screen is there: before it comes what the one before still asks or has to show."""
    for _press in range(MOST_STOPS):
        page.locator(".onward > .go-on").click()
        if screen.evaluate("(each) => each.getBoundingClientRect().top") < 16:
            return


def words_met(page):
    """Return how many words of ours stand in view on all screens."""
    return page.evaluate(WORDS)


def _look_at(page, screen, place, size):
    heading = screen.locator("h1, h2").first.inner_text()
    problems = []
    top = screen.evaluate("(each) => each.getBoundingClientRect().top")
    if place and abs(top) > 16:
        problems.append(f"Onward brings it to {top:.0f} px")
    tasks = (
        screen.locator("[data-tasks]").first.get_attribute("data-tasks")
        if screen.locator("[data-tasks]").count()
        else ""
    )
    if tasks not in page.locator(".onward").inner_text():
        problems.append(f"the bar does not name {tasks}")
    pressed = []
    if screen.locator(".whodecides").count():
        if not screen.locator(ACTS).count():
            problems.append("nothing in it answers at one press")
        problems += _placeholders(screen)
        while len(pressed) < MOST_PRESSES and (act := _next_act(screen, pressed)):
            pressed.append(_press(page, screen, act))
            problems += _placeholders(screen)
            if len(pressed) == 1:
                problems += _together(page, screen, pressed[0])
    problems += [f"{each} scrolls sideways" for each in screen.evaluate(SIDEWAYS)]
    if size == "phone":
        small = page.evaluate(SMALL, [screen.element_handle(), THUMB])
        problems += [f"under {THUMB} px: {each}" for each in dict.fromkeys(small)]
    return Screen(heading, len(pressed), list(dict.fromkeys(problems)))


def _placeholders(screen):
    return [f"nothing was put into “{text.strip()}”" for text in screen.evaluate(PLACEHOLDERS)]


def _next_act(screen, pressed):
    """Return the first thing that answers and was not pressed yet, so that each row of a task has its turn; or None."""
    keys = screen.locator(ACTS).evaluate_all("(all) => all.map((each) => each.dataset.key ?? null)")
    return next((screen.locator(ACTS).nth(at) for at, each in enumerate(keys) if each not in pressed), None)


def _press(page, screen, act):
    """Press what answers; return its key."""
    key = act.get_attribute("data-key")
    if act.evaluate("(each) => each.matches('[type=submit]')"):
        for option in screen.locator("input[type=radio]").all()[:1]:
            option.check()
    act.click()
    page.evaluate(SETTLED)
    return key


def _together(page, screen, key):
    height = page.viewport_size["height"] - BAR
    try:
        page.wait_for_function(ANSWERED, arg=screen.element_handle(), timeout=20_000)
    except TimeoutError:
        return ["what was pressed gives no answer"]
    return [
        f"{name} from {top} to {bottom} px, of {height} in view"
        for name, top, bottom in screen.evaluate(SEEN, key)
        if top < -1 or bottom > height + 1
    ]
