package gnomon.server.activity;

import static gnomon.database.Tables.ACTIVITY_ACTIVITY;

import gnomon.server.database.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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
        .orderBy(ACTIVITY_ACTIVITY.DAY, ACTIVITY_ACTIVITY.ID)
        .fetch(r ->
            new Activity(
                r.getId(),
                r.getKey(),
                Activity.What.valueOf(r.getKind().toUpperCase(Locale.ROOT)),
                r.getDay(),
                r.getPersonId(),
                r.getUnitId(),
                r.getDealId(),
                r.getCustomerId(),
                r.getText()));
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
