package gnomon.server.demo;

import gnomon.server.access.Role;

/** Someone to look at a demo as. */
public record Guest(String username, Role role, String name) {}
