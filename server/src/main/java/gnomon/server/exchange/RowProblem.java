package gnomon.server.exchange;

import gnomon.server.api.Text;

/** What is wrong with a value of a row, and what would be right. */
public record RowProblem(long line, String field, String value, Text problem) {}
