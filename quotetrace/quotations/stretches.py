"""Which stretches in marks are speech of their own, and which are pieces, titles, nicknames, terms and scare quotes."""

from quotetrace import lexicons
from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at
from quotetrace.grammar.who import people
from quotetrace.quotations.scene import Scene, Stretch

_ENDS = frozenset(".,?!…—–-")
_NAMING = frozenset(
    "called named titled entitled nicknamed dubbed known so-called termed labeled labelled word words term phrase "
    "slogan motto title nickname song film movie book novel album podcast program programme show series magazine poem "
    "play memoir documentary ship bus category paper essay exhibition lecture painting opera newsletter column "
    "headlined captioned".split()
)
_WORKS = frozenset(
    "slogan motto title song film movie book novel album podcast magazine poem memoir documentary exhibition painting "
    "opera newsletter musical sitcom".split()
)
_LEGAL = ["within", "the", "meaning"]  # `are “forward-looking statements” within the meaning of the Act`
_UNMARKED = frozenset((">", "quote", "label", ":"))  # what opens words that no quotation mark sets off
_SMALL = frozenset(
    "a an the of and or in on at to for from with by is my his her our your de del di du von van".split()
)
_ASIDE_TOKENS = 30  # an attribution between two pieces: a name, an apposition, a cue, an adverbial
_TELLING = frozenset("tell assure inform remind warn".split())  # whom somebody tells stands behind these
_NEAR_CUE = 6  # tokens from a cue to the comma before what is said: "told the whole board,"
_SHORT_ASIDE = (
    5  # tokens in all: "Chan marvelled," says that what is marked before and behind is one, whatever the verb
)
_SIGNED = 5  # tokens of "– Altona works commissioner"
_DEPENDING = frozenset("while although though when if because since once unless".split())
# prepositions that go on with words in marks
COMPLEMENTS = frozenset("for of with to than from about over regarding against towards toward".split())
_LONG_TITLE = 3  # words
_LONG = 5  # words: 98 % of the marked stretches this long in PolNeAR are somebody's words


def words_inside(scene: Scene, stretch: Stretch) -> int:
    """The number of words between the marks."""
    return sum([word[0].isalnum() for word in scene.document.words[stretch.first : stretch.last]])


def find_speech(scene: Scene) -> list[Stretch]:
    """The stretches that stand on their own: speech, and no part of the sentences around them."""
    found: list[Stretch] = []
    before: Stretch | None = None
    row_said = False  # whether the first of a row is said
    for stretch in scene.stretches:
        if stretch.marked.parent is not None or not scene.is_read(stretch.block):
            continue
        after_speech = before is not None and bool(found) and found[-1] is before
        next_item = before is not None and _is_next_item(scene, before, stretch)
        row_said = after_speech or (next_item and row_said)
        goes = after_speech and before is not None and goes_on(scene, before, stretch)
        if goes or ((row_said or not next_item) and is_speech(scene, stretch)):
            found.append(stretch)
        before = stretch
    return found


def _is_next_item(scene: Scene, before: Stretch, stretch: Stretch) -> bool:
    """`words such as “may,” | “will,” | and | “could”`: of what is told in one row, all is said or nothing."""
    if before.block != stretch.block or scene.closing(before) in tuple(".!?"):
        return False
    between = scene.code[before.last : stretch.first]
    return between in ("C", ",C") or (between in ("", ",") and "," in (between, scene.closing(before)))


def is_speech(scene: Scene, stretch: Stretch) -> bool:
    """Whether the stretch stands on its own, as a sentence or more, rather than inside a clause of the reporter's.

    The evidence: what stands before (a pause, a colon, a cue), a capital, a verb, and a stop or comma inside its end.
    """
    marked = stretch.marked
    if marked.parent is not None:
        return False
    if marked.opened_again is not None or marked.mark in _UNMARKED:
        return True
    inner = scene.inside(stretch)
    count = words_inside(scene, stretch)
    if not count:
        return False
    before = _before(scene, stretch)
    upper = _starts_upper(inner)
    stops = scene.closing(stretch) in _ENDS  # “‘With hope?’”
    inside = scene.document.letters[stretch.first : stretch.last]
    verb = any(letter in "VZM" for letter in inside) or (inside[1:2] == "B" and not _is_title(inner))  # "Watch me."
    if _is_linked(scene, stretch) or _is_work(scene, stretch):
        return False
    if before in ("comma", "cue") and (_is_main_clause(scene, stretch) or needs_more(scene, stretch)):
        return False
    if before == "start":
        return stops or (verb and upper and not _goes_into(scene, stretch)) or _is_followed_by_comma(scene, stretch)
    if before == "colon":
        if not stops and count < _LONG and _goes_into(scene, stretch):
            return False  # "Glossary: “Bear market” means a fall"
        return not _is_row_of_titles(scene, stretch) and (
            stops or count >= _LONG or (upper and (verb or not _is_item(scene, stretch)))
        )
    if before == "comma" and (_is_apposed(scene, stretch) or (_is_whole_title(inner) and not _is_told(scene, stretch))):
        return False
    if before == "comma" and upper and stops and _is_cued(scene, stretch):
        return True
    if _is_title(inner) and not (stops and verb):
        return False
    if before == "comma" and upper and inner[-1] in "?!":
        return True
    if before in ("comma", "cue"):
        return upper and (verb or stops) and (stops or verb) and (count > 1 or stops) and (verb or before == "cue")
    return upper and stops and verb and _several_sentences(inner)


def _is_item(scene: Scene, stretch: Stretch) -> bool:
    """`Signature dish: “Drunken crab”`: a thing, and what it is called; not `Her verdict: “Rubbish”`."""
    colon, document = past_symbols(scene, stretch.first) - 1, scene.document
    first, _ = scene.limits(colon)
    phrase = phrase_at(document, colon - 1) if colon > first else None
    if phrase is None or phrase[0] > first or scene.code[colon - 1] != "N" or set("SO") & set(scene.code[first:colon]):
        return False
    return scene.word(colon - 1) not in people() and scene.word(colon - 1) not in lexicons.words("quotations_words_of")


def _is_main_clause(scene: Scene, stretch: Stretch) -> bool:
    """`said that while she regrets it, | “I stayed”`: what "that" opens has its main clause in marks."""
    floor, comma = scene.limits(stretch.first)[0], stretch.first - 1
    that = scene.code.rfind("t", floor, comma)
    if that <= floor or scene.code[comma] != "," or scene.cue(that - 1) is None or scene.code[that + 1] not in "IH":
        return False
    depends = scene.word(that + 1) in _DEPENDING
    return depends == (not set(FINITE).isdisjoint(scene.code[that:comma])) and "," not in scene.code[that:comma]


def needs_more(scene: Scene, stretch: Stretch) -> bool:
    """`said, “I am tired of the board lying” | about the costs`, `said “there could be” | a line`: the words go on
    behind their marks; not `| on Monday`, `| in an interview`, and not where a stop stands inside of them."""
    at, letters = stretch.last, scene.document.letters
    if scene.closing(stretch) in _ENDS or at >= len(letters) or scene.document.block_of(at) != stretch.block:
        return False
    opens = scene.word(at) in COMPLEMENTS and scene.word(at) != "to"  # "said, “I did it” | to a reporter"
    hangs = letters[at - 2] in "VZMBIT" and not opens
    phrase = phrase_at(scene.document, at + opens) if opens or hangs else None
    if phrase is None or phrase[0] != at + opens or is_time(scene.document, *phrase):
        return False
    if hangs:  # "“I know who they are” | Ruiz said"
        return letters[at - 2] in "IT" or letters[phrase[1] : phrase[1] + 1] not in tuple(FINITE)
    return not is_channel(scene.document, phrase[1])


def _is_linked(scene: Scene, stretch: Stretch) -> bool:
    """`READ MORE: “I lost it in the car park”`: the words of another article, and the label is nobody.

    Not so `READ ALSO: “We will build more” – Altona commissioner`, which tells who says so.
    """
    block, text = scene.document.blocks[stretch.block], scene.document.text
    if block.kind not in ("teaser", "navigation"):
        return False
    label = text[block.start : stretch.marked.start].rstrip().removesuffix(":")
    signed = text[stretch.marked.end : block.end].split()
    if signed[:1] and signed[0] in ("-", "–", "—") and 1 < len(signed) <= _SIGNED and signed[-1].lower() in people():
        return False
    return label.lower() in lexicons.words("blocks_labels")


def goes_on(scene: Scene, before: Stretch, stretch: Stretch) -> bool:
    """`“We go,” Ruiz said, “and you stay.”`: the second piece of a split quotation may begin in lower case."""
    if before.block != stretch.block or scene.code[stretch.first - 1] not in ",-" or is_title(scene, stretch):
        return False
    between = range(before.last, stretch.first)
    if len(between) <= _SHORT_ASIDE and scene.closing(before) in tuple(",?!"):
        return any(scene.code[at] in "VZ" for at in between)  # "“Beet,” he boomed, “does not travel.”"
    if _has_front(scene, stretch):
        return False
    sentences = scene.document.sentence_of
    if sentences[before.last - 1] != sentences[stretch.first] and stretch.first - 1 > sentences[before.last - 1]:
        between = range(
            max(before.last, stretch.first - _NEAR_CUE), stretch.first
        )  # "She hums at night, “like a hen.”"
    return len(between) < _ASIDE_TOKENS and any(scene.cue(at) for at in between)


def _has_front(scene: Scene, stretch: Stretch) -> bool:
    """`“It was quiet,” Ruiz said. The streets were empty, he added, | “but we stayed.”`: marked words go on with a
    clause of their own sentence, and whoever says both stands between."""
    first, code = scene.limits(stretch.first)[0], scene.code
    pause = code.find(",", first, stretch.first - 1)
    opens = code[first] in "DSPRNJ#$" and pause > 0 and scene.inside(stretch)[:1].islower()
    return opens and not set(FINITE).isdisjoint(code[first:pause]) and "Q" not in code[first : stretch.first]


def _is_cued(scene: Scene, stretch: Stretch) -> bool:
    """`Ruiz said, “No.”`, `told the board, “Not today.”`: a cue of speech before the comma, close by; no title."""
    inner = scene.inside(stretch)
    if _is_title(inner) and len(inner.split()) > 1:
        return False
    floor, _ = scene.limits(stretch.first)
    for at in range(stretch.first - 2, max(floor, stretch.first - _NEAR_CUE) - 1, -1):
        if scene.code[at] in "VZBGE":
            cue = scene.cue(at)
            return cue is not None and bool(cue.frames & set("qt")) and not cue.frames & set("ks")
    return False


def _before(scene: Scene, stretch: Stretch) -> str:
    """What stands before the opening mark: start, colon, comma, cue or other."""
    document = scene.document
    first = past_symbols(scene, stretch.first)
    block = document.blocks[stretch.block]
    numbered = scene.code[first - 1 : first] == "#" and document.starts[first - 1] <= block.words
    if document.starts[first] <= block.words or first == 0 or numbered:
        return "start"
    letter = scene.code[first - 1]
    if first == scene.limits(first)[0] or letter in "Q.":
        return "start"
    if letter == ":":
        return "colon"
    if letter in ",-;~(":
        return "comma"
    told = phrase_at(scene.document, first - 1)  # "told | reporters | “...”"
    at = first - 1 if told is None or told[1] != first or scene.code[first - 1] in "VZBGE" else told[0] - 1
    cue = scene.cue(at) if at >= 0 else None
    if at < first - 1 and (cue is None or cue.lemma not in _TELLING):
        return "other"
    if cue and cue.frames & set("cqt") and "k" not in cue.frames:
        return "cue"
    return "other"


def past_symbols(scene: Scene, first: int) -> int:
    """`👍 “...,”`, `Ruiz wrote: 🎉 “...”`: back over emoji, bullets and handles to the beginning of their sentence or
    to a colon; else ``first`` as it is.
    """
    floor, _ = scene.limits(first)
    if (
        scene.code[max(first - 2, 0) : first] == ":-"
        and scene.document.ends[first - 2] == scene.document.starts[first - 1]
    ):
        first -= 1  # "said:- “...”"
    at = first
    while at == floor and at > 0 and scene.word(at - 1) == ">":  # what mail sets before each line it quotes
        first = at = floor = at - 1
    while at > floor and is_symbol(scene, at - 1):
        at -= 1
    return at if at == floor or scene.code[at - 1] == ":" else first


def is_symbol(scene: Scene, at: int) -> bool:
    """Whether the token is an emoji, a bullet, a handle or a hashtag."""
    word = scene.document.words[at]
    return word[0] in "@#" or (scene.code[at] not in "Qq,;:.-~()" and not any(map(str.isalnum, word)))


def _starts_upper(inner: str) -> bool:
    for character in inner[:12]:
        if character.isalpha():
            return character.isupper()
    return inner[:1].isdigit()


def _goes_into(scene: Scene, stretch: Stretch) -> bool:
    """`“We are frustrated” by the delay, Ruiz said.`: the reporter's words go on with the sentence."""
    following = scene.code[stretch.last : stretch.last + 1]
    if following == "" or scene.document.block_of(stretch.last) != stretch.block:
        return False
    if scene.document.low[stretch.last + 1 : stretch.last + 2] == ["how"]:
        return False  # “We are frustrated” is how Ruiz put it
    return following in "ITCWGt" or (following in FINITE and scene.cue(stretch.last) is None)


def _is_followed_by_comma(scene: Scene, stretch: Stretch) -> bool:
    at = scene.past_gloss(stretch)
    return scene.code[at : at + 1] in (",", "-")


def _several_sentences(inner: str) -> bool:
    return any(stop in inner[:-1] for stop in (". ", "? ", "! "))


def _is_title(inner: str) -> bool:
    """Every word that matters has a capital: "The Long Way Home", “Squawk Box”."""
    words = [w for w in inner.split() if w[:1].isalpha() or w[1:2].isalpha()]
    if not words or len(words) > 8 or any(word[-1] in "!?" for word in words[:-1]):  # "Stop! Stop!"
        return False
    capital = all(word.lstrip("‘'“\"")[:1].isupper() or word.lower() in _SMALL for word in words)
    return capital and (len(words) > 1 or not inner.endswith(("?", "!")))


def _is_whole_title(inner: str) -> bool:
    """`“What We Say When We Leave,”`: capitals throughout, and too many for a name or the opening of a sentence."""
    return _is_title(inner) and len(inner.split()) >= _LONG_TITLE


def _is_apposed(scene: Scene, stretch: Stretch) -> bool:
    """`Question 2, “To see if the town will buy a truck,” | was put off`: what a thing is called or asks, and the verb
    of the thing behind it; not `Her answer, “No,” stunned them`."""
    first, comma = scene.limits(stretch.first)[0], stretch.first - 1
    verb = stretch.last + (scene.code[stretch.last : stretch.last + 1] == ",")  # “...”, in Britain
    paused = verb > stretch.last or scene.closing(stretch) == ","
    if scene.code[comma] != "," or not paused or verb >= len(scene.code):
        return False
    acts = scene.code[verb] in FINITE and scene.cue(verb) is None
    thing = phrase_at(scene.document, comma - 1)
    if not acts or thing is None or not set("VZMBGQq,").isdisjoint(scene.code[first:comma]):
        return False
    head = scene.word(comma - 1)
    somebody = scene.code[comma - 1] in "PR" or head in people() or head in lexicons.words("quotations_words_of")
    return not somebody and not is_time(scene.document, *thing)


def _is_told(scene: Scene, stretch: Stretch) -> bool:
    """Whether a cue stands before the stretch in its sentence, or behind it."""
    first, last = scene.limits(stretch.first)
    behind = scene.past_gloss(stretch)
    near = (*range(first, stretch.first), *range(behind, min(last, behind + _NEAR_CUE)))
    return any((cue := scene.cue(at)) is not None and not cue.frames.isdisjoint("cqt") for at in near)


def _is_row_of_titles(scene: Scene, stretch: Stretch) -> bool:
    """`The set list: “Home Again,” “You Can’t Stop Me” and “Goodbye”`: a thing, and what belongs to it by name."""
    behind = stretch.last + (scene.code[stretch.last : stretch.last + 1] in (",", ";"))
    return _is_title(scene.inside(stretch)) and behind in scene.opens and _is_item(scene, stretch)


def is_title(scene: Scene, stretch: Stretch) -> bool:
    """The name of a work or programme: capitals throughout, and no verb."""
    inner = scene.inside(stretch)
    inside = scene.document.letters[stretch.first : stretch.last]
    return _is_title(inner) and not set(FINITE) & set(inside)


def is_piece(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch inside the reporter's clause is somebody's words even without a cue: long, and no title."""
    inner = scene.inside(stretch)
    if _is_title(inner) or words_inside(scene, stretch) < _LONG or _is_apposed(scene, stretch):
        return False
    return not is_named(scene, stretch) or (stretch.first > 0 and scene.word(stretch.first - 1) == "words")


def is_named(scene: Scene, stretch: Stretch) -> bool:
    """A naming word stands before it: `nicknamed “the Wall”`, `the podcast “Long Way”`, `so-called “tea money”`."""
    at = stretch.first - 1
    if at < 0:
        return False
    if scene.code[at] == ",":
        at -= 1
    if scene.document.low[stretch.last : stretch.last + 3] == _LEGAL or _is_work(scene, stretch):
        return True
    word = scene.word(at)
    if word in _NAMING and scene.code[at] in "VZ" and scene.code[at - 1] in "RP" and scene.code[at - 2] == "W":
        return False  # "the plan, which she called “a slow flood”": somebody says so
    if word in _NAMING or (word in ("as", "the") and at > 0 and scene.word(at - 1) in _NAMING):
        return True
    inside = scene.document.letters[stretch.first : stretch.last]
    owned = word in ("’s", "'s") and phrase_at(scene.document, at) is not None  # CNBC’s “Squawk Box”
    return owned and scene.document.text[stretch.marked.inner_start].isupper() and not set(FINITE) & set(inside)


def _is_work(scene: Scene, stretch: Stretch) -> bool:
    """`“The Bench Is Long”, the podcast of ...`, `Our motto: “Be brave”`: what it is stands beside it."""
    low, at = scene.document.low, stretch.last + (scene.code[stretch.last : stretch.last + 1] == ",")
    phrase = phrase_at(scene.document, at + 1) if scene.code[at : at + 1] in ("D", "S") else None
    behind = at > stretch.last and phrase is not None and low[phrase[1] - 1] in _WORKS
    return behind or (scene.code[stretch.first - 1] == ":" and low[stretch.first - 2] in _WORKS)
