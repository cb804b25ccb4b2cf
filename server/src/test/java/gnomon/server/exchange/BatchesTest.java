package gnomon.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BatchesTest extends ServerTest {

  private static final Mapping NO_FILES =
      new Mapping("crm", null, null, null, false, Mapping.Mode.UPDATE, List.of());

  @Autowired Database database;
  @Autowired Registers registers;
  @Autowired BusinessDay day;
  @Autowired BatchRepository repository;
  @Autowired Clock clock;

  private final class FailingImports extends Imports {

    private final Error failure;

    FailingImports(Error failure) {
      super(database, registers, day, follower, repository, clock);
      this.failure = failure;
    }

    @Override
    ImportReport load(
        Scope scope,
        Mapping mapping,
        Map<String, Upload> files,
        ProgressListener progress,
        RejectedRows rejected) {
      throw failure;
    }
  }

  private Batch ended(Error failure) throws InterruptedException {
    Batches batches = new Batches(database, repository, new FailingImports(failure), clock);
    UUID id = UUID.randomUUID();
    batches.order(id, NO_FILES, "anna");
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (batches.get(id).finishedAt() == null && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    return batches.get(id);
  }

  private static String reasonOf(Batch batch) {
    assertThat(batch.status()).isEqualTo(Batch.Status.FAILED);
    return String.valueOf(batch.problem());
  }

  @Test
  void an_import_that_does_not_fit_into_memory_ends_with_that_reason() throws InterruptedException {
    assertThat(reasonOf(ended(new OutOfMemoryError("too large")))).contains("too little memory");
  }

  @Test
  void an_error_ends_an_import_like_any_other_failure() throws InterruptedException {
    assertThat(reasonOf(ended(new NoClassDefFoundError("gone")))).contains("on our side");
  }
}
