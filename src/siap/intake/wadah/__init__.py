"""Wadah: containers (XLSX, XLS, CSV, JSON) opened safely, as sheets or records."""
