package gnomon.server.demo;

import java.util.List;

/**
 * A team: one business line in one region.
 *
 * @param number unique in the whole company
 * @param region position in {@link #REGIONS}
 */
record Team(int number, int region, Line line, String name) {

  static final List<String> REGIONS = List.of("华东", "华南", "华北", "华中", "西南");

  /** Three teams in each region; every line is in three regions. */
  private static final List<List<Line>> LINES =
      List.of(
          List.of(Line.CONSUMER, Line.MEDICAL, Line.SOFTWARE),
          List.of(Line.CONSUMER, Line.CHARGING, Line.EDUCATION),
          List.of(Line.MEDICAL, Line.SOFTWARE, Line.EDUCATION),
          List.of(Line.CONSUMER, Line.CHARGING, Line.MEDICAL),
          List.of(Line.CHARGING, Line.EDUCATION, Line.SOFTWARE));

  private static final int OF_A_REGION = 3;

  /** The fifteen teams of a slice of the company; later slices are further teams beside them. */
  static List<Team> ofSlice(int slice) {
    java.util.ArrayList<Team> teams = new java.util.ArrayList<>();
    for (int region = 0; region < REGIONS.size(); region++) {
      for (int i = 0; i < OF_A_REGION; i++) {
        Line line = LINES.get(region).get(i);
        int number = slice * REGIONS.size() * OF_A_REGION + region * OF_A_REGION + i;
        String suffix = slice == 0 ? "部" : (slice + 1) + "部";
        teams.add(new Team(number, region, line, REGIONS.get(region) + shortName(line) + suffix));
      }
    }
    return teams;
  }

  private static String shortName(Line line) {
    return line == Line.CHARGING ? "新能源" : line.text();
  }

  String key() {
    return "demo/team-" + (number + 1);
  }

  String regionName() {
    return REGIONS.get(region);
  }

  static String regionKey(int region) {
    return "demo/region-" + (region + 1);
  }

  /** Sellers of a team; education has many small customers. */
  int seats() {
    return line == Line.EDUCATION ? 5 : line == Line.MEDICAL ? 3 : 4;
  }
}
