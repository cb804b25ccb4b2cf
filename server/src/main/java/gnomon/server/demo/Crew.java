package gnomon.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who works in a team from day to day: the manager, the service, and on each seat one seller after
 * another. People stay for years; when one leaves, the seat is empty for some weeks.
 */
final class Crew {

  private static final int YEARS_AHEAD = 14;
  private static final double YEARS_ON_A_SEAT = 8;

  /** One person's time on a seat; no end means still there. */
  record Stint(int seat, Employee who, LocalDate from, @Nullable LocalDate to) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Who leaves soon takes no new lead. */
    boolean takesLeads(LocalDate day) {
      return covers(day) && (to == null || day.isBefore(to.minusDays(30)));
    }
  }

  private final long seed;
  private final Team team;
  private final LocalDate start;
  private final Employee manager;
  private final Employee service;
  private final List<List<Stint>> seats = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  Crew(long seed, Team team, LocalDate start) {
    this.seed = seed;
    this.team = team;
    this.start = start;
    this.manager = employee("manager", "团队经理", start.minusYears(2), Names.manager(team), false);
    this.service = employee("service", "客户服务", start.minusYears(1), null, false);
    for (int seat = 0; seat < team.seats(); seat++) {
      seats.add(stints(seat));
    }
  }

  private Employee employee(
      String role, String title, LocalDate since, @Nullable String name, boolean script) {
    String key = team.key() + "-" + role;
    Chance chance = Chance.of(seed, "name/" + key);
    String drawn = name;
    while (drawn == null || !names.add(drawn)) {
      drawn = ChineseNames.person(chance);
    }
    return Employee.of(seed, key, drawn, title, since, script);
  }

  /** The first of an education team is the one who tries the new script, and stays. */
  private List<Stint> stints(int seat) {
    Chance chance = Chance.of(seed, "seat/" + team.key(), seat);
    boolean stays = seat == 0;
    boolean script = stays && team.line() == Line.EDUCATION;
    List<Stint> stints = new ArrayList<>();
    LocalDate from = start.minusDays(chance.between(200, 1500));
    LocalDate seatOpens = start;
    LocalDate end = start.plusYears(YEARS_AHEAD);
    for (int n = 0; seatOpens.isBefore(end); n++) {
      Employee who =
          employee("seat" + seat + "-" + n, "销售代表", from, first(seat, n), script && n == 0);
      int days = (int) (365 * YEARS_ON_A_SEAT * -StrictMath.log(1 - chance.uniform()));
      LocalDate to = stays ? null : seatOpens.plusDays(90 + days);
      stints.add(new Stint(seat, who, from, to));
      if (to == null) {
        break;
      }
      from = to.plusDays(1 + chance.between(5, 40));
      seatOpens = from;
    }
    return stints;
  }

  private @Nullable String first(int seat, int n) {
    return seat == 0 && n == 0 ? Names.seller(team) : null;
  }

  Team team() {
    return team;
  }

  Employee manager() {
    return manager;
  }

  Employee service() {
    return service;
  }

  /** Everyone who sat or will sit on a seat. */
  List<Stint> stints() {
    return seats.stream().flatMap(List::stream).toList();
  }

  /** Those who take new leads on a day. */
  List<Stint> taking(LocalDate day) {
    List<Stint> taking = new ArrayList<>();
    for (List<Stint> seat : seats) {
      for (Stint stint : seat) {
        if (stint.takesLeads(day)) {
          taking.add(stint);
        }
      }
    }
    return taking;
  }

  /** Whoever looks after the customers of a seat on a day: the manager while it is empty. */
  Employee on(int seat, LocalDate day) {
    for (Stint stint : seats.get(seat)) {
      if (stint.covers(day)) {
        return stint.who();
      }
    }
    return manager;
  }

  /** The names that the guide of the demo uses. */
  private static final class Names {
    static @Nullable String manager(Team team) {
      return team.number() == EDUCATION_OF_THE_WEST ? DemoPeople.MANAGER : null;
    }

    static @Nullable String seller(Team team) {
      return team.number() == EDUCATION_OF_THE_WEST ? DemoPeople.SELLER : null;
    }

    private static final int EDUCATION_OF_THE_WEST = 13;
  }
}
