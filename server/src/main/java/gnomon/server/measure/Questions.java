package gnomon.server.measure;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Nearest;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Reads a question from the parameters of a request: {@code by=quarter,region}, {@code
 * where=region:Central} (repeatable; several values with {@code |}), {@code where=person_id:9}.
 */
@Component
class Questions {

  private static final Set<String> PARAMETERS = Set.of("from", "to", "by", "where", "known");
  private static final int LONGEST = 100 * 366;

  private final Database database;
  private final MeasureRepository repository;
  private final Organization organization;

  Questions(Database database, MeasureRepository repository, Organization organization) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
  }

  MeasureQuery read(
      Scope scope,
      String measure,
      LocalDate from,
      LocalDate to,
      @Nullable LocalDate known,
      MultiValueMap<String, String> parameters) {
    requireKnownParameters(parameters);
    requireRange(from, to);
    return new MeasureQuery(
        measure,
        from,
        to,
        dimensions(parameters.getOrDefault("by", List.of())),
        parameters.getOrDefault("where", List.of()).stream()
            .map(text -> condition(scope, text))
            .toList(),
        known);
  }

  private static void requireKnownParameters(MultiValueMap<String, String> parameters) {
    parameters.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw Refusal.invalid(
                  "unknown_parameter",
                  name,
                  "没有参数“%s”。可用：%s。".formatted(name, PARAMETERS.stream().sorted().toList()),
                  "There is no parameter \"%s\". Maybe one of %s."
                      .formatted(name, PARAMETERS.stream().sorted().toList()))
              .asException();
        });
  }

  private static void requireRange(LocalDate from, LocalDate to) {
    if (from.isAfter(to) || to.toEpochDay() - from.toEpochDay() > LONGEST) {
      throw Refusal.invalid(
              "invalid_range",
              "from",
              "期间 %s 至 %s 无效：起始不得晚于结束，且不超过一百年。".formatted(from, to),
              "The range %s to %s is not one: it must begin before it ends and span at most a hundred years."
                  .formatted(from, to))
          .asException();
    }
  }

  private static List<Dimension> dimensions(List<String> by) {
    List<Dimension> found = new ArrayList<>();
    for (String code :
        by.stream().flatMap(text -> Arrays.stream(text.split(","))).map(String::strip).toList()) {
      if (code.isEmpty()) {
        continue;
      }
      Dimension dimension = dimension("by", code);
      if (found.contains(dimension)) {
        throw Refusal.invalid(
                "repeated_dimension",
                "by",
                "维度“%s”重复。".formatted(code),
                "The dimension \"%s\" is there twice.".formatted(code))
            .asException();
      }
      found.add(dimension);
    }
    return found;
  }

  private static Dimension dimension(String field, String code) {
    return Dimension.find(code)
        .orElseThrow(() -> {
          List<String> all = Arrays.stream(Dimension.values()).map(Dimension::code).toList();
          return Refusal.invalid(
                  "unknown_dimension",
                  field,
                  "没有维度“%s”。可用：%s。".formatted(code, all),
                  "There is no dimension \"%s\". Maybe one of %s.".formatted(code, all))
              .asException();
        });
  }

  private Condition condition(Scope scope, String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      throw badCondition(text).asException();
    }
    String code = text.substring(0, colon).strip();
    List<String> values =
        Arrays.stream(text.substring(colon + 1).split("\\|")).map(String::strip).toList();
    boolean byNumber = code.endsWith("_id");
    Dimension dimension =
        dimension("where", byNumber ? code.substring(0, code.length() - 3) : code);
    if (dimension.isTime()) {
      throw badCondition(text).asException();
    }
    if (dimension.isWord()) {
      List<String> words = byNumber ? words(scope, dimension, text, values) : values;
      words.forEach(word -> requireKnown(scope, dimension, word));
      return new Condition(dimension, words, List.of());
    }
    List<Long> ids =
        byNumber
            ? numbers(text, values)
            : values.stream().map(name -> id(scope, dimension, name)).toList();
    return new Condition(dimension, List.of(), ids);
  }

  /** A word that neither a fact nor a unit has would be answered with a zero that says nothing. */
  private void requireKnown(Scope scope, Dimension dimension, String word) {
    Set<String> known = new TreeSet<>();
    known.addAll(database.read(scope, _ -> repository.wordsOf(dimension)));
    if (dimension == Dimension.NODE) {
      Arrays.stream(Node.values()).map(Node::code).forEach(known::add);
    }
    if (dimension == Dimension.NEWNESS) {
      known.addAll(List.of("new", "existing"));
    }
    if (dimension == Dimension.REGION) {
      organization.units(scope).depthFirst().stream()
          .filter(unit -> unit.level() == Unit.Level.REGION)
          .map(Unit::name)
          .forEach(known::add);
    }
    if (!known.contains(word)) {
      String code = dimension.code();
      List<String> maybe =
          Nearest.to(word, known).map(List::of).orElseGet(() -> Nearest.anyOf(word, known));
      throw Refusal.invalid(
              "unknown_word",
              "where",
              "%s 中没有“%s”。可用：%s。".formatted(code, word, String.join("、", maybe)),
              "No %s is called \"%s\". Maybe %s.".formatted(code, word, String.join(" or ", maybe)))
          .asException();
    }
  }

  /** Facts name their region by word; its number is that of the unit with this name. */
  private List<String> words(Scope scope, Dimension dimension, String text, List<String> numbers) {
    if (dimension != Dimension.REGION) {
      throw Refusal.invalid(
              "invalid_condition",
              "where",
              "条件“%s”无效：%s 没有编号，请写 %s:名称。".formatted(text, dimension.code(), dimension.code()),
              "The condition \"%s\" is not one: a %s has no number. Maybe write %s: and its name."
                  .formatted(text, dimension.code(), dimension.code()))
          .asException();
    }
    UnitTree units = organization.units(scope);
    return numbers(text, numbers).stream().map(id -> region(units, id)).toList();
  }

  private static String region(UnitTree units, long id) {
    return units
        .find(id)
        .filter(unit -> unit.level() == Unit.Level.REGION)
        .map(Unit::name)
        .orElseThrow(() ->
            Refusal.invalid(
                    "unknown_number",
                    "where",
                    "没有编号为 %d 的大区。可改用 region:名称。".formatted(id),
                    "There is no region with the number %d. Maybe use region: and its name."
                        .formatted(id))
                .asException());
  }

  private static List<Long> numbers(String text, List<String> values) {
    try {
      return values.stream().map(Long::valueOf).toList();
    } catch (NumberFormatException e) {
      throw badCondition(text).asException();
    }
  }

  private static Refusal badCondition(String text) {
    return Refusal.invalid(
        "invalid_condition",
        "where",
        "条件“%s”无效，应形如 region:Central 或 person_id:9；期间用 from 和 to。".formatted(text),
        "The condition \"%s\" is not one. Write it like region:Central or person_id:9; periods go into from and to."
            .formatted(text));
  }

  private long id(Scope scope, Dimension dimension, String name) {
    Stream<Long> found =
        switch (dimension) {
          case PERSON ->
              organization.people(scope).all().stream()
                  .filter(person -> person.name().equals(name))
                  .map(Person::id);
          case COMPANY, DEPARTMENT, TEAM, UNIT ->
              organization.units(scope).depthFirst().stream()
                  .filter(unit ->
                      dimension.level().map(level -> level == unit.level()).orElse(true)
                          && unit.name().equals(name))
                  .map(Unit::id);
          case CUSTOMER,
              YEAR,
              QUARTER,
              MONTH,
              WEEK,
              DAY,
              REGION,
              CHANNEL,
              PRODUCT_LINE,
              INDUSTRY,
              TIER,
              NEWNESS,
              NODE,
              REASON ->
              Stream.<Long>empty();
        };
    return found
        .findFirst()
        .orElseThrow(() ->
            Refusal.invalid(
                    "unknown_name",
                    "where",
                    "%s 中没有“%s”。可改用 %s_id:编号。".formatted(dimension.code(), name, dimension.code()),
                    "There is no %s named \"%s\". Maybe use %s_id with its number."
                        .formatted(dimension.code(), name, dimension.code()))
                .asException());
  }
}
