package gnomon.server;

import static gnomon.server.Guard.ALL;
import static gnomon.server.Guard.OWN;
import static gnomon.server.Guard.PUBLISHED;
import static gnomon.server.Guard.ROLES;
import static gnomon.server.Guard.SYSTEM;
import static gnomon.server.Guard.UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.access.Role;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S2: every role against every table, as the database itself enforces it. */
class ScopeTest extends ServerTest {

  private static final String REFUSED = "refused";
  private static final List<String> APPLICATION =
      List.of("gnomon_app", SYSTEM, ALL, UNITS, OWN, PUBLISHED);
  private static final String NAMES = "'" + String.join("', '", APPLICATION) + "'";

  @Autowired Database database;
  @Autowired DSLContext bare;

  private long east;
  private long west;
  private long anna;
  private long ben;
  private long cora;

  /**
   * Anna and Ben in the east, Cora in the west, a row of each in every table; that they joined is
   * their row in the ledger.
   */
  @BeforeAll
  void a_row_of_each_in_every_table() {
    Unit company = aCompany("Scope Works", "USD");
    Unit eastTeam = aUnit(company, Unit.Level.TEAM, "East");
    Unit westTeam = aUnit(company, Unit.Level.TEAM, "West");
    east = eastTeam.id();
    west = westTeam.id();
    anna = aPerson("Anna", eastTeam, Membership.Role.SELLER).id();
    ben = aPerson("Ben", eastTeam, Membership.Role.SELLER).id();
    cora = aPerson("Cora", westTeam, Membership.Role.SELLER).id();
    anAccount("ada", null, Role.ADMINISTRATOR);
    MadeUpRows rows = new MadeUpRows(owner());
    for (Guard guard : Guards.DECLARED) {
      if (guard.isOfRows() && count(guard) == 0) {
        rows.add(guard, 1, belongingTo(guard, east, anna));
        rows.add(guard, 2, belongingTo(guard, east, ben));
        rows.add(guard, 3, belongingTo(guard, west, cora));
      } else if (!guard.isOfRows() && !guard.isMachinery() && count(guard) == 0) {
        rows.add(guard, 1, Map.of());
      }
    }
  }

  private static Map<String, String> belongingTo(Guard guard, long unit, long person) {
    return Map.of("unit_id", "" + unit, guard.personColumn(), "" + person);
  }

  private long count(Guard guard) {
    return Long.parseLong(owner().one("select count(*) from " + guard.table()));
  }

  private static void forEveryTable(Consumer<Guard> check) {
    Guards.DECLARED.stream().filter(guard -> !guard.isMachinery()).forEach(check);
  }

  @Test
  void S2_every_table_is_declared_with_its_protection() {
    List<String> undeclared = new ArrayList<>(owner().tables());
    undeclared.removeAll(Guards.DECLARED.stream().map(Guard::table).toList());
    assertThat(undeclared)
        .as(
            "Tables without a declared protection. Protect each in its migration (protect_rows,"
                + " open_rows or close_rows), then declare it in Guards.DECLARED")
        .isEmpty();
    List<String> gone = new ArrayList<>(Guards.DECLARED.stream().map(Guard::table).toList());
    gone.removeAll(owner().tables());
    assertThat(gone).as("Declared in Guards, but not in the database").isEmpty();
  }

  @Test
  void S2_every_table_has_row_level_security_and_an_owner_that_never_signs_in_as_the_application() {
    Map<String, List<String>> found = new TreeMap<>();
    owner()
        .rows(
            "select relname, relrowsecurity, pg_get_userbyid(relowner) from pg_class"
                + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
        .forEach(row -> found.put(row.getFirst(), row));
    forEveryTable(guard -> {
      List<String> row = found.getOrDefault(guard.table(), List.of("", "", ""));
      assertThat(row.get(1)).as("row security of " + guard.table()).isEqualTo("t");
      assertThat(row.get(2)).as("owner of " + guard.table()).isNotIn(APPLICATION);
    });
    assertThat(
            owner()
                .rows(
                    "select relname from pg_class where pg_get_userbyid(relowner) in ("
                        + NAMES
                        + ")"))
        .as("What the application's roles own")
        .isEmpty();
    assertThat(
            owner()
                .rows(
                    "select proname from pg_proc where pg_get_userbyid(proowner) in ("
                        + NAMES
                        + ")"))
        .isEmpty();
  }

  @Test
  void S2_the_application_role_is_nobody_until_it_takes_a_scope() {
    assertThat(
            owner()
                .rows(
                    "select rolname from pg_roles where rolname in ("
                        + NAMES
                        + ")"
                        + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"))
        .isEmpty();
    assertThat(
            owner()
                .rows(
                    "select m.roleid::regrole::text from pg_auth_members m"
                        + " where m.member = 'gnomon_app'::regrole and (m.inherit_option or m.admin_option)"))
        .as("What gnomon_app has without taking a role")
        .isEmpty();
    assertThat(owner().one("select has_schema_privilege('gnomon_app', 'public', 'create')"))
        .isEqualTo("f");
    forEveryTable(guard ->
        assertThatThrownBy(() -> bare.fetchValue("select count(*) from " + guard.table()))
            .as(guard.table() + " without a scope")
            .hasStackTraceContaining("permission denied"));
  }

  @Test
  void S2_each_role_has_the_declared_privileges_and_no_other() {
    forEveryTable(guard -> {
      Map<String, Set<String>> granted = new TreeMap<>();
      owner()
          .rows(
              "select case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end,"
                  + " lower(a.privilege_type) from pg_class c, aclexplode(c.relacl) a"
                  + " where c.oid = ?::regclass and a.grantee <> c.relowner",
              guard.table())
          .forEach(
              row -> granted.computeIfAbsent(row.get(0), _ -> new TreeSet<>()).add(row.get(1)));
      for (String role : ROLES) {
        assertThat(granted.getOrDefault(role, Set.of()))
            .as(role + " on " + guard.table())
            .isEqualTo(guard.privileges(role));
      }
      assertThat(granted.keySet()).as("roles on " + guard.table()).isSubsetOf(ROLES);
    });
  }

  @Test
  void S2_single_columns_are_granted_only_to_the_published_scope_and_only_as_declared() {
    forEveryTable(guard ->
        assertThat(
                owner()
                    .rows(
                        "select a.attname, pg_get_userbyid(g.grantee), lower(g.privilege_type)"
                            + " from pg_attribute a, aclexplode(a.attacl) g"
                            + " where a.attrelid = ?::regclass and a.attnum > 0",
                        guard.table()))
            .as("columns of " + guard.table())
            .containsExactlyInAnyOrderElementsOf(
                guard.publishedColumns().stream()
                    .map(column -> List.of(column, PUBLISHED, "select"))
                    .toList()));
  }

  @Test
  void S2_a_role_has_one_policy_for_each_privilege_and_never_two_for_a_command() {
    forEveryTable(guard -> {
      Map<String, Integer> policies = policies(guard);
      assertThat(policies.values()).as("policies of " + guard.table()).allMatch(n -> n == 1);
      for (String role : ROLES) {
        for (String privilege : guard.privileges(role)) {
          assertThat(policies).as(guard.table()).containsKey(role + " " + privilege);
        }
      }
    });
  }

  private Map<String, Integer> policies(Guard guard) {
    Map<String, Integer> found = new TreeMap<>();
    for (List<String> row :
        owner()
            .rows(
                "select r.role::regrole::text, p.polcmd, p.polpermissive from pg_policy p,"
                    + " unnest(p.polroles) r(role) where p.polrelid = ?::regclass",
                guard.table())) {
      assertThat(row.get(2)).as("permissive").isEqualTo("t");
      for (String command : commands(row.get(1))) {
        found.merge(row.get(0) + " " + command, 1, Integer::sum);
      }
    }
    return found;
  }

  private static List<String> commands(String code) {
    return switch (code) {
      case "r" -> List.of("select");
      case "a" -> List.of("insert");
      case "w" -> List.of("update");
      case "d" -> List.of("delete");
      default -> List.of("select", "insert", "update", "delete");
    };
  }

  private String seen(Scope scope, Guard guard) {
    try {
      return String.valueOf(
          database.<Object>read(
              scope, dsl -> dsl.fetchSingle("select count(*) from " + guard.table()).get(0)));
    } catch (RuntimeException refused) {
      assertThat(refused).hasStackTraceContaining("permission denied");
      return REFUSED;
    }
  }

  private String expected(String role, Guard guard, String rowsShown) {
    if (!guard.isSeenBy(role)) {
      return REFUSED;
    }
    return switch (guard.sight(role)) {
      case EVERY -> "" + count(guard);
      case ITS_UNITS -> "2";
      case ITS_OWN -> "1";
      case AS_PUBLISHED -> rowsShown;
    };
  }

  @Test
  void S2_each_role_sees_exactly_its_rows_of_every_table() {
    Scope units = new Scope.Units(anna, Set.of(east));
    Scope own = new Scope.Own(anna, Set.of(east));
    forEveryTable(guard -> {
      assertThat(seen(Scope.system(), guard))
          .as("system on " + guard.table())
          .isEqualTo(expected(SYSTEM, guard, ""));
      assertThat(seen(EVERYTHING, guard))
          .as("all on " + guard.table())
          .isEqualTo(expected(ALL, guard, ""));
      assertThat(seen(units, guard))
          .as("units on " + guard.table())
          .isEqualTo(expected(UNITS, guard, ""));
      assertThat(seen(own, guard))
          .as("own on " + guard.table())
          .isEqualTo(expected(OWN, guard, ""));
    });
  }

  @Test
  void S2_the_company_decides_how_far_the_published_scope_sees() {
    Map<String, String> visible = Map.of("all", "3", "team", "2", "none", "0");
    visible.forEach((visibility, rowsShown) -> {
      owner().execute("update organization_company set ranking_visibility = ?", visibility);
      for (Scope viewer :
          List.of(new Scope.Units(anna, Set.of(east)), new Scope.Own(anna, Set.of(east)))) {
        forEveryTable(guard ->
            assertThat(seen(viewer.published(), guard))
                .as("published to " + visibility + " on " + guard.table())
                .isEqualTo(expected(PUBLISHED, guard, rowsShown)));
      }
    });
  }

  @Test
  void S2_someone_without_units_or_person_sees_no_row_of_anyone() {
    for (Scope nobody : List.of(new Scope.Own(0, Set.of()), new Scope.Units(0, Set.of()))) {
      forEveryTable(guard -> {
        if (guard.isOfRows()) {
          assertThat(seen(nobody, guard)).as(guard.table()).isEqualTo("0");
        }
      });
    }
  }

  @Test
  void S2_no_one_posts_a_fact_for_others() {
    for (Scope scope :
        List.of(new Scope.Units(anna, Set.of(east)), new Scope.Own(anna, Set.of(east)))) {
      assertThatThrownBy(() ->
              database.change(
                  scope,
                  dsl ->
                      dsl.execute(
                          "insert into ledger_entry (source, source_key, kind, day, recorded,"
                              + " unit_id, person_id) values ('s', 'foreign', 'signed',"
                              + " '2017-03-01', now(), ?, ?)",
                          west,
                          cora)))
          .hasStackTraceContaining("row-level security");
    }
  }

  @Test
  void S2_a_draft_is_seen_by_planners_only() {
    owner()
        .work(connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update target_plan set status = 'draft', published_at = null");
            return true;
          }
        });
    for (Scope scope :
        List.of(
            new Scope.Units(anna, Set.of(east)),
            new Scope.Own(anna, Set.of(east)),
            new Scope.Own(anna, Set.of(east)).published())) {
      for (String table : List.of("target_plan", "target_person", "target_cell")) {
        assertThat(
                database.<Object>read(
                    scope, dsl -> dsl.fetchSingle("select count(*) from " + table).get(0)))
            .as(scope.role() + " on " + table)
            .isEqualTo(0L);
      }
    }
    owner()
        .work(connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            return statement.execute(
                "update target_plan set status = 'published', published_at = now()");
          }
        });
  }

  @Test
  void S2_every_function_that_passes_the_policies_is_declared_and_closed_to_others() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (List<String> row :
        owner()
            .rows(
                """
                select p.proname, coalesce(array_to_string(p.proconfig, ','), ''),
                  coalesce((select string_agg(
                    case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end, ',')
                    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                    where a.grantee <> p.proowner), '')
                from pg_proc p
                where p.pronamespace = 'public'::regnamespace and p.prosecdef
                  and p.prorettype <> 'trigger'::regtype
                """)) {
      assertThat(row.get(1)).as(row.getFirst()).contains("search_path=");
      found.put(row.getFirst(), new TreeSet<>(List.of(row.get(2).split(",", -1))));
    }
    assertThat(found)
        .as("Functions with the owner's rights: declare each in Guards.FUNCTIONS with its callers")
        .isEqualTo(new TreeMap<>(Guards.FUNCTIONS));
  }
}
