"""Who says what in one article.

usage: python one_article.py [ARTICLE.txt]      (without a file: the first article in seeds/ of a clone)
"""

import sys
from pathlib import Path

import quotetrace


def main() -> None:
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    if len(sys.argv) < 2 and not seeds:
        sys.exit("Name an article: python one_article.py ARTICLE.txt")
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else seeds[0]
    report = quotetrace.trace(path.read_text(encoding="utf-8"))
    speakers = {speaker.id: speaker for speaker in report.speakers}
    for quotation in report.quotations:
        print(f"[{quotation.kind}] {quotation.text}")
        for speaker in (speakers[key] for key in quotation.speakers):
            known = [part for part in (speaker.role, speaker.affiliation) if part]
            print(f"    {speaker.name}" + (f" ({', '.join(known)})" if known else ""))


if __name__ == "__main__":
    main()
