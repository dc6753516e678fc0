"""A robot that walks an exercise by *Onward*, and says what a student would stumble over.

Where a question speaks of something that is shown, both stand in view together; no question is passed over, and the bar
names the one that is in view. Nothing scrolls sideways, and on a phone each target is large enough for a thumb.
"""

from screen_robot import SIDEWAYS, SIZES, SMALL, THUMB

LEAST = 160  # pixels of a question, or of what is shown, by which one sees what it is
BEGUN = 32  # pixels of a question: the line that names it
MOST_STOPS = 40

# Where one is: the number of the screen at work, and its questions with their boxes and that of what they speak of.
PLACE = """() => {
  const box = (each) => { const { left, right, top, bottom } = each.getBoundingClientRect(); return { left, right, top, bottom }; };
  const bar = document.querySelector('.onward');
  const covered = (shown) => { // whether its button stands beside what one reads, not in a row of its own
    const button = shown.querySelector(':scope > .enlarge');
    return button.checkVisibility() && button.offsetWidth < shown.clientWidth - 16;
  };
  return {
    said: bar.querySelector('.far').textContent,
    floor: bar.getBoundingClientRect().top,
    screens: [...document.querySelectorAll('.screen')].map((screen) => ({
      ...box(screen),
      heading: screen.querySelector('h1, h2').textContent,
      shown: [...screen.querySelectorAll(':scope > .shown')].map((each) => ({ ...box(each), holds: each.scrollHeight, covered: covered(each) })),
      questions: [...screen.querySelectorAll('.wd-task')].map((each) => ({ ...box(each), task: each.dataset.tasks })),
    })),
  };
}"""


def walk_questions(page, size):
    """Walk the exercise that is open; return what is wrong, each problem once."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    problems, met = [], []
    onward = page.locator(".onward > .go-on")
    for _stop in range(MOST_STOPS):
        place = page.evaluate(PLACE)
        problems += _seen(place, met)
        if onward.is_disabled():
            break
        onward.click()
    else:
        problems.append(f"Onward does not end after {MOST_STOPS} presses")
    asked = [each["task"] for screen in place["screens"] for each in screen["questions"]]
    problems += [f"Onward passes over {task}" for task in asked if task not in met]
    problems += [f"{each} scrolls sideways" for each in page.evaluate(f"({SIDEWAYS})(document.querySelector('main'))")]
    if size == "phone":
        # Those of a tool are the same as in its lesson, where screen_robot.py looks at them.
        for each in page.locator(".wd-cell:has(> .wd-task), .wd-text, .shown:not(:has(.whodecides))").element_handles():
            problems += [f"under {THUMB} px: {small}" for small in page.evaluate(SMALL, [each, THUMB])]
    return list(dict.fromkeys(problems))


def _seen(place, met):
    """Add to `met` the question that the bar names; return what is wrong with how it stands there."""
    number, _, task = place["said"].partition(" · ")
    screen = place["screens"][int(number.split(" / ")[0]) - 1]
    if not task:
        return [f"the bar names no task in “{screen['heading']}”"] if screen["questions"] else []
    question = next((each for each in screen["questions"] if each["task"] == task), None)
    if not question:
        return [f"the bar names {task} in “{screen['heading']}”"]
    top, floor = max(0, question["top"]), place["floor"]
    problems = []
    if screen["shown"]:
        (shown,) = screen["shown"]
        is_beside = shown["left"] >= question["right"]
        if shown["covered"]:
            problems.append(f"{task}: a button lies over what it speaks of")
        if not is_beside and (question["left"] < shown["left"] - 1 or question["right"] > shown["right"] + 1):
            problems.append(f"{task} is wider than what it passes behind")
        seen = min(shown["bottom"], floor) - max(shown["top"], 0)
        if seen < min(LEAST, shown["holds"]) - 1:
            problems.append(f"{task}: of what it speaks of {seen:.0f} px are in view")
        top = top if is_beside else max(top, shown["bottom"])
    begins = (
        question["top"] >= top - 1
        and min(question["bottom"], floor) - top >= min(LEAST, question["bottom"] - question["top"]) - 1
    )
    if begins and task not in met:
        met.append(task)
    if task not in met and min(question["bottom"], floor) - top < BEGUN:
        problems.append(f"the bar names {task}, of which {min(question['bottom'], floor) - top:.0f} px are in view")
    return problems
