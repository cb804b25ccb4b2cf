package gnomon.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Those above the teams: the management of the group and the directors of its regions. */
final class DemoPeople {

  static final String VICE_PRESIDENT = "沈国衡";
  static final String OPERATIONS = "陆文静";
  static final String FINANCE = "钱雅琴";
  static final String MANAGER = "周岚";
  static final String SELLER = "陈思远";

  private static final List<String> DIRECTORS = List.of("顾海峰", "梁志成", "孟庆华", "鲁明轩", "向朝阳");

  /** Someone who belongs to the company itself or to a region. */
  record Leader(Employee who, String unitKey, boolean leads) {}

  private DemoPeople() {}

  static List<Leader> above(long seed, LocalDate start) {
    LocalDate since = start.minusYears(3);
    List<Leader> leaders = new ArrayList<>();
    leaders.add(at("vp", VICE_PRESIDENT, "销售副总裁", "company", true, seed, since));
    leaders.add(at("operations", OPERATIONS, "销售运营", "company", false, seed, since));
    leaders.add(at("finance", FINANCE, "财务", "company", false, seed, since));
    leaders.add(at("marketing", "韩若溪", "市场部", "company", false, seed, since));
    for (int region = 0; region < DIRECTORS.size(); region++) {
      String key = Team.regionKey(region);
      leaders.add(
          at("director-" + (region + 1), DIRECTORS.get(region), "大区总监", key, true, seed, since));
    }
    return leaders;
  }

  private static Leader at(
      String role,
      String name,
      String title,
      String unit,
      boolean leads,
      long seed,
      LocalDate since) {
    return new Leader(Employee.of(seed, "demo/" + role, name, title, since, false), unit, leads);
  }
}
