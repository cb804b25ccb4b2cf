package gnomon.server.exchange;

/** Leaves the transaction of an import that somebody stopped, so that nothing of it is kept. */
final class ImportCancelled extends RuntimeException {

  ImportCancelled() {
    super("The import was cancelled.", null, false, false);
  }
}
