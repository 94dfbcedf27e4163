"""A document for Word: the writer, and the parts of Word's own vocabulary it needs."""
