package gnomon.server.exchange;

import gnomon.server.api.Nearest;
import gnomon.server.customer.Customer;
import gnomon.server.database.Scope;
import gnomon.server.organization.Company;
import gnomon.server.organization.People;
import gnomon.server.organization.Person;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Product;
import gnomon.server.pipeline.Recording;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one import has at hand while it loads: whom and what its texts refer to. */
final class Loading {

  private static final int SUGGESTED_FROM = 50_000;

  private final Scope scope;
  private final Registers registers;
  private final String source;
  private final boolean history;
  private final Company company;
  private final LocalDate today;
  private final Touched touched = new Touched();
  private @Nullable Names<Person> people;
  private @Nullable Names<Product> products;
  private @Nullable Circumstances circumstances;
  private @Nullable List<String> customerNames;

  Loading(Scope scope, Registers registers, Mapping mapping, LocalDate today) {
    this.scope = scope;
    this.registers = registers;
    this.source = mapping.source();
    this.history = mapping.isHistory();
    this.company = registers.organization().company(scope);
    this.today = today;
  }

  Scope scope() {
    return scope;
  }

  Registers registers() {
    return registers;
  }

  String source() {
    return source;
  }

  Touched touched() {
    return touched;
  }

  LocalDate today() {
    return today;
  }

  boolean isHistory() {
    return history;
  }

  int scale() {
    return company.scale();
  }

  String key(String text) {
    return source + "/" + text;
  }

  /** Forgets what was read ahead; people, units or products have changed. */
  void renew() {
    people = null;
    products = null;
    circumstances = null;
  }

  Circumstances circumstances() {
    Circumstances known = circumstances;
    if (known == null) {
      known =
          new Circumstances(
              registers.organization().people(scope),
              registers.organization().units(scope),
              registers.organization().newnessDays(scope));
      circumstances = known;
    }
    return known;
  }

  long unitToday(long personId) {
    return circumstances().unitOf(personId, today);
  }

  /** When the facts of a row count as known; a change of something known is known from now on. */
  Recording recording(Row row, boolean isNew) {
    LocalDate day = row.date("recorded", null);
    if (day != null) {
      return new Recording.At(day.atStartOfDay(company.zone()).toInstant());
    }
    return history && isNew ? new Recording.OnItsDay(company.zone()) : new Recording.Now();
  }

  @Nullable Long person(Row row, String field, @Nullable Long otherwise, Tally tally) {
    if (!row.has(field)) {
      return otherwise;
    }
    Person found = one(row, field, personNames(), tally);
    return found == null ? null : found.id();
  }

  private Names<Person> personNames() {
    Names<Person> known = people;
    if (known == null) {
      People all = registers.organization().people(scope);
      known = new Names<>(all.all(), source, Person::key, Person::name);
      people = known;
    }
    return known;
  }

  @Nullable Product product(Row row, String field, Tally tally) {
    Names<Product> known = products;
    if (known == null) {
      known = new Names<>(registers.products().all(scope), source, Product::key, Product::name);
      products = known;
    }
    return one(row, field, known, tally);
  }

  /** The customers that some rows name, read in two statements. */
  Names<Customer> customersNamedIn(List<Row> rows, String field) {
    Collection<String> texts = new TreeSet<>(rows.stream().map(row -> row.value(field)).toList());
    List<String> keys = texts.stream().map(this::key).toList();
    Map<String, Customer> keyed = registers.customers().byKeys(scope, keys);
    List<String> unkeyed = texts.stream().filter(text -> !keyed.containsKey(key(text))).toList();
    List<Customer> named = registers.customers().byNames(scope, unkeyed);
    return new Names<>(
        Stream.concat(keyed.values().stream(), named.stream()).distinct().toList(),
        source,
        Customer::key,
        Customer::name);
  }

  @Nullable Customer customer(Row row, String field, Names<Customer> names, Tally tally) {
    return one(row, field, names, tally);
  }

  /** The first of two values, if it is there. */
  static <T> @Nullable T first(@Nullable T value, @Nullable T otherwise) {
    return value == null ? otherwise : value;
  }

  /** The customer that is named, or the one that follows from the deal or order. */
  static @Nullable Long customerOf(@Nullable Customer named, @Nullable Long implied) {
    return named == null ? implied : Long.valueOf(named.id());
  }

  /** The deals of the same source that some rows name. */
  Map<String, Deal> dealsNamedIn(List<Row> rows) {
    List<String> keys = rows.stream().map(row -> key(row.value("deal"))).distinct().toList();
    return registers.deals().byKeys(scope, keys);
  }

  @Nullable Deal deal(Row row, Map<String, Deal> deals, Tally tally) {
    String name = row.value("deal");
    Deal deal = deals.get(key(name));
    if (deal == null && !name.isEmpty()) {
      unknown(row, "deal", name, Optional.empty(), tally);
    }
    return deal;
  }

  /** What a text of a row refers to; a problem of the row if that is nothing, or not clear. */
  <T> @Nullable T one(Row row, String field, Names<T> names, Tally tally) {
    String text = row.value(field);
    if (text.isEmpty()) {
      return null;
    }
    List<T> found = names.find(text);
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      unknown(row, field, text, suggestion(field, text, names), tally);
    } else {
      row.problem(
          field,
          text,
          "有 %d 个同名的“%s”。请改用编号。".formatted(found.size(), text),
          "%d are called \"%s\". Use the key instead.".formatted(found.size(), text));
    }
    return null;
  }

  private Optional<String> suggestion(String field, String text, Names<?> names) {
    if (!field.equals("customer")) {
      return names.nearest(text);
    }
    List<String> known = customerNames;
    if (known == null) {
      known = registers.customers().names(scope, SUGGESTED_FROM);
      customerNames = known;
    }
    return Nearest.to(text, known);
  }

  void unknown(Row row, String field, String text, Optional<String> suggestion, Tally tally) {
    tally.unmatched(field, text, suggestion.orElse(null));
    row.problem(
        field,
        text,
        "没有“%s”。%s"
            .formatted(text, suggestion.map("是否应为“%s”？"::formatted).orElse("请先导入，或在映射中指定对应值。")),
        "There is no \"%s\". %s"
            .formatted(
                text,
                suggestion
                    .map("Maybe \"%s\"."::formatted)
                    .orElse("Import it first, or map the value to one that is there.")));
  }
}
