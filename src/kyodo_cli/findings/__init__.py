"""What is wrong with a file: the kinds of defect, where one is, and what it looks like to the reader."""
