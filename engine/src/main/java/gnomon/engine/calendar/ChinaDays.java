package gnomon.engine.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The announced days of mainland China.
 *
 * @param days every announced day off and make-up day, in the order of the text
 * @param announcedYears the years for which an announcement is among them
 */
public record ChinaDays(List<DayException> days, Set<Integer> announcedYears) {

  private static final String HEADER = "day,working,name,source_year";

  public ChinaDays {
    days = List.copyOf(days);
    announcedYears = Set.copyOf(announcedYears);
  }

  /**
   * Reads lines of {@code day,working,name,source_year}, for example {@code
   * 2026-02-14,true,春节,2026}. Lines that start with # are remarks. A day may lie outside its source
   * year: 2018-12-29 was announced with 2019.
   *
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  public static ChinaDays parse(String text) {
    var days = new ArrayList<DayException>();
    var years = new HashSet<Integer>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#") && !line.equals(HEADER)) {
        var fields = fields(line, number);
        days.add(day(fields, line, number));
        years.add(Integer.parseInt(fields.get(3)));
      }
    }
    return new ChinaDays(days, years);
  }

  /** The days that come with the program: announcements for 2007 to 2026. */
  public static ChinaDays load() {
    try (var in = ChinaDays.class.getResourceAsStream("china-days.csv")) {
      if (in == null) {
        throw new IllegalStateException(
            "china-days.csv is missing beside "
                + ChinaDays.class.getName()
                + ". Maybe the archive was built without its resources.");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("china-days.csv cannot be read from the class path", e);
    }
  }

  private static List<String> fields(String line, int number) {
    var fields = List.of(line.split(",", -1));
    boolean readable =
        fields.size() == 4
            && fields.get(1).matches("true|false")
            && fields.get(3).matches("[0-9]{4}");
    if (!readable) {
      throw unreadable(line, number, null);
    }
    return fields;
  }

  private static DayException day(List<String> fields, String line, int number) {
    try {
      return new DayException(
          LocalDate.parse(fields.getFirst()), fields.get(1).equals("true"), fields.get(2));
    } catch (DateTimeParseException e) {
      throw unreadable(line, number, e);
    }
  }

  private static IllegalArgumentException unreadable(
      String line, int number, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Line "
            + number
            + " is '"
            + line
            + "'. Maybe write it as "
            + HEADER
            + ", for example 2026-02-14,true,春节,2026.",
        cause);
  }
}
