package gnomon.server.access;

import static gnomon.database.Tables.ACCESS_SCREEN;

import gnomon.database.tables.records.AccessScreenRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ScreenRepository {

  private final DSLContext dsl;

  ScreenRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Screen> all() {
    return dsl.selectFrom(ACCESS_SCREEN)
        .where(ACCESS_SCREEN.REVOKED_AT.isNull())
        .orderBy(ACCESS_SCREEN.ID)
        .fetch(ScreenRepository::screen);
  }

  Optional<Screen> find(byte[] hash) {
    return dsl.selectFrom(ACCESS_SCREEN)
        .where(ACCESS_SCREEN.HASH.eq(hash))
        .and(ACCESS_SCREEN.REVOKED_AT.isNull())
        .fetchOptional(ScreenRepository::screen);
  }

  private static Screen screen(AccessScreenRecord r) {
    return new Screen(
        r.getId(),
        r.getName(),
        r.getUnitId(),
        r.getCreatedAt().toInstant(),
        r.getLastUsedAt() == null ? null : r.getLastUsedAt().toInstant());
  }

  /** Inserts a screen; empty if the command was given before. */
  Optional<Long> insert(
      UUID command, String name, long unitId, byte[] hash, long createdBy, Instant now) {
    return dsl.insertInto(ACCESS_SCREEN)
        .set(ACCESS_SCREEN.COMMAND, command)
        .set(ACCESS_SCREEN.NAME, name)
        .set(ACCESS_SCREEN.UNIT_ID, unitId)
        .set(ACCESS_SCREEN.HASH, hash)
        .set(ACCESS_SCREEN.CREATED_BY, createdBy)
        .set(ACCESS_SCREEN.CREATED_AT, now.atOffset(ZoneOffset.UTC))
        .onConflict(ACCESS_SCREEN.COMMAND)
        .doNothing()
        .returning(ACCESS_SCREEN.ID)
        .fetchOptional(ACCESS_SCREEN.ID);
  }

  void touch(long id, Instant now) {
    dsl.update(ACCESS_SCREEN)
        .set(ACCESS_SCREEN.LAST_USED_AT, now.atOffset(ZoneOffset.UTC))
        .where(ACCESS_SCREEN.ID.eq(id))
        .execute();
  }

  boolean revoke(long id, Instant now) {
    return dsl.update(ACCESS_SCREEN)
            .set(ACCESS_SCREEN.REVOKED_AT, now.atOffset(ZoneOffset.UTC))
            .where(ACCESS_SCREEN.ID.eq(id))
            .and(ACCESS_SCREEN.REVOKED_AT.isNull())
            .execute()
        == 1;
  }
}
