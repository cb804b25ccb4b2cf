package gnomon.server.pipeline;

import java.time.Instant;
import java.time.LocalDate;

/** What an open deal was worth until a moment, and from then on. */
record WorthChange(long dealId, Instant at, LocalDate day, Worth before, Worth after) {}
