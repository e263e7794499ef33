"""Debian's Firefox, WebKit and Chromium, each started in a folder of its own, with script and storage on or off."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tests.support.web_server import free_port
from tests.support.webdriver import Driver, Http, Marionette, Window


class Start(Protocol):
    """Start a browser that keeps what it writes in `folder`."""

    def __call__(self, folder: Path, script: bool = True, storage: bool = True) -> AbstractContextManager[Window]: ...


@contextmanager
def firefox(folder: Path, script: bool = True, storage: bool = True) -> Iterator[Window]:
    """Start Firefox ESR; without storage it blocks all cookies, as readers can choose in its settings."""
    settings = {"javascript.enabled": script, "network.cookie.cookieBehavior": 0 if storage else 2}
    with start_firefox(folder, settings, MOZ_HEADLESS="1") as window:
        yield window


@contextmanager
def start_firefox(folder: Path, settings: Mapping[str, bool | int], **environment: str) -> Iterator[Window]:
    """Start Firefox ESR with settings of about:config and variables of the environment."""
    general = {
        "browser.download.dir": str(folder),
        "browser.download.folderList": 2,  # the one named above
        "marionette.port": 0,  # any that is free
        "ui.prefersReducedMotion": 1,
        "toolkit.legacyUserProfileCustomizations.stylesheets": True,
    }
    preferences = "".join(
        f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in (general | dict(settings)).items()
    )
    profile = folder / "profile"
    _write(profile / "user.js", preferences)
    _write(profile / "chrome" / "userChrome.css", ":root { min-width: 0 !important }")  # as narrow as a phone
    port = profile / "MarionetteActivePort"
    with running("firefox-esr", "--marionette", "--profile", profile, **environment):
        number = _wait_for(lambda: port.exists() and port.read_text(encoding="utf-8"))
        with _session("firefox", Marionette(int(number))) as window:
            yield window


@contextmanager
def webkit(folder: Path, script: bool = True, storage: bool = True) -> Iterator[Window]:
    """Start the small browser that comes with WebKitGTK, on a display that nobody sees."""
    settings = {"enable-javascript": script, "enable-html5-local-storage": storage}
    options = [f"--{name}={json.dumps(value)}" for name, value in settings.items()]
    options += [] if storage else ["--cookies-policy=never"]
    narrow = "* { min-width: 0; padding: 0; margin: 0; border: 0 }"  # its toolbar lets the window be a phone's
    for version in ("gtk-3.0", "gtk-4.0"):
        _write(folder / ".config" / version / "gtk.css", narrow)
        _write(folder / ".config" / version / "settings.ini", "[Settings]\ngtk-enable-animations=0")
    port = free_port()
    capabilities = {"webkitgtk:browserOptions": {"args": ["--automation", *options]}}
    environment = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}
    with virtual_display() as display, running("WebKitWebDriver", f"--port={port}", DISPLAY=display, **environment):
        _wait_for(lambda: _listens(port))
        with _session("webkit", Http(port, capabilities)) as window:
            yield window


@contextmanager
def chromium(folder: Path, script: bool = True, storage: bool = True) -> Iterator[Window]:
    """Start headless Chromium."""
    blocked = 2
    settings = {} if script else {"javascript": blocked}
    settings |= {} if storage else {"cookies": blocked}
    preferences = {
        "download.default_directory": str(folder),
        "profile.default_content_setting_values": settings,
    }
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"]
    options = {"args": arguments, "prefs": preferences}
    port = free_port()
    with running("chromedriver", f"--port={port}"):
        _wait_for(lambda: _listens(port))
        with _session("chromium", Http(port, {"goog:chromeOptions": options})) as window:
            yield window


BROWSERS: dict[str, Start] = {"firefox": firefox, "webkit": webkit, "chromium": chromium}


@contextmanager
def _session(name: str, driver: Driver) -> Iterator[Window]:
    try:
        yield Window(name, driver)
    finally:
        driver.close()


@contextmanager
def running(*command: str | Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program with variables added to the environment, and end it."""
    with subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()  # Orca does not always end when asked to


@contextmanager
def virtual_display() -> Iterator[str]:
    """Start an X server that draws in memory; yield the name of its display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def _wait_for(look: Callable[[], str | bool]) -> str:
    for _ in range(3000):
        if found := look():
            return str(found)
        time.sleep(0.02)
    raise AssertionError("the browser did not start")


def _listens(port: int) -> bool:
    with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
