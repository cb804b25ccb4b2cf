package gnomon.server.access;

import gnomon.server.access.AccountRepository.Credentials;
import gnomon.server.access.AccountRepository.Token;
import gnomon.server.access.AccountRepository.TokenUse;
import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Accounts with their passwords and tokens. */
@Service
public class Accounts {

  private static final Duration SETUP_LINK = Duration.ofMinutes(30);
  private static final int SHORTEST_PASSWORD = 10;

  private final Database database;
  private final AccountRepository repository;
  private final PasswordEncoder passwords;
  private final SignInThrottle throttle;
  private final Clock clock;
  private final String hashOfNobody;

  Accounts(
      Database database,
      AccountRepository repository,
      PasswordEncoder passwords,
      SignInThrottle throttle,
      Clock clock) {
    this.database = database;
    this.repository = repository;
    this.passwords = passwords;
    this.throttle = throttle;
    this.clock = clock;
    this.hashOfNobody = passwords.encode(Secret.random("").text());
  }

  /** Whether nobody can sign in yet. */
  public boolean areEmpty() {
    return database.read(Scope.system(), _ -> repository.isEmpty());
  }

  public List<Account> all() {
    return database.read(Scope.system(), _ -> repository.all());
  }

  /** The accounts of one of the company's people that can sign in; usually one. */
  public List<Account> ofPerson(long personId) {
    return database.read(Scope.system(), _ -> repository.ofPerson(personId));
  }

  public Optional<Account> find(String username) {
    return database
        .read(Scope.system(), _ -> repository.find(username.toLowerCase(Locale.ROOT)))
        .map(Credentials::account)
        .filter(account -> !account.disabled());
  }

  public Account create(NewAccount account) {
    requireGoodPassword(account.password(), "password");
    String hash = passwords.encode(account.password());
    return database.write(Scope.system(), _ -> repository.insert(account, hash, clock.instant()));
  }

  /**
   * Checks a password. An unknown name costs as much time as a wrong password, and both are counted
   * before the expensive check.
   */
  Account signIn(String username, String password, String address) {
    String name = username.strip().toLowerCase(Locale.ROOT);
    Instant attempt = throttle.admit(name, address);
    Optional<Credentials> found = database.read(Scope.system(), _ -> repository.find(name));
    boolean right =
        passwords.matches(password, found.map(Credentials::passwordHash).orElse(hashOfNobody));
    if (!right || found.isEmpty() || found.get().account().disabled()) {
      throw BAD_CREDENTIALS.asException();
    }
    throttle.succeeded(name, address, attempt);
    return found.get().account();
  }

  static final Refusal BAD_CREDENTIALS =
      new Refusal(
          HttpStatus.UNAUTHORIZED,
          "bad_credentials",
          null,
          new Text("用户名或密码不正确。", "The user name or the password is wrong."));

  /** Replaces a password; wrong guesses at the current one count as failed sign-ins. */
  void changePassword(Account account, String address, String current, String replacement) {
    requireGoodPassword(replacement, "replacement");
    Instant attempt = throttle.admit(account.username(), address);
    Credentials credentials =
        database
            .read(Scope.system(), _ -> repository.find(account.username()))
            .orElseThrow(BAD_CREDENTIALS::asException);
    if (!passwords.matches(current, credentials.passwordHash())) {
      throw Refusal.invalid(
              "wrong_password", "current", "当前密码不正确。", "The current password is wrong.")
          .asException();
    }
    throttle.succeeded(account.username(), address, attempt);
    String hash = passwords.encode(replacement);
    database.change(Scope.system(), _ -> repository.savePassword(account.id(), hash));
  }

  private static void requireGoodPassword(String password, String field) {
    if (password.length() < SHORTEST_PASSWORD) {
      throw Refusal.invalid(
              "password_too_short",
              field,
              "密码至少 %d 个字符，现有 %d 个。".formatted(SHORTEST_PASSWORD, password.length()),
              "A password needs at least %d characters; this one has %d."
                  .formatted(SHORTEST_PASSWORD, password.length()))
          .asException();
    }
  }

  void saveLanguage(Account account, String language) {
    database.change(Scope.system(), _ -> repository.saveLanguage(account.id(), language));
  }

  List<Token> tokens(Account account) {
    return database.read(Scope.system(), _ -> repository.tokens(account.id()));
  }

  /** A token and the text that is shown this once. */
  public record IssuedToken(long id, String name, String token) {
    @Override
    public String toString() {
      return "IssuedToken[id=%d]".formatted(id);
    }
  }

  /**
   * Issues a token. The same command again is refused, since the text cannot be shown a second
   * time.
   */
  public IssuedToken issueToken(Account account, UUID command, String name) {
    Secret secret = Secret.random("gnomon_");
    return database
        .write(
            Scope.system(),
            _ ->
                repository.insertToken(account.id(), command, name, secret.hash(), clock.instant()))
        .map(id -> new IssuedToken(id, name, secret.text()))
        .orElseThrow(() -> tokenIssued(name).asException());
  }

  private static Refusal tokenIssued(String name) {
    return Refusal.conflict(
        "token_issued",
        "令牌“%s”已经创建，内容只显示一次。若没有看到，请撤销后重新创建。".formatted(name),
        "The token \"%s\" was created already and is shown only once. If you did not see it, revoke it and create another."
            .formatted(name));
  }

  boolean revokeToken(Account account, long tokenId) {
    return database.write(
        Scope.system(), _ -> repository.revokeToken(account.id(), tokenId, clock.instant()));
  }

  Optional<Account> findByToken(byte[] hash) {
    Instant now = clock.instant();
    Optional<TokenUse> use =
        database
            .read(Scope.system(), _ -> repository.findByToken(hash))
            .filter(found -> !found.account().disabled());
    if (use.isPresent() && use.get().isOld(now)) {
      database.change(Scope.system(), _ -> repository.touchToken(hash, now));
    }
    return use.map(TokenUse::account);
  }

  /** Those of the sign-ins that still hold. */
  public Set<SignIn> present(Collection<SignIn> asked) {
    return asked.isEmpty()
        ? Set.of()
        : database.read(Scope.system(), _ -> repository.present(asked, clock.instant()));
  }

  /** A new one-time link for the first administrator; an older one is void. */
  public String newSetupToken() {
    Secret secret = Secret.random("");
    database.change(
        Scope.system(),
        _ -> repository.replaceSetupLink(secret.hash(), clock.instant().plus(SETUP_LINK)));
    return secret.text();
  }

  /** Creates the first administrator with the token of the link; the caller's transaction. */
  Account setUp(String token, NewAccount administrator) {
    return database.write(
        Scope.system(),
        _ -> {
          if (!repository.isEmpty()
              || !repository.useSetupLink(new Secret(token).hash(), clock.instant())) {
            throw Refusal.invalid(
                    "setup_link_void",
                    "token",
                    "此链接已使用或已过期。请重新启动服务器，它会打印新的链接。",
                    "This link was used or has expired. Start the server again; it prints a new one.")
                .asException();
          }
          return create(administrator);
        });
  }
}
