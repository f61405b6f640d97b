"""One file per command of `siap`: NAMA is the word, `perintah` the function Typer calls."""
