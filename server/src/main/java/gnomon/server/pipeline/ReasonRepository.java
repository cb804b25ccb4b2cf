package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_REASON;

import gnomon.server.api.Text;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class ReasonRepository {

  private final DSLContext dsl;

  ReasonRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Reason> all(String list) {
    return dsl.selectFrom(PIPELINE_REASON)
        .where(PIPELINE_REASON.LIST.eq(list))
        .orderBy(PIPELINE_REASON.POSITION, PIPELINE_REASON.CODE)
        .fetch(r -> new Reason(r.getCode(), new Text(r.getNameZh(), r.getNameEn()), r.getActive()));
  }

  /** Changes a reason, or puts a new one at the end of its list. */
  void save(String list, Reason reason) {
    dsl.insertInto(PIPELINE_REASON)
        .set(PIPELINE_REASON.LIST, list)
        .set(PIPELINE_REASON.CODE, reason.code())
        .set(PIPELINE_REASON.NAME_ZH, reason.name().zh())
        .set(PIPELINE_REASON.NAME_EN, reason.name().en())
        .set(PIPELINE_REASON.ACTIVE, reason.active())
        .set(
            PIPELINE_REASON.POSITION,
            DSL.field(
                DSL.select(
                        DSL.coalesce(DSL.max(PIPELINE_REASON.POSITION), DSL.inline(0))
                            .plus(DSL.inline(10)))
                    .from(PIPELINE_REASON)
                    .where(PIPELINE_REASON.LIST.eq(list))))
        .onConflict(PIPELINE_REASON.LIST, PIPELINE_REASON.CODE)
        .doUpdate()
        .set(PIPELINE_REASON.NAME_ZH, reason.name().zh())
        .set(PIPELINE_REASON.NAME_EN, reason.name().en())
        .set(PIPELINE_REASON.ACTIVE, reason.active())
        .execute();
  }
}
