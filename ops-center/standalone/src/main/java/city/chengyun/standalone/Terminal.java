package city.chengyun.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** Whether a person sits at the other end, and what they answer. */
final class Terminal {

    /** Set by {@code ./run}, which can tell; the JDK's console is not null on newer ones. */
    private static final String PROPERTY = "chengyun.terminal";

    private Terminal() {}

    static boolean isPresent() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** True if the person answers yes. */
    static boolean confirms(String question) throws IOException {
        System.out.print(question + " [y/N] ");
        System.out.flush();
        var answer =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
                        .readLine();
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
