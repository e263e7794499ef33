"""Orca's customizations: each utterance goes to a file instead of a speech synthesizer.

A line has the language of the voice (empty: Orca's own), `system` for Orca's own words such as "link" or `page`, and
the text.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from orca import speech
from orca.speech_generator import SYSTEM, SpeechGenerator

_OUTPUT = Path(os.environ["READ_ALOUD"])
_choose_voice = SpeechGenerator.voice


def _voice(self: Any, key: str | None = None, **arguments: Any) -> list[Any]:
    """Return Orca's voice with the language asked for, which Orca 43 leaves out and later versions have."""
    [voice] = _choose_voice(self, key, **arguments)
    voice["language"] = arguments.get("language") or ""
    voice["source"] = "system" if key == SYSTEM else "page"
    return [voice]


def _speak(text: str, voices: Any = None, _interrupt: bool = True) -> None:
    voice = (voices[0] if isinstance(voices, list) and voices else voices) or {}
    with _OUTPUT.open("a", encoding="utf-8") as output:
        print(voice.get("language", ""), voice.get("source", "system"), " ".join(text.split()), sep="\t", file=output)


def _say_all(utterances: Iterable[tuple[Any, Any]], _progress: Any) -> None:
    for context, voices in utterances:
        _speak(context.utterance, voices)


SpeechGenerator.voice = _voice
speech.init = lambda: None
speech.sayAll = _say_all
speech._speak = _speak
