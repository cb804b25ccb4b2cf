package gnomon.server.review;

import gnomon.server.organization.Structure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose figures an item is about: a unit with everything below it, or one person in it. */
record Place(long unitId, @Nullable Long personId) {

  private static final Pattern NODE = Pattern.compile("(unit|person):(\\d{1,18})");

  /** Reads {@code company}, {@code unit:3} or {@code person:9}. */
  static Optional<Place> find(String node, Structure structure, java.time.LocalDate today) {
    if (node.equals("company")) {
      return Optional.of(new Place(structure.units().root().id(), null));
    }
    Matcher named = NODE.matcher(node);
    if (!named.matches()) {
      return Optional.empty();
    }
    long id = Long.parseLong(named.group(2));
    return named.group(1).equals("unit")
        ? structure.units().find(id).map(unit -> new Place(unit.id(), null))
        : structure.people().nearest(id, today).map(m -> new Place(m.unitId(), id));
  }

  String node(Structure structure) {
    if (personId != null) {
      return "person:" + personId;
    }
    return unitId == structure.units().root().id() ? "company" : "unit:" + unitId;
  }

  String name(Structure structure) {
    return personId == null
        ? structure.units().find(unitId).map(unit -> unit.name()).orElse("")
        : structure.people().find(personId).map(person -> person.name()).orElse("");
  }
}
