package gnomon.server.measure;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A statement as it grows, with its values always bound and never part of the text. */
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final List<Field<?>> values = new ArrayList<>();

  Sql add(String sql) {
    text.append(sql);
    return this;
  }

  private Sql value(Field<?> value) {
    text.append('{').append(values.size()).append('}');
    values.add(value);
    return this;
  }

  Sql bind(Object value) {
    return value(DSL.val(value));
  }

  Sql words(Collection<String> words) {
    return value(DSL.val(words.toArray(String[]::new), SQLDataType.CLOB.array()));
  }

  Sql numbers(Collection<Long> numbers) {
    return value(DSL.val(numbers.toArray(Long[]::new), SQLDataType.BIGINT.array()));
  }

  Sql days(Collection<java.time.LocalDate> days) {
    return value(DSL.val(days.toArray(java.time.LocalDate[]::new), SQLDataType.LOCALDATE.array()));
  }

  Sql moment(@Nullable OffsetDateTime moment) {
    return value(DSL.val(moment, SQLDataType.TIMESTAMPWITHTIMEZONE));
  }

  Result<Record> fetch(DSLContext dsl) {
    return dsl.resultQuery(text.toString(), values.toArray(Field[]::new)).fetch();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
