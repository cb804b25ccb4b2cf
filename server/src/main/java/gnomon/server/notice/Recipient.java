package gnomon.server.notice;

/** Who is told: an account, or whatever accounts a person has. */
public sealed interface Recipient {

  record OfAccount(long id) implements Recipient {}

  record OfPerson(long id) implements Recipient {}
}
