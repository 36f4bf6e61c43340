"""The documents of the product's own pages, which ask by id."""

import json
import re
from hashlib import blake2b
from pathlib import Path

from triptych.graphql.schema import schema
from triptych.kernel.refusals import Invalid
from triptych.web.graphql_request import Asked

NAME = re.compile(r"^\s*(?:query|mutation|subscription)\s+(\w+)", re.MULTILINE)


class TrustedDocuments:
    """The compiled documents of the product's own pages, by the SHA-256 that the front end's compiler gave them."""

    def __init__(self, path: Path) -> None:
        self._texts: dict[str, str] = json.loads(path.read_text()) if path.is_file() else {}
        schema.documents.never_forget(self._texts.values())
        self._names = {key: found[1] for key, text in self._texts.items() if (found := NAME.search(text))}

    def text(self, asked: Asked) -> str:
        """The document that is asked for; raises `Invalid` when there is none."""
        if asked.document_id is not None:
            if asked.document_id not in self._texts:
                raise Invalid.at("documentId", "unknown_document", "This page is of another version. Reload it.")
            return self._texts[asked.document_id]
        if not asked.query:
            raise Invalid.at("query", "no_document", "Send a query or a documentId.")
        return asked.query

    def label(self, asked: Asked, document: str) -> str:
        """What statistics call a document: its operation, or the digest of somebody's own."""
        if asked.document_id is not None:
            return self._names.get(asked.document_id, asked.document_id)
        return blake2b(document.encode(), digest_size=8).hexdigest()
