"""A confined process that opens strangers' files, and the word it may send back."""
