"""The numbers of one open edition, and what is asked of them."""
