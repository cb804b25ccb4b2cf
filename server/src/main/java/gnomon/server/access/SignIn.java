package gnomon.server.access;

/** By what a request is signed in, for those who hold on to it longer than the request lasts. */
public sealed interface SignIn {

  record Session(String username, String id) implements SignIn {
    @Override
    public String toString() {
      return "Session[username=%s]".formatted(username);
    }
  }

  /**
   * An API token.
   *
   * @param hash in hexadecimal digits
   */
  record Token(String username, String hash) implements SignIn {
    @Override
    public String toString() {
      return "Token[username=%s]".formatted(username);
    }
  }

  /**
   * The key of a screen.
   *
   * @param hash in hexadecimal digits
   */
  record Key(String hash) implements SignIn {
    @Override
    public String toString() {
      return "Key[hidden]";
    }
  }
}
