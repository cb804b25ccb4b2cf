package gnomon.server.demo;

import gnomon.server.demo.Business.Buying;
import gnomon.server.demo.Business.Good;
import gnomon.server.demo.DayBook.Payment;
import gnomon.server.demo.DayBook.Purchase;
import java.time.LocalDate;

/** How customers buy again in their rhythm, pay, send back, and stop. */
final class CustomerLife {

  static final String AGAIN = "复购";
  private static final double STOCKING_UP = 0.20;

  private final long seed;
  private final LocalDate start;
  private final Crew crew;
  private final Seasons seasons;
  private final Later later;
  private final ServiceDesk service;

  CustomerLife(
      long seed, LocalDate start, Crew crew, Seasons seasons, Later later, ServiceDesk service) {
    this.seed = seed;
    this.start = start;
    this.crew = crew;
    this.seasons = seasons;
    this.later = later;
    this.service = service;
  }

  /** A customer from before the beginning, somewhere in its rhythm. */
  void goesOn(Client client) {
    client.buying = true;
    Chance chance = Chance.of(seed, "rhythm/" + client.key);
    int days = (int) (chance.uniform() * client.team.line().buying().rhythm());
    orderOn(client, seasons.working(start.plusDays(days)));
  }

  void won(DealCase deal, LocalDate day, DayBook book) {
    Client client = deal.client;
    client.lostInRow = 0;
    ordered(client, day, book);
    Chance chance = Chance.of(seed, "after/" + deal.key);
    pay(new Bill(deal.key, null, client, deal.owner, deal.amount), day, chance);
    service.after(deal.key, client, deal.good, day, chance);
    if (!client.buying) {
      client.buying = true;
      orderOn(client, next(client, day, chance));
    }
  }

  private void ordered(Client client, LocalDate day, DayBook book) {
    if (!client.isKnownBuyer()) {
      book.firstBuyers.add(client);
    }
    client.ordered(day);
  }

  private void orderOn(Client client, LocalDate day) {
    later.on(day, book -> order(client, day, book));
  }

  private void order(Client client, LocalDate day, DayBook book) {
    Chance chance = place(client, day, book);
    if (chance.happens(leaving(client, client.team.line().buying()))) {
      client.buying = false;
    } else {
      orderOn(client, next(client, day, chance));
    }
  }

  /** For the holidays some order once more, beside their rhythm. */
  void stocksUp(Client client, LocalDate holidays) {
    Chance chance = Chance.of(seed, "holidays/" + client.key, holidays.getYear());
    if (client.buying && chance.happens(STOCKING_UP)) {
      LocalDate day = seasons.working(holidays.plusDays(chance.between(8, 80)));
      later.on(day, book -> place(client, day, book));
    }
  }

  private Chance place(Client client, LocalDate day, DayBook book) {
    ordered(client, day, book);
    String key = client.key + "-" + client.orders;
    Chance chance = Chance.of(seed, "order/" + key);
    Good good = TeamWork.good(client.team.line(), chance, years(day));
    Employee seller = crew.on(client.seat, day);
    long amount = TeamWork.amount(client, good, chance, 1);
    Purchase purchase = new Purchase(key, client, seller, good, AGAIN, day, amount);
    book.purchases.add(purchase);
    pay(new Bill(key, purchase, client, seller, amount), day, chance);
    if (chance.happens(client.team.line().buying().returning())) {
      sendBack(purchase, chance);
    }
    service.after(key, client, good, day, chance);
    return chance;
  }

  /** Who had to wait for the service leaves more easily. */
  private static double leaving(Client client, Buying buying) {
    return client.waitedHours > 24 ? 1.5 * buying.leaving() : buying.leaving();
  }

  private LocalDate next(Client client, LocalDate day, Chance chance) {
    Buying buying = client.team.line().buying();
    double days = buying.rhythm() * chance.factor(buying.spread());
    return seasons.working(day.plusDays(Math.max(2, (long) days)));
  }

  private double years(LocalDate day) {
    return (day.toEpochDay() - start.toEpochDay()) / 365.25;
  }

  /** What is to be paid. */
  private record Bill(
      String key,
      @org.jspecify.annotations.Nullable Purchase purchase,
      Client client,
      Employee seller,
      long amount) {}

  private void pay(Bill bill, LocalDate day, Chance chance) {
    boolean atOnce = bill.client().team.line() == Line.CONSUMER;
    if (atOnce || chance.happens(0.7)) {
      payPart(bill, "", bill.amount(), day.plusDays(chance.between(1, atOnce ? 15 : 45)));
      return;
    }
    long first = bill.amount() * 3 / 10 / 10_000 * 10_000;
    payPart(bill, "-1", first, day.plusDays(chance.between(1, 10)));
    payPart(bill, "-2", bill.amount() - first, day.plusDays(chance.between(30, 75)));
  }

  private void payPart(Bill bill, String part, long amount, LocalDate planned) {
    if (amount > 0) {
      LocalDate day = seasons.working(planned);
      later.on(
          day,
          book ->
              book.payments.add(
                  new Payment(
                      bill.key() + part,
                      bill.purchase(),
                      bill.client(),
                      bill.seller(),
                      day,
                      amount,
                      false)));
    }
  }

  private void sendBack(Purchase purchase, Chance chance) {
    LocalDate day = seasons.working(purchase.day().plusDays(chance.between(4, 20)));
    long amount = Math.max(10_000, purchase.amount() * chance.between(2, 9) / 10 / 10_000 * 10_000);
    Purchase back =
        new Purchase(
            purchase.key() + "-back",
            purchase.client(),
            purchase.seller(),
            purchase.good(),
            purchase.channel(),
            day,
            -amount);
    later.on(day, book -> book.purchases.add(back));
    LocalDate paid = seasons.working(day.plusDays(chance.between(1, 10)));
    later.on(
        paid,
        book ->
            book.payments.add(
                new Payment(back.key(), back, back.client(), back.seller(), paid, amount, true)));
  }
}
