"""The safe harbour (SH1): who proposes outside the rules is a sealed person, until two openers open the seal."""
