package gnomon.engine.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The nodes of the sales process, in their order. A deal that is won reaches {@link #AFTER_SALES};
 * a lost one stays where it was lost.
 *
 * <p>Example: {@code Node.find("signing")} is {@code SIGNING}, which {@code isAfter(Node.NEEDS)}.
 */
public enum Node {
  LEAD,
  NEEDS,
  PROPOSAL,
  OBJECTIONS,
  SIGNING,
  AFTER_SALES;

  /** The name in files, addresses and the database: lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The node of a code; empty if there is none of that name. */
  public static Optional<Node> find(String code) {
    return Arrays.stream(values()).filter(node -> node.code().equals(code)).findFirst();
  }

  public boolean isAfter(Node other) {
    return compareTo(other) > 0;
  }
}
