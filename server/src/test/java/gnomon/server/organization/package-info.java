/** Proves units, people, memberships and the calendar. */
@org.jspecify.annotations.NullMarked
package gnomon.server.organization;
