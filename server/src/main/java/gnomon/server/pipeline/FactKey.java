package gnomon.server.pipeline;

/**
 * Names of facts. The ledger numbers versions with {@code #} and marks reversals with {@code ~},
 * and a slash parts a source from its fact, so a key from a file may hold none of these.
 */
public final class FactKey {

  private FactKey() {}

  /** Such as {@code deal:maven-crm/1C1I7A6R}. */
  public static String source(String kind, String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? kind + ":" + escaped(key)
        : kind + ":" + escaped(key.substring(0, slash)) + "/" + escaped(key.substring(slash + 1));
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("#", "%23").replace("~", "%7E").replace("/", "%2F");
  }
}
