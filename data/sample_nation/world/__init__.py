"""Topics of the country: each module gives frames, cached on the nation."""
