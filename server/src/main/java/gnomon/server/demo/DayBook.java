package gnomon.server.demo;

import gnomon.server.activity.Activity.What;
import gnomon.server.demo.Business.Good;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened in one or more days, in the order in which it happened. */
final class DayBook {

  final Set<Client> met = new LinkedHashSet<>();
  final Set<Client> firstBuyers = new LinkedHashSet<>();
  final Set<DealCase> moved = new LinkedHashSet<>();
  final List<Contact> contacts = new ArrayList<>();
  final List<Purchase> purchases = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();
  final List<Opinion> opinions = new ArrayList<>();
  final List<Expense> expenses = new ArrayList<>();

  /** A visit, a call or a report. */
  record Contact(
      String key,
      What what,
      LocalDate day,
      Employee by,
      @Nullable DealCase deal,
      Client client,
      String text) {}

  /**
   * An order without a deal, or a return.
   *
   * @param amount minor units, below zero for a return
   */
  record Purchase(
      String key,
      Client client,
      Employee seller,
      Good good,
      String channel,
      LocalDate day,
      long amount) {}

  /**
   * Money.
   *
   * @param purchase what it is for; null if that is a deal
   */
  record Payment(
      String key,
      @Nullable Purchase purchase,
      Client client,
      Employee seller,
      LocalDate day,
      long amount,
      boolean refund) {}

  /** The first answer to a question of a customer. */
  record Answer(String key, Client client, Good good, Employee by, LocalDate day, long seconds) {}

  /**
   * What a customer thinks.
   *
   * @param score 0 to 10
   */
  record Opinion(
      String key, Client client, Good good, Employee by, LocalDate day, int score, String theme) {}

  /** Money spent to be seen. */
  record Expense(String key, Team team, LocalDate day, String channel, long amount) {}

  /** About how many rows it takes to write down. */
  int size() {
    return met.size()
        + 6 * moved.size()
        + 2 * contacts.size()
        + 2 * purchases.size()
        + 2 * payments.size()
        + answers.size()
        + opinions.size()
        + expenses.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /**
   * The same day in small pieces, one for each thing that happened: a deal with all its moves, an
   * order, a payment. Each can be written down after those before it.
   */
  List<DayBook> pieces() {
    List<DayBook> pieces = new ArrayList<>();
    for (Client client : met) {
      piece(pieces).met.add(client);
    }
    for (DealCase deal : moved) {
      DayBook piece = piece(pieces);
      piece.moved.add(deal);
      contacts.stream().filter(contact -> contact.deal() == deal).forEach(piece.contacts::add);
    }
    contacts.stream()
        .filter(contact -> !moved.contains(contact.deal()))
        .forEach(contact -> piece(pieces).contacts.add(contact));
    purchases.forEach(purchase -> piece(pieces).purchases.add(purchase));
    payments.forEach(payment -> piece(pieces).payments.add(payment));
    answers.forEach(answer -> piece(pieces).answers.add(answer));
    opinions.forEach(opinion -> piece(pieces).opinions.add(opinion));
    expenses.forEach(expense -> piece(pieces).expenses.add(expense));
    if (!pieces.isEmpty()) {
      pieces.getLast().firstBuyers.addAll(firstBuyers);
    }
    return pieces;
  }

  private static DayBook piece(List<DayBook> pieces) {
    DayBook piece = new DayBook();
    pieces.add(piece);
    return piece;
  }
}
