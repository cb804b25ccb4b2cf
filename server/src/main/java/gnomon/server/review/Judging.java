package gnomon.server.review;

import gnomon.engine.review.Verdict;
import gnomon.server.api.Text;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Follower;
import gnomon.server.notice.News;
import gnomon.server.notice.Notice;
import gnomon.server.notice.Notices;
import gnomon.server.notice.Recipient;
import gnomon.server.organization.BusinessDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The night's work: judges what is due and reminds of what is open.
 *
 * <p>Each item has a transaction of its own, which holds judgement, course, history and notices, so
 * that a kill at any moment leaves all of them or none, and the next night finds what is left. The
 * figures are read before it, from one snapshot; it then takes the judging lock, which lets one
 * server of several through, and goes on only if the item is still as it was. What was judged is
 * unique by item, round and window, and so is each notice.
 */
@Component
class Judging {

  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
  private static final int DAYS_OF_WARNING = 3;

  private final Database database;
  private final ImprovementRepository repository;
  private final Wishes wishes;
  private final Follower follower;
  private final Notices notices;
  private final BusinessDay day;
  private final Clock clock;

  Judging(
      Database database,
      ImprovementRepository repository,
      Wishes wishes,
      Follower follower,
      Notices notices,
      BusinessDay day,
      Clock clock) {
    this.database = database;
    this.repository = repository;
    this.wishes = wishes;
    this.follower = follower;
    this.notices = notices;
    this.day = day;
    this.clock = clock;
  }

  /** One night; returns how many items it judged. */
  int night() {
    LocalDate today = day.today();
    List<Long> due = database.read(Scope.system(), _ -> repository.toBeJudged(today));
    int judged = 0;
    int failed = 0;
    for (long id : due) {
      try {
        judged += judgeAll(id, today);
      } catch (RuntimeException failure) {
        failed++;
        LOG.error("Improvement item {} is not judged, the next night tries again", id, failure);
      }
    }
    remind(today);
    if (!due.isEmpty()) {
      LOG.info(
          "Improvement items on {}: {} due, {} judged, {} failed",
          today,
          due.size(),
          judged,
          failed);
    }
    return judged;
  }

  /** After a long rest more than one window of an item may have ended. */
  private int judgeAll(long id, LocalDate today) {
    int judged = 0;
    while (judge(id, today)) {
      judged++;
    }
    return judged;
  }

  private boolean judge(long id, LocalDate today) {
    Optional<Judged> look = database.read(Scope.system(), _ -> look(id, today));
    return look.isPresent() && database.write(Scope.system(), _ -> settle(look.get(), today));
  }

  private Optional<Judged> look(long id, LocalDate today) {
    return repository
        .find(id)
        .filter(item -> item.course().isToBeJudged(today))
        .map(item -> {
          Scope whole = Scope.everything();
          Course.Window window = item.course().window();
          Wishes.Question asked = wishes.question(whole, item.place(), item.aim());
          return new Judged(
              id,
              item.course().round(),
              window,
              today,
              clock.instant(),
              follower.version(whole).entries(),
              item.aim(),
              wishes.look(whole, asked, window));
        });
  }

  private boolean settle(Judged judged, LocalDate today) {
    repository.lockJudging();
    Item item = repository.lock(judged.itemId()).orElseThrow();
    Course course = item.course();
    boolean asItWas =
        course.isToBeJudged(today)
            && course.round() == judged.round()
            && course.window().equals(judged.window())
            && item.aim().equals(judged.asked());
    if (!asItWas || !repository.insert(judged)) {
      return false;
    }
    Course next = course.after(new Step.Judged(today, judged.look().verdict())).orElseThrow();
    repository.update(item.with(next));
    record(item, judged, next);
    tell(item, judged, next);
    repository.announce();
    return true;
  }

  private void record(Item item, Judged judged, Course next) {
    boolean reopened = next.round() > judged.round();
    Map<String, String> details = new TreeMap<>();
    details.put("verdict", judged.look().verdict().code());
    details.put("from", judged.window().from().toString());
    details.put("to", judged.window().to().toString());
    boolean relapse = reopened && item.course().state() == Course.State.EFFECTIVE;
    Event.What what = relapse ? Event.What.RELAPSED : Event.What.JUDGED;
    repository.insert(item.id(), new Event(clock.instant(), null, judged.round(), what, details));
    if (reopened) {
      Map<String, String> due = Map.of("dueOn", next.dueOn().toString());
      repository.insert(
          item.id(), new Event(clock.instant(), null, next.round(), Event.What.REOPENED, due));
    }
  }

  private void tell(Item item, Judged judged, Course next) {
    Verdict verdict = judged.look().verdict();
    Text word = Sentences.verdict(verdict);
    Sentences words =
        wishes.sentences(
            Scope.everything(),
            wishes.question(Scope.everything(), item.place(), item.aim()).measure());
    Text sentence = words.of(judged.look(), judged.asked());
    boolean reopened = next.round() > judged.round();
    String key =
        "improvement/%d/judged/%d/%s".formatted(item.id(), judged.round(), judged.window().to());
    tell(
        item,
        key,
        reopened ? Notice.Kind.REOPENED : Notice.Kind.JUDGED,
        reopened
            ? new Text(
                "“%s”重新打开（第 %d 轮）：%s".formatted(item.title(), next.round(), sentence.zh()),
                "\"%s\" is open again (round %d). %s"
                    .formatted(item.title(), next.round(), sentence.en()))
            : new Text(
                "“%s”已评判，%s".formatted(item.title(), sentence.zh()),
                "\"%s\" was judged. %s".formatted(item.title(), sentence.en())));
    LOG.info("Improvement item {} in round {}: {}", item.id(), judged.round(), word.en());
  }

  private void tell(Item item, String key, Notice.Kind kind, Text text) {
    notices.tell(
        new News(key, kind, text, item.path()),
        List.of(new Recipient.OfPerson(item.ownerId()), new Recipient.OfAccount(item.createdBy())));
  }

  private void remind(LocalDate today) {
    LocalDate soon = today.plusDays(DAYS_OF_WARNING);
    for (long id : database.read(Scope.system(), _ -> repository.openAndDueBy(soon))) {
      database.change(
          Scope.system(), _ -> repository.find(id).ifPresent(item -> remind(item, today)));
    }
  }

  private void remind(Item item, LocalDate today) {
    LocalDate due = item.course().dueOn();
    boolean late = due.isBefore(today);
    String key =
        "improvement/%d/%s/%d/%s"
            .formatted(item.id(), late ? "overdue" : "due", item.course().round(), due);
    tell(
        item,
        key,
        late ? Notice.Kind.OVERDUE : Notice.Kind.DUE_SOON,
        late
            ? new Text(
                "“%s”已过截止日 %s，尚未完成".formatted(item.title(), due),
                "\"%s\" was due %s and is not done".formatted(item.title(), due))
            : new Text(
                "“%s”将于 %s 到期".formatted(item.title(), due),
                "\"%s\" is due %s".formatted(item.title(), due)));
  }
}
