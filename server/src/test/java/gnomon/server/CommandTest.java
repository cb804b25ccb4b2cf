package gnomon.server;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.access.Accounts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A command on the command line has the services, and neither sockets nor sessions. */
class CommandTest {

  @Test
  void the_services_start_without_the_web() {
    try (ConfigurableApplicationContext command =
        new SpringApplicationBuilder(GnomonServer.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "gnomon.database.url", TestDatabase.fresh(),
                    "gnomon.database.owner", TestDatabase.owner(),
                    "gnomon.database.password", TestDatabase.password(),
                    "gnomon.ledger.follow", "false"))
            .run()) {
      Accounts accounts = command.getBean(Accounts.class);
      assertThat(accounts.areEmpty()).isTrue();
      assertThat(accounts.newSetupToken()).hasSizeGreaterThan(40);
    }
  }
}
