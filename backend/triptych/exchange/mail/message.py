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
        if not item.ref:
            return _headline(item, words)
        return f"[{item.ref}] {_headline(item, words)}: {item.title}"
    if all(item.of_request for item in letter.items):
        return words.several_subject(len({item.ref for item in letter.items}))
    return words.mixed_subject(len(letter.items))


def _headline(item: Item, words: Words) -> str:
    return words.act(item.act) if item.urgency is Urgency.ACT and item.act else _happened(item, words)


def _happened(item: Item, words: Words) -> str:
    return words.event(item.kind, item.who, item.until)


def _link(item: Item, public_url: str) -> str:
    return f"{public_url.rstrip('/')}/{quote(item.page)}"


def _plain(letter: Letter, words: Words, public_url: str) -> str:
    lines = [words.hello(one_line(letter.to_name)), ""]
    for item in letter.items:
        if item.ref:
            lines.append(f"{item.ref}  {one_line(item.title)}")
        lines.append(f"  {_happened(item, words)}")
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
            f"<p>{_html_head(item, words, public_url)}{yours}<br>"
            f'<small style="color: #666">{escape(words.tie(item.tie))}</small></p>'
        )
    settings = escape(f"{public_url.rstrip('/')}/settings")
    parts.append(f'<p><small><a href="{settings}">{escape(words.change_it)}</a></small></p></body></html>')
    return "\n".join(parts)


def _html_head(item: Item, words: Words, public_url: str) -> str:
    """The way to the record and what happened to it; of a delegation, what happened is the way."""
    link, what = escape(_link(item, public_url)), escape(one_line(_happened(item, words)))
    if not item.ref:
        return f'<a href="{link}"><b>{what}</b></a>'
    return f'<a href="{link}"><b>{escape(one_line(item.title))}</b></a> {item.ref}<br>{what}'
