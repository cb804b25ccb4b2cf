package gnomon.server.review;

import gnomon.engine.review.ChangeKind;
import gnomon.server.database.Scope;
import gnomon.server.measure.Measure;
import gnomon.server.measure.Measures;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what someone wants judged, and says what is wrong with it. */
@Component
class Wishes {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");
  private static final int LONGEST_BASELINE = 3 * 366;
  private static final int SHORTEST_WINDOW = 7;
  private static final int LONGEST_WINDOW = 730;
  private static final String UNIT = "unit";

  private final Measures measures;
  private final Organization organization;
  private final BusinessDay day;
  private final Figures figures;

  Wishes(Measures measures, Organization organization, BusinessDay day, Figures figures) {
    this.measures = measures;
    this.organization = organization;
    this.day = day;
    this.figures = figures;
  }

  /**
   * An aim at a place.
   *
   * @param group what it is compared with; null for nothing
   */
  record Question(Measure measure, Place place, Aim aim, @Nullable Group group) {}

  /** The comparison group's place and conditions. */
  record Group(Place place, Map<String, String> where) {}

  Reach reach(Scope scope) {
    return new Reach(scope, organization.structure(scope), day.today());
  }

  /** The measures that can be judged, in the catalogue's order. */
  List<Measure> possible(Scope scope) {
    return measures.catalogue(scope).stream()
        .filter(measure -> Family.of(measure).isPresent())
        .toList();
  }

  /** What was asked of an item that is already there. */
  Question question(Scope scope, Place place, Aim aim) {
    Measure measure = measures.get(scope, aim.measure());
    return new Question(measure, place, aim, group(organization.structure(scope), place, aim));
  }

  Question read(
      Scope scope,
      String measureId,
      String node,
      Map<String, String> where,
      @Nullable Map<String, String> comparison,
      Course.Window baseline,
      String kind,
      String wanted) {
    Measure measure = measure(scope, measureId);
    Place place = place(scope, node);
    requireConditions("where", where, false);
    if (comparison != null) {
      requireConditions("comparison", comparison, true);
    }
    requireBaseline(baseline);
    Aim aim =
        new Aim(
            measureId,
            new TreeMap<>(where),
            comparison == null ? null : new TreeMap<>(comparison),
            baseline.from(),
            baseline.to(),
            kind(kind),
            wanted(wanted));
    requirePossible(aim, measure, wanted);
    Structure structure = organization.structure(scope);
    Group group = group(structure, place, aim);
    if (group != null && !reach(scope).covers(group.place())) {
      throw Reasons.outOfScope(group.place().name(structure)).asException();
    }
    return new Question(measure, place, aim, group);
  }

  private Measure measure(Scope scope, String id) {
    Measure found =
        measures.catalogue(scope).stream()
            .filter(measure -> measure.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Reasons.unknownMeasure(id).asException());
    if (Family.of(found).isEmpty()) {
      throw Reasons.cannotBeJudged(found, possible(scope)).asException();
    }
    return found;
  }

  private Place place(Scope scope, String node) {
    Structure structure = organization.structure(scope);
    Place place =
        Place.find(node, structure, day.today())
            .orElseThrow(() -> Reasons.unknownNode(node).asException());
    if (!reach(scope).covers(place)) {
      throw Reasons.outOfScope(place.name(structure)).asException();
    }
    return place;
  }

  private static void requireConditions(String field, Map<String, String> where, boolean group) {
    where.forEach((dimension, value) -> {
      boolean unit = group && dimension.equals(UNIT) && value.matches("[0-9]{1,18}");
      if (!unit && Figures.condition(dimension, value).isEmpty()) {
        throw Reasons.badCondition(field, dimension).asException();
      }
    });
  }

  private void requireBaseline(Course.Window baseline) {
    LocalDate from = baseline.from();
    LocalDate to = baseline.to();
    boolean tooLong = to.toEpochDay() - from.toEpochDay() > LONGEST_BASELINE;
    if (from.isAfter(to) || to.isAfter(day.today()) || tooLong) {
      throw Reasons.badBaseline(from, to).asException();
    }
  }

  static void requireWindow(int days) {
    if (days < SHORTEST_WINDOW || days > LONGEST_WINDOW) {
      throw Reasons.badWindow(days, SHORTEST_WINDOW, LONGEST_WINDOW).asException();
    }
  }

  private static ChangeKind kind(String code) {
    return Arrays.stream(ChangeKind.values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Reasons.badKind(code).asException());
  }

  private static BigDecimal wanted(String text) {
    return Optional.of(text.strip())
        .filter(number -> NUMBER.matcher(number).matches())
        .map(BigDecimal::new)
        .orElseThrow(() -> Reasons.badWanted(text).asException());
  }

  private static void requirePossible(Aim aim, Measure measure, String wanted) {
    try {
      aim.wanted(measure);
    } catch (IllegalArgumentException impossible) {
      throw Reasons.badWanted(wanted).asException();
    }
  }

  private static @Nullable Group group(Structure structure, Place own, Aim aim) {
    Map<String, String> comparison = aim.comparison();
    if (comparison == null) {
      return null;
    }
    Map<String, String> where = new TreeMap<>(comparison);
    String unit = where.remove(UNIT);
    Place place =
        unit == null
            ? own
            : Place.find(UNIT + ":" + unit, structure, aim.baselineTo())
                .orElseThrow(() -> Reasons.unknownNode(UNIT + ":" + unit).asException());
    return new Group(place, where);
  }

  Observation baseline(Scope scope, Question asked) {
    return observe(scope, asked, asked.aim().baseline());
  }

  @Nullable Observation groupBaseline(Scope scope, Question asked) {
    Group group = asked.group();
    return group == null
        ? null
        : figures.observe(
            scope, asked.measure(), group.place(), group.where(), asked.aim().baseline());
  }

  private Observation observe(Scope scope, Question asked, Course.Window days) {
    return figures.observe(scope, asked.measure(), asked.place(), asked.aim().where(), days);
  }

  /** Compares a window with the baseline. */
  Look look(Scope scope, Question asked, Course.Window days) {
    Group group = asked.group();
    Observation before = groupBaseline(scope, asked);
    Look.BeforeAfter compared =
        group == null || before == null
            ? null
            : new Look.BeforeAfter(
                before,
                figures.observe(scope, asked.measure(), group.place(), group.where(), days));
    return Look.at(
        new Look.BeforeAfter(baseline(scope, asked), observe(scope, asked, days)),
        compared,
        asked.aim().wanted(asked.measure()));
  }

  Sentences sentences(Scope scope, Measure measure) {
    Family family =
        Family.of(measure).orElseThrow(() -> Reasons.cannotBeJudged(measure).asException());
    return new Sentences(measure, family, organization.company(scope).currency());
  }
}
