package gnomon.server.pipeline;

import gnomon.server.api.Text;

/**
 * Why a deal was lost, or what keeps it where it is: an entry of a list that the company maintains.
 *
 * @param active whether it can still be chosen; deals that have it keep it
 */
record Reason(String code, Text name, boolean active) {}
