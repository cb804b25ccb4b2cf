package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_STANDARD;

import gnomon.engine.pipeline.Node;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class StandardRepository {

  private final DSLContext dsl;

  StandardRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** All of them, later ones first. */
  List<Standard> all() {
    return dsl.selectFrom(PIPELINE_STANDARD)
        .orderBy(PIPELINE_STANDARD.VALID_FROM.desc(), PIPELINE_STANDARD.ID)
        .fetch(r ->
            new Standard(
                Node.find(r.getNode()).orElseThrow(),
                r.getLine(),
                r.getConversion(),
                r.getDwellDays(),
                r.getValidFrom()));
  }

  void save(Standard standard) {
    dsl.insertInto(PIPELINE_STANDARD)
        .set(PIPELINE_STANDARD.NODE, standard.node().code())
        .set(PIPELINE_STANDARD.LINE, standard.line())
        .set(PIPELINE_STANDARD.VALID_FROM, standard.validFrom())
        .set(PIPELINE_STANDARD.CONVERSION, standard.conversion())
        .set(PIPELINE_STANDARD.DWELL_DAYS, standard.dwellDays())
        .onConflict(PIPELINE_STANDARD.NODE, PIPELINE_STANDARD.LINE, PIPELINE_STANDARD.VALID_FROM)
        .doUpdate()
        .set(PIPELINE_STANDARD.CONVERSION, standard.conversion())
        .set(PIPELINE_STANDARD.DWELL_DAYS, standard.dwellDays())
        .execute();
  }

  void announce() {
    dsl.fetch("select pg_notify('gnomon_changed', 'standard')");
  }
}
