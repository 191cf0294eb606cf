"""Runs the example of the README as it stands."""

from pathlib import Path

page = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
example = page.split("<!-- example -->\n```python\n")[1].split("```")[0]
exec(compile(example, "README.md", "exec"), {})  # noqa: S102
