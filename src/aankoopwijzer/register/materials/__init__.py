"""Material flows and deliveries in the register."""
