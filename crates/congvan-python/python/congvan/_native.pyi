"""The compiled part; use the functions of `congvan`."""

from typing import Dict, List, Optional, Tuple

__version__: str

def call(operation: str, query: Dict[str, str], body: bytes) -> Tuple[str, bytes]: ...
def values(text: str) -> List[Tuple[str, Optional[str]]]: ...
