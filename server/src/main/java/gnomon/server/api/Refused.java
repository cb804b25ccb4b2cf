package gnomon.server.api;

/** Carries a refusal out of a request; the transaction it leaves is rolled back. */
public final class Refused extends RuntimeException {

  private final transient Refusal refusal;

  Refused(Refusal refusal) {
    super(refusal.reason().en(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
