package gnomon.server.review;

import static gnomon.database.Tables.REVIEW_COMMAND;
import static gnomon.database.Tables.REVIEW_HISTORY;
import static gnomon.database.Tables.REVIEW_ITEM;
import static gnomon.database.Tables.REVIEW_JUDGEMENT;

import gnomon.database.tables.records.ReviewHistoryRecord;
import gnomon.database.tables.records.ReviewItemRecord;
import gnomon.database.tables.records.ReviewJudgementRecord;
import gnomon.engine.review.ChangeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The rows of improvement items. */
@Repository
class ImprovementRepository {

  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

  private final DSLContext dsl;
  private final ObjectMapper json;

  ImprovementRepository(DSLContext dsl, ObjectMapper json) {
    this.dsl = dsl;
    this.json = json;
  }

  List<Item> all() {
    return dsl.selectFrom(REVIEW_ITEM).orderBy(REVIEW_ITEM.ID.desc()).fetch(this::item);
  }

  Optional<Item> find(long id) {
    return dsl.selectFrom(REVIEW_ITEM).where(REVIEW_ITEM.ID.eq(id)).fetchOptional(this::item);
  }

  /** The item, which nobody else changes until this transaction ends. */
  Optional<Item> lock(long id) {
    return dsl.selectFrom(REVIEW_ITEM)
        .where(REVIEW_ITEM.ID.eq(id))
        .forUpdate()
        .fetchOptional(this::item);
  }

  /** Whose time has come, the longest waiting first. */
  List<Long> toBeJudged(LocalDate today) {
    return dsl.select(REVIEW_ITEM.ID)
        .from(REVIEW_ITEM)
        .where(REVIEW_ITEM.STATE.in(Course.State.DONE.code(), Course.State.EFFECTIVE.code()))
        .and(REVIEW_ITEM.JUDGE_ON.le(today))
        .orderBy(REVIEW_ITEM.JUDGE_ON, REVIEW_ITEM.ID)
        .fetch(REVIEW_ITEM.ID);
  }

  /** Not done yet, although the day has come or is near. */
  List<Long> openAndDueBy(LocalDate day) {
    return dsl.select(REVIEW_ITEM.ID)
        .from(REVIEW_ITEM)
        .where(REVIEW_ITEM.STATE.eq(Course.State.OPEN.code()))
        .and(REVIEW_ITEM.DUE_ON.le(day))
        .orderBy(REVIEW_ITEM.ID)
        .fetch(REVIEW_ITEM.ID);
  }

  long insert(Item item) {
    return Objects.requireNonNull(
        dsl.insertInto(REVIEW_ITEM)
            .set(REVIEW_ITEM.CREATOR_ID, item.creatorId())
            .set(REVIEW_ITEM.CREATED_BY, item.createdBy())
            .set(REVIEW_ITEM.CREATED_AT, utc(item.createdAt()))
            .set(REVIEW_ITEM.ORIGIN, item.origin() == null ? null : JSONB.jsonb(item.origin()))
            .set(changeable(item))
            .returning(REVIEW_ITEM.ID)
            .fetchOne(REVIEW_ITEM.ID));
  }

  void update(Item item) {
    dsl.update(REVIEW_ITEM)
        .set(changeable(item))
        .set(REVIEW_ITEM.VERSION, REVIEW_ITEM.VERSION.plus(1))
        .where(REVIEW_ITEM.ID.eq(item.id()))
        .execute();
  }

  private Map<Field<?>, @Nullable Object> changeable(Item item) {
    Map<Field<?>, @Nullable Object> values = new HashMap<>();
    Aim aim = item.aim();
    Course course = item.course();
    values.put(REVIEW_ITEM.TITLE, item.title());
    values.put(REVIEW_ITEM.BODY, item.text());
    values.put(REVIEW_ITEM.OWNER_ID, item.ownerId());
    values.put(REVIEW_ITEM.UNIT_ID, item.place().unitId());
    values.put(REVIEW_ITEM.PERSON_ID, item.place().personId());
    values.put(REVIEW_ITEM.MEASURE, aim.measure());
    values.put(REVIEW_ITEM.CONDITIONS, jsonb(aim.where()));
    values.put(REVIEW_ITEM.COMPARISON, aim.comparison() == null ? null : jsonb(aim.comparison()));
    values.put(REVIEW_ITEM.BASELINE_FROM, aim.baselineFrom());
    values.put(REVIEW_ITEM.BASELINE_TO, aim.baselineTo());
    values.put(REVIEW_ITEM.CHANGE, aim.kind().code());
    values.put(REVIEW_ITEM.WANTED, aim.wanted());
    values.put(REVIEW_ITEM.STATE, course.state().code());
    values.put(REVIEW_ITEM.ROUND, course.round());
    values.put(REVIEW_ITEM.DUE_ON, course.dueOn());
    values.put(REVIEW_ITEM.DONE_ON, course.doneOn());
    values.put(REVIEW_ITEM.JUDGE_ON, course.judgeOn());
    values.put(REVIEW_ITEM.WINDOW_DAYS, course.windowDays());
    return values;
  }

  private Item item(ReviewItemRecord r) {
    JSONB comparison = r.getComparison();
    JSONB origin = r.getOrigin();
    return new Item(
        r.getId(),
        r.getTitle(),
        r.getBody(),
        r.getOwnerId(),
        r.getCreatorId(),
        r.getCreatedBy(),
        r.getCreatedAt().toInstant(),
        new Place(r.getUnitId(), r.getPersonId()),
        new Aim(
            r.getMeasure(),
            words(r.getConditions()),
            comparison == null ? null : words(comparison),
            r.getBaselineFrom(),
            r.getBaselineTo(),
            ChangeKind.valueOf(r.getChange().toUpperCase(Locale.ROOT)),
            r.getWanted()),
        origin == null ? null : origin.data(),
        new Course(
            Course.State.find(r.getState()).orElseThrow(),
            r.getRound(),
            r.getDueOn(),
            r.getDoneOn(),
            r.getJudgeOn(),
            r.getWindowDays()),
        r.getVersion());
  }

  /** Whether this round and window had not been judged yet. */
  boolean insert(Judged judged) {
    return dsl.insertInto(REVIEW_JUDGEMENT)
            .set(REVIEW_JUDGEMENT.ITEM_ID, judged.itemId())
            .set(REVIEW_JUDGEMENT.ROUND, judged.round())
            .set(REVIEW_JUDGEMENT.FROM_DAY, judged.window().from())
            .set(REVIEW_JUDGEMENT.TO_DAY, judged.window().to())
            .set(REVIEW_JUDGEMENT.JUDGED_ON, judged.judgedOn())
            .set(REVIEW_JUDGEMENT.AS_OF, utc(judged.asOf()))
            .set(REVIEW_JUDGEMENT.LEDGER_VERSION, judged.ledgerVersion())
            .set(REVIEW_JUDGEMENT.ASKED, jsonb(judged.asked()))
            .set(REVIEW_JUDGEMENT.FIGURES, jsonb(judged.look()))
            .set(REVIEW_JUDGEMENT.VERDICT, judged.look().verdict().code())
            .onConflict(
                REVIEW_JUDGEMENT.ITEM_ID,
                REVIEW_JUDGEMENT.ROUND,
                REVIEW_JUDGEMENT.FROM_DAY,
                REVIEW_JUDGEMENT.TO_DAY)
            .doNothing()
            .execute()
        > 0;
  }

  /** In the order in which they were made. */
  List<Judged> judgements(Collection<Long> items) {
    return dsl.selectFrom(REVIEW_JUDGEMENT)
        .where(REVIEW_JUDGEMENT.ITEM_ID.in(items))
        .orderBy(REVIEW_JUDGEMENT.ID)
        .fetch(this::judged);
  }

  private Judged judged(ReviewJudgementRecord r) {
    return new Judged(
        r.getItemId(),
        r.getRound(),
        new Course.Window(r.getFromDay(), r.getToDay()),
        r.getJudgedOn(),
        r.getAsOf().toInstant(),
        r.getLedgerVersion(),
        json.readValue(r.getAsked().data(), Aim.class),
        json.readValue(r.getFigures().data(), Look.class));
  }

  void insert(long item, Event event) {
    dsl.insertInto(REVIEW_HISTORY)
        .set(REVIEW_HISTORY.ITEM_ID, item)
        .set(REVIEW_HISTORY.AT, utc(event.at()))
        .set(REVIEW_HISTORY.ACCOUNT_ID, event.account())
        .set(REVIEW_HISTORY.ROUND, event.round())
        .set(REVIEW_HISTORY.EVENT, event.what().code())
        .set(REVIEW_HISTORY.DETAILS, jsonb(event.details()))
        .execute();
  }

  /** The latest first. */
  List<Event> history(long item) {
    return dsl.selectFrom(REVIEW_HISTORY)
        .where(REVIEW_HISTORY.ITEM_ID.eq(item))
        .orderBy(REVIEW_HISTORY.ID.desc())
        .fetch(this::event);
  }

  private Event event(ReviewHistoryRecord r) {
    return new Event(
        r.getAt().toInstant(),
        r.getAccountId(),
        r.getRound(),
        Event.What.of(r.getEvent()),
        words(r.getDetails()));
  }

  /** A command that has had its effect. */
  record Command(long item, boolean same) {}

  /** Two requests with one id wait for each other here. */
  Optional<Command> command(UUID id, Object content) {
    dsl.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", id.toString());
    Field<Boolean> same = REVIEW_COMMAND.CONTENT.eq(jsonb(content)).as("same");
    return dsl.select(REVIEW_COMMAND.ITEM_ID, same)
        .from(REVIEW_COMMAND)
        .where(REVIEW_COMMAND.ID.eq(id))
        .fetchOptional(r -> new Command(r.value1(), r.value2()));
  }

  void insertCommand(UUID id, long item, Object content, Instant at) {
    dsl.insertInto(REVIEW_COMMAND)
        .set(REVIEW_COMMAND.ID, id)
        .set(REVIEW_COMMAND.ITEM_ID, item)
        .set(REVIEW_COMMAND.CONTENT, jsonb(content))
        .set(REVIEW_COMMAND.AT, utc(at))
        .execute();
  }

  /** Until this transaction ends no other server judges. */
  void lockJudging() {
    dsl.execute("select pg_advisory_xact_lock(hashtextextended('gnomon.review.judging', 0))");
  }

  /** Browsers hear of it when the transaction ends well. */
  void announce() {
    dsl.execute("select pg_notify('gnomon_changed', 'improvement')");
  }

  private JSONB jsonb(Object value) {
    return JSONB.jsonb(json.writeValueAsString(value));
  }

  private Map<String, String> words(JSONB stored) {
    return json.readValue(stored.data(), WORDS);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
