"""A calendar file read back strictly, without the code that wrote it."""

import re

LONGEST = 75


def unfolded(data: bytes) -> list[str]:
    """The lines of a file; fails where one is too long, is not UTF-8 by itself or does not end in CR LF."""
    assert data.endswith(b"\r\n")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines: list[str] = []
    for raw in data[:-2].split(b"\r\n"):
        assert 0 < len(raw) <= LONGEST, raw
        text = raw.decode()  # no character is cut in two
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    for line in lines:
        assert re.match(r"[A-Z-]+(;[A-Z-]+=[^;:]+)*:", line), line
    return lines


def unescaped(value: str) -> str:
    """A text value as it was meant; fails at a separator that nobody escaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(data: bytes) -> list[dict[str, str]]:
    """Each event of a file, its properties by name; fails where one stands twice or one that must be there does not."""
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "METHOD:PUBLISH"} <= set(lines)
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        if line == "BEGIN:VEVENT":
            assert not inside
            found.append({})
            inside = True
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART"} <= found[-1].keys()
            inside = False
        elif inside:
            name, value = line.split(":", 1)
            name = name.split(";", 1)[0]
            assert name not in found[-1], line
            found[-1][name] = value
    assert len({each["UID"] for each in found}) == len(found)
    return found
