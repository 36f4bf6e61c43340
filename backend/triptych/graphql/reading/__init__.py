"""The reader: each type is declared once (table, columns, relations, expressions) and loaded by its selection."""
