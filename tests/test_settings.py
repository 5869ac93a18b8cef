"""Settings come from the environment, once, and what cannot be used is refused by name."""

import inspect
import re
from pathlib import Path

import pytest
from platformdirs import user_data_path

from corpus.errors import BadSetting
from corpus.settings import DESCRIBED, Settings

USUAL = Settings(home=user_data_path("netral", appauthor=False))


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, USUAL),
        ({name: "" for name, _, _ in DESCRIBED}, USUAL),  # set to nothing is not set
        ({"NETRAL_HOME": "/data/netral", "HOME": "/elsewhere"}, Settings(home=Path("/data/netral"))),
        ({"NETRAL_HOME": "x", "NETRAL_EMBEDDING": " use , st:model ,"}, Settings(Path("x"), ("use", "st:model"))),
        (
            {
                "NETRAL_HOME": "x",
                "NETRAL_CHROMA_URL": "http://127.0.0.1:9",
                "NETRAL_ADMIN_PASSWORD": "rahasia",
                "NETRAL_HOST": "0.0.0.0",
                "NETRAL_PORT": "8080",
                "NETRAL_WAIT": "2.5",
            },
            Settings(Path("x"), USUAL.views, "http://127.0.0.1:9", "rahasia", "0.0.0.0", 8080, 2.5),
        ),
    ],
)
def test_from_env(environ: dict[str, str], expected: Settings) -> None:
    assert Settings.from_env(environ) == expected


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"NETRAL_PORT": "http"}, "NETRAL_PORT='http' cannot be used. Write a number."),
        ({"NETRAL_PORT": "-1"}, "NETRAL_PORT='-1' cannot be used. Write a number that is not negative."),
        ({"NETRAL_WAIT": "lama"}, "NETRAL_WAIT='lama' cannot be used. Write a number."),
    ],
)
def test_what_cannot_be_used_is_refused(environ: dict[str, str], message: str) -> None:
    with pytest.raises(BadSetting) as refused:
        Settings.from_env(environ)
    assert (str(refused.value), refused.value.exit_code) == (message, 2)


def test_every_setting_that_is_read_is_described() -> None:
    source = Path(inspect.getsourcefile(Settings) or "").read_text(encoding="utf-8")
    assert set(re.findall(r"NETRAL_[A-Z_]+", source.split("class Settings")[1])) == {name for name, _, _ in DESCRIBED}
