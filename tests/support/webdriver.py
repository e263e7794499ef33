"""Firefox, WebKit and Chromium as Debian packages them, driven by the commands of the WebDriver standard.

Firefox takes the commands by its own Marionette protocol (JSON over TCP), so no geckodriver is needed; the others
take them over HTTP from their drivers. https://www.w3.org/TR/webdriver2/
"""

import json
import socket
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol, TypeVar

PATIENCE = 60  # seconds until what is waited for must be there
Value = TypeVar("Value")
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the standard's key of a reference to an element
_KEYS = {
    "Enter": "\ue007", "Tab": "\ue004", "Shift": "\ue008", "Escape": "\ue00c", "PageUp": "\ue00e", "PageDown": "\ue00f",
    "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}  # fmt: skip
_ENDPOINTS = {  # Marionette's name of a command: its method and path over HTTP
    "CloseWindow": "DELETE window",
    "ElementClick": "POST element/{id}/click",
    "ElementSendKeys": "POST element/{id}/value",
    "ExecuteScript": "POST execute/sync",
    "GetComputedLabel": "GET element/{id}/computedlabel",
    "GetComputedRole": "GET element/{id}/computedrole",
    "GetWindowHandles": "GET window/handles",
    "GetWindowRect": "GET window/rect",
    "Navigate": "POST url",
    "PerformActions": "POST actions",
    "SetWindowRect": "POST window/rect",
    "SwitchToFrame": "POST frame",
    "SwitchToWindow": "POST window",
    "TakeScreenshot": "GET screenshot",
}
_FIND = """
const [selector, text] = arguments;
const isShown = (one) => one.localName === "option" || one.getClientRects().length > 0;
return [...document.querySelectorAll(selector)].find((one) => isShown(one) && one.textContent.includes(text));
"""


def wait_until(look: Callable[[], Value], wanted: str) -> Value:
    """Return what a function returns as soon as it is true. Raises `AssertionError` with `wanted` if it never is."""
    end = time.monotonic() + PATIENCE
    while not (value := look()):
        assert time.monotonic() < end, wanted
        time.sleep(0.03)
    return value


class WebDriverError(Exception):
    """A command that the browser refused."""


class Driver(Protocol):
    """A session in a browser."""

    def send(self, command: str, **parameters: Any) -> Any:
        """Carry out a command. Raises `WebDriverError`."""

    def close(self) -> None:
        """End the session."""


class Window:
    """A browser window, with its address bar, keyboard and mouse."""

    def __init__(self, name: str, driver: Driver) -> None:
        self.name = name
        self._send = driver.send

    def open(self, address: str) -> None:
        """Load an address and wait for its load event."""
        self._send("Navigate", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """Return the value, or the promised value, of an expression or of statements that `return` one."""
        body = script if "return" in script else f"return ({script})"
        return self._send("ExecuteScript", script=body, args=[*arguments])

    def wait_for(self, script: str, *arguments: Any) -> Any:
        """Return the value of the script as soon as it is true. Raises `AssertionError` if it never is."""

        def look() -> Any:
            with suppress(WebDriverError):  # the document it ran in is gone: a new one is on its way
                return self.run(script, *arguments)

        return wait_until(look, f"{self.name}: {script} {arguments or ''}")

    def find(self, selector: str, text: str = "") -> Any:
        """Return the first visible element that fits the selector and holds the text, once there is one."""
        return self.wait_for(_FIND, selector, text)

    def click(self, selector: str, text: str = "") -> None:
        """Click in the middle of that element."""
        element = self.find(selector, text)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)  # WebKit does not come all the way itself
        self._send("ElementClick", id=element[_ELEMENT])

    def role_and_name(self, element: Any) -> tuple[str, str]:
        """Return the role and the name that an element has in the browser's accessibility tree."""
        role, name = (self._send(f"GetComputed{part}", id=element[_ELEMENT]) for part in ("Role", "Label"))
        return role, " ".join(name.split())

    def press(self, key: str) -> None:
        """Press a key by its name in `KeyboardEvent.key`, with others held before it: `Shift+Tab`."""
        codes = [_KEYS.get(name, name) for name in key.split("+")]
        down = [{"type": "keyDown", "value": code} for code in codes]
        up = [{"type": "keyUp", "value": code} for code in reversed(codes)]
        self._send("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": [*down, *up]}])

    def type(self, text: str) -> None:
        """Type the text, letter by letter, wherever the focus is."""
        actions = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._send("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in an `<input type="file">`, which may be hidden."""
        element = self.run("document.querySelector(arguments[0])", selector)
        self._send("ElementSendKeys", id=element[_ELEMENT], text=str(path))

    def resize(self, width: int, height: int) -> None:
        """Give the viewport a size in CSS pixels."""
        outer = self._send("GetWindowRect")
        inner = self.run("[innerWidth, innerHeight]")
        frame = outer["width"] - inner[0], outer["height"] - inner[1]
        self._send("SetWindowRect", width=width + frame[0], height=height + frame[1])
        self.wait_for("innerWidth === arguments[0] && innerHeight === arguments[1]", width, height)

    @contextmanager
    def frame(self, selector: str) -> Iterator[None]:
        """Be within a frame of the page."""
        self._send("SwitchToFrame", id=self.find(selector))
        yield
        self._send("SwitchToFrame", id=None)

    def handles(self) -> list[str]:
        """Return the handles of all windows, in no order."""
        return [*self._send("GetWindowHandles")]

    def wait_for_handle(self, *known: str) -> str:
        """Return the handle of the window that is not among the known ones, once it has opened."""
        return wait_until(lambda: next(iter({*self.handles()} - {*known}), ""), f"{self.name}: no new window")

    def switch(self, handle: str) -> None:
        """Go on in another window."""
        self._send("SwitchToWindow", handle=handle)

    def close(self) -> None:
        """Close the window."""
        self._send("CloseWindow")

    def screenshot(self, path: Path) -> None:
        """Save what the viewport shows as a PNG."""
        path.write_bytes(b64decode(self._send("TakeScreenshot", full=False)))


class Marionette:
    """Firefox's own protocol: `length:[type, id, command, parameters]`."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._receive()  # its greeting
        self.send("NewSession", capabilities={})

    def send(self, command: str, **parameters: Any) -> Any:
        self._count += 1
        if command == "SwitchToFrame":
            parameters = {"element": (parameters["id"] or {}).get(_ELEMENT)}
        message = json.dumps([0, self._count, f"WebDriver:{command}", parameters]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, answer = self._receive()
        if error:
            raise WebDriverError(error["message"])
        return answer["value"] if isinstance(answer, dict) and answer.keys() == {"value"} else answer

    def close(self) -> None:
        self.send("DeleteSession")
        self._stream.close()
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            length += digit
        return json.loads(self._stream.read(int(length)))


class Http:
    """The standard's own protocol."""

    def __init__(self, port: int, capabilities: Mapping[str, Any]) -> None:
        self._port = port
        self._session = ""
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        self._session = f"/{self._ask('POST', '', asked)['sessionId']}/"

    def send(self, command: str, **parameters: Any) -> Any:
        method, path = _ENDPOINTS[command].split(" ")
        return self._ask(method, path.format(**parameters), parameters if method == "POST" else None)

    def close(self) -> None:
        self._ask("DELETE", "", None)

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        content = None if body is None else json.dumps(body)
        connection.request(method, f"/session{self._session}{path}".rstrip("/"), content)
        answer = json.load(connection.getresponse())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise WebDriverError(f"{answer['error']}: {answer['message']}")
        return answer
