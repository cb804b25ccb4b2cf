package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_DEAL;

import gnomon.database.tables.records.PipelineDealRecord;
import gnomon.engine.pipeline.Node;
import gnomon.server.database.Rows;
import gnomon.server.database.SearchKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class DealRepository {

  private final DSLContext dsl;

  DealRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Deal> findByIds(Collection<Long> ids) {
    return find(PIPELINE_DEAL.ID.eq(DSL.any(ids.toArray(Long[]::new))));
  }

  List<Deal> findByKeys(Collection<String> keys) {
    return find(PIPELINE_DEAL.KEY.eq(DSL.any(keys.toArray(String[]::new))));
  }

  List<Deal> findByCustomers(Collection<Long> customerIds) {
    return find(PIPELINE_DEAL.CUSTOMER_ID.eq(DSL.any(customerIds.toArray(Long[]::new))));
  }

  private List<Deal> find(Condition condition) {
    return dsl.selectFrom(PIPELINE_DEAL)
        .where(condition)
        .orderBy(PIPELINE_DEAL.ID)
        .fetch(DealRepository::deal);
  }

  private static Deal deal(PipelineDealRecord r) {
    return new Deal(
        r.getId(),
        r.getKey(),
        r.getName(),
        r.getCustomerId(),
        r.getPersonId(),
        r.getUnitId(),
        r.getProductId(),
        r.getChannel(),
        nodeOf(r.getNode()),
        Deal.State.valueOf(r.getState().toUpperCase(Locale.ROOT)),
        r.getAmount(),
        r.getOpenedOn(),
        r.getClosedOn(),
        r.getLossReason());
  }

  static Node nodeOf(String code) {
    return Node.valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Inserts deals and returns their ids by key. */
  Map<String, Long> insert(List<Deal> added) {
    List<Record> stored =
        columns(added)
            .with(PIPELINE_DEAL.KEY, Deal::key)
            .with(PIPELINE_DEAL.ENTERED_ON, Deal::openedOn)
            .insert(dsl, PIPELINE_DEAL, PIPELINE_DEAL.KEY, PIPELINE_DEAL.ID);
    return stored.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                row -> row.get(0, String.class), row -> row.get(1, Long.class)));
  }

  void update(List<Deal> changed) {
    columns(changed).with(PIPELINE_DEAL.ID, Deal::id).update(dsl, PIPELINE_DEAL, PIPELINE_DEAL.ID);
  }

  private static Rows<Deal> columns(List<Deal> deals) {
    return Rows.of(deals)
        .with(PIPELINE_DEAL.NAME, Deal::name)
        .with(PIPELINE_DEAL.CUSTOMER_ID, Deal::customerId)
        .with(PIPELINE_DEAL.PERSON_ID, Deal::personId)
        .with(PIPELINE_DEAL.UNIT_ID, Deal::unitId)
        .with(PIPELINE_DEAL.PRODUCT_ID, Deal::productId)
        .with(PIPELINE_DEAL.CHANNEL, Deal::channel)
        .with(PIPELINE_DEAL.NODE, deal -> deal.node().code())
        .with(PIPELINE_DEAL.STATE, deal -> deal.state().code())
        .with(PIPELINE_DEAL.AMOUNT, Deal::amount)
        .with(PIPELINE_DEAL.OPENED_ON, Deal::openedOn)
        .with(PIPELINE_DEAL.CLOSED_ON, Deal::closedOn)
        .with(PIPELINE_DEAL.LOSS_REASON, Deal::lossReason)
        .withTexts(PIPELINE_DEAL.SEARCH_KEYS, deal -> SearchKeys.of(deal.name()));
  }

  int version(long id) {
    return dsl.select(PIPELINE_DEAL.VERSION)
        .from(PIPELINE_DEAL)
        .where(PIPELINE_DEAL.ID.eq(id))
        .fetchSingle(PIPELINE_DEAL.VERSION);
  }

  /** Holds the row of a deal in scope until the end of the transaction. */
  Optional<Held> lock(long id) {
    return dsl.selectFrom(PIPELINE_DEAL)
        .where(PIPELINE_DEAL.ID.eq(id))
        // what refers to the deal may be written meanwhile
        .forNoKeyUpdate()
        .fetchOptional(r ->
            new Held(
                deal(r),
                r.getVersion(),
                VisitRepository.instant(r.getChangedAt()),
                r.getChangedBy()));
  }

  /**
   * A deal whose row is held.
   *
   * @param changedAt when it was last changed here, and by whom; null for one from a file
   */
  record Held(Deal deal, int version, @Nullable Instant changedAt, @Nullable String changedBy) {}

  /** Whether the row was there and in scope. */
  boolean change(Deal deal, @Nullable LocalDate enteredOn, Instant at, String by) {
    return dsl.update(PIPELINE_DEAL)
            .set(PIPELINE_DEAL.NAME, deal.name())
            .set(PIPELINE_DEAL.SEARCH_KEYS, SearchKeys.of(deal.name()))
            .set(PIPELINE_DEAL.PERSON_ID, deal.personId())
            .set(PIPELINE_DEAL.UNIT_ID, deal.unitId())
            .set(PIPELINE_DEAL.PRODUCT_ID, deal.productId())
            .set(PIPELINE_DEAL.CHANNEL, deal.channel())
            .set(PIPELINE_DEAL.NODE, deal.node().code())
            .set(PIPELINE_DEAL.STATE, deal.state().code())
            .set(PIPELINE_DEAL.AMOUNT, deal.amount())
            .set(PIPELINE_DEAL.OPENED_ON, deal.openedOn())
            .set(PIPELINE_DEAL.CLOSED_ON, deal.closedOn())
            .set(PIPELINE_DEAL.LOSS_REASON, deal.lossReason())
            .set(PIPELINE_DEAL.ENTERED_ON, enteredOn)
            .set(PIPELINE_DEAL.CHANGED_AT, VisitRepository.time(at))
            .set(PIPELINE_DEAL.CHANGED_BY, by)
            .where(PIPELINE_DEAL.ID.eq(deal.id()))
            .execute()
        == 1;
  }

  /** Says who made a deal here, and when. */
  void sign(long id, Moment moment, String by) {
    dsl.update(PIPELINE_DEAL)
        .set(PIPELINE_DEAL.CHANGED_AT, VisitRepository.time(moment.at()))
        .set(PIPELINE_DEAL.CHANGED_BY, by)
        .where(PIPELINE_DEAL.ID.eq(id))
        .execute();
  }

  /** Says since when deals have been where they are. */
  void saveEntered(Map<Long, LocalDate> days) {
    List<Map.Entry<Long, LocalDate>> rows = List.copyOf(days.entrySet());
    dsl.execute(
        "update pipeline_deal d set entered_on = u.day from unnest({0}, {1}) as u (id, day)"
            + " where d.id = u.id and d.entered_on is distinct from u.day",
        DSL.val(rows.stream().map(Map.Entry::getKey).toArray(Long[]::new)),
        DSL.val(rows.stream().map(Map.Entry::getValue).toArray(LocalDate[]::new)));
  }

  /** Tells every open page that deals have changed, once the transaction is through. */
  void announce() {
    dsl.execute("select pg_notify('gnomon_changed', 'deals')");
  }
}
