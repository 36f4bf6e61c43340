"""A letter as a message: plain text and simple HTML that say the same, and headers that nobody can write into."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from triptych.exchange.mail.words import Words, words_in
from triptych.governance.notices.letters import Item, Letter
from triptych.kernel.notice_words import MailKind, Urgency

ON_THE_DECISION_PAGE = frozenset({"approveRequest", "signTerms", "upholdDecision"})
LONGEST_SUBJECT = 150


def message_of(letter: Letter, *, sender: Address, public_url: str, now: datetime) -> EmailMessage:
    """The message of a letter, in its reader's language, from the installation, with the way to each page.

    Raises `ValueError` where its address is none.
    """
    words = words_in(letter.locale)
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = _address(letter)
    message["Subject"] = one_line(_subject(letter, words))[:LONGEST_SUBJECT]
    message["Message-ID"] = letter.message_id
    message["Date"] = format_datetime(now)
    # A machine wrote this: nobody's "I am away" answers it (RFC 3834), and no list is behind it.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_plain(letter, words, public_url))
    message.add_alternative(_html(letter, words, public_url), subtype="html")
    message["Content-Language"] = words.language
    return message


def one_line(text: str) -> str:
    """A text without anything that ends a line or writes backwards: what somebody typed adds no header."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _address(letter: Letter) -> Address:
    local, _, domain = letter.to_address.rpartition("@")
    # Every server takes a domain in this form (RFC 5891); the other needs an extension that few offer (RFC 6531).
    return Address(one_line(letter.to_name), local, domain.encode("idna").decode("ascii"))


def _subject(letter: Letter, words: Words) -> str:
    if letter.kind is MailKind.DIGEST:
        return words.digest_subject(len(letter.items))
    if len(letter.items) == 1:
        item = letter.items[0]
        return f"[{item.ref}] {_headline(item, words)}: {item.title}"
    return words.several_subject(len({item.ref for item in letter.items}))


def _headline(item: Item, words: Words) -> str:
    return words.act(item.act) if item.urgency is Urgency.ACT and item.act else words.event(item.kind, item.who)


def _link(item: Item, public_url: str) -> str:
    page = "decisions" if item.act in ON_THE_DECISION_PAGE else "exceptions"
    return f"{public_url.rstrip('/')}/{page}/{quote(item.ref)}"


def _plain(letter: Letter, words: Words, public_url: str) -> str:
    lines = [words.hello(one_line(letter.to_name)), ""]
    for item in letter.items:
        lines += [f"{item.ref}  {one_line(item.title)}", f"  {words.event(item.kind, item.who)}"]
        if item.urgency is Urgency.ACT and item.act:
            lines.append(f"  {words.yours}: {words.act(item.act)}")
        lines += [f"  {_link(item, public_url)}", f"  ({words.tie(item.tie)})", ""]
    return "\n".join([*lines, words.change_it, f"{public_url.rstrip('/')}/settings", ""])


def _html(letter: Letter, words: Words, public_url: str) -> str:
    parts = [f'<!doctype html><html lang="{words.language}"><body style="font: 15px/1.5 sans-serif; max-width: 40em">']
    parts.append(f"<p>{escape(words.hello(one_line(letter.to_name)))}</p>")
    for item in letter.items:
        yours = f"<br><b>{words.yours}: {escape(words.act(item.act))}</b>" if item.act else ""
        parts.append(
            f'<p><a href="{escape(_link(item, public_url))}"><b>{escape(one_line(item.title))}</b></a> {item.ref}<br>'
            f"{escape(one_line(words.event(item.kind, item.who)))}{yours}<br>"
            f'<small style="color: #666">{escape(words.tie(item.tie))}</small></p>'
        )
    settings = escape(f"{public_url.rstrip('/')}/settings")
    parts.append(f'<p><small><a href="{settings}">{escape(words.change_it)}</a></small></p></body></html>')
    return "\n".join(parts)
