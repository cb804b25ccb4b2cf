package gnomon.server.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that was probably meant: the one with the smallest edit distance, if it is small for its
 * length. Distance of Levenshtein (1966), two rows of the table at a time.
 */
public final class Nearest {

  private Nearest() {}

  public static Optional<String> to(String text, Collection<String> names) {
    String wanted = plain(text);
    int most = Math.max(1, wanted.length() * 2 / 5);
    record Near(String name, int distance) {}
    return names.stream()
        .filter(name -> Math.abs(name.length() - text.length()) <= most + 2)
        .map(name -> new Near(name, distance(wanted, plain(name))))
        .filter(near -> near.distance() <= most)
        .min(Comparator.comparingInt(Near::distance))
        .map(Near::name);
  }

  /** The three names that come nearest, however far they are, the nearest first. */
  public static List<String> anyOf(String text, Collection<String> names) {
    String wanted = plain(text);
    return names.stream()
        .sorted(Comparator.comparingInt(name -> distance(wanted, plain(name))))
        .limit(3)
        .toList();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }

  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[b.length()];
  }
}
