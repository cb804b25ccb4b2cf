package gnomon.server.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** How the dates of a column are written. One column has one pattern. */
enum DatePattern {
  ISO("yyyy-MM-dd", "uuuu-MM-dd"),
  US("M/d/yyyy", "M/d/uuuu"),
  SLASHES("yyyy/M/d", "uuuu/M/d");

  private final String shown;
  private final DateTimeFormatter format;

  DatePattern(String shown, String pattern) {
    this.shown = shown;
    this.format =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  @JsonValue
  String shown() {
    return shown;
  }

  Optional<LocalDate> parse(String text) {
    if (text.length() < 8 || text.length() > 10 || !Character.isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
