package gnomon.server.review;

import gnomon.server.access.Account;
import gnomon.server.access.Viewer;
import gnomon.server.api.Text;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectMapper;

/**
 * The improvement list. Whoever sees an item may move it on; it is read under their scope first,
 * and then written by the module itself, with its history and notices in the same transaction.
 */
@Service
public class Improvements {

  private static final int LARGEST_ORIGIN = 20_000;

  private final Database database;
  private final ImprovementRepository repository;
  private final Wishes wishes;
  private final ItemPages pages;
  private final Notices notices;
  private final BusinessDay day;
  private final Clock clock;
  private final ObjectMapper json;

  Improvements(
      Database database,
      ImprovementRepository repository,
      Wishes wishes,
      ItemPages pages,
      Notices notices,
      BusinessDay day,
      Clock clock,
      ObjectMapper json) {
    this.database = database;
    this.repository = repository;
    this.wishes = wishes;
    this.pages = pages;
    this.notices = notices;
    this.day = day;
    this.clock = clock;
    this.json = json;
  }

  List<ItemRow> list(Scope scope, Predicate<ItemRow> wanted) {
    return database.read(
        scope, _ -> pages.rows(scope, repository.all()).stream().filter(wanted).toList());
  }

  ItemPage show(Scope scope, long id) {
    return database.read(scope, _ -> pages.page(scope, find(id)));
  }

  /** What a wish would be up against. */
  Outlook outlook(Scope scope, Wishes.Question asked, int windowDays) {
    return Outlook.of(
        asked.aim(),
        windowDays,
        wishes.baseline(scope, asked),
        wishes.groupBaseline(scope, asked),
        wishes.sentences(scope, asked.measure()));
  }

  /** Makes an item; the same id again answers with the one that it made. */
  ItemPage create(Viewer viewer, NewImprovement wish) {
    Scope scope = viewer.scope();
    return database.write(
        scope,
        _ -> {
          Optional<Long> made = effectOf(wish.id(), null, wish);
          long id = made.orElseGet(() -> insert(viewer, wish));
          return pages.page(scope, find(id));
        });
  }

  private long insert(Viewer viewer, NewImprovement wish) {
    Item item = read(viewer, wish, Course.begin(wish.dueOn(), wish.windowDays()));
    return database.write(
        Scope.system(),
        _ -> {
          long id = repository.insert(item);
          record(viewer.account(), id, 1, Event.What.CREATED, Map.of());
          repository.insertCommand(wish.id(), id, wish, clock.instant());
          tellOwner(viewer.account(), item, id, 1);
          repository.announce();
          return id;
        });
  }

  private Item read(Viewer viewer, NewImprovement wish, Course course) {
    Scope scope = viewer.scope();
    Wishes.Question asked =
        wishes.read(
            scope,
            wish.measure(),
            wish.node(),
            wish.where() == null ? Map.of() : wish.where(),
            wish.comparison(),
            new Course.Window(wish.baselineFrom(), wish.baselineTo()),
            wish.kind(),
            wish.wanted());
    requireOwner(scope, wish.ownerId());
    if (wish.dueOn().isBefore(day.today()) && !wish.dueOn().equals(course.dueOn())) {
      throw Reasons.badDueDay(wish.dueOn(), day.today()).asException();
    }
    if (wishes.baseline(scope, asked).cases() == 0) {
      throw Reasons.noCases(asked.aim()).asException();
    }
    return new Item(
        0,
        wish.title().strip(),
        wish.text() == null ? "" : wish.text().strip(),
        wish.ownerId(),
        viewer.account().personId(),
        viewer.account().id(),
        clock.instant(),
        asked.place(),
        asked.aim(),
        origin(wish),
        course,
        1);
  }

  private void requireOwner(Scope scope, long owner) {
    if (!wishes.reach(scope).coversPerson(owner)) {
      throw Reasons.ownerOutOfScope(owner).asException();
    }
  }

  private @Nullable String origin(NewImprovement wish) {
    if (wish.origin() == null) {
      return null;
    }
    String text = json.writeValueAsString(wish.origin());
    if (text.length() > LARGEST_ORIGIN) {
      throw Reasons.ORIGIN_TOO_LARGE.asException();
    }
    return text;
  }

  /** Changes what an open item says; who made it and where it came from stay. */
  ItemPage edit(Viewer viewer, long id, NewImprovement wish) {
    int seen = wish.version() == null ? 0 : wish.version();
    return step(
        viewer,
        id,
        new Command(wish.id(), seen, wish),
        item -> {
          if (item.course().state() != Course.State.OPEN) {
            throw Reasons.notPossible(item.course()).asException();
          }
          Course course = item.course();
          Course planned =
              new Course(
                  course.state(), course.round(), wish.dueOn(), null, null, wish.windowDays());
          requireDue(course, wish);
          Item changed = keepingOrigin(item, read(viewer, wish, planned));
          Map<String, String> details = Changes.between(item, changed);
          if (item.ownerId() != changed.ownerId()) {
            tellOwner(viewer.account(), changed, id, item.version() + 1);
          }
          return new Effect(changed, Event.What.EDITED, details);
        });
  }

  private void requireDue(Course course, NewImprovement wish) {
    if (wish.dueOn().isBefore(day.today()) && !wish.dueOn().equals(course.dueOn())) {
      throw Reasons.badDueDay(wish.dueOn(), day.today()).asException();
    }
  }

  private static Item keepingOrigin(Item old, Item wanted) {
    return new Item(
        old.id(),
        wanted.title(),
        wanted.text(),
        wanted.ownerId(),
        old.creatorId(),
        old.createdBy(),
        old.createdAt(),
        wanted.place(),
        wanted.aim(),
        old.origin(),
        wanted.course(),
        old.version());
  }

  ItemPage done(Viewer viewer, long id, Command command, @Nullable LocalDate doneOn) {
    LocalDate on = doneOn == null ? day.today() : doneOn;
    return step(
        viewer,
        id,
        command,
        item -> {
          LocalDate earliest = item.aim().baselineTo();
          if (on.isBefore(earliest) || on.isAfter(day.today())) {
            throw Reasons.badDoneDay(on, earliest, day.today()).asException();
          }
          return effect(item, new Step.Done(on), Event.What.DONE, Map.of("on", on.toString()));
        });
  }

  ItemPage reopen(Viewer viewer, long id, Command command) {
    Step step = new Step.Reopened(day.today());
    return step(viewer, id, command, item -> effect(item, step, Event.What.REOPENED, Map.of()));
  }

  ItemPage close(Viewer viewer, long id, Command command, String reason) {
    Map<String, String> details = Map.of("reason", reason.strip());
    return step(
        viewer, id, command, item -> effect(item, new Step.Closed(), Event.What.CLOSED, details));
  }

  ItemPage extend(Viewer viewer, long id, Command command, int windowDays) {
    return step(
        viewer,
        id,
        command,
        item -> {
          int now = item.course().windowDays();
          if (windowDays <= now) {
            throw Reasons.notLonger(windowDays, now).asException();
          }
          Map<String, String> details = Map.of("from", "" + now, "to", "" + windowDays);
          return effect(item, new Step.Extended(windowDays), Event.What.EXTENDED, details);
        });
  }

  private static Effect effect(Item item, Step step, Event.What what, Map<String, String> details) {
    Course next =
        item.course()
            .after(step)
            .orElseThrow(() -> Reasons.notPossible(item.course()).asException());
    return new Effect(item.with(next), what, details);
  }

  /**
   * A command.
   *
   * @param version the one that was seen
   * @param content what distinguishes it from another with the same id
   */
  record Command(UUID id, int version, Object content) {}

  /** An item as a command leaves it, and what the history says about that. */
  private record Effect(Item item, Event.What what, Map<String, String> details) {}

  private ItemPage step(Viewer viewer, long id, Command command, Function<Item, Effect> work) {
    Scope scope = viewer.scope();
    return database.write(
        scope,
        _ -> {
          find(id);
          if (effectOf(command.id(), id, command.content()).isEmpty()) {
            take(viewer.account(), id, command, work);
          }
          return pages.page(scope, find(id));
        });
  }

  private void take(Account account, long id, Command command, Function<Item, Effect> work) {
    Item item =
        database.write(
            Scope.system(),
            _ -> repository.lock(id).orElseThrow(() -> Reasons.noItem(id).asException()));
    if (item.version() != command.version()) {
      throw Reasons.staleVersion(command.version(), item.version()).asException();
    }
    Effect effect = work.apply(item);
    database.change(
        Scope.system(),
        _ -> {
          repository.update(effect.item());
          record(account, id, effect.item().course().round(), effect.what(), effect.details());
          repository.insertCommand(command.id(), id, command.content(), clock.instant());
          repository.announce();
        });
  }

  /** The item on which a command has had its effect already. */
  private Optional<Long> effectOf(UUID command, @Nullable Long item, Object content) {
    return database
        .write(Scope.system(), _ -> repository.command(command, content))
        .map(known -> {
          if (!known.same() || (item != null && item != known.item())) {
            throw Reasons.COMMAND_REUSED.asException();
          }
          return known.item();
        });
  }

  private void record(
      Account account, long id, int round, Event.What what, Map<String, String> details) {
    repository.insert(
        id, new Event(clock.instant(), account.id(), round, what, new TreeMap<>(details)));
  }

  private Item find(long id) {
    return repository.find(id).orElseThrow(() -> Reasons.noItem(id).asException());
  }

  private void tellOwner(Account by, Item item, long id, int version) {
    Long person = by.personId();
    if (person != null && person == item.ownerId()) {
      return;
    }
    notices.tell(
        new News(
            "improvement/%d/assigned/%d/%d".formatted(id, item.ownerId(), version),
            Notice.Kind.ASSIGNED,
            new Text(
                "%s 请您负责改善项“%s”，%s 前完成"
                    .formatted(by.displayName(), item.title(), item.course().dueOn()),
                "%s made you the owner of \"%s\", due %s"
                    .formatted(by.displayName(), item.title(), item.course().dueOn())),
            "/improvements/" + id),
        List.of(new Recipient.OfPerson(item.ownerId())));
  }
}
