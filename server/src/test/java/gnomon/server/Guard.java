package gnomon.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a table is meant to be protected: who has which privilege, and which part of the rows each
 * scope role sees.
 */
public final class Guard {

  static final String SYSTEM = "gnomon_system";
  static final String ALL = "gnomon_all";
  static final String UNITS = "gnomon_units";
  static final String OWN = "gnomon_own";
  static final String PUBLISHED = "gnomon_published";
  static final List<String> ROLES = List.of(SYSTEM, ALL, UNITS, OWN, PUBLISHED);

  static final String READ = "select";
  static final String WRITE = "select, insert, update, delete";

  /** Which rows a role sees. */
  enum Sight {
    EVERY,
    ITS_UNITS,
    ITS_OWN,
    AS_PUBLISHED
  }

  private final String table;
  private final Map<String, Set<String>> privileges = new LinkedHashMap<>();
  private final Map<String, Sight> sights = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> publishedColumns = new ArrayList<>();
  private String personColumn = "person_id";
  private boolean ofRows;
  private boolean machinery;

  private Guard(String table) {
    this.table = table;
  }

  /** Each row belongs to a unit and a person; everyone may read a part. */
  static Guard rows(String table, String privileges) {
    Guard guard =
        new Guard(table)
            .seen(Sight.EVERY, privileges, SYSTEM, ALL)
            .seen(Sight.ITS_UNITS, privileges, UNITS)
            .seen(Sight.ITS_OWN, privileges, OWN);
    guard.ofRows = true;
    return guard;
  }

  /** Company-wide facts that everyone who is signed in may read. */
  static Guard open(String table, String... writers) {
    return new Guard(table)
        .seen(Sight.EVERY, READ, ROLES.toArray(String[]::new))
        .granting(WRITE, writers);
  }

  /** Accounts, secrets and the user's own files: only the system scope. */
  static Guard closed(String table, String privileges) {
    return new Guard(table).seen(Sight.EVERY, privileges, SYSTEM);
  }

  /** Tables of a library, which the application reaches without a scope or not at all. */
  static Guard machinery(String table) {
    Guard guard = new Guard(table);
    guard.machinery = true;
    return guard;
  }

  Guard seen(Sight sight, String granted, String... roles) {
    for (String role : roles) {
      sights.put(role, sight);
    }
    return granting(granted, roles);
  }

  Guard granting(String granted, String... roles) {
    for (String role : roles) {
      privileges
          .computeIfAbsent(role, _ -> new TreeSet<>())
          .addAll(Arrays.asList(granted.split(", ")));
    }
    return this;
  }

  /** Only these columns are open to the published scope. */
  Guard publishing(String columns) {
    publishedColumns.addAll(Arrays.asList(columns.split(", ")));
    sights.put(PUBLISHED, Sight.AS_PUBLISHED);
    return this;
  }

  Guard belongingTo(String column) {
    personColumn = column;
    return this;
  }

  /** A value that a made-up row needs, as SQL. */
  Guard with(String column, String sql) {
    values.put(column, sql);
    return this;
  }

  String table() {
    return table;
  }

  Set<String> privileges(String role) {
    return privileges.getOrDefault(role, Set.of());
  }

  Set<String> publishedColumns() {
    return new TreeSet<>(publishedColumns);
  }

  boolean isSeenBy(String role) {
    return sights.containsKey(role);
  }

  Sight sight(String role) {
    Sight sight = sights.get(role);
    if (sight == null) {
      throw new IllegalArgumentException(role + " sees nothing of " + table);
    }
    return sight;
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  String personColumn() {
    return personColumn;
  }

  boolean isOfRows() {
    return ofRows;
  }

  boolean isMachinery() {
    return machinery;
  }
}
