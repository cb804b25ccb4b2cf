/**
 * The company: its units and people with dated memberships, fiscal year, time zone, currency and
 * working calendar, and what day it is.
 */
@org.jspecify.annotations.NullMarked
package gnomon.server.organization;
