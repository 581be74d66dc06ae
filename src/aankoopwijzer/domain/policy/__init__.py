"""The policy pack as types: a framework, its law and its criteria, all of it data."""
