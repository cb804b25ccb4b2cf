package gnomon.engine.pipeline;

/**
 * How long the finished visits of a node lasted, in days.
 *
 * @param visits how many; at least 1
 */
public record Dwell(double mean, double median, double p90, long visits) {

  /** Whether visits last longer on average than they should. */
  public boolean isOver(double limitDays) {
    return mean > limitDays;
  }
}
