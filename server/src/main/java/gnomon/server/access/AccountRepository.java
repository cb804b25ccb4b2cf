package gnomon.server.access;

import static gnomon.database.Tables.ACCESS_FAILED_SIGN_IN;
import static gnomon.database.Tables.ACCESS_SCREEN;
import static gnomon.database.Tables.ACCESS_SETUP_LINK;
import static gnomon.database.Tables.ACCESS_TOKEN;
import static gnomon.database.Tables.ACCESS_USER;

import gnomon.database.tables.records.AccessUserRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

  private final DSLContext dsl;

  AccountRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** An account with the hash of its password. */
  record Credentials(Account account, String passwordHash) {}

  boolean isEmpty() {
    return !dsl.fetchExists(ACCESS_USER);
  }

  Optional<Credentials> find(String username) {
    return dsl.selectFrom(ACCESS_USER)
        .where(ACCESS_USER.USERNAME.eq(username))
        .fetchOptional(r -> new Credentials(account(r), r.getPasswordHash()));
  }

  List<Account> all() {
    return dsl.selectFrom(ACCESS_USER).orderBy(ACCESS_USER.ID).fetch(AccountRepository::account);
  }

  List<Account> ofPerson(long personId) {
    return dsl.selectFrom(ACCESS_USER)
        .where(ACCESS_USER.PERSON_ID.eq(personId))
        .and(ACCESS_USER.DISABLED_AT.isNull())
        .orderBy(ACCESS_USER.ID)
        .fetch(AccountRepository::account);
  }

  private static Account account(AccessUserRecord r) {
    return new Account(
        r.getId(),
        r.getUsername(),
        r.getDisplayName(),
        Arrays.stream(r.getRoles()).map(Role::of).collect(Collectors.toUnmodifiableSet()),
        r.getPersonId(),
        r.getLanguage(),
        r.getDisabledAt() != null);
  }

  Account insert(NewAccount account, String passwordHash, Instant now) {
    return account(
        Objects.requireNonNull(
            dsl.insertInto(ACCESS_USER)
                .set(ACCESS_USER.USERNAME, account.username())
                .set(ACCESS_USER.DISPLAY_NAME, account.displayName())
                .set(ACCESS_USER.PASSWORD_HASH, passwordHash)
                .set(ACCESS_USER.PERSON_ID, account.personId())
                .set(
                    ACCESS_USER.ROLES,
                    account.roles().stream().map(Role::code).sorted().toArray(String[]::new))
                .set(ACCESS_USER.LANGUAGE, account.language())
                .set(ACCESS_USER.CREATED_AT, utc(now))
                .returning()
                .fetchOne()));
  }

  void savePassword(long userId, String passwordHash) {
    dsl.update(ACCESS_USER)
        .set(ACCESS_USER.PASSWORD_HASH, passwordHash)
        .where(ACCESS_USER.ID.eq(userId))
        .execute();
  }

  void saveLanguage(long userId, String language) {
    dsl.update(ACCESS_USER)
        .set(ACCESS_USER.LANGUAGE, language)
        .where(ACCESS_USER.ID.eq(userId))
        .execute();
  }

  record Token(long id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

  List<Token> tokens(long userId) {
    return dsl.selectFrom(ACCESS_TOKEN)
        .where(ACCESS_TOKEN.USER_ID.eq(userId))
        .and(ACCESS_TOKEN.REVOKED_AT.isNull())
        .orderBy(ACCESS_TOKEN.ID)
        .fetch(r ->
            new Token(
                r.getId(),
                r.getName(),
                r.getCreatedAt().toInstant(),
                r.getLastUsedAt() == null ? null : r.getLastUsedAt().toInstant()));
  }

  /** Inserts a token; empty if the command was given before. */
  Optional<Long> insertToken(long userId, UUID command, String name, byte[] hash, Instant now) {
    return dsl.insertInto(ACCESS_TOKEN)
        .set(ACCESS_TOKEN.USER_ID, userId)
        .set(ACCESS_TOKEN.COMMAND, command)
        .set(ACCESS_TOKEN.NAME, name)
        .set(ACCESS_TOKEN.HASH, hash)
        .set(ACCESS_TOKEN.CREATED_AT, utc(now))
        .onConflict(ACCESS_TOKEN.COMMAND)
        .doNothing()
        .returning(ACCESS_TOKEN.ID)
        .fetchOptional(ACCESS_TOKEN.ID);
  }

  boolean revokeToken(long userId, long tokenId, Instant now) {
    return dsl.update(ACCESS_TOKEN)
            .set(ACCESS_TOKEN.REVOKED_AT, utc(now))
            .where(ACCESS_TOKEN.ID.eq(tokenId))
            .and(ACCESS_TOKEN.USER_ID.eq(userId))
            .and(ACCESS_TOKEN.REVOKED_AT.isNull())
            .execute()
        == 1;
  }

  /** Whose token it is, and when it was last used. */
  record TokenUse(Account account, @Nullable Instant last) {

    /** Uses are remembered once a minute. */
    boolean isOld(Instant now) {
      return last == null || last.isBefore(now.minusSeconds(60));
    }
  }

  Optional<TokenUse> findByToken(byte[] hash) {
    return dsl.select(ACCESS_USER, ACCESS_TOKEN.LAST_USED_AT)
        .from(ACCESS_USER)
        .join(ACCESS_TOKEN)
        .on(ACCESS_TOKEN.USER_ID.eq(ACCESS_USER.ID))
        .where(ACCESS_TOKEN.HASH.eq(hash))
        .and(ACCESS_TOKEN.REVOKED_AT.isNull())
        .fetchOptional(r ->
            new TokenUse(account(r.value1()), r.value2() == null ? null : r.value2().toInstant()));
  }

  /** Remembers the use of a token, at most once a minute. */
  void touchToken(byte[] hash, Instant now) {
    dsl.update(ACCESS_TOKEN)
        .set(ACCESS_TOKEN.LAST_USED_AT, utc(now))
        .where(ACCESS_TOKEN.HASH.eq(hash))
        .and(
            ACCESS_TOKEN
                .LAST_USED_AT
                .isNull()
                .or(ACCESS_TOKEN.LAST_USED_AT.lt(utc(now.minusSeconds(60)))))
        .execute();
  }

  void replaceSetupLink(byte[] hash, Instant expires) {
    dsl.deleteFrom(ACCESS_SETUP_LINK).execute();
    dsl.insertInto(ACCESS_SETUP_LINK)
        .set(ACCESS_SETUP_LINK.HASH, hash)
        .set(ACCESS_SETUP_LINK.EXPIRES_AT, utc(expires))
        .execute();
  }

  /** Takes the link away; true if it was there and still good. */
  boolean useSetupLink(byte[] hash, Instant now) {
    return dsl.deleteFrom(ACCESS_SETUP_LINK)
            .where(ACCESS_SETUP_LINK.HASH.eq(hash))
            .and(ACCESS_SETUP_LINK.EXPIRES_AT.gt(utc(now)))
            .execute()
        == 1;
  }

  int failures(String subject, Instant since) {
    return dsl.fetchCount(
        ACCESS_FAILED_SIGN_IN,
        ACCESS_FAILED_SIGN_IN
            .SUBJECT
            .eq(subject)
            .and(ACCESS_FAILED_SIGN_IN.FAILED_AT.gt(utc(since))));
  }

  /** Until the end of the transaction no one else counts these subjects. */
  void lockSubjects(List<String> subjects) {
    subjects.stream()
        .sorted()
        .forEach(subject ->
            dsl.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", subject));
  }

  void recordFailures(List<String> subjects, Instant now) {
    for (String subject : subjects) {
      dsl.insertInto(ACCESS_FAILED_SIGN_IN)
          .set(ACCESS_FAILED_SIGN_IN.SUBJECT, subject)
          .set(ACCESS_FAILED_SIGN_IN.FAILED_AT, utc(now))
          .execute();
    }
    dsl.deleteFrom(ACCESS_FAILED_SIGN_IN)
        .where(ACCESS_FAILED_SIGN_IN.FAILED_AT.lt(utc(now.minusSeconds(86_400))))
        .execute();
  }

  void forgetFailure(String subject, Instant attempt) {
    dsl.deleteFrom(ACCESS_FAILED_SIGN_IN)
        .where(ACCESS_FAILED_SIGN_IN.SUBJECT.eq(subject))
        .and(ACCESS_FAILED_SIGN_IN.FAILED_AT.eq(utc(attempt)))
        .execute();
  }

  void forgetFailures(String subject) {
    dsl.deleteFrom(ACCESS_FAILED_SIGN_IN)
        .where(ACCESS_FAILED_SIGN_IN.SUBJECT.eq(subject))
        .execute();
  }

  /** Those of the sign-ins whose account is enabled and whose session, token or key is good. */
  Set<SignIn> present(Collection<SignIn> asked, Instant now) {
    List<String> names =
        new ArrayList<>(each(asked, SignIn.Session.class, SignIn.Session::username));
    names.addAll(each(asked, SignIn.Token.class, SignIn.Token::username));
    Set<String> enabled = enabled(names);
    Set<String> sessions = sessions(each(asked, SignIn.Session.class, SignIn.Session::id), now);
    Set<String> tokens = tokens(each(asked, SignIn.Token.class, SignIn.Token::hash));
    Set<String> keys = keys(each(asked, SignIn.Key.class, SignIn.Key::hash));
    return asked.stream()
        .filter(signIn ->
            switch (signIn) {
              case SignIn.Session session ->
                  enabled.contains(session.username()) && sessions.contains(session.id());
              case SignIn.Token token ->
                  enabled.contains(token.username()) && tokens.contains(token.hash());
              case SignIn.Key key -> keys.contains(key.hash());
            })
        .collect(Collectors.toSet());
  }

  private static <S extends SignIn> List<String> each(
      Collection<SignIn> asked, Class<S> kind, Function<S, String> part) {
    return asked.stream().filter(kind::isInstance).map(kind::cast).map(part).toList();
  }

  private Set<String> enabled(List<String> usernames) {
    return dsl.select(ACCESS_USER.USERNAME)
        .from(ACCESS_USER)
        .where(ACCESS_USER.USERNAME.in(usernames))
        .and(ACCESS_USER.DISABLED_AT.isNull())
        .fetchSet(ACCESS_USER.USERNAME);
  }

  private Set<String> sessions(List<String> ids, Instant now) {
    return dsl.fetch(
            "select session_id from spring_session where session_id = any (?) and expiry_time > ?",
            ids.toArray(String[]::new),
            now.toEpochMilli())
        .intoSet(0, String.class);
  }

  private Set<String> tokens(List<String> hashes) {
    return hexadecimal(
        dsl.select(ACCESS_TOKEN.HASH)
            .from(ACCESS_TOKEN)
            .where(ACCESS_TOKEN.HASH.in(bytes(hashes)))
            .and(ACCESS_TOKEN.REVOKED_AT.isNull())
            .fetch(ACCESS_TOKEN.HASH));
  }

  private Set<String> keys(List<String> hashes) {
    return hexadecimal(
        dsl.select(ACCESS_SCREEN.HASH)
            .from(ACCESS_SCREEN)
            .where(ACCESS_SCREEN.HASH.in(bytes(hashes)))
            .and(ACCESS_SCREEN.REVOKED_AT.isNull())
            .fetch(ACCESS_SCREEN.HASH));
  }

  private static List<byte[]> bytes(List<String> hashes) {
    return hashes.stream().map(HexFormat.of()::parseHex).toList();
  }

  private static Set<String> hexadecimal(List<byte[]> hashes) {
    return hashes.stream().map(HexFormat.of()::formatHex).collect(Collectors.toSet());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
