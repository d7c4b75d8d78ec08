package city.chengyun.opscenter.access.internal;

import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies larger than their endpoint needs before a byte of them is read: {@value
 * #MAX_BATCH_BYTES} for a batch of devices, {@value #MAX_TABLE_BYTES} for a table of accounts or
 * shifts, {@value #MAX_FILE_BYTES} for a file of a case, {@value #MAX_BYTES} for everything else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodySizeFilter extends OncePerRequestFilter {

    static final long MAX_BYTES = 64 * 1024;
    static final long MAX_TABLE_BYTES = 1024 * 1024;
    static final long MAX_BATCH_BYTES = 16 * 1024 * 1024;

    private static final Map<String, Long> LARGER =
            Map.of(
                    "/api/duty/shifts/import", MAX_TABLE_BYTES,
                    "/api/duty/shifts/import/check", MAX_TABLE_BYTES,
                    "/api/devices/batch", MAX_BATCH_BYTES,
                    "/api/devices/links/batch", MAX_BATCH_BYTES,
                    "/api/devices/links/import", MAX_BATCH_BYTES,
                    "/api/accounts/import", MAX_TABLE_BYTES,
                    "/api/accounts/import/check", MAX_TABLE_BYTES);

    /** A file of 10 MB with what a form puts around it. */
    static final long MAX_FILE_BYTES = 10 * 1024 * 1024 + 16 * 1024;

    private static final Pattern FILES = Pattern.compile("/api/cases/[A-Z0-9-]{1,40}/attachments");

    private final ProblemResponses problems;

    BodySizeFilter(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long allowed = allowed(request.getRequestURI());
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            problems.write(
                    response,
                    Problem.of(
                            HttpStatus.LENGTH_REQUIRED,
                            "length-required",
                            "Send the body with a Content-Length"));
        } else if (request.getContentLengthLong() > allowed) {
            problems.write(
                    response,
                    Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "The body has more than " + allowed + " bytes"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static long allowed(String path) {
        return FILES.matcher(path).matches()
                ? MAX_FILE_BYTES
                : LARGER.getOrDefault(path, MAX_BYTES);
    }
}
