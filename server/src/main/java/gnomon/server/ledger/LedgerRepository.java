package gnomon.server.ledger;

import static gnomon.database.Tables.LEDGER_DIMENSION_VALUE;
import static gnomon.database.Tables.LEDGER_ENTRY;

import gnomon.database.tables.LedgerEntry;
import gnomon.database.tables.records.LedgerEntryRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of {@code ledger_entry}. Facts go in as one array a column: one statement for thousands. */
@Repository
class LedgerRepository {

  private final DSLContext dsl;

  LedgerRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** An entry in the ledger, and whether a later one reverses it. */
  record Stored(long id, Entry entry, boolean reversed) {}

  /** Inserts what is not there yet and returns the keys that went in. */
  Set<String> insert(List<Entry> facts, Map<String, Long> reverses, Instant now) {
    if (facts.isEmpty()) {
      return Set.of();
    }
    List<Column<?>> columns = columns(reverses, now);
    String names = String.join(", ", columns.stream().map(Column::name).toList());
    List<Field<?>> arrays = new ArrayList<>();
    StringBuilder unnest = new StringBuilder();
    for (Column<?> column : columns) {
      unnest.append(arrays.isEmpty() ? "{" : ", {").append(arrays.size()).append('}');
      arrays.add(column.array(facts));
    }
    return new HashSet<>(
        dsl.resultQuery(
                "insert into ledger_entry (%s) select * from unnest(%s) on conflict (source_key) do nothing returning source_key"
                    .formatted(names, unnest),
                arrays.toArray(Field[]::new))
            .fetch(0, String.class));
  }

  private record Column<T>(
      String name, org.jooq.DataType<T> type, Function<Entry, @Nullable T> value) {

    @SuppressWarnings({"unchecked", "NullAway"}) // an array of T may hold nulls
    Field<T[]> array(List<Entry> facts) {
      T[] values = (T[]) java.lang.reflect.Array.newInstance(type.getType(), facts.size());
      for (int i = 0; i < values.length; i++) {
        values[i] = value.apply(facts.get(i));
      }
      return DSL.val(values, type.array());
    }
  }

  private static List<Column<?>> columns(Map<String, Long> reverses, Instant now) {
    List<Column<?>> columns =
        new ArrayList<>(
            List.of(
                text("source", Entry::source),
                text("source_key", Entry::key),
                text("kind", entry -> entry.kind().code()),
                new Column<>("day", SQLDataType.LOCALDATE, Entry::day),
                time("occurred_at", Entry::occurredAt),
                time("recorded", entry -> entry.recorded() == null ? now : entry.recorded()),
                new Column<>("recorded_assumed", SQLDataType.BOOLEAN, Entry::recordedAssumed),
                new Column<>(
                    "sign",
                    SQLDataType.SMALLINT,
                    entry -> (short) (reverses.containsKey(entry.key()) ? -1 : 1)),
                number("reverses", entry -> reverses.get(entry.key())),
                number("unit_id", entry -> entry.who().unitId()),
                number("person_id", entry -> entry.who().personId()),
                number("customer_id", entry -> entry.who().customerId()),
                number("deal_id", entry -> entry.who().dealId())));
    columns.addAll(
        List.of(
            text("channel", entry -> entry.dimensions().channel()),
            text("product_line", entry -> entry.dimensions().productLine()),
            text("region", entry -> entry.dimensions().region()),
            text("industry", entry -> entry.dimensions().industry()),
            text("tier", entry -> entry.dimensions().tier()),
            text("newness", entry -> entry.dimensions().newness()),
            text("node", entry -> entry.dimensions().node()),
            text("previous_node", entry -> entry.dimensions().previousNode()),
            text("reason", entry -> entry.dimensions().reason()),
            number("amount", entry -> entry.numbers().amount()),
            number("quantity", entry -> entry.numbers().quantity()),
            number("seconds", entry -> entry.numbers().seconds()),
            number("score", entry -> entry.numbers().score()),
            new Column<>("estimated", SQLDataType.BOOLEAN, entry -> entry.numbers().estimated())));
    return columns;
  }

  private static Column<String> text(String name, Function<Entry, @Nullable String> value) {
    return new Column<>(name, SQLDataType.CLOB, value);
  }

  private static Column<Long> number(String name, Function<Entry, @Nullable Long> value) {
    return new Column<>(name, SQLDataType.BIGINT, value);
  }

  private static Column<OffsetDateTime> time(
      String name, Function<Entry, @Nullable Instant> value) {
    return new Column<>(
        name,
        SQLDataType.TIMESTAMPWITHTIMEZONE,
        entry -> {
          Instant instant = value.apply(entry);
          return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
        });
  }

  List<Stored> findByKeys(Collection<String> keys) {
    return find(LEDGER_ENTRY.SOURCE_KEY, keys);
  }

  /** The entries about some sources, without the reversing ones. */
  List<Stored> findBySources(Collection<String> sources) {
    return find(LEDGER_ENTRY.SOURCE, sources);
  }

  List<String> words(String dimension) {
    return dsl.select(LEDGER_DIMENSION_VALUE.VALUE)
        .from(LEDGER_DIMENSION_VALUE)
        .where(LEDGER_DIMENSION_VALUE.DIMENSION.eq(dimension))
        .orderBy(LEDGER_DIMENSION_VALUE.VALUE)
        .fetch(LEDGER_DIMENSION_VALUE.VALUE);
  }

  private List<Stored> find(Field<String> field, Collection<String> values) {
    LedgerEntry reversal = LEDGER_ENTRY.as("reversal");
    Field<Boolean> reversed =
        DSL.field(
            DSL.exists(
                DSL.selectOne().from(reversal).where(reversal.REVERSES.eq(LEDGER_ENTRY.ID))));
    return dsl.select(LEDGER_ENTRY, reversed)
        .from(LEDGER_ENTRY)
        .where(field.eq(DSL.any(values.toArray(String[]::new))))
        .and(LEDGER_ENTRY.SIGN.eq((short) 1))
        .fetch(LedgerRepository::stored);
  }

  private static Stored stored(Record2<LedgerEntryRecord, Boolean> row) {
    LedgerEntryRecord r = row.value1();
    OffsetDateTime occurred = r.getOccurredAt();
    return new Stored(
        r.getId(),
        new Entry(
            r.getSource(),
            r.getSourceKey(),
            Kind.get(r.getKind()),
            r.getDay(),
            occurred == null ? null : occurred.toInstant(),
            new Entry.Who(r.getUnitId(), r.getPersonId(), r.getCustomerId(), r.getDealId()),
            new Dimensions(
                r.getChannel(),
                r.getProductLine(),
                r.getRegion(),
                r.getIndustry(),
                r.getTier(),
                r.getNewness(),
                r.getNode(),
                r.getPreviousNode(),
                r.getReason()),
            new Numbers(
                r.getAmount(), r.getQuantity(), r.getSeconds(), r.getScore(), r.getEstimated()),
            r.getRecorded().toInstant(),
            r.getRecordedAssumed()),
        row.value2());
  }
}
