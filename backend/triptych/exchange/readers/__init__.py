"""Readers are pure: bytes become typed records and rejects. They open no database and know no clock."""
