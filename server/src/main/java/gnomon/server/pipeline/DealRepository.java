package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_DEAL;
import static gnomon.database.Tables.PIPELINE_VISIT;

import gnomon.database.tables.records.PipelineDealRecord;
import gnomon.engine.pipeline.Node;
import gnomon.server.database.Rows;
import gnomon.server.database.SearchKeys;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
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

  private static Node nodeOf(String code) {
    return Node.valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Inserts deals and returns their ids by key. */
  Map<String, Long> insert(List<Deal> added) {
    List<Record> stored =
        columns(added)
            .with(PIPELINE_DEAL.KEY, Deal::key)
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

  List<Visit> visits(Collection<Long> dealIds) {
    return dsl.selectFrom(PIPELINE_VISIT)
        .where(PIPELINE_VISIT.DEAL_ID.eq(DSL.any(dealIds.toArray(Long[]::new))))
        .orderBy(PIPELINE_VISIT.DEAL_ID, PIPELINE_VISIT.ENTERED_ON, PIPELINE_VISIT.ID)
        .fetch(r -> new Visit(r.getDealId(), nodeOf(r.getNode()), r.getEnteredOn(), r.getLeftOn()));
  }

  void insertVisits(List<Visit> added, Map<Long, Deal> deals) {
    visitColumns(added)
        .with(PIPELINE_VISIT.PERSON_ID, visit -> of(deals, visit).personId())
        .with(PIPELINE_VISIT.UNIT_ID, visit -> of(deals, visit).unitId())
        .insert(dsl, PIPELINE_VISIT);
  }

  private static Deal of(Map<Long, Deal> deals, Visit visit) {
    return java.util.Objects.requireNonNull(deals.get(visit.dealId()));
  }

  /** Sets the ends of visits that are there. */
  void updateVisits(List<Visit> changed) {
    visitColumns(changed)
        .update(
            dsl,
            PIPELINE_VISIT,
            PIPELINE_VISIT.DEAL_ID,
            PIPELINE_VISIT.NODE,
            PIPELINE_VISIT.ENTERED_ON);
  }

  private static Rows<Visit> visitColumns(List<Visit> visits) {
    return Rows.of(visits)
        .with(PIPELINE_VISIT.DEAL_ID, Visit::dealId)
        .with(PIPELINE_VISIT.NODE, visit -> visit.node().code())
        .with(PIPELINE_VISIT.ENTERED_ON, Visit::enteredOn)
        .with(PIPELINE_VISIT.LEFT_ON, Visit::leftOn);
  }
}
