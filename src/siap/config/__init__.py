"""Config: settings, the URL shell and the WSGI entry. The only place that knows everything."""
