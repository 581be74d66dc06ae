"""What a council reads about a year: two pages of summary, annexes with every figure, and a workbook behind them."""
