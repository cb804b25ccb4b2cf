package gnomon.bench;

import gnomon.postgres.EmbeddedPostgres;
import gnomon.server.access.Role;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Logging a visit over HTTP beside the same two rows by plain JDBC, each in a durable transaction
 * of its own, in a ledger of a million entries. Run it with {@code ./gnomon bench activity}.
 *
 * <p>The request is signed in, checked, stored once for its id, seen through the row scope of a
 * seller, answered as JSON; meanwhile the follower folds what comes in. The rival does none of
 * this.
 */
final class ActivityBench {

  private static final long ENTRIES = Long.getLong("gnomon.bench.entries", 1_000_000L);
  private static final int SELLERS = 16;
  private static final int OPERATIONS = 3_000;

  private ActivityBench() {}

  /** Someone who logs: a token, and the customer who is visited. */
  private record Seller(long personId, long unitId, long customerId, String token) {}

  static void run(Path folder) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      BenchServer.createDatabase(postgres);
      try (BenchServer server = BenchServer.start(postgres, 1_000_000);
          Rival rival = new Rival(postgres)) {
        List<Seller> sellers = prepare(postgres, server);
        LocalDate today = server.service(BusinessDay.class).today();
        System.out.println(
            "| logged by | connections | p50 ms | p99 ms | per second | JDBC p50 ÷ this |");
        System.out.println("|---|---|---|---|---|---|");
        for (int connections : List.of(1, 16)) {
          AtomicInteger turn = new AtomicInteger();
          Timing jdbc =
              rival.time(
                  connections,
                  OPERATIONS,
                  connection -> insert(connection, next(sellers, turn), today));
          print("plain JDBC", connections, jdbc, jdbc);
          Timing request =
              server.ask(connections, OPERATIONS, () -> request(server, next(sellers, turn)));
          print("POST /api/activities", connections, request, jdbc);
        }
      }
    }
  }

  private static Seller next(List<Seller> sellers, AtomicInteger turn) {
    return sellers.get(Math.floorMod(turn.getAndIncrement(), sellers.size()));
  }

  private static List<Seller> prepare(EmbeddedPostgres postgres, BenchServer server)
      throws Exception {
    Organization organization = server.service(Organization.class);
    BenchCompany.create(organization);
    try (Connection owner = BenchServer.owner(postgres)) {
      BenchCompany.fill(owner, 0, ENTRIES);
    }
    server.service(Follower.class).follow();
    List<Seller> sellers = new ArrayList<>();
    for (Membership membership :
        organization.people(Scope.everything()).memberships().subList(0, SELLERS)) {
      sellers.add(seller(server, membership));
    }
    return sellers;
  }

  private static Seller seller(BenchServer server, Membership membership) {
    Customers customers = server.service(Customers.class);
    String name = "Customer of " + membership.personId();
    customers.add(
        Scope.everything(), List.of(customer(name, membership.personId(), membership.unitId())));
    long id = customers.byNames(Scope.everything(), List.of(name)).getFirst().id();
    String token =
        server.token("seller" + membership.personId(), Role.SELLER, membership.personId());
    return new Seller(membership.personId(), membership.unitId(), id, token);
  }

  private static Customer customer(String name, @Nullable Long owner, @Nullable Long unit) {
    return new Customer(
        0, "bench/" + name, name, null, null, null, null, owner, unit, Map.of(), null, null);
  }

  private static HttpRequest request(BenchServer server, Seller seller) {
    String json =
        "{\"id\":\"%s\",\"kind\":\"visit\",\"customerId\":%d,\"text\":\"Went through the offer\"}"
            .formatted(UUID.randomUUID(), seller.customerId());
    return server
        .request("/api/activities", seller.token())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  private static void insert(Connection connection, Seller seller, LocalDate day)
      throws SQLException {
    String key = "rival/" + UUID.randomUUID();
    connection.setAutoCommit(false);
    try (PreparedStatement activity =
            connection.prepareStatement(
                "insert into activity_activity (key, kind, day, person_id, unit_id, customer_id, text,"
                    + " logged_at, logged_on) values (?, 'visit', ?, ?, ?, ?, ?, now(), ?)");
        PreparedStatement entry =
            connection.prepareStatement(
                "insert into ledger_entry (source, source_key, kind, day, recorded, unit_id, person_id,"
                    + " customer_id, quantity) values (?, ?, 'visit', ?, now(), ?, ?, ?, 1)")) {
      activity.setString(1, key);
      activity.setObject(2, day);
      activity.setLong(3, seller.personId());
      activity.setLong(4, seller.unitId());
      activity.setLong(5, seller.customerId());
      activity.setString(6, "Went through the offer");
      activity.setObject(7, day);
      activity.executeUpdate();
      entry.setString(1, key);
      entry.setString(2, key + "/done");
      entry.setObject(3, day);
      entry.setLong(4, seller.unitId());
      entry.setLong(5, seller.personId());
      entry.setLong(6, seller.customerId());
      entry.executeUpdate();
    }
    connection.commit();
  }

  private static void print(String by, int connections, Timing timing, Timing jdbc) {
    System.out.printf(
        "| %s | %d | %.2f | %.2f | %.0f | %.2f |%n",
        by, connections, timing.p50(), timing.p99(), timing.perSecond(), jdbc.p50() / timing.p50());
  }
}
