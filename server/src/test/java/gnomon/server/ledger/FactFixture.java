package gnomon.server.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Facts that speak: {@code signed(12_000).on("2017-03-01").by(anna).forCustomer(7)}. */
public final class FactFixture {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Kind kind;
  private final Numbers numbers;
  private String key = "fact/" + NUMBER.incrementAndGet();
  private LocalDate day = LocalDate.of(2017, 3, 1);
  private long unit = 1;
  private @Nullable Long person;
  private @Nullable Long customer;
  private @Nullable Long deal;
  private Dimensions dimensions = Dimensions.NONE;
  private @Nullable Instant recorded;

  private FactFixture(Kind kind, Numbers numbers) {
    this.kind = kind;
    this.numbers = numbers;
  }

  public static FactFixture signed(long minorUnits) {
    return new FactFixture(Kind.SIGNED, new Numbers(minorUnits, 1, null, null, false));
  }

  public static FactFixture a(Kind kind) {
    return new FactFixture(kind, Numbers.NONE);
  }

  public static FactFixture a(Kind kind, Numbers numbers) {
    return new FactFixture(kind, numbers);
  }

  public FactFixture key(String newKey) {
    this.key = newKey;
    return this;
  }

  public FactFixture on(String date) {
    this.day = LocalDate.parse(date);
    return this;
  }

  public FactFixture in(long unitId) {
    this.unit = unitId;
    return this;
  }

  public FactFixture by(long personId) {
    this.person = personId;
    return this;
  }

  public FactFixture forCustomer(long customerId) {
    this.customer = customerId;
    return this;
  }

  public FactFixture inDeal(long dealId) {
    this.deal = dealId;
    return this;
  }

  public FactFixture inNode(String node) {
    this.dimensions = dimensions.withNode(node, null);
    return this;
  }

  public FactFixture inRegion(String region) {
    this.dimensions =
        new Dimensions(null, null, region, null, null, null, dimensions.node(), null, null);
    return this;
  }

  /** Where the deal came from. */
  public FactFixture from(String previousNode) {
    this.dimensions = dimensions.withNode(dimensions.node(), previousNode);
    return this;
  }

  public FactFixture fromCustomer(String newness) {
    this.dimensions = dimensions.withNewness(newness);
    return this;
  }

  public FactFixture because(String reason) {
    this.dimensions = dimensions.withReason(reason);
    return this;
  }

  public FactFixture ofLine(String line) {
    this.dimensions =
        new Dimensions(
            dimensions.channel(),
            line,
            dimensions.region(),
            null,
            null,
            null,
            dimensions.node(),
            null,
            null);
    return this;
  }

  public FactFixture recorded(String instant) {
    this.recorded = Instant.parse(instant);
    return this;
  }

  public Entry entry() {
    return new Entry(
        key,
        key,
        kind,
        day,
        null,
        new Entry.Who(unit, person, customer, deal),
        dimensions,
        numbers,
        recorded,
        false);
  }
}
