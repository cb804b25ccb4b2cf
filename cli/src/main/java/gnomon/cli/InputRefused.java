package gnomon.cli;

/** What was asked for cannot be done as it stands; the message says what would be right. */
final class InputRefused extends RuntimeException {
  InputRefused(String message) {
    super(message);
  }
}
