package gnomon.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  @Test
  void modules_know_each_other_without_cycles_and_only_by_what_they_publish() {
    ApplicationModules.of(GnomonServer.class).verify();
  }
}
