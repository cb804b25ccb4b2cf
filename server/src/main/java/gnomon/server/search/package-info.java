/** Finds people, units, customers, deals and products by name, pinyin or initials. */
@org.jspecify.annotations.NullMarked
package gnomon.server.search;
