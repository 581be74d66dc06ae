"""What authorities laid down themselves: baselines and aims of their own."""
