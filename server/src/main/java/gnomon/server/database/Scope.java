package gnomon.server.database;

import java.util.Set;
import java.util.stream.Collectors;

/** Which rows a transaction may see. Each case is a database role with one policy a table. */
public sealed interface Scope {

  /** Jobs, listeners and sign-in: every row, also the accounts. */
  record Machinery() implements Scope {}

  /** People who see the whole company. */
  record Everything() implements Scope {}

  /** People who see the rows of some units, such as a manager of a subtree. */
  record Units(long personId, Set<Long> unitIds) implements Scope {
    public Units {
      unitIds = Set.copyOf(unitIds);
    }
  }

  /** People who see their own rows; {@code unitIds} is their team, for what is published to it. */
  record Own(long personId, Set<Long> unitIds) implements Scope {
    public Own {
      unitIds = Set.copyOf(unitIds);
    }
  }

  /** Published aggregates, as far as the company's setting opens them to {@code viewer}. */
  record Published(Scope viewer) implements Scope {}

  static Scope system() {
    return new Machinery();
  }

  static Scope everything() {
    return new Everything();
  }

  /** Ranking and unit totals: people who see everything keep that, others get what is published. */
  default Scope published() {
    return switch (this) {
      case Machinery _, Everything _, Published _ -> this;
      case Units _, Own _ -> new Published(this);
    };
  }

  default String role() {
    return switch (this) {
      case Machinery _ -> "gnomon_system";
      case Everything _ -> "gnomon_all";
      case Units _ -> "gnomon_units";
      case Own _ -> "gnomon_own";
      case Published _ -> "gnomon_published";
    };
  }

  /** The units as a PostgreSQL array literal, empty where the role does not look at units. */
  default String units() {
    return switch (this) {
      case Machinery _, Everything _ -> "";
      case Units units -> arrayOf(units.unitIds());
      case Own own -> arrayOf(own.unitIds());
      case Published published -> published.viewer().units();
    };
  }

  default String person() {
    return switch (this) {
      case Machinery _, Everything _ -> "";
      case Units units -> Long.toString(units.personId());
      case Own own -> Long.toString(own.personId());
      case Published published -> published.viewer().person();
    };
  }

  private static String arrayOf(Set<Long> ids) {
    return ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
