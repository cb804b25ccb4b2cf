package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_COMMAND;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ids of commands that have had their effect. */
@Repository
class CommandRepository {

  private final DSLContext dsl;

  CommandRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * A command that has had its effect.
   *
   * @param request what was asked
   * @param subject the record that it made or changed
   */
  record Done(String request, @Nullable Long subject) {}

  Optional<Done> find(UUID id) {
    return dsl.selectFrom(PIPELINE_COMMAND)
        .where(PIPELINE_COMMAND.ID.eq(id))
        .fetchOptional(r -> new Done(r.getRequest(), r.getSubject()));
  }

  /** False where the id is taken; waits for another transaction that is taking it. */
  boolean insert(UUID id, String request, @Nullable Long subject, Instant at) {
    return dsl.insertInto(PIPELINE_COMMAND)
            .set(PIPELINE_COMMAND.ID, id)
            .set(PIPELINE_COMMAND.REQUEST, request)
            .set(PIPELINE_COMMAND.SUBJECT, subject)
            .set(PIPELINE_COMMAND.AT, at.atOffset(ZoneOffset.UTC))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  void setSubject(UUID id, long subject) {
    dsl.update(PIPELINE_COMMAND)
        .set(PIPELINE_COMMAND.SUBJECT, subject)
        .where(PIPELINE_COMMAND.ID.eq(id))
        .execute();
  }
}
