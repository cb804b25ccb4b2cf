package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_BLOCKER;

import gnomon.database.tables.records.PipelineBlockerRecord;
import gnomon.engine.pipeline.Node;
import gnomon.server.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class BlockerRepository {

  private final DSLContext dsl;

  BlockerRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Those of a deal, the latest first. */
  List<Blocker> ofDeal(long deal) {
    return dsl.selectFrom(PIPELINE_BLOCKER)
        .where(PIPELINE_BLOCKER.DEAL_ID.eq(deal))
        .orderBy(PIPELINE_BLOCKER.RAISED_AT.desc(), PIPELINE_BLOCKER.ID.desc())
        .fetch(BlockerRepository::blocker);
  }

  private static Blocker blocker(PipelineBlockerRecord r) {
    return new Blocker(
        r.getId(),
        r.getDealId(),
        DealRepository.nodeOf(r.getNode()),
        r.getReason(),
        r.getText(),
        r.getSince(),
        r.getSolvedOn());
  }

  Optional<Blocker> lock(long id) {
    return dsl.selectFrom(PIPELINE_BLOCKER)
        .where(PIPELINE_BLOCKER.ID.eq(id))
        .forUpdate()
        .fetchOptional(BlockerRepository::blocker);
  }

  void insert(
      Deal deal, Node node, String reason, @Nullable String text, LocalDate day, Instant at) {
    dsl.insertInto(PIPELINE_BLOCKER)
        .set(PIPELINE_BLOCKER.DEAL_ID, deal.id())
        .set(PIPELINE_BLOCKER.PERSON_ID, deal.personId())
        .set(PIPELINE_BLOCKER.UNIT_ID, deal.unitId())
        .set(PIPELINE_BLOCKER.NODE, node.code())
        .set(PIPELINE_BLOCKER.REASON, reason)
        .set(PIPELINE_BLOCKER.TEXT, text)
        .set(PIPELINE_BLOCKER.SINCE, day)
        .set(PIPELINE_BLOCKER.RAISED_AT, at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Many at once, as they were; those that are solved were on their day. */
  void insert(List<Blocker> raised, Map<Long, Deal> deals, ZoneId zone) {
    known(raised, zone)
        .with(PIPELINE_BLOCKER.PERSON_ID, blocker -> of(deals, blocker).personId())
        .with(PIPELINE_BLOCKER.UNIT_ID, blocker -> of(deals, blocker).unitId())
        .with(PIPELINE_BLOCKER.REASON, Blocker::reason)
        .with(PIPELINE_BLOCKER.TEXT, Blocker::text)
        .with(PIPELINE_BLOCKER.RAISED_AT, blocker -> start(blocker.since(), zone))
        .insert(dsl, PIPELINE_BLOCKER);
  }

  /** Ends those of a deal, node and day that are there. */
  void solve(List<Blocker> solved, ZoneId zone) {
    known(solved, zone)
        .update(
            dsl,
            PIPELINE_BLOCKER,
            PIPELINE_BLOCKER.DEAL_ID,
            PIPELINE_BLOCKER.NODE,
            PIPELINE_BLOCKER.SINCE);
  }

  private static Rows<Blocker> known(List<Blocker> blockers, ZoneId zone) {
    return Rows.of(blockers)
        .with(PIPELINE_BLOCKER.DEAL_ID, Blocker::dealId)
        .with(PIPELINE_BLOCKER.NODE, blocker -> blocker.node().code())
        .with(PIPELINE_BLOCKER.SINCE, Blocker::since)
        .with(PIPELINE_BLOCKER.SOLVED_ON, Blocker::solvedOn)
        .with(
            PIPELINE_BLOCKER.SOLVED_AT,
            blocker -> blocker.solvedOn() == null ? null : start(blocker.solvedOn(), zone));
  }

  private static Deal of(Map<Long, Deal> deals, Blocker blocker) {
    return Objects.requireNonNull(deals.get(blocker.dealId()));
  }

  private static OffsetDateTime start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  void solve(long id, LocalDate day, Instant at) {
    dsl.update(PIPELINE_BLOCKER)
        .set(PIPELINE_BLOCKER.SOLVED_ON, day)
        .set(PIPELINE_BLOCKER.SOLVED_AT, at.atOffset(ZoneOffset.UTC))
        .where(PIPELINE_BLOCKER.ID.eq(id))
        .execute();
  }

  /** What belongs to a deal is seen by whoever sees the deal. */
  void handOver(Deal deal) {
    dsl.update(PIPELINE_BLOCKER)
        .set(PIPELINE_BLOCKER.PERSON_ID, deal.personId())
        .set(PIPELINE_BLOCKER.UNIT_ID, deal.unitId())
        .where(PIPELINE_BLOCKER.DEAL_ID.eq(deal.id()))
        .execute();
  }
}
