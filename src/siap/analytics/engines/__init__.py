"""Mesin: what adds up the columns of the mart. Every engine gives the same sums, to the sen."""
