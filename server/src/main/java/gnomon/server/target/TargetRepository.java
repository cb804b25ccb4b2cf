package gnomon.server.target;

import static gnomon.database.Tables.TARGET_COMMAND;
import static gnomon.database.Tables.TARGET_PLAN;

import gnomon.database.tables.records.TargetPlanRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** The rows of plans. Cells go in and out as arrays: one statement for thousands. */
@Repository
class TargetRepository {

  private final DSLContext dsl;
  private final ObjectMapper json;

  TargetRepository(DSLContext dsl, ObjectMapper json) {
    this.dsl = dsl;
    this.json = json;
  }

  List<Plan> all() {
    return dsl.selectFrom(TARGET_PLAN)
        .orderBy(TARGET_PLAN.FISCAL_YEAR.desc(), TARGET_PLAN.ID.desc())
        .fetch(TargetRepository::plan);
  }

  Optional<Plan> find(long id) {
    return dsl.selectFrom(TARGET_PLAN)
        .where(TARGET_PLAN.ID.eq(id))
        .fetchOptional(TargetRepository::plan);
  }

  Optional<Plan> findByCommand(UUID command) {
    return dsl.selectFrom(TARGET_PLAN)
        .where(TARGET_PLAN.COMMAND.eq(command))
        .fetchOptional(TargetRepository::plan);
  }

  /** The plan, which nobody else changes until this transaction ends. */
  Optional<Plan> lock(long id) {
    return dsl.selectFrom(TARGET_PLAN)
        .where(TARGET_PLAN.ID.eq(id))
        .forUpdate()
        .fetchOptional(TargetRepository::plan);
  }

  /** Locks every plan of a measure and year, in one order, so that publications queue up. */
  List<Plan> lockRivals(Plan plan) {
    return dsl.selectFrom(TARGET_PLAN)
        .where(TARGET_PLAN.MEASURE.eq(plan.measure()), TARGET_PLAN.FISCAL_YEAR.eq(plan.year()))
        .orderBy(TARGET_PLAN.ID)
        .forUpdate()
        .fetch(TargetRepository::plan);
  }

  private static Plan plan(TargetPlanRecord r) {
    OffsetDateTime published = r.getPublishedAt();
    return new Plan(
        r.getId(),
        r.getName(),
        r.getMeasure(),
        r.getFiscalYear(),
        r.getFirstMonth(),
        Plan.Status.of(r.getStatus()),
        r.getTotal(),
        r.getGrain(),
        r.getVersion(),
        Arrays.asList(r.getMonthTotals()),
        r.getCreatedAt().toInstant(),
        published == null ? null : published.toInstant());
  }

  /** Inserts a draft; empty when the command has made one already. */
  Optional<Plan> insert(NewPlan wish, Plan plan, @Nullable Long account) {
    return dsl.insertInto(TARGET_PLAN)
        .set(TARGET_PLAN.COMMAND, wish.id())
        .set(TARGET_PLAN.NAME, plan.name())
        .set(TARGET_PLAN.MEASURE, plan.measure())
        .set(TARGET_PLAN.FISCAL_YEAR, plan.year())
        .set(TARGET_PLAN.FIRST_MONTH, plan.firstMonth())
        .set(TARGET_PLAN.TOTAL, plan.total())
        .set(TARGET_PLAN.GRAIN, plan.grain())
        .set(TARGET_PLAN.WEIGHTS, JSONB.jsonb(json.writeValueAsString(wish.weights())))
        .set(TARGET_PLAN.MONTH_TOTALS, plan.monthTotals().toArray(Long[]::new))
        .set(TARGET_PLAN.CREATED_BY, account)
        .set(TARGET_PLAN.CREATED_AT, utc(plan.createdAt()))
        .onConflict(TARGET_PLAN.COMMAND)
        .doNothing()
        .returning()
        .fetchOptional(TargetRepository::plan);
  }

  void insertRows(Plan plan, List<PlannedPerson> rows, Map<Long, Weighing.Weighed> weights) {
    dsl.execute(
        "insert into target_person (plan_id, unit_id, person_id, weight, basis, committed)"
            + " select {0}, * from unnest({1}, {2}, {3}, {4}, {5})",
        DSL.val(plan.id()),
        numbers(rows, PlannedPerson::unitId),
        numbers(rows, PlannedPerson::personId),
        DSL.val(
            rows.stream().map(row -> weighed(weights, row).weight()).toArray(Double[]::new),
            SQLDataType.DOUBLE.array()),
        DSL.val(
            rows.stream().map(row -> weighed(weights, row).basis().code()).toArray(String[]::new),
            SQLDataType.CLOB.array()),
        numbers(rows, row -> row.months().stream().mapToLong(Long::longValue).sum()));
    for (int month = 0; month < 12; month++) {
      int position = month;
      dsl.execute(
          "insert into target_cell (plan_id, unit_id, person_id, month, amount, planned)"
              + " select {0}, u, p, {1}, a, a from unnest({2}, {3}, {4}) as t(u, p, a)",
          DSL.val(plan.id()),
          DSL.val(dayOf(plan, month)),
          numbers(rows, PlannedPerson::unitId),
          numbers(rows, PlannedPerson::personId),
          numbers(rows, row -> row.months().get(position)));
    }
  }

  private static Weighing.Weighed weighed(Map<Long, Weighing.Weighed> weights, PlannedPerson row) {
    Weighing.Weighed weighed = weights.get(row.personId());
    if (weighed == null) {
      throw new IllegalStateException(
          "Person %d was planned without a weight".formatted(row.personId()));
    }
    return weighed;
  }

  /** Copies a plan that is no longer a draft; what it says now is what the copy is committed to. */
  Optional<Plan> insertCopy(Plan plan, UUID command, @Nullable Long account, Instant now) {
    Optional<Plan> copy =
        dsl.resultQuery(
                """
                insert into target_plan (command, name, measure, fiscal_year, first_month, total, grain,
                    weights, month_totals, based_on, created_by, created_at)
                select {0}, name, measure, fiscal_year, first_month, total, grain, weights,
                    (select array_agg(amount order by month) from (
                       select month, sum(amount)::bigint as amount from target_cell where plan_id = {1} group by month) as m),
                    id, {2}, {3}
                from target_plan where id = {1}
                on conflict (command) do nothing returning *
                """,
                DSL.val(command),
                DSL.val(plan.id()),
                DSL.val(account, SQLDataType.BIGINT),
                DSL.val(utc(now)))
            .fetchOptionalInto(TARGET_PLAN)
            .map(TargetRepository::plan);
    copy.ifPresent(draft -> copyRows(plan, draft));
    return copy;
  }

  private void copyRows(Plan plan, Plan draft) {
    dsl.execute(
        """
        insert into target_person (plan_id, unit_id, person_id, weight, basis, committed)
        select {0}, p.unit_id, p.person_id, p.weight, p.basis,
          (select sum(c.amount) from target_cell c where c.plan_id = p.plan_id and c.person_id = p.person_id)
        from target_person p where p.plan_id = {1}
        """,
        DSL.val(draft.id()), DSL.val(plan.id()));
    dsl.execute(
        """
        insert into target_cell (plan_id, unit_id, person_id, month, amount, planned, locked)
        select {0}, unit_id, person_id, month, amount, amount, locked from target_cell where plan_id = {1}
        """,
        DSL.val(draft.id()), DSL.val(plan.id()));
  }

  List<PlanRow> rows(long planId) {
    return dsl.resultQuery(
            """
            select c.unit_id, c.person_id, p.committed,
              array_agg(c.amount order by c.month), array_agg(c.planned order by c.month),
              array_agg(c.locked order by c.month), array_agg(c.edited order by c.month)
            from target_cell c join target_person p using (plan_id, person_id)
            where c.plan_id = {0} group by c.unit_id, c.person_id, p.committed order by c.unit_id, c.person_id
            """,
            DSL.val(planId))
        .fetch(r ->
            new PlanRow(
                r.get(0, Long.class),
                r.get(1, Long.class),
                r.get(2, Long.class),
                longs(r, 3),
                longs(r, 4),
                Arrays.asList(r.get(5, Boolean[].class)),
                Arrays.asList(r.get(6, Boolean[].class))));
  }

  /** The figures alone, also for a scope that sees what is published and nothing else. */
  List<PlannedPerson> people(long planId) {
    return dsl.resultQuery(
            """
            select unit_id, person_id, array_agg(amount order by month)
            from target_cell where plan_id = {0} group by unit_id, person_id order by unit_id, person_id
            """,
            DSL.val(planId))
        .fetch(r -> new PlannedPerson(r.get(0, Long.class), r.get(1, Long.class), longs(r, 2)));
  }

  private static List<Long> longs(Record record, int column) {
    return Arrays.asList(record.get(column, Long[].class));
  }

  Map<Long, Long> assigned(Collection<Long> planIds) {
    Map<Long, Long> sums = new HashMap<>();
    dsl.resultQuery(
            "select plan_id, sum(amount)::bigint from target_cell where plan_id = any({0}) group by plan_id",
            numbers(List.copyOf(planIds), id -> id))
        .forEach(r -> sums.put(r.get(0, Long.class), r.get(1, Long.class)));
    return sums;
  }

  Optional<Long> planOfCommand(UUID command) {
    return dsl.select(TARGET_COMMAND.PLAN_ID)
        .from(TARGET_COMMAND)
        .where(TARGET_COMMAND.ID.eq(command))
        .fetchOptional(TARGET_COMMAND.PLAN_ID);
  }

  void insertCommand(UUID command, long planId, Instant at) {
    dsl.insertInto(TARGET_COMMAND)
        .set(TARGET_COMMAND.ID, command)
        .set(TARGET_COMMAND.PLAN_ID, planId)
        .set(TARGET_COMMAND.AT, utc(at))
        .execute();
  }

  /** Changes cells, and keeps what they were as one step. */
  void change(Plan plan, List<CellState> cells) {
    if (cells.isEmpty()) {
      return;
    }
    Field<?> people = numbers(cells, CellState::personId);
    Field<?> months =
        DSL.val(
            cells.stream().map(cell -> dayOf(plan, cell.month())).toArray(LocalDate[]::new),
            SQLDataType.LOCALDATE.array());
    dsl.execute(
        """
        insert into target_step (plan_id, cells)
        select {0}, jsonb_agg(jsonb_build_object('person', c.person_id, 'month', c.month,
          'amount', c.amount, 'locked', c.locked, 'edited', c.edited))
        from target_cell c join unnest({1}, {2}) as t(person, month) on c.person_id = t.person and c.month = t.month
        where c.plan_id = {0}
        """,
        DSL.val(plan.id()), people, months);
    dsl.execute(
        """
        update target_cell c set amount = t.amount, locked = t.locked, edited = t.edited
        from unnest({1}, {2}, {3}, {4}, {5}) as t(person, month, amount, locked, edited)
        where c.plan_id = {0} and c.person_id = t.person and c.month = t.month
        """,
        DSL.val(plan.id()),
        people,
        months,
        numbers(cells, CellState::amount),
        flags(cells, CellState::locked),
        flags(cells, CellState::edited));
  }

  /** Takes the last step back; false when there is none. */
  boolean undo(long planId) {
    return dsl.execute(
            """
            with step as (
              delete from target_step where id = (select max(id) from target_step where plan_id = {0}) returning cells)
            update target_cell c set amount = s.amount, locked = s.locked, edited = s.edited
            from step, jsonb_to_recordset(step.cells)
              as s(person bigint, month date, amount bigint, locked boolean, edited boolean)
            where c.plan_id = {0} and c.person_id = s.person and c.month = s.month
            """,
            DSL.val(planId))
        > 0;
  }

  void advance(long planId) {
    dsl.update(TARGET_PLAN)
        .set(TARGET_PLAN.VERSION, TARGET_PLAN.VERSION.plus(1))
        .where(TARGET_PLAN.ID.eq(planId))
        .execute();
  }

  void setStatus(long planId, Plan.Status status, @Nullable Instant published) {
    dsl.update(TARGET_PLAN)
        .set(TARGET_PLAN.STATUS, status.code())
        .set(
            TARGET_PLAN.PUBLISHED_AT,
            published == null ? TARGET_PLAN.PUBLISHED_AT : DSL.val(utc(published)))
        .where(TARGET_PLAN.ID.eq(planId))
        .execute();
  }

  void delete(long planId) {
    dsl.deleteFrom(TARGET_PLAN).where(TARGET_PLAN.ID.eq(planId)).execute();
  }

  /** Plans change rarely, so the announcement may go with the transaction itself. */
  void announce() {
    dsl.fetch("select pg_notify('gnomon_changed', 'plan')");
  }

  private static LocalDate dayOf(Plan plan, int month) {
    return plan.firstMonth().plusMonths(month);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static <T> Field<Long[]> numbers(List<T> rows, Function<T, Long> value) {
    return DSL.val(rows.stream().map(value).toArray(Long[]::new), SQLDataType.BIGINT.array());
  }

  private static <T> Field<Boolean[]> flags(List<T> rows, Function<T, Boolean> value) {
    return DSL.val(rows.stream().map(value).toArray(Boolean[]::new), SQLDataType.BOOLEAN.array());
  }
}
