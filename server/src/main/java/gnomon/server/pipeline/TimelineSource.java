package gnomon.server.pipeline;

import gnomon.server.database.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A module that knows what happened in a deal. */
public interface TimelineSource {

  List<TimelineEvent> events(Scope scope, Deal deal);

  /** What people did for the deal, latest first. */
  default List<Deed> deeds(Scope scope, Deal deal) {
    return List.of();
  }

  /** The last day on which someone spoke with each of some customers. */
  default Map<Long, LocalDate> lastContacts(Scope scope, Collection<Long> customerIds) {
    return Map.of();
  }
}
