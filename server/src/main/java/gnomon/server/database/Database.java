package gnomon.server.database;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction under a {@link Scope}. Work inside other work joins its transaction;
 * under another scope it takes that scope for its duration and gives the outer one back. Reading
 * work sees one snapshot from its first statement to its last, so that the parts of an answer
 * agree.
 */
@Component
public class Database {

  private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

  private final DSLContext dsl;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  Database(DSLContext dsl, PlatformTransactionManager transactions) {
    this.dsl = dsl;
    this.writing = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  public <T extends @Nullable Object> T read(Scope scope, Function<DSLContext, T> work) {
    return run(reading, scope, work);
  }

  public <T extends @Nullable Object> T write(Scope scope, Function<DSLContext, T> work) {
    return run(writing, scope, work);
  }

  public void change(Scope scope, Consumer<DSLContext> work) {
    run(
        writing,
        scope,
        dsl -> {
          work.accept(dsl);
          return Boolean.TRUE;
        });
  }

  @SuppressWarnings("NullAway") // the template hands back what the work returned
  private <T extends @Nullable Object> T run(
      TransactionTemplate transaction, Scope scope, Function<DSLContext, T> work) {
    Scope outer = CURRENT.get();
    if (scope.equals(outer)) {
      return work.apply(dsl);
    }
    return transaction.execute(_ -> {
      take(scope);
      CURRENT.set(scope);
      try {
        T result = work.apply(dsl);
        giveBack(outer);
        return result;
      } catch (RuntimeException | Error failure) {
        giveBackAfter(failure, outer);
        throw failure;
      } finally {
        CURRENT.set(outer);
      }
    });
  }

  private void giveBack(@Nullable Scope outer) {
    if (outer != null) {
      take(outer);
    }
  }

  /** Whoever catches the failure goes on in its own scope; an aborted transaction takes none. */
  private void giveBackAfter(Throwable failure, @Nullable Scope outer) {
    try {
      giveBack(outer);
    } catch (DataAccessException | org.jooq.exception.DataAccessException aborted) {
      failure.addSuppressed(aborted);
    }
  }

  private void take(Scope scope) {
    dsl.select(
            setting("role", scope.role()),
            setting("gnomon.units", scope.units()),
            setting("gnomon.person", scope.person()))
        .fetch();
  }

  private static org.jooq.Field<String> setting(String name, String value) {
    return DSL.field("set_config({0}, {1}, true)", String.class, DSL.val(name), DSL.val(value));
  }
}
