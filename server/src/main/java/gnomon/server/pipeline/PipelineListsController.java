package gnomon.server.pipeline;

import gnomon.engine.measure.Amount;
import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Ledger;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Unit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one can choose from: reasons, products, people and the words of the dimensions. */
@RestController
@RequestMapping(value = "/api/pipeline", produces = "application/json")
class PipelineListsController {

  private final Reasons reasons;
  private final Products products;
  private final Owners owners;
  private final Organization organization;
  private final Ledger ledger;

  PipelineListsController(
      Reasons reasons, Products products, Owners owners, Organization organization, Ledger ledger) {
    this.reasons = reasons;
    this.products = products;
    this.owners = owners;
    this.organization = organization;
    this.ledger = ledger;
  }

  record ReasonLists(List<Reason> loss, List<Reason> blocker) {}

  record NameWish(@NotBlank @Size(max = 100) String zh, @NotBlank @Size(max = 100) String en) {}

  record ReasonWish(@NotNull @Valid NameWish name, boolean active) {}

  record ProductChoice(long id, String name, @Nullable String line, @Nullable String listPrice) {}

  record PersonChoice(long id, String name, long unitId, String unitName) {}

  record Choices(
      List<ProductChoice> products,
      List<String> channels,
      List<String> lines,
      List<String> regions,
      List<String> industries,
      List<String> tiers,
      List<PersonChoice> people) {}

  @GetMapping("/reasons")
  ReasonLists reasons(Scope scope) {
    return new ReasonLists(
        reasons.all(scope, Reasons.Which.LOSS), reasons.all(scope, Reasons.Which.BLOCKER));
  }

  @PutMapping("/reasons/{list}/{code}")
  @PreAuthorize("hasAnyRole('administrator', 'operations')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void saveReason(
      Scope scope,
      @PathVariable String list,
      @PathVariable String code,
      @Valid @RequestBody ReasonWish wish) {
    if (!code.matches("[a-z][a-z0-9_]{0,49}")) {
      throw Refusal.invalid(
              "invalid_code",
              "code",
              "“%s”不是有效代码。请以小写字母开头，只用小写字母、数字和下划线，如 no_budget。".formatted(code),
              "\"%s\" is not a code. Maybe lower-case letters, digits and underscores, such as no_budget."
                  .formatted(code))
          .asException();
    }
    Text name = new Text(wish.name().zh().strip(), wish.name().en().strip());
    reasons.save(scope, which(list), new Reason(code, name, wish.active()));
  }

  private static Reasons.Which which(String list) {
    return Arrays.stream(Reasons.Which.values())
        .filter(one -> one.code().equals(list))
        .findFirst()
        .orElseThrow(() -> {
          String lists =
              Arrays.stream(Reasons.Which.values())
                  .map(Reasons.Which::code)
                  .collect(Collectors.joining(", "));
          return Refusal.absent(
                  "没有列表“%s”。可用：%s。".formatted(list, lists),
                  "There is no list \"%s\". Maybe one of %s.".formatted(list, lists))
              .asException();
        });
  }

  @GetMapping("/choices")
  Choices choices(Scope scope) {
    List<Product> catalogue = products.all(scope);
    int scale = organization.company(scope).scale();
    return new Choices(
        catalogue.stream().map(product -> choice(product, scale)).toList(),
        ledger.words(scope, "channel"),
        catalogue.stream().map(Product::line).filter(Objects::nonNull).distinct().sorted().toList(),
        organization.units(scope).depthFirst().stream()
            .filter(unit -> unit.level() == Unit.Level.REGION)
            .map(Unit::name)
            .toList(),
        ledger.words(scope, "industry"),
        ledger.words(scope, "tier"),
        owners.all(scope).stream()
            .map(one -> new PersonChoice(one.person(), one.name(), one.unit(), one.unitName()))
            .toList());
  }

  private static ProductChoice choice(Product product, int scale) {
    Long price = product.listPrice();
    return new ProductChoice(
        product.id(),
        product.name(),
        product.line(),
        price == null ? null : Amount.print(price, scale));
  }
}
