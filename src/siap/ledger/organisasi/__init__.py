"""Organisasi: the Pemda, its Perangkat Daerah, regions, holidays and dated configuration."""
