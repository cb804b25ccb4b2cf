package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.ledger.Dimensions;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a deal gives: where it was and how long, what it added to the pipeline and took
 * out again, how it ended. A deal without any date gives none.
 *
 * <p>What leaves the pipeline leaves it with the unit and dimensions with which it came in, so that
 * the open pipeline of every unit and dimension value returns to zero.
 */
final class DealFacts {

  private static final long DAY = 86_400;

  private final Deal deal;
  private final @Nullable Customer customer;
  private final @Nullable Product product;
  private final Circumstances circumstances;
  private final Recording recording;
  private final String source;
  private final List<Entry> facts = new ArrayList<>();

  private DealFacts(
      Deal deal,
      @Nullable Customer customer,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    this.deal = deal;
    this.customer = customer;
    this.product = product;
    this.circumstances = circumstances;
    this.recording = recording;
    this.source = sourceOf(deal);
  }

  static String sourceOf(Deal deal) {
    return FactKey.source("deal", deal.key());
  }

  /**
   * @param visits the known history in order; empty where only the present node is known
   */
  static List<Entry> of(
      Deal deal,
      List<Visit> visits,
      @Nullable Customer customer,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    List<Visit> course = DealCourse.of(deal, visits);
    DealFacts facts = new DealFacts(deal, customer, product, circumstances, recording);
    if (!course.isEmpty()) {
      facts.addCourse(course);
      facts.addPipeline(course.getFirst().enteredOn());
    }
    facts.addEnd(course.isEmpty() ? null : course.getFirst().enteredOn());
    return facts.facts;
  }

  private void addCourse(List<Visit> course) {
    @Nullable Visit before = null;
    for (Visit visit : course) {
      String at = visit.node().code() + "@" + visit.enteredOn();
      String previous = before == null ? null : before.node().code();
      Long dwellBefore = before == null ? null : dwell(before);
      LocalDate entered = visit.enteredOn();
      add(
          Kind.NODE_ENTERED,
          "entered:" + at,
          entered,
          dimensions(entered).withNode(visit.node().code(), previous),
          new Numbers(0, 0, dwellBefore, null, false));
      LocalDate left = visit.leftOn();
      if (left != null) {
        add(
            Kind.NODE_LEFT,
            "left:" + at,
            left,
            dimensions(left).withNode(visit.node().code(), previous),
            new Numbers(0, 0, dwell(visit), null, false));
      }
      before = visit;
    }
  }

  private static @Nullable Long dwell(Visit visit) {
    LocalDate left = visit.leftOn();
    return left == null ? null : ChronoUnit.DAYS.between(visit.enteredOn(), left) * DAY;
  }

  private void addPipeline(LocalDate opened) {
    Long amount = deal.amount();
    boolean estimated = amount == null;
    Long listPrice = product == null ? null : product.listPrice();
    long value = amount != null ? amount : listPrice == null ? 0 : listPrice;
    Entry.Who who = circumstances.who(deal.personId(), deal.customerId(), deal.id(), opened);
    Dimensions dimensions = dimensions(opened);
    facts.add(
        entry(
            Kind.PIPELINE_CHANGED,
            "opened",
            opened,
            who,
            dimensions,
            new Numbers(value, 1, null, null, estimated)));
    LocalDate closed = deal.closedOn();
    if (closed != null) {
      facts.add(
          entry(
              Kind.PIPELINE_CHANGED,
              "closed",
              closed,
              who,
              dimensions,
              new Numbers(-value, -1, null, null, estimated)));
    }
  }

  private void addEnd(@Nullable LocalDate opened) {
    LocalDate closed = deal.closedOn();
    if (closed == null) {
      return;
    }
    Long cycle = opened == null ? null : ChronoUnit.DAYS.between(opened, closed) * DAY;
    Numbers duration = new Numbers(0, 0, cycle, null, false);
    Dimensions dimensions = dimensions(closed);
    switch (deal.state()) {
      case OPEN -> throw new IllegalStateException("An open deal has no closing day: " + deal);
      case WON -> {
        Long amount = deal.amount();
        add(Kind.DEAL_WON, "won", closed, dimensions, duration);
        add(
            Kind.SIGNED,
            "signed",
            closed,
            dimensions,
            new Numbers(amount == null ? 0 : amount, 1, null, null, false));
      }
      case LOST -> {
        Dimensions lost = dimensions.withNode(deal.node().code(), null);
        add(Kind.DEAL_LOST, "lost", closed, lost.withReason(deal.lossReason()), duration);
      }
    }
  }

  private Dimensions dimensions(LocalDate day) {
    return circumstances.dimensions(
        circumstances.unitOf(deal.personId(), day), customer, product, deal.channel(), day);
  }

  private void add(Kind kind, String fact, LocalDate day, Dimensions dimensions, Numbers numbers) {
    Entry.Who who = circumstances.who(deal.personId(), deal.customerId(), deal.id(), day);
    facts.add(entry(kind, fact, day, who, dimensions, numbers));
  }

  private Entry entry(
      Kind kind,
      String fact,
      LocalDate day,
      Entry.Who who,
      Dimensions dimensions,
      Numbers numbers) {
    return new Entry(
        source,
        source + "/" + fact,
        kind,
        day,
        null,
        who,
        dimensions,
        numbers,
        recording.recorded(day),
        recording.assumed());
  }
}
