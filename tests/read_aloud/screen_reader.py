"""The screen reader Orca with Firefox on a display that nobody sees, and what it says."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.browsers import running, start_firefox, virtual_display
from tests.support.webdriver import Window

_CUSTOMIZATIONS = Path(__file__).with_name("orca_customizations.py")
_SETTINGS = {
    "accessibility.force_disabled": -1,  # no: the accessibility tree is made
    "browser.startup.page": 0,
    "places.history.enabled": False,  # "visited link" would depend on the order of the pages
}


class ScreenReader:
    """Orca, reading a window of Firefox."""

    def __init__(self, window: Window, output: Path) -> None:
        self.window = window
        self._output = output
        self._heard = 0

    def listen(self, silence: float = 0.5) -> list[str]:
        """Return what has been said since the last time, once there has been silence for some seconds.

        A line each utterance: Orca's own words are indented, and a voice of another language than the page's is named.
        """
        text, since = "", time.monotonic()
        while time.monotonic() < since + silence:
            time.sleep(0.05)
            if (said := self._output.read_text(encoding="utf-8")[self._heard :]) != text:
                text, since = said, time.monotonic()
        self._heard += len(text)
        language = self.window.run("document.documentElement.lang")
        return [_line(utterance, language) for utterance in text.splitlines()]


@contextmanager
def screen_reader(folder: Path, language: str) -> Iterator[ScreenReader]:
    """Start both, with a message bus of their own; Orca's own words are in the language."""
    output = folder / "said"
    output.touch()
    (folder / "orca").mkdir()
    shutil.copy(_CUSTOMIZATIONS, folder / "orca" / "orca-customizations.py")
    bus = f"unix:path={folder}/bus"
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    with virtual_display() as display:
        shared = home | {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": bus}
        words = {"LANGUAGE": language, "READ_ALOUD": str(output)}
        with (
            running("dbus-daemon", "--session", f"--address={bus}", **shared),
            running("env", "--unset=PYTHONPATH", "orca", "--replace", **shared, **words),
            start_firefox(folder, _SETTINGS, GNOME_ACCESSIBILITY="1", **shared) as window,
        ):
            reader = ScreenReader(window, output)
            while not reader.listen():
                """Wait for Orca to start."""
            yield reader


def _line(utterance: str, language: str) -> str:
    voice, source, text = utterance.split("\t")
    indent = "  " if source == "system" else ""
    return f"{indent}{text}" if voice in ("", language) else f"{indent}[{voice}] {text}"
