package gnomon.server.pipeline;

/**
 * A list's address under a name.
 *
 * @param query the search part of the address
 * @param shared everyone may open it
 * @param mine whether the viewer saved it
 */
record SavedView(long id, String name, String query, boolean shared, boolean mine) {}
