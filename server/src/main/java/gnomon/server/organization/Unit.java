package gnomon.server.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of the company; exactly one unit, the company itself, has no parent. */
public record Unit(long id, String key, @Nullable Long parentId, Level level, String name) {

  /** From the outside in. */
  public enum Level {
    COMPANY,
    REGION,
    DEPARTMENT,
    TEAM;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Level of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
