"""Vietnamese administrative documents in the form of Decree 30/2020/NĐ-CP.

A *source* is the input format ``congvan/1``: YAML as text, or the same as a dict. Every function is safe to call from
many threads; others run while one works.

>>> import congvan
>>> docx = congvan.render(source, to="docx")
"""

import json
import os
from datetime import date, datetime
from typing import Any, Dict, List, Mapping, Optional, Tuple, Union

from . import _native

__version__ = _native.__version__
__all__ = [
    "Finding",
    "Refused",
    "calendar",
    "cascade",
    "check",
    "fix",
    "import_file",
    "notices",
    "render",
    "units",
]

#: YAML as text, or the same as a mapping.
Source = Union[str, Mapping[str, Any]]
#: ``code``, ``severity``, ``message`` and ``help`` (in ``vi`` and ``en``), ``clause``, ``path``, ``start``, ``end``.
Finding = Dict[str, Any]
#: A day as text (``2027-01-05``) or as a date.
Day = Union[str, date]


class Refused(ValueError):
    """What was asked for cannot be made; ``findings`` says everything that is wrong."""

    def __init__(self, findings: List[Finding]) -> None:
        self.findings = findings
        super().__init__("\n".join(_line(finding) for finding in findings))

    def __reduce__(self) -> Tuple[Any, ...]:
        return (Refused, (self.findings,))


def check(source: Source, *, office: Optional[Source] = None) -> List[Finding]:
    """Everything that is wrong with a source, in its order; an empty list where nothing is."""
    return _ask("check", source=source, office=office)["findings"]


def fix(source: Source, *, office: Optional[Source] = None) -> str:
    """The source as YAML with what can be replaced safely replaced."""
    return _ask("fix", source=source, office=office)["source"]


def render(
    source: Source,
    to: str = "docx",
    *,
    office: Optional[Source] = None,
    draft: bool = False,
    signature_fields: bool = False,
    embed_source: bool = False,
) -> bytes:
    """The document as the bytes of a file: ``docx``, ``pdf``, ``html``, ``txt``, ``yaml`` or ``edxml``.

    With ``draft`` errors of form become comments of the DOCX instead of a refusal.

    :raises Refused: where the source has errors.
    """
    if not isinstance(to, str) or "," in to or to.lower() == "svg":
        raise ValueError("`to` is one of docx, pdf, html, txt, yaml, edxml")
    return _file(
        "render",
        source=source,
        to=to,
        office=office,
        draft=draft,
        signature_fields=signature_fields,
        embed_source=embed_source,
    )


def import_file(
    file: Union[str, "os.PathLike[str]", bytes], *, name: Optional[str] = None
) -> List[Dict[str, Any]]:
    """The documents of a file as it arrived (DOCX, PDF, .doc, RTF, ODT, HTML, text): a path, or its bytes.

    Each has ``directive`` (a dict, as :func:`render` takes it), ``yaml`` (the same, with remarks on what is a guess),
    ``guesses`` (by path), ``lines`` (with what each became) and ``remarks``.

    :raises Refused: where the file cannot be read.
    """
    if isinstance(file, bytes):
        body = file
    else:
        with open(file, "rb") as opened:
            body = opened.read()
        name = name or os.path.basename(os.fspath(file))
    reply = _reply("importFile", {"name": name} if name else {}, body)
    return [_with_directive(document) for document in reply["documents"]]


def cascade(
    source: Source,
    unit: Union[str, Mapping[str, Any]],
    *,
    office: Optional[Source] = None,
    answers: Optional[Source] = None,
    date: Optional[Day] = None,
    repeat_bases: bool = False,
    as_type: Optional[str] = None,
    group_by: Optional[str] = None,
) -> Tuple[Optional[Dict[str, Any]], Dict[str, Any]]:
    """The directive that a lower unit issues to carry out a superior's, and the trace of every sentence.

    ``unit`` is a name (``"xã Chi Lăng, tỉnh Lạng Sơn"``), a code, or a profile. The directive is None where the source
    gives the unit nothing to do. ``as_type`` is the type of the result, a công văn by default (``"KH"``, ``"TB"``);
    ``group_by="assignee"`` orders the tasks by who does them.

    :raises Refused: where the source has errors, or there is no such unit.
    """
    reply = _ask(
        "cascade",
        source=source,
        unit=unit,
        office=office,
        answers=answers,
        date=date,
        repeat_bases=repeat_bases,
        group_by=group_by,
        **{"as": as_type},
    )
    return (None if reply["source"] is None else _directive(reply["source"])), reply["trace"]


def notices(
    plan: Source, year: Optional[int] = None, *, office: Optional[Source] = None, assume: bool = False
) -> List[Dict[str, Any]]:
    """A year's notices from one plan (``congvan-notices/1``), each with its ``directive``, ``yaml``, ``occasion``,
    ``days``, ``blanks`` and ``remarks``. With ``assume``, days off that nobody decided yet are taken as in earlier years.

    :raises Refused: where the plan has errors.
    """
    reply = _ask("notices", source=plan, year=year, office=office, assume=assume)
    return [_with_directive(notice) for notice in reply["notices"]]


def units(
    query: Optional[str] = None, *, date: Optional[Day] = None, within: Optional[str] = None
) -> List[Dict[str, Any]]:
    """Administrative units by name, with or without marks, of today or of other days, or by code; all below ``within``,
    or every province, where no query is given."""
    asked = {"q": query, "date": None if date is None else _day(date), "within": within}
    return _reply("units", {name: value for name, value in asked.items() if value}, b"")["units"]


def calendar(year: int) -> Dict[str, Any]:
    """Lunar months, holidays and days off of a year."""
    return _reply("calendar", {"year": str(year)}, b"")


def _ask(operation: str, **given: Any) -> Any:
    return json.loads(_call(operation, {}, _body(given), "json"))


def _reply(operation: str, query: Dict[str, str], body: bytes) -> Any:
    return json.loads(_call(operation, query, body, "json"))


def _file(operation: str, **given: Any) -> bytes:
    return _call(operation, {}, _body(given), "file")


def _body(given: Dict[str, Any]) -> bytes:
    present = {name: value for name, value in given.items() if value is not None}
    for name in ("source", "office", "answers"):
        if isinstance(present.get(name), Mapping):
            # As text, since the order of keys says what is printed first; JSON is YAML too.
            present[name] = _dumped(present[name])
    return _dumped(present).encode("utf-8")


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _call(operation: str, query: Dict[str, str], body: bytes, wanted: str) -> bytes:
    kind, answer = _native.call(operation, query, body)
    if kind == "refused":
        raise Refused(json.loads(answer)["findings"])
    assert kind == wanted, f"{operation} answers {kind}"
    return answer


def _with_directive(document: Dict[str, Any]) -> Dict[str, Any]:
    yaml = document.pop("source")
    return {"directive": _directive(yaml), "yaml": yaml, **document}


def _directive(yaml: str) -> Dict[str, Any]:
    """A source in YAML as a dict, its keys in their order, which says what is printed first."""
    root: Dict[str, Any] = {}
    for path, words in _native.values(yaml):
        steps = path.split(".")
        node: Any = root
        for step, following in zip(steps, steps[1:]):
            empty: Any = [] if following.isdigit() else {}
            if isinstance(node, dict):
                node = node.setdefault(step, empty)
            else:
                # Items are counted from 1, each behind the one before it.
                if len(node) < int(step):
                    node.append(empty)
                node = node[-1]
        if isinstance(node, dict):
            node[steps[-1]] = words
        else:
            node.append(words)
    return root


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return _day(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a source holds no {type(value).__name__}")


def _day(value: Day) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value if isinstance(value, str) else value.isoformat()


def _line(finding: Finding) -> str:
    start = finding.get("start") or {}
    place = finding.get("path") or f"{start.get('line')}:{start.get('column')}"
    return f"{finding['code']} {place}: {finding['message']['vi']}"
