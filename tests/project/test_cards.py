"""Cards and sheets on paper: as many of each role as there are seats, no key on a student's page, nothing English in French."""

import re
import tomllib
from html import unescape
from html.parser import HTMLParser

import pytest
from helpers import KIT, ROOT, first_in_gate

from whodecides.agreement_measures import alpha_of_counts, count_matrix
from whodecides.answers import lesson_tasks
from whodecides.article_claims import claim_ids
from whodecides.case import Reader, case_paths
from whodecides.cli import main
from whodecides.coding import coding_set
from whodecides.errors import KitError
from whodecides.prepare.cards import INSTRUCTOR_PAGE, cards, chosen_lessons, sheets_of_paper
from whodecides.prepare.cards.seating import delegation_seats, players, sizes_of_rooms
from whodecides.prepare.folder import read_class_kit
from whodecides.tools.hearing.room import side_names
from whodecides.tools.hearing.seats import MOST_PEOPLE, SIDES, seats
from whodecides.tools.negotiation.model import load_table
from whodecides.tools.negotiation.wordings import delegation_names

TASKS = {each.id: each for each in lesson_tasks(KIT)}
WITHOUT_A_COMPUTER = ("00", "01", "03", "06")  # the lessons of the route of three sessions
GAMES = ("08", "09")


class Headings(HTMLParser):
    """The headings of a page, by their tag, and all of its text."""

    def __init__(self, page):
        super().__init__()
        self.found, self.words, self._open = {"h1": [], "h2": [], "h3": []}, [], None
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self._open = tag if tag in self.found else self._open
        if tag in self.found:
            self.found[tag].append("")

    def handle_endtag(self, tag):
        self._open = None if tag == self._open else self._open

    def handle_data(self, data):
        self.words.append(data)
        if self._open:
            self.found[self._open][-1] += data


def text_of(page):
    return re.sub(r"\s+", " ", unescape(" ".join(Headings(page).words)))


@pytest.fixture(scope="module")
def sheets(case):
    return cards(KIT, case, chosen_lessons(KIT)[0], 18, "a4", "en")


@pytest.mark.parametrize("students", [3, 5, 10, 11, 18, 45, 60, 61, 100])
def test_each_role_and_each_delegation_is_printed_as_often_as_people_have_it(case, students):
    files = cards(KIT, case, GAMES, students, "letter", "en")
    reader, found = Reader(case, "en"), sizes_of_rooms(students)
    assert sum(size * count for size, count in found.items()) == students and max(found) <= MOST_PEOPLE
    for size in found:
        room = f"-room-of-{size}" if len(found) > 1 else ""
        seated = seats(size)
        roles = Headings(files[f"cards/08-sides{room}.html"]).found["h2"]
        assert [roles.count(each) for each in side_names(reader).values()] == [seated.each] * len(SIDES)
        assert len(roles) == seated.each * len(SIDES)
        assert len(Headings(files[f"cards/08-bench{room}.html"]).found["h2"]) == seated.bench
        seats_and_rulings = Headings(files[f"cards/08-bench-seats{room}.html"]).found["h2"]
        assert len(seats_and_rulings) == seated.bench + 2, "what the room writes together is there once"
        if not seated.together:
            assert len(roles) + seated.bench + seated.clerk == size
        briefs = Headings(files[f"cards/09-briefs{room}.html"]).found["h2"]
        names = delegation_names(reader)
        tables = delegation_seats(case, size)
        assert {each: briefs.count(names[each]) for each in names} == {
            each: sum(seated[each] for seated in tables) for each in names
        }
        assert len(tables) == 1 + (size > 33) and len(briefs) == max(size, len(names))
        slips = Headings(files[f"cards/09-slips{room}.html"]).found["h2"]
        assert all(sum(name in slip for slip in slips) == 2 for name in names.values())
    assert len([each for each in files if "08-sides" in each]) == len(found)


def test_a_sheet_for_rooms_of_two_sizes_has_one_name(case):
    page = text_of(cards(KIT, case, GAMES, 61, "a4", "en")[INSTRUCTOR_PAGE])
    assert page.count("08 · Hearing: the bench ") == 2 and "Hearing: the bench 2" not in page


def test_few_people_play_all_delegations_and_nobody_plays_more_than_one_too_many(case):
    codes = list(load_table(case).delegations)
    for people in range(1, len(codes)):
        played = players(codes, people)
        assert sorted(each for own in played for each in own) == sorted(codes)
        assert {len(own) for own in played} <= {len(codes) // people, -(-len(codes) // people)}
    assert players(codes, len(codes)) == []


def test_the_wall_has_a_sheet_for_each_clause_with_all_its_wordings(case, sheets):
    found = Headings(sheets["cards/09-wall.html"]).found["h2"]
    assert len(found) == len(case["clauses"])
    for page in ("cards/09-wall.html", "cards/09-clauses.html"):
        shown = text_of(sheets[page])
        assert all(re.sub(r"\s+", " ", each) in shown for each in case["variants"]["wording_en"]), page


def asked_on(sheets):
    """Return the tasks that stand on the pages of students."""
    ids = {each for page in sheets for each in Headings(sheets[page]).found["h3"] if page != INSTRUCTOR_PAGE}
    return [TASKS[each] for each in sorted(ids & set(TASKS))]


def secrets(case, sheets):
    """Return what no student's page may say: answers, feedback, verdicts, who spoke, what was done."""
    for task in asked_on(sheets):
        yield from [task.right, task.hint]
        yield from (each.get("feedback", "") for part in (task.options, task.items, task.mistakes) for each in part)
        yield from (each["text"] for each in task.samples)
    yield from case["class_claims"]["reason_en"]
    yield from case["queue"]["did_en"]
    yield from case["queue"]["who_en"]
    yield from case["hearing_steps"]["board_en"]


def test_a_key_stands_on_the_instructors_page_alone(case, sheets):
    told = [re.sub(r"\s+", " ", each) for each in secrets(case, sheets) if len(each) > 12]
    assert len(told) > 80
    for page, content in sheets.items():
        shown = text_of(content)
        assert (page == INSTRUCTOR_PAGE) or [each for each in told if each in shown] == [], page
    answers = text_of(sheets[INSTRUCTOR_PAGE])
    assert all(each in answers for each in [*case["class_claims"]["reason_en"], *case["hearing_steps"]["board_en"]])
    for task in asked_on(sheets):
        if task.kind in ("choice", "prediction"):
            right = next((each for each in task.options if each.get("right") or each["id"] == task.outcome), None)
            assert right is None or right["text"] in answers, task.id


def test_statements_to_code_do_not_tell_who_speaks_and_claims_do_not_tell_our_verdict(case, sheets):
    shown = text_of(sheets["cards/04-statements.html"])
    for each in coding_set(case):
        statement = case.row("statements", each)
        assert each not in shown and case.row("actors", statement["actor"])["name"] not in shown
    judged, stamped, reader = text_of(sheets["cards/03-page.html"]), sheets["cards/03-stamps.html"], Reader(case, "en")
    claims, stamps = claim_ids(case, "class"), case.vocabulary("class_claims", "slip")
    assert all(each in judged and each in text_of(stamped) for each in claims)
    for slip in stamps:  # above the boxes, and with its meaning, on each of four slips
        assert text_of(stamped).count(reader.short_word(slip, "class_claims.slip")) >= 2 * 4, slip
    assert stamped.decode().count('<span class="box">') == 4 * len(claims) * len(stamps)
    for page in (judged, text_of(stamped)):
        assert not any(f" {each} " in page for each in ("imprecise", "misleading", "unsupported"))


def test_cards_to_be_ordered_do_not_lie_in_order(sheets):
    places = [each["place"] for each in TASKS["01.2"].items]
    assert places != sorted(places)
    found = Headings(sheets["cards/01-order-cards.html"]).found["h3"]
    assert [each.strip().split(" ", 1)[0] for each in found] == 2 * list("ABCDEFGH"), "two decks on a sheet"


def test_the_route_of_three_sessions_has_its_tasks_on_paper(sheets):
    asked = {each.id for each in asked_on(sheets)}
    for lesson in WITHOUT_A_COMPUTER:
        assert any(each.startswith(f"cards/{lesson}-") for each in sheets)
        prediction = next(each.id for each in TASKS.values() if each.id[:2] == lesson)
        assert prediction in asked, "each lesson begins with its first decision"


def test_a_page_is_whole_fetches_nothing_and_the_same_class_gives_the_same_bytes(case, sheets):
    again = cards(KIT, case, chosen_lessons(KIT)[0], 18, "a4", "en")
    assert again == sheets
    for page, content in sheets.items():
        shown = content.decode()
        assert len(Headings(content).found["h1"]) == 1 and "size: A4" in shown, page
        assert ('class="sheet' in shown) != ("counter(page)" in shown), "slips are cut, pages are counted"
        assert not re.search(r"<script|<img|<link|url\(|@import", shown), page


def test_what_is_ours_is_in_the_language_and_what_is_taught_says_that_it_is_english(case):
    french = cards(KIT, case, ("00", "08"), 18, "letter", "fr")
    assert "size: letter" in french[INSTRUCTOR_PAGE].decode() and 'lang="fr"' in french[INSTRUCTOR_PAGE].decode()
    assert "Combien" in text_of(cards(KIT, case, ("04",), 18, "letter", "fr")["cards/04-agreement.html"])
    worksheet = french["cards/00-you-decide-first.html"].decode()
    assert re.search(r'<section class="task" lang="en">', worksheet)
    assert "Audience : le greffe" in text_of(french["cards/08-clerk.html"]).replace("\u00a0", " ")


def test_alpha_by_hand_is_the_alpha_of_the_kit(case):
    """The steps on the sheet: A, n × (n − 1), C, then (A − C) ÷ (1 − C)."""
    import pandas as pd

    first, second = list("aabbccddabcd"), list("aabbccdaabbd")
    count = len(first)
    both = first + second
    same = sum(a == b for a, b in zip(first, second, strict=True)) / count
    chance = sum(both.count(each) * (both.count(each) - 1) for each in set(both)) / (2 * count * (2 * count - 1))
    counts = count_matrix(pd.DataFrame({"A": first, "B": second}), tuple("abcd"))[0]
    assert (same - chance) / (1 - chance) == pytest.approx(alpha_of_counts(counts, "nominal"))
    page = text_of(cards(KIT, case, ("05",), 2, "a4", "en")["cards/05-alpha.html"])
    codes = 2 * len(coding_set(case))
    assert f"÷ {codes * (codes - 1)} =" in page and "(A − C) ÷ (1 − C)" in page


def test_weights_added_up_by_hand_give_the_order_of_the_instructors_page(case, sheets):
    """The numbers of the sheet × the weights, added, ÷ their sum: the order that the kit ranks."""
    page = sheets["cards/06-weights.html"].decode()
    alike, *_tables = re.findall(r"(?s)<table.*?</table>", page)
    rows = {
        name: [int(each) for each in re.findall(r"<td>(\d+)</td>", row)]
        for name, row in re.findall(r'(?s)<th scope="row">([^<]+)</th>(.*?)</tr>', alike)
    }
    told = text_of(sheets[INSTRUCTOR_PAGE])
    firsts = set()
    for weights in ((1, 1, 1), (1, 1, 0)):
        sums = {
            name: sum(a * w for a, w in zip(row, weights, strict=True)) / sum(weights) for name, row in rows.items()
        }
        order = sorted(sums, key=sums.get, reverse=True)
        firsts.add(order[0])
        assert re.search(r" \d+, ".join(map(re.escape, order)) + r" \d+", told), weights
    assert len(rows) == 4 and len(firsts) == 2, "the weights decide who is nearest"


def test_what_a_line_of_code_counts_holds_the_answer_of_its_task(sheets):
    table = re.search(r"(?s)<table.*?</table>", sheets["cards/06-count.html"].decode())[0]
    column = re.findall(r'<th scope="col">([^<]+)</th>', table).index("FRA") - 1
    row = re.search(r'(?s)<th scope="row">national law or state</th>(.*?)</tr>', table)[1]
    assert int(re.findall(r"<td>(\d+)</td>", row)[column]) == TASKS["06.4"].answer


def test_each_day_of_the_record_is_a_table_whose_heads_name_it(case, sheets):
    """The heads of a table stand again above what runs on in the next column."""
    tables = re.findall(r"(?s)<table.*?</table>", sheets["cards/01-record.html"].decode())
    heads = [re.findall(r'<th scope="col">([^<]+)</th>', each) for each in tables]
    assert len(tables) > 5 and len({day for _hour, day in heads}) == len(tables)
    days = case["events"].set_index("id")["date"]
    for table, (_hour, day) in zip(tables, heads, strict=True):
        for each in re.findall(r"\((E\d+)\)", table):
            assert day.split()[0] == str(int(str(days[each])[8:10])), each


def test_what_one_sees_around_the_page_does_not_say_how_sure_one_may_be(case, sheets):
    """Task 03.1 asks how sure one may be; what was found is given out after it."""
    seen, found = text_of(sheets["cards/03-reading-around.html"]), text_of(sheets["cards/03-findings.html"])
    assert "after task 03.1" in found
    shown = case["origins"].query("seen_en != ''")
    assert len(shown) > 3
    for each in shown.to_dict("records"):
        assert re.sub(r"\s+", " ", each["seen_en"]) in seen
        if each["finding_en"] not in each["seen_en"]:
            assert re.sub(r"\s+", " ", each["finding_en"]) in found and each["finding_en"] not in seen
    reader = Reader(case, "en")
    assert not any(reader.word(each, "origins.certainty") in seen for each in case.vocabulary("origins", "certainty"))


def test_how_long_a_text_is_to_be_is_said_once(sheets):
    """Where a question says it, the line below it does not."""
    for page in sheets:
        for asked in re.findall(r'(?s)<p class="question">(.*?)</div>', sheets[page].decode()):
            counts = re.findall(r"\b\d+ to \d+ words\b", asked)
            assert len(counts) == len(set(counts)), page
    assert "The back is yours, too." in text_of(sheets["cards/03-writing.html"])
    assert "30 to 90 words; the back is yours, too" in text_of(sheets["cards/02-worksheet.html"])


def test_the_three_part_test_is_done_on_paper_and_what_was_said_comes_afterwards(case, sheets):
    asked, told = text_of(sheets["cards/02-steps.html"]), text_of(sheets["cards/02-steps-told.html"])
    assert asked.count("Cannot tell") == 6, "both situations are on one sheet"
    assert asked.count("Your reason, in one sentence") == 6
    steps = case["fact_steps"]
    chosen = steps[steps["pattern"].isin(["albania-tiktok", "uganda-block"])]
    assert len(chosen) == 6
    for each in chosen["said_en"]:
        words = re.sub(r"\s+", " ", each)
        assert words in told and words in text_of(sheets[INSTRUCTOR_PAGE]) and words not in asked


def test_six_questions_are_asked_of_three_texts_and_answered_elsewhere(case, sheets):
    asked = sheets["cards/07-six-questions.html"].decode()
    assert asked.count('<td class="blank"></td>') == 2 * 18
    told = re.findall(r"(?s)<tr>\n(<th scope=\"row\">.*?)</tr>", sheets["cards/07-six-answers.html"].decode())
    assert len(told) == 2 * 3
    answers = text_of(sheets[INSTRUCTOR_PAGE])
    for row in told:
        assert " ".join(re.findall(r"<t[dh][^>]*>([^<]+)</t", row)) in answers
    on_the_day = text_of(sheets["cards/07-texts.html"])
    assert "Status in force adopted or delivered bill in force" in on_the_day, (
        "as the texts stood on the day of the case"
    )
    history = text_of(sheets["cards/07-histories.html"])
    shown = set(case["statuses"].query("instrument == 'RUS-482-fz'")["date"].astype(str))
    assert len(shown) > 2 and all(each in history for each in shown)


def test_the_instructors_page_begins_with_whether_to_print_at_all(sheets):
    page = text_of(sheets[INSTRUCTOR_PAGE])
    assert page.index("With enough screens you print nothing") < page.index("What to print, and how often")


# Sheets that each route took for 18 and for 30 students when each sheet was a page of A4, counted in the browser.
BEFORE_SLIPS = {
    ("any", 1): (147, 245), ("law", 1): (222, 370), ("media", 1): (171, 285), ("politics", 1): (147, 245),
    ("any", 3): (405, 675), ("law", 3): (402, 662), ("media", 3): (333, 555), ("politics", 3): (335, 533),
    ("any", 10): (1016, 1660),
}  # fmt: skip


ROUTES = list(BEFORE_SLIPS)


@pytest.mark.parametrize("route", first_in_gate(ROUTES[0], *((each,) for each in ROUTES[1:])))
def test_a_route_takes_half_the_paper_at_most_and_says_how_much(case, route):
    discipline, sessions = route
    for students, before in zip((18, 30), BEFORE_SLIPS[route], strict=True):
        plan = read_class_kit(ROOT, minutes=75, students=students, discipline=discipline, sessions=sessions).plan
        assert 2 * sheets_of_paper(KIT, case, plan.lessons, students) <= before


def test_the_instructor_is_told_how_much_paper(case, sheets):
    page = text_of(sheets[INSTRUCTOR_PAGE])
    count = int(re.search(r"Sheets of paper: (\d+)\. Students", page)[1])
    by_lesson = re.findall(r"(\d\d) – (\d+)", re.search(r"lesson by lesson: ([^.]+)\.", page)[1])
    assert [number for number, _count in by_lesson] == chosen_lessons(KIT)[0]
    assert count == sum(int(each) for _number, each in by_lesson) == sheets_of_paper(KIT, case, chosen_lessons(KIT)[0], 18)  # fmt: skip
    assert "Sheets of paper, about:" in text_of(cards(KIT, case, ["02"], 18, "letter", "en")[INSTRUCTOR_PAGE])


def test_the_page_begins_with_the_few_sheets_of_each_lesson_and_their_count(case):
    made = cards(KIT, case, ["00", "02", "08"], 24, "a4", "en")
    page = unescape(made["cards.html"].decode())
    told = re.search(r"If you print only this: (.*?)\. Sheets of paper: (\d+)\.", page)
    names = [f"{part[:2]}-{each}" for part in told[1].split(" · ") for each in part[3:].split(", ")]
    assert {each[:2] for each in names} == {"00", "02", "08"} and all(f"cards/{each}.html" in made for each in names)
    assert "A stack for each room" not in page, "one room holds all"
    everything = int(re.search(r"Sheets of paper: (\d+)\. Students", page)[1])
    assert 0 < int(told[2]) < everything / 2
    assert page.index("If you print only this") < page.index("With enough screens you print nothing")


def test_a_class_in_several_rooms_is_told_what_lies_in_the_stack_of_each(case):
    page = unescape(cards(KIT, case, ["08", "09"], 400, "a4", "en")[INSTRUCTOR_PAGE].decode())
    told = re.search(r"If you print only this: (.*?)\. Sheets", page)[1]
    assert told.startswith("08 case-file, ") and "room-of" not in told
    stacks = page.partition("A stack for each room")[2].partition("Who sits where")[0]
    pieces = {name: int(count) for name, count in re.findall(r">(\d\d-[\w-]+)</t[hd]>\s*<td[^>]*>(\d+)<", stacks)}
    assert pieces["09-briefs-room-of-57"] == 57 and pieces["09-briefs-room-of-58"] == 58, "a brief for each seat"
    assert pieces["08-sides-room-of-57"] == 36 and pieces["08-bench-room-of-57"] == 21


def test_what_followed_says_whose_words_and_how_the_company_read_them(case):
    page = unescape(cards(KIT, case, ["00"], 24, "a4", "en")["cards/00-what-followed.html"].decode())
    assert "Its reading" not in page
    assert re.search(r"(?s)“I will not be going”.{0,80}being received by a number of his supporters", page)


def test_how_often_a_sheet_is_printed_stands_in_the_list(sheets):
    """Print it so often, sheets of paper, how it is cut: 18 on slips of two, four and eight a sheet, nine of a text, 22 slips of eight."""
    shown = sheets[INSTRUCTOR_PAGE].decode()
    listed = (("00-you-decide-first", 9, 9, "in 2"), ("01-record", 9, 18, "–"), ("01-predict", 5, 5, "in 4"), ("02-predict", 3, 3, "in 8"), ("09-slips", 1, 3, "in 8"))  # fmt: skip
    for file, times, paper, cut in listed:
        assert re.search(rf"<td>{file}</td>\s*<td>{times}</td>\s*<td>{paper}</td>\s*<td>{cut}</td>", shown), file


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"paper": "a3"}, "There is no paper 'a3'"),
        ({"students": 0}, "1 to 3000 students"),
        ({"language": "de"}, "de"),
    ],
)
def test_what_is_wrong_is_said(case, changes, said):
    asked = {"lessons": ("08",), "students": 18, "paper": "a4", "language": "en"} | changes
    with pytest.raises(KitError, match=said):
        cards(KIT, case, **asked)


def test_a_sheet_that_asks_for_what_nobody_knows_is_named(case, tmp_path):
    for name in ("course", "data"):
        (tmp_path / name / "january-2021").mkdir(parents=True)
    (tmp_path / "data/january-2021/datapackage.json").write_text("{}", encoding="utf-8")
    kit = case_paths(tmp_path)
    (tmp_path / "course/january-2021/keys").symlink_to(ROOT / "course/january-2021/keys")
    sheet = '[[sheet]]\nlesson = "08"\nfile = "one"\ncopies = "{}"\npieces = ["{}"]\ntasks = ["{}"]\n'
    for wrong, said in ((("all", "queue", "08.1"), "'all'"), (("pair", "que", "08.1"), "queue"), (("pair", "tasks", "08.99"), "08.9"), (("pair\"\nslips = 3 # \"", "tasks", "08.1"), "'3'")):  # fmt: skip
        (tmp_path / "course/january-2021/paper.toml").write_text(sheet.format(*wrong))
        with pytest.raises(KitError, match=said):
            cards(kit, case, ("08",), 5, "a4", "en")
    (tmp_path / "course/january-2021/paper.toml").unlink()
    with pytest.raises(KitError, match="take the whole kit"):
        cards(kit, case, ("08",), 5, "a4", "en")


def test_each_sheet_of_the_course_has_a_name_of_its_own_and_belongs_to_its_lesson():
    rows = tomllib.loads((ROOT / "course/january-2021/paper.toml").read_text(encoding="utf-8"))["sheet"]
    files = [each["file"] for each in rows]
    assert len(set(files)) == len(files) and all(each["file"].startswith(each["lesson"]) for each in rows)
    assert all(task.startswith(each["lesson"]) for each in rows for task in each.get("tasks", ()))


def test_the_command_writes_the_sheets_and_says_what_has_none(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("whodecides.prepare.pdf.find_browser", lambda: None)
    out = tmp_path / "paper"
    asked = ["cards", str(out), "--students", "8", "--lessons", "8,10", "--paper", "letter", "--kit", str(ROOT)]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "To print for 8 students: about " in said
    assert "Nothing is printed for these lessons: 10" in said and "choose Print" in said and INSTRUCTOR_PAGE in said
    assert (
        (out / INSTRUCTOR_PAGE).is_file()
        and (out / "cards/08-sides.html").is_file()
        and not list(out.glob("cards/09*"))
    )
    nothing = tmp_path / "none"
    assert main(["cards", str(nothing), "--students", "8", "--lessons", "10", "--kit", str(ROOT)]) == 1
    assert "lessons: 10" in capsys.readouterr().out and not nothing.exists()
    assert main(asked) == 2 and "name a new folder" in capsys.readouterr().err
    assert main(["cards", str(tmp_path / "x"), "--students", "8", "--lessons", "77", "--kit", str(ROOT)]) == 2
    assert "There is no lesson '77'" in capsys.readouterr().err
