package gnomon.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.ObjectMapper;

/** The one place that turns refusals and faults into problem+json. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final ObjectMapper json;

  Problems(ObjectMapper json) {
    this.json = json;
  }

  @ExceptionHandler(Refused.class)
  ResponseEntity<ProblemDetail> refused(Refused refused, Locale locale) {
    Refusal refusal = refused.refusal();
    return answer(problem(refusal, locale));
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException wrong, Locale locale) {
    Class<?> type = wrong.getRequiredType();
    String wanted =
        type == LocalDate.class
            ? "date like 2017-03-31"
            : type == null ? "value" : type.getSimpleName();
    return answer(
        problem(
            new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid_parameter",
                wrong.getName(),
                new Text(
                    "参数 %s 的值“%s”无效，应为 %s。".formatted(wrong.getName(), wrong.getValue(), wanted),
                    "The value \"%s\" of %s is not a %s."
                        .formatted(wrong.getValue(), wrong.getName(), wanted))),
            locale));
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ResponseEntity<ProblemDetail> invalid(IllegalArgumentException wrong) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
    problem.setDetail(wrong.getMessage());
    problem.setProperty("code", "invalid_input");
    return answer(problem);
  }

  /** Method security throws inside the controller; the filter chain answers it. */
  @ExceptionHandler(AccessDeniedException.class)
  ResponseEntity<ProblemDetail> denied(Locale locale) {
    return answer(problem(NOT_ALLOWED, locale));
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<ProblemDetail> fault(Exception fault, HttpServletRequest request, Locale locale) {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
    return answer(problem(FAULT, locale));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem = invalid.getBody();
    problem.setProperty("code", "invalid_input");
    problem.setProperty(
        "errors",
        invalid.getBindingResult().getFieldErrors().stream()
            .map(error ->
                Map.of("field", error.getField(), "message", "" + error.getDefaultMessage()))
            .toList());
    problem.setDetail(
        String.join(
            "; ",
            invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> error.getField() + ": " + error.getDefaultMessage())
                .toList()));
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
    Throwable cause = unreadable.getMostSpecificCause();
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    problem.setDetail(List.of(message.split("\n")).getFirst());
    problem.setProperty("code", "unreadable_body");
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** Whatever the framework refuses by itself gets a code as well: its status. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem
        && (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
      problem.setProperty("code", codeOf(status));
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static String codeOf(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "http_" + status.value() : known.name().toLowerCase(Locale.ROOT);
  }

  static final Refusal FAULT =
      new Refusal(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "fault",
          null,
          new Text(
              "服务器内部出错，操作未生效。请重试；若仍出现，请把时间告诉管理员。",
              "Something failed on our side; nothing was changed. Try again, and if it stays, tell your administrator the time."));

  public static final Refusal NOT_SIGNED_IN =
      new Refusal(
          HttpStatus.UNAUTHORIZED,
          "not_signed_in",
          null,
          new Text("请先登录。", "Please sign in first."));

  public static final Refusal NOT_ALLOWED =
      new Refusal(
          HttpStatus.FORBIDDEN,
          "not_allowed",
          null,
          new Text("您的角色不能执行此操作。", "Your role does not allow this."));

  private static ProblemDetail problem(Refusal refusal, Locale locale) {
    ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
    problem.setDetail(refusal.reason().in(locale));
    problem.setProperty("code", refusal.code());
    if (refusal.field() != null) {
      problem.setProperty("field", refusal.field());
    }
    return problem;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** For filters, which answer before any controller. */
  public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    response.setStatus(refusal.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    json.writeValue(response.getWriter(), problem(refusal, request.getLocale()));
  }
}
