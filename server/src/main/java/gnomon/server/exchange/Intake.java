package gnomon.server.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the rows of one kind of entity become records; {@link RowLoad} does what all share. */
interface Intake<T> {

  /** Reads ahead, in few statements, what the rows refer to. */
  default void prepare(List<Row> rows) {}

  /** What the row is about; two rows of a file may not be about the same. */
  String keyOf(Row row);

  Map<String, T> existing(Collection<String> keys);

  /** The record as it should be; null if the row has a problem. */
  @Nullable T read(Row row, String key, @Nullable T existing, Tally tally);

  void add(List<T> added);

  void change(List<T> changed);

  /** Notes that the facts of a row's record are to be stated. */
  default void touch(Row row, String key, T record, @Nullable T before) {}

  /** After the last row of a file. */
  default void finish() {}
}
