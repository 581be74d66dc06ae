"""How long the texts of what an authority decides may be, in characters: the columns, the forms and the flows agree."""

MOST_OF_ORGAN = 200
MOST_OF_WHY = 500
MOST_OF_SOURCE = 500
