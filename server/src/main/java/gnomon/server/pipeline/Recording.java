package gnomon.server.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When facts count as known. */
public sealed interface Recording {

  /** They are known from now on. */
  record Now() implements Recording {}

  /** The first load of history: each was known on its own day, which is an assumption. */
  record OnItsDay(ZoneId zone) implements Recording {}

  /** The source says when. */
  record At(Instant instant) implements Recording {}

  default @Nullable Instant recorded(LocalDate day) {
    return switch (this) {
      case Now _ -> null;
      case OnItsDay own -> day.atStartOfDay(own.zone()).toInstant();
      case At at -> at.instant();
    };
  }

  default boolean assumed() {
    return this instanceof OnItsDay;
  }
}
