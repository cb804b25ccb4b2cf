package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_VIEW;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ViewRepository {

  private final DSLContext dsl;

  ViewRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Those of a page that an account may open, by name. */
  List<SavedView> all(String page, long account) {
    return dsl.selectFrom(PIPELINE_VIEW)
        .where(PIPELINE_VIEW.PAGE.eq(page))
        .and(PIPELINE_VIEW.REMOVED_AT.isNull())
        .and(PIPELINE_VIEW.ACCOUNT_ID.eq(account).or(PIPELINE_VIEW.SHARED))
        .orderBy(PIPELINE_VIEW.NAME, PIPELINE_VIEW.ID)
        .fetch(r ->
            new SavedView(
                r.getId(), r.getName(), r.getQuery(), r.getShared(), r.getAccountId() == account));
  }

  /** The number of a new view; empty where the command has made one. */
  Optional<Long> insert(UUID command, long account, String page, SavedView view) {
    return dsl.insertInto(PIPELINE_VIEW)
        .set(PIPELINE_VIEW.COMMAND, command)
        .set(PIPELINE_VIEW.ACCOUNT_ID, account)
        .set(PIPELINE_VIEW.PAGE, page)
        .set(PIPELINE_VIEW.NAME, view.name())
        .set(PIPELINE_VIEW.QUERY, view.query())
        .set(PIPELINE_VIEW.SHARED, view.shared())
        .onConflictDoNothing()
        .returning(PIPELINE_VIEW.ID)
        .fetchOptional(PIPELINE_VIEW.ID);
  }

  /** The number of the view that a command has made, if it is just that one. */
  Optional<Long> made(UUID command, long account, String page, SavedView view) {
    return dsl.select(PIPELINE_VIEW.ID)
        .from(PIPELINE_VIEW)
        .where(PIPELINE_VIEW.COMMAND.eq(command))
        .and(PIPELINE_VIEW.ACCOUNT_ID.eq(account))
        .and(PIPELINE_VIEW.PAGE.eq(page))
        .and(PIPELINE_VIEW.NAME.eq(view.name()))
        .and(PIPELINE_VIEW.QUERY.eq(view.query()))
        .and(PIPELINE_VIEW.SHARED.eq(view.shared()))
        .fetchOptional(PIPELINE_VIEW.ID);
  }

  /** Whether there was one of the account's own. */
  boolean remove(long id, long account, Instant at) {
    return dsl.update(PIPELINE_VIEW)
            .set(PIPELINE_VIEW.REMOVED_AT, at.atOffset(ZoneOffset.UTC))
            .where(PIPELINE_VIEW.ID.eq(id))
            .and(PIPELINE_VIEW.ACCOUNT_ID.eq(account))
            .and(PIPELINE_VIEW.REMOVED_AT.isNull())
            .execute()
        == 1;
  }
}
