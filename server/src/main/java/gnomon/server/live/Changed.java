package gnomon.server.live;

import java.util.List;

/**
 * What a browser is told.
 *
 * @param topics ledger, plan, organization, deals, improvement, notice or import:…
 * @param version of the ledger, where it is the topic
 */
record Changed(List<String> topics, String version) {

  /** After a time without hearing: everything may have changed. */
  static final Changed ANYTHING =
      new Changed(List.of("ledger", "plan", "organization", "deals", "improvement", "notice"), "");

  /** Reads {@code ledger 1234} or {@code import 3f0c…} or {@code plan}. */
  static Changed parse(String payload) {
    String[] words = payload.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    return words[0].equals("import")
        ? new Changed(List.of("import:" + rest), "")
        : new Changed(List.of(words[0]), rest);
  }
}
