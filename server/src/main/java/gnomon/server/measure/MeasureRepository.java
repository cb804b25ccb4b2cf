package gnomon.server.measure;

import static gnomon.database.Tables.LEDGER_DIMENSION_VALUE;
import static gnomon.database.Tables.LEDGER_ENTRY;
import static gnomon.database.Tables.MEASURE_DEFINITION;

import gnomon.database.tables.records.MeasureDefinitionRecord;
import gnomon.server.api.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

@Repository
class MeasureRepository {

  private final DSLContext dsl;
  private final ObjectMapper json;

  MeasureRepository(DSLContext dsl, ObjectMapper json) {
    this.dsl = dsl;
    this.json = json;
  }

  List<Measure> all() {
    return dsl.selectFrom(MEASURE_DEFINITION)
        .orderBy(MEASURE_DEFINITION.POSITION, MEASURE_DEFINITION.ID)
        .fetch(this::measure);
  }

  Optional<Measure> find(String id) {
    return dsl.selectFrom(MEASURE_DEFINITION)
        .where(MEASURE_DEFINITION.ID.eq(id))
        .fetchOptional(this::measure);
  }

  private Measure measure(MeasureDefinitionRecord r) {
    return new Measure(
        r.getId(),
        new Text(r.getNameZh(), r.getNameEn()),
        new Text(r.getDefinitionZh(), r.getDefinitionEn()),
        Measure.Unit.valueOf(r.getUnit().toUpperCase(Locale.ROOT)),
        Measure.Direction.valueOf(r.getDirection().toUpperCase(Locale.ROOT)),
        Measure.Kind.valueOf(r.getKind().toUpperCase(Locale.ROOT)),
        json.readValue(r.getNumerator().data(), Formula.class),
        formula(r.getDenominator()));
  }

  private @Nullable Formula formula(@Nullable JSONB stored) {
    return stored == null ? null : json.readValue(stored.data(), Formula.class);
  }

  void insert(Measure measure, int position) {
    Formula denominator = measure.denominator();
    dsl.insertInto(MEASURE_DEFINITION)
        .set(MEASURE_DEFINITION.ID, measure.id())
        .set(MEASURE_DEFINITION.NAME_ZH, measure.name().zh())
        .set(MEASURE_DEFINITION.NAME_EN, measure.name().en())
        .set(MEASURE_DEFINITION.DEFINITION_ZH, measure.definition().zh())
        .set(MEASURE_DEFINITION.DEFINITION_EN, measure.definition().en())
        .set(MEASURE_DEFINITION.UNIT, measure.unit().code())
        .set(MEASURE_DEFINITION.DIRECTION, measure.direction().code())
        .set(MEASURE_DEFINITION.KIND, measure.kind().code())
        .set(MEASURE_DEFINITION.NUMERATOR, written(measure.numerator()))
        .set(MEASURE_DEFINITION.DENOMINATOR, denominator == null ? null : written(denominator))
        .set(MEASURE_DEFINITION.POSITION, position)
        .execute();
  }

  private JSONB written(Formula formula) {
    return JSONB.jsonb(json.writerFor(Formula.class).writeValueAsString(formula));
  }

  /** The words that a dimension has taken, those above the watermark included. */
  List<String> wordsOf(Dimension dimension) {
    Field<String> word = DSL.field(DSL.name(dimension.code()), String.class);
    return dsl.select(LEDGER_DIMENSION_VALUE.VALUE)
        .from(LEDGER_DIMENSION_VALUE)
        .where(LEDGER_DIMENSION_VALUE.DIMENSION.eq(dimension.code()))
        .union(
            DSL.select(word)
                .from(LEDGER_ENTRY)
                .where("xid >= {0}::xid8", DSL.val(Tail.of(dsl).watermark()))
                .and(word.isNotNull()))
        .orderBy(1)
        .fetch(0, String.class);
  }
}
