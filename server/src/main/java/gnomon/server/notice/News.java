package gnomon.server.notice;

import gnomon.server.api.Text;

/**
 * What is to be told.
 *
 * @param key names the event; an account hears each key once
 * @param path the page that shows more
 */
public record News(String key, Notice.Kind kind, Text text, String path) {}
