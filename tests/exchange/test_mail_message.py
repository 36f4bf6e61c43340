"""What a mail says: the same in text and HTML, in the reader's language; nothing that somebody typed is a header."""

from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import NOON
from triptych.exchange.mail.english import ACTS, EVENTS
from triptych.exchange.mail.message import message_of
from triptych.exchange.mail.words import LANGUAGES, Words
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.notices.letters import TAKEN_BACK, Item, Letter
from triptych.kernel.clock_words import ReminderKind
from triptych.kernel.exception_words import Outcome
from triptych.kernel.notice_words import MailKind, Tie, Urgency
from triptych.kernel.occurrence_words import NOTICED, OccurrenceKind
from triptych.model.gate import GateOutcome

DECIDED = {f"{EventKind.DECISION_MADE}:{each}" for each in Outcome if each is not Outcome.REVOKED} | {
    f"{OccurrenceKind.GATE_DECIDED}:{each}" for each in GateOutcome
}
NOBODY_DID = set(ReminderKind) | NOTICED
SENDER = Address("Triptych", "triptych", "meridian.example")


def an_item(**changes: object) -> Item:
    facts: dict[str, object] = {
        "ref": "REQ-2041",
        "title": "Capacity at the north site",
        "kind": "answer_submitted",
        "who": "Rita Provider",
        "urgency": Urgency.ACT,
        "tie": Tie.MUST_ACT,
        "act": "approveRequest",
        "cost_per_week": Decimal(100),
        "page": "decisions/REQ-2041",
    }
    return Item(**(facts | changes))  # type: ignore[arg-type]


def a_letter(*items: Item, **changes: object) -> Letter:
    facts: dict[str, object] = {
        "message_id": "<01a@meridian.example>",
        "kind": MailKind.AT_ONCE,
        "to_name": "Bela Boss",
        "to_address": "bela@meridian.example",
        "locale": "en",
        "items": items or (an_item(),),
    }
    return Letter(**(facts | changes))  # type: ignore[arg-type]


def sent(letter: Letter) -> EmailMessage:
    """The message as it arrives."""
    made = message_of(letter, sender=SENDER, public_url="https://triptych.example/", now=NOON)
    return message_from_bytes(made.as_bytes(), policy=default)  # type: ignore[return-value]


def texts(message: EmailMessage) -> tuple[str, str]:
    """Both parts."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content(), html.get_content()


def test_a_mail_says_what_happened_what_is_to_be_done_where_and_why() -> None:
    message = sent(a_letter())

    assert message["Subject"] == "[REQ-2041] Decide: Capacity at the north site"
    assert message["To"] == "Bela Boss <bela@meridian.example>"
    assert message["Message-ID"] == "<01a@meridian.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    for text in texts(message):
        assert "Rita Provider passed it on for a decision" in text
        assert "https://triptych.example/decisions/REQ-2041" in text
        assert "You get this because the next act is yours." in text
        assert "https://triptych.example/settings" in text


@pytest.mark.parametrize(
    ("locale", "kind", "says"),
    [
        ("en", "alternative_revised", "Rita Provider revised an alternative"),
        ("en", TAKEN_BACK, "Rita Provider took an alternative back"),
        ("de", "alternative_revised", "Rita Provider hat eine Alternative überarbeitet"),
        ("de", TAKEN_BACK, "Rita Provider hat eine Alternative zurückgenommen"),
        ("en", "decision_made:declined", "Rita Provider declined"),
        ("de", "decision_made:approved_with_conditions", "Rita Provider hat mit Bedingungen genehmigt"),
        ("en", "decision_made:of tomorrow", "Rita Provider decided"),
        ("en", "gate_decided:hold", "Rita Provider holds the project at the gate"),
    ],
)
def test_what_happened_is_said_with_what_came_of_it(locale: str, kind: str, says: str) -> None:
    assert all(says in text for text in texts(sent(a_letter(an_item(kind=kind), locale=locale))))


def test_a_domain_in_letters_of_the_world_is_written_as_every_server_takes_it() -> None:
    assert sent(a_letter(to_address="bela@müridian.example"))["To"] == "Bela Boss <bela@xn--mridian-n2a.example>"


def test_a_german_reader_reads_german() -> None:
    message = sent(a_letter(locale="de"))

    assert message["Subject"] == "[REQ-2041] Entscheiden: Capacity at the north site"
    assert message["Content-Language"] == "de"
    assert "Rita Provider hat zur Entscheidung weitergegeben" in texts(message)[0]


def test_a_sealed_author_is_somebody() -> None:
    for locale, somebody in (("en", "Somebody"), ("de", "Jemand")):
        item = an_item(kind="alternative_proposed", who=None, urgency=Urgency.CHANGED, act=None)

        message = sent(a_letter(item, locale=locale))

        assert message["Subject"].strip().startswith(f"[REQ-2041] {somebody} ")


def test_a_digest_says_how_much_is_in_it_the_order_as_it_was_given() -> None:
    message = sent(a_letter(an_item(ref="REQ-2"), an_item(ref="REQ-1"), kind=MailKind.DIGEST))

    assert message["Subject"] == "Your digest: 2 notices"
    plain, html = texts(message)
    assert plain.index("REQ-2 ") < plain.index("REQ-1 ")
    assert html.index("REQ-2") < html.index("REQ-1")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_whatever_somebody_typed_adds_no_header(title: str, who: str, name: str) -> None:
    plain = set(sent(a_letter()).keys())

    message = sent(a_letter(an_item(title=title, who=who), to_name=name))

    assert set(message.keys()) == plain
    assert [each.addr_spec for each in message["To"].addresses] == ["bela@meridian.example"]
    assert len(message.get_all("Subject")) == 1


@pytest.mark.parametrize(
    "title", ["Labs\r\nBcc: eve@evil.example", "Labs\nX: y\n\n<script>", "Labs\x0b\x85\u2028Bcc: eve@evil.example"]
)
def test_a_title_with_line_ends_is_one_line(title: str) -> None:
    message = sent(a_letter(an_item(title=title), to_name="Bela\r\nBcc: eve@evil.example"))

    assert message["Bcc"] is None
    assert "\n" not in str(message["Subject"])
    assert "Labs" in message["Subject"]
    assert [each.addr_spec for each in message["To"].addresses] == ["bela@meridian.example"]


def test_what_somebody_typed_is_text_in_html() -> None:
    _, html = texts(sent(a_letter(an_item(title='<img src="x" onerror="alert(1)">', who="<b>Rita</b>"))))

    assert "<img" not in html
    assert "<b>Rita" not in html


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_says_everything(words: Words) -> None:
    assert set(words.events) == set(EVENTS) <= {*EventKind, *ReminderKind, *OccurrenceKind, TAKEN_BACK, *DECIDED}
    assert set(words.events) >= DECIDED
    assert set(words.acts) == set(ACTS)
    assert set(words.ties) == set(Tie)
    assert all("{who}" in sentence for kind, sentence in words.events.items() if kind not in NOBODY_DID)
    assert words.act("an act of tomorrow") == words.yours
    assert words.event("a kind of tomorrow", None).startswith(words.somebody)
    assert all(each.strip() for each in (*words.events.values(), *words.acts.values(), *words.ties.values()))


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("en", "Olivia Office lent you authority until 1 May 2026"),
        ("de", "Olivia Office hat Ihnen bis 01.05.2026 die Vertretung übertragen"),
    ],
)
def test_authority_that_was_lent_is_told_with_its_end_and_without_a_reference(locale: str, subject: str) -> None:
    lent = an_item(
        ref="",
        title="",
        kind="delegation_given",
        who="Olivia Office",
        urgency=Urgency.CHANGED,
        tie=Tie.LENT_TO,
        act=None,
        page="settings/away",
        until=date(2026, 5, 1),
        of_request=False,
    )

    message = sent(a_letter(lent, locale=locale))

    assert message["Subject"] == subject
    for part in message.walk():
        if part.get_content_maintype() == "text":
            assert "https://triptych.example/settings/away" in part.get_content()
            assert "None" not in part.get_content()


def test_news_of_requests_and_of_others_is_counted_by_notice() -> None:
    waiver = an_item(
        ref="W-0001", kind="waiver_proposed", act="grantWaiver", page="rules/waivers/W-0001", of_request=False
    )

    assert sent(a_letter(an_item(), waiver))["Subject"] == "News: 2 notices"
