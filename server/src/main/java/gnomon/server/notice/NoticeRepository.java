package gnomon.server.notice;

import static gnomon.database.Tables.NOTICE_NOTICE;

import gnomon.database.tables.records.NoticeNoticeRecord;
import gnomon.server.api.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class NoticeRepository {

  private final DSLContext dsl;

  NoticeRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Whether the account had not heard of it yet. */
  boolean insert(long account, News news, Instant at) {
    return dsl.insertInto(NOTICE_NOTICE)
            .set(NOTICE_NOTICE.ACCOUNT_ID, account)
            .set(NOTICE_NOTICE.KEY, news.key())
            .set(NOTICE_NOTICE.KIND, news.kind().code())
            .set(NOTICE_NOTICE.TEXT_ZH, news.text().zh())
            .set(NOTICE_NOTICE.TEXT_EN, news.text().en())
            .set(NOTICE_NOTICE.PATH, news.path())
            .set(NOTICE_NOTICE.AT, utc(at))
            .onConflict(NOTICE_NOTICE.ACCOUNT_ID, NOTICE_NOTICE.KEY)
            .doNothing()
            .execute()
        > 0;
  }

  /** The latest ones first. */
  List<Notice> ofAccount(long account, boolean unreadOnly, int most) {
    return dsl.selectFrom(NOTICE_NOTICE)
        .where(NOTICE_NOTICE.ACCOUNT_ID.eq(account))
        .and(unreadOnly ? NOTICE_NOTICE.READ_AT.isNull() : DSL.noCondition())
        .orderBy(NOTICE_NOTICE.ID.desc())
        .limit(most)
        .fetch(NoticeRepository::notice);
  }

  int unread(long account) {
    return dsl.fetchCount(
        NOTICE_NOTICE, NOTICE_NOTICE.ACCOUNT_ID.eq(account), NOTICE_NOTICE.READ_AT.isNull());
  }

  int markRead(long account, Collection<Long> ids, Instant at) {
    return markRead(account, NOTICE_NOTICE.ID.in(ids), at);
  }

  int markAllRead(long account, Instant at) {
    return markRead(account, DSL.noCondition(), at);
  }

  private int markRead(long account, Condition which, Instant at) {
    return dsl.update(NOTICE_NOTICE)
        .set(NOTICE_NOTICE.READ_AT, utc(at))
        .where(NOTICE_NOTICE.ACCOUNT_ID.eq(account))
        .and(NOTICE_NOTICE.READ_AT.isNull())
        .and(which)
        .execute();
  }

  /** Browsers hear of it when the transaction ends well. */
  void announce() {
    dsl.execute("select pg_notify('gnomon_changed', 'notice')");
  }

  private static Notice notice(NoticeNoticeRecord r) {
    return new Notice(
        r.getId(),
        Notice.Kind.of(r.getKind()),
        new Text(r.getTextZh(), r.getTextEn()),
        r.getPath(),
        r.getAt().toInstant(),
        r.getReadAt() != null);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
