"""A report without the credit of a picture that stands behind it: `said she was “not sorry” | (Picture: PA)`."""

from quotetrace.layers import Reported
from quotetrace.patterns import late

_LONGEST = 120  # characters of a credit
_INSIDE = rf"[^()\[\]\n]{{0,{_LONGEST - 40}}}"
_CREDIT = late(
    rf"\s*[(\[](?:(?i:photo(?:graph)?s?|pictures?|pics?|images?|videos?|graphics?|illustrations?|credits?)"
    rf"(?: (?i:credits?|courtesy))?(?::| by\b){_INSIDE}"
    rf"|(?:[^\W\d_][\w.’'-]*[ /|]+){{0,4}}\b"
    rf"(?:Getty|Alamy|Shutterstock|iStock|(?:AP|PA|AFP) (?:Photo|Images|Wire))\b{_INSIDE}"
    r"|[A-Z][^()\[\]\n]{1,40}/ ?(?:AP|AFP|PA|EPA|Reuters|REUTERS|Bloomberg|Xinhua))[)\]]\.?\Z"
)


def without_credit(text: str, each: Reported) -> Reported:
    """The report without a credit in brackets at its end; one that is nothing else stays as it is."""
    start, end = each.content[-1]
    if end <= start or text[end - 1] not in ")].":
        return each
    credit = _CREDIT.search(text, max(start, end - _LONGEST), end)
    if credit is None or credit.start() <= start:
        return each
    return each.but(content=(*each.content[:-1], (start, credit.start())))
