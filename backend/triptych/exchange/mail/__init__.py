"""Mail: a letter is put into its reader's words, made a message, and carried to a mail server."""
