package gnomon.server.pipeline;

import gnomon.server.database.Scope;
import java.util.List;

/** A module that knows what happened in a deal. */
public interface TimelineSource {

  List<TimelineEvent> events(Scope scope, Deal deal);

  /** What people did for the deal, latest first. */
  default List<Deed> deeds(Scope scope, Deal deal) {
    return List.of();
  }
}
