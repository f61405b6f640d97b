"""The pure foundation: no Django, no Ibis, no files, no clock."""
