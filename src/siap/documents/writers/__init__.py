"""Writers: blocks become PDF, XLSX and CSV bytes; the same blocks give the same bytes."""
