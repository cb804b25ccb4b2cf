package gnomon.server.measure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gnomon.engine.calendar.Grain;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Follower;
import gnomon.server.ledger.LedgerVersion;
import gnomon.server.organization.Company;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import gnomon.server.organization.UnitTree;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers questions about measures. An answer is computed once for a question and scope and kept as
 * long as the ledger and the organization are the same.
 */
@Service
public class Measures {

  private final Database database;
  private final MeasureRepository repository;
  private final Organization organization;
  private final Follower follower;
  private final Clock clock;
  private final Cache<Asked, Answer> answers;

  Measures(
      Database database,
      MeasureRepository repository,
      Organization organization,
      Follower follower,
      Clock clock,
      MeasureSettings settings) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.follower = follower;
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(settings.keptRows())
            .weigher((Asked _, Answer answer) -> 1 + answer.rows().size())
            .build();
  }

  private record Asked(
      MeasureQuery query, Scope scope, LedgerVersion ledger, long organization, Measure measure) {}

  public List<Measure> catalogue(Scope scope) {
    return database.read(scope, _ -> repository.all());
  }

  public Measure get(Scope scope, String id) {
    return database
        .read(scope, _ -> repository.find(id))
        .orElseThrow(() ->
            Refusal.absent(
                    "没有指标“%s”。可用指标见 /api/measures。".formatted(id),
                    "There is no measure \"%s\". Maybe look at /api/measures.".formatted(id))
                .asException());
  }

  public Measure add(Scope scope, Measure measure) {
    return database.write(
        scope,
        _ -> {
          List<Measure> all = repository.all();
          if (all.stream().anyMatch(existing -> existing.id().equals(measure.id()))) {
            throw Refusal.conflict(
                    "measure_exists",
                    "指标“%s”已存在。".formatted(measure.id()),
                    "There is a measure \"%s\" already.".formatted(measure.id()))
                .asException();
          }
          repository.insert(measure, 1000 + all.size());
          return measure;
        });
  }

  public Answer values(Scope scope, MeasureQuery query) {
    return database.read(
        scope,
        dsl -> {
          Structure structure = organization.structure(scope);
          Measure measure = get(scope, query.measure());
          Asked asked =
              new Asked(query, scope, follower.version(scope), structure.version(), measure);
          Answer known = answers.getIfPresent(asked);
          if (known != null) {
            return known;
          }
          Answer answer = compute(dsl, scope, query, measure, structure);
          answers.put(asked, answer);
          return answer;
        });
  }

  private Answer compute(
      DSLContext dsl, Scope scope, MeasureQuery query, Measure measure, Structure structure) {
    Calculation parts = calculation(dsl, scope, query, measure, structure);
    List<Row> rows = parts.rows();
    Row total =
        query.by().isEmpty()
            ? rows.getFirst()
            : parts
                .sum()
                .orElseGet(() ->
                    calculation(dsl, scope, query.whole(), measure, structure).rows().getFirst());
    return new Answer(
        query.measure(),
        measure.unit().code(),
        structure.company().currency(),
        query.from(),
        query.to(),
        query.by().stream().map(Dimension::code).toList(),
        query.known(),
        parts.fromSlots() ? DurationCells.ERROR : null,
        clock.instant(),
        rows,
        total);
  }

  private Calculation calculation(
      DSLContext dsl, Scope scope, MeasureQuery query, Measure measure, Structure structure) {
    List<Grain> grains =
        query.by().stream().flatMap(dimension -> dimension.grain().stream()).toList();
    Company company = structure.company();
    UnitTree units = structure.units();
    Sight sight = new Sight(scope, units);
    Buckets buckets = Buckets.of(query.from(), query.to(), grains, company.fiscalYear());
    Evaluation evaluation =
        new Evaluation(
            query,
            sight,
            structure.people(),
            Grouping.of(query, units),
            new Filter(query.where(), units),
            buckets,
            endOf(query.known(), company));
    Evaluation.Sides sides = evaluation.of(measure, dsl);
    Members members = new Members(query, sight, structure.people(), units, repository);
    return new Calculation(
        new Rows(measure, query, company, structure.people(), units, buckets),
        new RowKeys(query, buckets, members).of(sides.numerators(), sides.denominators()),
        sides.numerators(),
        sides.denominators(),
        evaluation.fromSlots(measure.numerator()));
  }

  /** The moment before which something must have been recorded. */
  private static @Nullable OffsetDateTime endOf(@Nullable LocalDate known, Company company) {
    return known == null ? null : known.plusDays(1).atStartOfDay(company.zone()).toOffsetDateTime();
  }
}
