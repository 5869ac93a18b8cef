"""The door to chat models, through `langchain.chat_models.init_chat_model`; opened only where NETRAL_LLM is set.

The reply is read as it comes, so that a model that says something wrong, never ends or hangs is left at once. Tracing
to a service is switched off here whatever the environment says: what is sent goes to the model's address only.
"""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from threading import BoundedSemaphore, Thread
from typing import Any, Protocol
from urllib.parse import urlsplit

from corpus.errors import BadSetting, MissingTool, ModelFailed
from corpus.settings import Settings

AT_ONCE = 2  # replies in the making; a local model is slow enough with two
PROVIDERS = {"openai": "langchain-openai", "ollama": "langchain-ollama"}  # in the extra `llm`
GoOn = Callable[[str], bool]  # takes the reply so far; false: it is of no use any more


class Writer(Protocol):
    """Something that writes a reply to a prompt."""

    @property
    def name(self) -> str:
        """The model, as readers see it."""

    def write(self, prompt: str, go_on: GoOn) -> str:
        """The reply, whole, or as far as `go_on` let it come.

        Raises:
            ModelFailed: there is no reply, or none in time.
        """


class ChatWriter:
    """A chat model behind `init_chat_model`."""

    def __init__(self, model: Any, name: str, seconds: float) -> None:
        self._model = model
        self._name = name
        self._seconds = seconds
        self._free = BoundedSemaphore(AT_ONCE)
        # One loop for all replies: the providers' clients keep connections, which a loop of their own would outlive.
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._loop = self._runner.get_loop()
        self._thread = Thread(target=self._serve, daemon=True, name="netral-model")
        self._thread.start()

    @property
    def name(self) -> str:
        """Provider and model, with the server where one is set."""
        return self._name

    def write(self, prompt: str, go_on: GoOn) -> str:
        """The reply as it comes; see `Writer`."""
        if not self._free.acquire(blocking=False):
            raise ModelFailed(self._name, "is busy with other answers", late=True)
        try:
            return asyncio.run_coroutine_threadsafe(self._streamed(prompt, go_on), self._loop).result()
        except TimeoutError as error:
            raise ModelFailed(self._name, f"was not done within {self._seconds:g} seconds", late=True) from error
        except Exception as error:  # each provider's package has errors of its own
            raise ModelFailed(self._name, f"failed ({type(error).__name__})") from error
        finally:
            self._free.release()

    def close(self) -> None:
        """End the loop and the replies in the making; nothing can be written after it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        """Run the loop until `close`; then what providers left running on it is cancelled and waited for."""
        with self._runner:
            self._loop.run_forever()

    async def _streamed(self, prompt: str, go_on: GoOn) -> str:
        from langsmith import tracing_context

        said = ""
        with tracing_context(enabled=False):
            # A stream that is left early is closed here: what it still has to do must not outlive the reply.
            async with asyncio.timeout(self._seconds), aclosing(self._model.astream(prompt)) as stream:
                async for chunk in stream:
                    said += str(chunk.text)
                    if not go_on(said):
                        break
        return said


def open_writer(settings: Settings) -> ChatWriter | None:
    """The model that the settings name; None where they name none. Nothing is sent yet.

    Raises:
        MissingTool: the provider's package is not installed.
        BadSetting: the settings do not make a model.
    """
    if settings.llm is None:
        return None
    provider = settings.llm.partition(":")[0]
    if ":" not in settings.llm:
        raise BadSetting("NETRAL_LLM", settings.llm, "Write provider:model, such as ollama:qwen3 or openai:my-model.")
    from langchain.chat_models import init_chat_model  # takes a second, which only this setting should cost

    try:
        model = init_chat_model(settings.llm, temperature=0, **_address(provider, settings))
    except ImportError as error:
        package = PROVIDERS.get(provider, f"langchain-{provider}")
        raise MissingTool(
            package, f"NETRAL_LLM={settings.llm} needs it: pip install -c constraints.txt {package}"
        ) from error
    except Exception as error:  # each provider's package refuses settings in its own way
        advice = f"{type(error).__name__}; see NETRAL_LLM_URL and NETRAL_LLM_KEY."
        raise BadSetting("NETRAL_LLM", settings.llm, advice) from error
    return ChatWriter(model, _shown(settings), settings.llm_timeout)


def _address(provider: str, settings: Settings) -> dict[str, Any]:
    """Where the model is; a server of one's own mostly asks for no key, but OpenAI's package wants to have one."""
    found: dict[str, Any] = {"base_url": settings.llm_url, "api_key": settings.llm_key}
    if provider == "openai" and settings.llm_url and not settings.llm_key:
        found["api_key"] = "none"
    return {name: value for name, value in found.items() if value}


def _shown(settings: Settings) -> str:
    host = urlsplit(settings.llm_url).netloc.rpartition("@")[2] if settings.llm_url else ""
    return f"{settings.llm} ({host})" if host else str(settings.llm)
