package gnomon.server.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people and their memberships at one moment of reading. */
public final class People {

  private final Map<Long, Person> people = new LinkedHashMap<>();
  private final Map<Long, List<Membership>> memberships = new HashMap<>();

  People(List<Person> all, List<Membership> dated) {
    all.forEach(person -> people.put(person.id(), person));
    dated.forEach(membership ->
        memberships.computeIfAbsent(membership.personId(), _ -> new ArrayList<>()).add(membership));
  }

  public List<Person> all() {
    return List.copyOf(people.values());
  }

  public Optional<Person> find(long id) {
    return Optional.ofNullable(people.get(id));
  }

  public Person get(long id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no person " + id + "."));
  }

  public List<Membership> memberships(long personId) {
    return memberships.getOrDefault(personId, List.of());
  }

  public List<Membership> memberships() {
    return people.keySet().stream().flatMap(id -> memberships(id).stream()).toList();
  }

  /** The membership on a day; before the first one it is the first, after the last the last. */
  public Optional<Membership> nearest(long personId, LocalDate day) {
    List<Membership> own = memberships(personId);
    return own.stream()
        .filter(membership -> !day.isBefore(membership.from()))
        .max(Comparator.comparing(Membership::from))
        .or(() -> own.stream().min(Comparator.comparing(Membership::from)));
  }

  /** Whoever manages a unit on a day. */
  public Optional<Person> lead(long unitId, LocalDate day) {
    return memberships().stream()
        .filter(membership -> membership.unitId() == unitId)
        .filter(membership -> membership.role() == Membership.Role.MANAGER)
        .filter(membership -> membership.covers(day))
        .findFirst()
        .map(membership -> get(membership.personId()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof People that
        && people.equals(that.people)
        && memberships.equals(that.memberships);
  }

  @Override
  public int hashCode() {
    return 31 * people.hashCode() + memberships.hashCode();
  }
}
