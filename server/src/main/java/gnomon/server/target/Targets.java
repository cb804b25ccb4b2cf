package gnomon.server.target;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gnomon.engine.measure.Amount;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measure;
import gnomon.server.measure.Measures;
import gnomon.server.organization.Company;
import gnomon.server.organization.Organization;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The target plans: making, listing, publishing and copying them. Changing a draft's figures is
 * {@link GridEdits}.
 */
@Service
public class Targets {

  private final Database database;
  private final TargetRepository repository;
  private final Organization organization;
  private final Measures measures;
  private final Decomposing decomposing;
  private final Clock clock;
  private final Cache<Kept, List<PlannedPerson>> figures =
      Caffeine.newBuilder()
          .maximumWeight(500_000)
          .weigher((Kept _, List<PlannedPerson> people) -> 1 + people.size())
          .build();

  Targets(
      Database database,
      TargetRepository repository,
      Organization organization,
      Measures measures,
      Decomposing decomposing,
      Clock clock) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.measures = measures;
    this.decomposing = decomposing;
    this.clock = clock;
  }

  /** What is kept holds for a scope and, of what is published, for as open as it is. */
  private record Kept(Scope scope, Company.Visibility published, long planId, int version) {}

  /** Makes a draft; the same id again answers with the plan that it made. */
  public PlanSummary create(Scope scope, @Nullable Long account, NewPlan wish) {
    return database.write(
        scope,
        _ -> {
          Optional<Plan> made = repository.findByCommand(wish.id());
          return summary(scope, made.orElseGet(() -> decompose(scope, account, wish)));
        });
  }

  private Plan decompose(Scope scope, @Nullable Long account, NewPlan wish) {
    Decomposing.Draft draft = decomposing.draft(scope, wish, clock.instant());
    Optional<Plan> inserted = repository.insert(wish, draft.plan(), account);
    inserted.ifPresent(plan -> {
      repository.insertRows(plan, draft.people(), draft.weights());
      repository.announce();
    });
    return inserted.or(() -> repository.findByCommand(wish.id())).orElseThrow();
  }

  /** The plans in sight, the latest year first. */
  public List<PlanSummary> all(Scope scope) {
    return database.read(
        scope,
        _ -> {
          List<Plan> plans = repository.all();
          Map<Long, Long> assigned =
              repository.assigned(plans.stream().filter(Plan::isDraft).map(Plan::id).toList());
          return plans.stream()
              .map(plan -> summary(scope, plan, assigned.getOrDefault(plan.id(), plan.total())))
              .toList();
        });
  }

  /** The published plans of a fiscal year, one a measure, in the catalogue's order. */
  public List<Plan> published(Scope scope, int year) {
    return database.read(
        scope,
        _ -> {
          List<Plan> plans =
              repository.all().stream()
                  .filter(plan -> plan.year() == year && plan.status() == Plan.Status.PUBLISHED)
                  .toList();
          return measures.catalogue(scope).stream()
              .flatMap(measure -> plans.stream().filter(p -> p.measure().equals(measure.id())))
              .toList();
        });
  }

  public Optional<Plan> find(Scope scope, long id) {
    return database.read(scope, _ -> repository.find(id));
  }

  /** What a plan gives each person in sight; kept as long as the plan does not change. */
  public List<PlannedPerson> people(Scope scope, Plan plan) {
    return figures.get(
        new Kept(scope, organization.company(scope).rankingVisibility(), plan.id(), plan.version()),
        _ -> database.read(scope, _ -> List.copyOf(repository.people(plan.id()))));
  }

  /** Publishes a draft that adds up; the plan that was published before is superseded. */
  public PlanSummary publish(Scope scope, long id, UUID command, int version) {
    return database.write(
        scope,
        _ -> {
          Plan found = repository.find(id).orElseThrow(() -> Reasons.noPlan(id).asException());
          Plan plan =
              repository.lockRivals(found).stream()
                  .filter(rival -> rival.id() == id)
                  .findFirst()
                  .orElseThrow(() -> Reasons.noPlan(id).asException());
          if (!isDone(command, id)) {
            requireDraft(plan, version);
            publish(scope, plan);
            repository.insertCommand(command, id, clock.instant());
          }
          return summary(scope, repository.find(id).orElseThrow());
        });
  }

  private void publish(Scope scope, Plan plan) {
    long assigned = repository.assigned(List.of(plan.id())).getOrDefault(plan.id(), 0L);
    if (assigned != plan.total()) {
      throw new Reasons(scale(scope, plan), name -> name, List.of())
          .notBalanced(assigned, plan.total())
          .asException();
    }
    repository.all().stream()
        .filter(rival -> rival.status() == Plan.Status.PUBLISHED)
        .filter(rival -> rival.measure().equals(plan.measure()) && rival.year() == plan.year())
        .forEach(rival -> repository.setStatus(rival.id(), Plan.Status.SUPERSEDED, null));
    repository.setStatus(plan.id(), Plan.Status.PUBLISHED, clock.instant());
    repository.advance(plan.id());
    repository.announce();
  }

  /** A new draft from a plan that is no longer one. */
  public PlanSummary draft(Scope scope, @Nullable Long account, long id, UUID command) {
    return database.write(
        scope,
        _ -> {
          Plan plan = repository.find(id).orElseThrow(() -> Reasons.noPlan(id).asException());
          if (plan.isDraft()) {
            throw Reasons.isADraft(plan).asException();
          }
          Optional<Plan> copy = repository.insertCopy(plan, command, account, clock.instant());
          copy.ifPresent(_ -> repository.announce());
          return summary(scope, copy.or(() -> repository.findByCommand(command)).orElseThrow());
        });
  }

  /** Throws a draft away, as it was seen. */
  public void delete(Scope scope, long id, int version) {
    database.change(
        scope,
        _ -> {
          Plan plan = repository.lock(id).orElseThrow(() -> Reasons.noPlan(id).asException());
          requireDraft(plan, version);
          repository.delete(id);
          repository.announce();
        });
  }

  /** Whether a command has had its effect; call it with the plan locked. */
  boolean isDone(UUID command, long planId) {
    Optional<Long> plan = repository.planOfCommand(command);
    if (plan.isPresent() && plan.get() != planId) {
      throw Reasons.COMMAND_REUSED.asException();
    }
    return plan.isPresent();
  }

  static void requireDraft(Plan plan, int version) {
    if (!plan.isDraft()) {
      throw Reasons.notADraft(plan).asException();
    }
    if (plan.version() != version) {
      throw Reasons.staleVersion(version, plan.version()).asException();
    }
  }

  private PlanSummary summary(Scope scope, Plan plan) {
    long assigned =
        plan.isDraft()
            ? repository.assigned(List.of(plan.id())).getOrDefault(plan.id(), 0L)
            : plan.total();
    return summary(scope, plan, assigned);
  }

  PlanSummary summary(Scope scope, Plan plan, long assigned) {
    int scale = scale(scope, plan);
    Measure measure = measures.get(scope, plan.measure());
    return new PlanSummary(
        plan.id(),
        plan.name(),
        plan.measure(),
        measure.name(),
        plan.year(),
        plan.status(),
        Amount.print(plan.total(), scale),
        Amount.print(assigned, scale),
        Amount.print(assigned - plan.total(), scale),
        Amount.print(plan.grain(), scale),
        plan.version(),
        plan.createdAt(),
        plan.publishedAt());
  }

  /** Decimals of a plan's amounts: the currency's, or none where things are counted. */
  public int scale(Scope scope, Plan plan) {
    return scale(scope, measures.get(scope, plan.measure()));
  }

  private int scale(Scope scope, Measure measure) {
    return measure.unit() == Measure.Unit.MONEY ? organization.company(scope).scale() : 0;
  }
}
