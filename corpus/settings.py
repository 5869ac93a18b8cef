"""The settings of a run, read once from the environment by `cli` and `ui` and passed on as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from platformdirs import user_data_path

from corpus.embeddings import DEFAULT_VIEWS
from corpus.errors import BadSetting

# Name, what it does (English, for --help and the README), and its default as text.
DESCRIBED = (
    ("NETRAL_HOME", "folder of the store and the indexes", "the platform's user data folder"),
    ("NETRAL_EMBEDDING", "dense views, with commas: use, e5, st:<name or folder of a model>", ",".join(DEFAULT_VIEWS)),
    ("NETRAL_RERANK", "name or folder of a cross-encoder that reads the first hits again; empty: none", ""),
    ("NETRAL_CHROMA_URL", "address of a shared Chroma server; empty: embedded", ""),
    ("NETRAL_ADMIN_PASSWORD", "password for actions that change the corpus in the app; empty: they are off", ""),
    ("NETRAL_HOST", "address that the app listens on", "127.0.0.1"),
    ("NETRAL_PORT", "port that the app listens on", "7860"),
    ("NETRAL_LLM", "language model that rewrites answers, provider:model, such as ollama:qwen3; empty: none", ""),
    ("NETRAL_LLM_URL", "address of that model's server; empty: the provider's own", ""),
    ("NETRAL_LLM_KEY", "key for that server, where it asks for one", ""),
    ("NETRAL_LLM_TIMEOUT", "seconds to wait for the model to finish", "60"),
    ("NETRAL_WAIT", "seconds to wait for another writer before giving up", "0"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what may be used."""

    home: Path
    views: tuple[str, ...] = DEFAULT_VIEWS
    chroma_url: str | None = None
    admin_password: str | None = None
    host: str = "127.0.0.1"
    port: int = 7860
    wait: float = 0.0
    llm: str | None = None
    llm_url: str | None = None
    llm_key: str | None = field(default=None, repr=False)
    llm_timeout: float = 60.0
    rerank: str | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """The settings that the `NETRAL_*` variables give.

        Raises:
            BadSetting: a variable has a value that cannot be used.
        """
        home = environ.get("NETRAL_HOME") or ""
        views = tuple(filter(None, (view.strip() for view in environ.get("NETRAL_EMBEDDING", "").split(","))))
        return cls(
            home=Path(home).expanduser() if home else user_data_path("netral", appauthor=False),
            views=views or DEFAULT_VIEWS,
            chroma_url=environ.get("NETRAL_CHROMA_URL") or None,
            admin_password=environ.get("NETRAL_ADMIN_PASSWORD") or None,
            host=environ.get("NETRAL_HOST") or "127.0.0.1",
            port=int(_number(environ, "NETRAL_PORT", "7860")),
            wait=_number(environ, "NETRAL_WAIT", "0"),
            llm=environ.get("NETRAL_LLM") or None,
            llm_url=environ.get("NETRAL_LLM_URL") or None,
            llm_key=environ.get("NETRAL_LLM_KEY") or None,
            llm_timeout=_number(environ, "NETRAL_LLM_TIMEOUT", "60"),
            rerank=environ.get("NETRAL_RERANK") or None,
        )


def _number(environ: Mapping[str, str], name: str, default: str) -> float:
    written = environ.get(name) or default
    try:
        value = float(written)
    except ValueError:
        raise BadSetting(name, written, "Write a number.") from None
    if value < 0:
        raise BadSetting(name, written, "Write a number that is not negative.")
    return value
