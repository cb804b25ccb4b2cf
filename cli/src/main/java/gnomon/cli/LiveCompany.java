package gnomon.cli;

import gnomon.server.demo.LiveDemo;
import java.util.concurrent.ThreadLocalRandom;

/** Lets a demo company go on, a few seconds between one thing and the next. */
final class LiveCompany {

  private static final long SHORTEST = 2_000;
  private static final long LONGEST = 6_000;
  private static final long UNTIL_TOMORROW = 60_000;

  private LiveCompany() {}

  static void start(LiveDemo company) {
    Thread.ofVirtual().name("gnomon-live").start(() -> goOn(company));
  }

  private static void goOn(LiveDemo company) {
    try {
      while (true) {
        boolean happened = company.next();
        Thread.sleep(
            happened ? ThreadLocalRandom.current().nextLong(SHORTEST, LONGEST) : UNTIL_TOMORROW);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
