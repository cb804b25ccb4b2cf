package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_BLOCKER;

import gnomon.database.tables.records.PipelineBlockerRecord;
import gnomon.engine.pipeline.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
