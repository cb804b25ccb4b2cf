package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.ledger.Dimensions;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a deal gives: where it was and how long, what it added to the pipeline and took
 * out again, how it ended. A deal without any date gives none.
 *
 * <p>What changes or leaves the pipeline has the unit and dimensions with which the deal came in,
 * so that the open pipeline of every unit and dimension value returns to zero.
 */
final class DealFacts {

  private final DealHistory history;
  private final Deal deal;
  private final @Nullable Customer customer;
  private final @Nullable Product product;
  private final Circumstances circumstances;
  private final Recording recording;
  private final String source;
  private final List<Entry> facts = new ArrayList<>();

  private DealFacts(
      DealHistory history,
      @Nullable Customer customer,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    this.history = history;
    this.deal = history.deal();
    this.customer = customer;
    this.product = product;
    this.circumstances = circumstances;
    this.recording = recording;
    this.source = sourceOf(deal);
  }

  static String sourceOf(Deal deal) {
    return FactKey.source("deal", deal.key());
  }

  static List<Entry> of(
      DealHistory history,
      @Nullable Customer customer,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    DealFacts facts = new DealFacts(history, customer, product, circumstances, recording);
    facts.addCourse();
    if (!history.course().isEmpty()) {
      facts.addPipeline(history.course().getFirst());
    }
    facts.addEnd();
    return facts.facts;
  }

  private void addCourse() {
    @Nullable Visit before = null;
    for (Visit visit : history.course()) {
      String previous = before == null ? null : before.node().code();
      Worth worth = history.worthAt(visit);
      Moment entered = new Moment(visit.enteredOn(), visit.enteredAt(), visit.enteredBy());
      add(
          Kind.NODE_ENTERED,
          "entered:" + visit.name(),
          entered,
          dimensions(entered).withNode(visit.node().code(), previous),
          new Numbers(
              worth.amount(), 0, before == null ? null : before.dwell(), null, worth.estimated()));
      LocalDate left = visit.leftOn();
      if (left != null) {
        Moment moment = new Moment(left, visit.leftAt(), visit.leftBy());
        add(
            Kind.NODE_LEFT,
            "left:" + visit.name(),
            moment,
            dimensions(moment).withNode(visit.node().code(), previous),
            new Numbers(0, 0, visit.dwell(), null, false));
      }
      before = visit;
    }
  }

  private void addPipeline(Visit first) {
    Moment opened = new Moment(first.enteredOn(), first.enteredAt(), history.opener());
    Entry.Who who = who(opened);
    Dimensions dimensions = dimensions(opened);
    Worth worth = history.worthAtFirst();
    facts.add(entry(Kind.PIPELINE_CHANGED, "opened", opened, who, dimensions, cameIn(worth)));
    for (WorthChange change : history.changes()) {
      addChange(change, who, dimensions);
    }
    LocalDate closed = deal.closedOn();
    if (closed != null) {
      Moment closing = history.closing(closed);
      facts.add(
          entry(
              Kind.PIPELINE_CHANGED, "closed", closing, who, dimensions, wentOut(history.worth())));
    }
  }

  private static Numbers cameIn(Worth worth) {
    return new Numbers(worth.amount(), 1, null, null, worth.estimated());
  }

  private static Numbers wentOut(Worth worth) {
    return new Numbers(-worth.amount(), -1, null, null, worth.estimated());
  }

  /** An estimate that becomes an amount leaves as the estimate that it was and comes in anew. */
  private void addChange(WorthChange change, Entry.Who who, Dimensions dimensions) {
    Moment moment = new Moment(change.day(), change.at(), null);
    Worth before = change.before();
    Worth after = change.after();
    if (before.estimated() != after.estimated()) {
      facts.add(
          entry(
              Kind.PIPELINE_CHANGED,
              "devalued@" + change.at(),
              moment,
              who,
              dimensions,
              wentOut(before)));
      facts.add(
          entry(
              Kind.PIPELINE_CHANGED,
              "valued@" + change.at(),
              moment,
              who,
              dimensions,
              cameIn(after)));
    } else if (before.amount() != after.amount()) {
      Numbers difference =
          new Numbers(after.amount() - before.amount(), 0, null, null, after.estimated());
      facts.add(
          entry(
              Kind.PIPELINE_CHANGED, "valued@" + change.at(), moment, who, dimensions, difference));
    }
  }

  private void addEnd() {
    LocalDate day = deal.closedOn();
    if (day == null) {
      return;
    }
    Moment closing = history.closing(day);
    Long cycle = history.cycle(closing);
    Dimensions dimensions = dimensions(closing);
    switch (deal.state()) {
      case OPEN -> throw new IllegalStateException("An open deal has no closing day: " + deal);
      case WON -> {
        Long amount = deal.amount();
        long signed = amount == null ? 0 : amount;
        add(Kind.DEAL_WON, "won", closing, dimensions, new Numbers(signed, 0, cycle, null, false));
        add(Kind.SIGNED, "signed", closing, dimensions, new Numbers(signed, 1, null, null, false));
      }
      case LOST -> {
        Dimensions lost = dimensions.withNode(deal.node().code(), null);
        add(
            Kind.DEAL_LOST,
            "lost",
            closing,
            lost.withReason(deal.lossReason()),
            new Numbers(0, 0, cycle, null, false));
      }
    }
  }

  private long personAt(Moment moment) {
    Long by = moment.by();
    return by == null ? deal.personId() : by;
  }

  private Entry.Who who(Moment moment) {
    return circumstances.who(personAt(moment), deal.customerId(), deal.id(), moment.day());
  }

  private Dimensions dimensions(Moment moment) {
    LocalDate day = moment.day();
    long unit = circumstances.unitOf(personAt(moment), day);
    return circumstances.dimensions(unit, customer, product, deal.channel(), day);
  }

  private void add(Kind kind, String fact, Moment moment, Dimensions dimensions, Numbers numbers) {
    facts.add(entry(kind, fact, moment, who(moment), dimensions, numbers));
  }

  private Entry entry(
      Kind kind,
      String fact,
      Moment moment,
      Entry.Who who,
      Dimensions dimensions,
      Numbers numbers) {
    return new Entry(
        source,
        source + "/" + fact,
        kind,
        moment.day(),
        moment.at(),
        who,
        dimensions,
        numbers,
        recording.recorded(moment.day()),
        recording.assumed());
  }
}
