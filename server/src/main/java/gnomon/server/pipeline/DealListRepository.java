package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_DEAL;
import static gnomon.database.Tables.PIPELINE_PRODUCT;

import gnomon.engine.pipeline.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Deals as they are listed, in the scope of the transaction. */
@Repository
class DealListRepository {

  private final DSLContext dsl;

  DealListRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** A row with references instead of names. */
  record Listed(
      long id,
      String name,
      @Nullable Long customerId,
      long personId,
      long unitId,
      @Nullable String product,
      @Nullable String line,
      @Nullable String channel,
      String node,
      String state,
      @Nullable Long worth,
      boolean estimated,
      @Nullable LocalDate openedOn,
      @Nullable LocalDate closedOn,
      @Nullable LocalDate enteredOn,
      boolean blocked,
      boolean overdue,
      @Nullable String lossReason,
      int version) {}

  /** How many there are, what they are worth in minor units, and how many only by estimate. */
  record Sum(long count, BigDecimal worth, long estimated) {

    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, 0);

    Sum plus(Sum other) {
      return new Sum(count + other.count, worth.add(other.worth), estimated + other.estimated);
    }
  }

  private static List<Field<?>> columns(DealQuery query) {
    return List.of(
        PIPELINE_DEAL.ID,
        PIPELINE_DEAL.NAME,
        PIPELINE_DEAL.CUSTOMER_ID,
        PIPELINE_DEAL.PERSON_ID,
        PIPELINE_DEAL.UNIT_ID,
        PIPELINE_PRODUCT.NAME.as("product"),
        PIPELINE_PRODUCT.LINE,
        PIPELINE_DEAL.CHANNEL,
        query.node().as("node_then"),
        query.state().as("state_then"),
        query.worth().as("worth"),
        query.amount().isNull().as("estimated"),
        PIPELINE_DEAL.OPENED_ON,
        PIPELINE_DEAL.CLOSED_ON,
        query.entered().as("entered"),
        query.isBlocked().as("blocked"),
        DSL.coalesce(DSL.field(query.isOverdue()), false).as("overdue"),
        PIPELINE_DEAL.LOSS_REASON,
        PIPELINE_DEAL.VERSION);
  }

  private static Listed listed(Record row, LocalDate today) {
    LocalDate closed = row.get(PIPELINE_DEAL.CLOSED_ON);
    boolean closedLater = closed != null && closed.isAfter(today);
    return new Listed(
        row.get(PIPELINE_DEAL.ID),
        row.get(PIPELINE_DEAL.NAME),
        row.get(PIPELINE_DEAL.CUSTOMER_ID),
        row.get(PIPELINE_DEAL.PERSON_ID),
        row.get(PIPELINE_DEAL.UNIT_ID),
        row.get("product", String.class),
        row.get(PIPELINE_PRODUCT.LINE),
        row.get(PIPELINE_DEAL.CHANNEL),
        row.get("node_then", String.class),
        row.get("state_then", String.class),
        row.get("worth", Long.class),
        row.get("estimated", Boolean.class),
        row.get(PIPELINE_DEAL.OPENED_ON),
        closedLater ? null : closed,
        row.get("entered", LocalDate.class),
        row.get("blocked", Boolean.class),
        row.get("overdue", Boolean.class),
        closedLater ? null : row.get(PIPELINE_DEAL.LOSS_REASON),
        row.get(PIPELINE_DEAL.VERSION));
  }

  List<Listed> page(DealQuery query, DealOrder order, List<Long> byName, int page, int size) {
    return dsl.select(columns(query))
        .from(PIPELINE_DEAL)
        .leftJoin(PIPELINE_PRODUCT)
        .on(PIPELINE_PRODUCT.ID.eq(PIPELINE_DEAL.PRODUCT_ID))
        .where(query.condition())
        .orderBy(query.order(order, byName))
        .limit(size)
        .offset((long) page * size)
        .fetch(row -> listed(row, query.today()));
  }

  /** The sums of each node. */
  Map<String, Sum> sums(DealQuery query) {
    Field<String> node = query.node().as("node_then");
    return dsl
        .select(
            node,
            DSL.count(),
            DSL.coalesce(DSL.sum(query.worth()), BigDecimal.ZERO),
            DSL.count().filterWhere(query.amount().isNull()))
        .from(PIPELINE_DEAL)
        .leftJoin(PIPELINE_PRODUCT)
        .on(PIPELINE_PRODUCT.ID.eq(PIPELINE_DEAL.PRODUCT_ID))
        .where(query.condition())
        .groupBy(node)
        .fetch()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.value1(), row -> new Sum(row.value2(), row.value3(), row.value4())));
  }

  /** Of each node those that have been there longest. */
  List<Listed> longest(DealQuery query, int most) {
    Condition asked = query.condition();
    @Nullable Select<Record> all = null;
    for (Node node : Node.values()) {
      Select<Record> one =
          dsl.selectFrom(
              dsl.select(columns(query))
                  .from(PIPELINE_DEAL)
                  .leftJoin(PIPELINE_PRODUCT)
                  .on(PIPELINE_PRODUCT.ID.eq(PIPELINE_DEAL.PRODUCT_ID))
                  .where(asked)
                  .and(query.node().eq(node.code()))
                  .orderBy(query.order(DealOrder.STAY_DOWN, List.of()))
                  .limit(most)
                  .asTable(node.code()));
      all = all == null ? one : all.unionAll(one);
    }
    return Objects.requireNonNull(all).fetch(row -> listed(row, query.today()));
  }

  /** How many open deals each customer has. */
  Map<Long, Integer> openDeals(Collection<Long> customers, LocalDate today, boolean fixedDay) {
    Condition open = PIPELINE_DEAL.STATE.eq(DSL.inline("open"));
    Condition then =
        PIPELINE_DEAL
            .OPENED_ON
            .isNull()
            .or(PIPELINE_DEAL.OPENED_ON.le(today))
            .and(open.or(PIPELINE_DEAL.CLOSED_ON.gt(today)));
    return dsl.select(PIPELINE_DEAL.CUSTOMER_ID, DSL.count())
        .from(PIPELINE_DEAL)
        .where(PIPELINE_DEAL.CUSTOMER_ID.eq(DSL.any(customers.toArray(Long[]::new))))
        .and(fixedDay ? then : open)
        .groupBy(PIPELINE_DEAL.CUSTOMER_ID)
        .fetchMap(PIPELINE_DEAL.CUSTOMER_ID, DSL.count());
  }

  /** The names of those that may be what a text names. */
  Map<Long, String> candidates(String[] keys, int most) {
    return dsl.select(PIPELINE_DEAL.ID, PIPELINE_DEAL.NAME)
        .from(PIPELINE_DEAL)
        .where(PIPELINE_DEAL.ID.eq(DSL.any(ids("deal", keys, most))))
        .fetchMap(PIPELINE_DEAL.ID, PIPELINE_DEAL.NAME);
  }

  /** The search function keeps the caller's scope; what it finds is read again under it. */
  Long[] ids(String kind, String[] keys, int most) {
    return dsl.resultQuery("select * from search_by_name(?, ?, ?)", kind, keys, most)
        .fetch(0, Long.class)
        .toArray(Long[]::new);
  }
}
