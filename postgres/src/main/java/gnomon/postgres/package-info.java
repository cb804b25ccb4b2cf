/**
 * Gnomon's own PostgreSQL: unpacked, created, started, watched and stopped inside one data folder.
 */
@NullMarked
package gnomon.postgres;

import org.jspecify.annotations.NullMarked;
