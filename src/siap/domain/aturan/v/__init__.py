"""V-codes: the 26 checks that make a monthly report valid (DOMAIN 5), one file each."""
