package gnomon.server.measure;

import java.util.List;
import java.util.Optional;

/**
 * What a group stands for: its bucket and the value of each dimension that is not time. A reference
 * is its number, a word is itself; empty where the facts carry none.
 */
record Key(int bucket, List<Optional<Object>> values) {}
