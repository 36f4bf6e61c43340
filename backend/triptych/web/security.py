"""What every answer carries and every changing request must show: headers, CSP, and where a request comes from."""

from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
NOT_JSON = "Send application/json."
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


async def security_headers(message: Message, _scope: Scope) -> None:
    """Put the security headers on every HTTP answer, those included that no route gives (404, 405)."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)


def foreign(request: Request[Any, Any, Any]) -> str | None:
    """Why a changing request that carries a session cookie is not ours, or None when it is (law 12).

    The body must be JSON, which no form of another site can send.
    """
    return of_another_site(request) if is_json(request) else NOT_JSON


def is_json(request: Request[Any, Any, Any]) -> bool:
    """Whether the request says that its body is JSON."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower() == "application/json"


def of_another_site(request: ASGIConnection[Any, Any, Any, Any]) -> str | None:
    """Why a request was not made by our own pages: `Sec-Fetch-Site` says so, or else `Origin` names another host."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return None if site in {"same-origin", "none"} else "This request comes from another site."
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return "This request comes from another site."
    return None
