package gnomon.server.measure;

import gnomon.server.organization.UnitTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conditions of a question as SQL over the ledger's columns. */
record Filter(List<Condition> conditions, UnitTree units) {

  void add(Sql sql) {
    conditions.forEach(condition -> add(sql, condition));
  }

  private void add(Sql sql, Condition condition) {
    sql.add(" and " + Grouping.sourceColumn(condition.dimension()) + " = any(");
    if (condition.dimension().isWord()) {
      sql.words(condition.values());
    } else {
      sql.numbers(ids(condition));
    }
    sql.add(")");
  }

  private Set<Long> ids(Condition condition) {
    if (condition.dimension() == Dimension.PERSON || condition.dimension() == Dimension.CUSTOMER) {
      return Set.copyOf(condition.ids());
    }
    Set<Long> below = new LinkedHashSet<>();
    condition.ids().forEach(id -> below.addAll(units.subtree(id)));
    return below;
  }

  boolean uses(Dimension dimension) {
    return conditions.stream().anyMatch(condition -> condition.dimension() == dimension);
  }
}
