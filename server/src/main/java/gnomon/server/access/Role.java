package gnomon.server.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may do. What they may see follows from it, see {@link Scopes}. */
public enum Role {
  ADMINISTRATOR,
  EXECUTIVE,
  MANAGER,
  SELLER,
  OPERATIONS,
  FINANCE;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  boolean seesEverything() {
    return switch (this) {
      case ADMINISTRATOR, EXECUTIVE, OPERATIONS, FINANCE -> true;
      case MANAGER, SELLER -> false;
    };
  }
}
