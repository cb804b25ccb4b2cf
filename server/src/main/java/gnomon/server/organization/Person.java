package gnomon.server.organization;

import org.jspecify.annotations.Nullable;

/** Someone who works here, whether or not with an account. */
public record Person(long id, String key, String name, @Nullable String title) {}
