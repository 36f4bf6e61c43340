-- Sources of supply, and options worked on together.
SELECT;
