"""Stories: a theme's pictures in the order of the questions that people ask, each module one of them."""
