"""Pages as lines of coloured text, by roles of colour: pure functions of a block and a width."""
