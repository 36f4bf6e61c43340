"""What means harm is answered in one sentence, with the right status, and with nothing of the machinery."""

from pathlib import Path

import httpx
import structlog

from building import PASSWORD, a_house, a_staffed_house, an_account
from triptych.model.database import Database
from web.attacks import ATTACKS, Attack, document
from web.browsing import a_browser, asked, signs_in

IN_GRAPHQL = "application/graphql-response+json"
INSIDES = ("Traceback", 'File "', ".py", "asyncpg", "sqlalchemy", "SELECT ", "0x")


async def answers_for(database: Database, folder: Path, who: str) -> list[tuple[Attack, httpx.Response]]:
    """Every attack by Ada, who may use the interface, or by Rob, who may not; and that all is well afterwards."""
    house = await a_staffed_house(database)
    await an_account(house, "Rob")
    async with a_browser(database, folder) as browser:
        assert (await signs_in(browser, f"{who}@meridian.example", PASSWORD)).status_code == 204
        with structlog.testing.capture_logs() as logs:
            answers = [(attack, await asked(browser, attack.body, accept=IN_GRAPHQL)) for attack in ATTACKS]
        after = await asked(browser)
    assert [each for each in logs if each["log_level"] in {"error", "critical"}] == []
    assert after.json() == {"data": {"viewer": {"demo": False}}}
    return answers


async def test_every_attack_is_answered_in_a_sentence(database: Database, tmp_path: Path) -> None:
    answers = await answers_for(database, tmp_path, "rob")

    for attack, answer in answers:
        assert (answer.status_code, set(answer.json())) == (attack.status, {"errors"}), (attack.name, answer.text[:300])
        first = answer.json()["errors"][0]
        assert first["extensions"]["code"] == attack.code, (attack.name, first)
        assert attack.says in first["message"], (attack.name, first["message"])
        assert len(answer.json()["errors"]) <= 10, attack.name
        assert not any(word in answer.text for word in INSIDES), attack.name


async def test_nobody_asks_what_no_interface_is_for(database: Database, tmp_path: Path) -> None:
    answers = await answers_for(database, tmp_path, "ada")

    wider = {attack.name for attack, answer in answers if answer.status_code == 200}
    assert wider == {"the schema, by anybody"}
    assert all(set(answer.json()) == {"errors"} for attack, answer in answers if attack.name not in wider)


async def test_a_form_with_files_is_no_request(database: Database, tmp_path: Path) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, "ada@meridian.example", PASSWORD)
        answer = await browser.post("/graphql", files={"0": b"x"}, data={"operations": "{}", "map": "{}"})

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (415, "not_json")


MISTAKES = (
    ('{ projects(after: "nonsense") { edges { cursor } } }', "start again without it"),
    ('{ projects(after: "bm9uc2Vuc2U=") { edges { cursor } } }', "start again without it"),
    ("{ projects(first: -1) { edges { cursor } } }", "0 to 500"),
    ('{ node(id: "nonsense") { id } }', "id"),
)


async def test_wrong_cursors_and_ids_are_the_clients_mistake_and_say_so(database: Database, tmp_path: Path) -> None:
    await a_house(database)
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, "ada@meridian.example", PASSWORD)
        with structlog.testing.capture_logs() as logs:
            answers = [(says, await asked(browser, document(text), accept=IN_GRAPHQL)) for text, says in MISTAKES]

    for says, answer in answers:
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["extensions"]["code"]) == (200, "invalid"), error
        assert says in error["message"]
    assert [each for each in logs if each["log_level"] == "error"] == []
