"""From the records of the register to the rows of the tables that are measured."""
