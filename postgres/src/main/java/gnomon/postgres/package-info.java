/**
 * Gnomon's own PostgreSQL: unpacked, created, started, watched and stopped inside one data folder.
 *
 * <p>What {@link EmbeddedPostgres} guarantees:
 *
 * <ul>
 *   <li>An acknowledged commit is on disk: fsync, full-page writes, synchronous commit and data
 *       checksums are on, given on the command line so that no configuration file can undo them.
 *       Tests may give that up with {@link Options#fastForTests()}, nobody else.
 *   <li>Nobody is trusted: SCRAM with a random password in a file for its owner only; it listens on
 *       127.0.0.1 and has no socket file.
 *   <li>One owner per folder: a lock that the system frees when its holder dies refuses a second
 *       server by name.
 *   <li>A start needs no hands, whatever was killed before: an orphan left by a killed Gnomon is
 *       stopped and replaced (it could have been adopted, but a fresh server has today's settings
 *       and is our child, so that its death is seen at once); backends that outlived their server
 *       are ended; a process number that by now belongs to somebody else, or to a zombie, does not
 *       block; for what the dead still hold, the start is retried for 15 seconds.
 *   <li>Programs and database appear in their final folders only when complete and on disk.
 *   <li>Data of another major version is refused, never touched.
 *   <li>It runs for root too, which PostgreSQL itself refuses: see {@link Account}.
 * </ul>
 *
 * <p>Texts compare by code point under PostgreSQL's own C.UTF-8, which no update of the system's
 * libraries can change; ask for pinyin order with {@code collate "zh-Hans-CN-x-icu"}.
 *
 * <p>The folder {@code postgres/} in the data folder holds {@code bin-<version>/} (programs),
 * {@code data/}, {@code password}, {@code port}, {@code lock}, {@code log} and, once that has grown
 * large, {@code log.old}. With the server stopped, a copy of it is a backup for the same major
 * version. The programs do not include pg_dump, psql or pg_upgrade.
 *
 * <p>The programs come from the zonky binaries jar. Its launcher is made for tests: it trusts
 * everyone, switches fsync off, unpacks below the temporary folder, gives up after ten seconds, and
 * stops the server in a shutdown hook while the connection pool still uses it. Hence our own.
 *
 * <p>On macOS there is no {@code setsid}, so Ctrl-C in the terminal stops the server at the same
 * moment as Gnomon; nothing committed is lost.
 */
@NullMarked
package gnomon.postgres;

import org.jspecify.annotations.NullMarked;
