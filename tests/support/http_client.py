"""Requests over one connection, with headers of choice."""

import http.client


def request(
    server: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Send a request; return status, headers and body. `_` in the name of a header stands for `-`."""
    server.request(method, f"/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = server.getresponse()
    return answer.status, answer.headers, answer.read()
