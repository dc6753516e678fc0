"""The words of the interface in English, French and Spanish.

English is the message itself; French and Spanish come from the gettext catalogues in `locale/`,
which translators edit as `.po` files. The data carry their own columns (`name_en`, `name_fr`, …).
"""

import gettext
import io
import unicodedata
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from .errors import KitError, Words, _, nearest

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}


def check_language(code):
    """Return `code` if the kit speaks that language. Raises KitError otherwise."""
    if code not in LANGUAGES:
        raise KitError(
            Words(_("The kit does not speak '{name}'. {nearest}"), name=code, nearest=nearest(code, LANGUAGES))
        )
    return code


@cache
def translations(language):
    """Return the gettext translations of `language` (en, fr or es)."""
    check_language(language)
    if language == "en":
        return gettext.NullTranslations()
    source = files(__package__).joinpath("locale", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translator(language):
    """Return the function that turns an English message into `language`."""
    return translations(language).gettext


def data_word(code, language):
    """Return the words for a code of the data, such as "press conference"; see DATA_WORDS."""
    return translations(language).gettext(code)


def language_name(code, language):
    """Return the name of the language `code` (ISO 639-1) in `language`: German, allemand, alemán."""
    return Locale(language).languages.get(code, code)


def share(number, language):
    """Write a number between 0 and 1 as a percentage, as the language does: 75%, 75 %."""
    percent = "<1%" if 0 < number < 0.005 else f"{number:.0%}"
    return percent if language == "en" else percent.replace("%", "\u00a0%")


def decimal(number, language, digits=2):
    """Write a number with decimals as the language does: 0.75, 0,75. It is never minus zero."""
    text = f"{round(number, digits) + 0.0:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


DATE_FORMS = {"month": "%Y-%m", "year": "%Y"}  # every other precision gives a day


def dated(date, precision, language):
    """Write a date as far as it is known, never more exactly.

    2021-03-28, 2021-03, 2021, "published on 2021-03-28", "2021-03-28 (inferred)"; "2021-03-28 or before" where it was
    only seen then.
    """
    return qualified(f"{date:{DATE_FORMS.get(precision, '%Y-%m-%d')}}", precision, language)


def qualified(text, precision, language):
    """Return the text of a date with the words that its precision asks for; a day that a source says needs none."""
    _ = translator(language)
    words = {"published": _("published on {date}"), "inferred": _("{date} (inferred)"), "seen": _("{date} or before")}
    return words.get(precision, "{date}").format(date=text)


def colon(language):
    """Return a colon with the spaces that the language puts around it."""
    return "\u00a0: " if language == "fr" else ": "


def by_letters(name):
    """Return what a name is sorted by: capitals and accents aside, so that "Égypte" stands among the names with E."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


# Words that stand in the data as codes and are shown to readers. A test holds this list complete.
DATA_WORDS = (
    _("state"),
    _("bloc"),
    _("international body"),
    _("press conference"),
    _("interview"),
    _("speech"),
    _("social media post"),
    _("parliament"),
    _("written statement"),
    _("article"),
    _("other"),
    _("original"),
    _("translation"),
    _("reported speech"),
    _("temporary locks"),
    _("permanent suspension"),
    _("suspension in general"),
    _("other accounts"),
    _("platform power in general"),
    _("primary record"),
    _("agency"),
    _("national press"),
    _("foreign press"),
    _("partisan press"),
    _("state media"),
    _("mirror"),
    _("scholarship"),
    _("reference"),
    _("analysis"),
    _("open"),
    _("registration"),
    _("paywall"),
    _("archived copy"),
    _("high"),
    _("medium"),
    _("low"),
    _("government statement"),
    _("other statement"),
    _("reported statement"),
    _("platform action"),
    _("politics"),
    _("law"),
    _("court"),
    _("oversight"),
    _("settlement"),
    _("summit"),
    _("violence"),
    _("label"),
    _("lock"),
    _("suspension"),
    _("removal"),
    _("feature limit"),
    _("payment or hosting withdrawn"),
    _("policy change"),
    _("reinstatement"),
    _("ruling"),
    _("block by a state"),
    _("temporary"),
    _("indefinite"),
    _("permanent"),
    _("not applicable"),
    _("announced"),
    _("proposed"),
    _("adopted"),
    _("in force"),
    _("enjoined"),
    _("suspended"),
    _("partly struck"),
    _("struck"),
    _("vacated"),
    _("declared unlawful"),
    _("superseded"),
    _("lapsed"),
    _("vetoed"),
    _("dropped"),
    _("accurate"),
    _("imprecise"),
    _("misleading"),
    _("unsupported"),
    _("false"),
    _("opinion"),
    _("event"),
    _("quotation"),
    _("attribution"),
    _("characterisation"),
    _("omission"),
    _("established"),
    _("presumed"),
    _("not established"),
    _("original speaker"),
    _("outlet"),
    _("French text"),
    _("side branch"),
    _("inferred"),
    _("no"),
    _("a little"),
    _("cannot tell"),
    _("yes"),
    _("welcomes"),
    _("can accept"),
    _("objects"),
    _("stated"),
    _("inferred"),
    _("no evidence"),
    _("law"),
    _("bill"),
    _("ruling"),
    _("decision"),
    _("private rule"),
    _("treaty"),
    _("soft law"),
    _("removal deadline"),
    _("maximum fine"),
    _("must-carry"),
    _("redress"),
    _("transparency"),
    _("oversight"),
    _("scope"),
    _("liability"),
    _("local presence"),
    _("proportionality"),
    _("met"),
    _("not met"),
    _("not decided"),
)
