/**
 * The one door to PostgreSQL: every statement runs in a transaction that has taken a {@link
 * gnomon.server.database.Scope}; without one it sees nothing.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package gnomon.server.database;

import org.springframework.modulith.ApplicationModule;
