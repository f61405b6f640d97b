/** Entry of the grid page: the grid, its outbox, and what becomes of each cell. */
export {};
