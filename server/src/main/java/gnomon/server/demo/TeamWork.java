package gnomon.server.demo;

import gnomon.server.demo.Business.Good;
import gnomon.server.demo.Business.Trade;
import gnomon.server.demo.Crew.Stint;
import gnomon.server.demo.DayBook.Expense;
import gnomon.server.demo.DealCase.Occasion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team at work, day by day: leads come in and are given to whoever has room, deals go their way,
 * customers order again. Nothing here depends on another team.
 */
final class TeamWork {

  private static final double NEW_PROSPECT = 0.15;
  private static final double SALE_RUSH = 2.0;
  private static final double SALE_ORDER = 0.34;

  private final long seed;
  private final LocalDate start;
  private final Team team;
  private final Crew crew;
  private final Seasons seasons;
  private final Storyline story;
  private final Later later = new Later();
  private final CustomerLife customers;
  private final DealProcess process;
  private final List<Client> clients = new ArrayList<>();
  private final Map<Employee, List<DealCase>> open = new HashMap<>();

  TeamWork(long seed, LocalDate start, Crew crew, Seasons seasons, Storyline story) {
    this.seed = seed;
    this.start = start;
    this.team = crew.team();
    this.crew = crew;
    this.seasons = seasons;
    this.story = story;
    ServiceDesk service = new ServiceDesk(crew, seasons, story, later);
    this.customers = new CustomerLife(seed, start, crew, seasons, later, service);
    this.process = new DealProcess(seasons, story, later, customers);
  }

  /** What happens in the team on a day; the days are asked for in order, from the first on. */
  void work(LocalDate day, DayBook book) {
    if (day.equals(start)) {
      meetOldClients(book);
    }
    if (team.line() == Line.CONSUMER && Seasons.isBeginOfHolidays(day)) {
      clients.forEach(client -> customers.stocksUp(client, day));
    }
    if (seasons.isWorkingDay(day)) {
      takeLeads(day, book);
      advertise(day, book);
    }
    later.happen(day, book);
  }

  private void meetOldClients(DayBook book) {
    for (int n = 0; n < team.line().oldClients(); n++) {
      Client client = meet(Chance.of(seed, "old/" + team.key(), n), null, book);
      customers.goesOn(client);
    }
  }

  private Client meet(Chance chance, @Nullable LocalDate day, DayBook book) {
    List<Trade> trades = team.line().trades();
    return meet(trades.get(chance.weighted(trades.stream().map(Trade::share).toList())), day, book);
  }

  private Client meet(Trade trade, @Nullable LocalDate day, DayBook book) {
    String key = "demo/c" + (team.number() + 1) + "-" + (clients.size() + 1);
    Client client = Client.of(seed, key, team, trade, day);
    clients.add(client);
    book.met.add(client);
    return client;
  }

  private void takeLeads(LocalDate day, DayBook book) {
    double years = years(day);
    double rate =
        team.line().leads()
            * StrictMath.pow(1 + team.line().growth(), years)
            * seasons.interest(team.line(), day);
    boolean sale = team.line() == Line.CONSUMER && Seasons.isMidYearSale(day);
    double reach = sum(channels(day)) / sum(team.line().channels());
    int leads =
        Chance.of(seed, "leads/" + team.key(), day.toEpochDay())
            .events(rate * reach * (sale ? SALE_RUSH : 1));
    for (int n = 1; n <= leads; n++) {
      Chance chance = Chance.of(seed, "lead/" + leadKey(day, n));
      Client client = whoAsks(chance, day, book);
      Occasion occasion = sale ? Occasion.MID_YEAR_SALE : Occasion.EVERYDAY;
      takeLead(leadKey(day, n), client, occasion, day, book);
    }
    recruit(day, leads, book);
  }

  private void recruit(LocalDate day, int leads, DayBook book) {
    int asked =
        Chance.of(seed, "recruits/" + team.key(), day.toEpochDay())
            .events(story.recruits(team, day) * seasons.aroundSpringFestival(day));
    for (int n = leads + 1; n <= leads + asked; n++) {
      Client client = meet(Business.GROUP_LEADERS, day, book);
      takeLead(leadKey(day, n), client, Occasion.RECRUITING, day, book);
    }
  }

  private String leadKey(LocalDate day, int n) {
    return "demo/d" + (team.number() + 1) + "-" + day.toString().replace("-", "") + "-" + n;
  }

  private List<Double> channels(LocalDate day) {
    List<Double> weights = new ArrayList<>();
    List<Double> usual = team.line().channels();
    for (int i = 0; i < usual.size(); i++) {
      weights.add(usual.get(i) * story.reach(Business.CHANNELS.get(i), day));
    }
    return weights;
  }

  private static double sum(List<Double> all) {
    double sum = 0;
    for (double one : all) {
      sum += one;
    }
    return sum;
  }

  private void takeLead(String key, Client client, Occasion occasion, LocalDate day, DayBook book) {
    Chance chance = Chance.of(seed, "deal/" + key);
    Employee owner = owner(client, chance, day);
    Good good = good(team.line(), chance, years(day));
    String channel = Business.CHANNELS.get(chance.weighted(channels(day)));
    int fit = fit(chance, story.fitting(channel, day));
    double share = occasion == Occasion.MID_YEAR_SALE ? SALE_ORDER : 1;
    long amount = amount(client, good, chance, share);
    DealCase deal = new DealCase(key, client, owner, good, channel, amount, fit, occasion, chance);
    open.computeIfAbsent(owner, _ -> new ArrayList<>()).add(deal);
    process.open(deal, day, book);
  }

  /** A new prospect, or someone known who has no deal open; two refusals are enough. */
  private Client whoAsks(Chance chance, LocalDate day, DayBook book) {
    if (!chance.happens(NEW_PROSPECT)) {
      for (int attempt = 0; attempt < 6; attempt++) {
        Client known = clients.get(chance.between(0, clients.size() - 1));
        boolean hasNeed = !known.isKnownBuyer() || chance.happens(0.5);
        if (hasNeed && known.openDeals == 0 && known.lostInRow < 5) {
          return known;
        }
      }
    }
    return meet(chance, day, book);
  }

  /** Whoever looks after the customer, or the colleague with the most room. */
  private Employee owner(Client client, Chance chance, LocalDate day) {
    List<Stint> taking = crew.taking(day);
    if (taking.isEmpty()) {
      return crew.manager();
    }
    for (Stint stint : taking) {
      if (stint.seat() == client.seat && openOf(stint.who()) < stint.who().habits().capacity()) {
        return stint.who();
      }
    }
    Stint other = taking.get(chance.between(0, taking.size() - 1));
    for (Stint stint : taking) {
      if (openOf(stint.who()) < openOf(other.who())) {
        other = stint;
      }
    }
    return other.who();
  }

  private int openOf(Employee who) {
    List<DealCase> deals = open.get(who);
    if (deals == null) {
      return 0;
    }
    deals.removeIf(deal -> deal.closed != null);
    return deals.size();
  }

  private static int fit(Chance chance, double fitting) {
    int met = 0;
    for (int criterion = 0; criterion < 5; criterion++) {
      met += chance.happens(fitting) ? 1 : 0;
    }
    return met;
  }

  /** The marketing pays its channels on the first and the fifteenth, or the working day after. */
  private void advertise(LocalDate day, DayBook book) {
    LocalDate first = seasons.working(day.withDayOfMonth(1));
    LocalDate middle = seasons.working(day.withDayOfMonth(15));
    if (!day.equals(first) && !day.equals(middle)) {
      return;
    }
    List<Double> channels = channels(day);
    Chance chance = Chance.of(seed, "spend/" + team.key(), day.toEpochDay());
    for (int i = 0; i < channels.size(); i++) {
      long yuan = Math.round(11 * team.line().leads() * channels.get(i) * 180 * chance.factor(0.2));
      String key = "demo/s" + (team.number() + 1) + "-" + day + "-" + (i + 1);
      book.expenses.add(new Expense(key, team, day, Business.CHANNELS.get(i), yuan * 100));
    }
  }

  private double years(LocalDate day) {
    return (day.toEpochDay() - start.toEpochDay()) / 365.25;
  }

  static Good good(Line line, Chance chance, double years) {
    List<Good> goods = line.goods();
    return goods.get(chance.weighted(goods.stream().map(good -> good.share(years)).toList()));
  }

  /** What a customer orders, in minor units, rounded to a hundred yuan. */
  static long amount(Client client, Good good, Chance chance, double times) {
    double yuan = good.price() * client.trade.size() * client.size * times * chance.factor(0.25);
    return Math.max(1, Math.round(yuan / 100)) * 10_000;
  }
}
