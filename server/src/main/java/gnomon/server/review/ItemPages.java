package gnomon.server.review;

import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measure;
import gnomon.server.measure.Measures;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Structure;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows items. Which items someone sees is decided under their scope; what belongs to an item they
 * see, its figures and judgements, is then read for the whole company.
 */
@Component
class ItemPages {

  private final Database database;
  private final ImprovementRepository repository;
  private final Measures measures;
  private final Organization organization;
  private final Accounts accounts;
  private final BusinessDay day;
  private final Wishes wishes;

  ItemPages(
      Database database,
      ImprovementRepository repository,
      Measures measures,
      Organization organization,
      Accounts accounts,
      BusinessDay day,
      Wishes wishes) {
    this.database = database;
    this.repository = repository;
    this.measures = measures;
    this.organization = organization;
    this.accounts = accounts;
    this.day = day;
    this.wishes = wishes;
  }

  /** What needs someone first: overdue and open, then watched, then what is settled. */
  List<ItemRow> rows(Scope scope, List<Item> items) {
    Structure structure = organization.structure(scope);
    LocalDate today = day.today();
    Map<String, Measure> catalogue =
        measures.catalogue(scope).stream().collect(Collectors.toMap(Measure::id, m -> m));
    Map<Long, Judged> last = new HashMap<>();
    database
        .read(Scope.system(), _ -> repository.judgements(items.stream().map(Item::id).toList()))
        .forEach(judged -> last.put(judged.itemId(), judged));
    return items.stream()
        .sorted(
            Comparator.comparingInt((Item item) -> order(item.course().state()))
                .thenComparing(item -> date(item.course())))
        .map(item -> row(item, measure(catalogue, item), structure, today, last.get(item.id())))
        .toList();
  }

  private static Measure measure(Map<String, Measure> catalogue, Item item) {
    return Optional.ofNullable(catalogue.get(item.aim().measure()))
        .orElseThrow(() -> Reasons.unknownMeasure(item.aim().measure()).asException());
  }

  private static int order(Course.State state) {
    return switch (state) {
      case UNDECIDED -> 0;
      case OPEN -> 1;
      case DONE -> 2;
      case EFFECTIVE -> 3;
      case CLOSED -> 4;
    };
  }

  private static LocalDate date(Course course) {
    LocalDate look = course.judgeOn();
    return look == null ? course.dueOn() : look;
  }

  private static ItemRow row(
      Item item, Measure measure, Structure structure, LocalDate today, @Nullable Judged last) {
    Course course = item.course();
    Look.Change change = last == null ? null : last.look().change();
    return new ItemRow(
        item.id(),
        item.title(),
        who(structure, item.ownerId()),
        item.place().node(structure),
        item.place().name(structure),
        course.dueOn(),
        course.doneOn(),
        course.expectedLook(),
        course.state(),
        course.round(),
        course.state() == Course.State.OPEN && course.dueOn().isBefore(today),
        measure.id(),
        measure.name(),
        measure.unit(),
        measure.direction(),
        item.aim().kind().code(),
        item.aim().wanted(),
        last == null ? null : last.look().verdict().code(),
        change == null ? null : change.change(),
        change == null ? null : change.low(),
        change == null ? null : change.high());
  }

  private static ItemRow.ItemOwner who(Structure structure, long person) {
    return new ItemRow.ItemOwner(
        person, structure.people().find(person).map(Person::name).orElse(""));
  }

  ItemPage page(Scope scope, Item item) {
    Measure measure = measures.get(scope, item.aim().measure());
    Sentences words = wishes.sentences(scope, measure);
    Map<Long, String> names =
        accounts.all().stream().collect(Collectors.toMap(Account::id, Account::displayName));
    Wishes.Question asked = wishes.question(Scope.everything(), item.place(), item.aim());
    LocalDate today = day.today();
    List<Judged> judged =
        database.read(Scope.system(), _ -> repository.judgements(List.of(item.id())));
    List<Event> history = database.read(Scope.system(), _ -> repository.history(item.id()));
    return new ItemPage(
        row(
            item,
            measure,
            organization.structure(scope),
            today,
            judged.isEmpty() ? null : judged.getLast()),
        item.text(),
        item.version(),
        new ItemPage.ItemCreator(names.getOrDefault(item.createdBy(), "")),
        item.createdAt(),
        words.family(),
        words.currency(),
        item.aim().where(),
        item.aim().comparison(),
        item.aim().baselineFrom(),
        item.aim().baselineTo(),
        item.course().windowDays(),
        item.origin(),
        wishes.baseline(Scope.everything(), asked),
        soFar(item, asked, today, words),
        judged.stream().map(one -> ItemPage.ShownLook.of(one, words)).toList(),
        history.stream().map(event -> happening(event, names)).toList(),
        ItemPage.ItemCan.of(item.course(), today));
  }

  private static ItemPage.ItemEvent happening(Event event, Map<Long, String> names) {
    Long account = event.account();
    return new ItemPage.ItemEvent(
        event.at(),
        account == null ? null : names.getOrDefault(account, ""),
        event.round(),
        event.what(),
        event.details());
  }

  /** The days of the window that have passed; nothing before the first of them has. */
  private ItemPage.@Nullable ShownLook soFar(
      Item item, Wishes.Question asked, LocalDate today, Sentences words) {
    Course course = item.course();
    if (course.state() != Course.State.DONE && !course.isWatched()) {
      return null;
    }
    Course.Window whole = course.window();
    LocalDate last = today.isBefore(whole.to()) ? today : whole.to();
    if (last.isBefore(whole.from())) {
      return null;
    }
    Course.Window days = new Course.Window(whole.from(), last);
    Look look = wishes.look(Scope.everything(), asked, days);
    return ItemPage.ShownLook.soFar(course.round(), days, look, item.aim(), words);
  }
}
