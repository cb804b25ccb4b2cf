package gnomon.server.exchange;

import gnomon.server.api.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that a column can be mapped to.
 *
 * @param choices the allowed values of a choice
 */
public record ImportField(
    String field,
    Text name,
    Type type,
    boolean required,
    List<String> choices,
    @Nullable Text help) {

  /** How its texts are read. */
  public enum Type {
    TEXT,
    DATE,
    MONEY,
    NUMBER,
    CHOICE;

    @com.fasterxml.jackson.annotation.JsonValue
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static ImportField text(String field, String zh, String en) {
    return new ImportField(field, new Text(zh, en), Type.TEXT, false, List.of(), null);
  }

  static ImportField date(String field, String zh, String en) {
    return new ImportField(field, new Text(zh, en), Type.DATE, false, List.of(), null);
  }

  static ImportField money(String field, String zh, String en) {
    return new ImportField(field, new Text(zh, en), Type.MONEY, false, List.of(), null);
  }

  static ImportField choice(String field, String zh, String en, String... choices) {
    return new ImportField(field, new Text(zh, en), Type.CHOICE, false, List.of(choices), null);
  }

  ImportField needed() {
    return new ImportField(field, name, type, true, choices, help);
  }

  ImportField help(String zh, String en) {
    return new ImportField(field, name, type, required, choices, new Text(zh, en));
  }
}
