package gnomon.server.demo;

import static gnomon.database.Tables.DEMO_COMPANY;
import static gnomon.database.Tables.DEMO_PROGRESS;

import gnomon.server.demo.Branch.Era;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which demo company a database holds, and how far it is loaded. */
@Repository
class DemoRepository {

  private final DSLContext dsl;

  DemoRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** A demo company and the era that it was begun in. */
  record Begun(DemoOptions options, Era era) {}

  Optional<Begun> find() {
    return dsl.selectFrom(DEMO_COMPANY)
        .fetchOptional(r ->
            new Begun(
                new DemoOptions(r.getSeed(), r.getScale(), r.getTeams()),
                new Era(r.getStart(), r.getQuarter())));
  }

  void begin(Begun company) {
    dsl.insertInto(DEMO_COMPANY)
        .set(DEMO_COMPANY.SEED, company.options().seed())
        .set(DEMO_COMPANY.SCALE, company.options().scale())
        .set(DEMO_COMPANY.TEAMS, company.options().teams())
        .set(DEMO_COMPANY.START, company.era().start())
        .set(DEMO_COMPANY.QUARTER, company.era().quarter())
        .execute();
  }

  /**
   * How far a slice is written down.
   *
   * @param through the last whole day
   * @param pieces of the day after it that are written down too
   */
  record Progress(LocalDate through, int pieces) {}

  Optional<Progress> progress(int slice) {
    return dsl.selectFrom(DEMO_PROGRESS)
        .where(DEMO_PROGRESS.SLICE.eq(slice))
        .fetchOptional(r -> new Progress(r.getThrough(), r.getPieces()));
  }

  void save(int slice, Progress progress) {
    dsl.insertInto(DEMO_PROGRESS)
        .set(DEMO_PROGRESS.SLICE, slice)
        .set(DEMO_PROGRESS.THROUGH, progress.through())
        .set(DEMO_PROGRESS.PIECES, progress.pieces())
        .onConflict(DEMO_PROGRESS.SLICE)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  /** Tells PostgreSQL how large the tables have become, so that it plans with that. */
  void lookAtTables() {
    dsl.execute("select demo_look_at_tables()");
  }
}
