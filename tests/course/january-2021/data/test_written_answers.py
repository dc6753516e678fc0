"""What the kit takes as a written answer: whatever may be honest, in any spelling and language, and no plain nonsense."""

from dataclasses import replace

import pytest
from helpers import ROOT

from whodecides.answers import all_variants, check_answer, is_whole, read_tasks
from whodecides.answers.prose import checklist
from whodecides.build.model_answers import OPEN_KINDS
from whodecides.case import citable
from whodecides.i18n import translator
from whodecides.texts import count_words, is_reason

WRITTEN = [
    task
    for path in sorted((ROOT / "course/january-2021/keys").glob("*.json"))
    for whole in read_tasks(path)
    if whole.kind in OPEN_KINDS
    for task in all_variants(whole)
]
FOOD = (
    "My favourite food is pizza with cheese and tomatoes. My dog eats soup every morning and sleeps under the table. I "
    "would like a bigger kitchen because cooking is fun and my friends come to dinner on Sunday. Chocolate cake is the "
    "best dessert, and bananas are yellow. In the evening we drank tea and played cards, and it rained all night long."
)
NONSENSE = {
    "lorem ipsum": (
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore "
        "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo "
        "consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur."
    ),
    "keys": " ".join(["asdf qwer zxcv uiop hjkl vbnm tyui fghj dfgh cvbn poiu lkjh mnbv rewq fdsa vcxz yuio ghjk"] * 4),
    "one word": "blah " * 66,
    "food": FOOD,
    "food in French": (
        "J'ai mangé du fromage et mon chien aime la soupe. Nous avons préparé des pommes de terre avec du beurre dans la "
        "cuisine, et ma grand-mère a fait du pain pendant que le chat dormait sur le canapé. Le soir, il a plu, et nous "
        "avons joué aux cartes en buvant du thé. Le lendemain matin il y avait du café chaud sur la table pour tous."
    ),
    "a match": (
        "Our team won the match on Saturday with two goals in the second half. The goalkeeper was great, and the fans sang "
        "all evening. Next week we travel to the coast by train and play against last season's winners. I will bring a "
        "red scarf and two sandwiches, and my brother wants to sit near the goal, where one sees and hears the most."
    ),
}
# Short, misspelt, plain, and in other languages than the question's: each may be meant.
HONEST = {
    "French": (
        "Pour la chancelière allemande, les limites doivent venir du législateur, et la suspension permanente est "
        "problématique (DEU-04). Le président du Mexique refuse toute censure et veut que les États fixent les règles "
        "(MEX-06). Contre ma thèse parle une ministre allemande, qui trouve que les plateformes ont agi beaucoup trop tard "
        "(DEU-01). Les deux gouvernements étaient donc proches sur une question, et loin l'un de l'autre sur la mesure."
    ),
    "Spanish": (
        "Para la canciller alemana los límites deben venir del legislador, y la suspensión permanente le parece "
        "problemática (DEU-04). El presidente de México no acepta que se censure a nadie y quiere que los Estados regulen "
        "(MEX-06). En contra habla una ministra alemana, que cree que las plataformas llegaron demasiado tarde (DEU-01). "
        "Los dos gobiernos estaban cerca en una pregunta y lejos en la otra, y no hablaban de la misma medida."
    ),
    "German": (
        "Nach Angela Merkels Sprecher ist die dauerhafte Sperrung problematisch, weil Grenzen der Meinungsfreiheit vom "
        "Gesetzgeber kommen müssen und nicht von der Führung eines Unternehmens (DEU-04). Mexikos Präsident lehnt jede "
        "Zensur ab (MEX-06). Dagegen spricht eine Ministerin: Sie fand, die Plattformen hätten viel zu spät gehandelt "
        "(DEU-01). Beide waren sich also nur in der Frage nahe, wer entscheidet, und nicht über die Maßnahme selbst."
    ),
    "misspelt": (
        "Germny and Mexcio wer not on the same side. The german chanclor said it is problmatic that twiter decieds (DEU-04), "
        "she wants that the parlament makes the ruels. The mexcan presidnt is aginst any censorshp (MEX-06) and he dos not "
        "aksept it at all. But one german minster thoght that the platfroms came to late (DEU-01), so its not the same for "
        "evrybody in the goverment."
    ),
}


@pytest.fixture(scope="module")
def known(case):
    return citable(case)


def open_task(known, task):
    """The task without what it asks of single ids: what is left is the one rule for all texts."""
    return replace(task, codes=[], closing=False, places=[], cite=0, words=[5, 400])


def test_every_answer_that_the_course_foresees_is_taken(known):
    for task in WRITTEN:
        foreseen = [each["text"] for each in task.samples] + [each.get("anchor", "") for each in task.rubric]
        for text in filter(None, foreseen):
            found = check_answer(open_task(known, task), text, 1, known)
            assert found.whole, f"{task.id}: {text}: {found.text}"


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_an_honest_answer_is_taken_in_any_language_and_spelling(known, text):
    for task in WRITTEN:
        found = check_answer(open_task(known, task), text, 1, known)
        assert found.whole, f"{task.id}: {found.text}"
    argument = next(task for task in WRITTEN if task.id == "06.6")
    assert is_whole(argument, text, known)


@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_in_every_written_task_with_ids_and_without(known, text):
    for task in WRITTEN:
        for cited in ("", " (MEX-06, DEU-04, DEU-01)", " (USA-section-230, EUU-dsa)", " (C53)"):
            found = check_answer(open_task(known, task), text + cited, 1, known)
            assert not found.whole and found.right is False, f"{task.id} takes {text}{cited}"
            assert not check_answer(task, text + cited, 1, known).whole


def test_the_question_copied_is_no_answer(known):
    for task in WRITTEN:
        found = check_answer(open_task(known, task), f"{task.question} {task.question.upper()}", 1, known)
        assert not found.whole, task.id


def test_an_invented_id_is_refused_and_the_pointer_fits_where_the_text_is_written(known):
    for task in WRITTEN:
        honest = HONEST["French"] + " (FRA-99)"
        found = check_answer(replace(open_task(known, task), kind=task.kind), honest, 1, known)
        assert not found.whole and "FRA-99" in found.text
        assert "comparator" not in found.text


def test_what_is_seen_stands_on_the_list_before_one_stores(known):
    task = next(task for task in WRITTEN if task.id == "07.5")
    off, on = (
        {each["text"]: each["done"] for each in checklist(task, text, known, translator("en"))}
        for text in (FOOD + " (USA-section-230, EUU-dsa)", HONEST["French"])
    )
    line = "Words of the question, of the case, or of what you cite"
    assert off[line] is False and on[line] is True


def test_a_law_needs_two_instruments(known):
    task = next(task for task in WRITTEN if task.id == "07.5")
    two = task.samples[0]["text"]
    assert is_whole(task, two, known)
    for one in (
        two.replace("(EUU-dsa)", ""),
        two.replace("EUU-dsa", "USA-section-230"),
        two.replace("EUU-dsa", "EUU-05"),
    ):
        assert count_words(one) >= task.words[0]
        assert check_answer(task, one, 1, known).text == task.codes[0]["feedback"]


def test_a_whole_text_is_told_what_was_seen_and_how_to_judge_it_alone(known):
    for task in WRITTEN:
        if task.samples:
            said = check_answer(task, task.samples[0]["text"], 1, known).text
            assert "not whether it is good" in said and "two answers below" in said
            assert not said.rpartition("\n")[2].startswith(("Stored", "Your answer is stored"))
            before, _, _ = task.right.partition("lassmate")
            assert before == task.right or "?" in before, f"{task.id}: nothing to do for who is alone"


def test_beside_a_correction_stands_what_it_corrects(known):
    task = next(task for task in WRITTEN if task.id == "03.6")
    invented = "On 3 March 2019 Poland's parliament adopted a law on the unlawful removal of posts (C53)."
    said = check_answer(task, invented, 1, known).text
    assert (
        "A law against removing lawful content was recently adopted in Poland." in said and "Our verdict: false" in said
    )
    assert "It was a ministry draft" in said
    assert "C'était un projet de ministère" in check_answer(task, invented, 1, known, "fr").text


NO_REASONS = [
    "asdf qwer zxcv",
    "asd qwe zxc",
    "dont know",
    "I do not know",
    "I don't know.",
    "no idea",
    "je ne sais pas",
    "no lo sé",
]


@pytest.mark.parametrize("text", NO_REASONS)
def test_keys_in_a_row_and_no_answer_are_no_reason(text):
    assert not is_reason(text)


@pytest.mark.parametrize(
    "text", ["the law names it", "No law says so", "No rule was there", "pas de règle claire", "he had the power"]
)
def test_three_words_that_say_why_are_a_reason(text):
    assert is_reason(text)
