package gnomon.server.target;

/**
 * What a cell is, or becomes.
 *
 * @param month position in the plan's year, from 0
 */
record CellState(long personId, int month, long amount, boolean locked, boolean edited) {

  CellState withLocked(boolean nowLocked) {
    return new CellState(personId, month, amount, nowLocked, edited);
  }
}
