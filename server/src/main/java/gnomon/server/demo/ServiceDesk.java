package gnomon.server.demo;

import gnomon.server.demo.Business.Good;
import gnomon.server.demo.DayBook.Answer;
import gnomon.server.demo.DayBook.Opinion;
import java.time.LocalDate;
import java.util.ArrayDeque;

/**
 * The service of a team: questions come with orders, and the answer takes the longer, the closer
 * the desk is to what it can do (waiting in a queue goes with 1 / (1 − load)). Customers say what
 * they think; who had to wait says that.
 */
final class ServiceDesk {

  static final String LATE_ANSWER = "售后响应延迟";

  private static final double USUAL_LOAD = 0.86;
  private static final double HIGHEST_LOAD = 0.938;
  private static final double FEWER_HANDS = 1.075;
  private static final double USUAL_HOURS = 5.5;
  private static final int WINDOW_DAYS = 90;
  private static final double ASKED = 0.30;
  private static final String[] COMPLAINTS = {"产品质量", "交付延期", "价格偏高", "沟通不及时"};
  private static final String[] PRAISE = {"产品好用", "服务专业", "交付及时", "价格合理"};

  private final Crew crew;
  private final Seasons seasons;
  private final Storyline story;
  private final Later later;
  private final ArrayDeque<LocalDate> questions = new ArrayDeque<>();
  private double staffedFor;

  ServiceDesk(Crew crew, Seasons seasons, Storyline story, Later later) {
    this.crew = crew;
    this.seasons = seasons;
    this.story = story;
    this.later = later;
  }

  /** After an order there may be a question, and later an opinion. */
  void after(String key, Client client, Good good, LocalDate ordered, Chance chance) {
    if (chance.happens(client.team.line().buying().service())) {
      LocalDate day = seasons.working(ordered.plusDays(chance.between(1, 12)));
      double luck = chance.factor(0.55);
      later.on(day, book -> answer(key, client, good, day, luck, book));
    }
    if (chance.happens(ASKED)) {
      LocalDate day = seasons.working(ordered.plusDays(chance.between(13, 24)));
      later.on(day, book -> book.opinions.add(opinion(key, client, good, day, chance)));
    }
  }

  private void answer(
      String key, Client client, Good good, LocalDate day, double luck, DayBook book) {
    double hours = USUAL_HOURS * luck * (1 - USUAL_LOAD) / (1 - load(client.team.line(), day));
    client.waitedHours = hours;
    book.answers.add(
        new Answer(key, client, good, crew.service(), day, (long) (hours * 3600) / 60 * 60));
  }

  /** Questions of the last weeks against those that the desk is staffed for. */
  private double load(Line line, LocalDate day) {
    questions.addLast(day);
    while (questions.getFirst().isBefore(day.minusDays(WINDOW_DAYS))) {
      questions.removeFirst();
    }
    if (!story.isServiceFrozen(line, day) || staffedFor == 0) {
      staffedFor = staffedFor == 0 ? questions.size() : 0.97 * staffedFor + 0.03 * questions.size();
      return USUAL_LOAD;
    }
    return Math.min(
        HIGHEST_LOAD, FEWER_HANDS * USUAL_LOAD * Math.max(0.9, questions.size() / staffedFor));
  }

  private Opinion opinion(String key, Client client, Good good, LocalDate day, Chance chance) {
    double waited = client.waitedHours;
    double annoyed = waited > 24 ? 4.0 : waited > 14 ? 2.2 : waited > 10 ? 1.4 : 0;
    double liked = 9.0 + 0.5 * client.mood + 0.9 * chance.normal() - annoyed;
    double mishap = chance.happens(0.05) ? 3.0 : 0;
    int score = Math.clamp(Math.round(liked - mishap), 0, 10);
    return new Opinion(
        key, client, good, crew.service(), day, score, theme(score, annoyed, mishap, chance));
  }

  private static String theme(int score, double annoyed, double mishap, Chance chance) {
    if (annoyed > mishap && annoyed > 1) {
      return LATE_ANSWER;
    }
    String[] themes = score <= 7 ? COMPLAINTS : PRAISE;
    return themes[chance.between(0, themes.length - 1)];
  }
}
