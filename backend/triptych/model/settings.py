"""What an installation may set, all through the environment; everything has a default that works."""

from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

APPLICATION_ROLE = "triptych_app"


def checkout() -> Path | None:
    """The folder of the source tree, when the program runs from one."""
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "pyproject.toml").exists() else None


def default_data() -> Path:
    """Beside the checkout's files, so that two checkouts never share data; else in the person's own data folder."""
    home = checkout()
    return home / ".triptych" / "data" if home else Path.home() / ".local" / "share" / "triptych"


def default_frontend() -> Path:
    """Where the build of the front end is."""
    return (checkout() or Path.cwd()) / "frontend" / "dist"


class Settings(BaseSettings):
    """Read from the environment: TRIPTYCH_ and the field's name, or the plain names that hosts are used to."""

    model_config = SettingsConfigDict(
        env_prefix="TRIPTYCH_", frozen=True, populate_by_name=True, extra="ignore", env_ignore_empty=True
    )

    database_url: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("DATABASE_URL", "TRIPTYCH_DATABASE_URL")
    )
    database_owner_url: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("DATABASE_OWNER_URL", "TRIPTYCH_DATABASE_OWNER_URL")
    )
    app_role: str = APPLICATION_ROLE
    data: Path = Field(default_factory=default_data)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535, validation_alias=AliasChoices("PORT", "TRIPTYCH_PORT"))
    demo: bool = Field(default=True, validation_alias=AliasChoices("DEMO", "TRIPTYCH_DEMO"))
    frontend: Path = Field(default_factory=default_frontend)
    worker: bool = True
    pool_size: int = Field(default=20, ge=1, le=200)
    reading_seconds: float = Field(default=15.0, gt=0, le=3600)
    request_log: bool | None = None
    public_url: str | None = None
    smtp_url: SecretStr | None = Field(default=None, validation_alias=AliasChoices("SMTP_URL", "TRIPTYCH_SMTP_URL"))
    mail_from: str = Field(
        default="Triptych <triptych@localhost>", validation_alias=AliasChoices("MAIL_FROM", "TRIPTYCH_MAIL_FROM")
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("database_url", "database_owner_url", mode="before")
    @classmethod
    def _empty_is_unset(cls, given: object) -> object:
        return given or None

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given

    @property
    def logs_requests(self) -> bool:
        """Whether every operation is told to the log: as it is set, else everywhere but in the demo."""
        return not self.demo if self.request_log is None else self.request_log

    @property
    def address(self) -> str:
        """Where people reach the product: what links in mails begin with."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def mails(self) -> bool:
        """Whether a mail server is set: without one, notices stay in the inbox."""
        return self.smtp_url is not None

    @property
    def embedded(self) -> bool:
        """Whether the shipped PostgreSQL serves: always, unless an address of another one is given."""
        return self.database_url is None
