package gnomon.server.exchange;

/** Leaves the transaction of a dry run with its result, so that nothing of it is kept. */
final class DryRun extends RuntimeException {

  private final transient ImportReport report;

  DryRun(ImportReport report) {
    super("This was a dry run.", null, false, false);
    this.report = report;
  }

  ImportReport report() {
    return report;
  }
}
