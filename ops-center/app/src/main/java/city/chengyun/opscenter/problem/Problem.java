package city.chengyun.opscenter.problem;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal that the caller can act on. Rendered as {@code application/problem+json} by {@link
 * ProblemHandler}; it is an answer, not a defect, and is not logged.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    private Problem(HttpStatus status, String code, String detail, @Nullable Throwable cause) {
        super(requireNonNull(detail, "detail is null"), cause);
        this.status = requireNonNull(status, "status is null");
        this.code = requireNonNull(code, "code is null");
    }

    /** 400: the request breaks the rule that {@code detail} states. */
    public static Problem invalid(String code, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, code, detail, null);
    }

    /** 404: there is no such thing, or not for this account. */
    public static Problem notFound(String what, String id) {
        return new Problem(
                HttpStatus.NOT_FOUND, what + "-not-found", "There is no " + what + " " + id, null);
    }

    /** 409: the thing has changed meanwhile, or belongs to somebody else. */
    public static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail, null);
    }

    /** 503: another process of the hub is away; repeating later helps. */
    public static Problem unavailable(String code, String detail, @Nullable Throwable cause) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail, cause);
    }

    /** 503: PostgreSQL is away. */
    public static Problem databaseUnavailable(Throwable cause) {
        return unavailable(
                "database-unavailable", "The database does not answer; try again", cause);
    }

    /** Any other status. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, null);
    }

    /** Adds an extension member; returns this. */
    public Problem with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Tells when to try again, in the body and in the {@code Retry-After} header; returns this. */
    public Problem retryAfter(Duration time) {
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds() + 1));
        return with("retryAfterSeconds", time.toSeconds() + 1);
    }

    /** Headers of the answer beside those of every problem. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The HTTP status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** The stable code, kebab-case, that clients switch on. */
    public String code() {
        return code;
    }

    /** The body of the answer. */
    public ProblemDetail toDetail() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, getMessage());
        detail.setProperty("code", code);
        properties.forEach(detail::setProperty);
        return detail;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage(), "detail is null");
    }
}
