package gnomon.server.target;

import java.util.List;

/**
 * One person's months in a plan.
 *
 * @param unitId the unit in which the plan has the person
 * @param months minor units for each month of the plan's year
 */
public record PlannedPerson(long unitId, long personId, List<Long> months) {

  public PlannedPerson {
    months = List.copyOf(months);
  }
}
