package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_VALUE;
import static gnomon.database.Tables.PIPELINE_VISIT;

import gnomon.database.tables.records.PipelineVisitRecord;
import gnomon.engine.pipeline.Node;
import gnomon.server.database.Rows;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The stays of deals at the nodes, and what the deals were worth on their way. */
@Repository
class VisitRepository {

  private final DSLContext dsl;

  VisitRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Visit> visits(Collection<Long> dealIds) {
    return dsl.selectFrom(PIPELINE_VISIT)
        .where(PIPELINE_VISIT.DEAL_ID.eq(org.jooq.impl.DSL.any(dealIds.toArray(Long[]::new))))
        .orderBy(PIPELINE_VISIT.DEAL_ID, PIPELINE_VISIT.ENTERED_ON, PIPELINE_VISIT.ID)
        .fetch(VisitRepository::visit);
  }

  private static Visit visit(PipelineVisitRecord r) {
    return new Visit(
        r.getId(),
        r.getDealId(),
        Node.valueOf(r.getNode().toUpperCase(Locale.ROOT)),
        r.getEnteredOn(),
        r.getLeftOn(),
        instant(r.getEnteredAt()),
        instant(r.getLeftAt()),
        r.getEnteredBy(),
        r.getLeftBy(),
        r.getNote());
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  void insert(List<Visit> added, Map<Long, Deal> deals) {
    columns(added)
        .with(PIPELINE_VISIT.PERSON_ID, visit -> of(deals, visit).personId())
        .with(PIPELINE_VISIT.UNIT_ID, visit -> of(deals, visit).unitId())
        .insert(dsl, PIPELINE_VISIT);
  }

  private static Deal of(Map<Long, Deal> deals, Visit visit) {
    return Objects.requireNonNull(deals.get(visit.dealId()));
  }

  /** Sets everything of visits that are there. */
  void update(List<Visit> changed) {
    columns(changed)
        .with(PIPELINE_VISIT.ID, Visit::id)
        .update(dsl, PIPELINE_VISIT, PIPELINE_VISIT.ID);
  }

  private static Rows<Visit> columns(List<Visit> visits) {
    return Rows.of(visits)
        .with(PIPELINE_VISIT.DEAL_ID, Visit::dealId)
        .with(PIPELINE_VISIT.NODE, visit -> visit.node().code())
        .with(PIPELINE_VISIT.ENTERED_ON, Visit::enteredOn)
        .with(PIPELINE_VISIT.LEFT_ON, Visit::leftOn)
        .with(PIPELINE_VISIT.ENTERED_AT, visit -> time(visit.enteredAt()))
        .with(PIPELINE_VISIT.LEFT_AT, visit -> time(visit.leftAt()))
        .with(PIPELINE_VISIT.ENTERED_BY, Visit::enteredBy)
        .with(PIPELINE_VISIT.LEFT_BY, Visit::leftBy)
        .with(PIPELINE_VISIT.NOTE, Visit::note);
  }

  void delete(List<Visit> removed) {
    dsl.deleteFrom(PIPELINE_VISIT)
        .where(PIPELINE_VISIT.ID.in(removed.stream().map(Visit::id).toList()))
        .execute();
  }

  List<WorthChange> changes(Collection<Long> dealIds) {
    return dsl.selectFrom(PIPELINE_VALUE)
        .where(PIPELINE_VALUE.DEAL_ID.eq(org.jooq.impl.DSL.any(dealIds.toArray(Long[]::new))))
        .orderBy(PIPELINE_VALUE.DEAL_ID, PIPELINE_VALUE.AT)
        .fetch(r ->
            new WorthChange(
                r.getDealId(),
                r.getAt().toInstant(),
                r.getDay(),
                new Worth(r.getAmountBefore(), r.getEstimatedBefore()),
                new Worth(r.getAmount(), r.getEstimated())));
  }

  void insert(WorthChange change, Deal deal) {
    dsl.insertInto(PIPELINE_VALUE)
        .set(PIPELINE_VALUE.DEAL_ID, change.dealId())
        .set(PIPELINE_VALUE.PERSON_ID, deal.personId())
        .set(PIPELINE_VALUE.UNIT_ID, deal.unitId())
        .set(PIPELINE_VALUE.AT, change.at().atOffset(ZoneOffset.UTC))
        .set(PIPELINE_VALUE.DAY, change.day())
        .set(PIPELINE_VALUE.AMOUNT_BEFORE, change.before().amount())
        .set(PIPELINE_VALUE.ESTIMATED_BEFORE, change.before().estimated())
        .set(PIPELINE_VALUE.AMOUNT, change.after().amount())
        .set(PIPELINE_VALUE.ESTIMATED, change.after().estimated())
        .execute();
  }

  /** What belongs to a deal is seen by whoever sees the deal. */
  void handOver(Deal deal) {
    dsl.update(PIPELINE_VISIT)
        .set(PIPELINE_VISIT.PERSON_ID, deal.personId())
        .set(PIPELINE_VISIT.UNIT_ID, deal.unitId())
        .where(PIPELINE_VISIT.DEAL_ID.eq(deal.id()))
        .execute();
    dsl.update(PIPELINE_VALUE)
        .set(PIPELINE_VALUE.PERSON_ID, deal.personId())
        .set(PIPELINE_VALUE.UNIT_ID, deal.unitId())
        .where(PIPELINE_VALUE.DEAL_ID.eq(deal.id()))
        .execute();
  }
}
