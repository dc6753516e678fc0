"""What a machine can see in a text without understanding it: how long it is, and whether it is plainly no answer.

It judges no more than that: people read what is written.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from functools import cache, lru_cache
from itertools import filterfalse, pairwise
from types import MappingProxyType

FEWEST_IN_REASON = 3  # different words; with fewer nothing is argued
SHORT_TEXT = 5  # words; so short a text may well repeat itself
LONG_TEXT = 90  # words; from here on a text needs no more different ones
MOST_WORDS = 10_000  # that are counted
LONGEST_TEXT = 50_000  # characters of a text that is looked at
MOST_COMPARED = (
    15_000  # characters of it whose words are compared; the longest text that is asked for has some two thousand
)
FEWEST_IN_SENTENCE = 4  # words; a shorter sentence may well come again
FEWEST_DIFFERENT = 1 / 3  # of the words; ordinary texts of this length have more than half
STEM_LENGTH = 5  # letters by which a word is known, whatever its ending: suspend, suspension, suspendió
WORDS_PER_TOPIC_WORD = 20  # words; in so many one is on the topic: the answers that the course foresees have three
COPIED_RUN = 6  # words in a row that stand in the question are copied from it
CACHED_TEXTS = 4  # texts that are kept plain: whatever looks into an answer asks for it anew
MOST_QUESTIONS = 1_000  # whose words are remembered; a course has some hundred

# What keyboards and word processors write in another way.
CHARACTER_VARIANTS = str.maketrans("‘’‛`´“”„‟«»‐‑‒–—−łŁøØđĐ", "'''''" + '"' * 6 + "------" + "lLoOdD")
# Rows of keys, as they lie in English, French and German; fingers run along them in both directions.
_ROWS = "qwertyuiop asdfghjkl zxcvbnm azertyuiop qsdfghjklm wxcvbn qwertzuiop yxcvbnm"
_KEYS = frozenset(two for row in (_ROWS, _ROWS[::-1]) for two in map("".join, pairwise(row)) if " " not in two)
# What says that one has no answer, in the languages of the kit.
_NO_ANSWER = frozenset(
    "i do dont don not know idk no idea clue maybe whatever just because dunno je ne sais pas aucune idee peut etre "
    "yo lo se ni sabe nose quizas porque si".split()
)
# What fills a page before there is a text, and how many of these words no other text has.
_PLACEHOLDER = frozenset(
    "lorem ipsum dolor amet consectetur adipiscing elit eiusmod incididunt labore dolore magna aliqua veniam nostrud "
    "ullamco laboris nisi aliquip commodo consequat aute irure voluptate velit cillum fugiat pariatur".split()
)
FEWEST_PLACEHOLDERS = 4
# What a text on anything may hold: no word of a topic.
_STOP_WORDS = (
    "about above after again against along already although always among another around because become before behind "
    "being below between cannot could doing during either enough every everybody everything first found front further "
    "getting given giving great having himself however itself large later least little makes maybe might never nothing "
    "often other others ought people perhaps place quite rather really right round second several shall should since "
    "small something sometimes somebody still their themselves there therefore these thing things think third those "
    "though three through today together toward under until using wants where whether which while white whole whose "
    "within without world would years yesterday "
    "alors apres aucun aujourd aussi autre avant avait avaient avoir beaucoup celle celui cette comme contre depuis "
    "devant encore entre etaient etait faire jamais jours leurs lorsque maintenant mais meme moins notre notres parce "
    "pendant petit peut plusieurs pourquoi quand quelque rien sans seulement sinon souvent tandis toujours toute toutes "
    "trois votre vraiment veulent "
    "ahora algunas alguno alguien antes aquel aunque cada casi como contra cuando cuanto demas desde despues donde "
    "durante ellas ellos entonces entre estaba estar estos hacer hacia hasta luego mientras mismo mucho nunca nuestro "
    "otras otros porque primero puede quien quiere segun siempre sobre solamente tambien tanto tener tiempo tiene todas "
    "todos trabajo tres usted"
).split()

# MEX-06, EUU-dsa, E162, C11, and what looks like these; a word processor may have made another sign of the hyphen, and
# 14-Jan-21 is a day.
_ID = (
    r"(?P<id>(?P<place>[A-Za-z]{3})[-\u2010-\u2014\u2212](?P<rest>[A-Za-z0-9]+(?:[-\u2010\u2011][A-Za-z0-9]+)*)"
    r"|[EeAa]\d{3}|[CcFfPp]\d{2}|[EAP]\d{4,}|[CFP]\d{3,})(?!\w)"
)
_NUMBER = re.compile(r"\d{1,3}(?![A-Za-z0-9])")
# X99, alone or in a list in brackets, is meant as an id; G7 and G20 are groups of states, A4 and B2 have one digit.
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]")
_ID_IN_BRACKETS = re.compile(r"(?!G\d{1,2}$)[A-Z]\d{2,4}")
# Space behind a sentence, or a new line; each place is looked at for a space first, which is found twice as fast.
_BETWEEN_SENTENCES = re.compile(r"\s(?:(?<=[.!?…]\s)\s*|(?<=\n)\n*)")
# What English hangs on the name of a country, which may be written like the code of one.
AFTER_A_NAME = frozenset("backed based born centric friendly led made only owned run sponsored style wide".split())


@lru_cache(CACHED_TEXTS)
def normalized(text: str) -> str:
    """Return a text without what does not matter in an answer.

    That is capitals, accents, the shape of quotation marks and dashes, outer and double spaces.
    """
    letters = text.translate(CHARACTER_VARIANTS)
    if letters.isascii():  # nothing to take apart; most texts are, and a class holds millions of words
        return " ".join(letters.casefold().split())
    letters = unicodedata.normalize("NFKD", letters).casefold()
    return " ".join("".join(filterfalse(unicodedata.combining, letters)).split())


def count_words(text: object) -> int:
    """Return the number of words of a text, as its writer sees them: what stands between spaces."""
    return len(str(text).split(None, MOST_WORDS))


def is_reason(text: object) -> bool:
    """Say whether a text has enough different words to be a reason.

    "a b c" has not, nor have keys pressed in a row ("asdf qwer zxcv") or words that say that one has none ("I do not
    know"); "The law names it." has.
    """
    words = {each for each in _words(text) if len(each) > 1 and not _is_row_of_keys(each)}
    return len(words) >= FEWEST_IN_REASON and not words <= _NO_ANSWER


def reason_requirement(_: Callable[[str], str]) -> str:
    """Return what `is_reason` asks for, to be said wherever a reason is asked for or refused."""
    return _("three words or more")


def _is_row_of_keys(word: str) -> bool:
    """Say whether a word is what fingers type along a row of keys: asd, qwertz, lkjh."""
    if len(word) < 3 or word[:2] not in _KEYS:  # nearly all end here
        return False
    return all(two in _KEYS for two in map("".join, pairwise(word)))


def is_filler(text: object) -> bool:
    """Say whether a text is plainly no answer: few different words again and again, rows of keys, or "Lorem ipsum".

    Words that differ by a number alone are one word: "asdf1 asdf2 …" is "asdf" again and again.
    """
    words = count_words(text)
    real = {each for each in set(_words(text)) if not _is_row_of_keys(each)}
    few = len(real) < FEWEST_DIFFERENT * min(words, LONG_TEXT)
    return words > SHORT_TEXT and (few or len(real & _PLACEHOLDER) >= FEWEST_PLACEHOLDERS)


def topic_words(text: str) -> set[str]:
    """Return the words of a text by which its topic is known, each by its beginning: {"suspe", "twitt"}."""
    return {each[:STEM_LENGTH] for each in re.findall(rf"[^\W\d_]{{{STEM_LENGTH},}}", normalized(text))} - _STOP_STEMS


def is_off_topic(text: str, topics: Iterable[Set[str]], fewest: int = 0) -> bool:
    """Say whether a text has hardly a word in common with its topics, each a set as from `topic_words`.

    One word in `WORDS_PER_TOPIC_WORD` is enough, and at least `fewest`: whatever may be meant is left to people, in whatever language
    and however it is spelt.
    """
    words, own = count_words(text), topic_words(text)
    shared: set[str] = set().union(*(own & each for each in topics))
    return len(shared) < max(fewest, words // WORDS_PER_TOPIC_WORD + (words >= WORDS_PER_TOPIC_WORD))


def own_words(text: str, question: str) -> int:
    """Return how many words of a text are not copied from the question, `COPIED_RUN` or more in a row."""
    words, asked = _plain_words(text), _runs_of_question(question)
    starts = [at for at, run in enumerate(_word_runs(words)) if run in asked]
    return len(words) - len({place for at in starts for place in range(at, at + COPIED_RUN)})


@lru_cache(MOST_QUESTIONS)
def _runs_of_question(question: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of words of a question, worked out once for all who answer it."""
    return frozenset(_word_runs(_plain_words(question)))


def _word_runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    """Return each `COPIED_RUN` words that stand in a row."""
    return zip(*(words[at:] for at in range(COPIED_RUN)), strict=False)


def _plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", normalized(text))


def cited_ids(
    text: str, known: Collection[str], cases: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> tuple[list[str], list[str]]:
    """Return what a text cites: ([ids of `known`, in the order of first mention], [what looks like an id and is none]).

    A text may write an id behind the name of its case, my-case-AAA-51: `cases` are {name: {id in that case: id of `known`}}.
    Ids may be written in small letters, and mex-6 for MEX-06. Words that only look alike, such as "non-profit", are left
    alone: something counts as an unknown id only where it is three capitals with a number (GER-01), starts with the
    code of a place that `known` has, is a capital with as many digits or more (E9999), or a capital with digits that
    stands alone in brackets, as (X99) does.
    """
    found, written, unknown = [], set(), []
    for match in _id_pattern(tuple(cases)).finditer(text):
        name = _known_id(match, known, cases)
        if name:
            found.append(name)
            written.add(match["id"])
        elif _is_like_an_id(match, *_id_parts(match), known):
            unknown.append(match[0])
    listed = [part.strip() for inside in _BRACKETS.findall(text) for part in re.split(r"[,;/]|\band\b", inside)]
    unknown += [part for part in listed if _ID_IN_BRACKETS.fullmatch(part) and part not in written]
    return list(dict.fromkeys(found)), list(dict.fromkeys(unknown))


def id_spans(text: str, known: Collection[str]) -> list[tuple[int, int, str]]:
    """Return where a text cites ids of `known`, however they are written: [(start, end, id), …]."""
    named = [(match, _known_id(match, known)) for match in _id_pattern().finditer(text)]
    return [(match.start(), match.end(), name) for match, name in named if name]


@cache
def _id_pattern(cases: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return what finds ids, also behind the name of one of these cases."""
    names = "|".join(map(re.escape, sorted(cases, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:(?P<case>{names})-)?{_ID}" if cases else rf"(?<![\w-])(?P<case>){_ID}")


def _id_parts(match: re.Match[str]) -> tuple[str, str]:
    return (match["place"] or "").upper(), re.sub("[\u2010\u2011]", "-", match["rest"] or "")


def _known_id(
    match: re.Match[str], known: Collection[str], cases: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> str | None:
    """Return the id of `known` that is written here, None where it is none."""
    place, rest = _id_parts(match)
    number = _NUMBER.match(rest)
    written = [f"{place}-{rest}", f"{place}-{rest.lower()}"] if place else [match["id"].upper()]
    written += [f"{place}-{int(number[0]):02d}"] if number else []
    own = next((each for each in written if each in (cases[match["case"]] if match["case"] else known)), None)
    return cases[match["case"]][own] if own and match["case"] else own


def _is_like_an_id(match: re.Match[str], place: str, rest: str, known: Collection[str]) -> bool:
    if not place:
        return match["id"][0].isupper()  # "p45" may be a page
    if match["place"].isupper() and _NUMBER.fullmatch(rest):
        return True
    if rest.isalpha() and (rest in AFTER_A_NAME or rest.istitle() or not match["place"].isupper()):
        return False  # "USA-based", "USA-China" and "per-capita" are words
    return (match["place"].isupper() or rest.isdigit()) and any(each.startswith(f"{place}-") for each in known)


def _words(text: object) -> list[str]:
    return re.findall(r"[^\W\d_]+", normalized(str(text)[:MOST_COMPARED]))


_STOP_STEMS = frozenset(each[:STEM_LENGTH] for each in _STOP_WORDS if len(each) >= STEM_LENGTH)


def repeated_sentence(text: str) -> str:
    """Return the first sentence of `FEWEST_IN_SENTENCE` words or more that a text says again, or "". Signs and capitals do not count."""
    seen = set()
    for sentence in _BETWEEN_SENTENCES.split(text[:LONGEST_TEXT]):
        words = tuple(re.findall(r"\w+", sentence.casefold()))
        if len(words) >= FEWEST_IN_SENTENCE and words in seen:
            return sentence.strip()
        seen.add(words)
    return ""
