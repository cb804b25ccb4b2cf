package gnomon.server.api;

import java.util.Locale;

/** The same words in Chinese and English. */
public record Text(String zh, String en) {

  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
