package gnomon.server.measure;

import gnomon.server.api.Text;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Kind;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/measures")
class MeasureController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private static final String BY = "Dimensions to split by, with commas between them";
  private static final String WHERE =
      "A condition dimension:value, several values with | between them; repeatable";

  private final Measures measures;
  private final Questions questions;

  MeasureController(Measures measures, Questions questions) {
    this.measures = measures;
    this.questions = questions;
  }

  record Described(
      String id,
      Text name,
      String unit,
      String direction,
      String kind,
      List<String> dimensions,
      Text definition,
      boolean additive) {

    static Described of(Measure measure) {
      return new Described(
          measure.id(),
          measure.name(),
          measure.unit().code(),
          measure.direction().code(),
          measure.kind().code(),
          Arrays.stream(Dimension.values()).map(Dimension::code).toList(),
          measure.definition(),
          measure.isAdditive());
    }
  }

  @GetMapping(produces = "application/json")
  List<Described> catalogue(Scope scope) {
    return measures.catalogue(scope).stream().map(Described::of).toList();
  }

  @PostMapping(produces = "application/json")
  @PreAuthorize("hasAnyRole('administrator', 'operations')")
  @ResponseStatus(HttpStatus.CREATED)
  Described add(Scope scope, @RequestBody Measure measure) {
    return Described.of(measures.add(scope, measure));
  }

  @GetMapping("/kinds")
  List<String> kinds() {
    return Arrays.stream(Kind.values()).map(Kind::code).toList();
  }

  @Parameter(
      name = "by",
      in = ParameterIn.QUERY,
      description = BY,
      schema = @Schema(type = "string"),
      example = "quarter,region")
  @Parameter(
      name = "where",
      in = ParameterIn.QUERY,
      description = WHERE,
      array = @ArraySchema(schema = @Schema(type = "string")),
      example = "region:Central")
  @GetMapping(value = "/{id}/values", produces = "application/json")
  Answer values(
      Scope scope,
      @PathVariable String id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable LocalDate known,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    return measures.values(scope, questions.read(scope, id, from, to, known, parameters));
  }

  @Parameter(
      name = "by",
      in = ParameterIn.QUERY,
      description = BY,
      schema = @Schema(type = "string"),
      example = "quarter,region")
  @Parameter(
      name = "where",
      in = ParameterIn.QUERY,
      description = WHERE,
      array = @ArraySchema(schema = @Schema(type = "string")),
      example = "region:Central")
  @GetMapping(value = "/{id}/values", produces = "text/csv")
  ResponseEntity<String> csv(
      Scope scope,
      @PathVariable String id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable LocalDate known,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    Measure measure = measures.get(scope, id);
    Answer answer = measures.values(scope, questions.read(scope, id, from, to, known, parameters));
    return ResponseEntity.ok().contentType(CSV).body(AnswerCsv.write(measure, answer));
  }
}
