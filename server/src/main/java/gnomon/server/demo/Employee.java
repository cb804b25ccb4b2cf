package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;

/**
 * Someone of the company, with the habits that they bring along.
 *
 * @param since first day in the company
 * @param script whether they present proposals with cases made visible and risks named before
 */
record Employee(
    String key, String name, String title, LocalDate since, Habits habits, boolean script) {

  /**
   * How someone sells.
   *
   * @param skill log-odds by node, against the average colleague
   * @param speed factor on the time that everything takes
   * @param capacity open deals beyond which they take no lead
   * @param diligence factor on visits and calls
   */
  record Habits(double[] skill, double speed, int capacity, double diligence) {

    static Habits of(Chance chance) {
      double[] skill = new double[Node.SIGNING.ordinal() + 1];
      double talent = 0.10 * chance.normal();
      for (int node = 0; node < skill.length; node++) {
        skill[node] = talent + 0.08 * chance.normal();
      }
      return new Habits(skill, chance.factor(0.08), chance.between(12, 22), chance.factor(0.15));
    }

    double skill(Node node) {
      return skill[node.ordinal()];
    }
  }

  static Employee of(
      long seed, String key, String name, String title, LocalDate since, boolean script) {
    return new Employee(
        key, name, title, since, Habits.of(Chance.of(seed, "habits/" + key)), script);
  }

  /** Who is new needs half a year to reach what they can do. */
  double skill(Node node, LocalDate day) {
    long months = java.time.temporal.ChronoUnit.MONTHS.between(since, day);
    double missing = months >= 6 ? 0 : 0.25 * (6 - months) / 6;
    return habits.skill(node) - missing;
  }
}
