"""Projects, schedules and money: what the project office owns and measures."""
