package city.chengyun.opscenter.problem;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Renders every failure of a controller as a problem detail with a {@code code}. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onProblem(Problem problem) {
        return ResponseEntity.status(problem.status())
                .headers(problem.headers())
                .body(problem.toDetail());
    }

    /** PostgreSQL is away: the app lives on and says so. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> onDatabaseAway(RuntimeException failure) {
        log.warn("The database does not answer: {}", failure.getMessage());
        return onProblem(Problem.databaseUnavailable(failure));
    }

    /**
     * A text has characters that PostgreSQL cannot store (a zero), or a value breaks a constraint.
     */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnstorable(DataIntegrityViolationException failure) {
        log.info("A value cannot be stored: {}", failure.getMostSpecificCause().getMessage());
        return onProblem(Problem.invalid("unstorable-value", "A value cannot be stored"));
    }

    /** Anything else is a defect of ours: logged with its trace, told without it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onDefect(Exception failure) {
        log.error("A request failed", failure);
        return onProblem(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "The request failed; the cause is in the app's log"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        failure.getBody()
                .setDetail(
                        failure.getBindingResult().getFieldErrors().stream()
                                .map(error -> error.getField() + " " + error.getDefaultMessage())
                                .sorted()
                                .collect(Collectors.joining("; ")));
        return super.handleMethodArgumentNotValid(failure, headers, status, request);
    }

    /** The body is no JSON of the right form; an invalid value says itself what it may be. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String detail =
                failure.getMostSpecificCause() instanceof IllegalArgumentException invalid
                        ? invalid.getMessage()
                        : "The body is not JSON of the expected form";
        return handleExceptionInternal(
                failure,
                ProblemDetail.forStatusAndDetail(status, detail),
                headers,
                status,
                request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail) {
            HttpStatus known = HttpStatus.resolve(status.value());
            String code = known == null ? "failed" : known.name();
            detail.setProperty("code", code.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return super.createResponseEntity(body, headers, status, request);
    }
}
