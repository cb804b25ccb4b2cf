/** What people did with buyers: visits, calls and needs reports. */
@org.jspecify.annotations.NullMarked
package gnomon.server.activity;
