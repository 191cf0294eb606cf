#!/usr/bin/env python3
"""Lists names of units that may be those of persons, numbers or events, for named_after.csv to decide.

usage: named_after.py [--all]
needs: Python 3.9, nothing else
reads: crates/congvan-places/data/two_levels.csv, three_levels.csv, named_after.csv
prints one name a line: `+` where it is marked, `?` where it is not; with the units of today that bear it. A name is a
candidate where it opens with a family name, has a digit, or has a word of an event. --all prints every name of today.

Nothing is decided here: most candidates are names of places (Phan Thiết, Lý Sơn, Trần Đề, Võ Nhai).
"""
import pathlib
import sys

SURNAMES = set(
    "An Âu Bà Bạch Bế Bùi Cao Cai Châu Chu Cô Cù Cụ Dương Đàm Đào Đặng Đề Điêu Đinh Đoàn Đỗ Đốc Đội Giáp Hà Hai Hàm Hàn "
    "Hoàng Hồ Hùng Hứa Huỳnh Khúc Kim La Lã Lâm Lê Lục Lư Lương Lưu Lý Mạc Mai Ma Ngô Nguyễn Nông Nùng Ông Phạm Phan "
    "Phùng Quách Quản Tạ Tăng Thái Thân Thi Thục Tô Tôn Tống Trần Triệu Trịnh Trừ Trưng Trương Từ Tuệ Vi Viên Võ Vũ Vừ "
    "Vương Yết".split())
# Given names and titles that stand for a person by themselves, and words of events.
WORDS = ("Hoa Thám|Hưng Đạo|Hồng Phong|Hồng Thái|Minh Khai|Nguyên Giáp|Quang Trung|Thiện Thuật|Chí Minh|Khởi|Tháng|"
         "Kháng Chiến|Quốc Khánh|Xô Viết|Cách Mạng|Diên Hồng|Duy Tân|Hùng Vương").split("|")


def names(path: pathlib.Path) -> dict[str, list[str]]:
    """Each name with the units that bear it, as `kind code`."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        code, kind, name = line.split(",")[:3]
        found.setdefault(name, []).append(f"{kind} {code}")
    return found


def is_candidate(name: str) -> bool:
    words = name.split()
    return (len(words) > 1 and words[0] in SURNAMES) or any(c.isdigit() for c in name) or any(w in name for w in WORDS)


def main(everything: bool) -> None:
    folder = pathlib.Path(__file__).resolve().parent.parent / "crates/congvan-places/data"
    today, former = names(folder / "two_levels.csv"), names(folder / "three_levels.csv")
    rows = (folder / "named_after.csv").read_text(encoding="utf-8").splitlines()[1:]
    marked = {row.split(",")[0]: row for row in rows}
    for name in sorted({*today, *former}):
        if name in marked or is_candidate(name) or (everything and name in today):
            mark = "+" if name in marked else "?"
            print(mark, name, "|", "; ".join(today.get(name, ["former"])))


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--all"]):
        sys.exit(__doc__)
    main("--all" in sys.argv)
