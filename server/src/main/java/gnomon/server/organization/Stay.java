package gnomon.server.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that somebody spends in the company without a day between, in whatever units.
 *
 * @param from the first day, and the unit of that day
 * @param to the last day, and the unit of that day; no day means still there
 */
public record Stay(Membership from, Membership to) {

  public LocalDate joinedOn() {
    return from.from();
  }

  public @Nullable LocalDate leftOn() {
    return to.to();
  }

  /** The stays that a person's memberships make, in order. */
  static List<Stay> of(List<Membership> memberships) {
    List<Stay> stays = new ArrayList<>();
    for (Membership membership :
        memberships.stream().sorted(Comparator.comparing(Membership::from)).toList()) {
      Stay last = stays.isEmpty() ? null : stays.getLast();
      LocalDate end = last == null ? null : last.leftOn();
      if (last != null && (end == null || !membership.from().isAfter(end.plusDays(1)))) {
        stays.removeLast();
        stays.add(new Stay(last.from(), membership));
      } else {
        stays.add(new Stay(membership, membership));
      }
    }
    return List.copyOf(stays);
  }
}
