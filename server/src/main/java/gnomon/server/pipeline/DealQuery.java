package gnomon.server.pipeline;

import static gnomon.database.Tables.CUSTOMER_CUSTOMER;
import static gnomon.database.Tables.PIPELINE_BLOCKER;
import static gnomon.database.Tables.PIPELINE_DEAL;
import static gnomon.database.Tables.PIPELINE_PRODUCT;
import static gnomon.database.Tables.PIPELINE_VISIT;

import gnomon.engine.pipeline.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A question about deals in SQL. On a fixed day of a demo the deals are as they were then: those
 * that closed later are still open, at the node of that day.
 *
 * @param owner whose deals
 * @param units of whom; null for all
 * @param found numbers of what the search text names; null where there is none
 * @param standards the limits that decide what is overdue
 * @param closedSince only what closed then or later; null for all
 */
record DealQuery(
    DealFilter filter,
    LocalDate today,
    boolean fixedDay,
    @Nullable Long owner,
    @Nullable Set<Long> units,
    @Nullable Found found,
    StandardsOfDay standards,
    @Nullable LocalDate closedSince) {

  /** What a text names. */
  record Found(Set<Long> deals, Set<Long> customers) {}

  private Condition closedLater() {
    return PIPELINE_DEAL.CLOSED_ON.gt(today);
  }

  Field<String> state() {
    return fixedDay
        ? DSL.when(closedLater(), DSL.inline("open")).otherwise(PIPELINE_DEAL.STATE)
        : PIPELINE_DEAL.STATE;
  }

  Field<String> node() {
    return fixedDay
        ? DSL.when(
                closedLater(),
                DSL.coalesce(
                    DSL.field(lastVisit(PIPELINE_VISIT.NODE)),
                    DSL.when(PIPELINE_DEAL.STATE.eq("won"), DSL.inline("needs"))
                        .otherwise(PIPELINE_DEAL.NODE)))
            .otherwise(PIPELINE_DEAL.NODE)
        : PIPELINE_DEAL.NODE;
  }

  /** Since when it has been where it is. */
  Field<LocalDate> entered() {
    Field<LocalDate> present = DSL.coalesce(PIPELINE_DEAL.ENTERED_ON, PIPELINE_DEAL.OPENED_ON);
    return fixedDay
        ? DSL.when(
                closedLater(),
                DSL.coalesce(
                    DSL.field(lastVisit(PIPELINE_VISIT.ENTERED_ON)), PIPELINE_DEAL.OPENED_ON))
            .otherwise(present)
        : PIPELINE_DEAL.ENTERED_ON;
  }

  private <T> org.jooq.Select<org.jooq.Record1<T>> lastVisit(Field<T> column) {
    return DSL.select(column)
        .from(PIPELINE_VISIT)
        .where(PIPELINE_VISIT.DEAL_ID.eq(PIPELINE_DEAL.ID))
        .and(PIPELINE_VISIT.ENTERED_ON.le(today))
        .orderBy(PIPELINE_VISIT.ENTERED_ON.desc(), PIPELINE_VISIT.ID.desc())
        .limit(1);
  }

  /** The amount that has been named; of a deal that closes later, none yet. */
  Field<Long> amount() {
    return fixedDay
        ? DSL.when(closedLater(), DSL.castNull(Long.class)).otherwise(PIPELINE_DEAL.AMOUNT)
        : PIPELINE_DEAL.AMOUNT;
  }

  Field<Long> worth() {
    return DSL.coalesce(amount(), PIPELINE_PRODUCT.LIST_PRICE);
  }

  Field<Boolean> isBlocked() {
    return DSL.field(
        DSL.exists(
            DSL.selectOne()
                .from(PIPELINE_BLOCKER)
                .where(PIPELINE_BLOCKER.DEAL_ID.eq(PIPELINE_DEAL.ID))
                .and(PIPELINE_BLOCKER.SOLVED_ON.isNull())));
  }

  /** An open deal that stays longer than the limit of its node and line. */
  Condition isOverdue() {
    Condition late = DSL.falseCondition();
    for (Standard standard : standards.holding()) {
      Optional<BigDecimal> limit = standards.dwellDays(standard.node(), standard.line());
      if (limit.isPresent()) {
        late =
            late.or(
                node()
                    .eq(standard.node().code())
                    .and(lineOf(standard))
                    .and(entered().lt(today.minusDays(limit.get().longValue()))));
      }
    }
    return state().eq("open").and(late);
  }

  /** The standard of all lines holds for those that have none of their own. */
  private Condition lineOf(Standard standard) {
    if (standard.line() != null) {
      return PIPELINE_PRODUCT.LINE.eq(standard.line());
    }
    List<String> own =
        standards.holding().stream()
            .filter(other -> other.node() == standard.node())
            .map(Standard::line)
            .filter(Objects::nonNull)
            .toList();
    return PIPELINE_PRODUCT.LINE.isNull().or(PIPELINE_PRODUCT.LINE.notIn(own));
  }

  DealQuery with(DealFilter other, LocalDate closed) {
    return new DealQuery(other, today, fixedDay, owner, units, found, standards, closed);
  }

  Condition condition() {
    List<Condition> all = new ArrayList<>();
    if (fixedDay) {
      all.add(PIPELINE_DEAL.OPENED_ON.isNull().or(PIPELINE_DEAL.OPENED_ON.le(today)));
    }
    addStanding(all);
    addPlaces(all);
    addDimensions(all);
    addText(all);
    return DSL.and(all);
  }

  private void addStanding(List<Condition> all) {
    switch (filter.standing()) {
      case ALL -> {}
      case OPEN ->
          all.add(
              fixedDay
                  ? state().eq("open")
                  // inline, so that the planner knows that the indexes of open deals fit
                  : PIPELINE_DEAL.STATE.eq(DSL.inline("open")));
      case WON -> all.add(state().eq("won"));
      case LOST -> all.add(state().eq("lost"));
    }
    Node node = filter.nodeWanted();
    if (node != null) {
      all.add(node().eq(node.code()));
    }
    if (Boolean.TRUE.equals(filter.blocked())) {
      all.add(isBlocked().isTrue());
    }
    if (Boolean.TRUE.equals(filter.overdue())) {
      all.add(isOverdue());
    }
    if (closedSince != null) {
      all.add(PIPELINE_DEAL.CLOSED_ON.ge(closedSince));
    }
    String reason = filter.reason();
    if (reason != null) {
      all.add(PIPELINE_DEAL.LOSS_REASON.eq(reason).or(isHeldUpBy(reason)));
    }
  }

  private static Condition isHeldUpBy(String reason) {
    return DSL.exists(
        DSL.selectOne()
            .from(PIPELINE_BLOCKER)
            .where(PIPELINE_BLOCKER.DEAL_ID.eq(PIPELINE_DEAL.ID))
            .and(PIPELINE_BLOCKER.SOLVED_ON.isNull())
            .and(PIPELINE_BLOCKER.REASON.eq(reason)));
  }

  private void addPlaces(List<Condition> all) {
    if (owner != null) {
      all.add(PIPELINE_DEAL.PERSON_ID.eq(owner));
    }
    if (units != null) {
      all.add(PIPELINE_DEAL.UNIT_ID.eq(DSL.any(units.toArray(Long[]::new))));
    }
    Long customer = filter.customer();
    if (customer != null) {
      all.add(PIPELINE_DEAL.CUSTOMER_ID.eq(customer));
    }
    LocalDate from = filter.from();
    if (from != null) {
      all.add(PIPELINE_DEAL.OPENED_ON.ge(from));
    }
    LocalDate to = filter.to();
    if (to != null) {
      all.add(PIPELINE_DEAL.OPENED_ON.le(to));
    }
  }

  private void addDimensions(List<Condition> all) {
    String line = filter.line();
    if (line != null) {
      all.add(
          PIPELINE_DEAL.PRODUCT_ID.in(
              DSL.select(PIPELINE_PRODUCT.ID)
                  .from(PIPELINE_PRODUCT)
                  .where(PIPELINE_PRODUCT.LINE.eq(line))));
    }
    String channel = filter.channel();
    if (channel != null) {
      all.add(PIPELINE_DEAL.CHANNEL.eq(channel));
    }
    String industry = filter.industry();
    if (industry != null) {
      all.add(customerWith(CUSTOMER_CUSTOMER.INDUSTRY, industry));
    }
    String tier = filter.tier();
    if (tier != null) {
      all.add(customerWith(CUSTOMER_CUSTOMER.TIER, tier));
    }
  }

  private static Condition customerWith(Field<String> column, String value) {
    return DSL.exists(
        DSL.selectOne()
            .from(CUSTOMER_CUSTOMER)
            .where(CUSTOMER_CUSTOMER.ID.eq(PIPELINE_DEAL.CUSTOMER_ID))
            .and(column.eq(value)));
  }

  private void addText(List<Condition> all) {
    if (found != null) {
      all.add(
          PIPELINE_DEAL
              .ID
              .eq(DSL.any(found.deals().toArray(Long[]::new)))
              .or(PIPELINE_DEAL.CUSTOMER_ID.eq(DSL.any(found.customers().toArray(Long[]::new)))));
    }
  }

  /**
   * @param byName all people in the order of their names
   */
  List<SortField<?>> order(DealOrder order, List<Long> byName) {
    SortField<?> first =
        switch (order) {
          case AMOUNT -> worth().asc().nullsFirst();
          case AMOUNT_DOWN -> worth().desc().nullsLast();
          case OPENED -> PIPELINE_DEAL.OPENED_ON.asc().nullsLast();
          case OPENED_DOWN -> PIPELINE_DEAL.OPENED_ON.desc().nullsLast();
          case NODE -> position(node()).asc();
          case STAY -> entered().desc().nullsLast();
          case STAY_DOWN -> entered().asc();
          case NAME -> PIPELINE_DEAL.NAME.asc();
          case OWNER ->
              DSL.field(
                      "array_position({0}, {1})",
                      Integer.class, DSL.val(byName.toArray(Long[]::new)), PIPELINE_DEAL.PERSON_ID)
                  .asc();
        };
    return List.of(first, PIPELINE_DEAL.ID.asc());
  }

  static Field<Integer> position(Field<String> node) {
    String[] codes = Arrays.stream(Node.values()).map(Node::code).toArray(String[]::new);
    return DSL.field("array_position({0}, {1})", Integer.class, DSL.val(codes), node);
  }
}
