package gnomon.server.activity;

import static gnomon.database.Tables.ACTIVITY_ACTIVITY;

import gnomon.database.tables.records.ActivityActivityRecord;
import gnomon.server.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ActivityRepository {

  private final DSLContext dsl;

  ActivityRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Activity> findByKeys(Collection<String> keys) {
    return find(ACTIVITY_ACTIVITY.KEY.eq(DSL.any(keys.toArray(String[]::new))));
  }

  List<Activity> findByDeal(long dealId) {
    return find(ACTIVITY_ACTIVITY.DEAL_ID.eq(dealId));
  }

  List<Activity> findByCustomers(Collection<Long> customerIds) {
    return find(ACTIVITY_ACTIVITY.CUSTOMER_ID.eq(DSL.any(customerIds.toArray(Long[]::new))));
  }

  private List<Activity> find(Condition condition) {
    return dsl.selectFrom(ACTIVITY_ACTIVITY)
        .where(condition)
        .and(ACTIVITY_ACTIVITY.REMOVED_AT.isNull())
        .orderBy(ACTIVITY_ACTIVITY.DAY, ACTIVITY_ACTIVITY.ID)
        .fetch(ActivityRepository::activity);
  }

  private static Activity activity(ActivityActivityRecord r) {
    return new Activity(
        r.getId(),
        r.getKey(),
        Activity.What.valueOf(r.getKind().toUpperCase(Locale.ROOT)),
        r.getDay(),
        r.getPersonId(),
        r.getUnitId(),
        r.getDealId(),
        r.getCustomerId(),
        r.getText());
  }

  /**
   * An activity with its logging.
   *
   * @param at null for one of a file, as is the day
   */
  record Logged(
      Activity activity, @Nullable Instant at, @Nullable LocalDate loggedOn, boolean removed) {}

  private static Logged logged(ActivityActivityRecord r) {
    OffsetDateTime at = r.getLoggedAt();
    return new Logged(
        activity(r), at == null ? null : at.toInstant(), r.getLoggedOn(), r.getRemovedAt() != null);
  }

  List<Logged> latest(LocalDate from, LocalDate to, @Nullable Long person, int most) {
    Condition wanted = ACTIVITY_ACTIVITY.DAY.between(from, to);
    return dsl.selectFrom(ACTIVITY_ACTIVITY)
        .where(person == null ? wanted : wanted.and(ACTIVITY_ACTIVITY.PERSON_ID.eq(person)))
        .and(ACTIVITY_ACTIVITY.REMOVED_AT.isNull())
        .orderBy(
            ACTIVITY_ACTIVITY.DAY.desc(),
            ACTIVITY_ACTIVITY.LOGGED_AT.desc().nullsLast(),
            ACTIVITY_ACTIVITY.ID.desc())
        .limit(most)
        .fetch(ActivityRepository::logged);
  }

  /** The last day on which someone spoke with each customer. */
  Map<Long, LocalDate> lastContacts(Collection<Long> customerIds) {
    return dsl.select(ACTIVITY_ACTIVITY.CUSTOMER_ID, DSL.max(ACTIVITY_ACTIVITY.DAY))
        .from(ACTIVITY_ACTIVITY)
        .where(ACTIVITY_ACTIVITY.CUSTOMER_ID.eq(DSL.any(customerIds.toArray(Long[]::new))))
        .and(ACTIVITY_ACTIVITY.KIND.in("visit", "call"))
        .and(ACTIVITY_ACTIVITY.REMOVED_AT.isNull())
        .groupBy(ACTIVITY_ACTIVITY.CUSTOMER_ID)
        .fetchMap(ACTIVITY_ACTIVITY.CUSTOMER_ID, DSL.max(ACTIVITY_ACTIVITY.DAY));
  }

  /** False where the key is taken; waits for another transaction that is taking it. */
  boolean log(Activity activity, Instant at, LocalDate on) {
    return dsl.insertInto(ACTIVITY_ACTIVITY)
            .set(ACTIVITY_ACTIVITY.KEY, activity.key())
            .set(ACTIVITY_ACTIVITY.KIND, activity.kind().code())
            .set(ACTIVITY_ACTIVITY.DAY, activity.day())
            .set(ACTIVITY_ACTIVITY.PERSON_ID, activity.personId())
            .set(ACTIVITY_ACTIVITY.UNIT_ID, activity.unitId())
            .set(ACTIVITY_ACTIVITY.DEAL_ID, activity.dealId())
            .set(ACTIVITY_ACTIVITY.CUSTOMER_ID, activity.customerId())
            .set(ACTIVITY_ACTIVITY.TEXT, activity.text())
            .set(ACTIVITY_ACTIVITY.LOGGED_AT, at.atOffset(ZoneOffset.UTC))
            .set(ACTIVITY_ACTIVITY.LOGGED_ON, on)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  Optional<Logged> lock(String key) {
    return dsl.selectFrom(ACTIVITY_ACTIVITY)
        .where(ACTIVITY_ACTIVITY.KEY.eq(key))
        .forUpdate()
        .fetchOptional(ActivityRepository::logged);
  }

  void remove(long id, Instant at) {
    dsl.update(ACTIVITY_ACTIVITY)
        .set(ACTIVITY_ACTIVITY.REMOVED_AT, at.atOffset(ZoneOffset.UTC))
        .where(ACTIVITY_ACTIVITY.ID.eq(id))
        .execute();
  }

  void insert(List<Activity> added) {
    columns(added).with(ACTIVITY_ACTIVITY.KEY, Activity::key).insert(dsl, ACTIVITY_ACTIVITY);
  }

  void update(List<Activity> changed) {
    columns(changed)
        .with(ACTIVITY_ACTIVITY.ID, Activity::id)
        .update(dsl, ACTIVITY_ACTIVITY, ACTIVITY_ACTIVITY.ID);
  }

  private static Rows<Activity> columns(List<Activity> activities) {
    return Rows.of(activities)
        .with(ACTIVITY_ACTIVITY.KIND, activity -> activity.kind().code())
        .with(ACTIVITY_ACTIVITY.DAY, Activity::day)
        .with(ACTIVITY_ACTIVITY.PERSON_ID, Activity::personId)
        .with(ACTIVITY_ACTIVITY.UNIT_ID, Activity::unitId)
        .with(ACTIVITY_ACTIVITY.DEAL_ID, Activity::dealId)
        .with(ACTIVITY_ACTIVITY.CUSTOMER_ID, Activity::customerId)
        .with(ACTIVITY_ACTIVITY.TEXT, Activity::text);
  }
}
