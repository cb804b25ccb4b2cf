package gnomon.server.access;

import gnomon.server.database.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a wallboard, and what they may see.
 *
 * @param screen the screen, where it is one; null for someone who is signed in
 */
public record Watcher(Scope scope, @Nullable Screen screen) {}
