package gnomon.server.access;

import gnomon.server.database.Scope;

/** Who asks, and what they may see. */
public record Viewer(Account account, Scope scope) {}
