package gnomon.server.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.engine.calendar.Grain;
import gnomon.server.organization.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what a measure can be split or filtered. */
public enum Dimension {
  YEAR(Grain.YEAR),
  QUARTER(Grain.QUARTER),
  MONTH(Grain.MONTH),
  WEEK(Grain.WEEK),
  DAY(Grain.DAY),
  COMPANY(Unit.Level.COMPANY),
  DEPARTMENT(Unit.Level.DEPARTMENT),
  TEAM(Unit.Level.TEAM),
  UNIT,
  PERSON,
  CUSTOMER,
  REGION,
  CHANNEL,
  PRODUCT_LINE,
  INDUSTRY,
  TIER,
  NEWNESS,
  NODE,
  REASON;

  private final @Nullable Grain grain;
  private final Unit.@Nullable Level level;

  Dimension() {
    this.grain = null;
    this.level = null;
  }

  Dimension(Grain grain) {
    this.grain = grain;
    this.level = null;
  }

  Dimension(Unit.Level level) {
    this.grain = null;
    this.level = level;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Dimension> find(String code) {
    return Arrays.stream(values()).filter(dimension -> dimension.code().equals(code)).findFirst();
  }

  /** The length of a time dimension's periods. */
  public Optional<Grain> grain() {
    return Optional.ofNullable(grain);
  }

  /** The level of units that it rolls up to. */
  public Optional<Unit.Level> level() {
    return Optional.ofNullable(level);
  }

  public boolean isTime() {
    return grain != null;
  }

  /** Whether it names units, people or customers by number. */
  public boolean isReference() {
    return level != null || this == UNIT || this == PERSON || this == CUSTOMER;
  }

  /** Whether its values are words that stand in the entries. */
  public boolean isWord() {
    return !isTime() && !isReference();
  }
}
