package gnomon.cli;

import java.security.SecureRandom;

/** First passwords: there is none that everyone knows. */
final class Password {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private Password() {}

  /** Twelve letters of 31, in groups that can be read out. */
  static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      word.append(i > 0 && i % 4 == 0 ? "-" : "");
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
