"""Handing messages to a real SMTP server on this machine, and to servers that refuse, hang or drop the line."""

import ssl
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest

from exchange.smtp_servers import a_postbox, a_strange_server, drops_after, hangs, lets_in
from triptych.exchange.mail.address import BadMailSettings, MailServer, mail_server, sender_of
from triptych.exchange.mail.carrier import Carrier, NotTaken


def a_message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "t@meridian.example", "rita@meridian.example", "Words"
    message.set_content("Something happened.")
    return message


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of 127.0.0.1, signed by itself."""
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
        f" -addext subjectAltName=IP:127.0.0.1 -keyout {file} -out {file}.crt".split(),
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@pytest.fixture
def speaks(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusts(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=f"{certificate}.crt")


async def test_a_message_is_taken() -> None:
    async with a_postbox() as box:
        await Carrier(box.server()).carry(a_message())

    assert [message["Subject"] for message in box.messages] == ["Words"]
    assert box.recipients == ["rita@meridian.example"]


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # the line is TLS from the first byte
@pytest.mark.parametrize(("scheme", "from_the_first"), [("smtp", False), ("smtps", True)])
async def test_it_speaks_tls_and_signs_in(
    speaks: ssl.SSLContext, trusts: ssl.SSLContext, scheme: str, *, from_the_first: bool
) -> None:
    who = {"authenticator": lets_in("triptych", "s3cret"), "auth_required": True}
    if from_the_first:
        who["auth_require_tls"] = False
    async with a_postbox(tls=speaks, from_the_first=from_the_first, **who) as box:
        await Carrier(box.server(scheme, "triptych", "s3cret"), trusts).carry(a_message())
        assert len(box.taken) == 1

        with pytest.raises(NotTaken, match="sign in") as refused:
            await Carrier(box.server(scheme, "triptych", "guessed"), trusts).carry(a_message())

    assert not refused.value.for_good, "somebody may correct the password"
    assert len(box.taken) == 1


async def test_a_server_that_does_not_offer_tls_gets_nothing() -> None:
    async with a_postbox() as box:
        with pytest.raises(NotTaken):
            await Carrier(box.server("smtp", "triptych", "s3cret")).carry(a_message())

    assert box.taken == []


async def test_a_certificate_that_nobody_vouches_for_gets_nothing(speaks: ssl.SSLContext) -> None:
    async with a_postbox(tls=speaks) as box:
        with pytest.raises(NotTaken):
            await Carrier(box.server("smtp")).carry(a_message())

    assert box.taken == []


@pytest.mark.parametrize(("answer", "for_good"), [("451 later", False), ("552 too big", True), ("554 no", True)])
async def test_what_a_server_says_to_a_message_is_for_now_or_for_good(answer: str, *, for_good: bool) -> None:
    async with a_postbox() as box:
        box.answers.append(answer)
        with pytest.raises(NotTaken, match=answer[:3]) as refused:
            await Carrier(box.server()).carry(a_message())

        assert refused.value.for_good is for_good
        await Carrier(box.server()).carry(a_message())

    assert len(box.taken) == 1


@pytest.mark.parametrize(("answer", "for_good"), [("450 busy", False), ("550 unknown", True)])
async def test_a_recipient_is_refused_for_now_or_for_good(answer: str, *, for_good: bool) -> None:
    async with a_postbox() as box:
        box.to_recipients = answer
        with pytest.raises(NotTaken, match="recipient") as refused:
            await Carrier(box.server()).carry(a_message())

    assert refused.value.for_good is for_good


async def test_a_server_that_hangs_is_left(capfd: pytest.CaptureFixture[str]) -> None:
    async with a_strange_server(hangs) as server:
        with pytest.raises(NotTaken) as refused:
            await Carrier(server, patience=0.2, longest=0.5).carry(a_message())

    assert not refused.value.for_good
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("last", [b"EHLO", b"MAIL", b"RCPT", b"DATA"])
async def test_a_line_that_drops_midway_counts_as_not_taken(last: bytes) -> None:
    kept: list[bytes] = []
    async with a_strange_server(drops_after(last, kept)) as server:
        with pytest.raises(NotTaken) as refused:
            await Carrier(server, patience=5).carry(a_message())

    assert not refused.value.for_good
    assert bool(kept) is (last == b"DATA"), "after DATA the server may have it: nobody can know (RFC 5321, 4.5.4.2)"


async def test_a_line_that_drops_after_the_answer_counts_as_taken() -> None:
    kept: list[bytes] = []
    async with a_strange_server(drops_after(b"QUIT", kept)) as server:
        await Carrier(server, patience=5).carry(a_message())

    assert len(kept) == 1


async def test_nobody_listens() -> None:
    with pytest.raises(NotTaken, match="not reached"):
        await Carrier(MailServer("smtp+plain", "127.0.0.1", 1)).carry(a_message())


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("smtp", "mail.example", 587)),
        ("smtps://u:p%40ss@mail.example", MailServer("smtps", "mail.example", 465, "u", "p@ss")),
        ("smtp+plain://127.0.0.1:2525", MailServer("smtp+plain", "127.0.0.1", 2525)),
    ],
)
def test_an_address_says_how_the_server_is_reached(url: str, server: MailServer) -> None:
    assert mail_server(url) == server
    assert "p@ss" not in repr(mail_server(url))


@pytest.mark.parametrize(
    "url",
    [
        "mail.example:587",
        "http://mail.example",
        "smtp://:587",
        "smtp://u@mail.example",
        "smtp://mail.example:x",
        "smtp+plain://u:p@mail.example",
    ],
)
def test_an_address_that_says_too_little_is_refused_and_no_password_goes_in_the_open(url: str) -> None:
    with pytest.raises(BadMailSettings):
        mail_server(url)


def test_a_sender_has_an_address() -> None:
    assert sender_of("Triptych <t@meridian.example>").domain == "meridian.example"
    for wrong in ("Triptych", "a@b@c", "x\r\nBcc: y@z.example <t@meridian.example>", ""):
        with pytest.raises(BadMailSettings):
            sender_of(wrong)
