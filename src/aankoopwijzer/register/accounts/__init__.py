"""People, their roles, their sessions, and the links that suppliers hold."""
