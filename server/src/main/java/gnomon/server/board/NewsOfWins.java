package gnomon.server.board;

import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.measure.Win;
import gnomon.server.measure.Wins;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.target.PlanNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has just won what. */
@Component
class NewsOfWins {

  private static final int DAYS = 31;
  private static final int MOST = 12;

  private final Wins wins;
  private final Customers customers;

  NewsOfWins(Wins wins, Customers customers) {
    this.wins = wins;
    this.customers = customers;
  }

  /**
   * The newest wins of a place.
   *
   * @param people whether people are named
   * @param buyers whether customers are named, as far as the scope sees them
   */
  List<Wallboard.News> of(Frame frame, PlanNode node, boolean people, boolean buyers) {
    List<Win> newest =
        wins.newest(
            frame.scope(),
            Facts.condition(node),
            frame.today().minusDays(DAYS),
            frame.today(),
            MOST);
    Map<Long, Customer> named = buyers ? customers(frame, newest) : Map.of();
    return newest.stream()
        .map(win ->
            new Wallboard.News(
                win.day(),
                frame.units().find(win.unitId()).map(Unit::name).orElse(""),
                people ? person(frame, win) : null,
                customer(named, win),
                frame.money(win.amount())))
        .toList();
  }

  private Map<Long, Customer> customers(Frame frame, List<Win> newest) {
    return customers.byIds(
        frame.scope(),
        newest.stream().map(Win::customerId).filter(Objects::nonNull).distinct().toList());
  }

  private static @Nullable String person(Frame frame, Win win) {
    Long id = win.personId();
    return id == null ? null : frame.people().find(id).map(Person::name).orElse(null);
  }

  private static @Nullable String customer(Map<Long, Customer> named, Win win) {
    Long id = win.customerId();
    Customer found = id == null ? null : named.get(id);
    return found == null ? null : found.name();
  }
}
