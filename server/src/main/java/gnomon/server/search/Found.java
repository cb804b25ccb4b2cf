package gnomon.server.search;

/**
 * Something that a search found.
 *
 * @param kind person, unit, customer, deal or product
 * @param detail what tells it from others of that name
 * @param to the page that shows it
 */
record Found(String kind, long id, String name, String detail, String to) {}
