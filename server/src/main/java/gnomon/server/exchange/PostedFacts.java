package gnomon.server.exchange;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Nearest;
import gnomon.server.api.Refusal;
import gnomon.server.api.Refused;
import gnomon.server.api.Text;
import gnomon.server.customer.Customer;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Dimensions;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.ledger.Posting;
import gnomon.server.organization.People;
import gnomon.server.organization.Person;
import gnomon.server.organization.UnitTree;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.FactKey;
import gnomon.server.pipeline.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Facts that other systems post one by one, all of a request or none. */
@Service
class PostedFacts {

  private final Database database;
  private final Registers registers;
  private final Ledger ledger;

  PostedFacts(Database database, Registers registers, Ledger ledger) {
    this.database = database;
    this.registers = registers;
    this.ledger = ledger;
  }

  Posting post(Scope scope, List<FactOrder> orders) {
    requireOwnKeys(orders);
    return database.write(
        scope,
        _ -> {
          Around around = new Around(scope);
          List<Entry> facts = orders.stream().map(around::fact).toList();
          Posting posting = ledger.post(scope, facts);
          if (!posting.conflicts().isEmpty()) {
            throw conflict(posting.conflicts()).asException();
          }
          return posting;
        });
  }

  private static void requireOwnKeys(List<FactOrder> orders) {
    Set<String> seen = new HashSet<>();
    for (FactOrder order : orders) {
      if (!seen.add(order.key())) {
        throw Refusal.invalid(
                "key_twice",
                "key",
                "键“%s”在一次请求中出现了两次。".formatted(order.key()),
                "The key \"%s\" is twice in one request.".formatted(order.key()))
            .asException();
      }
    }
  }

  private static Refusal conflict(List<String> sources) {
    String keys =
        String.join(", ", sources.stream().map(key -> key.replaceFirst("^fact:", "")).toList());
    return Refusal.conflict(
        "key_conflict",
        "键 %s 已有内容不同的事实。请先冲销它，或使用新的键。".formatted(keys),
        "The ledger holds another fact under %s. Reverse it first, or use a new key."
            .formatted(keys));
  }

  /** Corrects a posted fact by a reversing entry. */
  Posting reverse(Scope scope, String key) {
    return ledger
        .reverse(scope, FactKey.source("fact", key))
        .orElseThrow(() ->
            Refusal.absent(
                    "没有键为“%s”的事实。".formatted(key),
                    "There is no fact with the key \"%s\".".formatted(key))
                .asException());
  }

  /** What a request's facts refer to, read once. */
  private final class Around {

    private final Scope scope;
    private final People people;
    private final UnitTree units;
    private final Circumstances circumstances;
    private final List<Product> products;
    private final int scale;

    Around(Scope scope) {
      this.scope = scope;
      this.people = registers.organization().people(scope);
      this.units = registers.organization().units(scope);
      this.circumstances =
          new Circumstances(people, units, registers.organization().newnessDays(scope));
      this.products = registers.products().all(scope);
      this.scale = registers.organization().company(scope).scale();
    }

    Entry fact(FactOrder order) {
      Kind kind = kind(order.kind());
      Deal deal = deal(order);
      Customer customer = customer(order, deal);
      Entry.Who who = who(order, customer, deal);
      requireScope(who, order.day());
      String source = FactKey.source("fact", order.key());
      return new Entry(
          source,
          source,
          kind,
          order.day(),
          order.occurredAt(),
          who,
          dimensions(order, who.unitId(), customer, deal),
          numbers(order, kind),
          null,
          false);
    }

    private Kind kind(String code) {
      return Kind.find(code)
          .orElseThrow(() -> {
            List<String> codes = Arrays.stream(Kind.values()).map(Kind::code).toList();
            String maybe = Nearest.to(code, codes).orElse(String.join(", ", codes));
            return Refusal.invalid(
                    "kind_unknown",
                    "kind",
                    "没有事实类型“%s”。是否应为：%s？".formatted(code, maybe),
                    "\"%s\" is not a kind of fact. Maybe %s.".formatted(code, maybe))
                .asException();
          });
    }

    private @Nullable Deal deal(FactOrder order) {
      Long id = order.dealId();
      return id == null
          ? null
          : registers.deals().find(scope, id).orElseThrow(() -> absent("dealId", "商机", "deal", id));
    }

    private @Nullable Customer customer(FactOrder order, @Nullable Deal deal) {
      Long id = Loading.first(order.customerId(), deal == null ? null : deal.customerId());
      return id == null
          ? null
          : registers
              .customers()
              .find(scope, id)
              .orElseThrow(() -> absent("customerId", "客户", "customer", id));
    }

    private Entry.Who who(FactOrder order, @Nullable Customer customer, @Nullable Deal deal) {
      Long personId = person(order);
      Long unitId = order.unitId();
      if (unitId != null && units.find(unitId).isEmpty()) {
        throw absent("unitId", "单元", "unit", unitId);
      }
      if (unitId == null && personId == null) {
        throw Refusal.invalid(
                "unit_missing",
                "unitId",
                "事实需要 personId、person 或 unitId 之一。",
                "A fact needs personId, person or unitId.")
            .asException();
      }
      long unit =
          unitId != null || personId == null
              ? java.util.Objects.requireNonNull(unitId)
              : circumstances.unitOf(personId, order.day());
      return new Entry.Who(
          unit,
          personId,
          customer == null ? null : Long.valueOf(customer.id()),
          deal == null ? null : Long.valueOf(deal.id()));
    }

    private @Nullable Long person(FactOrder order) {
      Long id = order.personId();
      if (id != null) {
        return people
            .find(id)
            .map(Person::id)
            .orElseThrow(() -> absent("personId", "人员", "person", id));
      }
      String name = order.person();
      if (name == null) {
        return null;
      }
      Names<Person> names = new Names<>(people.all(), "", Person::key, Person::name);
      List<Person> found = names.find(name);
      if (found.size() != 1) {
        String maybe = names.nearest(name).orElse("personId");
        throw Refusal.invalid(
                "person_unknown",
                "person",
                "有 %d 人名为“%s”。是否应为：%s？".formatted(found.size(), name, maybe),
                "%d people are called \"%s\". Maybe %s.".formatted(found.size(), name, maybe))
            .asException();
      }
      return found.getFirst().id();
    }

    /**
     * Row-level security looks at the unit or the person; that both belong together on the day is
     * for us to see, else a fact could be put on another unit's account.
     */
    private void requireScope(Entry.Who who, LocalDate day) {
      boolean allowed =
          switch (scope) {
            case Scope.Machinery _, Scope.Everything _ -> true;
            case Scope.Units mine -> mine.unitIds().contains(who.unitId()) && isMember(who, day);
            case Scope.Own mine ->
                Long.valueOf(mine.personId()).equals(who.personId())
                    && circumstances.unitOf(mine.personId(), day) == who.unitId();
            case Scope.Published _ -> false;
          };
      if (!allowed) {
        throw new Refusal(
                HttpStatus.FORBIDDEN,
                "out_of_scope",
                null,
                new Text(
                    "您只能为自己范围内的人员，并在其当日所属单元记录事实。",
                    "You can post facts only for people in your scope, in the unit where they were on that day."))
            .asException();
      }
    }

    /** Whether a fact's person, if it has one, was in its unit on the day. */
    private boolean isMember(Entry.Who who, LocalDate day) {
      Long personId = who.personId();
      return personId == null
          || people.memberships(personId).stream()
              .anyMatch(
                  membership -> membership.unitId() == who.unitId() && membership.covers(day));
    }

    private Dimensions dimensions(
        FactOrder order, long unitId, @Nullable Customer customer, @Nullable Deal deal) {
      Product product =
          products.stream()
              .filter(one -> deal != null && Long.valueOf(one.id()).equals(deal.productId()))
              .findFirst()
              .orElse(null);
      Dimensions known =
          circumstances.dimensions(
              unitId, customer, product, deal == null ? null : deal.channel(), order.day());
      return new Dimensions(
          Loading.first(order.channel(), known.channel()),
          Loading.first(order.productLine(), known.productLine()),
          Loading.first(order.region(), known.region()),
          Loading.first(order.industry(), known.industry()),
          Loading.first(order.tier(), known.tier()),
          Loading.first(order.newness(), known.newness()),
          node(order),
          null,
          order.reason());
    }

    private @Nullable String node(FactOrder order) {
      String code = order.node();
      if (code != null && Node.find(code).isEmpty()) {
        List<String> codes = Arrays.stream(Node.values()).map(Node::code).toList();
        String maybe = Nearest.to(code, codes).orElse(String.join(", ", codes));
        throw Refusal.invalid(
                "node_unknown",
                "node",
                "没有节点“%s”。是否应为：%s？".formatted(code, maybe),
                "\"%s\" is not a node. Maybe %s.".formatted(code, maybe))
            .asException();
      }
      return code;
    }

    private Numbers numbers(FactOrder order, Kind kind) {
      Long quantity = order.quantity();
      return new Numbers(
          minorUnits(order),
          quantity != null ? quantity : kind == Kind.SIGNED ? 1 : 0,
          order.seconds(),
          order.score(),
          false);
    }

    private long minorUnits(FactOrder order) {
      BigDecimal amount =
          new BigDecimal(Optional.ofNullable(order.amount()).orElse("0")).stripTrailingZeros();
      if (amount.scale() > scale) {
        throw Refusal.invalid(
                "amount_scale",
                "amount",
                "金额“%s”至多 %d 位小数。".formatted(order.amount(), scale),
                "The amount \"%s\" may have at most %d decimals.".formatted(order.amount(), scale))
            .asException();
      }
      return amount.movePointRight(scale).longValueExact();
    }
  }

  private static Refused absent(String field, String zh, String en, long id) {
    return Refusal.invalid(
            "reference_unknown",
            field,
            "没有编号为 %d 的%s。".formatted(id, zh),
            "There is no %s %d.".formatted(en, id))
        .asException();
  }
}
