"""Notices: what happened to a request, told to those whom it concerns; in the inbox, by mail, or once a day."""
