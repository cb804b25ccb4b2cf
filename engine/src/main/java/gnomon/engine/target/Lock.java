package gnomon.engine.target;

/**
 * A number that an edit must leave as it is.
 *
 * @param nodeId the node; a lock on a unit's month holds every cell of that month below it
 * @param month position of the month from 0, or {@link #YEAR} for the node's year
 */
public record Lock(String nodeId, int month) {

  /** In place of a month: the whole year. */
  public static final int YEAR = -1;

  public static Lock month(String nodeId, int month) {
    return new Lock(nodeId, month);
  }

  public static Lock year(String nodeId) {
    return new Lock(nodeId, YEAR);
  }
}
