"""Open Contracting Data Standard 1.1, with the eForms profile and the sustainability extension."""
