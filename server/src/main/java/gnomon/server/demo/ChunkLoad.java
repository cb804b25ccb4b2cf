package gnomon.server.demo;

import gnomon.server.activity.Activities;
import gnomon.server.activity.Activity;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.demo.DealCase.Hold;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Posting;
import gnomon.server.organization.Organization;
import gnomon.server.pipeline.Blocker;
import gnomon.server.pipeline.BlockerHistory;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deals;
import gnomon.server.pipeline.Order;
import gnomon.server.pipeline.Orders;
import gnomon.server.pipeline.Receipt;
import gnomon.server.pipeline.Recording;
import gnomon.server.pipeline.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down what happened in some days: the records, and the facts that follow from them. */
@Component
class ChunkLoad {

  private static final Scope SCOPE = Scope.everything();

  private final Organization organization;
  private final StaffLoad staff;
  private final Customers customers;
  private final Deals deals;
  private final BlockerHistory blockers;
  private final Orders orders;
  private final Activities activities;
  private final Ledger ledger;

  ChunkLoad(
      Organization organization,
      StaffLoad staff,
      Customers customers,
      Deals deals,
      BlockerHistory blockers,
      Orders orders,
      Activities activities,
      Ledger ledger) {
    this.organization = organization;
    this.staff = staff;
    this.customers = customers;
    this.deals = deals;
    this.blockers = blockers;
    this.orders = orders;
    this.activities = activities;
    this.ledger = ledger;
  }

  /** As history: each day was known on that day. */
  Recording asHistory() {
    return new Recording.OnItsDay(organization.company(SCOPE).zone());
  }

  /** A span of days with what happened in them; call it inside the transaction that keeps it. */
  void write(
      DayBook book, LocalDate from, DemoRecords records, List<Crew> crews, Recording recording) {
    Map<Integer, Crew> crewOf = new HashMap<>();
    crews.forEach(crew -> crewOf.put(crew.team().number(), crew));
    DemoFacts facts = new DemoFacts(records, staff.units(), recording, from);
    writeClients(book, crewOf, from, records);
    writeDeals(book, from, records, facts);
    writeContacts(book, records, facts);
    writeMoney(book, records, facts);
    book.answers.forEach(facts::add);
    book.opinions.forEach(facts::add);
    book.expenses.forEach(facts::add);
    Posting posting = ledger.post(SCOPE, facts.inOrder());
    if (!posting.conflicts().isEmpty()) {
      throw new IllegalStateException(
          "The ledger holds other facts under " + String.join(", ", posting.conflicts()));
    }
  }

  private void writeClients(
      DayBook book, Map<Integer, Crew> crewOf, LocalDate from, DemoRecords records) {
    List<Customer> met =
        book.met.stream()
            .map(client -> {
              LocalDate day = client.since == null ? from : client.since;
              Crew crew = java.util.Objects.requireNonNull(crewOf.get(client.team.number()));
              return records.customer(client, crew.on(client.seat, day), day);
            })
            .toList();
    customers.add(SCOPE, met);
    List<String> wanted = new ArrayList<>(met.stream().map(Customer::key).toList());
    touched(book).stream()
        .map(client -> client.key)
        .filter(key -> !records.clients.containsKey(key))
        .forEach(wanted::add);
    customers
        .byKeys(SCOPE, wanted)
        .values()
        .forEach(customer -> records.clients.put(customer.key(), customer.id()));
    Map<Long, Optional<LocalDate>> first = new HashMap<>();
    book.firstBuyers.forEach(client ->
        first.put(
            java.util.Objects.requireNonNull(records.clients.get(client.key)),
            Optional.ofNullable(client.firstOrder)));
    customers.saveFirstOrders(SCOPE, first);
  }

  private static List<Client> touched(DayBook book) {
    List<Client> all = new ArrayList<>();
    book.moved.forEach(deal -> all.add(deal.client));
    book.contacts.forEach(contact -> all.add(contact.client()));
    book.purchases.forEach(purchase -> all.add(purchase.client()));
    book.payments.forEach(payment -> all.add(payment.client()));
    book.answers.forEach(answer -> all.add(answer.client()));
    book.opinions.forEach(opinion -> all.add(opinion.client()));
    return all;
  }

  private void writeDeals(DayBook book, LocalDate from, DemoRecords records, DemoFacts facts) {
    findDeals(book, records);
    List<Deal> added = new ArrayList<>();
    List<Deal> changed = new ArrayList<>();
    for (DealCase deal : book.moved) {
      (records.deals.containsKey(deal.key) ? changed : added).add(records.deal(deal));
    }
    records.deals.putAll(deals.add(SCOPE, added));
    deals.change(SCOPE, changed);
    writeStays(book, from, records, facts);
  }

  private void writeStays(DayBook book, LocalDate from, DemoRecords records, DemoFacts facts) {
    List<Visit> entered = new ArrayList<>();
    List<Visit> left = new ArrayList<>();
    Map<Long, Deal> stored = new HashMap<>();
    Map<Long, LocalDate> since = new HashMap<>();
    for (DealCase deal : book.moved) {
      Deal record = records.deal(deal);
      stored.put(record.id(), record);
      since.put(record.id(), deal.stays.getLast().entered());
      List<Visit> visits = deal.stays.stream().map(stay -> records.visit(record, stay)).toList();
      visits.forEach(visit -> (visit.enteredOn().isBefore(from) ? left : entered).add(visit));
      facts.add(deal, record, visits);
    }
    deals.addVisits(SCOPE, entered, stored);
    endStays(left, from);
    deals.saveEntered(SCOPE, since);
    writeHolds(book, from, records, stored);
  }

  private void writeHolds(
      DayBook book, LocalDate from, DemoRecords records, Map<Long, Deal> stored) {
    List<Blocker> raised = new ArrayList<>();
    List<Blocker> solved = new ArrayList<>();
    for (DealCase deal : book.moved) {
      for (Hold hold : deal.holds) {
        boolean isNew = !hold.since().isBefore(from);
        if (isNew || (hold.solved() != null && !hold.solved().isBefore(from))) {
          (isNew ? raised : solved).add(records.blocker(deal, hold));
        }
      }
    }
    blockers.add(SCOPE, raised, solved, stored);
  }

  /** Stays that were written down as open and have ended since. */
  private void endStays(List<Visit> known, LocalDate from) {
    Map<String, Visit> ended = new HashMap<>();
    known.stream()
        .filter(visit -> visit.leftOn() != null && !visit.leftOn().isBefore(from))
        .forEach(visit -> ended.put(name(visit), visit));
    List<Long> ids = ended.values().stream().map(Visit::dealId).distinct().toList();
    List<Visit> changed = new ArrayList<>();
    for (Visit there : deals.visits(SCOPE, ids)) {
      Visit visit = ended.get(name(there));
      if (visit != null) {
        changed.add(there.left(visit.leftOn()));
      }
    }
    deals.changeVisits(SCOPE, changed);
  }

  private static String name(Visit visit) {
    return visit.dealId() + "/" + visit.node().code() + "@" + visit.enteredOn();
  }

  /** After an interruption the deals of before are there, but not their ids. */
  private void findDeals(DayBook book, DemoRecords records) {
    List<String> unknown = new ArrayList<>();
    book.moved.forEach(deal -> unknown.add(deal.key));
    book.contacts.forEach(contact -> {
      DealCase deal = contact.deal();
      if (deal != null) {
        unknown.add(deal.key);
      }
    });
    unknown.removeIf(records.deals::containsKey);
    if (!unknown.isEmpty()) {
      deals
          .byKeys(SCOPE, unknown.stream().distinct().toList())
          .values()
          .forEach(deal -> records.deals.put(deal.key(), deal.id()));
    }
  }

  private void writeContacts(DayBook book, DemoRecords records, DemoFacts facts) {
    List<Activity> done = new ArrayList<>();
    book.contacts.forEach(contact -> {
      Activity activity = records.activity(contact);
      done.add(activity);
      facts.add(contact, activity);
    });
    activities.add(SCOPE, done);
  }

  private void writeMoney(DayBook book, DemoRecords records, DemoFacts facts) {
    List<Order> signed = new ArrayList<>();
    book.purchases.forEach(purchase -> {
      Order order = records.order(purchase);
      signed.add(order);
      facts.add(purchase, order);
    });
    orders.add(SCOPE, signed);
    List<String> keys = new ArrayList<>();
    book.payments.forEach(payment -> {
      if (payment.purchase() != null) {
        keys.add(payment.purchase().key());
      }
    });
    records.orders.clear();
    orders
        .byKeys(SCOPE, keys.stream().distinct().toList())
        .values()
        .forEach(order -> records.orders.put(order.key(), order.id()));
    List<Receipt> paid = new ArrayList<>();
    book.payments.forEach(payment -> {
      Receipt receipt = records.receipt(payment);
      paid.add(receipt);
      facts.add(payment, receipt);
    });
    orders.addReceipts(SCOPE, paid);
  }
}
