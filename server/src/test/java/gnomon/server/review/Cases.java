package gnomon.server.review;

import static gnomon.server.ledger.FactFixture.a;

import gnomon.server.database.Scope;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Deals that enter "needs" in a region, one a day from a day on, and what becomes of them. */
final class Cases {

  private static final AtomicLong DEAL = new AtomicLong(1_000);

  private final Ledger ledger;
  private final long unit;
  private final String region;

  Cases(Ledger ledger, long unit, String region) {
    this.ledger = ledger;
    this.unit = unit;
    this.region = region;
  }

  /** The first of them move on to a proposal, the others are lost; spread evenly over the days. */
  Cases enter(int all, int moving, LocalDate from, int days) {
    for (int i = 0; i < all; i++) {
      LocalDate day = from.plusDays((long) i * days / all);
      long deal = DEAL.incrementAndGet();
      List<Entry> facts = new ArrayList<>(List.of(entered(deal, "needs", day)));
      boolean moves = (long) (i + 1) * moving / all > (long) i * moving / all;
      facts.add(moves ? entered(deal, "proposal", day) : lost(deal, day));
      ledger.post(Scope.everything(), facts);
    }
    return this;
  }

  Cases stayOpen(int all, LocalDate day) {
    for (int i = 0; i < all; i++) {
      ledger.post(Scope.everything(), List.of(entered(DEAL.incrementAndGet(), "needs", day)));
    }
    return this;
  }

  private Entry entered(long deal, String node, LocalDate day) {
    return a(Kind.NODE_ENTERED)
        .on(day.toString())
        .in(unit)
        .inDeal(deal)
        .inRegion(region)
        .inNode(node)
        .entry();
  }

  private Entry lost(long deal, LocalDate day) {
    return a(Kind.DEAL_LOST).on(day.toString()).in(unit).inDeal(deal).inRegion(region).entry();
  }
}
