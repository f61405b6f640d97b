"""PD: one Perangkat Daerah down to sub kegiatan."""
