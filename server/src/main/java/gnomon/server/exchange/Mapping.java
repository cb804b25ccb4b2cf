package gnomon.server.exchange;

import gnomon.server.api.Text;
import gnomon.server.organization.Company;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How files become data.
 *
 * @param source prefix of all keys, so that two systems may use the same ones
 * @param title what it is, for people
 * @param origin where it is from, with its licence
 * @param company settings for a company that holds no facts yet
 * @param history the first load of history: facts were known on their own day
 */
public record Mapping(
    String source,
    @Nullable Text title,
    @Nullable String origin,
    @Nullable NewCompany company,
    @Nullable Boolean history,
    @Nullable Mode mode,
    List<FileMapping> files) {

  /** The mapping itself, if it says all that is needed. */
  Mapping complete() {
    require(source, "source");
    require(files, "files");
    for (FileMapping file : files) {
      require(file.file(), "file");
      require(file.entity(), "entity");
    }
    return this;
  }

  private static void require(@Nullable Object value, String key) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException("The mapping has no \"%s\".".formatted(key));
    }
  }

  /** What happens to a record that is there already. */
  public enum Mode {
    UPDATE,
    APPEND;

    @com.fasterxml.jackson.annotation.JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @com.fasterxml.jackson.annotation.JsonCreator
    static Mode of(String code) {
      return switch (code) {
        case "update" -> UPDATE;
        case "append" -> APPEND;
        case String other ->
            throw new IllegalArgumentException(
                "\"%s\" is not a mode. Maybe \"update\" or \"append\".".formatted(other));
      };
    }
  }

  /**
   * Settings of a company that is made by its first import.
   *
   * @param calendar {@code cn} or {@code weekdays}
   */
  public record NewCompany(
      String name,
      @Nullable String currency,
      @Nullable Integer fiscalYearStart,
      @Nullable String timeZone,
      @Nullable String calendar) {

    Company over(Company present) {
      return new Company(
          name,
          currency == null ? present.currency() : currency,
          fiscalYearStart == null ? present.fiscalYearStart() : fiscalYearStart,
          timeZone == null ? present.timeZone() : timeZone,
          calendar == null
              ? present.calendar()
              : Company.CalendarKind.valueOf(calendar.toUpperCase(Locale.ROOT)),
          present.rankingVisibility());
    }
  }

  /**
   * One file.
   *
   * @param columns the column of each field; or words with columns in braces: {@code Team
   *     {manager}}
   * @param values for each field, what the file writes and what is meant
   * @param constants values of fields that no column gives
   */
  public record FileMapping(
      @NotBlank String file,
      @NotNull ImportEntity entity,
      @Nullable Map<String, String> columns,
      @Nullable Map<String, Map<String, String>> values,
      @Nullable Map<String, String> constants) {

    Map<String, String> columnsOrNone() {
      return columns == null ? Map.of() : columns;
    }

    Map<String, Map<String, String>> valuesOrNone() {
      return values == null ? Map.of() : values;
    }

    Map<String, String> constantsOrNone() {
      return constants == null ? Map.of() : constants;
    }
  }

  boolean isHistory() {
    return Boolean.TRUE.equals(history);
  }

  Mode modeOrUpdate() {
    return mode == null ? Mode.UPDATE : mode;
  }
}
