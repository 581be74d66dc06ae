"""An advice as a document that a buyer starts from: what is asked, why, and text for the tender documents."""
