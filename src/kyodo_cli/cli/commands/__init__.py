"""One file per command: plain parameters in, an exit code out."""
