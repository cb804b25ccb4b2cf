package gnomon.cli;

import static gnomon.cli.Said.gnomon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands refuse, and how; then a company served by commands only. */
class CommandLineTest {

  @Test
  void a_data_folder_holds_one_company(@TempDir Path folder) throws IOException {
    Folders.claim(folder, "the demo company maven-crm");
    Folders.claim(folder, "the demo company maven-crm");
    assertThatThrownBy(() -> Folders.claim(folder, "a company of its own"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("holds the demo company maven-crm, not a company of its own")
        .hasMessageContaining("--data");
  }

  @Test
  void a_command_without_a_company_says_where_it_looked(@TempDir Path folder) {
    Said said = gnomon("token", "--user", "admin", "--data", folder.resolve("none").toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("There is no data folder").contains("none");
  }

  @Test
  void a_port_that_is_taken_is_named_with_a_free_one() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("localhost"))) {
      Listening listening = new Listening();
      listening.port = taken.getLocalPort();
      assertThatThrownBy(listening::properties)
          .isInstanceOf(InputRefused.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
    }
  }

  @Test
  void beyond_this_machine_a_password_does_not_travel_in_the_clear() {
    Listening listening = new Listening();
    listening.host = "0.0.0.0";
    assertThatThrownBy(listening::properties)
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("--certificate");
  }

  @Test
  void an_external_database_needs_its_owner() {
    Said said = gnomon("token", "--user", "admin", "--db", "jdbc:postgresql://localhost/gnomon");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("?user=NAME&password=");
    assertThat(gnomon("token", "--user", "a", "--db", "jdbc:mysql://x").err())
        .contains("\"jdbc:mysql://x\" is not an address of a PostgreSQL");
  }

  @Test
  void a_wrong_day_is_refused_before_anything_starts(@TempDir Path folder) {
    Said said = gnomon("demo", "--today", "1/10/2017", "--port", "0", "--data", folder.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("--today \"1/10/2017\" is not a date");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_option_that_a_demo_does_not_know_is_refused_before_anything_starts(@TempDir Path folder) {
    List<String> demo = List.of("demo", "--port", "0", "--data", folder.toString());
    assertThat(with(demo, "--company", "acme").err())
        .contains("no demo company \"acme\"")
        .contains("--company maven-crm");
    assertThat(with(demo, "--scale", "7").err()).contains("--scale 7 is not one of 1, 10 and 100");
    assertThat(with(demo, "--company", "maven-crm", "--seed", "2").err())
        .contains("--seed belongs to the demo company");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_demo_of_another_seed_needs_another_folder(@TempDir Path folder) throws IOException {
    Folders.claim(folder, "the demo company (seed 1, scale 1)");
    Said said = gnomon("demo", "--seed", "2", "--port", "0", "--data", folder.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("holds the demo company (seed 1, scale 1)")
        .contains("not the demo company (seed 2, scale 1)")
        .contains("--data");
  }

  private static Said with(List<String> command, String... options) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(options));
    return gnomon(all.toArray(String[]::new));
  }

  @Test
  void files_come_in_and_a_token_goes_out_by_commands_alone(@TempDir Path folder)
      throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data);
    Path people =
        file(folder, "people.csv", "name,region,team\nAnna,East,East 1\nBert,West,West 1\n");
    Path deals =
        file(
            folder,
            "deals.csv",
            "id,owner,stage,opened,closed,amount\n1,Anna,won,2017-01-02,2017-02-03,100.50\n2,Nobody,won,2017-01-02,2017-02-03,5\n");
    Path mapping =
        file(
            folder,
            "m.yaml",
            """
            source: test
            company: {name: Test, currency: CNY}
            history: true
            files:
              - file: people.csv
                entity: people
                columns: {name: name, region: region, team: team}
              - file: deals.csv
                entity: deals
                columns: {key: id, owner: owner, stage: stage, opened: opened, closed: closed, amount: amount}
            """);
    List<String> command =
        List.of(
            "import",
            "--data",
            data.toString(),
            "--errors",
            folder.toString(),
            "--mapping",
            mapping.toString(),
            people.toString(),
            deals.toString());
    Said first = gnomon(command.toArray(String[]::new));
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("read 2  added 1").contains("rejected 1").contains("Nobody");
    Said again = gnomon(command.toArray(String[]::new));
    assertThat(again.out()).contains("unchanged 1").contains("facts posted: 0");
    Said seller = account(data, "--user", "anna", "--role", "seller", "--person", "Anna");
    assertThat(seller.code()).as(seller.err()).isZero();
    assertThat(account(data, "--user", "anna", "--role", "seller", "--person", "Anna").err())
        .contains("There is an account \"anna\" already");
    assertThat(account(data, "--user", "bert", "--role", "seller").err()).contains("--person");
    assertThat(account(data, "--user", "bert", "--role", "boss").err())
        .contains("\"boss\" is not a role");
    Said issued = gnomon("token", "--user", "anna", "--data", data.toString());
    assertThat(issued.out().strip().lines().toList().getLast()).startsWith("gnomon_");
    Said token = gnomon("token", "--user", "nobody", "--data", data.toString());
    assertThat(token.code()).isEqualTo(2);
    assertThat(token.err()).contains("There is no account \"nobody\"");
  }

  @Test
  void a_company_can_live_in_a_database_that_someone_else_runs(@TempDir Path folder)
      throws IOException, SQLException {
    try (EmbeddedPostgres theirs = EmbeddedPostgres.start(folder.resolve("theirs"))) {
      String db = databaseOfAnOrdinaryAccount(theirs);
      Path people = file(folder, "people.csv", "name,region,team\nAnna,East,East 1\n");
      Path mapping =
          file(
              folder,
              "m.yaml",
              """
              source: test
              company: {name: Test, currency: CNY}
              files:
                - file: people.csv
                  entity: people
                  columns: {name: name, region: region, team: team}
              """);
      Said imported =
          gnomon("import", "--db", db, "--mapping", mapping.toString(), people.toString());
      assertThat(imported.code()).as(imported.err()).isZero();
      assertThat(imported.out()).contains("added 1");
      Said account =
          gnomon("account", "--db", db, "--user", "anna", "--role", "seller", "--person", "Anna");
      assertThat(account.code()).as(account.err()).isZero();
      Said issued = gnomon("token", "--db", db, "--user", "anna");
      assertThat(issued.out().strip().lines().toList().getLast()).startsWith("gnomon_");
    }
  }

  /** An account that owns its database and may create roles, and nothing else. */
  private static String databaseOfAnOrdinaryAccount(EmbeddedPostgres postgres) throws SQLException {
    postgres.createDatabase("theirs");
    try (Connection connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("theirs"), postgres.ownerName(), postgres.ownerPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("create role sales login createrole password 'p&ss word'");
      statement.execute("alter database theirs owner to sales");
    }
    return postgres.jdbcUrl("theirs") + "?user=sales&password=p%26ss%20word";
  }

  private static Said account(Path data, String... options) {
    List<String> command = new ArrayList<>(List.of("account", "--data", data.toString()));
    command.addAll(List.of(options));
    return gnomon(command.toArray(String[]::new));
  }

  private static Path file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
