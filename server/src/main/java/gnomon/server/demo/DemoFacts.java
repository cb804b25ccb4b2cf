package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import gnomon.server.activity.Activities;
import gnomon.server.activity.Activity;
import gnomon.server.customer.Customer;
import gnomon.server.demo.Business.Good;
import gnomon.server.demo.DayBook.Answer;
import gnomon.server.demo.DayBook.Expense;
import gnomon.server.demo.DayBook.Opinion;
import gnomon.server.ledger.Dimensions;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Numbers;
import gnomon.server.organization.Unit;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.FactKey;
import gnomon.server.pipeline.Order;
import gnomon.server.pipeline.Receipt;
import gnomon.server.pipeline.RecordFacts;
import gnomon.server.pipeline.Recording;
import gnomon.server.pipeline.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The facts of what happened from a day on, in business order. Of a deal that went on, only the
 * facts of these days: the earlier ones stand in the ledger already.
 */
final class DemoFacts {

  private static final int PER_CRITERION = 200;

  private final DemoRecords records;
  private final Map<String, Unit> units;
  private final Recording recording;
  private final LocalDate from;
  private final List<Entry> facts = new ArrayList<>();

  DemoFacts(DemoRecords records, Map<String, Unit> units, Recording recording, LocalDate from) {
    this.records = records;
    this.units = units;
    this.recording = recording;
    this.from = from;
  }

  List<Entry> inOrder() {
    facts.sort(java.util.Comparator.comparing(Entry::day));
    return facts;
  }

  private Customer customer(Client client, Employee owner, LocalDate day) {
    return records.customer(client, owner, day);
  }

  void add(DealCase deal, Deal record, List<Visit> visits) {
    Customer customer = customer(deal.client, deal.owner, deal.opened());
    RecordFacts.of(
            record,
            visits,
            customer,
            records.product(deal.good),
            records.circumstances(),
            recording)
        .stream()
        .filter(fact -> !fact.day().isBefore(from))
        .map(fact -> scored(fact, deal.fit))
        .forEach(facts::add);
  }

  /** A lead comes with the share of the ideal customer's criteria that it meets, per mille. */
  private static Entry scored(Entry fact, int fit) {
    if (fact.kind() != Kind.NODE_ENTERED || !Node.LEAD.code().equals(fact.dimensions().node())) {
      return fact;
    }
    Numbers numbers = fact.numbers();
    return fact.with(
        new Numbers(
            numbers.amount(),
            numbers.quantity(),
            numbers.seconds(),
            (long) fit * PER_CRITERION,
            numbers.estimated()));
  }

  void add(DayBook.Contact contact, Activity record) {
    facts.add(
        Activities.fact(
            record,
            buyers(contact.client(), contact.by(), contact.day()),
            records.circumstances(),
            recording));
  }

  private Map<Long, Customer> buyers(Client client, Employee owner, LocalDate day) {
    Customer customer = customer(client, owner, day);
    return Map.of(customer.id(), customer);
  }

  void add(DayBook.Purchase purchase, Order record) {
    facts.add(
        RecordFacts.of(
            record,
            buyers(purchase.client(), purchase.seller(), purchase.day()),
            records.product(purchase.good()),
            records.circumstances(),
            recording));
  }

  void add(DayBook.Payment payment, Receipt record) {
    facts.add(
        RecordFacts.of(
            record,
            buyers(payment.client(), payment.seller(), payment.day()),
            records.circumstances(),
            recording));
  }

  void add(Answer answer) {
    add(
        "answer",
        answer.key(),
        Kind.SERVICE_ANSWERED,
        answer.day(),
        who(answer.client(), answer.by(), answer.day()),
        dimensions(answer.client(), answer.good(), answer.by(), answer.day()),
        Numbers.seconds(answer.seconds()));
  }

  void add(Opinion opinion) {
    add(
        "survey",
        opinion.key(),
        Kind.SURVEYED,
        opinion.day(),
        who(opinion.client(), opinion.by(), opinion.day()),
        dimensions(opinion.client(), opinion.good(), opinion.by(), opinion.day())
            .withReason(opinion.theme()),
        new Numbers(0, 0, null, (long) opinion.score(), false));
  }

  void add(Expense expense) {
    Unit unit = Objects.requireNonNull(units.get(expense.team().key()), expense.team().key());
    add(
        "spend",
        expense.key(),
        Kind.SPENT,
        expense.day(),
        new Entry.Who(unit.id(), null, null, null),
        new Dimensions(
            expense.channel(),
            expense.team().line().text(),
            expense.team().regionName(),
            null,
            null,
            null,
            null,
            null,
            null),
        Numbers.amount(expense.amount()));
  }

  private Entry.Who who(Client client, Employee by, LocalDate day) {
    return records
        .circumstances()
        .who(records.person(by), records.clients.get(client.key), null, day);
  }

  private Dimensions dimensions(Client client, Good good, Employee by, LocalDate day) {
    return records
        .circumstances()
        .dimensions(
            records.unit(by, day), customer(client, by, day), records.product(good), null, day);
  }

  private void add(
      String what,
      String key,
      Kind kind,
      LocalDate day,
      Entry.Who who,
      Dimensions dimensions,
      Numbers numbers) {
    String source = FactKey.source(what, key);
    facts.add(
        new Entry(
            source,
            source + "/" + kind.code(),
            kind,
            day,
            null,
            who,
            dimensions,
            numbers,
            recording.recorded(day),
            recording.assumed()));
  }
}
