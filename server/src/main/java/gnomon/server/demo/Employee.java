package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

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
  record Habits(Map<Node, Double> skill, double speed, int capacity, double diligence) {

    static Habits of(Chance chance) {
      Map<Node, Double> skill = new EnumMap<>(Node.class);
      double talent = 0.10 * chance.normal();
      for (Node node : Node.values()) {
        skill.put(node, talent + 0.08 * chance.normal());
      }
      return new Habits(skill, chance.factor(0.08), chance.between(12, 22), chance.factor(0.15));
    }

    double skill(Node node) {
      return Business.at(skill, node);
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
