"""Documents: values in, bytes out. No engine, no database, no clock."""
