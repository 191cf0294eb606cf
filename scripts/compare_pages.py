"""Compares where the words of PDF files stand, page by page.

usage: compare_pages.py MOST < LIST    one pair a line: our PDF, the other PDF and a name, parted by tabs
A line breaks alike where each of its words stands at the same height of the same page in both.
Prints a line a pair that differs: page counts, on how many pages words stand elsewhere, and how many lines break elsewhere.
Exit 0 where no more than MOST pairs differ, else 1.
"""

import html
import re
import subprocess
import sys
from collections import Counter, defaultdict

WORD = re.compile(r'<word xMin="[\d.-]+" yMin="[\d.-]+" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')
# Less than half the height of the smallest line, in points.
SAME_LINE = 5
# No-break characters of DOCX, and what our PDF has for them.
PLAIN = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-"})


def pages(pdf):
    """Of every page the heights at which each word stands, from top to bottom."""
    command = ["pdftotext", "-raw", "-bbox", "-enc", "UTF-8", pdf, "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    found = []
    for page in text.split("<page ")[1:]:
        heights = defaultdict(list)
        for bottom, words in WORD.findall(page):
            for word in html.unescape(words).translate(PLAIN).split():
                heights[word].append(float(bottom))
        found.append({word: sorted(own) for word, own in heights.items()})
    return found


def compare(ours, theirs):
    """Pages on which words stand elsewhere, and our lines that break elsewhere."""
    elsewhere = abs(len(ours) - len(theirs))
    lines = set()
    for number, (one, other) in enumerate(zip(ours, theirs)):
        counts = [Counter({word: len(own) for word, own in page.items()}) for page in (one, other)]
        elsewhere += counts[0] != counts[1]
        for word, own in one.items():
            there = other.get(word, [])
            same = len(own) == len(there)
            for at, height in enumerate(own):
                if not same or abs(height - there[at]) > SAME_LINE:
                    lines.add((number, round(height)))
    return elsewhere, len(lines)


def main():
    pairs = total = counts = differing = 0
    for row in sys.stdin:
        own, other, name = row.rstrip("\n").split("\t")
        try:
            ours, theirs = pages(own), pages(other)
        except subprocess.CalledProcessError:
            print(f"FAIL {name}: not converted")
            counts += 1
            continue
        elsewhere, lines = compare(ours, theirs)
        pairs += 1
        total += sum(len({round(height) for own in page.values() for height in own}) for page in ours)
        counts += len(ours) != len(theirs)
        if elsewhere or lines or len(ours) != len(theirs):
            differing += 1
            print(
                f"DIFF {name}: {len(ours)} pages, {len(theirs)} from DOCX; words elsewhere on {elsewhere}, "
                f"{lines} lines break elsewhere"
            )
    print(f"{pairs} pairs, {total} lines: {differing} differ, {counts} in their page count")
    sys.exit(0 if differing <= int(sys.argv[1]) else 1)


if __name__ == "__main__":
    main()
