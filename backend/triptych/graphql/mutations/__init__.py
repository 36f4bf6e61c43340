"""One flat mutation field per use case."""
