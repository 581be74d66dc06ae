"""What the engine found, said for people and programs: sentences, JSON, Word, PDF and spreadsheets."""
