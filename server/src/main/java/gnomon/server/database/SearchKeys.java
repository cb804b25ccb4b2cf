package gnomon.server.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * The keys by which a name is found: the bigrams of its text and of its pinyin, full and as
 * initials, for every reading. No library picks the right reading of business names, so all of them
 * are kept (at most {@value #READINGS} combinations); then the right one is always among them.
 */
public final class SearchKeys {

  private static final int READINGS = 16;

  private SearchKeys() {}

  public static String[] of(String name) {
    Set<String> keys = new LinkedHashSet<>();
    for (String spelling : spellings(name)) {
      keys.addAll(bigrams(spelling));
    }
    return keys.toArray(String[]::new);
  }

  /** The bigrams of what someone typed; of a single character, that character. */
  public static List<String> bigrams(String text) {
    String words = text.toLowerCase(Locale.ROOT).strip();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < words.length(); i++) {
      found.add(words.substring(i, i + 1));
      if (i + 1 < words.length()) {
        found.add(words.substring(i, i + 2));
      }
    }
    return found;
  }

  /** What a query must contain: its bigrams, or its one character. */
  public static String[] query(String text) {
    String words = text.toLowerCase(Locale.ROOT).strip();
    return words.length() < 2
        ? new String[] {words}
        : bigrams(words).stream().filter(key -> key.length() == 2).toArray(String[]::new);
  }

  /** Whether a name holds a text in lower case, as it is written or in any spelling. */
  public static boolean match(String name, String words) {
    return spellings(name).stream()
        .anyMatch(spelling -> spelling.toLowerCase(Locale.ROOT).contains(words));
  }

  /** The name itself, then its full pinyin and its initials in every reading. */
  public static List<String> spellings(String name) {
    List<String> full = List.of("");
    List<String> initials = List.of("");
    boolean chinese = false;
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      List<String> readings = readings(character);
      chinese |= readings.size() > 1 || !readings.getFirst().equals(String.valueOf(character));
      full = append(full, readings);
      initials =
          append(initials, readings.stream().map(r -> r.substring(0, 1)).distinct().toList());
    }
    List<String> spellings = new ArrayList<>(List.of(name));
    if (chinese) {
      spellings.addAll(full);
      spellings.addAll(initials);
    }
    return spellings;
  }

  private static List<String> readings(char character) {
    String[] found = PinyinHelper.toHanyuPinyinStringArray(character);
    if (found == null || found.length == 0) {
      return List.of(String.valueOf(character));
    }
    return Arrays.stream(found)
        .map(reading -> reading.replaceAll("[0-9]", "").replace("u:", "v"))
        .distinct()
        .toList();
  }

  private static List<String> append(List<String> beginnings, List<String> endings) {
    return beginnings.stream()
        .flatMap(beginning -> endings.stream().map(ending -> beginning + ending))
        .distinct()
        .limit(READINGS)
        .toList();
  }
}
